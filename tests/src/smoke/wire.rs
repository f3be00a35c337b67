//! What stands in a request, as the values that the description speaks of.

use serde_json::{Map, Value};

use super::description::{Operation, Parameter};
use super::schemas::Schemas;

/// Fields of a query or a form.
pub type Pairs = Vec<(String, String)>;

/// The pairs of a query or of a form (WHATWG URL, section 5.1).
pub fn pairs(text: &str) -> Pairs {
    let pieces = text.split('&').filter(|piece| !piece.is_empty());
    let pairs = pieces.map(|piece| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        (
            decoded(&name.replace('+', " ")),
            decoded(&value.replace('+', " ")),
        )
    });
    pairs.collect()
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

/// Splits a path by a template: each name with what stands for it, as it is written.
pub fn segments(operation: &Operation, path: &str) -> Option<Pairs> {
    let template = operation.path.split(['?', '#']).next().unwrap_or_default();
    let matched = |template: &str| matched(&colons(template), path);
    let of_servers = operation.servers.iter().filter_map(|server| {
        let (_, rest) = server.split_once("://").unwrap_or(("", server));
        let prefix = rest.find('/').map_or("", |start| &rest[start..]);
        matched(&format!("{}{template}", prefix.trim_end_matches('/')))
    });
    let mut of_servers = of_servers;
    of_servers.next().or_else(|| matched(template))
}

/// `:id` and `{{id}}`, which Apifox has, as `{id}`.
pub fn colons(template: &str) -> String {
    let template = template.replace("{{", "{").replace("}}", "}");
    let pieces = template
        .split('/')
        .map(|piece| match piece.strip_prefix(':') {
            Some(name) if !name.is_empty() => format!("{{{name}}}"),
            _ => piece.to_owned(),
        });
    pieces.collect::<Vec<String>>().join("/")
}

fn matched(template: &str, path: &str) -> Option<Pairs> {
    let Some((literal, rest)) = template.split_once('{') else {
        return (decoded(template) == decoded(path)).then(Vec::new);
    };
    let path = path.strip_prefix(literal)?;
    let (name, rest) = rest.split_once('}')?;
    let end = path.find('/').unwrap_or(path.len());
    (1..=end)
        .filter(|end| path.is_char_boundary(*end))
        .find_map(|end| {
            let mut segments = matched(rest, &path[end..])?;
            segments.insert(0, (name.to_owned(), path[..end].to_owned()));
            Some(segments)
        })
}

/// Whether a key is a name; those of headers are in any case.
pub fn is_name(place: &str, key: &str, name: &str) -> bool {
    key == name || place == "header" && key.eq_ignore_ascii_case(name)
}

/// The value of a parameter of which the request has these pairs; none if it has none.
///
/// # Errors
///
/// If it is written in another style.
pub fn read(
    schemas: &Schemas,
    parameter: &Parameter,
    given: &Pairs,
) -> Result<Option<Value>, String> {
    let (name, schema) = (parameter.name.as_str(), &parameter.schema);
    let own = || {
        let own = given
            .iter()
            .filter(|(key, _)| is_name(&parameter.place, key, name));
        own.map(|(_, value)| value.clone())
    };
    let is_part = parameter.place == "path";
    let Some(style) = parameter.style.as_deref() else {
        let text = own()
            .next()
            .map(|text| if is_part { decoded(&text) } else { text });
        let read = text
            .map(|text| serde_json::from_str(&text).map_err(|error| format!("no JSON: {error}")));
        return read.transpose();
    };
    let types = schemas.types(schema);
    if style == "deepObject" {
        return Ok(deep(schemas, schema, name, given));
    }
    if types.contains(&"object") && !types.contains(&"string") {
        return fields(schemas, parameter, style, given);
    }
    let texts: Vec<String> = own().collect();
    if let (true, [text]) = (types == ["array"], texts.as_slice())
        && let Ok(Value::Array(list)) = serde_json::from_str(text)
        && list.iter().any(Value::is_object)
    {
        // OpenAPI has no style for objects in lists: the caller writes them.
        return Ok(Some(Value::Array(list)));
    }
    if types.contains(&"array") {
        let list = list(schemas, parameter, style, &texts)?;
        let is_list = |list: &Value| types == ["array"] || schemas.check(schema, list).is_ok();
        if list.as_ref().is_none_or(is_list) {
            return Ok(list);
        }
    }
    let [text] = texts.as_slice() else {
        return if texts.is_empty() {
            Ok(None)
        } else {
            Err("it is there twice".to_owned())
        };
    };
    let (prefix, _) = separator(parameter, style);
    let text = text.strip_prefix(&prefix).ok_or("the style has a prefix")?;
    let text = if is_part {
        decoded(text)
    } else {
        text.to_owned()
    };
    Ok(Some(value(schemas, schema, &text)))
}

/// The value of a parameter that is a list; none if it has no items.
fn list(
    schemas: &Schemas,
    parameter: &Parameter,
    style: &str,
    texts: &[String],
) -> Result<Option<Value>, String> {
    let (prefix, separator) = separator(parameter, style);
    let mut pieces: Vec<String> = Vec::new();
    for text in texts {
        let text = text.strip_prefix(&prefix).ok_or("the style has a prefix")?;
        match separator {
            Some(separator) => pieces.extend(text.split(separator).map(str::to_owned)),
            None => pieces.push(text.to_owned()),
        }
    }
    let is_part = parameter.place == "path";
    let pieces = pieces
        .into_iter()
        .map(|text| if is_part { decoded(&text) } else { text });
    let items = schemas
        .part(&parameter.schema, &["items"])
        .unwrap_or_default();
    let values: Vec<Value> = pieces.map(|text| value(schemas, &items, &text)).collect();
    Ok((!values.is_empty()).then_some(Value::Array(values)))
}

/// What stands before values, and between them.
fn separator(parameter: &Parameter, style: &str) -> (String, Option<&'static str>) {
    match style {
        "label" => (
            ".".to_owned(),
            Some(if parameter.explode { "." } else { "," }),
        ),
        "matrix" => (format!(";{}=", parameter.name), Some(",")),
        "spaceDelimited" if !parameter.explode => (String::new(), Some(" ")),
        "pipeDelimited" if !parameter.explode => (String::new(), Some("|")),
        _ if parameter.explode && style != "simple" => (String::new(), None),
        _ => (String::new(), Some(",")),
    }
}

/// A text, with the places that lead to it.
type Deep<'t> = (Vec<&'t str>, &'t str);

/// The value of a parameter whose parts each have the name of their place.
fn deep(schemas: &Schemas, schema: &Value, name: &str, given: &Pairs) -> Option<Value> {
    let parts = given.iter().filter_map(|(key, text)| {
        let places = key.strip_prefix(name)?;
        let is_own = places.is_empty() || places.starts_with('[');
        let places = places.split(['[', ']']).filter(|place| !place.is_empty());
        is_own.then(|| (places.collect(), text.as_str()))
    });
    let parts: Vec<Deep<'_>> = parts.collect();
    (!parts.is_empty()).then(|| nested(schemas, schema, parts))
}

fn nested(schemas: &Schemas, schema: &Value, parts: Vec<Deep<'_>>) -> Value {
    if let Some((_, text)) = parts.iter().find(|(places, _)| places.is_empty()) {
        return value(schemas, schema, text);
    }
    let mut members: Vec<(&str, Vec<Deep<'_>>)> = Vec::new();
    for (places, text) in parts {
        let (first, rest) = (places[0], places[1..].to_vec());
        match members.iter_mut().find(|(name, _)| *name == first) {
            Some((_, parts)) => parts.push((rest, text)),
            None => members.push((first, vec![(rest, text)])),
        }
    }
    let is_list = members
        .iter()
        .enumerate()
        .all(|(index, (name, _))| *name == index.to_string());
    if is_list && schemas.types(schema).contains(&"array") {
        let items = schemas.part(schema, &["items"]).unwrap_or_default();
        let members = members.into_iter();
        return members
            .map(|(_, parts)| nested(schemas, &items, parts))
            .collect();
    }
    let members = members.into_iter().map(|(name, parts)| {
        let own = schemas.part(schema, &["properties", name]);
        let own = own.or_else(|| schemas.part(schema, &["additionalProperties"]));
        let value = nested(schemas, &own.unwrap_or_default(), parts);
        (name.to_owned(), value)
    });
    Value::Object(members.collect())
}

/// The value of a parameter that is an object.
fn fields(
    schemas: &Schemas,
    parameter: &Parameter,
    style: &str,
    given: &Pairs,
) -> Result<Option<Value>, String> {
    let schema = &parameter.schema;
    let mut members = Map::new();
    for (key, text) in named(schemas, parameter, style, given)? {
        let own = schemas.part(schema, &["properties", &key]);
        let schema = own.or_else(|| schemas.part(schema, &["additionalProperties"]));
        let schema = schema.unwrap_or_default();
        let items = schemas.part(&schema, &["items"]).unwrap_or_default();
        let one = value(schemas, &schema, &text);
        match members.get_mut(&key) {
            Some(Value::Array(values)) => values.push(value(schemas, &items, &text)),
            _ if schemas.types(&schema).contains(&"array") && !one.is_array() => {
                let list = Value::Array(vec![value(schemas, &items, &text)]);
                members.insert(key, list);
            }
            _ => drop(members.insert(key, one)),
        }
    }
    Ok((!members.is_empty()).then_some(Value::Object(members)))
}

/// The fields of a parameter that is an object, each as it is written.
fn named(
    schemas: &Schemas,
    parameter: &Parameter,
    style: &str,
    given: &Pairs,
) -> Result<Pairs, String> {
    let name = parameter.name.as_str();
    let fields = match (style, parameter.explode) {
        ("form", true) if parameter.place != "path" => {
            // What is no property is known by the name that is made up for it.
            let is_open = schemas
                .part(&parameter.schema, &["additionalProperties"])
                .is_some();
            let is_own = |key: &str| {
                let own = schemas.part(&parameter.schema, &["properties", key]);
                own.is_some() || (is_open && key.starts_with("key"))
            };
            let fields = given.iter().filter(|(key, _)| is_own(key));
            fields.cloned().collect()
        }
        (_, explode) => {
            let own = given
                .iter()
                .find(|(key, _)| is_name(&parameter.place, key, name));
            let pieces: Vec<&str> = own
                .into_iter()
                .flat_map(|(_, text)| text.split(','))
                .collect();
            let pair = |pair: (&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
            let fields = if explode {
                let fields = pieces.iter().map(|piece| piece.split_once('=').map(pair));
                fields.collect::<Option<Pairs>>()
            } else {
                let fields = pieces
                    .chunks(2)
                    .map(|two| Some(pair((two[0], two.get(1)?))));
                fields.collect()
            };
            fields.ok_or("its names and values do not match")?
        }
    };
    Ok(fields)
}

/// What a text means where a schema stands.
pub fn value(schemas: &Schemas, schema: &Value, text: &str) -> Value {
    let types = schemas.types(schema);
    let string = || Value::String(text.to_owned());
    let parsed = serde_json::from_str::<Value>(text).ok();
    let mut candidates = parsed.into_iter().filter(|value| match value {
        Value::Number(_) => {
            types.is_empty() || types.contains(&"number") || types.contains(&"integer")
        }
        Value::Bool(_) => types.is_empty() || types.contains(&"boolean"),
        Value::Null => false,
        Value::String(_) => false,
        Value::Array(_) => types.is_empty() || types.contains(&"array"),
        Value::Object(_) => types.is_empty() || types.contains(&"object"),
    });
    match candidates.next() {
        Some(value) if schemas.check(schema, &value).is_ok() => value,
        Some(value) if schemas.check(schema, &string()).is_err() => value,
        _ => string(),
    }
}
