//! An obstacle course of names: keywords, names of the prelude, signs, scripts and names that look alike, in every place
//! that takes one. All compile, stay apart, are sent as they are written, and stay what they are beside others.

use std::collections::BTreeSet;
use std::path::Path;

use apifox_codegen::{Config, Input, Layout, Output, generate};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};
use tests::sweep::{self, Visibility};

/// Words of Rust in all editions, strict, reserved and weak.
const WORDS: &str = "abstract as async auto await become box break catch const continue crate default do dyn else enum \
    extern false final fn for gen if impl in let loop macro macro_rules match mod move mut override priv pub raw ref \
    return safe self Self static struct super trait true try type typeof union unsafe unsized use virtual where while \
    yield _";

/// What the prelude, serde and the support code put into scope.
const TAKEN: &str = "Option Some None Result Ok Err String str Vec Box Default Clone Debug Send Sync Copy Iterator \
    IntoIterator From Into ToText u8 i64 f64 bool std core alloc serde serde_json reqwest bytes support types client \
    Client Error Request Call Answer Method Builder Form Pairs Value object values form pairs setters new fmt eq body \
    send stream request edit with_header into_future";

/// Names that give no identifier, or the same one.
const ODD: [&str; 24] = [
    "😀", "1st", "+1", "-1", "33", "userId", "user_id", "user-id", "UserID", "user.id", "user id",
    "é", "e\u{301}", "ﬁ", "fi", "ſ", "s", "İ", "列表", "列 表", "liebiao", "$", "__", "a\"b\\c",
];

fn names() -> Vec<String> {
    let words = WORDS.split_whitespace().chain(TAKEN.split_whitespace());
    let long = ["x".repeat(300), "x".repeat(299) + "y"];
    words.chain(ODD).map(str::to_owned).chain(long).collect()
}

/// An object that has all names as fields, one of which is an enum of all of them and of one value more: otherwise the
/// enums of several would be one type.
fn object(more: &str) -> Value {
    let mut properties: Map<String, Value> = names()
        .into_iter()
        .map(|name| (name, json!({"type": "string"})))
        .collect();
    let values = [names(), vec![format!("only in {more}")]].concat();
    properties.insert(
        "all of them".to_owned(),
        json!({"type": "string", "enum": values}),
    );
    json!({"type": "object", "properties": properties})
}

fn endpoint(method: &str, path: &str, parameters: Value, body: Value) -> Value {
    json!({
        "name": "列表", "method": method, "path": path, "parameters": parameters, "requestBody": body,
        "responses": [{"code": 200, "contentType": "json", "jsonSchema": object(path)}],
    })
}

fn parameters(required: bool) -> Value {
    let parameter = |name: String| json!({"name": name, "type": "string", "required": required});
    names().into_iter().map(parameter).collect()
}

/// All names as fields of JSON and of forms, as values, as arguments and as setters.
fn inside() -> Vec<Value> {
    // Otherwise they would be one type with those of the answer.
    let mut body = object("bodies");
    body["properties"]["only in bodies"] = json!({"type": "boolean"});
    body["properties"]["all of them"]["description"] = json!("in bodies");
    let json = json!({"type": "application/json", "required": true, "jsonSchema": body});
    let form =
        |kind: &str| json!({"type": kind, "required": true, "parameters": parameters(false)});
    let path: String = names().iter().map(|name| format!("/{{{name}}}")).collect();
    vec![
        endpoint("post", "/bodies", json!({}), json),
        endpoint("post", "/uploads", json!({}), form("multipart/form-data")),
        endpoint(
            "post",
            "/logins",
            json!({}),
            form("application/x-www-form-urlencoded"),
        ),
        endpoint(
            "get",
            "/required",
            json!({"query": parameters(true)}),
            json!({}),
        ),
        endpoint(
            "get",
            "/optional",
            json!({"query": parameters(false)}),
            json!({}),
        ),
        endpoint("get", &format!("/paths{path}"), json!({}), json!({})),
    ]
}

/// Each name as a resource and as a method, with a setter.
fn outside() -> Vec<Value> {
    let setter = json!({"query": [{"name": "q"}]});
    let answer = json!([{"code": 200, "contentType": "json", "jsonSchema": {"type": "object", "properties": {"a": {}}}}]);
    let call = |index: usize, name: &str| {
        let (resource, id) = (
            format!("/{}/x", name.replace('\\', "")),
            format!("/methods/{index}/{{id}}"),
        );
        [
            json!({"name": name, "method": "get", "path": resource, "parameters": setter, "responses": answer}),
            json!({"name": name, "method": "get", "path": id, "operationId": name, "parameters": setter, "responses": answer}),
        ]
    };
    let names = names();
    let calls = names.iter().enumerate();
    calls.flat_map(|(index, name)| call(index, name)).collect()
}

fn client(endpoints: Vec<Value>, layout: Layout) -> Output {
    let text = Value::Array(endpoints).to_string();
    let config = Config::default().with_layout(layout);
    let output = generate(&[Input::new("names.json", text)], &config);
    assert_eq!(output.summary.left_out, 0, "{:#?}", output.diagnostics);
    assert!(!output.files.is_empty(), "{:#?}", output.diagnostics);
    output
}

fn module(endpoints: Vec<Value>) -> String {
    let output = client(endpoints, Layout::Module("client.rs".to_owned()));
    output.files[0].text.clone()
}

#[test]
fn they_compile_without_warnings() {
    let modules = [module(inside()), module(outside())];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("obstacles");
    for visibility in [Visibility::Public, Visibility::Private] {
        sweep::compile_modules(modules.iter().map(String::as_str), visibility, &folder)
            .unwrap_or_else(|message| panic!("{visibility:?}: {message}"));
    }
}

/// The texts of all literals.
fn literals(tokens: TokenStream, out: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), out),
            TokenTree::Literal(literal) => {
                let text = syn::parse2::<syn::LitStr>(TokenTree::from(literal).into());
                out.extend(text.map(|text| text.value()));
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

#[test]
fn they_are_sent_as_they_are_written() {
    let mut found = Vec::new();
    literals(module(inside()).parse().expect("it is Rust"), &mut found);
    for name in names() {
        // Fields and values of six answers and one body, fields of two forms, arguments, setters, a path.
        let count = found.iter().filter(|text| **text == name).count();
        assert!(count >= 7 * 2 + 5, "{name:?} is there only {count} times");
    }
}

#[test]
fn calls_and_types_have_names_of_their_own() {
    for endpoints in [inside(), outside()] {
        let count = endpoints.len();
        let summary = client(endpoints, Layout::Crate).summary;
        let calls = summary.operations.iter().map(|operation| &operation.call);
        assert_eq!(BTreeSet::from_iter(calls).len(), count);
        let types = summary.types.iter().map(|name| name.to_lowercase());
        assert_eq!(BTreeSet::from_iter(types).len(), summary.types.len());
    }
}

#[test]
fn they_stay_when_others_are_added() {
    for endpoints in [inside(), outside()] {
        let more = endpoint("get", "/unrelated/thing", json!({}), json!({}));
        let all = [vec![more], endpoints.clone()].concat();
        let (old, new) = (client(endpoints, Layout::Crate), client(all, Layout::Crate));
        assert_eq!(new.summary.operations[1..], old.summary.operations);
        for file in &old.files {
            let same = new.files.iter().find(|other| other.path == file.path);
            let same = same.unwrap_or_else(|| panic!("{} is gone", file.path));
            match file.path.as_str() {
                "src/lib.rs" | "src/support/mod.rs" => {}
                "src/types.rs" => {
                    let (_, items) = file.text.split_once("#[derive").expect("it has types");
                    assert!(same.text.ends_with(items), "other types have changed");
                }
                path => assert_eq!(same.text, file.text, "{path}"),
            }
        }
    }
}

#[test]
fn an_operation_id_that_was_copied_names_the_oldest_alone() {
    let endpoint = |id: u64, path: &str| json!({"id": id, "method": "post", "path": path, "operationId": "BILL.PUSH", "responses": [{"code": 200, "contentType": "noContent"}]});
    let endpoints = json!([
        endpoint(3, "/bills/close"),
        endpoint(1, "/bills/send"),
        endpoint(2, "/orders/push")
    ]);
    let output = generate(
        &[Input::new("list.json", endpoints.to_string())],
        &Config::default(),
    );
    let calls: Vec<&str> = output
        .summary
        .operations
        .iter()
        .map(|operation| operation.call.as_str())
        .collect();
    assert_eq!(
        calls,
        [
            "client.bills().close()",
            "client.bills().push()",
            "client.orders().push()"
        ]
    );
}
