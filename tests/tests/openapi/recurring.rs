//! Enumerations that recur: which are one type, and what that is called.

use apifox_codegen::{Config, Input, generate};
use serde_json::{Map, Value, json};

/// The types of a client.
pub fn types_of(document: &Value) -> String {
    let input = Input::new("a.json", document.to_string());
    let output = generate(&[input], &Config::default());
    let mut files = output.files.into_iter();
    let types = files.find(|file| file.path.ends_with("types.rs"));
    types.expect("a client has types").text
}

/// The types of a client with these schemas, each an object.
pub fn types(schemas: &[(&str, Value)]) -> String {
    let schema = |(name, properties): &(&str, Value)| {
        let object = json!({"type": "object", "properties": properties});
        ((*name).to_owned(), object)
    };
    let schemas: Map<String, Value> = schemas.iter().map(schema).collect();
    let reference = |name: &String| {
        let path = format!("#/components/schemas/{name}");
        (name.clone(), json!({"$ref": path}))
    };
    let all: Map<String, Value> = schemas.keys().map(reference).collect();
    let all = json!({"type": "object", "properties": all});
    let answer = json!({"description": "", "content": {"application/json": {"schema": all}}});
    types_of(&json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/all": {"get": {"responses": {"200": answer}}}},
        "components": {"schemas": schemas},
    }))
}

/// The enums that are declared in the types of a client with these schemas, and names by place.
pub fn declared(schemas: &[(&str, Value)]) -> Vec<String> {
    declared_in(&types(schemas))
}

/// The enums that are declared in this code, and names by place.
pub fn declared_in(text: &str) -> Vec<String> {
    let enums = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub enum "));
    let enums = enums.map(|line| line.trim_end_matches(" {").to_owned());
    let places = text.split("places!(").skip(1).map(|places| {
        let (places, _) = places.split_once(");").expect("a macro ends");
        let places: Vec<&str> = places.split_whitespace().collect();
        places.join(" ").replace(", }", " }")
    });
    enums.chain(places).collect()
}

pub fn listing(values: &[&str]) -> Value {
    json!({"type": "string", "enum": values})
}

#[test]
fn what_most_places_of_a_name_hold_is_one_type() {
    let [most, other] = [listing(&["a", "b"]), listing(&["a", "b", "c"])];
    let one = ("One", json!({"pay_way": most}));
    let two = ("Two", json!({"payWay": listing(&["b", "a"])}));
    let three = ("Three", json!({"pay_way": other}));
    assert_eq!(
        declared(&[one.clone(), three.clone(), two.clone()]),
        ["ThreePayWay", "PayWay", "PayWay { OnePayWay, TwoPayWay }"]
    );
    // Half of those that recur are not most.
    let four = ("Four", json!({"pay_way": other}));
    assert_eq!(
        declared(&[one, three, two, four]),
        ["OnePayWay", "ThreePayWay", "TwoPayWay", "FourPayWay"]
    );
}

#[test]
fn values_of_one_place_alone_keep_no_name_from_others() {
    let [one, two] = ["One", "Two"].map(|name| (name, json!({"pay_way": listing(&["a", "b"])})));
    let alone = ["c", "d", "e"].map(|value| (value, json!({"pay_way": listing(&[value])})));
    let declared = declared(&[[one, two].as_slice(), &alone].concat());
    let shared = ["PayWay", "PayWay { OnePayWay, TwoPayWay }"];
    assert_eq!(
        declared,
        [["CPayWay", "DPayWay", "EPayWay"].as_slice(), &shared].concat()
    );
}

#[test]
fn a_name_of_one_word_is_shared_by_three() {
    let schema = |name| (name, json!({"status": listing(&["on", "off"])}));
    assert_eq!(
        declared(&[schema("One"), schema("Two")]),
        ["OneStatus", "TwoStatus"]
    );
    assert_eq!(
        declared(&[schema("One"), schema("Two"), schema("Three")]),
        ["Status", "Status { OneStatus, TwoStatus, ThreeStatus }"]
    );
}

#[test]
fn the_names_by_place_stay_when_a_place_is_added() {
    let schema = |name| (name, json!({"pay_way": listing(&["a", "b"])}));
    assert_eq!(declared(&[schema("One")]), ["OnePayWay"]);
    assert_eq!(
        declared(&[schema("One"), schema("Two")]),
        ["PayWay", "PayWay { OnePayWay, TwoPayWay }"]
    );
}

#[test]
fn a_schema_of_that_name_has_it() {
    let place = |name| (name, json!({"pay_way": listing(&["a", "b"])}));
    let named = ("payWay", json!({"x": {"type": "string"}}));
    assert_eq!(
        declared(&[place("One"), place("Two"), named]),
        ["OnePayWay", "TwoPayWay"]
    );
}

#[test]
fn what_is_said_of_values_tells_enumerations_apart() {
    let mut labelled = listing(&["a", "b"]);
    labelled["x-enum-descriptions"] = json!(["First", "Second"]);
    let one = ("One", json!({"pay_way": listing(&["a", "b"])}));
    assert_eq!(
        declared(&[one, ("Two", json!({"pay_way": labelled}))]),
        ["OnePayWay", "TwoPayWay"]
    );
}

#[test]
fn what_all_listed_values_hold_to_is_not_said() {
    let way = |more: &Value| {
        let mut way = listing(&["a", "b"]);
        let more = more.as_object().expect("it is one").clone();
        way.as_object_mut().expect("it is one").extend(more);
        way
    };
    let ways = [
        json!({}),
        json!({"maxLength": 5, "pattern": "[ab]"}),
        json!({"minLength": 1, "nullable": true}),
    ];
    let ways = ["One", "Two", "Three"].iter().zip(&ways);
    let ways = ways.map(|(name, more)| (*name, json!({"status": way(more)})));
    let ways: Vec<_> = ways.collect();
    assert_eq!(
        declared(&ways),
        ["Status", "Status { OneStatus, TwoStatus, ThreeStatus }"]
    );
    let types = types(&ways);
    for sentence in ["At most", "At least", "Matches"] {
        assert!(!types.contains(sentence), "{types}");
    }
}

#[test]
fn elements_of_lists_are_called_as_one_of_them() {
    let list = json!({"type": "array", "items": listing(&["a", "b"])});
    let one = ("One", json!({"pay_ways": list}));
    let two = ("Two", json!({"pay_way": listing(&["a", "b"])}));
    assert_eq!(
        declared(&[one, two]),
        ["PayWay", "PayWay { OnePayWay, TwoPayWay }"]
    );
}

#[test]
fn a_title_that_is_a_name_is_the_name_and_other_titles_stay_where_they_are() {
    let way = |title: &str| json!({"type": "string", "enum": ["a", "b"], "title": title});
    let schemas = |title| {
        [
            ("One", json!({"pay_way": way(title)})),
            ("Two", json!({"pay_way": way("how to pay")})),
        ]
    };
    assert_eq!(declared(&schemas("WayToPay")), ["WayToPay", "TwoPayWay"]);
    let client = types(&schemas("支付方式"));
    assert!(client.contains("pub enum PayWay {"), "{client}");
    for title in [
        "    /// 支付方式\n    pub pay_way",
        "    /// how to pay\n    pub pay_way",
    ] {
        assert!(client.contains(title), "{title}");
    }
}

#[test]
fn signs_are_no_name() {
    let schema = |name, sign: &str| (name, json!({sign: listing(&["a", "b"])}));
    let schemas = [
        schema("One", "?!"),
        schema("Two", "!?"),
        schema("Three", "?!"),
    ];
    assert!(declared(&schemas).iter().all(|name| !name.contains('{')));
}

#[test]
fn names_of_the_prelude_are_left_to_it() {
    let [one, two, three] =
        ["One", "Two", "Three"].map(|name| (name, json!({"option": listing(&["a", "b"])})));
    assert_eq!(
        declared(&[one, two, three]),
        [
            "OptionEnum",
            "OptionEnum { OneOption, TwoOption, ThreeOption }"
        ]
    );
}

/// All names of types in this code.
fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut words = line.split(|c: char| !c.is_alphanumeric());
        if let (Some("pub"), Some("struct" | "enum"), Some(name)) =
            (words.next(), words.next(), words.next())
        {
            names.push(name.to_owned());
        }
    }
    for places in text.split("places!(").skip(1) {
        let (places, _) = places.split_once(");").expect("a macro ends");
        let names_by_place = places.split(|c: char| !c.is_alphanumeric()).skip(1);
        names.extend(
            names_by_place
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
        );
    }
    names
}

#[test]
fn a_schema_that_comes_before_takes_no_name_by_place() {
    let text = json!({"type": "string"});
    let size = json!({"type": "object", "properties": {"width": text, "unit": {"type": "object", "properties": {"sign": text}}}});
    let boxed = json!({"type": "object", "properties": {"thing_size": size, "a": text}});
    // One that is held by objects of one name, and one that is held by unions which are no shared type.
    let parcel = json!({"choice": {"oneOf": [boxed, {"type": "integer"}]}, "content": boxed});
    // One schema says what another one has, too.
    let base =
        json!({"allOf": [{"$ref": "#/components/schemas/Base"}], "properties": {"own": text}});
    let held = json!({"list": {"type": "array", "items": size}});
    let schemas = [
        ("Crate", parcel.clone()),
        ("Bag", parcel.clone()),
        ("Base", held),
        ("Child", json!({"child": base})),
    ];
    let before = names(&types(&schemas));
    for name in [
        "CrateContentThingSizeUnit",
        "BagContentThingSizeUnit",
        "BagChoiceObjectThingSizeUnit",
        "ChildChildItemUnit",
    ] {
        assert!(before.contains(&name.to_owned()), "{name} of {before:?}");
    }
    let first = [("Alpha", parcel), ("Another", json!({"child": base}))];
    let after = names(&types(&[first.as_slice(), &schemas].concat()));
    let lost: Vec<&String> = before.iter().filter(|name| !after.contains(name)).collect();
    assert!(lost.is_empty(), "{lost:?} of {before:?}");
}

#[test]
fn changes_keep_their_names_when_a_call_comes_before() {
    let nullable = json!({"type": "string", "nullable": true});
    let object = |properties: Value| json!({"type": "object", "properties": properties});
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let address = object(json!({"street": nullable, "town": object(json!({"name": nullable}))}));
    let either = json!({"oneOf": [object(json!({"a": nullable})), object(json!({"b": nullable}))]});
    let holder = object(json!({"address": reference("Address"), "either": reference("Either")}));
    let client = |calls: &[&str]| {
        let call = |name: &&str| {
            let body = json!({"required": true, "content": {"application/json": {"schema": reference(name)}}});
            let answers = json!({"204": {"description": ""}});
            let call = json!({"patch": {"operationId": format!("change{name}"), "requestBody": body, "responses": answers}});
            (format!("/{name}"), call)
        };
        let paths: Map<String, Value> = calls.iter().map(call).collect();
        let schemas = json!({"Address": address, "Either": either, "First": holder, "Pet": holder, "Shop": holder});
        let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths, "components": {"schemas": schemas}});
        names(&types_of(&document))
    };
    let before = client(&["Pet", "Shop"]);
    for name in ["PetPatch", "AddressPatchTown", "EitherPatchB"] {
        assert!(before.contains(&name.to_owned()), "{name} of {before:?}");
    }
    let after = client(&["First", "Pet", "Shop"]);
    let lost: Vec<&String> = before.iter().filter(|name| !after.contains(name)).collect();
    assert!(lost.is_empty(), "{lost:?} of {before:?}");
}

#[test]
fn a_schema_that_may_be_null_keeps_its_name_beside_unions_of_the_same() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let either = json!({"oneOf": [reference("First"), reference("Second")]});
    let nullable = json!({"anyOf": [either, {"type": "null"}]});
    let text = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let answer = |schema: Value| json!({"200": {"description": "", "content": {"application/json": {"schema": schema}}}});
    let held = json!({"type": "object", "properties": {"a": reference("Choice"), "b": {"type": "array", "items": either}}});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/held": {"get": {"responses": answer(held)}}},
        "components": {"schemas": {"First": text("one"), "Second": text("two"), "Choice": nullable}},
    });
    let declared = declared_in(&types_of(&document));
    assert!(declared.contains(&"Choice".to_owned()), "{declared:?}");
}
