//! Names of a description are the names of types, whatever else is said of what they name.

use serde_json::{Value, json};

use super::{client, endpoint, generated, project, reference, schemas};

/// Spellings of a schema that has this one or null.
fn or_null(schema: &Value) -> [Value; 3] {
    let mut flagged = schema.clone();
    flagged["nullable"] = json!(true);
    let mut listed = schema.clone();
    listed["type"] = json!([schema["type"], "null"]);
    [
        flagged,
        listed,
        json!({"anyOf": [schema, {"type": "null"}]}),
    ]
}

#[test]
fn what_may_be_null_keeps_its_name() {
    let pet = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let kind = json!({"type": "string", "enum": ["a", "b"]});
    let text = json!({"type": "string"});
    for (pet, kind) in or_null(&pet).into_iter().zip(or_null(&kind)) {
        let either = json!({"anyOf": [text, reference(1), {"type": "null"}]});
        let order = json!({"type": "object", "required": ["pet", "pets"], "properties": {
            "pet": reference(1), "pets": {"type": "array", "items": reference(1)}, "kind": reference(2), "either": reference(4),
        }});
        let all = [
            (1, "Pet", pet),
            (2, "Kind", kind),
            (3, "Order", order),
            (4, "Either", either),
        ];
        let all = schemas(all.map(|(id, name, schema)| (id, name.to_owned(), schema)));
        let orders = endpoint(1, "/orders", reference(3), json!({}));
        let (client, _) = client(&project(vec![orders], all));
        for expected in [
            "pub struct Pet {",
            "pub enum Kind {",
            "pub enum Either {",
            "pub pet: Option<Pet>,",
            "pub pets: Vec<Option<Pet>>,",
            "pub kind: Option<Kind>,",
            "pub either: Option<Either>,",
            "Pet(Option<Pet>)",
        ] {
            assert!(client.contains(expected), "{expected}");
        }
        assert!(!client.contains("OrderPet") && !client.contains("OrderKind"));
    }
}

#[test]
fn what_may_be_null_has_a_name_on_both_sides() {
    let pet = json!({"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}, "name": {"type": "string"}}});
    for pet in or_null(&pet) {
        let order =
            json!({"type": "object", "required": ["pet"], "properties": {"pet": reference(1)}});
        let all = [(1, "Pet", pet), (2, "Order", order)];
        let all = schemas(all.map(|(id, name, schema)| (id, name.to_owned(), schema)));
        let body =
            json!({"type": "application/json", "required": true, "jsonSchema": reference(2)});
        let more = json!({"method": "post", "requestBody": body});
        let (client, _) = client(&project(
            vec![endpoint(1, "/orders", reference(2), more)],
            all,
        ));
        for expected in [
            "object!(Pet { id?: \"id\", name?: \"name\" });",
            "object!(PetWritable { name?: \"name\" });",
            "pub pet: Option<Pet>,",
            "pub pet: Option<PetWritable>,",
        ] {
            assert!(client.contains(expected), "{expected}");
        }
    }
}

/// Envelopes of many servers, with what they are called.
fn envelopes() -> Vec<(&'static str, Value)> {
    let (text, code, truth) = (json!("string"), json!("integer"), json!("boolean"));
    let maybe = json!(["string", "null"]);
    let of = |properties: &[(&str, &Value)], required: &[&str]| {
        let properties = properties.iter();
        let properties = properties.map(|(name, kind)| ((*name).to_owned(), json!({"type": kind})));
        let properties: serde_json::Map<String, Value> = properties.collect();
        json!({"type": "object", "properties": properties, "required": required})
    };
    let all = ["code", "message"];
    let usual = [("code", &code), ("message", &text), ("data", &text)];
    let other = [("code", &code), ("message", &maybe), ("data", &text)];
    let timed = [usual.to_vec(), vec![("timestamp", &code)]].concat();
    let status = [("status", &text), ("msg", &text), ("result", &text)];
    let page = [("code", &code), ("rows", &text), ("total", &code)];
    vec![
        ("Envelope", of(&usual, &[])),
        ("NullableMessageEnvelope", of(&other, &all)),
        ("RequiredCodeEnvelope", of(&usual, &all)),
        ("TimestampEnvelope", of(&timed, &[])),
        (
            "SuccessEnvelope",
            of(&[("success", &truth), ("data", &text)], &[]),
        ),
        ("StatusEnvelope", of(&status, &[])),
        ("PageEnvelope", of(&page, &[])),
        ("EmptyEnvelope", of(&[("code", &code), ("msg", &text)], &[])),
        (
            "SuccessEmptyEnvelope",
            of(&[("success", &truth), ("msg", &text)], &[]),
        ),
    ]
}

#[test]
fn envelopes_are_told_apart_in_a_word() {
    let of = |first: u64| {
        let answers = envelopes().into_iter().zip(first..);
        let answers =
            answers.map(|((_, answer), id)| endpoint(id, &format!("/a/{id}"), answer, json!({})));
        generated(&project(answers.collect(), json!({})))
            .summary
            .types
    };
    let expected: Vec<&str> = envelopes().iter().map(|(name, _)| *name).collect();
    assert_eq!(of(1), expected);
}

/// Where nobody knows which endpoint is older, it matters for no name which comes first.
#[test]
fn without_numbers_an_envelope_is_called_by_itself() {
    let answers = envelopes()
        .into_iter()
        .filter(|(name, _)| !name.contains("Message") && !name.contains("Required"));
    let mut answers: Vec<_> = answers.collect();
    for _ in 0..answers.len() {
        answers.rotate_left(1);
        let of = |(index, (_, answer)): (usize, &(&str, Value))| {
            endpoint(1, &format!("/a/{index}"), answer.clone(), json!({"id": ""}))
        };
        let endpoints = answers.iter().enumerate().map(of).collect();
        let types = generated(&project(endpoints, json!({}))).summary.types;
        let expected: Vec<&str> = answers.iter().map(|(name, _)| *name).collect();
        assert_eq!(types, expected);
    }
}

/// The variants of the type of this schema.
fn variants(schema: &Value) -> Vec<String> {
    let answer = endpoint(1, "/a", schema.clone(), json!({}));
    let (client, _) = client(&project(vec![answer], json!({})));
    let (_, types) = client.split_once("mod types {").expect("it is there");
    let (_, rest) = types.split_once("pub enum ").expect("it is there");
    let (_, rest) = rest.split_once("{ ").expect("it has variants");
    let (variants, _) = rest.split_once(" /// A value that").expect("it is open");
    let variants = variants.split(',').map(|variant| {
        // Docs stand before.
        let variant = variant.trim().rsplit(' ').next().unwrap_or_default();
        let end = variant.find(|c: char| !c.is_alphanumeric() && c != '_');
        variant[..end.unwrap_or(variant.len())].to_owned()
    });
    variants.filter(|name| !name.is_empty()).collect()
}

#[test]
fn values_that_differ_in_case_or_signs_are_told_apart_in_words() {
    for (values, expected) in [
        (vec!["a", "A"], vec!["LowerA", "A"]),
        (
            vec!["ASC", "asc", "Asc"],
            vec!["UpperAsc", "LowerAsc", "Asc"],
        ),
        (
            vec!["a-b", "a_b", "a b", "a.b", "ab"],
            vec!["AMinusB", "AUnderscoreB", "ASpaceB", "ADotB", "Ab"],
        ),
        (vec!["1.0", "10", "1_0"], vec!["V1Dot0", "V10", "V1_0"]),
        (
            vec!["C", "C#", "C++", "c"],
            vec!["C", "CHash", "CPlusPlus", "LowerC"],
        ),
        (
            vec!["", " ", "  ", "blank"],
            vec!["Empty", "Space", "SpaceSpace", "Blank"],
        ),
        (vec![" ", ""], vec!["Blank", "Empty"]),
    ] {
        let mut both: Vec<_> = values.into_iter().zip(expected).collect();
        for _ in 0..both.len() {
            both.rotate_left(1);
            let (values, expected): (Vec<&str>, Vec<&str>) = both.iter().copied().unzip();
            let schema = json!({"type": "string", "enum": values});
            assert_eq!(variants(&schema), expected, "{values:?}");
        }
    }
}

#[test]
fn what_is_told_by_a_constant_is_called_by_it() {
    let of = |value: Value| json!({"type": "object", "required": ["is"], "properties": {"is": {"const": value}, "a": {"type": "string"}}});
    for (values, expected) in [
        ([json!(true), json!(false)], ["True", "False"]),
        ([json!(1), json!(2)], ["Is1", "Is2"]),
        ([json!("x"), json!("y")], ["X", "Y"]),
    ] {
        let branches: Vec<Value> = values.iter().cloned().map(of).collect();
        assert_eq!(variants(&json!({"oneOf": branches})), expected);
    }
}

#[test]
fn what_is_said_twice_stands_once_in_a_name() {
    let part = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let user = json!({"type": "object", "properties": {"userStatus": {"type": "string", "enum": ["x"]}, "user": part}});
    let result = json!({"type": "object", "properties": {"result": {"type": "object", "properties": {"resultNode": part, "node": part}}}});
    let all = [
        ("user.User", user),
        ("collect.CollectAction", part.clone()),
        ("collect/Collect_Action", part.clone()),
        ("common.CollectAction", part.clone()),
        ("order.ordering", part.clone()),
        ("testTest", result),
    ];
    let all = all.into_iter().zip(1..);
    let all = all.map(|((name, schema), id)| (id, name.to_owned(), schema));
    let more = |id: &str| json!({"operationId": id});
    let endpoints = vec![
        endpoint(1, "/pets/{id}", part.clone(), more("getPetById")),
        endpoint(2, "/pets", part.clone(), more("listAllPets")),
        endpoint(3, "/getUser", part.clone(), json!({})),
        endpoint(4, "/pets/petition", part, json!({})),
    ];
    let types = generated(&project(endpoints, schemas(all))).summary.types;
    let expected = [
        "User",
        "UserUserStatus",
        "UserUser",
        "CollectAction",
        "CollectCollectAction",
        "CommonCollectAction",
        "OrderOrdering",
        "TestTest",
        "TestTestResult",
        "TestTestResultNode",
        "TestTestResultResultNode",
    ];
    for name in expected.into_iter().chain([
        "GetPetByIdResponse",
        "ListAllPetsResponse",
        "GetUserResponse",
        "PetPetitionResponse",
    ]) {
        assert!(types.iter().any(|known| known == name), "{name}: {types:?}");
    }
    assert_eq!(types.len(), expected.len() + 4, "{types:?}");
}
