//! XML of schemas that others share, and of schemas that it does not tell.

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
