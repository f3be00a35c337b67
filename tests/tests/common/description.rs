//! Small descriptions, made where a test needs them.

use serde_json::{Value, json};

/// An endpoint page that answers with an object of one field.
pub fn page(request: &str, field: &str) -> String {
    let schema = json!({"type": "object", "properties": {field: {"type": "string"}}});
    let answer = json!([{"code": 200, "contentType": "json", "jsonSchema": schema}]);
    format!("{request}\n\n{request}\n\n概览\n\n响应\n\n{answer}\n")
}

/// An endpoint as JSON, which answers with an object of one field.
pub fn endpoint(method: &str, path: &str, field: &str) -> Value {
    let properties = json!({field: {"type": "string", "description": "One of the fields."}});
    json!({
        "name": format!("{method} {path}"),
        "method": method,
        "path": path,
        "responses": [{
            "code": 200,
            "contentType": "json",
            "jsonSchema": {"type": "object", "properties": properties},
        }],
    })
}
