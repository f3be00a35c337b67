//! Where parts of a value come from that was put together of several inputs: what stands in the value here may stand in
//! another text, or elsewhere in its own.

use std::collections::BTreeMap;

use super::place::{Place, Step};

/// Where a node of a value comes from, and the nodes in it.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Where it stands, if that is not where the node around it says.
    place: Option<Place>,
    members: BTreeMap<String, Origin>,
    /// The elements of a list that has changed, each with its position in the text.
    elements: Option<Vec<(usize, Origin)>>,
}

impl Origin {
    /// What stands in a place, and so does all in it.
    pub fn at(place: Place) -> Origin {
        Origin {
            place: Some(place),
            ..Origin::default()
        }
    }

    /// A node in this one.
    pub fn inner(&mut self, step: &Step) -> &mut Origin {
        match (step, &mut self.elements) {
            (Step::Index(index), Some(elements)) if *index < elements.len() => {
                &mut elements[*index].1
            }
            // Of a list that has not changed an element is found by its position.
            (Step::Index(index), _) => self.members.entry(index.to_string()).or_default(),
            (Step::Key(key), _) => self.members.entry(key.clone()).or_default(),
        }
    }

    /// A member is another one.
    pub fn put(&mut self, key: &str, origin: Origin) {
        self.members.insert(key.to_owned(), origin);
    }

    /// A list of so many elements gets one more.
    pub fn push(&mut self, count: usize, origin: Origin) {
        self.list(count).push((0, origin));
    }

    /// A list of so many elements loses one.
    pub fn remove(&mut self, count: usize, index: usize) {
        self.list(count).remove(index);
    }

    /// The elements of a list, of which there are so many.
    fn list(&mut self, count: usize) -> &mut Vec<(usize, Origin)> {
        let members = &mut self.members;
        self.elements.get_or_insert_with(|| {
            let mut element = |index: usize| members.remove(&index.to_string()).unwrap_or_default();
            (0..count).map(|index| (index, element(index))).collect()
        })
    }

    /// Where that stands to which a place leads through this value.
    pub fn place(&self, place: &Place) -> Place {
        let start = Place::at(place.file, place.start, place.section);
        let (mut found, mut here) = (start, Some(self));
        for step in place.pointer.steps() {
            let (inner, position) = match here {
                Some(origin) => origin.step(step),
                None => (None, None),
            };
            found = match (inner.and_then(|inner| inner.place.clone()), position, step) {
                (Some(own), ..) => own,
                (None, Some(position), _) => found.index(position),
                (None, None, Step::Key(key)) => found.key(key),
                (None, None, Step::Index(index)) => found.index(*index),
            };
            here = inner;
        }
        Place {
            is_hidden: place.is_hidden,
            ..found
        }
    }

    /// The node in this one, if something is known of it, and its position in the text, if it is an element that may have
    /// moved.
    fn step(&self, step: &Step) -> (Option<&Origin>, Option<usize>) {
        let key = match (step, &self.elements) {
            (Step::Index(index), Some(elements)) => {
                let element = elements.get(*index);
                return (
                    element.map(|(_, origin)| origin),
                    element.map(|(position, _)| *position),
                );
            }
            (Step::Index(index), None) => index.to_string(),
            (Step::Key(key), _) => key.clone(),
        };
        (self.members.get(&key), None)
    }
}
