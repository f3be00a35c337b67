//! Which operations a client has, and what goes with those that it has not.

mod common;

use std::fs;

use apifox_codegen::{Code, Config, Input, Output, Selector, generate};
use common::command::run;
use common::folder::holding;
use serde_json::{Value, json};

/// A document of five operations. Of their types one is of pets, one of toys, and one of both.
fn document() -> Value {
    let answer = |name: &str| {
        let schema = json!({"$ref": format!("#/components/schemas/{name}")});
        json!({"200": {"description": "", "content": {"application/json": {"schema": schema}}}})
    };
    let object = |name: &str, other: &str| {
        let other = json!({"$ref": format!("#/components/schemas/{other}")});
        json!({"type": "object", "properties": {name: {"type": "string"}, "other": other}})
    };
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            "/pets": {
                "get": {"operationId": "listPets", "tags": ["pets", "public"], "responses": answer("Pet")},
                "post": {"operationId": "addPet", "tags": ["pets"], "x-apifox-folder": "商店/宠物", "responses": answer("Pet")},
            },
            "/pets/{id}/toys": {
                "get": {"summary": "玩具", "tags": ["toys"], "x-apifox-folder": "商店", "responses": answer("Toy")},
            },
            "/toys": {
                "get": {"operationId": "listToys", "responses": answer("Toy")},
                "delete": {"operationId": "clear", "parameters": [{"$ref": "#/components/parameters/none"}], "responses": {"204": {"description": ""}}},
            },
        },
        "components": {"schemas": {
            "Pet": object("name", "Maker"),
            "Toy": object("colour", "Maker"),
            "Maker": {"type": "object", "properties": {"at": {"type": "string"}}},
            "Nobody": {"type": "object", "properties": {"knows": {"type": "string"}}},
        }},
    })
}

fn selector(text: &str) -> Selector {
    Selector::new(text).expect(text)
}

fn selected(only: &[&str], except: &[&str]) -> Output {
    let config = only.iter().fold(Config::default(), |config, text| {
        config.with_only(selector(text))
    });
    let config = except
        .iter()
        .fold(config, |config, text| config.with_except(selector(text)));
    generate(&[Input::new("shop.json", document().to_string())], &config)
}

fn requests(output: &Output) -> Vec<&str> {
    let operations = output.summary.operations.iter();
    operations.map(|operation| &*operation.request).collect()
}

#[test]
fn by_path_method_tag_folder_and_name() {
    let [list, add, toys_of, toys, clear] = [
        "GET /pets",
        "POST /pets",
        "GET /pets/{id}/toys",
        "GET /toys",
        "DELETE /toys",
    ];
    for (only, except, expected) in [
        (&["/pets"][..], &[][..], &[list, add][..]),
        (&["/pets*"], &[], &[list, add, toys_of]),
        (&["get /*toys"], &[], &[toys_of, toys]),
        (&["DELETE"], &[], &[clear]),
        (&["*"], &["GET", "DELETE"], &[add]),
        (&["tag:pets"], &[], &[list, add]),
        (&["tag:public"], &[], &[list]),
        (&["folder:商店"], &[], &[add, toys_of]),
        (&["folder:商店/宠物/"], &[], &[add]),
        (&["folder:*物"], &[], &[add]),
        (&["operation:list*"], &[], &[list, toys]),
        (&["operation:玩具"], &[], &[toys_of]),
        (&["operation:*e*r"], &[], &[clear]),
        (
            &["tag:pets", "/toys"],
            &["POST /*", "DELETE"],
            &[list, toys],
        ),
        (&[], &["/pets*"], &[toys, clear]),
    ] {
        let output = selected(only, except);
        let mut found = requests(&output);
        found.sort_by_key(|request| {
            [list, add, toys_of, toys, clear]
                .iter()
                .position(|known| known == request)
        });
        assert_eq!(found, expected, "{only:?} {except:?}");
        assert_eq!(output.summary.unselected, 5 - expected.len());
        let unmet = output.diagnostics.iter();
        assert!(
            unmet.clone().all(|told| told.code != Code::UnmetSelector),
            "{only:?} {except:?}"
        );
    }
}

#[test]
fn types_that_no_operation_reaches_go_with_those_that_did() {
    assert_eq!(
        selected(&[], &[]).summary.types,
        ["Pet", "Toy", "Maker", "Nobody"]
    );
    assert_eq!(selected(&["/pets"], &[]).summary.types, ["Pet", "Maker"]);
    assert_eq!(selected(&["DELETE"], &[]).summary.types, [""; 0]);
}

#[test]
fn what_stays_is_as_it_was() {
    let file = |output: Output| {
        let mut files = output.files.into_iter();
        files
            .find(|file| file.path == "src/toys.rs")
            .expect("toys")
            .text
    };
    assert_eq!(file(selected(&[], &[])), file(selected(&[], &["/pets*"])));
}

#[test]
fn nothing_is_told_of_what_is_not_selected() {
    let codes = |output: &Output| -> Vec<Code> {
        output.diagnostics.iter().map(|told| told.code).collect()
    };
    let all = codes(&selected(&[], &[]));
    assert!(all.contains(&Code::DanglingReference), "{all:?}");
    let rest = codes(&selected(&[], &["DELETE"]));
    assert!(!rest.contains(&Code::DanglingReference), "{rest:?}");
}

#[test]
fn selectors_that_no_operation_meets_are_told_and_so_is_a_client_without_any() {
    let told = |output: Output| -> Vec<(Code, String)> {
        let told = output.diagnostics.into_iter();
        let told = told.map(|told| (told.code, told.message));
        told.filter(|(code, _)| matches!(code, Code::UnmetSelector | Code::NoEndpoint))
            .collect()
    };
    assert_eq!(
        told(selected(&["/pets", "tag:Pets"], &["folder:shop"])),
        [
            (Code::UnmetSelector, "no operation is `tag:Pets`".to_owned()),
            (
                Code::UnmetSelector,
                "no operation is `folder:shop`".to_owned()
            ),
        ]
    );
    let none = selected(&[], &["*"]);
    assert!(none.files.is_empty());
    assert_eq!(
        told(none),
        [(Code::NoEndpoint, "no operation is selected".to_owned())]
    );
}

#[test]
fn the_command_and_the_file_select() {
    let folder = holding(&[
        ("shop.json", document().to_string()),
        (
            "a.toml",
            "only = [\"/pets\", \"tag:none\"]\nexcept = [\"POST\"]\n".to_owned(),
        ),
        ("b.toml", "only = [\n  \"pets\",\n]\n".to_owned()),
    ]);
    let inspect = |arguments: &[&str]| {
        let fixed = ["inspect", "shop.json"];
        run(folder.path(), fixed.iter().chain(arguments))
    };
    let said = inspect(&["--config", "a.toml"]).exits(0);
    assert!(
        said.stdout.starts_with("GET /pets  client.pets().list()\n"),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.contains(", 4 not selected\n"),
        "{}",
        said.stdout
    );
    assert!(said.stderr.contains("a.toml:1:18"), "{}", said.stderr);
    let said = inspect(&["--config", "a.toml", "--only", "/toys", "--except", "GET"]).exits(0);
    assert!(
        said.stdout
            .starts_with("DELETE /toys  client.toys().clear()\n"),
        "{}",
        said.stdout
    );
    let said = inspect(&["--config", "b.toml"]).exits(1);
    assert!(said.stderr.contains("b.toml:2:3"), "{}", said.stderr);
    let said = inspect(&["--only", "pets"]).exits(2);
    assert!(
        said.stderr.contains("`pets` says of no operations"),
        "{}",
        said.stderr
    );
    let out = ["generate", "shop.json", "--only", "DELETE", "--out", "out"];
    run(folder.path(), out).exits(0);
    assert!(fs::metadata(folder.path().join("out/src/toys.rs")).is_ok());
    assert!(fs::metadata(folder.path().join("out/src/types.rs")).is_err());
}
