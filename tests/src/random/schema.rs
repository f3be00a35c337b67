//! Shapes as JSON Schema, as Apifox writes it.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::shape::{Field, Object, Rest, Said, Shape};

/// How the component of a number is referred to.
pub fn reference(number: usize) -> String {
    format!("#/definitions/{}", 4_000_000 + number)
}

/// How the shapes of a world are written.
pub struct Writer<'w> {
    pub dice: &'w mut Dice,
}

impl Writer<'_> {
    /// The schema of a shape; where there are many ways to say it, one of them.
    pub fn schema(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({"type": "string"}),
            Shape::Whole => json!({"type": "integer"}),
            Shape::Number => json!({"type": "number"}),
            Shape::Flag => json!({"type": "boolean"}),
            Shape::Texts(texts) => json!({"type": "string", "enum": texts}),
            Shape::Codes(codes) => json!({"type": "integer", "enum": codes}),
            Shape::List(items) => json!({"type": "array", "items": self.part(items)}),
            Shape::Map(values) => {
                json!({"type": "object", "additionalProperties": self.part(values)})
            }
            Shape::Object(object) => self.object(&object.fields, &object.rest),
            Shape::Inherited(parents, own) => self.inherited(parents, own),
            Shape::Reference(number) => json!({"$ref": reference(*number)}),
            Shape::Nullable(inner) => self.nullable(inner),
            Shape::Constant(value) => self.constant(value),
            Shape::Union(union) => self.union(union),
        }
    }

    /// The schema of a part of another; now and then as one of several that are one.
    pub fn part(&mut self, shape: &Shape) -> Value {
        let schema = self.schema(shape);
        match self.dice.below(40) {
            0 => json!({"oneOf": [schema]}),
            1 => json!({"anyOf": [schema]}),
            2 => json!({"allOf": [schema]}),
            3 => json!({"oneOf": [schema, schema]}),
            4 => json!({"anyOf": [schema, {"allOf": [schema]}]}),
            _ => schema,
        }
    }

    pub fn object(&mut self, fields: &[Field], rest: &Rest) -> Value {
        let mut properties = Map::new();
        for field in fields {
            let schema = match field.said {
                Said::Nothing => continue,
                Said::Loosely => json!({"type": "string"}),
                // What may tell objects apart is read as it is written.
                Said::Fully | Said::Optional => match &field.shape {
                    shape @ (Shape::Constant(_) | Shape::Texts(_)) => self.schema(shape),
                    shape => self.part(shape),
                },
            };
            properties.insert(field.name.clone(), schema);
        }
        let is_required =
            |field: &&Field| field.required && matches!(field.said, Said::Fully | Said::Loosely);
        let required = fields.iter().filter(is_required);
        let required: Vec<&str> = required.map(|field| field.name.as_str()).collect();
        let mut schema = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        match rest {
            Rest::Unsaid => {}
            Rest::Closed => schema["additionalProperties"] = json!(false),
            Rest::Open => schema["additionalProperties"] = json!(true),
            Rest::Of(shape) => schema["additionalProperties"] = self.part(shape),
        }
        schema
    }

    fn inherited(&mut self, parents: &[usize], own: &Object) -> Value {
        let mut own = self.object(&own.fields, &own.rest);
        let references = parents
            .iter()
            .map(|number| json!({"$ref": reference(*number)}));
        if self.dice.chance(50) {
            return json!({"allOf": references.chain([own]).collect::<Vec<Value>>()});
        }
        let references = references
            .enumerate()
            .map(|(index, schema)| (format!("01J{index}"), schema));
        own["x-apifox-refs"] = Value::Object(references.collect());
        own
    }

    fn constant(&mut self, value: &Value) -> Value {
        let kind = match value {
            Value::String(_) => "string",
            Value::Bool(_) => "boolean",
            _ => "integer",
        };
        match self.dice.below(4) {
            0 if !value.is_boolean() => json!({"type": kind, "enum": [value]}),
            1 => json!({"const": value}),
            2 => json!({"type": kind, "const": value, "enum": [value]}),
            _ => json!({"type": kind, "const": value}),
        }
    }

    fn nullable(&mut self, inner: &Shape) -> Value {
        let mut inner = self.schema(inner);
        let is_simple = inner.get("type").is_some_and(Value::is_string);
        let branches = ["oneOf", "anyOf"]
            .into_iter()
            .find(|key| inner.get(*key).is_some());
        match (self.dice.below(6), branches) {
            (0, _) if is_simple => inner["nullable"] = json!(true),
            (1, _) if is_simple && inner.get("enum").is_none() => {
                inner["type"] = json!([inner["type"], "null"]);
            }
            (0, Some(_)) => inner["nullable"] = json!(true),
            (1 | 2, Some(key)) => {
                let branches = inner[key].as_array_mut().expect("it is a list");
                branches.insert(0, json!({"type": "null"}));
            }
            (3, _) => return json!({"oneOf": [inner, {"type": "null"}]}),
            (4, _) => return json!({"anyOf": [inner, {"enum": [null]}]}),
            _ => return json!({"anyOf": [{"type": "null"}, inner]}),
        }
        inner
    }
}
