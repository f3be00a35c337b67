//! By what an operation is known that answers in pages.

use apifox_codegen::{Code, Config, Input, Layout, generate};
use serde_json::{Value, json};

/// What is asked for in the query, the properties of the body, the answer, and how its client counts.
type Row = (
    &'static [&'static str],
    &'static str,
    &'static str,
    &'static str,
);

const LIST: &str = r#"{"type": "array", "items": {"type": "string"}}"#;

/// `L` is a list, `N` a whole number, `T` a text, `B` true or false.
const ROWS: &[Row] = &[
    (&["Page", "PageSize"], "", "L", r#"number("Page",1)"#),
    (
        &["pageNo"],
        "",
        "rows: L, total: N",
        r#"number("pageNo",1)"#,
    ),
    (&["skip", "take"], "", "found: L", r#"offset("skip")"#),
    (
        &["page_token"],
        "",
        "names: L, next_page_token: T",
        r#"cursor("page_token")"#,
    ),
    (
        &[],
        "current: N, size: N",
        "data.records: L",
        r#"number("current",1).in_body()"#,
    ),
    (
        &[],
        "current: T, size: T",
        "data.records: L",
        r#"number("current",1).in_body().text()"#,
    ),
    // A cursor that no answer gives counts nothing, and the number beside it does.
    (
        &["cursor", "page"],
        "",
        "items: L, hasMore: B",
        r#"number("page",1)"#,
    ),
    // What counts the items of one page does not say how many there are.
    (
        &["page", "size"],
        "",
        "items: L, count: N",
        "|page,ahead|ahead.items(page.items.as_ref()),",
    ),
    (&["page"], "", "items: L, count: N", ""),
    (
        &["page"],
        "",
        "results: L, count: N, next: T",
        r#"number("page",1)"#,
    ),
    // Which of two lists is meant is told by their names, or not at all.
    (
        &["page", "size"],
        "",
        "tags: L, items: L",
        "ahead.items(page.items.as_ref())",
    ),
    (&["page", "size"], "", "tags: L, names: L", ""),
    // The page of a book, a list of all, and what has no list.
    (&["page"], "", "L", ""),
    (&["size"], "", "L", ""),
    (&["cursor"], "", "L", ""),
    (&["page", "size"], "", "total: N", ""),
    (&["page", "size"], "", "T", ""),
    (&[], "size: N, page.number: N", "L", ""),
];

/// A schema as the table writes it.
fn schema(text: &str) -> Value {
    match text.trim() {
        "L" => serde_json::from_str(LIST).expect("it is JSON"),
        "N" => json!({"type": "integer"}),
        "T" => json!({"type": "string"}),
        "B" => json!({"type": "boolean"}),
        properties => {
            let properties = properties.split(',').map(|property| {
                let (name, of) = property
                    .trim()
                    .split_once(": ")
                    .expect("a name and what it is");
                match name.split_once('.') {
                    Some((outer, inner)) => (outer.to_owned(), schema(&format!("{inner}: {of}"))),
                    None => (name.to_owned(), schema(of)),
                }
            });
            json!({"type": "object", "properties": properties.collect::<serde_json::Map<_, _>>()})
        }
    }
}

#[test]
fn pages_are_known_by_what_is_asked_and_answered() {
    for (query, body, answer, expected) in ROWS {
        let query = query.iter().map(|name| json!({"name": name}));
        let mut endpoint = json!({
            "method": "post", "path": "/things", "parameters": {"query": Value::from_iter(query)},
            "responses": [{"code": 200, "contentType": "json", "jsonSchema": schema(answer)}],
        });
        if !body.is_empty() {
            endpoint["requestBody"] =
                json!({"type": "application/json", "jsonSchema": schema(body)});
        }
        let inputs = [Input::new("a.json", endpoint.to_string())];
        let config = Config::default().with_layout(Layout::Module("client.rs".to_owned()));
        let plain = generate(&inputs, &config);
        let mut told = plain.diagnostics.iter();
        let told = told.find(|told| told.code == Code::UnconfirmedPages);
        assert_eq!(
            told.is_some(),
            !expected.is_empty(),
            "{body} {answer}: {told:?}"
        );

        let paged = generate(&inputs, &config.with_pages());
        assert!(
            paged
                .diagnostics
                .iter()
                .all(|told| told.code != Code::UnconfirmedPages)
        );
        let client: String = paged.files[0].text.split_whitespace().collect();
        match expected.is_empty() {
            true => assert_eq!(paged.files, plain.files, "{body} {answer}"),
            false => assert!(client.contains(expected), "{body} {answer}: {expected}"),
        }
    }
}

/// Only JSON is looked into.
#[test]
fn xml_has_no_pages() {
    for (sent, answered) in [("application/xml", "json"), ("application/json", "xml")] {
        let endpoint = json!({
            "method": "post", "path": "/things",
            "requestBody": {"type": sent, "jsonSchema": schema("page: N, size: N")},
            "responses": [{"code": 200, "contentType": answered, "jsonSchema": schema("items: L, total: N")}],
        });
        let inputs = [Input::new("a.json", endpoint.to_string())];
        let output = generate(&inputs, &Config::default().with_xml().with_pages());
        assert!(
            output
                .files
                .iter()
                .all(|file| !file.text.contains("PagedItems")),
            "{sent}"
        );
    }
}
