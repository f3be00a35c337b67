//! Shapes as JSON Schema, as Apifox writes it.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::shape::{Object, Rest, Shape};

/// How the component of a number is referred to.
pub fn reference(number: usize) -> String {
    format!("#/definitions/{}", 4_000_000 + number)
}

/// The schema of a shape; where there are many ways to say it, one of them.
pub fn schema(shape: &Shape, dice: &mut Dice) -> Value {
    match shape {
        Shape::Text => json!({"type": "string"}),
        Shape::Whole => json!({"type": "integer"}),
        Shape::Number => json!({"type": "number"}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Texts(texts) => json!({"type": "string", "enum": texts}),
        Shape::Codes(codes) => json!({"type": "integer", "enum": codes}),
        Shape::List(items) => json!({"type": "array", "items": schema(items, dice)}),
        Shape::Map(values) => {
            json!({"type": "object", "additionalProperties": schema(values, dice)})
        }
        Shape::Object(fields) => object(fields, dice),
        Shape::Inherited(parents, own) => inherited(parents, own, dice),
        Shape::Reference(number) => json!({"$ref": reference(*number)}),
        Shape::Nullable(inner) => nullable(inner, dice),
    }
}

fn object(object: &Object, dice: &mut Dice) -> Value {
    let fields = object.fields.iter();
    let properties = fields
        .clone()
        .map(|field| (field.name.clone(), schema(&field.shape, dice)));
    let properties: Map<String, Value> = properties.collect();
    let required = fields
        .filter(|field| field.required)
        .map(|field| field.name.as_str());
    let required: Vec<&str> = required.collect();
    let mut schema = json!({"type": "object", "properties": properties});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    match &object.rest {
        Rest::Unsaid => {}
        Rest::Closed => schema["additionalProperties"] = json!(false),
        Rest::Open => schema["additionalProperties"] = json!(true),
        Rest::Of(shape) => schema["additionalProperties"] = self::schema(shape, dice),
    }
    schema
}

fn inherited(parents: &[usize], own: &Object, dice: &mut Dice) -> Value {
    let mut own = object(own, dice);
    let references = parents
        .iter()
        .map(|number| json!({"$ref": reference(*number)}));
    if dice.chance(50) {
        return json!({"allOf": references.chain([own]).collect::<Vec<Value>>()});
    }
    let references = references
        .enumerate()
        .map(|(index, schema)| (format!("01J{index}"), schema));
    own["x-apifox-refs"] = Value::Object(references.collect());
    own
}

fn nullable(inner: &Shape, dice: &mut Dice) -> Value {
    let mut inner = schema(inner, dice);
    let is_simple = inner.get("type").is_some_and(Value::is_string);
    match dice.below(4) {
        0 if is_simple => inner["nullable"] = json!(true),
        1 if is_simple && inner.get("enum").is_none() => {
            inner["type"] = json!([inner["type"], "null"]);
        }
        2 => return json!({"oneOf": [inner, {"type": "null"}]}),
        _ => return json!({"anyOf": [{"type": "null"}, inner]}),
    }
    inner
}
