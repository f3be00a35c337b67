//! What is generated never has the name of a method of the support code, public or private: neither would compile beside
//! the other, or one would hide the other.

mod common;

use std::collections::BTreeSet;

use apifox_codegen::{Config, Input, Layout, generate};
use common::source::{Source, sources};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};
use syn::{Fields, ImplItem, Item, ItemImpl, Meta, Type};

/// What a client is generated from whose resources, optional parameters and optional fields have these names.
fn description(names: &BTreeSet<String>) -> String {
    let answers = json!([{"code": 200, "contentType": "noContent"}]);
    let resources = names.iter().map(
        |name| json!({"method": "get", "path": format!("/{name}/{{id}}"), "responses": answers}),
    );
    let queries = names.iter().map(|name| json!({"name": name}));
    let properties = names
        .iter()
        .map(|name| (name.clone(), json!({"type": "string"})));
    let given = json!({
        "method": "post",
        "path": "/given",
        "parameters": {"query": Value::from_iter(queries), "header": [{"name": "Authorization", "sampleValue": "Bearer x"}]},
        "requestBody": {
            "type": "application/json",
            "required": true,
            "jsonSchema": {"type": "object", "properties": Value::from_iter(properties)},
        },
        "responses": answers,
    });
    Value::from_iter(resources.chain([given])).to_string()
}

/// The items of the client outside of the support code.
fn client(names: &BTreeSet<String>) -> Vec<Item> {
    let config = Config::default().with_layout(Layout::Module("client.rs".to_owned()));
    let output = generate(&[Input::new("taken.json", description(names))], &config);
    assert_eq!(output.summary.left_out, 0, "{:?}", output.diagnostics);
    let file = syn::parse_file(&output.files[0].text).expect("it is Rust");
    let is_ours = |item: &Item| !matches!(item, Item::Mod(module) if module.ident == "support");
    flat(file.items.into_iter().filter(is_ours).collect())
}

/// The items with those of the modules among them.
fn flat(items: Vec<Item>) -> Vec<Item> {
    let inside = |item: Item| match item {
        Item::Mod(module) => flat(module.content.map(|content| content.1).unwrap_or_default()),
        item => vec![item],
    };
    items.into_iter().flat_map(inside).collect()
}

fn support() -> Vec<Item> {
    let is_ours = |source: &Source| !source.is_in(&["tests", "lib"]);
    let files = sources("support/src").into_iter().filter(is_ours);
    let items = files.map(|source| syn::parse_file(&source.text).expect("it is Rust").items);
    flat(items.flatten().collect())
}

/// The methods and functions of a type, of its own and of traits, written or derived.
fn methods(items: &[Item], of: &str) -> Vec<String> {
    let is_of = |block: &&ItemImpl| match &*block.self_ty {
        // Not of a type of another crate that has the name.
        Type::Path(path) => match path.path.segments.iter().collect::<Vec<_>>().as_slice() {
            [only] => only.ident == of,
            _ => false,
        },
        _ => false,
    };
    let blocks = items.iter().filter_map(|item| match item {
        Item::Impl(block) => Some(block),
        _ => None,
    });
    let methods = blocks.filter(is_of).flat_map(|block| &block.items);
    let written = methods.filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    written.chain(derived(items, of)).collect()
}

/// The methods that a struct derives.
fn derived(items: &[Item], of: &str) -> Vec<String> {
    const DERIVES: [(&str, &str); 4] = [
        ("Clone", "clone"),
        ("Debug", "fmt"),
        ("PartialEq", "eq"),
        ("Default", "default"),
    ];
    let structs = items.iter().filter_map(|item| match item {
        Item::Struct(item) if item.ident == of => Some(&item.attrs),
        _ => None,
    });
    let derives = structs
        .flatten()
        .filter_map(|attribute| match &attribute.meta {
            Meta::List(list) if list.path.is_ident("derive") => Some(list.tokens.clone()),
            _ => None,
        });
    let words = derives.flatten().map(|word| word.to_string());
    let method = |word: String| DERIVES.iter().find(|(derive, _)| *derive == word);
    words
        .filter_map(method)
        .map(|(_, method)| (*method).to_owned())
        .collect()
}

/// What the macros of the support code call methods of a type that they are given: functions that take `self`.
fn methods_of_macros(items: &[Item]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in items {
        if let Item::Macro(item) = item {
            push_methods(item.mac.tokens.clone(), &mut names);
        }
    }
    names
}

fn push_methods(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match (token, tokens.get(at + 1)) {
            (TokenTree::Group(group), _) => push_methods(group.stream(), names),
            (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if word == "fn" => {
                let arguments = tokens[at..].iter().find_map(|token| match token {
                    TokenTree::Group(group) => Some(group.stream()),
                    _ => None,
                });
                let mut words = arguments.into_iter().flatten();
                if words.any(|word| matches!(word, TokenTree::Ident(word) if word == "self")) {
                    names.insert(name.to_string());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn no_generated_method_is_called_as_one_of_the_support_code() {
    let support = support();
    for (of, known) in [
        ("Client", "buffered"),
        ("Call", "edit"),
        ("Builder", "http"),
    ] {
        let taken = BTreeSet::from_iter(methods(&support, of));
        assert!(taken.contains(known) && taken.contains("fmt"), "{taken:?}");
        let generated = methods(&client(&taken), of);
        let distinct = BTreeSet::from_iter(generated.iter().cloned());
        assert_eq!(distinct.len(), generated.len(), "{generated:?}");
        assert!(taken.is_disjoint(&distinct), "{of}: {generated:?}");
        // One for each name, and the resource of the call that takes them; the builder has one for the credential.
        let count = match of {
            "Client" => taken.len() + 1,
            "Call" => taken.len(),
            _ => 1,
        };
        assert_eq!(generated.len(), count, "{of}: {generated:?}");
    }
}

/// A module beside those of the client would have its name twice.
#[test]
fn no_resource_is_called_as_a_module_of_the_client() {
    let names = BTreeSet::from(["support", "types"].map(str::to_owned));
    let generated = methods(&client(&names), "Client");
    assert_eq!(generated.len(), 3);
    assert!(generated.iter().all(|name| !names.contains(name)));
}

#[test]
fn no_field_that_users_set_is_called_as_a_method_of_its_type() {
    let mut taken = methods_of_macros(&support());
    assert!(taken.contains("serialize"), "{taken:?}");
    // What is derived or written for all of them, and what every type has.
    let none = client(&BTreeSet::from(["field".to_owned()]));
    taken.extend(methods(&none, "CreateGiven"));
    taken.insert("into".to_owned());
    for known in ["clone", "eq", "default", "new"] {
        assert!(taken.contains(known), "{taken:?}");
    }
    // Those of enums, which have no fields, and those of `Json`, which take no `self`.
    let free = [
        "as_i64", "as_str", "hash", "label", "to_text", "to_value", "read", "write",
    ];
    taken.retain(|name| !free.contains(&name.as_str()));
    let items = client(&taken);
    let fields: Vec<String> = items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) if item.ident == "CreateGiven" => Some(&item.fields),
            _ => None,
        })
        .flat_map(Fields::iter)
        .filter_map(|field| Some(field.ident.as_ref()?.to_string()))
        .collect();
    assert_eq!(fields.len(), taken.len(), "{fields:?}");
    assert!(
        fields.iter().all(|name| !taken.contains(name)),
        "{fields:?}"
    );
}
