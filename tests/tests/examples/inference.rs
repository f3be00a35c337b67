//! The types that examples tell.

use apifox_codegen::Code;

use super::{answered, assert_field, find, rust};

#[test]
fn values_tell_their_types() {
    for (value, kind) in [
        ("true", "bool"),
        ("-1", "i64"),
        ("1.0", "f64"),
        ("1e3", "f64"),
        ("9223372036854775807", "i64"),
        ("-9223372036854775808", "i64"),
        ("9223372036854775808", "f64"),
        ("1.5", "f64"),
        ("1e400", "f64"),
        ("\"\"", "String"),
        (r#""{{x}}""#, "String"),
        (r#""C:\Users""#, "String"),
        ("\"two\nlines\"", "String"),
        (r#""\ud83d""#, "String"),
        ("null", "serde_json::Value"),
        ("{{x}}", "serde_json::Value"),
        ("{{ $random.int(min=1) }}", "serde_json::Value"),
        ("{{a}}.{{b}}", "serde_json::Value"),
        ("-{{a}}", "serde_json::Value"),
        ("[]", "Vec<serde_json::Value>"),
        ("[{{x}}, 1, 2.5,]", "Vec<f64>"),
        ("[1, \"a\"]", "Vec<serde_json::Value>"),
        ("[[\"a\"], [null]]", "Vec<Vec<Option<String>>>"),
        ("{}", "serde_json::Map<String, serde_json::Value>"),
        (
            r#"{"2026-01": 1}"#,
            "::std::collections::BTreeMap<String, i64>",
        ),
        (
            r#"{"2026-01-31 08:00:00": 1, "2026/02/01": 2.5}"#,
            "::std::collections::BTreeMap<String, f64>",
        ),
        (
            r#"{"{{id}}": "x"}"#,
            "::std::collections::BTreeMap<String, String>",
        ),
        (r#"{"1": 1}"#, "GetAResponseA"),
        (r#"{"2026-01-31": 1, "total": 1}"#, "GetAResponseA"),
    ] {
        assert_field(&[&format!("{{\"a\":{value}}}")], &format!("a: {kind}"));
    }
}

#[test]
fn examples_count_together() {
    assert_field(&[r#"{"a": 1, "b": 1}"#, r#"{"a": 2}"#], "a: i64");
    assert_field(&[r#"{"a": 1, "b": 1}"#, r#"{"a": 2}"#], "b: Option<i64>");
    assert_field(&[r#"{"a": 1}"#, r#"{"a": 2.5}"#], "a: f64");
    assert_field(&[r#"{"a": null}"#, r#"{"a": "x"}"#], "a: Option<String>");
    assert_field(&[r#"{"a": {{x}}}"#, r#"{"a": "x"}"#], "a: String");
    assert_field(&[r#"{"a": 1}"#, r#"{"a": "x"}"#], "a: serde_json::Value");
    assert_field(&[r#"{"a": 1}"#, r#"{"a": "x"#], "a: i64");
    assert_field(
        &[r#"[{"a": 1, "b": 1}, {"a": 2}]"#, r#"[{"b": 3}]"#],
        "a: Option<i64>",
    );
}

#[test]
fn many_numbered_names_are_a_map() {
    let object = |count: usize| -> String {
        let members: Vec<String> = (0..count)
            .map(|n| format!("\"{n}\": {{\"x\": {n}}}"))
            .collect();
        format!("{{\"a\": {{{}}}}}", members.join(","))
    };
    let map = "a: ::std::collections::BTreeMap<String, GetAResponseAValue>";
    assert_field(&[&object(21)], map);
    assert_field(&[&object(20)], "a: GetAResponseA");
}

#[test]
fn what_is_inferred_is_said_once() {
    let output = answered(&[
        r#"{"a": null, "list": [{"b": {{x}}}], "c": 1}"#,
        r#"{"a": null, "list": [], "c": "", "d": [], "2026": null}"#,
    ]);
    let inferred = find(&output, Code::InferredFromExample);
    assert_eq!(inferred.len(), 1, "{inferred:?}");
    assert_eq!(
        inferred[0].message,
        "the schema says nothing, but 2 examples do"
    );
    assert_eq!(inferred[0].location.pointer, "/responseExamples/0/data");
    let empty = find(&output, Code::EmptySchema);
    assert_eq!(empty.len(), 1, "{empty:?}");
    assert_eq!(
        empty[0].message,
        "no example tells the type of `a`, `list[].b`, `c` and 2 more"
    );
    assert_eq!(empty[0].location.pointer, "/responseExamples/0/data");
}

#[test]
fn what_says_nothing_infers_nothing() {
    for examples in [
        &["null"][..],
        &["{}"],
        &["{{x}}"],
        &["[1]", "{\"a\": 1}"],
        &["1", "\"a\""],
    ] {
        let output = answered(examples);
        assert_eq!(find(&output, Code::InferredFromExample), [], "{examples:?}");
        assert_eq!(find(&output, Code::EmptySchema).len(), 1, "{examples:?}");
        assert!(
            rust(&output).contains("Call<serde_json::Value>"),
            "{examples:?}"
        );
    }
    for examples in [&[""][..], &[" \r\n"]] {
        let output = answered(examples);
        assert_eq!(output.diagnostics.len(), 1, "{:?}", output.diagnostics);
        assert_eq!(output.diagnostics[0].code, Code::EmptySchema);
    }
}
