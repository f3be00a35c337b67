//! Descriptions in which a text stands in every position that takes one.

use serde_json::{Map, Value, json};

/// Keys of an endpoint that name things beside it, of which none is asked for.
fn beside(text: &str) -> Map<String, Value> {
    let named = json!([{"name": text, "value": text, "description": text}]);
    let scheme = json!({"type": text, "name": text, "scopes": [text]});
    let beside = json!({
        "version": text, "summary": text, "folder": {"name": text}, "moduleName": text, "serverId": text,
        "servers": [{"url": text, "name": text, "variables": {text: {"default": text}}}],
        "environments": [{"name": text, "baseUrls": {text: text}, "variables": named}],
        "auth": scheme, "securityScheme": {text: scheme}, "oasExtensions": text, "customApiFields": text,
        "commonParameters": {"query": named, "header": [{"name": format!("common{}", token(text))}]}, "preProcessors": named, "mocks": named, "cases": named,
        format!("x-{text}"): {text: text},
    });
    beside.as_object().cloned().unwrap_or_default()
}

/// As much of a text as can be the name of a header or a cookie. What no request can carry is left out, which is tested
/// elsewhere.
fn token(text: &str) -> String {
    text.replace(
        |c: char| !c.is_ascii_alphanumeric() && !"#$*'`".contains(c),
        "",
    )
}

/// A description in which a text stands in every position that takes one.
pub fn description(text: &str) -> String {
    // Escaped as a JSON Pointer asks (RFC 6901 §3), so that it leads there whatever the text is.
    let reference = text.replace('~', "~0").replace('/', "~1");
    let reference = format!("#/definitions/{reference}");
    let schema = json!({
        "title": text, "description": text, "type": "object", "x-odd": text, format!("x-{text}"): text,
        "definitions": {text: {"type": "string", "title": text}}, "$comment": text, "examples": [text],
        "properties": {
            "c": {"const": text},
            "r": {"$ref": reference},
            "d": {"oneOf": [{"type": "object", "title": text}], "discriminator": {"propertyName": text, "mapping": {text: reference}}},
            format!("p{text}"): {"type": "string", "title": text, "description": text, "default": text, "pattern": text, "format": text},
            "e": {"type": "string", "enum": ["a", format!("b{text}")], "x-apifox-enum": [{"value": "a", "name": text, "description": format!("b{text}")}]},
            "i": {"type": "integer", "enum": [1], "x-enum-varnames": [text], "x-apifox": {"enumDescriptions": {"1": format!("b{text}")}}},
            "j": {"type": "integer", "description": format!("{text}。1: a, 2: b")},
        },
    });
    // Two objects that are built alike are one type where they have a title, which a blank is not.
    let mut answer = schema.clone();
    answer["properties"]["answered"] = json!({"type": "boolean"});
    let parameter = |name: &str| json!([{"name": format!("{name}{text}"), "description": text, "type": "string", "sampleValue": text}]);
    let token = token(text);
    let sent = |name: &str| json!([{"name": format!("{name}{token}"), "description": text, "type": "string", "sampleValue": text}]);
    // What a path means is tested elsewhere: here it is only text.
    let path = text.replace(['{', '}', '$', '?', '#', '/'], "");
    let typed = format!("x{text}");
    let mut endpoint = json!({
        "name": text, "description": text, "method": "post", "path": format!("/v{path}/things/{{id}}"), "operationId": format!("op{text}"),
        "tags": [text], "x-odd": text,
        "parameters": {"path": [{"name": "id", "description": text}], "query": parameter("q"), "header": sent("h"), "cookie": sent("c")},
        "requestBody": {"type": "application/json", "required": true, "description": text, "mediaType": "", "jsonSchema": schema, "examples": [{"value": text}]},
        "responses": [
            {"code": 200, "name": text, "description": text, "contentType": "json", "jsonSchema": answer, "headers": [{"name": text, "description": text}]},
            {"code": format!("4{text}"), "name": text, "description": text, "contentType": text},
        ],
        "responseExamples": [{"name": text, "data": text}],
    });
    let keys = endpoint.as_object_mut().expect("it is an object");
    keys.extend(beside(text));
    let field = |kind: &str| json!({"name": format!("{kind}{text}"), "type": kind, "description": text, "sampleValue": text});
    let form = |media_type: &str, path: &str| {
        json!({
            "name": text, "method": "post", "path": path,
            "requestBody": {"type": media_type, "parameters": [field("string"), field("array"), field(if path == "/upload" { "file" } else { "number" })]},
            "responses": [{"code": 200, "contentType": typed, "mediaType": typed}],
        })
    };
    let odd_types = json!({
        "name": text, "method": "put", "path": "/odd", "status": text,
        "parameters": {"query": [{"name": "q", "type": typed, "schema": {"type": typed, "format": text}}]},
        "requestBody": {"type": typed, "mediaType": typed, "jsonSchema": {"type": typed}},
        "responses": [{"code": 200, "contentType": "html"}],
    });
    let (upload, login) = (
        form("multipart/form-data", "/upload"),
        form("application/x-www-form-urlencoded", "/login"),
    );
    Value::Array(vec![endpoint, upload, login, odd_types]).to_string()
}

/// A project in which a text stands in every position that endpoints alone do not have.
pub fn project(text: &str) -> String {
    let token = token(text);
    let named = |prefix: &str| format!("{prefix}{text}");
    json!({
        "apifoxProject": text, "info": {"name": text, "description": text},
        "projectSetting": {"servers": [{"id": "default", "name": text}, {"id": named("s"), "name": named("s")}]},
        "apiCollection": [{"name": text, "items": [{"name": named("folder"), "description": text, "serverId": named("s"), "items": [
            {"name": text, "api": {
                "id": "1", "method": "get", "path": "/project", "operationId": named("project"),
                "securityScheme": {"schemeGroups": [{"id": text, "schemeIds": [1, 2, 3]}]}, "auth": {"type": "securityscheme"},
                "parameters": {"query": [{"name": named("fixed"), "fixedValue": true, "example": named("f")}]},
                "responses": [
                    {"code": 200, "contentType": "json", "jsonSchema": {"$ref": named("#/definitions/a")}, "headers": [{"name": text, "description": text}]},
                    {"id": 2, "referencedResponseId": 9},
                ],
            }},
        ]}]}],
        "schemaCollection": [
            {"name": named("Type"), "displayName": text, "id": named("#/definitions/a"), "description": text, "schema": {"jsonSchema": {
                "type": "object", "x-apifox-refs": {text: {"$ref": "#/definitions/b"}}, "properties": {named("own"): {"type": "string", "pattern": text, "const": text}},
                "x-apifox-orders": [text, named("own")],
            }}},
            {"name": named("Parent"), "id": "#/definitions/b", "schema": {"jsonSchema": {"type": "object", "properties": {named("of"): {"type": "string", "enum": ["a", named("b")]}}}}},
        ],
        "responseCollection": [{"id": 9, "name": text, "code": "404", "contentType": "json", "description": text, "jsonSchema": {}}],
        "securitySchemeCollection": [
            {"id": 1, "name": text, "authConfigs": {"type": "http", "scheme": "bearer"}},
            {"id": 2, "name": named("key"), "authConfigs": {"type": "apiKey", "in": "header", "name": format!("key{token}")}},
            {"id": 3, "name": named("pass"), "authConfigs": {"type": "apiKey", "in": "query", "name": named("pass")}},
        ],
        "environments": [
            {"name": named("place"), "baseUrl": "https://a.example", "baseUrls": {named("s"): "https://b.example"}},
            {"name": named("tenant"), "baseUrl": format!("https://{{{{t{text}}}}}.example", text = text.replace(['{', '}'], ""))},
        ],
        "commonParameters": {"parameters": {"query": [{"name": named("lang"), "description": text}], "cookie": [{"name": format!("theme{token}")}]}},
    })
    .to_string()
}

/// The page of an endpoint in which a text stands in every part; a title is one line.
pub fn page(text: &str) -> String {
    let title = text.replace('\n', " ");
    let parameters = json!({"path": [{"name": "id", "description": text}], "query": [{"name": format!("q{text}")}]});
    let responses = json!([{"code": 200, "name": text, "contentType": "json", "jsonSchema": {"type": "string", "description": text}}]);
    format!(
        "Page {title}\n\nGET /pages/{{id}}\n\n说明\n\n{text}\n\n概览\n\n{title}\n\n参数\n\n{parameters}\n\n响应\n\n{responses}\n"
    )
}
