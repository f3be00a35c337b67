//! A description as it is written, read without any of the generator's code.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::schemas::{at, pointer};
use super::{apifox, swagger};

/// The methods of operations.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// What can be called.
#[derive(Debug)]
pub struct Operation {
    /// As in `GET`.
    pub method: String,
    /// As it is written under `paths`.
    pub path: String,
    /// Base URLs of its own.
    pub servers: Vec<String>,
    /// Those of the path, and its own.
    pub parameters: Vec<Parameter>,
    /// What it sends.
    pub body: Option<Body>,
    /// Headers, query parameters and cookies that prove who calls; any of these sets does.
    pub security: Vec<Vec<(String, String)>>,
    /// What it answers, by status.
    pub answers: Vec<(String, Vec<Content>)>,
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// `path`, `query`, `header` or `cookie`.
    pub place: String,
    /// Whether it must be there.
    pub required: bool,
    /// As in `form`; none if it is JSON.
    pub style: Option<String>,
    /// Whether each value stands by itself.
    pub explode: bool,
    /// What it holds.
    pub schema: Value,
}

/// A body of a request.
#[derive(Debug)]
pub struct Body {
    /// Whether it must be there.
    pub required: bool,
    /// In which forms.
    pub contents: Vec<Content>,
}

/// A form of a body.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its media type.
    pub media: String,
    /// What it holds.
    pub schema: Option<Value>,
    /// An example, where the schema says nothing.
    pub example: Option<Value>,
    /// How fields of forms are written.
    pub encoding: Map<String, Value>,
}

/// Reads the file of a description.
///
/// # Errors
///
/// If it is none that is read here.
pub fn read(file: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let text = text.trim_start_matches('\u{feff}');
    let is = |extension: &str| file.extension().is_some_and(|found| found == extension);
    if is("json") {
        return serde_json::from_str(text).map_err(|error| error.to_string());
    }
    if is("txt") {
        return apifox::read_page(text);
    }
    let text = if is("md") {
        embedded(text).ok_or("it embeds nothing")?
    } else {
        text
    };
    serde_yaml_ng::from_str(text).map_err(|error| error.to_string())
}

/// A description of any version as OpenAPI has it.
///
/// # Errors
///
/// If it is none.
pub fn normal(document: Value) -> Result<Value, String> {
    match (document.get("openapi"), document.get("swagger")) {
        (Some(_), _) => Ok(document),
        (None, Some(_)) => Ok(swagger::renewed(document)),
        (None, None) => apifox::renewed(&document).ok_or_else(|| "it has no endpoint".to_owned()),
    }
}

/// What a Markdown page embeds.
fn embedded(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("```yaml\n")?;
    rest.split_once("\n```").map(|(text, _)| text)
}

/// The operations of a description.
pub fn operations(document: &Value) -> Vec<Operation> {
    let paths = document.get("paths").and_then(Value::as_object);
    let mut operations = Vec::new();
    for (path, item) in paths.into_iter().flatten() {
        let (item, place) = follow(document, item, &format!("/paths/{}", escaped(path)));
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let place = format!("{place}/{method}");
                operations.push(read_operation(
                    document,
                    (path, method),
                    item,
                    operation,
                    &place,
                ));
            }
        }
    }
    operations
}

fn read_operation(
    document: &Value,
    (path, method): (&str, &str),
    item: &Value,
    operation: &Value,
    place: &str,
) -> Operation {
    let mut parameters: Vec<Parameter> = Vec::new();
    let of_item = place.rsplit_once('/').map_or("", |(item, _)| item);
    for (owner, place) in [(item, of_item), (operation, place)] {
        let list = owner.get("parameters").and_then(Value::as_array);
        for (index, node) in list.into_iter().flatten().enumerate() {
            let (node, place) = follow(document, node, &format!("{place}/parameters/{index}"));
            if let Some(parameter) = parameter(node, &place) {
                parameters.retain(|known| {
                    (&known.name, &known.place) != (&parameter.name, &parameter.place)
                });
                parameters.push(parameter);
            }
        }
    }
    // What the path has no place for cannot be sent.
    parameters.retain(|parameter| parameter.place != "path" || path.contains(&parameter.name));
    let body = operation.get("requestBody").map(|node| {
        let (node, place) = follow(document, node, &format!("{place}/requestBody"));
        Body {
            required: node.get("required") == Some(&Value::Bool(true)),
            contents: contents(node, &place),
        }
    });
    let answers = operation.get("responses").and_then(Value::as_object);
    let answers = answers.into_iter().flatten().map(|(status, node)| {
        let (node, place) = follow(
            document,
            node,
            &format!("{place}/responses/{}", escaped(status)),
        );
        (status.clone(), contents(node, &place))
    });
    let servers = operation.get("servers").or_else(|| item.get("servers"));
    let servers = servers.and_then(Value::as_array).into_iter().flatten();
    let servers = servers.filter_map(|server| server.get("url")?.as_str());
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        servers: servers.map(str::to_owned).collect(),
        parameters,
        body: body.filter(|body| !body.contents.is_empty()),
        security: security(document, operation),
        answers: answers.collect(),
    }
}

/// Where credentials stand in requests.
fn security(document: &Value, operation: &Value) -> Vec<Vec<(String, String)>> {
    let schemes = document
        .pointer("/components/securitySchemes")
        .or_else(|| document.get("securityDefinitions"));
    let place = |name: &String| {
        let (scheme, _) = follow(document, schemes?.get(name)?, "");
        let place = |place: &str, name: &str| Some((place.to_owned(), name.to_owned()));
        match scheme.get("type")?.as_str()? {
            "apiKey" => place(scheme.get("in")?.as_str()?, scheme.get("name")?.as_str()?),
            "mutualTLS" => None,
            _ => place("header", "Authorization"),
        }
    };
    let sets = operation
        .get("security")
        .or_else(|| document.get("security"));
    let sets = sets.and_then(Value::as_array).into_iter().flatten();
    let sets = sets.map(|set| {
        set.as_object()
            .into_iter()
            .flat_map(Map::keys)
            .filter_map(place)
            .collect()
    });
    sets.collect()
}

fn parameter(node: &Value, pointer: &str) -> Option<Parameter> {
    let text = |key: &str| node.get(key).and_then(Value::as_str);
    let place = text("in")?.to_owned();
    if place == "header"
        && ["accept", "content-type", "content-length"]
            .contains(&text("name")?.to_lowercase().as_str())
    {
        // Not described as parameters (OpenAPI 3.1, section 4.8.12.2.1), or not by the caller.
        return None;
    }
    let content = node.get("content").and_then(Value::as_object);
    let content = content.and_then(|contents| contents.keys().next());
    let schema = match content {
        Some(media) => at(&format!("{pointer}/content/{}/schema", escaped(media))),
        None if node.get("schema").is_some() => at(&format!("{pointer}/schema")),
        None => json!({}),
    };
    let usual = if ["query", "cookie"].contains(&place.as_str()) {
        "form"
    } else {
        "simple"
    };
    let style = text("style").unwrap_or(usual);
    let explode = node.get("explode").and_then(Value::as_bool);
    Some(Parameter {
        name: text("name")?.to_owned(),
        required: node.get("required") == Some(&Value::Bool(true)) || place == "path",
        style: content.is_none().then(|| style.to_owned()),
        explode: explode.unwrap_or(style == "form"),
        place,
        schema,
    })
}

fn contents(node: &Value, pointer: &str) -> Vec<Content> {
    let contents = node.get("content").and_then(Value::as_object);
    let contents = contents.into_iter().flatten();
    let content = |(media, content): (&String, &Value)| {
        let schema = content.get("schema");
        let schema = schema.filter(|schema| schema.is_object() || schema.is_boolean());
        let encoding = content.get("encoding").and_then(Value::as_object);
        Content {
            media: media.clone(),
            schema: schema.map(|_| at(&format!("{pointer}/content/{}/schema", escaped(media)))),
            example: example(content).filter(|_| schema.is_none_or(says_nothing)),
            encoding: encoding.cloned().unwrap_or_default(),
        }
    };
    contents.map(content).collect()
}

/// Whether a schema allows any object at least.
pub fn says_nothing(schema: &Value) -> bool {
    let mut members = schema.as_object().into_iter().flatten();
    members.all(|(key, value)| match key.as_str() {
        "type" => value == "object",
        "properties" => value.as_object().is_some_and(Map::is_empty),
        key => key.starts_with("x-") || ["title", "description"].contains(&key),
    })
}

/// An example of a body that is JSON.
fn example(content: &Value) -> Option<Value> {
    let examples = content.get("examples").and_then(Value::as_object);
    let named = examples.and_then(|examples| examples.values().next()?.get("value"));
    let example = content.get("example").or(named);
    example
        .filter(|example| example.is_object() || example.is_array())
        .cloned()
}

/// What a reference leads to, and its pointer.
fn follow<'d>(document: &'d Value, node: &'d Value, place: &str) -> (&'d Value, String) {
    let (mut node, mut place) = (node, place.to_owned());
    for _ in 0..10 {
        let reference = node.get("$ref").and_then(Value::as_str).and_then(pointer);
        match reference.and_then(|pointer| Some((document.pointer(&pointer)?, pointer))) {
            Some(found) => (node, place) = found,
            None => break,
        }
    }
    (node, place)
}

/// A name as a part of a pointer (RFC 6901, section 4).
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
