//! XML of schemas that others share, and of schemas that it does not tell; what else is no JSON.

use apifox_codegen::{Config, Input, Layout, generate};
use serde_json::{Value, json};

/// What is told of a project whose endpoint takes and gives a schema as XML, and the client that is made of it.
fn generated(schema: Value, definition: Value) -> (Vec<String>, String) {
    let api = json!({
        "method": "post",
        "path": "/books",
        "requestBody": {"type": "application/xml", "jsonSchema": schema},
        "responses": [{"code": 200, "contentType": "xml", "jsonSchema": schema}],
    });
    let project = json!({
        "apifoxProject": "1.0.0",
        "apiCollection": [{"name": "Root", "items": [{"name": "Books", "api": api}]}],
        "schemaCollection": [{"id": "#/definitions/1", "name": "Book", "schema": {"jsonSchema": definition}}],
    });
    let layout = Layout::Module("client.rs".to_owned());
    let config = Config::default().with_xml().with_layout(layout);
    let output = generate(&[Input::new("a.json", project.to_string())], &config);
    let told = output.diagnostics.into_iter();
    let told = told.map(|told| format!("{}: {}", told.code, told.message));
    (told.collect(), output.files[0].text.clone())
}

fn book(xml: Value) -> Value {
    json!({"type": "object", "xml": xml, "properties": {"id": {"type": "integer"}}, "required": ["id"]})
}

#[test]
fn a_body_is_called_as_its_schema() {
    let shared = json!({"$ref": "#/definitions/1"});
    for (xml, root) in [(json!({"name": "book"}), "book"), (json!({}), "Book")] {
        let (told, client) = generated(shared.clone(), book(xml));
        assert_eq!(told, Vec::<String>::new());
        let sent = format!(".xml(\"application/xml\", \"{root}\", &body)");
        assert!(client.contains(&sent), "{root}");
    }
    let (_, client) = generated(book(json!({"name": "no name"})), book(json!({})));
    assert!(client.contains(".xml(\"application/xml\", \"xml\", &body)"));
}

#[test]
fn a_schema_that_others_share_has_a_version_for_xml_where_that_calls_something_otherwise() {
    let mut definition = book(json!({}));
    definition["properties"]["id"]["xml"] = json!({"attribute": true});
    definition["properties"]["next"] = json!({"$ref": "#/definitions/1"});
    definition["properties"]["tags"] = json!({
        "type": "array", "xml": {"wrapped": true}, "items": {"type": "string", "xml": {"name": "tag"}},
    });
    for schema in [
        json!({"$ref": "#/definitions/1"}),
        json!({"type": "object", "properties": {"books": {"type": "array", "items": {"$ref": "#/definitions/1"}}}}),
    ] {
        let (told, client) = generated(schema.clone(), definition.clone());
        assert_eq!(told, Vec::<String>::new());
        let client = client.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "pub struct Book {",
            "object!(Book { id: \"id\", next?: \"next\", tags?: \"tags\" });",
            "pub struct BookXml {",
            "object!(BookXml { id: \"@id\", next?: \"next\", tags?: \"tags\" });",
            "pub next: Option<Box<BookXml>>,",
            "tag?: \"tag\"",
        ] {
            assert!(client.contains(part), "{part}\n{client}");
        }
        if schema.get("$ref").is_some() {
            assert!(
                client.contains(".xml(\"application/xml\", \"Book\", &body)"),
                "{client}"
            );
        }
    }
}

#[test]
fn what_xml_does_not_tell_is_text_and_told() {
    for part in [
        json!({}),
        json!({"type": ["string", "integer"]}),
        json!({"type": "object", "additionalProperties": {"type": "string"}}),
        json!({"type": "array", "items": {"type": "array", "items": {"type": "string"}}}),
    ] {
        let schema = json!({"type": "object", "properties": {"part": part}});
        let (told, client) = generated(schema, book(json!({})));
        let expected = "unused-schema: XML does not tell the types of what the schema allows";
        let told: Vec<_> = told.iter().filter(|told| *told == expected).collect();
        assert_eq!(told.len(), 2, "{part}");
        assert!(
            client.contains("Answer::text(\"application/xml\")"),
            "{part}"
        );
    }
    let (told, _) = generated(
        json!({"type": "array", "items": {"type": "string"}}),
        book(json!({})),
    );
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_schema_of_what_is_no_json_is_told_until_its_codec_is_chosen() {
    let schema = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
    for (kind, media_type, option) in [
        ("xml", "application/xml", "--xml"),
        ("msgPack", "application/x-msgpack", "--msgpack"),
    ] {
        let api = json!({
            "method": "post",
            "path": "/books",
            "requestBody": {"type": media_type, "jsonSchema": schema},
            "responses": [
                {"code": 200, "contentType": kind, "jsonSchema": schema},
                {"code": 400, "contentType": kind, "jsonSchema": schema},
            ],
        });
        let told = |config: &Config| {
            let output = generate(&[Input::new("a.json", api.to_string())], config);
            let told = output.diagnostics.into_iter();
            let told = told.map(|told| (told.code.as_str(), told.help));
            told.collect::<Vec<_>>()
        };
        let chosen = format!("; with `{option}` ");
        let untyped = told(&Config::default());
        assert_eq!(untyped.len(), 3, "{untyped:?}");
        for (code, help) in untyped {
            assert_eq!(code, "unused-schema");
            assert!(help.contains(&chosen), "{help}");
        }
        let typed = told(&Config::default().with_xml().with_msgpack());
        let failure = "an error hands its body over as it came";
        assert_eq!(typed, [("unused-schema", failure.to_owned())], "{kind}");
    }
}

#[test]
fn several_media_types_of_one_codec_are_one() {
    let schema = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
    let answer = |media_type| json!({"code": 200, "contentType": "raw", "mediaType": media_type, "jsonSchema": schema});
    for (names, read) in [
        (["application/xml", "text/xml"], "xml"),
        (["application/msgpack", "application/x-msgpack"], "msgpack"),
    ] {
        let api = json!({"method": "get", "path": "/books", "responses": names.map(answer)});
        let layout = Layout::Module("client.rs".to_owned());
        let config = Config::default()
            .with_xml()
            .with_msgpack()
            .with_layout(layout);
        let output = generate(&[Input::new("a.json", api.to_string())], &config);
        let [first, second] = names;
        let read = format!("Answer::{read}(\"{first}, {second}\")");
        assert!(output.files[0].text.contains(&read), "{read}");
    }
}

#[test]
fn a_form_whose_schema_has_no_fields_is_no_body() {
    let closed =
        json!({"type": "object", "properties": {}, "additionalProperties": false, "x-odd": 1});
    for (method, codes) in [
        ("get", vec!["unknown-key"]),
        ("post", vec!["empty-form", "unknown-key"]),
    ] {
        let api = json!({
            "method": method,
            "path": "/books",
            "requestBody": {"type": "application/x-www-form-urlencoded", "jsonSchema": closed},
            "responses": [{"code": 204, "contentType": "noContent"}],
        });
        let layout = Layout::Module("client.rs".to_owned());
        let config = Config::default().with_layout(layout);
        let output = generate(&[Input::new("a.json", api.to_string())], &config);
        let mut told: Vec<_> = output
            .diagnostics
            .iter()
            .map(|told| told.code.as_str())
            .collect();
        told.sort_unstable();
        assert_eq!(told, codes, "{method}");
        assert!(!output.files[0].text.contains(".form("), "{method}");
    }
}
