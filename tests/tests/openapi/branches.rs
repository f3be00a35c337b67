//! Unions that recur: which are one type, and what that, and what it holds, is called.

use serde_json::{Value, json};

use super::recurring::{declared, declared_in, listing, types, types_of};

fn any(branches: &[Value]) -> Value {
    json!({"anyOf": branches})
}

fn customer() -> Value {
    json!({"$ref": "#/components/schemas/Customer"})
}

#[test]
fn unions_of_the_same_branches_are_one_type_whatever_holds_them() {
    let text = json!({"type": "string"});
    let known = ("Customer", json!({"id": text}));
    let one = any(&[text.clone(), customer()]);
    let nullable = json!({"anyOf": [text, customer()], "nullable": true});
    let order = ("Order", json!({"customer": one}));
    let list = json!({"type": "array", "items": nullable});
    assert_eq!(
        declared(&[known.clone(), order.clone()]),
        ["OrderCustomer"],
        "one alone does not recur"
    );
    assert_eq!(
        declared(&[known, order, ("Refund", json!({"payers": list}))]),
        [
            "TextOrCustomer",
            "TextOrCustomer { OrderCustomer, RefundPayer }"
        ]
    );
}

#[test]
fn branches_give_the_name_by_what_they_hold() {
    let whole = json!({"type": "integer"});
    let texts = json!({"type": "array", "items": {"type": "string"}});
    let map = json!({"type": "object", "additionalProperties": {"type": "boolean"}});
    let place = |one: &str, other: &str, branches: &[Value]| {
        [one, other].map(|name| (name.to_owned(), any(branches)))
    };
    let fields = [
        place("a", "b", &[listing(&["now"]), whole]),
        place("c", "d", &[listing(&[""]), texts]),
        place("e", "f", &[map, json!({"type": "number"})]),
    ];
    let fields = Value::Object(fields.into_iter().flatten().collect());
    let declared = declared(&[("All", fields)]);
    let [.., one, two, three] = declared.as_slice() else {
        panic!("{declared:?}");
    };
    assert_eq!(
        [one, two, three],
        [
            "BooleanMapOrNumber { AllE, AllF }",
            "EmptyOrTextList { AllC, AllD }",
            "NowOrInteger { AllA, AllB }"
        ]
    );
}

#[test]
fn a_union_whose_branches_give_no_name_is_called_by_its_places() {
    let own = json!({"type": "object", "properties": {"x": {"type": "string"}}});
    let way = any(&[own, json!({"type": "integer"})]);
    let signs = any(&[listing(&["?!"]), json!({"type": "integer"})]);
    let long = "a".repeat(40);
    let long = any(&[listing(&[&long]), json!({"type": "integer"})]);
    let schema = |name| {
        (
            name,
            json!({"pay_way": way, "refund_way": signs, "send_way": long}),
        )
    };
    let declared = declared(&[schema("One"), schema("Two")]);
    for place in [
        "PayWay { OnePayWay, TwoPayWay }",
        "RefundWay { OneRefundWay, TwoRefundWay }",
        "SendWay { OneSendWay, TwoSendWay }",
    ] {
        assert!(declared.iter().any(|name| name == place), "{declared:?}");
    }
}

#[test]
fn what_a_shared_union_holds_is_known_by_its_places_too() {
    let kind = listing(&["a", "b"]);
    let own = json!({"type": "object", "properties": {"kind": kind}});
    let values = any(&[json!({"type": "string"}), json!({"type": "boolean"})]);
    let values = json!({"type": "array", "items": values});
    let way = any(&[own, json!({"type": "integer"}), values]);
    let schema = |name| (name, json!({"pay_way": way}));
    assert_eq!(
        declared(&[schema("One")]),
        ["OnePayWay", "OnePayWayObjectKind", "OnePayWayItem"]
    );
    assert_eq!(
        declared(&[schema("One"), schema("Two")]),
        [
            "PayWay",
            "PayWayObjectKind",
            "TextOrBoolean",
            "PayWay { OnePayWay, TwoPayWay }",
            "PayWayObject { OnePayWayObject, TwoPayWayObject }",
            "PayWayObjectKind { OnePayWayObjectKind, TwoPayWayObjectKind }",
            "TextOrBoolean { OnePayWayItem, TwoPayWayItem, PayWayItem }"
        ]
    );
}

#[test]
fn places_of_the_same_words_have_a_name_each() {
    let text = json!({"type": "string"});
    let one = any(&[text.clone(), json!({"type": "integer"})]);
    let list = json!({"type": "array", "items": one});
    let places = json!({"payers": list, "payer": one, "Payer": one});
    assert_eq!(
        declared(&[("Order", places)]),
        [
            "TextOrInteger",
            "TextOrInteger { OrderPayer, OrderPayerUnion, OrderPayer2 }"
        ]
    );
}

#[test]
fn changes_of_what_is_shared_are_called_by_their_places() {
    let text = json!({"type": "string"});
    let known = json!({"type": "object", "properties": {"id": text}});
    let one = any(&[text, customer()]);
    let order = json!({"type": "object", "properties": {"seller": one, "payer": one}});
    let order = json!({"content": {"application/json": {"schema": order}}});
    let done = json!({"description": "", "content": order["content"]});
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/orders": {
            "get": {"operationId": "show", "responses": {"200": done}},
            "patch": {"operationId": "change", "requestBody": order, "responses": {}},
        }},
        "components": {"schemas": {"Customer": known}},
    });
    let declared = declared_in(&types_of(&document));
    assert_eq!(
        declared,
        [
            "TextOrCustomer",
            "TextOrCustomerPatch",
            "TextOrCustomer { OrderShowResponseSeller, OrderShowResponsePayer }",
            "TextOrCustomerPatch { OrderChangeRequestSeller, OrderChangeRequestPayer }"
        ]
    );
}

#[test]
fn unions_that_demand_or_list_something_else_are_apart() {
    let text = json!({"type": "string", "maxLength": 5});
    let [one, two] = [json!({"type": "string"}), text].map(|text| any(&[text, customer()]));
    let known = ("Customer", json!({"id": {"type": "string"}}));
    assert_eq!(
        declared(&[
            known,
            ("One", json!({"x": one})),
            ("Two", json!({"x": two}))
        ]),
        ["OneX", "TwoX"]
    );
}

#[test]
fn a_union_of_what_is_another_one_in_requests_keeps_its_places() {
    let id = json!({"type": "string", "readOnly": true});
    let known = ("Customer", json!({"id": id, "name": {"type": "string"}}));
    let one = any(&[json!({"type": "string"}), customer()]);
    let [one, two] = ["One", "Two"].map(|name| (name, json!({"customer": one})));
    assert_eq!(declared(&[known, one, two]), ["OneCustomer", "TwoCustomer"]);
}

#[test]
fn what_is_said_in_one_place_alone_is_not_said_of_the_type() {
    let way = |said: &str, default: &str| {
        let mut way = any(&[
            json!({"type": "string", "description": said}),
            json!({"type": "integer", "description": "The number.", "deprecated": true}),
        ]);
        way["deprecated"] = json!(true);
        way["default"] = json!(default);
        way
    };
    let one = ("One", json!({"way": way("By name.", "first")}));
    let two = ("Two", json!({"way": way("By word.", "second")}));
    let types = types(&[one, two]);
    let (fields, shared) = types
        .split_once("/// Deprecated.\n#[")
        .expect("all are deprecated");
    assert!(
        shared.contains("pub enum TextOrInteger {\n    Text(String),"),
        "{types}"
    );
    assert!(shared.contains("/// The number."), "{types}");
    for said in ["first", "second"] {
        let default = format!("Default: `{said}`. Deprecated.");
        assert!(
            fields.contains(&default) && !shared.contains(said),
            "{types}"
        );
    }
}

#[test]
fn unions_whose_variants_have_other_titles_are_apart() {
    let way = |title: &str| any(&[json!({"type": "string", "title": title}), customer()]);
    let known = ("Customer", json!({"id": {"type": "string"}}));
    let one = ("One", json!({"way": way("By name")}));
    let two = ("Two", json!({"way": way("By word")}));
    assert_eq!(declared(&[known, one, two]), ["OneWay", "TwoWay"]);
}

#[test]
fn what_is_said_in_some_places_is_said_there_and_not_of_the_type() {
    let text = json!({"type": "string"});
    let way = |said: Option<&str>| {
        let mut way = any(&[text.clone(), customer()]);
        let said = said.map(|said| ("description".to_owned(), json!(said)));
        way.as_object_mut().expect("it is one").extend(said);
        way
    };
    let said_of_type = |places: &[Option<&str>]| {
        let names = ["One", "Two", "Three"].iter().zip(places);
        let mut schemas = vec![("Customer", json!({"id": text}))];
        schemas.extend(names.map(|(name, said)| (*name, json!({"payer": way(*said)}))));
        let types = types(&schemas);
        for said in places.iter().flatten() {
            let of_field = format!("    /// {said}\n    pub payer: Option<TextOrCustomer>,");
            assert!(types.contains(&of_field), "{types}");
        }
        let (before, _) = types
            .split_once(
                "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\npub enum TextOrCustomer {",
            )
            .expect("it is a type");
        before
            .lines()
            .last()
            .expect("it has a line before it")
            .to_owned()
    };
    let bill = Some("Who pays the bill.");
    assert_eq!(said_of_type(&[bill, None]), "");
    assert_eq!(said_of_type(&[None, bill, None]), "");
    assert_eq!(said_of_type(&[bill, Some("Another one.")]), "");
    assert_eq!(said_of_type(&[bill, bill]), "/// Who pays the bill.");
}

#[test]
fn a_name_of_branches_is_none_of_the_description() {
    let name = "\u{7528}\u{6237}";
    let user = json!({"$ref": format!("#/components/schemas/{name}")});
    let map = json!({"type": "object", "additionalProperties": user});
    let way = any(&[json!({"type": "string"}), user]);
    let ways = any(&[json!({"type": "boolean"}), map]);
    let holder = |holder| (holder, json!({"who": way, "whom": ways}));
    let schemas = [
        (name, json!({"id": {"type": "string"}})),
        holder("One"),
        holder("Two"),
    ];
    let types = types(&schemas);
    for expected in ["enum TextOrYonghu {", "enum BooleanOrYonghuMap {"] {
        assert!(types.contains(expected), "{types}");
    }
    assert!(!types.contains(" or "), "{types}");
}

#[test]
fn nor_is_it_one_where_changes_have_a_type_of_their_own() {
    let fields = json!({"who": any(&[json!({"type": "string"}), customer()])});
    let object =
        json!({"type": "object", "properties": {"one": fields["who"], "two": fields["who"]}});
    let content = json!({"application/json": {"schema": object}});
    let types = types_of(&json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"patch": {
            "requestBody": {"required": true, "content": content},
            "responses": {"200": {"description": "", "content": content}},
        }}},
        "components": {"schemas": {"Customer": {
            "type": "object",
            "properties": {"id": {"type": "string"}},
        }}},
    }));
    assert!(types.contains("pub enum TextOrCustomer {"), "{types}");
    assert!(!types.contains("`text or"), "{types}");
}
