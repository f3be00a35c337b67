//! Names that a person would have chosen.

mod common;

use apifox_codegen::{Chinese, Config, Input, Layout, generate};
use common::told::code;
use serde_json::{Value, json};

fn answered(schema: &Value) -> Value {
    json!({"method": "get", "path": "/shops", "responses": [
        {"code": 200, "contentType": "json", "jsonSchema": schema},
    ]})
}

#[track_caller]
fn has(code: &str, texts: &[&str]) {
    for text in texts {
        assert!(code.contains(text), "{text}");
    }
}

/// The properties of an object, each a list of objects with one of its own.
fn lists(names: &[&str]) -> Value {
    let list = |name: &&str| {
        let own =
            json!({"type": "object", "properties": {format!("of_{name}"): {"type": "string"}}});
        ((*name).to_owned(), json!({"type": "array", "items": own}))
    };
    let properties: serde_json::Map<String, Value> = names.iter().map(list).collect();
    json!({"type": "object", "properties": properties})
}

#[test]
fn an_element_is_called_as_one_of_its_list() {
    let code = code(&answered(&lists(&[
        "roleList",
        "list",
        "goods",
        "movies",
        "caches",
        "statuses",
        "children",
        "matrices",
        "hot_movies",
        "用户列表",
        "prices",
        "boxes",
        "categories",
    ])));
    let elements = [
        "Role", "Item", "Goods", "Movie", "Cache", "Status", "Child", "Matrix", "HotMovie",
        "Yonghu", "Price", "Box", "Category",
    ];
    let structs = elements.map(|name| format!("pub struct ListShopsResponse{name} "));
    has(&code, &structs.each_ref().map(String::as_str));
}

#[test]
fn numbers_in_names_stay_apart() {
    let versions =
        json!({"type": "string", "enum": ["1.0", "1.1", "10", "16:9", "gpt-4.1-2025", "h264"]});
    let code = code(&answered(
        &json!({"type": "object", "properties": {"version": versions}}),
    ));
    has(
        &code,
        &[
            "V1_0: \"1.0\"",
            "V1_1: \"1.1\"",
            "V10: \"10\"",
            "V16_9: \"16:9\"",
            "Gpt4_1_2025: ",
            "H264: ",
        ],
    );
}

#[test]
fn a_module_is_a_file_that_every_system_takes() {
    let endpoint = json!({"method": "get", "path": "/用户", "responses": [{"code": 204, "contentType": "noContent"}]});
    let config = Config::default()
        .with_chinese(Chinese::Unicode)
        .with_layout(Layout::Crate);
    let output = generate(&[Input::new("a.json", endpoint.to_string())], &config);
    let paths: Vec<&str> = output.files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.contains(&"src/yonghu.rs"), "{paths:?}");
    let root = output.files.iter().find(|file| file.path == "src/lib.rs");
    let root = &root.expect("a crate has a root").text;
    assert!(
        root.contains("#[path = \"yonghu.rs\"]\npub mod 用户;\n"),
        "{root}"
    );
    assert_eq!(output.summary.operations[0].call, "client.用户().get()");
}

#[test]
fn what_tells_a_branch_apart_is_written_whatever_the_others_list() {
    let branch = |values: Value, own: &str| {
        json!({"title": own, "type": "object", "required": ["op", own], "properties": {
            "op": {"type": "string", "enum": values}, own: {"type": "string"},
        }})
    };
    let code = code(&answered(&json!({"oneOf": [
        branch(json!(["eq"]), "equal"),
        branch(json!(["or", "and"]), "both"),
    ]})));
    has(&code, &["\"op\" = \"eq\"", "\"op\" = \"or\" | \"and\""]);
    assert!(
        !code.contains("pub fn new(op: impl Into<EqualOp>"),
        "{code}"
    );
}

#[test]
fn the_envelopes_of_all_kinds_are_known() {
    for (code_name, message) in [
        ("errCode", "errMessage"),
        ("rspCode", "rspMsg"),
        ("respCode", "respMsg"),
        ("code", "desc"),
        ("code", "tip"),
        ("bizCode", "bizMsg"),
    ] {
        let code = code(&answered(&json!({"type": "object", "properties": {
            "success": {"type": "boolean"}, code_name: {"type": "string"}, message: {"type": "string"},
            "data": {"type": "object", "properties": {"id": {"type": "string"}}},
        }})));
        let is_known = code.contains("Envelope<T> {");
        assert!(is_known, "{code_name}, {message}");
    }
}

#[test]
fn names_in_square_brackets_are_generic() {
    let reference = |id: u32| json!({"$ref": format!("#/definitions/{id}")});
    let schema = |id: u32, name: &str, schema: Value| json!({"id": format!("#/definitions/{id}"), "name": name, "schema": {"jsonSchema": schema}});
    let page = |id: u32| {
        json!({"type": "object", "properties": {
            "total": {"type": "integer"}, "rows": {"type": "array", "items": reference(id)},
        }})
    };
    let plain = json!({"type": "object", "properties": {"id": {"type": "string"}}});
    let project = json!({
        "apifoxProject": "1.0.0",
        "info": {"name": "Shop"},
        "apiCollection": [{"name": "Root", "items": [{"name": "Orders", "api": {
            "id": "1", "method": "get", "path": "/orders",
            "responses": [{"code": 200, "contentType": "json", "jsonSchema": reference(3)}],
        }}]}],
        "schemaCollection": [{"name": "Root", "items": [
            schema(2, "Order", plain), schema(3, "Page[Order]", page(2)),
        ]}],
    });
    has(
        &code(&project),
        &["pub struct Page<T>", "Page<types::Order>"],
    );
}

/// The calls of operations, each an `operationId` and the path that it has.
fn calls(operations: &[(&str, &str)]) -> Vec<String> {
    let operation = |(id, path): &(&str, &str)| {
        let method = if path.ends_with('}') { "delete" } else { "get" };
        json!({"method": method, "path": path, "operationId": id, "responses": []})
    };
    let list: Value = operations.iter().map(operation).collect();
    let inputs = [Input::new("a.json", list.to_string())];
    let operations = generate(&inputs, &Config::default()).summary.operations;
    operations.into_iter().map(|made| made.call).collect()
}

#[test]
fn a_call_does_not_say_the_word_of_its_group_twice() {
    for (id, path, call) in [
        ("repos/get", "/repos", "repos().get()"),
        (
            "repos_list_for_user",
            "/users/{u}/repos/{r}",
            "repos().list_for_user(u, r)",
        ),
        ("listPets", "/pets", "pets().list()"),
        ("getPetById", "/pets", "pets().get_by_id()"),
        ("findPetsByStatus", "/pet/find", "pet().find_by_status()"),
        ("deletePet", "/pets/{id}", "pets().delete(id)"),
        ("isUserActive", "/users", "users().is_active()"),
        ("petsMove", "/pets", "pets().r#move()"),
        ("order_item_add", "/order-items", "order_items().add()"),
        ("listUsersUsingGET_1", "/users", "users().list()"),
        // Many are not one.
        ("deletePets", "/pets", "pets().delete_pets()"),
        // It would be no name, or not the whole of what is meant.
        ("pets", "/pets", "pets().pets()"),
        ("pets_2", "/pets", "pets().pets_2()"),
        ("addLabelToPet", "/pets", "pets().add_label_to_pet()"),
        ("getPetshop", "/pets", "pets().get_petshop()"),
        ("petshop", "/pets", "pets().petshop()"),
    ] {
        assert_eq!(calls(&[(id, path)]), [format!("client.{call}")], "{id}");
    }
}

#[test]
fn a_call_says_the_word_of_its_group_where_it_tells_it_from_others() {
    let all = [("getPet", "/pets"), ("pets_get", "/pet/pets/{id}")];
    let expected = ["client.pets().get()", "client.pets().pets_get(id)"];
    assert_eq!(calls(&all), expected);
}

/// They are not beside the call, and would say nothing without its group.
#[test]
fn types_of_a_call_say_the_word_of_its_group() {
    let pet = json!({"type": "object", "properties": {"id": {"type": "string"}}});
    let answer = json!([{"code": 200, "contentType": "json", "jsonSchema": pet}]);
    let find =
        json!({"method": "get", "path": "/pets", "operationId": "findPets", "responses": answer});
    let get = json!({"method": "get", "path": "/pets/{id}", "operationId": "pets/read", "responses": answer});
    has(&code(&find), &["pub struct FindPetsResponse"]);
    has(
        &code(&get),
        &["fn read(&self", "pub struct PetsReadResponse"],
    );
}

/// What stands in the documentation where no letter of a name stands in what it is called.
#[test]
fn the_original_stands_in_the_documentation() {
    let text = json!({"type": "string"});
    let values = json!({"type": "string", "enum": ["👍", "+1", ">=", "10", "a b", ""]});
    let names = ["🚀", "_", "", "-", "*/ }", "名字"];
    let fields = names.map(|name| (name.to_owned(), text.clone()));
    let mut fields: serde_json::Map<String, Value> = fields.into_iter().collect();
    fields.insert("kind".to_owned(), values);
    let code = code(&answered(&json!({"type": "object", "properties": fields})));
    let named = [
        ("🚀", "pub rocket"),
        ("_", "pub underscore"),
        ("\"\"", "pub field"),
        ("-", "pub minus"),
        ("*/ }", "pub star_slash"),
        ("名字", "pub mingzi"),
        ("👍", "Thumbsup"),
        ("+1", "Plus1"),
        (">=", "GreaterEqual"),
    ];
    let words: Vec<&str> = code.split_whitespace().collect();
    let code = words.join(" ");
    for (original, name) in named {
        let doc = format!("/// Called `{original}` by the server. {name}");
        assert!(code.contains(&doc), "{doc}: {code}");
    }
    // Nobody misses these.
    assert!(code.contains("V10, AB, Empty,"), "{code}");
}

#[test]
fn a_name_of_signs_alone_is_that_whatever_stands_beside_it() {
    let text = json!({"type": "string"});
    for properties in [json!({"_": text}), json!({"_": text, "": text})] {
        let code = code(&answered(
            &json!({"type": "object", "properties": properties}),
        ));
        has(&code, &["pub underscore: "]);
    }
}

/// A schema that has no name in Latin letters but its title.
#[test]
fn a_short_title_in_latin_letters_is_a_name() {
    let types = |schemas: &[(&str, &str)], config: Config| {
        let schema = |(name, title): &(&str, &str)| {
            let own =
                json!({"type": "object", "title": title, "properties": {"id": {"type": "string"}}});
            ((*name).to_owned(), own)
        };
        let schemas: serde_json::Map<String, Value> = schemas.iter().map(schema).collect();
        let answer = json!({"$ref": "#/components/schemas/订单"});
        let content = json!({"application/json": {"schema": answer}});
        let answers = json!({"200": {"description": "", "content": content}});
        let document = json!({
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/orders": {"get": {"responses": answers}}},
            "components": {"schemas": schemas},
        });
        let config = config.with_layout(Layout::Module("a.rs".into()));
        let output = generate(&[Input::new("a.json", document.to_string())], &config);
        let code: String = output.files.into_iter().map(|file| file.text).collect();
        (output.summary.types, code)
    };
    let plain = Config::default;
    let (names, code) = types(&[("订单", "Order")], plain());
    assert_eq!(names, ["Order"]);
    has(&code, &["Called `订单` in the description."]);
    for (title, called) in [
        ("Order detail", "OrderDetail"),
        ("An order of a user", "Dingdan"),
        ("Order: of a user", "Dingdan"),
        ("订单", "Dingdan"),
    ] {
        assert_eq!(types(&[("订单", title)], plain()).0, [called], "{title}");
    }
    // What is called so has the name, wherever it stands and however it is spelled.
    for schemas in [
        [("订单", "Order detail"), ("order_detail", "")],
        [("order_detail", ""), ("订单", "Order detail")],
    ] {
        let (mut names, _) = types(&schemas, plain());
        names.sort();
        assert_eq!(names, ["Dingdan", "OrderDetail"]);
    }
    let chosen = plain().with_name_for("订单", "purchase");
    assert_eq!(types(&[("订单", "Order")], chosen).0, ["Purchase"]);
}
