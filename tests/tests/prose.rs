//! What descriptions say in Markdown and in HTML, as documentation.

mod common;

use common::told::code;
use serde_json::json;

/// The documentation that a field gets of a text.
fn docs(text: &str) -> Vec<String> {
    let schema = json!({"type": "object", "properties": {
        "told": {"type": "string", "description": text},
    }});
    let code = code(&json!({"method": "get", "path": "/pets", "responses": [
        {"code": 200, "contentType": "json", "jsonSchema": schema},
    ]}));
    let (before, _) = code.split_once("pub told:").expect("there is a field");
    let lines = before.lines().rev().map(str::trim_start).skip(1);
    let lines = lines.map_while(|line| line.strip_prefix("///"));
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let mut docs: Vec<String> = lines.map(str::to_owned).collect();
    docs.reverse();
    docs
}

#[track_caller]
fn becomes(text: &str, lines: &[&str]) {
    assert_eq!(docs(text), lines, "{text:?}");
}

#[test]
fn links_lead_where_they_led() {
    let told = "See [the guide](https://a.cn/b), and [`Pet`s](<http://a.cn/c_(d)> \"Pets\").";
    becomes(
        told,
        &["See [the guide](https://a.cn/b), and [`Pet`s](http://a.cn/c_(d))."],
    );
    becomes(
        "见[鉴权](https://a.cn/x?a=b#c)。![图](https://a.cn/i.png)",
        &["见[鉴权](https://a.cn/x?a=b#c)。[图](https://a.cn/i.png)"],
    );
    becomes(
        "[a [b] \\ <c>](https://a.cn) https://a.cn/d.",
        &["[a \\[b\\] \\\\ &lt;c>](https://a.cn) <https://a.cn/d>."],
    );
    becomes(
        "[https://a.cn](https://a.cn)",
        &["[https://a.cn](https://a.cn)"],
    );
}

#[test]
fn addresses_end_before_what_ends_the_sentence() {
    let texts = [
        ("<https://a.cn/b.>", "<https://a.cn/b.>"),
        ("<https://a.cn b>", "&lt;<https://a.cn> b>"),
        ("See http://a.cn/x_y_z.", "See <http://a.cn/x_y_z>."),
        (
            "(https://a.cn/b?c=d), **https://a.cn**!",
            "(<https://a.cn/b?c=d>), **<https://a.cn>**!",
        ),
        ("https://a.cn/b_(c);", "<https://a.cn/b_(c)>;"),
        ("https://a.cn/b(see c)?", "<https://a.cn/b>(see c)?"),
        ("见https://a.cn/b。", "见<https://a.cn/b>。"),
        ("（https://a.cn/b），", "（<https://a.cn/b>），"),
    ];
    for (text, line) in texts {
        becomes(text, &[line]);
    }
}

#[test]
fn links_whose_targets_stand_apart_lead_there() {
    becomes(
        "See [the\nguide][1], [Pets][] and [Pets] of [a[0]][ Two  words ].\n\n[1]: https://a.cn/b\n [pets]: <https://a.cn/c> \"Pets\"\n[two words]: /d#e\n",
        &[
            "See [the guide](https://a.cn/b), [Pets](https://a.cn/c) and [Pets](https://a.cn/c) of a\\[0\\] (`/d#e`).",
        ],
    );
    becomes(
        "The [digest][1] of it[0][1].",
        &["The digest of it\\[0\\]\\[1\\]."],
    );
    becomes(
        "[x][b] `[x][1]`\n\n[note]: see there\n[1]: javascript:alert(1)",
        &[
            "\\[x\\]\\[b\\] `[x][1]`",
            "",
            "\\[note\\]: see there",
            "\\[1\\]: javascript:alert(1)",
        ],
    );
    becomes(
        "```\n[x][1]\n[1]: https://a.cn\n```",
        &["```text", "[x][1]", "[1]: https://a.cn", "```"],
    );
}

#[test]
fn links_to_pages_beside_show_their_way() {
    becomes(
        "See [voices](/docs/voices#own) and [above](#top).",
        &["See voices (`/docs/voices#own`) and above."],
    );
}

#[test]
fn what_is_no_link_stays_a_text() {
    let texts = [
        ("a[0](b)", "a\\[0\\](b)"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("[x](https://a.cn", "\\[x\\](<https://a.cn>"),
        ("[](https://a.cn)", "\\[\\](<https://a.cn>)"),
        ("[x](https://a.cn \"t)", "\\[x\\](<https://a.cn> \"t)"),
        ("[Pet]", "\\[Pet\\]"),
        ("`[x](https://a.cn)`", "`[x](https://a.cn)`"),
    ];
    for (text, line) in texts {
        becomes(text, &[line]);
    }
}

#[test]
fn html_becomes_markdown() {
    becomes(
        "<p>Creates a <code>Pet</code>.</p><P class=\"x\">It has <b> a name </b>, or <EM>none</EM>.</P>",
        &["Creates a `Pet`.", "", "It has **a name**, or *none*."],
    );
    becomes(
        "See <a href='https://a.cn/?a=1&amp;b=2' target=\"_blank\">the\nguide</a>, <a href=\"/b\">b</a>, <a name=\"c\">c</a>.",
        &["See [the guide](https://a.cn/?a=1&b=2), b (`/b`), c."],
    );
    becomes(
        "States:<ul><li>open</li><li><strong>done</strong>: over</li></ul>Then<br/>nothing<br>",
        &[
            "States:",
            "",
            "* open",
            "* **done**: over",
            "",
            "Then",
            "",
            "nothing",
        ],
    );
    becomes(
        "<pre><code>if a &lt; b &amp;&amp; c:\n    `d`</code></pre>",
        &["```text", "if a < b && c:", "    `d`", "```"],
    );
    becomes(
        "<h2>Notes</h2><font color=\"red\">注意：</font><b>必填：</b>文本<!-- hidden\n -->。<img src=\"https://a.cn/i.png\" alt=\"图\"><img src=\"data:image/png;base64,AAAA\">",
        &[
            "**Notes**",
            "",
            "注意：**必填：** 文本。[图](https://a.cn/i.png)",
        ],
    );
}

#[test]
fn tables_of_html_are_tables() {
    becomes(
        "<table><tr><th>Code</th><th>Text</th></tr><tr><td>1</td><td>one</td></tr></table>",
        &["| Code | Text |", "| --- | --- |", "| 1 | one |"],
    );
    becomes(
        "Codes:\n<table>\n <thead>\n  <tr>\n <th>H</th>\n <th><b>I</b></th>\n </tr></thead>\n<tbody><tr>\n<td><pre>1\n 2</pre><td>2 | 3<br>\n<code>4|5</code></tr><tr><td>6</td><td></td><td><table><tr><td>7</td></tr></table></td></tr></table>\n8 \\| 9",
        &[
            "Codes:",
            "",
            "| H | **I** | |",
            "| --- | --- | --- |",
            "| `1 2` | 2 \\| 3 `4\\|5` |",
            "| 6 | | 7 |",
            "",
            "8 \\| 9",
        ],
    );
    becomes("the <td> and <table> a", &["the &lt;td> and", "", "a"]);
}

#[test]
fn what_is_no_html_stays_a_text() {
    let texts = [
        ("v1.<pod>.<b", "v1.&lt;pod>.&lt;b"),
        ("a < b and <b>c", "a &lt; b and &lt;b>c"),
        (
            "a</b> and </script><script>x",
            "a&lt;/b> and &lt;/script>&lt;script>x",
        ),
        ("`<b>x</b>`", "`<b>x</b>`"),
        ("<code>a`b</code>", "`a'b`"),
        ("x <b></b><code> </code>y", "x y"),
    ];
    for (text, line) in texts {
        becomes(text, &[line]);
    }
    becomes("<b>a<br>b</b>", &["a", "", "b"]);
    becomes("```\n<b>x</b>\n```", &["```text", "<b>x</b>", "```"]);
}

#[test]
fn code_spans_stay_as_they_are() {
    let texts = [
        (
            "A `b`, ``d ` [e]`` and ``<f>``.",
            "A `b`, ``d ` [e]`` and ``<f>``.",
        ),
        ("```[a]``` is `b`", "`[a]` is `b`"),
        ("> ```a ` b``` is", "> `a ' b` is"),
        ("`a` and ``b [c]", "'a' and ''b \\[c\\]"),
        (
            "`a` or [`` ` ``](https://a.cn)",
            "`a` or [`` ` ``](https://a.cn)",
        ),
    ];
    for (text, line) in texts {
        becomes(text, &[line]);
    }
}

#[test]
fn lists_in_lists_stay_there() {
    becomes(
        "It says\n  - a\n    more\n    - b\n        - c\n  - d",
        &["It says", "", "- a", "  more", "  - b", "    - c", "- d"],
    );
    becomes(
        "1. x\n  - y\n\n\tof y\n10. z\n    1) w\nend",
        &[
            "1. x",
            "   - y",
            "",
            "     of y",
            "10. z",
            "    1) w",
            "",
            "end",
        ],
    );
    becomes(
        "*   a\n    2. b\n    ```\n    c\n      d\n\n    ```\n    e\n*   f\n> g\n| h |",
        &[
            "* a",
            "",
            "  2. b",
            "",
            "  ```text",
            "  c",
            "    d",
            "",
            "  ```",
            "",
            "  e",
            "* f",
            "",
            "> g",
            "",
            "| h |",
        ],
    );
    becomes(
        "<ul>\n  <li>a\n    <ol>\n      <li>b</li>\n      <li>c<ul><li>d</ul></li>\n    </ol>\n  </li>\n  <li>e</li>\n</ul>\n  f",
        &["* a", "  1. b", "  2. c", "     * d", "* e", "", "f"],
    );
    let many = "<li>a</li>".repeat(9) + "<li>b<ol><li>c</li></ol></li>";
    becomes(
        &format!("<ol>{many}</ol>d"),
        &[
            "1. a", "2. a", "3. a", "4. a", "5. a", "6. a", "7. a", "8. a", "9. a", "10. b",
            "    1. c", "", "d",
        ],
    );
    becomes("- - a\n    b\n- c", &["- - a", "    b", "- c"]);
}

#[test]
fn code_that_is_indented_stands_between_fences() {
    becomes(
        "So:\n\n    a [b] <c>\n\n      `d`\n\nand\n    e [f]",
        &[
            "So:",
            "",
            "```text",
            "a [b] <c>",
            "",
            "  `d`",
            "```",
            "",
            "and",
            "e \\[f\\]",
        ],
    );
    becomes("a\n\n\t- b", &["a", "", "```text", "- b", "```"]);
    becomes(
        "- a\n\n    b\n\n    c\n\nd",
        &["- a", "", "  b", "", "  c", "", "d"],
    );
    becomes(
        "<p>\n\n    <b>a</b>\n</p><pre>\n\n    b</pre>",
        &["**a**", "", "```text", "", "", "    b", "```"],
    );
    becomes(
        "<Card>\n\n    a [b]\n\n    - c\n</Card>",
        &["&lt;Card>", "", "a \\[b\\]", "", "- c", "", "&lt;/Card>"],
    );
    becomes("    a\n\n    ", &["a"]);
}

#[test]
fn texts_without_end_end_in_time() {
    let long = [
        "<b>",
        "[",
        "[x][1]",
        "[1]: https://a.cn\nx\n",
        "<a href=",
        "</i>",
        "`<b",
        "![",
        "<!--",
        "[x](",
        "<b></i>",
        "<table><td>",
        "- ",
        "1. a\n  ",
    ];
    for part in long {
        assert!(!docs(&part.repeat(20_000)).is_empty(), "{part}");
    }
}

#[test]
fn names_are_made_of_what_a_reader_sees() {
    let named =
        |name: &str| json!({"name": name, "method": "get", "path": "/pets", "responses": []});
    let code = code(&json!([
        named("List"),
        named("Older <b>pets</b>, [more](/docs/guides/pets) of https://a.cn/b"),
    ]));
    assert!(code.contains("pub fn older_pets_more_of("), "{code}");
}

#[test]
fn a_title_that_is_a_text_is_no_name_and_an_operation_id_goes_before() {
    let named = |name: &str, id: &str| json!({"name": name, "operationId": id, "method": "get", "path": "/pets", "responses": []});
    let text = "Lists the pets that somebody has now, and those that he had";
    let code = code(&json!([
        named("List", ""),
        named("Again", "oldPets"),
        named(text, ""),
    ]));
    for method in ["pub fn list(", "pub fn old_pets(", "pub fn list_pets("] {
        assert!(code.contains(method), "{method}: {code}");
    }
}
