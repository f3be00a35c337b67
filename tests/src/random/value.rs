//! Values that a shape allows.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::names;
use super::shape::{Rest, Shape, World};
use super::union::{Look, Union};

/// How many values stand in each other before the next ones are as small as they may be.
const MAX_DEPTH: usize = 5;

impl World {
    /// A value of a shape.
    pub fn value(&self, shape: &Shape, depth: usize, dice: &mut Dice) -> Value {
        let is_deep = depth > MAX_DEPTH;
        match shape {
            Shape::Text => json!(names::text(dice)),
            Shape::Whole => json!(whole(dice)),
            Shape::Number => number(dice),
            Shape::Flag => json!(dice.chance(50)),
            // Enumerations are open.
            Shape::Texts(texts) if dice.chance(90) => json!(dice.pick(texts)),
            Shape::Texts(_) => json!(names::text(dice)),
            Shape::Codes(codes) if dice.chance(90) => json!(dice.pick(codes)),
            Shape::Codes(_) => json!(whole(dice)),
            Shape::List(items) => {
                let length = if is_deep { 0 } else { dice.below(4) };
                (0..length)
                    .map(|_| self.value(items, depth + 1, dice))
                    .collect()
            }
            Shape::Map(values) => {
                let mut map = Map::new();
                self.add(&mut map, values, &[], depth, dice);
                Value::Object(map)
            }
            Shape::Object(_) | Shape::Inherited(..) => self.object(shape, depth, dice),
            Shape::Reference(number) => self.value(&self.0[*number].1, depth, dice),
            Shape::Nullable(_) if is_deep || dice.chance(30) => Value::Null,
            Shape::Nullable(inner) => self.value(inner, depth, dice),
            Shape::Constant(value) => value.clone(),
            Shape::Union(union) => self.one_of(union, depth, dice),
        }
    }

    /// A value of a shape of a union, or of none of them.
    fn one_of(&self, union: &Union, depth: usize, dice: &mut Dice) -> Value {
        let strangers = self.strangers(union);
        for _ in 0..100 {
            if !strangers.is_empty() && dice.chance(10) {
                return dice.pick(&strangers).clone();
            }
            let (shape, _) = dice.pick(&union.branches);
            let value = self.value(shape, depth, dice);
            // What is open may look like another shape by chance.
            let is_it = |(other, _): &(Shape, Look)| match (shape, other) {
                (Shape::Reference(number), Shape::Reference(other)) => number == other,
                _ => std::ptr::eq(shape, other),
            };
            if self.branch(union, &value).is_none_or(is_it) {
                return value;
            }
        }
        panic!("a union has no value of its own: {union:?}")
    }

    fn object(&self, shape: &Shape, depth: usize, dice: &mut Dice) -> Value {
        let mut map = Map::new();
        let (fields, rest) = self.members(shape).expect("it is an object");
        for field in &fields {
            if field.required || (depth <= MAX_DEPTH && dice.chance(60)) {
                map.insert(
                    field.name.clone(),
                    self.value(&field.shape, depth + 1, dice),
                );
            }
        }
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        match rest {
            Rest::Unsaid | Rest::Closed => {}
            Rest::Open => self.add(&mut map, &Shape::Number, &names, depth, dice),
            Rest::Of(shape) => self.add(&mut map, shape, &names, depth, dice),
        }
        Value::Object(map)
    }

    /// Adds a few members that are not declared.
    fn add(
        &self,
        map: &mut Map<String, Value>,
        shape: &Shape,
        declared: &[&str],
        depth: usize,
        dice: &mut Dice,
    ) {
        let count = if depth > MAX_DEPTH { 0 } else { dice.below(3) };
        for _ in 0..count {
            let name = names::fresh(dice, declared.iter().copied());
            map.insert(name, self.value(shape, depth + 1, dice));
        }
    }

    /// The value without the nulls that say no more than that a field is not there.
    pub fn settled(&self, shape: &Shape, value: &Value) -> Value {
        let shape = self.present(shape);
        match (shape, value) {
            (Shape::List(items), Value::Array(list)) => {
                list.iter().map(|item| self.settled(items, item)).collect()
            }
            (Shape::Map(values), Value::Object(map)) => {
                let settle =
                    |(name, value): (&String, _)| (name.clone(), self.settled(values, value));
                map.iter().map(settle).collect()
            }
            (Shape::Object(_) | Shape::Inherited(..), Value::Object(map)) => {
                let (fields, rest) = self.members(shape).expect("it is an object");
                let settle = |(name, value): (&String, &Value)| {
                    let field = fields.iter().find(|field| field.name == *name);
                    let value = match (field, rest) {
                        (Some(field), _) if !field.required && value.is_null() => return None,
                        (Some(field), _) => self.settled(&field.shape, value),
                        (None, Rest::Of(shape)) => self.settled(shape, value),
                        (None, _) => value.clone(),
                    };
                    Some((name.clone(), value))
                };
                Value::Object(map.iter().filter_map(settle).collect())
            }
            (Shape::Union(union), value) => match self.branch(union, value) {
                Some((shape, _)) => self.settled(shape, value),
                None => value.clone(),
            },
            _ => value.clone(),
        }
    }
}

fn whole(dice: &mut Dice) -> i64 {
    match dice.below(5) {
        0 => *dice.pick(&[0, -1, i64::MIN, i64::MAX, 9_007_199_254_740_993]),
        _ => dice.below(10_000) as i64 - 1000,
    }
}

fn number(dice: &mut Dice) -> Value {
    match dice.below(3) {
        0 => json!(dice.below(1000)),
        1 => dice
            .pick(&[
                json!(-0.5),
                json!(1e300),
                json!(5e-324),
                json!(2.0),
                json!(0.1),
            ])
            .clone(),
        _ => json!(dice.below(1_000_000) as f64 / 64.0),
    }
}
