//! What a user may choose about a client.

mod common;

use std::fs;

use common::command::run;
use common::folder::temporary;
use serde_json::json;

#[test]
fn what_a_user_chooses_is_in_the_client() {
    let folder = temporary();
    let page = json!({"method": "post", "path": "/pets", "requestBody": {"type": "application/json", "jsonSchema": {
        "type": "object", "properties": {"tame": {"type": "boolean", "default": true}, "legs": {"type": "integer", "maximum": 4}}}},
        "responses": [{"code": 200, "contentType": "noContent"}]});
    fs::write(folder.path().join("pets.json"), page.to_string()).expect("it can be written");
    for (option, chosen) in [
        ("--defaults", "tame: Some(true)"),
        (
            "--check-constraints",
            "checks!(CreatePet { \"legs\": Maximum(4.0) })",
        ),
    ] {
        for options in [vec![], vec![option]] {
            let arguments = ["generate", "pets.json", "--module", "pets.rs"];
            run(folder.path(), arguments.into_iter().chain(options.clone())).exits(0);
            let client = fs::read_to_string(folder.path().join("pets.rs")).expect("it is there");
            assert_eq!(client.contains(chosen), !options.is_empty(), "{options:?}");
        }
    }
}
