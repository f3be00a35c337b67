//! Values that a shape does not allow, because of one place in them.

use serde_json::{Value, json};

use super::dice::Dice;
use super::shape::{Field, Rest, Said, Shape, World};
use super::union::Look;

/// What is wrong with a value.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The place, as messages write it; of what is in a union, that of the union.
    pub path: String,
    /// The rest of the place, which stands in the message: what is in a union, and again in one.
    pub inside: String,
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
    /// How many steps lead to each union.
    unions: Vec<usize>,
    /// The union's look of the value that is there.
    look: Option<Look>,
}

impl Place {
    fn then(&self, step: Step, is_optional: bool) -> Place {
        let mut steps = self.steps.clone();
        steps.push(step);
        Place {
            steps,
            is_optional,
            unions: self.unions.clone(),
            look: None,
        }
    }

    /// Inside of the union that is there.
    fn in_union(&self, look: &Look) -> Place {
        let mut place = self.clone();
        place.unions.push(place.steps.len());
        place.look = Some(look.clone());
        place
    }

    fn fault(&self, missing: Option<String>, wrong: Vec<Value>) -> Fault {
        let (path, inside) = self.paths();
        Fault {
            path,
            inside,
            missing,
            steps: self.steps.clone(),
            wrong,
        }
    }

    /// Whether a field of the object that is there is read: no constant, and not what the object is told by.
    fn is_checked(&self, field: &Field) -> bool {
        let is_constant = match &field.shape {
            Shape::Constant(_) => true,
            Shape::Texts(values) => self.look.is_some() && values.len() == 1,
            Shape::Codes(values) => self.look.is_some() && values.len() == 1,
            _ => false,
        };
        let key = self.look.as_ref().and_then(Look::key);
        !is_constant && field.said == Said::Fully && key != Some(&field.name)
    }

    /// Whether a field of the object that is there must be there: not where it may be one that the object is told by.
    fn is_needed(&self, field: &Field) -> bool {
        field.required && self.is_checked(field) && !matches!(self.look, Some(Look::Key(_)))
    }

    /// The place of the first union, and the places in it and in those in it.
    fn paths(&self) -> (String, String) {
        let ends = self.unions.iter().copied().chain([self.steps.len()]);
        let starts = [0].into_iter().chain(self.unions.iter().copied());
        let parts = starts.zip(ends);
        let mut paths = parts.map(|(start, end)| path(&self.steps[start..end]));
        let first = paths.next().unwrap_or_default();
        let rest: Vec<String> = paths.filter(|path| !path.is_empty()).collect();
        (first, rest.join(": "))
    }
}

fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for (depth, step) in steps.iter().enumerate() {
        match step {
            Step::Index(index) => path += &format!("[{index}]"),
            Step::Key(key) if depth == 0 => path += key,
            Step::Key(key) => path += &format!(".{key}"),
        }
    }
    // This is how the whole value is called, of which no path is told.
    if path == "." { String::new() } else { path }
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
        let present = self.present(shape);
        if let Shape::Union(union) = present {
            // Another value is of another shape, or of none, and then it is kept.
            if let Some((shape, look)) = self.branch(union, value) {
                self.parts(shape, value, &place.in_union(look), faults);
            }
            return;
        }
        let mut wrong = wrong(present);
        if !place.is_optional && !self.is_nullable(shape) {
            wrong.push(Value::Null);
        }
        faults.push(place.fault(None, wrong));
        self.parts(present, value, place, faults);
    }

    /// The faults that its parts can have.
    fn parts(&self, shape: &Shape, value: &Value, place: &Place, faults: &mut Vec<Fault>) {
        let present = self.present(shape);
        match (present, value) {
            (Shape::Union(_), _) => self.faults(present, value, place, faults),
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
                        (Some(field), _) if !place.is_checked(field) => {}
                        (Some(field), _) => self.faults(&field.shape, value, &at, faults),
                        (None, Rest::Of(shape)) => self.faults(shape, value, &at, faults),
                        (None, _) => {}
                    }
                }
                // What may be null may be missing, too: readers are lenient.
                let needed = fields
                    .iter()
                    .filter(|field| place.is_needed(field) && !self.is_nullable(&field.shape));
                faults
                    .extend(needed.map(|field| place.fault(Some(field.name.clone()), Vec::new())));
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
        Shape::Reference(_) | Shape::Nullable(_) | Shape::Union(_) | Shape::Constant(_) => {
            Vec::new()
        }
    }
}
