//! What kind of description an input is, told before it is read.

use serde_json::{Map, Value};

use super::markdown;
use crate::diagnostic::{Code, Place, Sink};

/// A kind of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Page,
    Json,
    Endpoints,
    ApiTree,
    Html,
    Markdown,
    OpenApi,
    Postman,
    Project,
    Unknown,
    /// OpenAPI or Swagger in YAML.
    Yaml,
}

impl Kind {
    /// Says why this kind of input cannot be read.
    pub fn refuse<T>(self, place: &Place, sink: &mut Sink) -> Option<T> {
        let (what, help) = match self {
            Kind::Postman => (
                "a Postman collection",
                "export the project from Apifox in its own format instead",
            ),
            Kind::ApiTree => (
                "a listing of a project's tree",
                "it has names only; give the endpoints' JSON instead",
            ),
            Kind::Html => (
                "the source of a web page",
                "save the text of the page instead",
            ),
            Kind::Page
            | Kind::Json
            | Kind::Endpoints
            | Kind::Markdown
            | Kind::OpenApi
            | Kind::Project
            | Kind::Unknown
            | Kind::Yaml => {
                let message = "this is no description that the tool recognises";
                let help = "give a project export, an OpenAPI document, an endpoint page (a title, then `GET /path`, then the parts under 参数, 请求体 and 响应) \
                            or an endpoint's JSON (an object with `method`, `path` and `responses`)";
                sink.report(Code::UnknownInput, place, message, help);
                return None;
            }
        };
        sink.report(
            Code::UnsupportedInput,
            place,
            format!("this is {what}, which is not read"),
            help,
        );
        None
    }
}

/// What a text is, by its first lines.
pub fn text(text: &str) -> Kind {
    let trimmed = text.trim_start();
    let lower = trimmed.get(..15).unwrap_or_default().to_ascii_lowercase();
    if trimmed.starts_with(['{', '[']) {
        Kind::Json
    } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        Kind::Html
    } else if text.lines().any(|line| line.trim() == "概览") || has_request_line(text) {
        Kind::Page
    } else if markdown::block(text).is_some() {
        Kind::Markdown
    } else if has_yaml_key(text, "openapi") || has_yaml_key(text, "swagger") {
        Kind::Yaml
    } else {
        Kind::Unknown
    }
}

/// Whether the second line with text on it is a method and a path, as on an endpoint page.
fn has_request_line(text: &str) -> bool {
    let line = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .nth(1)
        .unwrap_or_default();
    line.split_once(' ').is_some_and(|(method, path)| {
        !method.is_empty()
            && method.bytes().all(|byte| byte.is_ascii_uppercase())
            && !path.trim().contains(' ')
    })
}

fn has_yaml_key(text: &str, key: &str) -> bool {
    text.lines().any(|line| {
        let mut parts = line.splitn(2, ':');
        let name = parts.next().unwrap_or_default().trim_end();
        parts.next().is_some() && name.trim_matches(['"', '\'']) == key
    })
}

/// What a JSON value is, by its keys.
pub fn json(value: &Value) -> Kind {
    match value {
        Value::Object(object) => object_kind(object),
        Value::Array(list) => match list.first() {
            Some(Value::Object(first)) if first.get("key").is_some_and(is_tree_key) => {
                Kind::ApiTree
            }
            Some(Value::Object(first)) if is_endpoint(first) => Kind::Endpoints,
            None => Kind::Endpoints,
            _ => Kind::Unknown,
        },
        _ => Kind::Unknown,
    }
}

fn object_kind(object: &Map<String, Value>) -> Kind {
    let has = |key: &str| object.contains_key(key);
    if has("apifoxProject") || has("apidogProject") || has("apiCollection") {
        Kind::Project
    } else if has("openapi") || has("swagger") {
        Kind::OpenApi
    } else if object
        .get("info")
        .is_some_and(|info| info.get("schema").is_some() || info.get("_postman_id").is_some())
    {
        Kind::Postman
    } else if is_endpoint(object) {
        Kind::Endpoints
    } else {
        object
            .get("data")
            .filter(|data| data.is_object() || data.is_array())
            .map_or(Kind::Unknown, json)
    }
}

fn is_tree_key(key: &Value) -> bool {
    key.as_str().is_some_and(|key| key.starts_with("apiDetail"))
}

fn is_endpoint(object: &Map<String, Value>) -> bool {
    object.contains_key("path")
        && ["method", "responses", "requestBody"]
            .iter()
            .any(|key| object.contains_key(*key))
}
