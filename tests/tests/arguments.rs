//! What is demanded of the arguments of calls, in their docs and in the checks before they are sent.

use apifox_codegen::{Config, Input, Layout, generate};
use serde_json::json;

#[test]
fn arguments_have_their_demands_in_their_docs() {
    let endpoint = json!({"method": "get", "path": "/pets/{id}", "parameters": {
        "path": [{"name": "id", "required": true, "schema":
            {"type": "string", "maxLength": 2, "readOnly": true}}],
        "query": [{"name": "most", "required": true, "description": "How many.", "schema":
            {"type": "number", "maximum": 1e300}}]},
        "responses": [{"code": 204, "contentType": "noContent"}]});
    let config = Config::default()
        .with_checks()
        .with_layout(Layout::Module("a.rs".into()));
    let output = generate(&[Input::new("a.json", endpoint.to_string())], &config);
    let text: String = output.files.into_iter().map(|file| file.text).collect();
    assert!(
        text.contains("/// * `id`: At most 2 characters.\n"),
        "{text}"
    );
    assert!(
        text.contains("/// * `most`: How many. At most 1e+300.\n"),
        "{text}"
    );
    assert!(text.contains("check!(Finite Maximum(1e300))"), "{text}");
}
