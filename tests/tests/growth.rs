//! Large inputs take time by their size, not by its square: each of these would take very long if it did.

mod common;

use apifox_codegen::{Code, Config, Input, Layout, Output, generate};
use common::command::run;
use common::folder::holding;
use serde_json::{Value, json};

fn generated(text: &str) -> Output {
    generate(&[Input::new("large.json", text)], &Config::default())
}

/// An endpoint in one line, with so many query parameters that are switched off, each of which is reported.
fn switched_off(count: usize, description: &str) -> String {
    let parameter = |index| {
        let name = format!("p{index}");
        json!({"name": name, "enable": false, "description": description})
    };
    let query: Vec<Value> = (0..count).map(parameter).collect();
    let responses = json!([{"code": 200, "contentType": "noContent"}]);
    let parameters = json!({"query": query});
    json!({"parameters": parameters, "path": "/x", "method": "get", "responses": responses})
        .to_string()
}

#[test]
fn many_places_in_one_line_are_looked_up() {
    const COUNT: usize = 50_000;
    let text = switched_off(COUNT, "多");
    let output = generated(&text);
    assert_eq!(output.diagnostics.len(), COUNT);
    let last = &output.diagnostics[COUNT - 1].location;
    let name = format!("\"p{}\"", COUNT - 1);
    let at = text.rfind(&name).expect("it is there");
    assert_eq!(last.span, at..at + name.len());
    assert_eq!(last.column, 1 + text[..at].chars().count());
    assert_eq!(
        last.pointer,
        format!("/parameters/query/{}/name", COUNT - 1)
    );
}

#[test]
fn a_name_that_stands_twice_is_found_among_many() {
    let members: String = (0..100_000).map(|key| format!("\"k{key}\":0,")).collect();
    let text = format!("{{{members}\"k\\u0039\":0,\"k9999\":1}}");
    let output = generated(&text);
    let [duplicate] = output.diagnostics.as_slice() else {
        panic!("{:?}", output.diagnostics);
    };
    assert_eq!(duplicate.code, Code::DuplicateKey);
    assert!(duplicate.message.contains("`k9`"), "{}", duplicate.message);
}

#[test]
fn many_places_in_one_line_are_shown() {
    const COUNT: usize = 1_000;
    let text = switched_off(COUNT, &"详".repeat(300));
    let folder = holding(&[("large.json", text.clone())]);
    let run = run(folder.path(), ["inspect", "large.json"]).exits(0);
    let at = text.rfind("\"p999\"").expect("it is there");
    let column = 1 + text[..at].chars().count();
    let place = format!(" --> large.json:1:{column}\n");
    assert!(run.stderr.contains(&place), "{place}");
    assert_eq!(run.stderr.matches("large.json:1:").count(), COUNT);
    assert_eq!(run.stderr.matches("^^^^").count(), COUNT);
}

/// A union of so many objects, each with what `more` says of it.
fn union_of(count: usize, more: impl Fn(usize) -> Value) -> String {
    let names: Vec<String> = (0..count).map(|number| format!("Branch{number}")).collect();
    let branch = |number| {
        let mut properties = more(number);
        let required: Vec<&String> = properties
            .as_object()
            .into_iter()
            .flat_map(|own| own.keys())
            .collect();
        let required = json!(required);
        properties["note"] = json!({"type": "string"});
        json!({"type": "object", "properties": properties, "required": required})
    };
    let schemas = names.iter().enumerate();
    let mut schemas: Value = schemas
        .map(|(number, name)| (name.clone(), branch(number)))
        .collect();
    let reference = |name: &String| format!("#/components/schemas/{name}");
    let branches: Vec<Value> = names
        .iter()
        .map(|name| json!({"$ref": reference(name)}))
        .collect();
    let mapping = names
        .iter()
        .map(|name| (name.to_lowercase(), json!(reference(name))));
    let mapping: Value = mapping.collect();
    schemas["Told"] =
        json!({"oneOf": branches, "discriminator": {"propertyName": "is", "mapping": mapping}});
    schemas["Open"] = json!({"oneOf": branches});
    let answer = |name: &str| json!({"description": "", "content": {"application/json": {"schema": {"$ref": reference(&name.to_owned())}}}});
    let answers = json!({"200": answer("Told"), "201": answer("Open")});
    let paths = json!({"/x": {"get": {"responses": answers}}});
    json!({"openapi": "3.1.0", "info": {"title": "Large", "version": "1"}, "components": {"schemas": schemas}, "paths": paths}).to_string()
}

fn types(text: &str) -> (String, Output) {
    let config = Config::default().with_layout(Layout::Module("client.rs".to_owned()));
    let mut output = generate(&[Input::new("large.json", text)], &config);
    (output.files.remove(0).text, output)
}

#[test]
fn each_of_many_branches_is_told_by_what_it_has_alone() {
    const COUNT: usize = 1_000;
    let own = |number: usize| json!({"common": {"type": "integer"}, format!("key{number}"): {"type": "string"}});
    let (code, _) = types(&union_of(COUNT, own));
    let last = COUNT - 1;
    for told in [
        format!("object(\"key{last}\")"),
        format!("object(\"is\" = \"branch{last}\")"),
    ] {
        assert!(
            code.contains(&format!("Branch{last}(Branch{last}): {told}")),
            "{told}"
        );
    }
}

#[test]
fn each_of_many_branches_is_told_by_its_constant() {
    const COUNT: usize = 1_000;
    let own = |number: usize| json!({"kind": {"const": format!("k{number}")}});
    let (code, _) = types(&union_of(COUNT, own));
    let last = COUNT - 1;
    let told = format!("Branch{last}(Branch{last}): object(\"kind\" = \"k{last}\")");
    assert!(code.contains(&told), "{told}");
}

#[test]
fn many_branches_that_nothing_tells_apart_are_reported() {
    const COUNT: usize = 1_000;
    let (_, output) = types(&union_of(COUNT, |_| json!({"value": {"type": "string"}})));
    let alike = output.diagnostics.iter();
    let alike = alike.filter(|told| told.code == Code::IndistinctBranches);
    let alike: Vec<&String> = alike.map(|told| &told.message).collect();
    assert_eq!(alike.len(), COUNT - 1);
    let last = format!(
        "nothing tells values of `Branch{}` from those of `Branch0`",
        COUNT - 1
    );
    assert!(alike.contains(&&last), "{last}");
}
