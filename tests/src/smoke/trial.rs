//! What a call is given, and what it is answered.

use serde_json::{Map, Value};

use super::client::Method;
use super::description::{Content, Operation};
use super::draw::{Amount, draw, draw_filled};
use super::schemas::Schemas;
use super::verdict::{is_form, is_json, is_media};

/// One call of an operation.
#[derive(Debug)]
pub struct Trial {
    /// The number of the operation.
    pub operation: usize,
    /// The number of its call in the program.
    pub call: usize,
    /// The values of parameters and body: `query:page`, `body`.
    pub given: Map<String, Value>,
    /// What the server answers.
    pub answer: Answer,
}

/// An answer of the server.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The media type, if there is a body.
    pub media: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// The values of an operation, as much as is wanted of them: what is required, and what its call asks for.
///
/// # Errors
///
/// Says of what no value is found.
pub fn given(
    schemas: &Schemas,
    operation: &Operation,
    method: &Method,
    amount: Amount,
) -> Result<Map<String, Value>, String> {
    let mut given = Map::new();
    let asks = |key: &str| {
        let mut arguments = method.arguments.iter();
        arguments.any(|argument| argument.key.as_deref() == Some(key) && !argument.is_optional())
    };
    for parameter in &operation.parameters {
        let key = format!("{}:{}", parameter.place, parameter.name);
        let is_needed = parameter.required || asks(&key);
        if !is_needed && amount == Amount::Least {
            continue;
        }
        let mut value = draw(schemas, &parameter.schema, amount);
        if is_needed && value.as_ref().is_ok_and(is_hollow) {
            // What is empty is not seen.
            value = draw(schemas, &parameter.schema, Amount::Most);
        }
        match value {
            Ok(value) if is_needed || !is_hollow(&value) => drop(given.insert(key, value)),
            Err(problem) if is_needed => return Err(format!("{key}: {problem}")),
            Ok(_) | Err(_) => {}
        }
    }
    let keys = method
        .arguments
        .iter()
        .filter_map(|argument| argument.key.as_ref());
    for key in keys.filter(|key| key.starts_with("path:")) {
        // The path may have a place of which nothing else is said.
        given.entry(key).or_insert_with(|| "text".into());
    }
    if let Some(body) = &operation.body
        && (body.required || amount == Amount::Most || asks("body"))
    {
        let content = sent(method, &body.contents);
        let value = match (&content.example, &content.schema) {
            (Some(example), _) => Ok(example.clone()),
            (None, Some(schema)) => draw(schemas, schema, amount),
            (None, None) => Ok("text".into()),
        };
        let mut value = value.map_err(|problem| format!("body: {problem}"))?;
        if is_form(&content.media) {
            value = seen(schemas, content, value);
        }
        // Nothing in an optional body is no body.
        if body.required || asks("body") || !is_hollow(&value) {
            given.insert("body".to_owned(), value);
        }
    }
    Ok(given)
}

/// A form without what cannot be seen in one: what holds nothing. Where that must be there, it is filled.
fn seen(schemas: &Schemas, content: &Content, drawn: Value) -> Value {
    let Value::Object(_) = drawn else {
        return Value::Object(Map::new());
    };
    let without = without_hollow(&drawn);
    let Some(schema) = content.schema.as_ref() else {
        return without;
    };
    if schemas.check(schema, &without).is_ok() {
        return without;
    }
    let filled = draw_filled(schemas, schema).unwrap_or(drawn);
    without_hollow(&filled)
}

fn without_hollow(value: &Value) -> Value {
    match value {
        Value::Array(values) => values
            .iter()
            .map(without_hollow)
            .filter(|value| !is_hollow(value))
            .collect(),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone(), without_hollow(value)));
            Value::Object(members.filter(|(_, value)| !is_hollow(value)).collect())
        }
        value => value.clone(),
    }
}

/// The form in which a method sends a body.
fn sent<'c>(method: &Method, contents: &'c [Content]) -> &'c Content {
    let mut media = method
        .arguments
        .iter()
        .filter_map(|argument| argument.media.as_deref());
    let media = media.next();
    let is_sent = |content: &&Content| media.is_some_and(|media| is_media(&content.media, media));
    contents.iter().find(is_sent).unwrap_or(&contents[0])
}

/// Whether a value cannot be seen in a query.
fn is_hollow(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
        value => value.is_null(),
    }
}

/// An answer that an operation has for success, in a form that the client asks for.
///
/// # Errors
///
/// Says of what no value is found.
pub fn answer(
    schemas: &Schemas,
    operation: &Operation,
    accept: &[&str],
    amount: Amount,
) -> Result<Answer, String> {
    let success = operation.answers.iter().find_map(|(status, contents)| {
        let status = status.strip_prefix("x-").unwrap_or(status);
        let status = status.split(':').next().unwrap_or_default();
        let code = status
            .to_uppercase()
            .replace("XX", "00")
            .parse::<u16>()
            .ok()?;
        (200..300).contains(&code).then_some((code, contents))
    });
    let default = || {
        operation
            .answers
            .iter()
            .find(|(status, _)| status == "default")
    };
    let (status, contents) = match success {
        Some(success) => success,
        None => (200, default().map_or(NOTHING, |(_, contents)| contents)),
    };
    let asked = |content: &&Content| {
        accept
            .iter()
            .any(|accept| is_media(&content.media, accept) || is_media(accept, &content.media))
    };
    let content = contents.iter().find(asked).or(contents.first());
    let Some(content) = content.filter(|_| status != 204 && operation.method != "HEAD") else {
        return Ok(Answer {
            status,
            media: None,
            body: Vec::new(),
        });
    };
    let any = Value::Object(Map::new());
    let schema = content.schema.as_ref().unwrap_or(&any);
    let media = content.media.replace('*', "x");
    let media = if media == "x/x" {
        "application/json".to_owned()
    } else {
        media
    };
    let value = || match &content.example {
        Some(example) => Ok(example.clone()),
        None => draw(schemas, schema, amount),
    };
    let body = written(&media, value)?;
    Ok(Answer {
        status,
        media: Some(media),
        body,
    })
}

const NOTHING: &Vec<Content> = &Vec::new();

fn written(media: &str, value: impl FnOnce() -> Result<Value, String>) -> Result<Vec<u8>, String> {
    let json = |value: &Value| value.to_string();
    let text = if is_json(media) {
        json(&value()?)
    } else if media.starts_with("text/event-stream") {
        format!("data: {}\n\n", json(&value()?))
    } else if media.contains("ndjson") || media.contains("jsonl") || media.contains("json-seq") {
        format!("{}\n", json(&value()?))
    } else if media.starts_with("text/plain") {
        match value()? {
            Value::String(text) => text,
            value => json(&value),
        }
    } else {
        "<text/>".to_owned()
    };
    Ok(text.into_bytes())
}
