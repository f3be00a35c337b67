//! Unions as JSON Schema.

use serde_json::{Map, Value, json};

use super::schema::{Writer, reference};
use super::shape::{Rest, Shape};
use super::union::{Discriminator, Look, Spelling, Union};

impl Writer<'_> {
    /// The schema of a union.
    pub fn union(&mut self, union: &Union) -> Value {
        let mut shapes: Vec<&Shape> = Vec::new();
        for (shape, _) in &union.branches {
            // A union of unions has the branches of each in a row.
            let is_again = |known: &&Shape| match (known, shape) {
                (Shape::Reference(known), Shape::Reference(number)) => known == number,
                _ => false,
            };
            if !shapes.last().is_some_and(is_again) {
                shapes.push(shape);
            }
        }
        match &union.spelling {
            Spelling::Listed(keyword) => {
                let branches: Vec<Value> = shapes.iter().map(|shape| self.part(shape)).collect();
                json!({*keyword: branches})
            }
            Spelling::Types => self.types(&shapes),
            Spelling::Discriminator(written) => {
                let branches: Vec<Value> = shapes.iter().map(|shape| self.schema(shape)).collect();
                json!({"oneOf": branches, "discriminator": discriminator(union, *written)})
            }
            Spelling::Beside(count) => {
                let objects = shapes.iter().map(|shape| self.without(shape, *count));
                let branches: Vec<Value> = objects.collect();
                let mut schema = self.shared(shapes[0], *count);
                schema["oneOf"] = json!(branches);
                schema
            }
            Spelling::All(number, count) => {
                let more = self.shared(shapes[0], *count);
                json!({"allOf": [{"$ref": reference(*number)}, more]})
            }
        }
    }

    fn types(&mut self, shapes: &[&Shape]) -> Value {
        let mut whole = Map::new();
        let mut types = Vec::new();
        for shape in shapes {
            let Value::Object(mut schema) = self.schema(shape) else {
                continue;
            };
            types.extend(schema.remove("type"));
            whole.extend(schema);
        }
        whole.insert("type".to_owned(), json!(types));
        Value::Object(whole)
    }

    /// An object without its first fields.
    fn without(&mut self, shape: &Shape, count: usize) -> Value {
        match shape {
            Shape::Object(object) => self.object(&object.fields[count..], &object.rest),
            shape => self.schema(shape),
        }
    }

    /// The first fields of an object.
    fn shared(&mut self, shape: &Shape, count: usize) -> Value {
        match shape {
            Shape::Object(object) => self.object(&object.fields[..count], &Rest::Unsaid),
            shape => self.schema(shape),
        }
    }
}

fn discriminator(union: &Union, written: Discriminator) -> Value {
    let mut mapping = Map::new();
    let mut property = "";
    for (shape, look) in &union.branches {
        if let (Shape::Reference(number), Look::Tag(name, tags)) = (shape, look) {
            property = name;
            let tags = tags.iter().filter_map(Value::as_str);
            mapping.extend(tags.map(|tag| (tag.to_owned(), json!(reference(*number)))));
        }
    }
    match written {
        Discriminator::Named => json!(property),
        Discriminator::Plain => json!({"propertyName": property}),
        Discriminator::Mapped => json!({"propertyName": property, "mapping": mapping}),
    }
}
