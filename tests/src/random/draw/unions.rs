//! Unions whose branches no value confuses.

use serde_json::{Value, json};

use super::{Draw, Place};
use crate::random::names;
use crate::random::shape::{Field, Object, Rest, Said, Shape};
use crate::random::union::{Discriminator, Look, Spelling, Union};

/// Names of properties that tell objects apart.
const TELLING: [&str; 5] = ["type", "kind", "@type", "self", "类型"];

type Branches = Vec<(Shape, Look)>;

impl Draw<'_> {
    /// A union of two shapes at least.
    pub fn union(&mut self, place: Place) -> Shape {
        let (mut branches, mut spelling) = match self.dice.below(9) {
            0 | 1 => self.discriminated(place),
            2 => self.tagged(place, false),
            3 => self.tagged(place, true),
            4 => self.keyed(place),
            5 => match self.extended(place) {
                Some(union) => return Shape::Union(union),
                None => self.keyed(place),
            },
            6 => self.nested(),
            _ => (Vec::new(), self.listed()),
        };
        if matches!(spelling, Spelling::Listed(_)) {
            self.add_types(place, &mut branches);
        }
        let is_inline = |shape: &Shape| {
            matches!(
                shape,
                Shape::Text
                    | Shape::Whole
                    | Shape::Number
                    | Shape::Flag
                    | Shape::List(_)
                    | Shape::Object(_)
            )
        };
        let is_of_types = branches
            .iter()
            .all(|(shape, look)| is_inline(shape) && matches!(look, Look::Types(_)));
        if is_of_types && self.dice.chance(50) {
            spelling = Spelling::Types;
        }
        Shape::Union(Union { branches, spelling })
    }

    fn listed(&mut self) -> Spelling {
        const KEYWORDS: [&str; 2] = ["oneOf", "anyOf"];
        Spelling::Listed(KEYWORDS[self.dice.below(2)])
    }

    /// Adds shapes of other JSON types, until there are two.
    fn add_types(&mut self, place: Place, branches: &mut Branches) {
        let more = match branches.len() {
            0 => 2 + self.dice.below(3),
            known => 2.max(known + self.dice.below(2)),
        };
        let inside = Place {
            depth: place.depth + 1,
            in_object: true,
            can_lack: true,
        };
        for _ in 0..100 {
            if branches.len() >= more {
                break;
            }
            let known = self.world.0.len();
            let shape = match self.dice.below(9) {
                0 => Shape::Text,
                1 => Shape::Texts(self.texts()),
                2 => Shape::Whole,
                3 => Shape::Number,
                4 => Shape::Flag,
                5 => Shape::List(Box::new(self.shape(inside))),
                6 => Shape::Map(Box::new(self.shape(inside))),
                7 => match self.world.0.len() {
                    0 => continue,
                    known => Shape::Reference(self.dice.below(known)),
                },
                _ => Shape::Object(self.object(place, &[])),
            };
            let looks = self.world.looks(&shape).unwrap_or_default();
            let is_apart = |look: &Look| branches.iter().all(|(_, known)| known.is_apart(look));
            if !looks.is_empty() && looks.iter().all(is_apart) {
                branches.extend(looks_of(shape, looks));
            } else {
                // What is in it alone is not there, either.
                self.world.0.truncate(known);
            }
        }
    }

    /// An object of a union, with fields that tell it from others by chance at most where they may be missing.
    fn alternative(&mut self, place: Place, taken: &[&str]) -> Object {
        let mut object = self.object(place, taken);
        for field in &mut object.fields {
            let shape = self.world.known(&field.shape);
            let is_listed = matches!(
                shape,
                None | Some(Shape::Texts(_) | Shape::Codes(_) | Shape::Constant(_))
            );
            field.required &= !is_listed;
        }
        object
    }

    /// Texts for so many branches, no two alike.
    fn tags(&mut self, count: usize, each: usize) -> Vec<Vec<Value>> {
        let mut texts: Vec<String> = Vec::new();
        for _ in 0..count * each {
            let text = names::fresh(self.dice, texts.iter().map(String::as_str));
            texts.push(text);
        }
        let tags = texts.chunks(each);
        tags.map(|tags| tags.iter().map(|tag| json!(tag)).collect())
            .collect()
    }

    /// Objects in components, with a discriminator.
    fn discriminated(&mut self, place: Place) -> (Branches, Spelling) {
        let property = *self.dice.pick(&TELLING);
        let written = *self.dice.pick(&[
            Discriminator::Named,
            Discriminator::Plain,
            Discriminator::Mapped,
            Discriminator::Mapped,
        ]);
        let count = 2 + self.dice.below(3);
        let each = 1 + self.dice.below(2);
        let mut branches = Vec::new();
        for mut tags in self.tags(count, each) {
            let mut object = self.alternative(place, &[property]);
            let said = *self.dice.pick(&[
                Said::Fully,
                Said::Fully,
                Said::Optional,
                Said::Loosely,
                Said::Nothing,
            ]);
            let is_named =
                written != Discriminator::Mapped && !matches!(said, Said::Fully | Said::Optional);
            let number = self.declare(Shape::Flag);
            if is_named {
                tags = vec![json!(self.world.0[number].0)];
            }
            let place = self.dice.below(object.fields.len() + 1);
            object.fields.insert(place, telling(property, &tags, said));
            self.world.0[number].1 = Shape::Object(object);
            let look = Look::Tag(property.to_owned(), tags);
            branches.push((Shape::Reference(number), look));
        }
        (branches, Spelling::Discriminator(written))
    }

    /// Objects with a property that holds a constant of each, or some values.
    fn tagged(&mut self, place: Place, are_several: bool) -> (Branches, Spelling) {
        let property = *self.dice.pick(&TELLING);
        let count = 1 + self.dice.below(4);
        let tags = match are_several {
            true => self.tags(count, 2),
            false if self.dice.chance(30) => (0..count).map(|tag| vec![json!(tag)]).collect(),
            false => self.tags(count, 1),
        };
        let count = if are_several || self.dice.chance(80) {
            count.max(2)
        } else {
            1
        };
        let tags = if tags.len() < count {
            self.tags(count, 1)
        } else {
            tags
        };
        let mut objects = Vec::new();
        for tags in tags {
            let mut object = self.alternative(place, &[property]);
            object
                .fields
                .insert(0, telling(property, &tags, Said::Fully));
            objects.push((object, Look::Tag(property.to_owned(), tags)));
        }
        self.spread(place, objects)
    }

    /// Objects each of which has a key that no other has.
    fn keyed(&mut self, place: Place) -> (Branches, Spelling) {
        let mut keys: Vec<String> = Vec::new();
        for _ in 0..2 + self.dice.below(3) {
            let key = names::fresh(self.dice, keys.iter().map(String::as_str));
            keys.push(key);
        }
        let taken: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut objects = Vec::new();
        for key in &keys {
            let mut object = self.alternative(place, &taken);
            if !matches!(object.rest, Rest::Unsaid) {
                object.rest = Rest::Closed;
            }
            let place = self.dice.below(object.fields.len() + 1);
            let field = Field {
                name: key.clone(),
                required: true,
                shape: Shape::Text,
                said: Said::Fully,
            };
            object.fields.insert(place, field);
            objects.push((object, Look::Key(key.clone())));
        }
        self.spread(place, objects)
    }

    /// Makes some objects components, or gives all of them fields that stand beside the branches.
    fn spread(&mut self, place: Place, mut objects: Vec<(Object, Look)>) -> (Branches, Spelling) {
        let is_open = |(object, _): &(Object, Look)| matches!(object.rest, Rest::Unsaid);
        if self.dice.chance(25) && objects.len() > 1 && objects.iter().all(is_open) {
            let count = self.share(place, &mut objects);
            let branches = objects.into_iter();
            let branches = branches.map(|(object, look)| (Shape::Object(object), look));
            return (branches.collect(), Spelling::Beside(count));
        }
        let mut branches = Vec::new();
        for (object, look) in objects {
            let shape = match self.dice.chance(50) {
                true => Shape::Reference(self.declare(Shape::Object(object))),
                false => Shape::Object(object),
            };
            branches.push((shape, look));
        }
        (branches, self.listed())
    }

    /// Gives objects the same fields, and says how many.
    fn share(&mut self, place: Place, objects: &mut [(Object, Look)]) -> usize {
        let names = objects.iter().flat_map(|(object, look)| {
            let fields = object.fields.iter().map(|field| field.name.clone());
            fields.chain(look.key().map(str::to_owned))
        });
        let names: Vec<String> = names.collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let shared = self.alternative(place, &names).fields;
        for (object, _) in objects {
            object.fields.splice(0..0, shared.iter().cloned());
        }
        shared.len()
    }

    /// The objects of a union in a component, with more fields.
    fn extended(&mut self, place: Place) -> Option<Union> {
        let objects = |shape: &Shape| match shape {
            Shape::Union(union) => {
                let is_plain = matches!(union.spelling, Spelling::Listed(_));
                let objects = union.branches.iter().map(|(shape, look)| {
                    let object = match self.world.resolved(shape) {
                        Shape::Object(object) if matches!(object.rest, Rest::Unsaid) => object,
                        _ => return None,
                    };
                    Some((object.clone(), look.clone()))
                });
                objects.collect::<Option<Vec<_>>>().filter(|_| is_plain)
            }
            _ => None,
        };
        let known = self.world.0.iter().enumerate();
        let mut known = known.filter_map(|(number, (_, shape))| Some((number, objects(shape)?)));
        let (number, mut objects) = known.next_back()?;
        let count = self.share(place, &mut objects);
        let branches = objects.into_iter();
        let branches = branches.map(|(object, look)| (Shape::Object(object), look));
        Some(Union {
            branches: branches.collect(),
            spelling: Spelling::All(number, count),
        })
    }

    /// Unions in components whose values look different.
    fn nested(&mut self) -> (Branches, Spelling) {
        let mut branches: Branches = Vec::new();
        for number in 0..self.world.0.len() {
            if !matches!(self.world.0[number].1, Shape::Union(_)) {
                continue;
            }
            let shape = Shape::Reference(number);
            let looks = self.world.looks(&shape).unwrap_or_default();
            let is_apart = |look: &Look| branches.iter().all(|(_, known)| known.is_apart(look));
            if looks.iter().all(is_apart) {
                branches.extend(looks_of(shape, looks));
            }
        }
        (branches, self.listed())
    }
}

/// A shape once for each look that it has.
fn looks_of(shape: Shape, looks: Vec<Look>) -> impl Iterator<Item = (Shape, Look)> {
    looks.into_iter().map(move |look| (shape.clone(), look))
}

/// The field by which an object is told from others.
fn telling(name: &str, tags: &[Value], said: Said) -> Field {
    let texts = tags
        .iter()
        .filter_map(|tag| tag.as_str().map(str::to_owned));
    let shape = match tags {
        [only] => Shape::Constant(only.clone()),
        _ => Shape::Texts(texts.collect()),
    };
    Field {
        name: name.to_owned(),
        required: true,
        shape,
        said,
    }
}
