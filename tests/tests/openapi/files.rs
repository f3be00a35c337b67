//! References to files beside a document, which are other inputs here.

use apifox_codegen::{Config, Diagnostic, Input, Layout, Output, generate};
use serde_json::{Value, json};

use crate::{document, operation};

/// The client of the first file, to which the others are parts.
fn generated(files: &[(&str, &str)]) -> Output {
    let parts = files[1..].iter();
    let parts = parts.map(|(name, text)| Input::part(*name, *text));
    let first = Input::new(files[0].0, files[0].1);
    let inputs: Vec<Input> = [first].into_iter().chain(parts).collect();
    let config = Config::default().with_layout(Layout::Module("a.rs".into()));
    generate(&inputs, &config)
}

/// The types, of a client of which nothing is told.
#[track_caller]
fn types(files: &[(&str, &str)]) -> Vec<String> {
    let output = generated(files);
    assert_eq!(output.diagnostics, []);
    let mut types = output.summary.types;
    types.sort();
    types
}

/// The code and where it is told.
fn told(output: &Output) -> Vec<String> {
    let place = |told: &Diagnostic| {
        let location = &told.location;
        let (file, line, column) = (&location.file, location.line, location.column);
        format!("{} {file}:{line}:{column} {}", told.code, told.message)
    };
    output.diagnostics.iter().map(place).collect()
}

/// A document whose answer is this schema.
fn answering(schema: &Value) -> Value {
    let mut document = document();
    operation(&mut document)["responses"]["200"]["content"]["application/json"]["schema"] =
        schema.clone();
    document
}

fn refers(target: &str) -> Value {
    json!({"$ref": target})
}

const PET: &str = "type: object\nproperties:\n  name: {type: string}\n  toys:\n    type: array\n    items: {$ref: ../toys/toy.json#/definitions/Toy}\n";
const TOY: &str = r##"{"definitions": {"Toy": {"type": "object", "properties": {"of": {"$ref": "../pets/%E5%AE%A0%20%E7%89%A9.yaml"}, "next": {"$ref": "#/definitions/Toy"}}}}}"##;

#[test]
fn schemas_of_other_files_are_one_type_each() {
    let mut document = answering(&refers("./pets/%E5%AE%A0%20%E7%89%A9.yaml"));
    document["paths"]["/toys"] = json!({"get": {"responses": {"200": {"description": "", "content": {"application/json": {"schema": refers("toys/toy.json#/definitions/Toy")}}}}}});
    let text = document.to_string();
    let files = [
        ("spec/a.json", &*text),
        ("spec/pets/宠 物.yaml", PET),
        ("spec/toys/toy.json", TOY),
    ];
    assert_eq!(types(&files), ["ChongWu", "Toy"]);
}

#[test]
fn a_component_gives_its_name_to_the_file_that_it_is() {
    let mut document = answering(&refers("pet.yaml"));
    document["components"]["schemas"] = json!({"Animal": refers("pet.yaml"), "Cat": {"allOf": [refers("#/components/schemas/Animal"), {"properties": {"lives": {"type": "integer"}}}]}});
    let text = document.to_string();
    let pet = "type: object\nproperties:\n  name: {type: string}\n  mother: {$ref: 'a.json#/components/schemas/Cat'}\n  father: {$ref: '#'}\n";
    assert_eq!(
        types(&[("a.json", &text), ("pet.yaml", pet)]),
        ["Animal", "Cat"]
    );
}

#[test]
fn a_file_lists_the_schemas_of_the_components() {
    let mut document = answering(&refers("#/components/schemas/Pet"));
    document["components"]["schemas"] = refers("schemas/_index.yaml");
    let text = document.to_string();
    let files = [
        ("a.json", &*text),
        (
            "schemas/_index.yaml",
            "Pet: {$ref: pet.yaml}\nToy: {type: object, properties: {of: {$ref: '#/Pet'}}}\n",
        ),
        (
            "schemas/pet.yaml",
            "type: object\nproperties:\n  toy: {$ref: '_index.yaml#/Toy'}\n",
        ),
    ];
    assert_eq!(types(&files), ["Pet", "Toy"]);
}

#[test]
fn parts_of_operations_stand_in_other_files() {
    let mut document = document();
    document["paths"] = refers("paths/all.yaml");
    let text = document.to_string();
    let files = [
        ("a.json", &*text),
        (
            "paths/all.yaml",
            "/pets: {$ref: pets.yaml}\n/toys: {$ref: 'pets.yaml'}\n",
        ),
        (
            "paths/pets.yaml",
            "get:\n  parameters:\n    - $ref: ../parts.yaml#/parameters/page\n  responses:\n    200: {$ref: '../parts.yaml#/responses/Page of pets'}\n",
        ),
        (
            "parts.yaml",
            "parameters:\n  page: {name: page, in: query, schema: {type: integer}}\nresponses:\n  Page of pets:\n    description: Some.\n    content:\n      application/json:\n        schema: {type: object, properties: {count: {type: integer}}}\n",
        ),
    ];
    assert_eq!(types(&files), ["PageOfPets"]);
    let operations = generated(&files).summary.operations;
    assert_eq!(operations.len(), 2, "{operations:?}");
}

#[test]
fn schemas_are_called_as_they_call_themselves() {
    let mut document = answering(&refers("spec/toys.json#pet"));
    document["openapi"] = json!("3.1.0");
    let content = |target: &str| json!({"get": {"responses": {"200": {"description": "", "content": {"application/json": {"schema": refers(target)}}}}}});
    document["paths"]["/toys"] = content("spec/toys.json#/$defs/Toy");
    document["paths"]["/own"] = content("#own");
    document["paths"]["/sizes"] = content("spec/sizes.yaml#/components/schemas/Size");
    document["components"]["schemas"] = json!({
        "Own": {"$anchor": "own", "type": "object", "properties": {"deep": refers("urn:x:deep#inner"), "all": refers("urn:x:deep")}},
        "Deep": {"$id": "urn:x:deep", "type": "object", "properties": {"n": {"type": "integer"}, "in": refers("#inner")}, "$defs": {"In": {"$anchor": "inner", "type": "object", "properties": {"m": {"type": "integer"}}}}},
    });
    let text = document.to_string();
    let toys = json!({"$id": "https://x.example/spec/toys.json", "$defs": {
        "Pet": {"$anchor": "pet", "type": "object", "properties": {"toy": refers("#toy"), "colour": refers("colour.json"), "next": refers("https://x.example/spec/toys.json#/$defs/Toy")}},
        "Toy": {"$dynamicAnchor": "toy", "type": "object", "properties": {"of": refers("#pet"), "size": refers("sizes.yaml#big")}},
        "Colour": {"$id": "colour.json", "type": "object", "properties": {"name": {"type": "string"}}},
    }});
    let sizes = "components:\n  schemas:\n    Size: {$anchor: big, type: object, properties: {cm: {type: number}}}\n";
    let files = [
        ("a.json", &*text),
        ("spec/toys.json", &toys.to_string()),
        ("spec/sizes.yaml", sizes),
    ];
    assert_eq!(
        types(&files),
        ["Colour", "Deep", "Own", "OwnDeep", "Pet", "Size", "Toy"]
    );
}

#[test]
fn a_name_that_two_schemas_have_or_none_leads_nowhere() {
    for target in ["pet.yaml#twice", "pet.yaml#never"] {
        let text = answering(&refers(target)).to_string();
        let pet =
            "$defs:\n  A: {$anchor: twice, type: object}\n  B: {$anchor: twice, type: object}\n";
        let told = told(&generated(&[("a.json", &text), ("pet.yaml", pet)]));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].starts_with("dangling-reference a.json:1:"),
            "{told:?}"
        );
    }
}

#[test]
fn what_is_wrong_in_a_file_is_told_there() {
    let text = answering(&refers("pet.yaml")).to_string();
    let pet =
        "type: object\nproperties:\n  age: {type: integr}\n  toy: {$ref: '#/definitions/Toy'}\n";
    let output = generated(&[("spec/a.json", &text), ("spec/pet.yaml", pet)]);
    let told = told(&output);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains(" spec/pet.yaml:3:"), "{told:?}");
    assert!(
        told[1].starts_with("dangling-reference spec/pet.yaml:4:"),
        "{told:?}"
    );
}

#[test]
fn a_file_that_is_missing_or_broken_is_an_error() {
    let text = answering(&refers("pet.yaml")).to_string();
    let output = generated(&[("a.json", &text)]);
    let told = |output: &Output| told(output).join("\n");
    assert!(
        told(&output).starts_with("missing-file a.json:1:"),
        "{}",
        told(&output)
    );
    assert!(output.files.is_empty());

    for (broken, code) in [
        ("type: [object\n", "broken-yaml"),
        ("{\"type\": ", "broken-json"),
        ("", "empty-input"),
    ] {
        let output = generated(&[("a.json", &text), ("pet.yaml", broken)]);
        let told = told(&output);
        assert!(told.starts_with("missing-file a.json:1:"), "{told}");
        assert!(told.contains(&format!("\n{code} pet.yaml:")), "{told}");
    }
}

#[test]
fn examples_and_ids_refer_to_nothing() {
    let mut document = answering(
        &json!({"$defs": {"P": {"$id": "http://x.example/pet.json", "type": "object", "properties": {"a": {"type": "string"}}}}, "properties": {"pet": refers("pet.json")}, "example": {"pet": refers("nowhere.json")}}),
    );
    document["openapi"] = json!("3.1.0");
    let text = document.to_string();
    let told = told(&generated(&[("a.json", &text)]));
    assert!(
        !told.iter().any(|told| told.contains("missing-file")),
        "{told:?}"
    );
}

#[test]
fn an_example_that_is_named_in_a_value_is_not_unused() {
    let mut document = document();
    document["components"]["examples"] = json!({"Pet": {"value": {"name": "Rex"}}});
    let content = &mut operation(&mut document)["responses"]["200"]["content"]["application/json"];
    content["examples"] = json!({"one": {"value": {"name": refers("#/components/examples/Pet")}}});
    let told = told(&generated(&[("a.json", &document.to_string())]));
    assert!(
        !told.iter().any(|told| told.contains("unused-component")),
        "{told:?}"
    );
}

#[test]
fn no_network_and_no_root_of_a_disk() {
    for target in [
        "http://127.0.0.1:9/pet.json",
        "//127.0.0.1:9/pet.json",
        "file:///etc/pet.json",
        "/etc/pet.json",
        "C:\\pet.json",
        "\\\\host\\pet.json",
    ] {
        let text = answering(&refers(target)).to_string();
        let told = told(&generated(&[("a.json", &text), ("etc/pet.json", "{}")]));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].starts_with("dangling-reference a.json:1:"),
            "{told:?}"
        );
    }
}

#[test]
fn files_that_refer_to_themselves_and_to_each_other() {
    let text = answering(&refers("b.yaml")).to_string();
    let told = |files: &[(&str, &str)]| told(&generated(files));
    for (b, c) in [
        ("$ref: b.yaml\n", ""),
        ("$ref: c.yaml\n", "$ref: b.yaml\n"),
        ("allOf: [{$ref: c.yaml}]\n", "allOf: [{$ref: b.yaml}]\n"),
    ] {
        let told = told(&[("a.json", &text), ("b.yaml", b), ("c.yaml", c)]);
        assert!(
            !told.is_empty()
                && told
                    .iter()
                    .all(|told| told.contains(" b.yaml:") || told.contains(" c.yaml:")),
            "{told:?}"
        );
    }
    let mut document = document();
    document["paths"]["/pets"] = refers("b.yaml");
    let text = document.to_string();
    let told = told(&[
        ("a.json", &text),
        ("b.yaml", "$ref: c.yaml\n"),
        ("c.yaml", "$ref: b.yaml\n"),
    ]);
    assert!(told[1].contains("go round"), "{told:?}");
}
