//! Forms whose fields are written as the description says.

use serde_json::json;
use tests::encodings::types::{
    CreatePair, CreatePart, CreatePartMeta, CreatePartPlain, CreatePartX, PartListedRequest,
};
use tests::encodings::{Client, ErrorKind, File};

use crate::parts;
use crate::server::{Server, Then, body};

fn client() -> (Client, Server) {
    let server = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    (Client::builder(&server.url).build().unwrap(), server)
}

#[tokio::test]
async fn parts_have_the_types_that_are_declared() {
    let (client, server) = client();
    let form = CreatePart::new("a\"b", File::new("png"))
        .csv("1;2")
        .n(7)
        .words(vec!["a".to_owned(), "b".to_owned()])
        .rows(vec!["1;2".to_owned(), "3".to_owned()])
        .meta(CreatePartMeta::new().a(1))
        .plain(CreatePartPlain::new().a(2))
        .x(CreatePartX::new().a(3))
        .any(json!("text"))
        .either(File::new("e").with_name("e.jpg").with_type("image/jpeg"))
        .picture(File::new("p"))
        .pages(vec![File::new("1"), File::new("2").with_type("text/plain")])
        .note("n")
        .word("w");
    client.parts().create(form).await.unwrap();
    let json = Some("application/json");
    let unknown = Some("application/octet-stream");
    let expected = [
        ("t", None, json, r#""a\"b""#),
        ("img", Some("img"), Some("image/png"), "png"),
        ("csv", None, Some("text/csv; charset=utf-8"), "1;2"),
        ("n", None, json, "7"),
        ("words", None, json, r#"["a","b"]"#),
        ("rows", None, Some("text/csv"), "1;2"),
        ("rows", None, Some("text/csv"), "3"),
        ("meta", None, Some("application/vnd.a+json"), r#"{"a":1}"#),
        ("plain", None, json, r#"{"a":2}"#),
        ("x", None, json, r#"{"a":3}"#),
        ("any", None, json, r#""text""#),
        ("either", Some("e.jpg"), Some("image/jpeg"), "e"),
        ("picture", Some("picture"), unknown, "p"),
        ("pages", Some("pages"), Some("application/pdf"), "1"),
        ("pages", Some("pages"), Some("text/plain"), "2"),
        ("note", None, None, "n"),
        ("word", None, None, "w"),
    ];
    assert_eq!(parts(&server.request()).await, owned(&expected));

    let form = PartListedRequest::new("d", File::new("f"));
    client.parts().listed(form).await.unwrap();
    let expected = [
        ("data", None, json, r#""d""#),
        ("file", Some("file"), Some("text/csv"), "f"),
    ];
    assert_eq!(parts(&server.request()).await, owned(&expected));
}

/// A part: name, file name, type, content.
type Part<'p> = (&'p str, Option<&'p str>, Option<&'p str>, &'p str);

fn owned(expected: &[Part<'_>]) -> Vec<(String, Option<String>, Option<String>, String)> {
    let text = |text: Option<&str>| text.map(str::to_owned);
    let expected = expected.iter();
    expected
        .map(|(name, file, kind, held)| {
            (
                (*name).to_owned(),
                text(*file),
                text(*kind),
                (*held).to_owned(),
            )
        })
        .collect()
}

#[tokio::test]
async fn values_that_stand_in_one_field_hold_nothing_that_stands_between_them() {
    let (client, server) = client();
    let two = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
    let form = CreatePair::new()
        .words(two("a,b", "c|d"))
        .lines(two("a b", "c,d"))
        .rows(two("a b", "c|d"));
    client.pairs().create(form).await.unwrap();
    let expected = "words=a%2Cb+c%7Cd&lines=a+b%7Cc%2Cd&rows=a+b%2Cc%7Cd";
    assert_eq!(body(&server.request()), expected);

    let form = CreatePair::new;
    for (form, field, between) in [
        (form().words(two("a b", "c")), "words", " "),
        (form().lines(two("a", "b|c")), "lines", "|"),
        // Unlike in a query, a comma between values is encoded like one in a value.
        (form().rows(two("a,b", "c")), "rows", ","),
    ] {
        let error = client.pairs().create(form).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        let expected = format!(
            "pairs.create: the field `{field}` cannot be written: a value holds `{between}`, which stands between values"
        );
        assert_eq!(error.to_string(), expected);
    }
    assert!(server.was_not_called());
}
