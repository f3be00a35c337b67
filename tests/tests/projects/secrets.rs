//! No value of a description is shown, however the lines of its text are laid.

use apifox_codegen::{Config, Input, generate, render};
use serde_json::{Value, json};

/// A project that holds a secret wherever one is found.
fn secrets() -> Value {
    let secret = "SECRET-CANARY";
    let parameter =
        |name: &str| json!({"name": name, "example": secret, "value": secret, "odd": secret});
    json!({
        "apifoxProject": "1.0.0",
        "odd": secret,
        "apiCollection": [{"name": "r", "items": [
            {"name": "n", "odd": secret, "api": {
                "method": "get", "path": "x", "parameters": {"header": [parameter("Authorization"), parameter("X Bad"), parameter("Accept")], "path": [parameter("no")]},
                "auth": {"type": "hawk", "hawk": {"key": secret}},
                "requestBody": {"type": "application/json", "jsonSchema": {"type": "null", "example": secret, "odd": secret}, "examples": [{"value": format!("{{\"a\": {secret}")}]},
                "responses": [{"code": 200, "contentType": "json", "jsonSchema": {"oneOf": [{"default": secret}, {"type": "string"}]}}],
                "responseExamples": secret, "commonParameters": {"query": [parameter("q")], "header": secret},
            }},
            {"name": "bad", "api": secret},
        ]}],
        "environments": [
            {"name": "e", "odd": secret, "baseUrl": format!("https://u:{secret}@h"), "variables": [{"name": "x", "value": secret}]},
            {"name": "f", "baseUrl": [secret]}, secret,
        ],
        "commonParameters": {"header": [parameter("X Y")], "body": [parameter("f")]},
        "projectSetting": {"auth": secret, "odd": secret},
        "moduleSettings": [{"id": 1, "odd": secret}],
    })
}

/// The text with each object of a list on a line of its own.
fn in_lines(text: &str) -> String {
    text.replace("},{", "},\n{").replace(":[", ":[\n")
}

#[test]
fn no_secret_is_shown_whatever_the_lines_are() {
    let project = secrets();
    let minified = project.to_string();
    let pretty = format!("{project:#}");
    for text in [in_lines(&minified), in_lines(&pretty), minified, pretty] {
        let input = Input::new("secret.json", text.clone());
        let output = generate(&[input], &Config::default());
        assert!(
            output.diagnostics.len() > 20,
            "{}",
            output.diagnostics.len()
        );
        let shown = render(&output.diagnostics, |_| Some(&text), false);
        let leak = shown.split("\n\n").find(|part| part.contains("CANARY"));
        assert_eq!(leak, None);
        let shown = format!("{:?}", output.diagnostics);
        assert!(!shown.contains("CANARY"), "{shown}");
        assert!(
            output
                .files
                .iter()
                .all(|file| !file.text.contains("CANARY"))
        );
    }
}
