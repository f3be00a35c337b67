//! Large inputs take time by their size, not by its square: each of these would take very long if it did.

mod common;

use apifox_codegen::{Code, Config, Input, Output, generate};
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
