//! References: to parts of operations, to schemas wherever they stand, and what stands beside them.

use apifox_codegen::{Config, Input, generate};
use serde_json::{Value, json};

use crate::common::told::{assert_told, code, told};
use crate::{document, operation, understood};

#[test]
fn references_to_parts_of_every_kind() {
    let mut document = document();
    let page = json!({"name": "page", "in": "query", "schema": {"type": "integer"}});
    let schema =
        json!({"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]});
    let content = json!({"application/json": {"schema": schema}});
    document["components"] = json!({
        "parameters": {"a/b~c d": page, "again": {"$ref": "#/components/parameters/a~1b~0c%20d"}},
        "requestBodies": {"Body": {"required": true, "content": content}},
        "responses": {"Done": {"description": "Done.", "headers": {"X-N": {"$ref": "#/components/headers/N"}}, "content": content}},
        "headers": {"N": {"schema": {"type": "integer"}}},
        "pathItems": {"Toys": {"get": {"responses": {"200": {"$ref": "#/components/responses/Done"}}}}},
    });
    operation(&mut document)["parameters"] = json!([{"$ref": "#/components/parameters/again"}]);
    operation(&mut document)["responses"] = json!({"200": {"$ref": "#/components/responses/Done"}});
    document["paths"]["/pets"]["post"] = json!({
        "requestBody": {"$ref": "#/components/requestBodies/Body"},
        "responses": {"204": {"description": "It is there."}},
    });
    document["paths"]["/toys"] = json!({"$ref": "#/components/pathItems/Toys"});
    assert_eq!(told(&document), []);
    let text = understood(&document);
    for part in [
        "query page?: integer",
        "GET /toys",
        "header X-N?: integer",
        "n: integer",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn references_that_go_round_or_lead_nowhere() {
    let mut document = document();
    document["components"] = json!({"parameters": {
        "a": {"$ref": "#/components/parameters/b"},
        "b": {"$ref": "#/components/parameters/a"},
    }});
    operation(&mut document)["parameters"] = json!([
        {"$ref": "#/components/parameters/a"},
        {"$ref": "#/components/parameters/c"},
        {"$ref": "https://x.example/other.json#/components/parameters/c"},
    ]);
    let all = told(&document);
    let dangling = all
        .iter()
        .filter(|(code, ..)| *code == "dangling-reference");
    assert_eq!(dangling.count(), 3, "{all:?}");
    let pointer = "/paths/~1pets/get/parameters/1/$ref";
    assert_told(
        &document,
        "dangling-reference",
        pointer,
        "a parameter was left out",
    );
}

#[test]
fn an_envelope_that_holds_itself_is_a_type_of_its_own() {
    for (data, held) in [
        (json!({"$ref": "#"}), "Box<ListPetsResponse>"),
        (json!({"$ref": ""}), "Box<ListPetsResponse>"),
        (json!({"$ref": "a.json"}), "Box<ListPetsResponse>"),
        (
            json!({"items": {"items": {"$ref": "#"}}}),
            "Vec<Vec<ListPetsResponse>>",
        ),
        (
            json!({"additionalProperties": {"$ref": "#"}}),
            "::std::collections::BTreeMap<String, ListPetsResponse>",
        ),
    ] {
        let mut document = document();
        operation(&mut document)["responses"]["200"]["content"]["application/json"]["schema"] =
            json!({"properties": {"code": {"type": "string"}, "data": data}});
        let input = Input::new("a.json", document.to_string());
        let files = generate(&[input], &Config::default()).files.into_iter();
        let text: String = files.map(|file| file.text).collect();
        let field = format!("pub data: Option<{held}>,");
        assert!(text.contains(&field), "{field}");
    }
}

#[test]
fn schemas_that_stand_elsewhere() {
    let mut document = document();
    document["components"] = json!({"schemas": {
        "Pet": {"type": "object", "properties": {
            "kind": {"type": "object", "properties": {"name": {"type": "string"}, "parent": {"$ref": "#/components/schemas/Pet/properties/kind"}}},
        }},
        "Toy": {"$ref": "#/components/responses/Toy/content/application~1json/schema"},
    }, "responses": {"Toy": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {"of": {"$ref": "#/components/schemas/Pet"}}}}}}}});
    let answer = json!({"schema": {"$ref": "#/components/schemas/Pet/properties/kind"}});
    operation(&mut document)["responses"]["200"]["content"]["application/json"] = answer;
    document["paths"]["/toys"] =
        json!({"get": {"responses": {"200": {"$ref": "#/components/responses/Toy"}}}});
    assert_eq!(told(&document), []);
    let code = code(&document);
    assert!(code.contains("pub of: Option<Pet>"), "{code}");
    assert!(code.contains("pub parent: Option<Box<"), "{code}");
}

#[test]
fn what_stands_beside_a_reference_counts_from_version_3_1_on() {
    let mut document = document();
    document["components"] =
        json!({"schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}});
    let schema = json!({"$ref": "#/components/schemas/Pet", "properties": {"age": {"type": "integer"}}, "required": ["age"]});
    operation(&mut document)["responses"]["200"]["content"]["application/json"]["schema"] = schema;
    let pointer = "/paths/~1pets/get/responses/200/content/application~1json/schema/properties";
    assert_told(&document, "unused-schema", pointer, "the reference counts");
    for version in ["3.1.0", "3.2.0"] {
        document["openapi"] = json!(version);
        assert_eq!(told(&document), []);
        let text = understood(&document);
        assert!(
            text.contains("age: integer") && text.contains("name?: string"),
            "{text}"
        );
    }
}

#[test]
fn overrides_beside_a_reference() {
    let mut document = document();
    document["components"] = json!({"schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "string"}}}}});
    let schema = json!({
        "$ref": "#/components/schemas/Pet",
        "x-apifox-overrides": {"age": {"type": "integer"}, "name": null},
        "required": ["age"],
    });
    operation(&mut document)["responses"]["200"]["content"]["application/json"]["schema"] = schema;
    assert_eq!(told(&document), []);
    let code = code(&document);
    assert!(code.contains("pub age: i64,"), "{code}");
}

/// A page that gives an answer, with the schemas that it uses.
/// A document of two operations with one answer, one failure, one parameter and one body.
fn shared() -> Value {
    let mut document = document();
    let order = json!({"name": "order", "in": "query", "schema": {"type": "string", "enum": ["asc", "desc"], "default": "asc"}});
    let toy = json!({"type": "object", "properties": {"maker": {"type": "object", "properties": {"name": {"type": "string"}}}}});
    let json = |schema: Value| json!({"application/json": {"schema": schema}});
    document["components"] = json!({
        "schemas": {"Failure": {"type": "object", "properties": {"at": {"type": "string"}}}},
        "parameters": {"sort order": order},
        "requestBodies": {"Toy~": {"required": true, "content": {
            "application/json": {"schema": toy}, "application/vnd.toy+json": {"schema": toy},
        }}},
        "responses": {
            "Found": {"description": "", "content": json(json!({"type": "object", "properties": {"n": {"type": "integer"}}}))},
            "failure": {"description": "No.", "content": json(json!({"type": "object", "properties": {"why": {"type": "string"}}}))},
            "Count": {"description": "", "content": json(json!({"type": "integer"}))},
        },
    });
    let operation = json!({
        "parameters": [{"$ref": "#/components/parameters/sort order"}],
        "requestBody": {"$ref": "#/components/requestBodies/Toy~0"},
        "responses": {
            "200": {"$ref": "#/components/responses/Found"},
            "400": {"$ref": "#/components/responses/failure"},
        },
    });
    document["paths"] = json!({
        "/pets": {"post": operation, "delete": {"responses": {"200": {"$ref": "#/components/responses/Count"}, "400": {"description": "", "content": json(json!({"$ref": "#/components/schemas/Failure"}))}}}},
        "/toys": {"post": operation},
    });
    document
}

#[test]
fn schemas_of_shared_parts_are_one_type_that_is_named_after_the_part() {
    let document = shared();
    assert_eq!(told(&document), []);
    let text = understood(&document);
    for part in [
        "query order?: sort order",
        "body: application/json Toy~",
        "answer: application/json Found",
        "answer: application/json integer",
        "type Found = {n?: integer}",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let code = code(&document);
    for name in [
        "Found",
        "SortOrder",
        "Toy",
        "ToyMaker",
        "Failure",
        "FailureObject",
    ] {
        let types = [
            format!("pub struct {name} {{"),
            format!("pub enum {name} {{"),
        ];
        let count: usize = types.iter().map(|text| code.matches(text).count()).sum();
        assert_eq!(count, 1, "{name}\n{code}");
    }
    assert_eq!(code.matches("/// Default: `asc`.").count(), 4, "{code}");
}
