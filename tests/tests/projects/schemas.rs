//! Schemas by reference: in long rows, round, and many ways to one.

use serde_json::{Value, json};

use super::{client, endpoint, project, reference, schemas};

/// What a row of ten thousand schemas becomes, each made of the next.
fn row(make: impl Fn(Value) -> Value, length: usize) -> (String, Vec<String>) {
    let links = (0..length).map(|id| (id, format!("Link{id}"), make(reference(id + 1))));
    let end = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let all = links.chain([(length, "End".to_owned(), end)]);
    client(&project(
        vec![endpoint(1, "/things", reference(0), json!({}))],
        schemas(all),
    ))
}

#[test]
fn a_row_of_other_names_is_one_type() {
    let (text, said) = row(|next| next, 10_000);
    assert_eq!(said, [] as [&str; 0]);
    assert_eq!(text.matches("pub struct Link").count(), 0);
    assert!(text.contains("Call<types::End>"));
}

#[test]
fn lists_in_lists_without_number_are_cut() {
    let (text, said) = row(|next| json!({"type": "array", "items": next}), 10_000);
    assert!(said[0].contains("more than 32 deep"), "{}", said[0]);
    assert!(text.matches("Vec<").count() > 10);
    let (_, said) = row(|next| json!({"type": "array", "items": next}), 32);
    assert_eq!(said, [] as [&str; 0]);
}

#[test]
fn many_ways_to_one_ancestor_are_walked_once() {
    let all = |next: Value| json!({"allOf": [next, next]});
    let (text, said) = row(all, 40);
    assert_eq!(said, [] as [&str; 0]);
    assert!(text.contains("object!(Link0 { a?: \"a\" });"));
    let refs = |next: Value| json!({"type": "object", "x-apifox-refs": {"A": next, "B": next}, "x-apifox-orders": ["A", "B"]});
    let (text, said) = row(refs, 40);
    assert_eq!(said, [] as [&str; 0]);
    assert!(text.contains("object!(Link0 { a?: \"a\" });"));
}

#[test]
fn what_two_ancestors_share_is_inherited_once() {
    let object = |own: &str, refs: Value| json!({"type": "object", "properties": {own: {"type": "string"}}, "x-apifox-refs": refs});
    let list = [
        object("a", json!({"L": reference(1), "R": reference(2)})),
        object("left", json!({"X": reference(3)})),
        object("right", json!({"X": reference(3)})),
        object("base", json!({})),
    ];
    let list = list.into_iter().enumerate();
    let list = list.map(|(id, schema)| (id, format!("S{id}"), schema));
    let (text, said) = client(&project(
        vec![endpoint(1, "/things", reference(0), json!({}))],
        schemas(list),
    ));
    assert_eq!(said, [] as [&str; 0]);
    let fields = "base?: \"base\", left?: \"left\", right?: \"right\", a?: \"a\"";
    assert!(text.contains(fields));
}

#[test]
fn a_union_of_a_reference_to_itself_ends() {
    let union = json!({"oneOf": [reference(1), {"type": "string"}]});
    for row in [vec![reference(1)], vec![reference(2), reference(1)]] {
        let schemas_of = [union.clone()].into_iter().chain(row).enumerate();
        let (_, said) = client(&project(
            vec![endpoint(1, "/things", reference(0), json!({}))],
            schemas(schemas_of.map(|(id, schema)| (id, format!("S{id}"), schema))),
        ));
        let is_told = |said: &String| said.contains("holds nothing but itself");
        assert!(said.iter().any(is_told), "{said:?}");
    }
}

#[test]
fn a_form_that_refers_to_itself_ends() {
    let (list, nothing) = ("is a list or a map of itself", "holds nothing but itself");
    for (schema, words) in [
        (json!({"type": "array", "items": reference(0)}), list),
        (json!({"oneOf": [reference(0)]}), nothing),
        (
            json!({"allOf": [reference(0)], "description": "d"}),
            nothing,
        ),
    ] {
        for form in ["multipart/form-data", "application/x-www-form-urlencoded"] {
            let body = json!({"method": "post", "requestBody": {"type": form, "jsonSchema": reference(0)}});
            let endpoint = endpoint(1, "/things", reference(0), body);
            let (_, said) = client(&project(
                vec![endpoint],
                schemas([(0, "Self".to_owned(), schema.clone())]),
            ));
            assert!(said.iter().any(|said| said.contains(words)), "{said:?}");
        }
    }
}

#[test]
fn a_named_schema_of_one_branch_keeps_its_name() {
    let inner = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let schema = json!({"description": "d", "oneOf": [inner]});
    let (text, _) = client(&project(
        vec![endpoint(1, "/things", reference(0), json!({}))],
        schemas([(0, "Thing".to_owned(), schema)]),
    ));
    assert!(text.contains("Call<types::Thing>"));
    assert_eq!(text.matches("pub struct Thing").count(), 2);
}
