//! What `allOf` brings together, and what branches say that only restrict.

mod common;

use apifox_codegen::{Input, outline};
use common::description::endpoint;
use common::told::{assert_told, code, told};
use serde_json::{Value, json};

/// An endpoint that answers with a schema, beside which others stand that have names.
fn answering(schema: &Value) -> Value {
    let mut endpoint = endpoint("get", "/pets", "name");
    let text = json!({"type": "string"});
    let mut schema = schema.clone();
    schema["$defs"] = json!({
        "Open": {"type": "object", "properties": {"a": text}, "additionalProperties": {"type": "integer"}},
        "Closed": {"type": "object", "properties": {"a": text}, "additionalProperties": false},
        "Plain": {"type": "object", "properties": {"a": text}},
        "Color": {"type": "string", "enum": ["red", "green"]},
        "Text": text,
    });
    endpoint["responses"][0]["jsonSchema"] = schema;
    endpoint
}

/// What is understood of the answer.
fn understood(schema: &Value) -> String {
    let text = outline(&[Input::new("a.json", answering(schema).to_string())]);
    let answer = text.split("answer: application/json ").nth(1);
    let line = answer.and_then(|answer| answer.lines().next());
    line.unwrap_or_default().to_owned()
}

/// What is told of it, but for schemas that nothing refers to.
fn told_of(schema: &Value) -> Vec<(&'static str, String, String)> {
    let mut told = told(&answering(schema));
    told.retain(|(code, ..)| *code != "unused-schema");
    told
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

#[test]
fn what_objects_hold_besides() {
    let own = json!({"type": "object", "properties": {"b": {"type": "string"}}});
    let others = |schema: Value| json!({"additionalProperties": schema});
    let text = json!({"type": "string", "minLength": 2});
    for (branches, shape) in [
        (
            json!([reference("Open"), own]),
            "{a?: string, b?: string, *: integer}",
        ),
        (json!([own, others(json!(true))]), "{b?: string, *: any}"),
        (json!([own, others(json!({}))]), "{b?: string, *: any}"),
        (
            json!([own, others(json!({})), reference("Open")]),
            "{b?: string, a?: string, *: integer}",
        ),
        (json!([reference("Plain"), own]), "{a?: string, b?: string}"),
        // What one of them forbids, none has.
        (
            json!([reference("Open"), reference("Closed"), own]),
            "{a?: string, b?: string}",
        ),
        (
            json!([others(json!({"type": "number"})), reference("Open"), own]),
            "{a?: string, b?: string, *: integer}",
        ),
        (
            json!([own, others(text), {"patternProperties": {"^x-": {"type": "string"}}}]),
            "{b?: string, *: string}",
        ),
        (
            json!([{"allOf": [reference("Open")]}, own]),
            "{a?: string, b?: string, *: integer}",
        ),
        (
            json!([others(json!({"type": "string"})), {"type": "object"}]),
            "{*: string}",
        ),
    ] {
        let schema = json!({"allOf": branches});
        assert_eq!(understood(&schema), shape, "{schema}");
        assert_eq!(told_of(&schema), [], "{schema}");
    }
    let alone = json!({"allOf": [reference("Plain")], "additionalProperties": {"type": "boolean"}});
    assert_eq!(understood(&alone), "{a?: string, *: boolean}");
    let beside =
        json!({"allOf": [reference("Plain"), own], "additionalProperties": {"type": "boolean"}});
    assert_eq!(understood(&beside), "{a?: string, b?: string, *: boolean}");
}

#[test]
fn values_beside_a_reference_are_those_that_it_has_there() {
    let beside = |name: &str, more: Value| {
        let mut schema = reference(name);
        for (key, value) in more.as_object().unwrap() {
            schema[key] = value.clone();
        }
        schema
    };
    for (name, more) in [
        ("Color", json!({"const": "red"})),
        ("Color", json!({"enum": ["red"]})),
        ("Text", json!({"const": "red"})),
        (
            "Text",
            json!({"enum": ["red", "blue"], "description": "Which."}),
        ),
        ("Text", json!({"enum": ["red", null], "nullable": true})),
    ] {
        let narrowed = beside(name, more.clone());
        let mut meant = more.clone();
        meant["allOf"] = json!([reference(name)]);
        assert_eq!(understood(&narrowed), understood(&meant), "{more}");
        assert_ne!(understood(&narrowed), understood(&reference(name)));
        assert!(told_of(&narrowed).is_empty());
    }
    // What lists the same is a copy, and what else would count is told not to.
    for more in [
        json!({"type": "string", "enum": ["red", "green"]}),
        json!({"enum": ["blue"]}),
        json!({"items": {"type": "string"}}),
    ] {
        let schema = beside("Color", more.clone());
        assert_eq!(understood(&schema), understood(&reference("Color")));
        let mut told = told(&answering(&schema)).into_iter();
        assert!(
            told.any(|(.., help)| help == "the reference counts"),
            "{more}"
        );
    }
}

#[test]
fn a_reference_that_leads_nowhere_costs_the_others_nothing() {
    let own = json!({"type": "object", "properties": {"b": {"type": "string"}}});
    let nowhere = reference("Nowhere");
    for (schema, shape, at) in [
        (json!({"allOf": [nowhere, own]}), "{b?: string}", "allOf/0"),
        (
            json!({"allOf": [reference("Plain"), nowhere]}),
            "Plain",
            "allOf/1",
        ),
        (
            json!({"allOf": [{"type": "string"}, nowhere]}),
            "string",
            "allOf/1",
        ),
        (
            json!({"allOf": [nowhere], "properties": {"c": {}}}),
            "{c?: any}",
            "allOf/0",
        ),
        (
            json!({"allOf": [own, {"allOf": [nowhere, reference("Open")]}]}),
            "{b?: string, a?: string, *: integer}",
            "allOf/1/allOf/0",
        ),
        (json!({"allOf": [nowhere]}), "any", "allOf/0"),
    ] {
        assert_eq!(understood(&schema), shape, "{schema}");
        let mut told = told_of(&schema);
        told.retain(|(code, ..)| *code != "empty-schema" || shape == "any");
        let pointer = format!("/responses/0/jsonSchema/{at}/$ref");
        let told: Vec<(&str, &str)> = told.iter().map(|(code, at, _)| (*code, &**at)).collect();
        assert_eq!(told, [("dangling-reference", &*pointer)], "{schema}");
    }
}

#[test]
fn a_schema_of_a_project_that_refers_nowhere_is_told_once() {
    let base = json!({"allOf": [{"$ref": "#/definitions/404"}, {"type": "object", "properties": {"a": {"type": "string"}}}]});
    let sub = json!({"allOf": [{"$ref": "#/definitions/1"}, {"type": "object", "properties": {"b": {"type": "string"}}}]});
    let schema = |name: &str, id: &str, schema: Value| json!({"name": name, "id": id, "schema": {"jsonSchema": schema}});
    let project = json!({
        "apifoxProject": "1.0.0", "info": {"name": "Pets"},
        "apiCollection": [{"name": "root", "items": [{"name": "Get", "api": {"method": "get", "path": "/pets", "responses": [
            {"code": 200, "contentType": "json", "jsonSchema": {"$ref": "#/definitions/2"}}]}}]}],
        "schemaCollection": [{"name": "root", "items": [
            schema("Base", "#/definitions/1", base), schema("Sub", "#/definitions/2", sub)]}],
    });
    let told = told(&project);
    let dangling = told
        .iter()
        .filter(|(code, ..)| *code == "dangling-reference");
    assert_eq!(dangling.count(), 1, "{told:?}");
    let text = outline(&[Input::new("a.json", project.to_string())]);
    assert!(text.contains("type Base = {a?: string}"), "{text}");
    assert!(
        text.contains("type Sub = {a?: string, b?: string}"),
        "{text}"
    );
}

#[test]
fn branches_that_say_which_properties_there_are() {
    let required = |names: &[&str]| json!({"required": names});
    let branches = json!([required(&["a"]), required(&["b", "c"])]);
    let text = json!({"type": "string"});
    let mut schema = json!({"type": "object", "properties": {"a": text, "b": text, "c": text}});
    for (keyword, sentence) in [
        ("anyOf", "/// At least one of: `a`; `b` and `c`."),
        ("oneOf", "/// Exactly one of: `a`; `b` and `c`."),
    ] {
        schema[keyword] = branches.clone();
        assert_eq!(told_of(&schema), [], "{schema}");
        let code = code(&answering(&schema));
        assert!(code.contains(sentence), "{sentence} is not in {code}");
        schema.as_object_mut().map(|schema| schema.remove(keyword));
    }
    for (branches, at) in [
        (json!([required(&["a"]), {"maxProperties": 2}]), "anyOf"),
        (
            json!([required(&["a"]), {"required": ["b"], "type": "object"}]),
            "anyOf/1",
        ),
    ] {
        schema["anyOf"] = branches;
        let pointer = format!("/responses/0/jsonSchema/{at}");
        assert_told(
            &answering(&schema),
            "weakened-schema",
            &pointer,
            "counts alone",
        );
    }
}

#[test]
fn what_one_branch_demands_another_lists() {
    let demand = json!({"required": ["a"]});
    for branches in [
        json!([reference("Plain"), demand]),
        json!([demand, reference("Plain")]),
        json!([demand, {"properties": {"a": {"type": "string"}}}]),
    ] {
        assert_eq!(understood(&json!({"allOf": branches})), "{a: string}");
    }
}

#[test]
fn what_several_branches_say_of_a_property_holds_together() {
    let object = |schema: Value| json!({"type": "object", "properties": {"a": schema}});
    let inner = |name: &str| object(object(json!({"type": "string", "title": name})));
    let mut both = inner("x");
    both["properties"]["a"]["properties"] = json!({"x": {"type": "string"}});
    let mut more = inner("y");
    more["properties"]["a"]["properties"] = json!({"y": {"type": "string"}});
    for (branches, shape) in [
        (
            json!([
                reference("Plain"),
                object(json!({"description": "Better words."}))
            ]),
            "{a?: string}",
        ),
        (
            json!([
                object(json!({"type": "string", "maxLength": 9})),
                object(json!({"minLength": 2}))
            ]),
            "{a?: string}",
        ),
        (json!([both, more]), "{a?: {x?: string, y?: string}}"),
    ] {
        let schema = json!({"allOf": branches});
        assert_eq!(understood(&schema), shape);
        assert_eq!(told_of(&schema), []);
    }
    // What contradicts the other counts alone, and is told.
    let schema = json!({"allOf": [reference("Plain"), object(json!({"type": "integer"}))]});
    assert_eq!(understood(&schema), "{a?: integer}");
    let codes: Vec<_> = told_of(&schema).into_iter().map(|told| told.0).collect();
    assert_eq!(codes, ["weakened-schema"]);
}

#[test]
fn constants_that_differ_are_no_object() {
    for branches in [
        json!([{"const": "a"}, {"const": "b"}]),
        json!([{"const": 1}, {"minimum": 0}, {"const": "b"}]),
    ] {
        let schema = json!({"allOf": branches});
        assert_eq!(understood(&schema), "any", "{branches}");
        let told = told_of(&schema).into_iter().map(|(code, ..)| code);
        assert_eq!(told.collect::<Vec<_>>(), ["weakened-schema"], "{branches}");
    }
    let same = json!({"allOf": [{"const": "a"}, {"const": "a"}]});
    assert_eq!(understood(&same), "\"a\"");
}

#[test]
fn values_and_formats_that_contradict_each_other_are_told() {
    let all = |schemas: &[Value; 2]| json!({"allOf": schemas.each_ref().map(|schema| json!({"type": "object", "properties": {"a": schema}}))});
    let listed = |values: Value| json!({"type": "string", "enum": values});
    let format = |format: &str| json!({"type": "string", "format": format});
    for (schemas, shape) in [
        (
            [json!({"const": "x"}), json!({"const": "y"})],
            "{a?: \"y\"}",
        ),
        (
            [listed(json!(["x"])), listed(json!(["y", "z"]))],
            "{a?: \"y\" | \"z\"}",
        ),
        (
            [listed(json!(["x", null])), listed(json!(["y", "z", null]))],
            "{a?: \"y\" | \"z\" or null}",
        ),
        ([listed(json!(["x"])), json!({"const": "y"})], "{a?: \"y\"}"),
        ([format("date-time"), format("uuid")], "{a?: string}"),
        (
            [
                json!({"allOf": [reference("Color")]}),
                json!({"const": "blue"}),
            ],
            "{a?: \"blue\"}",
        ),
    ] {
        let schema = all(&schemas);
        let at = "/responses/0/jsonSchema/allOf/1/properties/a";
        assert_told(
            &answering(&schema),
            "weakened-schema",
            at,
            "the later one counts",
        );
        assert_eq!(understood(&schema), shape, "{schema}");
    }
    let code = code(&answering(&all(&[format("date-time"), format("uuid")])));
    assert!(code.contains("In the format `uuid`."), "{code}");
    for schemas in [
        [listed(json!(["x", "y"])), json!({"const": "y"})],
        [reference("Color"), listed(json!(["red"]))],
        [format("date-time"), format("dateTime")],
        [format("uuid"), json!({"type": "string"})],
        [
            json!({"type": "integer", "format": "int64"}),
            json!({"type": "integer", "format": "int32"}),
        ],
    ] {
        assert_eq!(told_of(&all(&schemas)), [], "{schemas:?}");
    }
    let whole = json!({"allOf": [format("date-time"), format("uuid")]});
    let at = "/responses/0/jsonSchema/allOf";
    assert_told(
        &answering(&whole),
        "weakened-schema",
        at,
        "`date-time` counts",
    );
}
