//! Which objects become one type, and which do not.

use apifox_codegen::{Code, Config, Input, generate};
use serde_json::{Value, json};

use super::{client, endpoint, generated, project, reference, schemas};

fn object(properties: Value) -> Value {
    json!({"type": "object", "properties": properties})
}

fn types(project: &Value) -> Vec<String> {
    generated(project).summary.types
}

/// The types of a project whose endpoints answer with these.
fn types_of(answers: &[Value]) -> Vec<String> {
    let endpoints = (1..).zip(answers);
    let endpoint =
        |(id, answer): (u64, &Value)| endpoint(id, &format!("/a{id}/b"), answer.clone(), json!({}));
    types(&project(endpoints.map(endpoint).collect(), json!({})))
}

#[test]
fn objects_are_one_type_where_they_stand_for_one_thing() {
    let point = |title: &str, said: &str| {
        let y = json!({"type": "integer", "description": said});
        json!({"type": "object", "title": title, "properties": {"x": {"type": "integer"}, "y": y}})
    };
    let of = |name: &str, point: Value| object(json!({ name: point }));
    // The same name in a whole answer, and what is said of a field of only one of them.
    let types = types_of(&[of("at", point("", "")), of("at", point("", "Up."))]);
    assert_eq!(types, ["A1BResponse", "A1BResponseAt", "A2BResponse"]);
    // The same title, wherever they stand; if that is written as a name, it is the name.
    let types = types_of(&[of("at", point("Point", "")), point("Point", "")]);
    assert_eq!(types, ["A1BResponse", "Point"]);
    let types = types_of(&[of("at", point("a point", "")), point("a point", "")]);
    assert_eq!(types, ["A1BResponse", "A1BResponseAt"]);
    // Another name, another field, another word.
    for other in [
        of("to", point("", "")),
        of("at", object(json!({"x": {"type": "integer"}}))),
        object(json!({"in": of("at", point("", ""))})),
    ] {
        let types = types_of(&[of("at", point("", "")), other.clone()]);
        let own = types.iter().filter(|name| name.starts_with("A2B"));
        assert!(own.count() > 1, "{other}: {types:?}");
    }
    let types = types_of(&[of("at", point("", "Up.")), of("at", point("", "Down."))]);
    assert_eq!(types.len(), 4, "{types:?}");
}

#[test]
fn what_only_one_of_them_says_is_said() {
    let of = |said: &str| {
        object(json!({"at": object(json!({"x": {"type": "integer", "description": said}}))}))
    };
    let endpoints = vec![
        endpoint(1, "/a", of(""), json!({})),
        endpoint(2, "/b", of("To the right."), json!({})),
    ];
    let (text, _) = client(&project(endpoints, json!({})));
    assert!(
        text.contains("/// To the right. pub x: Option<i64>"),
        "{text}"
    );
}

#[test]
fn an_envelope_is_known_by_its_shape() {
    let integer = json!({"type": "integer"});
    let text = json!({"type": "string"});
    for (name, answer) in [
        (
            "Envelope",
            object(json!({"errno": integer, "errMsg": text, "result": text})),
        ),
        (
            "Envelope",
            object(json!({"success": {"type": "boolean"}, "data": text, "traceId": text})),
        ),
        (
            "PageEnvelope",
            object(json!({"code": integer, "rows": {"type": "array"}, "total": integer})),
        ),
        (
            "EmptyEnvelope",
            object(json!({"code": integer, "msg": text})),
        ),
        (
            "ABResponse",
            object(json!({"code": integer, "data": text, "name": text})),
        ),
        ("ABResponse", object(json!({"code": integer}))),
        (
            "ABResponse",
            object(json!({"code": integer, "data": text, "list": {"type": "array"}})),
        ),
        ("ABResponse", object(json!({"message": text, "data": text}))),
    ] {
        let project = project(
            vec![endpoint(1, "/a/b", answer.clone(), json!({}))],
            json!({}),
        );
        assert_eq!(types(&project), [name], "{answer}");
    }
}

#[test]
fn a_code_is_known_by_the_message_that_is_called_after_it() {
    let (text, integer) = (json!({"type": "string"}), json!({"type": "integer"}));
    let words = json!({"type": "string", "enum": ["success", "failure"]});
    for answer in [
        json!({"zt_code": text, "ztMsg": text, "data": text}),
        json!({"Result": words, "ResultMsg": text, "Content": text}),
        json!({"zt": integer, "zt_message": text}),
        json!({"bizNo": integer, "bizMsg": text, "trace_id": text, "data": object(json!({}))}),
    ] {
        let (types, told) = unwrapped(&answer);
        assert!(
            types.iter().any(|name| name.ends_with("Envelope")),
            "{answer}: {types:?}"
        );
        assert!(!told, "{answer}");
    }
    for (answer, is_told) in [
        (json!({"zt": text, "zt_msg": text, "data": text}), true),
        (json!({"message": text, "data": text}), true),
        (
            json!({"code": integer, "msg": text, "data": text, "author": text}),
            true,
        ),
        (
            json!({"zt_code": integer, "ab_msg": text, "msg": text, "rows": {"type": "array"}}),
            true,
        ),
        (
            json!({"message": text, "data": text, "at": object(json!({"x": text}))}),
            false,
        ),
        (json!({"zt_code": integer, "data": text}), false),
        (
            json!({"code": integer, "message": text, "data": text}),
            false,
        ),
    ] {
        assert_eq!(unwrapped(&answer).1, is_told, "{answer}");
    }
}

/// The types of a client that opens envelopes of such an answer, and whether it says that it does not.
fn unwrapped(answer: &Value) -> (Vec<String>, bool) {
    let endpoints = vec![endpoint(1, "/a/b", object(answer.clone()), json!({}))];
    let input = Input::new("a.json", project(endpoints, json!({})).to_string());
    let output = generate(&[input], &Config::default().with_unwrapped_envelopes());
    let mut told = output.diagnostics.iter();
    let is_told = told.any(|told| told.code == Code::ClosedEnvelope);
    (output.summary.types, is_told)
}

#[test]
fn names_with_arguments_are_generic_or_readable() {
    let list = |of: Value| json!({"type": "array", "items": of});
    let text = json!({"type": "string"});
    let declared = [
        (1, "User", object(json!({"name": text}))),
        (2, "Page«User»", object(json!({"list": list(reference(1))}))),
        (
            3,
            "Page«string»",
            object(json!({"list": list(text.clone())})),
        ),
        (
            4,
            "Pair«User»",
            object(json!({"a": reference(1), "b": reference(1)})),
        ),
        // It holds itself.
        (5, "Node«User»", object(json!({"data": reference(5)}))),
        (
            6,
            "R«Page«User»»",
            object(json!({"code": {"type": "integer"}, "data": reference(2)})),
        ),
        (7, "T", object(json!({"t": text}))),
    ];
    let declared = declared.map(|(id, name, schema)| (id, name.to_owned(), schema));
    let endpoints = vec![
        endpoint(1, "/a", reference(6), json!({})),
        endpoint(2, "/b", reference(3), json!({})),
    ];
    let project = project(endpoints, schemas(declared));
    assert_eq!(
        types(&project),
        ["User", "Page", "PairUser", "NodeUser", "R", "T"]
    );
    let (text, _) = client(&project);
    for part in [
        "-> Call<types::R<types::Page<types::User>>>",
        "-> Call<types::Page<String>>",
        "pub struct Page<__T> { pub list: Option<Vec<__T>>, }",
        "pub data: Option<Box<NodeUser>>",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn names_whose_brackets_became_underscores_are_generic_if_they_are_about_a_schema() {
    let list = |of: Value| json!({"type": "array", "items": of});
    let answer = |of: Value| object(json!({"code": {"type": "integer"}, "data": of}));
    let declared = [
        (1, "Order", object(json!({"name": {"type": "string"}}))),
        (2, "Api_Response_Order_", answer(reference(1))),
        (
            3,
            "Page_Order_",
            object(json!({"rows": list(reference(1))})),
        ),
        (4, "Api_Response_Page_Order__", answer(reference(3))),
        (5, "Api_Response_List_Order__", answer(list(reference(1)))),
        // It is about no schema.
        (6, "Old_Response_Thing_", answer(reference(1))),
        (7, "order_list_", list(reference(1))),
    ];
    let declared = declared.map(|(id, name, schema)| (id, name.to_owned(), schema));
    let answers = [(1, "/a", 2), (2, "/b", 4), (3, "/c", 5), (4, "/d", 6)];
    let endpoints =
        answers.map(|(id, path, answer)| endpoint(id, path, reference(answer), json!({})));
    let project = project(endpoints.to_vec(), schemas(declared));
    assert_eq!(
        types(&project),
        ["Order", "ApiResponse", "Page", "OldResponseThing"]
    );
    let (text, _) = client(&project);
    for part in [
        "-> Call<types::ApiResponse<types::Order>>",
        "-> Call<types::ApiResponse<types::Page<types::Order>>>",
        "-> Call<types::ApiResponse<Vec<types::Order>>>",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn two_types_of_one_name_take_more_of_the_path() {
    let answer = object(json!({"a": object(json!({"b": {"type": "string"}}))}));
    let other = object(json!({"a": object(json!({"c": {"type": "string"}}))}));
    let endpoints = vec![
        endpoint(1, "/video/{id}", answer, json!({})),
        endpoint(2, "/videos/{id}", other, json!({})),
    ];
    let types = types(&project(endpoints, json!({})));
    let expected = [
        "GetVideoResponse",
        "GetVideoResponseA",
        "VideosGetVideoResponse",
        "VideosGetVideoResponseA",
    ];
    assert_eq!(types, expected);
}
