//! Swagger 2.0: it means what the same description in OpenAPI 3 does.

mod common;

use apifox_codegen::{Config, Input, generate, outline};
use common::told::{assert_told, code, told};
use serde_json::{Value, json};

fn second() -> Value {
    json!({
        "swagger": "2.0",
        "info": {"title": "Pets", "version": "1"},
        "host": "api.example.com", "basePath": "/v1", "schemes": ["http", "https"],
        "consumes": ["application/json"], "produces": ["application/json"],
        "paths": {
            "/pets": {
                "parameters": [{"$ref": "#/parameters/Tenant"}],
                "get": {
                    "parameters": [
                        {"name": "tags", "in": "query", "type": "array", "items": {"type": "string"}},
                        {"name": "ids", "in": "query", "type": "array", "collectionFormat": "multi", "items": {"type": "integer"}},
                        {"name": "size", "in": "query", "type": "integer", "format": "int32", "maximum": 50, "default": 10},
                    ],
                    "responses": {
                        "200": {"description": "", "schema": {"type": "array", "items": {"$ref": "#/definitions/Pet"}},
                            "headers": {"X-Total": {"type": "integer"}}, "examples": {"application/json": [{"kind": "dog", "name": "Rex"}]}},
                        "default": {"$ref": "#/responses/Problem"},
                    },
                },
                "post": {
                    "security": [{"key": []}],
                    "parameters": [{"name": "pet", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Pet"}}],
                    "responses": {"201": {"description": ""}},
                },
            },
            "/pets/{id}/photo": {
                "put": {
                    "consumes": ["multipart/form-data"],
                    "parameters": [
                        {"name": "id", "in": "path", "required": true, "type": "string"},
                        {"name": "file", "in": "formData", "required": true, "type": "file"},
                        {"name": "title", "in": "formData", "type": "string"},
                    ],
                    "responses": {"204": {"description": ""}},
                },
                "get": {
                    "produces": ["image/png"],
                    "parameters": [{"name": "id", "in": "path", "required": true, "type": "string"}],
                    "responses": {"200": {"description": "", "schema": {"type": "file"}}},
                },
            },
        },
        "definitions": {"Pet": {"type": "object", "discriminator": "kind", "required": ["kind"], "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}}},
        "parameters": {"Tenant": {"name": "X-Tenant", "in": "header", "type": "string"}},
        "responses": {"Problem": {"description": "Why not.", "schema": {"type": "object", "properties": {"why": {"type": "string"}}}}},
        "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "login": {"type": "basic"}},
        "security": [{"login": []}],
    })
}

fn third() -> Value {
    let json = |schema: Value| json!({"application/json": {"schema": schema}});
    let pet = json!({"$ref": "#/components/schemas/Pet"});
    let id = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}});
    let problem = json!({"description": "Why not.", "content": json(json!({"type": "object", "properties": {"why": {"type": "string"}}}))});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": {
            "/pets": {
                "parameters": [{"name": "X-Tenant", "in": "header", "schema": {"type": "string"}}],
                "get": {
                    "parameters": [
                        {"name": "tags", "in": "query", "explode": false, "schema": {"type": "array", "items": {"type": "string"}}},
                        {"name": "ids", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
                        {"name": "size", "in": "query", "schema": {"type": "integer", "format": "int32", "maximum": 50, "default": 10}},
                    ],
                    "responses": {
                        "200": {"description": "", "content": json(json!({"type": "array", "items": pet})), "headers": {"X-Total": {"schema": {"type": "integer"}}}},
                        "default": {"$ref": "#/components/responses/Problem"},
                    },
                },
                "post": {
                    "security": [{"key": []}],
                    "requestBody": {"required": true, "content": json(pet.clone())},
                    "responses": {"201": {"description": ""}},
                },
            },
            "/pets/{id}/photo": {
                "put": {
                    "parameters": [id],
                    "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"type": "object", "required": ["file"],
                        "properties": {"file": {"type": "string", "format": "binary"}, "title": {"type": "string"}}}}}},
                    "responses": {"204": {"description": ""}},
                },
                "get": {"parameters": [id], "responses": {"200": {"description": "", "content": {"image/png": {}}}}},
            },
        },
        "components": {
            "responses": {"Problem": problem},
            "schemas": {"Pet": {"type": "object", "discriminator": {"propertyName": "kind"}, "required": ["kind"], "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "login": {"type": "http", "scheme": "basic"}},
        },
        "security": [{"login": []}],
    })
}

#[test]
fn swagger_means_what_openapi_does() {
    assert_eq!(told(&third()), []);
    assert_eq!(told(&second()), []);
    let understood = |document: &Value| outline(&[Input::new("a.json", document.to_string())]);
    assert_eq!(understood(&second()), understood(&third()));
    assert_eq!(code(&second()), code(&third()));
}

/// Swagger 2.0 has no word for it; its generators write `x-nullable`.
#[test]
fn what_may_be_null_is_said_in_either_word() {
    let (mut second, mut third) = (second(), third());
    let kind = json!({"type": "string", "enum": ["cat"]});
    for (document, word, schemas) in [
        (&mut second, "x-nullable", "/definitions"),
        (&mut third, "nullable", "/components/schemas"),
    ] {
        let schemas = document.pointer_mut(schemas).unwrap();
        schemas["Pet"]["properties"]["name"][word] = json!(true);
        schemas["Pet"]["properties"]["age"] = json!({"type": "integer", word: false});
        schemas["Pet"]["properties"]["toys"] = json!({"allOf": [kind], word: true});
        schemas["Pet"]["properties"]["tags"] =
            json!({"type": "array", "items": {"type": "string", word: true}});
    }
    second["paths"]["/pets"]["get"]["parameters"][2]["x-nullable"] = json!(true);
    third["paths"]["/pets"]["get"]["parameters"][2]["schema"]["nullable"] = json!(true);
    assert_eq!(told(&second), []);
    assert_eq!(told(&third), []);
    let understood = |document: &Value| outline(&[Input::new("a.json", document.to_string())]);
    assert!(understood(&second).contains("string or null"));
    assert_eq!(understood(&second), understood(&third));
    assert_eq!(code(&second), code(&third));
}

#[test]
fn what_swagger_says_in_words_of_its_own() {
    let mut document = second();
    document["paths"]["/pets"]["get"]["parameters"][0]["collectionFormat"] = json!("tsv");
    document["x-group"] = json!(1);
    let pointer = "/paths/~1pets/get/parameters/0/name";
    assert_told(
        &document,
        "wrong-type",
        pointer,
        "as if no style were named",
    );
    assert_told(&document, "unknown-key", "/x-group", "passed over");
    document["host"] = json!("");
    assert_told(&document, "unusable-base-url", "/basePath", "themselves");
    document["basePath"] = json!("/");
    document["definitions"]["Pet"] = json!(7);
    assert_told(
        &document,
        "wrong-type",
        "/definitions/Pet",
        "any JSON value is accepted",
    );
}

#[test]
fn a_form_beside_a_body_is_told_by_its_fields() {
    let mut document = second();
    let post = &mut document["paths"]["/pets"]["post"];
    let fields = post["parameters"].as_array_mut().expect("it is a list");
    fields.push(json!({"name": "file", "in": "formData", "type": "file"}));
    fields.push(json!({"name": "title", "in": "formData", "type": "string"}));
    let pointer = "/paths/~1pets/post/parameters/1/name";
    assert_told(&document, "left-out-part", pointer, "the body is sent");
    let input = Input::new("a.json", document.to_string());
    let told = generate(&[input], &Config::default()).diagnostics;
    let named = "fields of a form are described beside a body: `file`, `title`";
    assert!(told.iter().any(|told| told.message == named), "{told:?}");
}
