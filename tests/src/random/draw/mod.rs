//! Shapes as dice fall.

mod unions;

use serde_json::{Value, json};

use super::dice::Dice;
use super::names;
use super::shape::{Field, Object, Rest, Said, Shape, World};

/// A world of a few shapes.
pub fn world(dice: &mut Dice) -> World {
    let size = 3 + dice.below(5);
    let mut world = World(Vec::new());
    for _ in 0..size {
        let mut draw = Draw {
            world: &mut world,
            size,
            dice,
        };
        let shape = draw.component();
        draw.declare(shape);
    }
    world
}

/// Draws the next shape of a world.
struct Draw<'d> {
    /// The shapes before.
    world: &'d mut World,
    /// How many there will be at least.
    size: usize,
    dice: &'d mut Dice,
}

/// Where a shape stands, which limits what it may refer to: every value ends, and every type has a size.
#[derive(Clone, Copy)]
struct Place {
    /// How many shapes there are around it.
    depth: usize,
    /// Whether it is inside of an object.
    in_object: bool,
    /// Whether the object can do without it.
    can_lack: bool,
}

impl Draw<'_> {
    fn component(&mut self) -> Shape {
        let place = Place {
            depth: 0,
            in_object: false,
            can_lack: false,
        };
        match self.dice.below(14) {
            0..=5 => Shape::Object(self.object(place, &[])),
            6 | 7 => self.inherited(place),
            8..=11 => self.union(place),
            _ => self.shape(place),
        }
    }

    /// Gives a shape a name and a number by which others refer to it.
    fn declare(&mut self, shape: Shape) -> usize {
        let known = self.world.0.iter().map(|(name, _)| name.as_str());
        let mut name = names::fresh(self.dice, known.clone());
        // Names are trimmed, and those of branches are texts of discriminators.
        while name.trim() != name {
            name = names::fresh(self.dice, known.clone());
        }
        self.world.0.push((name, shape));
        self.world.0.len() - 1
    }

    fn shape(&mut self, place: Place) -> Shape {
        let inner = Place {
            depth: place.depth + 1,
            ..place
        };
        let lacking = Place {
            can_lack: true,
            ..inner
        };
        match self.dice.below(if place.depth < 4 { 18 } else { 8 }) {
            0 | 1 => Shape::Text,
            2 => Shape::Whole,
            3 => Shape::Number,
            4 => Shape::Flag,
            5 => Shape::Texts(self.texts()),
            6 => Shape::Codes(self.codes()),
            7 | 8 => self.reference(place),
            9 | 10 => Shape::List(Box::new(self.shape(lacking))),
            11 => Shape::Map(Box::new(self.shape(lacking))),
            12 | 13 => match self.shape(lacking) {
                Shape::Nullable(inner) => Shape::Nullable(inner),
                shape => Shape::Nullable(Box::new(shape)),
            },
            14 | 15 => self.union(inner),
            _ => Shape::Object(self.object(inner, &[])),
        }
    }

    fn texts(&mut self) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for _ in 0..=self.dice.below(5) {
            let text = names::fresh(self.dice, texts.iter().map(String::as_str));
            texts.push(text);
        }
        texts
    }

    fn constant(&mut self) -> Value {
        match self.dice.below(4) {
            0 => json!(self.dice.below(9)),
            1 => json!(self.dice.chance(50)),
            _ => json!(names::name(self.dice)),
        }
    }

    fn codes(&mut self) -> Vec<i64> {
        let first = *self
            .dice
            .pick(&[0, 1, -1, 100, i64::MIN, 9_007_199_254_740_990]);
        (0..=self.dice.below(5) as i64)
            .map(|step| first + step * 3)
            .collect()
    }

    /// A reference; to what is not drawn yet, or to itself, only where a value need not follow it.
    fn reference(&mut self, place: Place) -> Shape {
        let known = self.world.0.len();
        let limit = if place.in_object && place.can_lack {
            self.size
        } else {
            known
        };
        if limit == 0 {
            return Shape::Text;
        }
        Shape::Reference(self.dice.below(limit))
    }

    fn object(&mut self, place: Place, taken: &[&str]) -> Object {
        let mut fields: Vec<Field> = Vec::new();
        for _ in 0..self.dice.below(7) {
            let known = fields.iter().map(|field| field.name.as_str());
            let name = names::fresh(self.dice, known.chain(taken.iter().copied()));
            let required = self.dice.chance(50);
            let can_lack = place.can_lack || !required;
            let inside = Place {
                depth: place.depth + 1,
                in_object: true,
                can_lack,
            };
            let shape = match self.dice.below(12) {
                0 => Shape::Constant(self.constant()),
                _ => self.shape(inside),
            };
            fields.push(Field {
                name,
                required,
                shape,
                said: Said::Fully,
            });
        }
        let inside = Place {
            depth: place.depth + 1,
            in_object: true,
            can_lack: true,
        };
        let rest = match self.dice.below(10) {
            0 => Rest::Closed,
            1 => Rest::Open,
            2 if !fields.is_empty() => Rest::Of(Box::new(self.shape(inside))),
            _ => Rest::Unsaid,
        };
        Object { fields, rest }
    }

    /// An object with one ancestor or two, of which nothing is said but their fields.
    fn inherited(&mut self, place: Place) -> Shape {
        let is_plain = |shape: &Shape| match shape {
            Shape::Object(object) | Shape::Inherited(_, object) => {
                let is_said = object.fields.iter().all(|field| field.said == Said::Fully);
                matches!(object.rest, Rest::Unsaid) && !object.fields.is_empty() && is_said
            }
            _ => false,
        };
        let plain = (0..self.world.0.len()).filter(|number| is_plain(&self.world.0[*number].1));
        let plain: Vec<usize> = plain.collect();
        let mut parents: Vec<usize> = Vec::new();
        let mut taken: Vec<String> = Vec::new();
        for _ in 0..plain.len().min(2) {
            let number = *self.dice.pick(&plain);
            let members = self.world.members(&self.world.0[number].1);
            let names = members.into_iter().flat_map(|(fields, _)| fields);
            let names: Vec<String> = names.map(|field| field.name.clone()).collect();
            if names.iter().all(|name| !taken.contains(name)) {
                taken.extend(names);
                parents.push(number);
            }
        }
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        let mut own = self.object(place, &taken);
        own.rest = Rest::Unsaid;
        if parents.is_empty() {
            Shape::Object(own)
        } else {
            Shape::Inherited(parents, own)
        }
    }
}
