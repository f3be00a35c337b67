//! Examples as the only description: what of them is read, and that none of their values gets any further.

use apifox_codegen::{Code, Config, Diagnostic, Input, Layout, Output, generate, render};
use serde_json::{Value, json};
use tests::case;

/// What comes of an answer that only these examples describe.
fn answered(examples: &[&str]) -> Output {
    described(&json!({"type": "object", "properties": {}}), examples)
}

fn described(schema: &Value, examples: &[&str]) -> Output {
    let list: Vec<Value> = examples
        .iter()
        .map(|example| json!({"responseId": 1, "data": example}))
        .collect();
    let endpoint = json!({
        "method": "get",
        "path": "/a",
        "responses": [{"id": "1", "code": 200, "contentType": "json", "jsonSchema": schema}],
        "responseExamples": list,
    });
    let config = Config::default().with_layout(Layout::Module("client.rs".to_owned()));
    generate(&[Input::new("a.json", endpoint.to_string())], &config)
}

fn find(output: &Output, code: Code) -> Vec<Diagnostic> {
    let all = output.diagnostics.iter();
    all.filter(|diagnostic| diagnostic.code == code)
        .cloned()
        .collect()
}

fn rust(output: &Output) -> &str {
    &output.files[0].text
}

/// Asserts that these objects together give a struct with this field.
fn assert_field(examples: &[&str], field: &str) {
    let output = answered(examples);
    let types = rust(&output).split_once("mod types").unwrap_or_default().1;
    // A long line is broken.
    let joined = |text: &str| {
        text.split_whitespace()
            .collect::<String>()
            .replace(",>", ">")
    };
    let field = joined(&format!("pub {field},"));
    assert!(
        joined(types).contains(&field),
        "{field} for {examples:?} in\n{types}"
    );
}

#[test]
fn what_real_examples_hold_is_read() {
    for example in [
        r#"{"a": 1}"#,
        "\u{feff}{\r\n\t\"a\": 1\r\n}\r\n",
        "// first\n{\"a\": /* one */ 1 // last\n}\n// end",
        "{\"a\": 1 // a `}` and a \" in words\r}",
        "/**/{\"a\"/**/:/**/1/**/}/* * */",
        r#"{"a": 1,}"#,
        r#"{"a": 1, "{{name}}": 2}"#,
        r#"{"a": 1, "a": 2}"#,
        "{\u{a0}\"a\":\u{3000}1}",
        r#"{\n\t"a": 1\n}\r\n"#,
        r#"{"\u0061": -0}"#,
    ] {
        assert_field(&[example], "a: i64");
        assert_eq!(find(&answered(&[example]), Code::UnreadableExample), []);
    }
}

#[test]
fn values_tell_their_types() {
    for (value, kind) in [
        ("true", "bool"),
        ("-1", "i64"),
        ("1.0", "i64"),
        ("1e3", "i64"),
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

#[test]
fn what_is_no_json_is_noted_with_its_line() {
    for (example, what) in [
        (
            "{\n\"a\": 1\n} x",
            "something stands behind the value, in line 3",
        ),
        (
            "{\"a\": 1}}",
            "something stands behind the value, in line 1",
        ),
        (
            "{\"a\": 1 \"b\": 2}",
            "a comma or `}` is missing, in line 1",
        ),
        ("{\"a\": 1\n\n", "a comma or `}` is missing, in line 3"),
        ("[1 2]", "a comma or `]` is missing, in line 1"),
        (
            "[1,,2]",
            "something else stands where a value should, in line 1",
        ),
        (
            "{,}",
            "a name in double quotes or `}` is missing, in line 1",
        ),
        (
            "{a: 1}",
            "a name in double quotes or `}` is missing, in line 1",
        ),
        ("{\"a\" 1}", "a colon is missing behind a name, in line 1"),
        ("{\"a\n\": 1}", "a name cannot be read, in line 2"),
        ("{\"a", "a string has no end, in line 1"),
        ("\"\\", "a string has no end, in line 1"),
        (
            "// no more",
            "the text ends where a value should stand, in line 1",
        ),
        ("{} /* *", "a comment has no end, in line 1"),
        ("{\"a\": {{x}", "a variable has no end, in line 1"),
        ("{\"a\": {{x\n}}}", "a variable has no end, in line 1"),
        (
            "<a/>",
            "something else stands where a value should, in line 1",
        ),
        ("-inf", "a word stands where a value should, in line 1"),
        ("NaN", "a word stands where a value should, in line 1"),
        (&"[".repeat(33), "it is nested too deep, in line 1"),
        (&"[".repeat(1_000_000), "it is nested too deep, in line 1"),
    ] {
        let output = answered(&[example]);
        let notes = find(&output, Code::UnreadableExample);
        let messages: Vec<&str> = notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(
            messages,
            [format!("the example is not JSON: {what} of it")],
            "{:?}",
            example.get(..20)
        );
        assert_eq!(find(&output, Code::EmptySchema).len(), 1);
    }
    let deep = format!("{}1{}", "[".repeat(31), "]".repeat(31));
    assert_eq!(find(&answered(&[&deep]), Code::UnreadableExample), []);
}

/// Time grows with the text, whatever stands in it: these would take hours otherwise.
#[test]
fn long_examples_take_no_longer_than_their_length() {
    let many = |piece: &str| piece.repeat(200_000);
    for example in [
        format!("[{}]", many("{{x}},")),
        format!("[{}", many("{{x}} ")),
        many("{{"),
        format!("[{}]", many("/**/1,")),
        many("// x\n"),
        format!("{{{}}}", many("\"a\":[],")),
        format!("[{}]", many("{\"a\":1},")),
        format!("\"{}\"", many("{{")),
    ] {
        let begun = std::time::Instant::now();
        answered(&[&example]);
        let seconds = begun.elapsed().as_secs();
        assert!(seconds < 20, "{:?}: {seconds} s", example.get(..20));
    }
}

/// Examples changed at random, the same on every machine, break nothing.
#[test]
fn no_text_is_too_odd() {
    const SEEDS: [&str; 3] = [
        "\u{feff}{\r\n \"a\": {{x}}, // 注释\r\n \"b\": [1, -2.5e3, null, true,], /* c */ \"d\": \"{{y}}\\n\\u00e9\"}",
        "[{\"a\": {\"2026-01-31\": 1}}, {\"a\": {}}, \"\\ud83d\\ude00\", {{ z }}]",
        "{\"é\": [[[{}]]], \"\": \"\\\\\", \"c\": -{{n}}.5}",
    ];
    let pieces = [
        "{{", "}}", "{", "}", "[", "]", "\"", "\\", "//", "/*", "*/", ",", ":", "\n", "\u{feff}",
        "é", "1e9", "null", "\0",
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below.max(1)).expect("it is small"))
            .expect("it is small")
    };
    for round in 0..1_500 {
        let mut text: Vec<char> = SEEDS[round % SEEDS.len()].chars().collect();
        for _ in 0..=random(6) {
            let at = random(text.len());
            match random(3) {
                0 => text.truncate(at),
                1 => drop(text.drain(at..(at + random(4)).min(text.len()))),
                _ => drop(text.splice(at..at, pieces[random(pieces.len())].chars())),
            }
        }
        let text: String = text.into_iter().collect();
        let output = answered(&[&text, SEEDS[0]]);
        assert_eq!(output.files.len(), 1, "{text:?}: {:?}", output.diagnostics);
    }
}

#[test]
fn an_example_is_held_against_the_schema() {
    let schema = json!({"type": "object", "required": ["id"], "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string", "nullable": true},
        "list": {"type": "array", "items": {"allOf": [{"type": "object", "properties": {"b c": {"type": "boolean"}}}]}},
    }});
    for (example, message, pointer) in [
        (
            r#"{"id": 1, "name": null, "more": [], "list": null}"#,
            "",
            "",
        ),
        (
            r#"{"id": {{x}}, "name": {{x}}, "list": [{{x}}, {"b c": {{x}}}]}"#,
            "",
            "",
        ),
        ("{{x}}", "", ""),
        (
            r#"{"id": 1.5}"#,
            "the example has a number that is not whole at `id`, and the schema has a whole number",
            "/properties/id",
        ),
        (
            r#"{"id": null}"#,
            "the example has null at `id`, and the schema has a whole number",
            "/properties/id",
        ),
        (
            r#"{"name": 1, "list": [{}, 1, {"b c": 0}]}"#,
            "the example lacks `id`, which the schema requires (and 3 differences more)",
            "/properties/id",
        ),
        (
            r#"{"id": 1, "list": [{}, {"b c": 0}]}"#,
            "the example has a whole number at `list[1].b c`, and the schema has true or false",
            "/properties/list/items/allOf/0/properties/b c",
        ),
        (
            "\"a\"",
            "the example is a string, and the schema has an object",
            "",
        ),
    ] {
        let output = described(&schema, &[example]);
        let told = find(&output, Code::ExampleMismatch);
        let messages: Vec<&str> = told.iter().map(|told| told.message.as_str()).collect();
        let expected: Vec<&str> = Some(message)
            .filter(|message| !message.is_empty())
            .into_iter()
            .collect();
        assert_eq!(messages, expected, "{example}");
        for told in &told {
            let related = told.related.as_ref().expect("the schema has a place");
            assert_eq!(told.location.pointer, "/responseExamples/0/data");
            assert_eq!(
                related.location.pointer,
                format!("/responses/0/jsonSchema{pointer}")
            );
        }
    }
}

#[test]
fn no_value_of_an_example_is_written_or_shown() {
    let case = case::all().into_iter().find(|case| case.name == "examples");
    let case = case.expect("the case is there");
    let secrets: usize = case
        .inputs
        .iter()
        .map(|input| input.text().matches("SECRET").count())
        .sum();
    assert!(secrets > 20, "the secrets are gone");
    let output = case.generate(Layout::Crate);
    for file in &output.files {
        assert!(!file.text.contains("SECRET"), "{}", file.path);
    }
    let text = |name: &str| Some(case.inputs.iter().find(|input| input.name == name)?.text());
    let shown = render(&output.diagnostics, text, false);
    assert!(!shown.contains("SECRET"), "{shown}");
    assert!(!format!("{:?}", output.diagnostics).contains("SECRET"));

    // Nor where all of the description stands on one line.
    let schema = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
    let output = described(&schema, &[r#"{"id": "SECRET"}"#, r#"{"id": ["SECRET"]}"#]);
    assert_eq!(output.diagnostics.len(), 2, "{:?}", output.diagnostics);
    let line = json!({
        "method": "get",
        "path": "/a",
        "responses": [{"id": "1", "code": 200, "contentType": "json", "jsonSchema": schema}],
        "responseExamples": [{"responseId": 1, "data": r#"{"id": "SECRET"}"#}, {"responseId": 1, "data": r#"{"id": ["SECRET"]}"#}],
    });
    let line = line.to_string();
    assert!(line.contains("SECRET"));
    let shown = render(&output.diagnostics, |_| Some(&line), false);
    assert!(!shown.contains("SECRET"), "{shown}");
    assert!(
        shown.contains("the schema has a whole number here"),
        "{shown}"
    );
}
