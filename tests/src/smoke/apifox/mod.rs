//! What Apifox has (projects, endpoints, texts of pages) as OpenAPI has it, as far as calls are concerned.

mod body;
mod inherited;
mod page;
mod responses;

use serde_json::{Map, Value, json};

pub use page::read as read_page;

/// Writes endpoints anew, alone or of a project; none if there is none.
pub fn renewed(document: &Value) -> Option<Value> {
    let mut made = Made {
        definitions: Map::new(),
        shared: Vec::new(),
        common: document.pointer("/commonParameters/parameters"),
        schemes: Map::new(),
        paths: Map::new(),
    };
    if let Some(items) = document.get("apiCollection") {
        items_of(document.get("schemaCollection"), &mut |schema| {
            let written = schema.pointer("/schema/jsonSchema");
            if let (Some((_, id)), Some(written)) = (text(&schema["id"]).rsplit_once('/'), written)
            {
                made.definitions.insert(id.to_owned(), written.clone());
            }
        });
        items_of(document.get("responseCollection"), &mut |response| {
            made.shared.push(response);
        });
        items_of(document.get("securitySchemeCollection"), &mut |scheme| {
            let config = scheme["authConfigs"].clone();
            made.schemes.insert(text(&scheme["id"]), config);
        });
        let security = made.security(&document["projectSetting"], &json!([]));
        made.folder(items, &security);
    } else {
        let held = document.get("data").unwrap_or(document);
        for endpoint in held
            .as_array()
            .map_or(std::slice::from_ref(held), Vec::as_slice)
        {
            let security = made.security(endpoint, &json!([]));
            made.endpoint(endpoint, &security);
        }
    }
    let definitions = inherited::merged(&made.definitions);
    (!made.paths.is_empty()).then(|| {
        json!({
            "openapi": "3.0.1",
            "paths": made.paths,
            "definitions": definitions,
            "components": {"securitySchemes": made.schemes},
        })
    })
}

/// What is read of a project, and what is made of it.
struct Made<'d> {
    definitions: Map<String, Value>,
    shared: Vec<&'d Value>,
    common: Option<&'d Value>,
    schemes: Map<String, Value>,
    paths: Map<String, Value>,
}

impl<'d> Made<'d> {
    fn folder(&mut self, items: &'d Value, above: &Value) {
        for item in items.as_array().into_iter().flatten() {
            if let Some(endpoint) = item.get("api") {
                let security = self.security(endpoint, above);
                self.endpoint(endpoint, &security);
            }
            if let Some(items) = item.get("items") {
                let security = self.security(item, above);
                self.folder(items, &security);
            }
        }
    }

    /// Adds an endpoint, if it is one that a client can call.
    fn endpoint(&mut self, endpoint: &'d Value, security: &Value) {
        let (method, written) = (text(&endpoint["method"]), text(&endpoint["path"]));
        let is_http = ["", "http"].contains(&text(&endpoint["type"]).as_str());
        let (origin, path) = origin(written.trim());
        if !is_http || method.is_empty() || leads_nowhere(path) {
            return;
        }
        let method = method.to_lowercase();
        let mut operation = json!({
            "parameters": self.parameters(endpoint),
            "responses": responses::read(endpoint, &self.shared),
            "security": security,
        });
        if let Some(body) = body::read(&endpoint["requestBody"], &method) {
            operation["requestBody"] = body;
        }
        if !origin.is_empty() {
            operation["servers"] = json!([{"url": origin}]);
        }
        self.add(
            inherited::in_all(&operation, &self.definitions, 0),
            path,
            &method,
        );
    }

    /// Adds an operation. Several may have one method and path; what follows a `#` is not sent.
    fn add(&mut self, operation: Value, path: &str, method: &str) {
        let mut path = format!("/{}", path.trim_start_matches('/'));
        while self
            .paths
            .get(&path)
            .is_some_and(|item| item.get(method).is_some())
        {
            path.push('#');
        }
        let item = self.paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation;
    }

    fn parameters(&self, endpoint: &Value) -> Vec<Value> {
        let written = match &endpoint["parameters"] {
            Value::Array(list) => list.iter().map(|node| (text(&node["in"]), node)).collect(),
            lists => by_place(lists),
        };
        let parameters = written.into_iter().filter_map(|(place, node)| {
            let is_off = node["enable"] == false && place != "path";
            let is_own = place != "header" || !is_of_client(&text(&node["name"]));
            (is_own && !is_off).then(|| parameter(&place, node))
        });
        let mut parameters: Vec<Value> = parameters.collect();
        let named = by_place(&endpoint["commonParameters"]);
        for (place, node) in self.common.map_or_else(Vec::new, by_place) {
            let same = |(other, named): &(String, &Value)| {
                *other == place && named["name"] == node["name"]
            };
            let is_on = node["defaultEnable"] == true || named.iter().any(same);
            let is_new = parameters.iter().all(|known| known["name"] != node["name"]);
            if is_on && is_new && !is_of_client(&text(&node["name"])) {
                parameters.push(parameter(&place, node));
            }
        }
        parameters
    }

    /// Who may call, as one level says it; what is above counts where it says nothing.
    fn security(&mut self, level: &Value, above: &Value) -> Value {
        let kind = text(&level["auth"]["type"]).to_lowercase();
        let groups = level.pointer("/securityScheme/schemeGroups");
        let groups = groups.and_then(Value::as_array).into_iter().flatten();
        let sets = groups.map(|group| {
            let ids = group["schemeIds"].as_array().into_iter().flatten();
            ids.map(|id| (text(id), json!([]))).collect::<Map<_, _>>()
        });
        let sets: Vec<_> = sets.collect();
        match kind.as_str() {
            "" if sets.is_empty() => above.clone(),
            "" | "securityscheme" => json!(sets),
            "noauth" | "none" => json!([]),
            kind => {
                let place = &level["auth"][kind];
                let scheme = match kind {
                    "apikey" => json!({"type": "apiKey", "in": place["in"], "name": place["key"]}),
                    kind => json!({"type": "http", "scheme": kind}),
                };
                let name = scheme.to_string();
                self.schemes.insert(name.clone(), scheme);
                json!([{name: []}])
            }
        }
    }
}

/// Whether a client sets this header by itself.
fn is_of_client(name: &str) -> bool {
    let name = name.to_lowercase();
    ["host", "user-agent", "connection", "accept", "content-type"].contains(&name.as_str())
}

/// What stands in a tree of folders.
fn items_of<'d>(node: Option<&'d Value>, take: &mut impl FnMut(&'d Value)) {
    for item in node.and_then(Value::as_array).into_iter().flatten() {
        match item.get("items") {
            Some(items) => items_of(Some(items), take),
            None => take(item),
        }
    }
}

/// The elements of lists, each with the name of its list.
fn by_place(lists: &Value) -> Vec<(String, &Value)> {
    let lists = lists.as_object().into_iter().flatten();
    let elements = lists.flat_map(|(place, list)| {
        let list = list.as_array().into_iter().flatten();
        list.map(|node| (place.clone(), node))
    });
    elements.collect()
}

/// A parameter. One with a fixed value has no other.
fn parameter(place: &str, node: &Value) -> Value {
    let is_fixed = node["fixedValue"] == true;
    let values = [&node["value"], &node["example"], &node["sampleValue"]];
    // A variable has no value of its own.
    let is_value = |value: &Value| !text(value).is_empty() && !text(value).contains("{{");
    let fixed = values.into_iter().find(|value| is_fixed && is_value(value));
    let schema = fixed.map_or_else(|| schema_of(node), |value| json!({"const": value}));
    let required = node["required"] == true || fixed.is_some();
    json!({"name": node["name"], "in": place, "required": required, "schema": schema})
}

/// The schema of a parameter or a field: its own, or that of its type.
fn schema_of(node: &Value) -> Value {
    let own = node["schema"]
        .as_object()
        .filter(|schema| !schema.is_empty());
    if let Some(schema) = own {
        return Value::Object(schema.clone());
    }
    match text(&node["type"]).as_str() {
        "array" => json!({"type": "array", "items": {"type": "string"}}),
        "file" => json!({"type": "string", "format": "binary"}),
        kind @ ("integer" | "number" | "boolean" | "object") => json!({"type": kind}),
        _ if node["format"].is_string() => json!({"type": "string", "format": node["format"]}),
        _ => json!({"type": "string"}),
    }
}

/// The scheme and the host that a path begins with, and the rest.
fn origin(path: &str) -> (&str, &str) {
    let start = path.find("://").map_or(0, |scheme| scheme + 3);
    match path[start..].find('/') {
        Some(end) if start > 0 => path.split_at(start + end),
        _ => ("", path),
    }
}

/// Whether something is no path: nothing, a host without a scheme, a template that nobody filled.
fn leads_nowhere(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    path.is_empty() || first.contains(['.', ',']) || path.contains("${")
}

/// An id or a word, which may be a number.
fn text(node: &Value) -> String {
    match node {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// What a media type is called: by its own name, or else by the word of the editor.
fn media_name(own: &Value, word: &Value) -> String {
    let own = text(own);
    if own.contains('/') { own } else { text(word) }
}

/// The first of these texts that shows an object or a list.
fn example<'v>(texts: impl IntoIterator<Item = &'v Value>) -> Option<Value> {
    let mut texts = texts.into_iter().filter_map(Value::as_str);
    texts.find_map(|text| {
        let value = serde_json::from_str::<Value>(text).ok();
        value.filter(|value| value.is_object() || value.is_array())
    })
}
