//! JSON as people write examples: what is read of it, and what is not.

use apifox_codegen::Code;

use super::{answered, assert_field, find};

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
}

#[test]
fn what_is_nested_less_is_read() {
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
        assert_eq!(answered(&[&example]).summary.operations.len(), 1);
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
