//! Values that a shape does not allow, because of one place in them.

use serde_json::{Value, json};

use super::dice::Dice;
use super::shape::{Rest, Shape, World};

/// What is wrong with a value.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The place, as messages write it.
    pub path: String,
    /// The required field that the object there lacks; if none, the value there is of another type.
    pub missing: Option<String>,
    steps: Vec<Step>,
    wrong: Vec<Value>,
}

#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

/// A place in a value.
#[derive(Clone, Default)]
struct Place {
    steps: Vec<Step>,
    /// Whether null means that nothing is there.
    is_optional: bool,
}

impl Place {
    fn then(&self, step: Step, is_optional: bool) -> Place {
        let mut steps = self.steps.clone();
        steps.push(step);
        Place { steps, is_optional }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.steps {
            match step {
                Step::Index(index) => path += &format!("[{index}]"),
                Step::Key(key) if path.is_empty() => path += key,
                Step::Key(key) => path += &format!(".{key}"),
            }
        }
        path
    }
}

impl World {
    /// A value of a shape with a fault in a place of it, and the fault.
    pub fn faulty(&self, shape: &Shape, value: &Value, dice: &mut Dice) -> Option<(Value, Fault)> {
        let mut faults = Vec::new();
        self.faults(shape, value, &Place::default(), &mut faults);
        if faults.is_empty() {
            return None;
        }
        let fault = dice.pick(&faults).clone();
        let mut faulty = value.clone();
        let mut place = &mut faulty;
        for step in &fault.steps {
            place = match step {
                Step::Key(key) => &mut place[key.as_str()],
                Step::Index(index) => &mut place[*index],
            };
        }
        match &fault.missing {
            Some(name) => {
                place.as_object_mut()?.shift_remove(name);
            }
            None => *place = dice.pick(&fault.wrong).clone(),
        }
        Some((faulty, fault))
    }

    /// All faults that the value can have.
    fn faults(&self, shape: &Shape, value: &Value, place: &Place, faults: &mut Vec<Fault>) {
        let fault = |missing, wrong| Fault {
            path: place.path(),
            missing,
            steps: place.steps.clone(),
            wrong,
        };
        let present = self.present(shape);
        let mut wrong = wrong(present);
        if !place.is_optional && !self.is_nullable(shape) {
            wrong.push(Value::Null);
        }
        faults.push(fault(None, wrong));
        match (present, value) {
            (Shape::List(items), Value::Array(list)) => {
                for (index, item) in list.iter().enumerate() {
                    self.faults(items, item, &place.then(Step::Index(index), false), faults);
                }
            }
            (Shape::Map(values), Value::Object(map)) => {
                for (name, value) in map {
                    self.faults(
                        values,
                        value,
                        &place.then(Step::Key(name.clone()), false),
                        faults,
                    );
                }
            }
            (Shape::Object(_) | Shape::Inherited(..), Value::Object(map)) => {
                let (fields, rest) = self.members(present).expect("it is an object");
                for (name, value) in map {
                    let field = fields.iter().find(|field| field.name == *name);
                    let at = place.then(
                        Step::Key(name.clone()),
                        field.is_some_and(|field| !field.required),
                    );
                    match (field, rest) {
                        (Some(field), _) => self.faults(&field.shape, value, &at, faults),
                        (None, Rest::Of(shape)) => self.faults(shape, value, &at, faults),
                        (None, _) => {}
                    }
                }
                // What may be null may be missing, too: readers are lenient.
                let needed = fields
                    .iter()
                    .filter(|field| field.required && !self.is_nullable(&field.shape));
                faults.extend(needed.map(|field| fault(Some(field.name.clone()), Vec::new())));
            }
            _ => {}
        }
    }
}

/// Values of other types than this.
fn wrong(shape: &Shape) -> Vec<Value> {
    match shape {
        Shape::Text | Shape::Texts(_) => vec![json!(7), json!(true), json!([]), json!({})],
        Shape::Whole | Shape::Codes(_) => vec![json!("7"), json!(1.5), json!(false), json!({})],
        Shape::Number => vec![json!("7"), json!(true), json!([0])],
        Shape::Flag => vec![json!("true"), json!(1), json!({})],
        Shape::List(_) => vec![json!("[]"), json!({}), json!(0)],
        Shape::Map(_) | Shape::Object(_) | Shape::Inherited(..) => {
            vec![json!("{}"), json!([]), json!(0), json!(true)]
        }
        // What stands behind these is looked at in their place.
        Shape::Reference(_) | Shape::Nullable(_) => Vec::new(),
    }
}
