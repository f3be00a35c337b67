//! Overlays (OpenAPI Overlay 1.0): changes of a description that is not edited itself.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use serde_json_path::{JsonPath, PathElement};

use super::irrelevant;
use crate::diagnostic::{Code, Origin, Place, Sink, Step};
use crate::text::{self, Input, Node, Role};

/// The overlays of a run, in the order in which they are applied.
#[derive(Default)]
pub struct Overlays(Vec<Overlay>);

struct Overlay {
    /// The input that it is for; all, if it names none that lies beside it.
    extends: Option<(PathBuf, Place)>,
    /// Whether it is for some input.
    is_used: bool,
    actions: Vec<Action>,
}

/// A change.
struct Action {
    target: JsonPath,
    place: Place,
    change: Change,
    is_met: bool,
}

enum Change {
    Remove,
    Update(Node),
}

const OVERLAY: &str = "an overlay";
const ACTION: &str = "an action of an overlay";

impl Overlays {
    /// Reads the overlays among the inputs; reports what they are not.
    pub fn read(inputs: &[Input], sink: &mut Sink) -> Overlays {
        let numbered = inputs.iter().enumerate();
        let overlays = numbered.filter(|(_, input)| input.role == Role::Overlay);
        let overlays = overlays.filter_map(|(number, input)| read(number, input, sink));
        Overlays(overlays.collect())
    }

    /// Changes the value of an input, and says where its parts come from. What is only a part of others is changed if it is
    /// named.
    pub fn apply(&mut self, name: &str, is_part: bool, node: &mut Node, sink: &mut Sink) {
        let mut origin = None;
        for overlay in &mut self.0 {
            let is_meant = match &overlay.extends {
                Some((path, _)) => *path == text::normal(Path::new(name)),
                None => !is_part,
            };
            if is_meant {
                overlay.is_used = true;
                let origin = origin.get_or_insert_with(Origin::default);
                for action in &mut overlay.actions {
                    action.apply(&mut node.value, origin, sink);
                }
            }
        }
        if let Some(origin) = origin {
            sink.put_together(&node.place, origin);
        }
    }

    /// Reports what changes nothing.
    pub fn report_unmet(&self, sink: &mut Sink) {
        for overlay in &self.0 {
            if let (Some((path, place)), false) = (&overlay.extends, overlay.is_used) {
                let message = format!("no input is `{}`", path.display());
                sink.report(Code::UnmetTarget, place, message, UNCHANGED);
                continue;
            }
            for action in overlay.actions.iter().filter(|action| !action.is_met) {
                let message = "the target is nothing in any description";
                sink.report(Code::UnmetTarget, &action.place, message, UNCHANGED);
            }
        }
    }
}

const UNCHANGED: &str = "nothing was changed; correct it, or take it out";

fn read(number: usize, input: &Input, sink: &mut Sink) -> Option<Overlay> {
    let place = Place::file(number);
    let value = super::value(text::decode(input, number, sink)?, &place, sink)?;
    let is_overlay =
        value.get("overlay").is_some() && value.get("actions").is_some_and(Value::is_array);
    if !is_overlay {
        let message = "this is no overlay";
        let help = "an overlay has `overlay: 1.0.0` and a list of `actions`";
        sink.report(Code::InvalidOverlay, &place, message, help);
        return None;
    }
    if !super::version(&value["overlay"]).starts_with("1.") {
        let message = "`overlay` names no version that is read";
        let help = "give an overlay of `overlay: 1.0.0`";
        sink.report(Code::InvalidOverlay, &place.key("overlay"), message, help);
        return None;
    }
    let mut object = Node { value, place }.object(OVERLAY, sink)?;
    for key in ["overlay", "info"] {
        object.take(key);
    }
    let at = object.place.key("extends");
    let extends = object.text("extends", sink);
    // What is a URL names no file.
    let is_way = !extends.is_empty() && !extends.contains(':');
    let extends = is_way.then(|| {
        let way = text::percent_decoded(&extends);
        (text::beside(&input.name, &way), at)
    });
    let mut actions = Vec::new();
    for node in object.list("actions", sink) {
        actions.extend(action(node, sink));
    }
    irrelevant::close(&object, OVERLAY, sink);
    Some(Overlay {
        extends,
        is_used: false,
        actions,
    })
}

fn action(node: Node, sink: &mut Sink) -> Option<Action> {
    let mut object = node.object(ACTION, sink)?;
    let place = object.place.key("target");
    let target = object.text("target", sink);
    let target = match JsonPath::parse(&target) {
        Ok(target) => target,
        Err(error) => {
            let message = format!("the target is no JSONPath (RFC 9535): {error}");
            let help = "write it like `$.paths['/pets'].get`";
            sink.report(Code::InvalidOverlay, &place, message, help);
            return None;
        }
    };
    object.take("description");
    let update = object.take("update");
    let is_removed = object.flag("remove", sink).unwrap_or(false);
    irrelevant::close(&object, ACTION, sink);
    let change = match (is_removed, update) {
        (true, _) => Change::Remove,
        (false, Some(update)) => Change::Update(update),
        (false, None) => {
            let message = "the action neither updates nor removes anything";
            let help = "give it an `update`, or `remove: true`";
            sink.report(Code::InvalidOverlay, &object.place, message, help);
            return None;
        }
    };
    Some(Action {
        target,
        place,
        change,
        is_met: false,
    })
}

impl Action {
    fn apply(&mut self, root: &mut Value, origin: &mut Origin, sink: &mut Sink) {
        let located = self.target.query_located(root);
        let step = |element: &PathElement<'_>| match element {
            PathElement::Name(name) => Step::Key((*name).to_owned()),
            PathElement::Index(index) => Step::Index(*index),
        };
        let ways = located
            .locations()
            .map(|way| way.iter().map(step).collect());
        let mut ways: Vec<Vec<Step>> = ways.collect();
        // What stands behind or within others goes before them.
        ways.sort();
        ways.dedup();
        self.is_met |= !ways.is_empty();
        for way in ways.iter().rev() {
            match &self.change {
                Change::Remove => remove(way, root, origin),
                Change::Update(update) => {
                    let Some((value, origin)) = walk(way, root, origin) else {
                        continue;
                    };
                    if !update_one(update, value, origin) {
                        let message = "the target is neither an object nor a list that the update can be merged with";
                        sink.report(
                            Code::InvalidOverlay,
                            &self.place,
                            message,
                            "name one that is",
                        );
                    }
                }
            }
        }
    }
}

/// The node at the end of a way.
fn walk<'v>(
    way: &[Step],
    root: &'v mut Value,
    origin: &'v mut Origin,
) -> Option<(&'v mut Value, &'v mut Origin)> {
    way.iter()
        .try_fold((root, origin), |(value, origin), step| {
            let value = match step {
                Step::Key(key) => value.get_mut(key)?,
                Step::Index(index) => value.get_mut(*index)?,
            };
            Some((value, origin.inner(step)))
        })
}

fn remove(way: &[Step], root: &mut Value, origin: &mut Origin) {
    let Some((last, around)) = way.split_last() else {
        *root = Value::Object(Map::new());
        return;
    };
    match (walk(around, root, origin), last) {
        (Some((Value::Object(members), origin)), Step::Key(key)) => {
            members.shift_remove(key);
            origin.put(key, Origin::default());
        }
        (Some((Value::Array(elements), origin)), Step::Index(index)) => {
            origin.remove(elements.len(), *index);
            elements.remove(*index);
        }
        _ => {}
    }
}

/// Changes a node by an update; whether it can be.
fn update_one(update: &Node, value: &mut Value, origin: &mut Origin) -> bool {
    let Node { value: new, place } = update;
    if is_merged(new, value) {
        merge(new, place, value, origin);
        return true;
    }
    let Value::Array(elements) = value else {
        return false;
    };
    origin.push(elements.len(), Origin::at(place.clone()));
    elements.push(new.clone());
    true
}

/// Merges two objects, one into the other, or adds the elements of a list to one.
fn merge(update: &Value, place: &Place, value: &mut Value, origin: &mut Origin) {
    match (update, value) {
        (Value::Object(update), Value::Object(members)) => {
            for (key, new) in update {
                let place = place.key(key);
                match members.get_mut(key) {
                    Some(old) if is_merged(new, old) => {
                        merge(new, &place, old, origin.inner(&Step::Key(key.clone())));
                    }
                    _ => {
                        members.insert(key.clone(), new.clone());
                        origin.put(key, Origin::at(place));
                    }
                }
            }
        }
        (Value::Array(update), Value::Array(elements)) => {
            for (index, new) in update.iter().enumerate() {
                origin.push(elements.len(), Origin::at(place.index(index)));
                elements.push(new.clone());
            }
        }
        _ => {}
    }
}

fn is_merged(new: &Value, old: &Value) -> bool {
    (new.is_object() && old.is_object()) || (new.is_array() && old.is_array())
}
