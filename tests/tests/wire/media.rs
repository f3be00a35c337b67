//! The media types that generated clients send and ask for, byte for byte.

use serde_json::json;
use tests::media::{Client, types};

use crate::server::{Server, body, header};

#[tokio::test]
async fn json_is_sent_and_asked_for_by_the_type_that_is_described() {
    let server = Server::json(r#"{"id":"1"}"#);
    let client = Client::builder(&server.url).build().unwrap();
    let article = types::PatchArticle::new("é");
    assert_eq!(client.articles().patch("1", article).await.unwrap().id, "1");
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/vnd.api+json")
    );
    assert_eq!(
        header(&request, "accept"),
        Some("application/vnd.api+json; ext=\"https://Example.com/A\"")
    );
    assert_eq!(body(&request), "{\"title\":\"\u{c3}\u{a9}\"}");

    client.notes().create(json!([1])).await.unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/json; charset=UTF-8")
    );
    assert_eq!(header(&request, "accept"), Some("application/hal+json"));
    assert_eq!(body(&request), "[1]");

    let server = Server::json("[]");
    let client = Client::builder(&server.url).build().unwrap();
    client.notes().list().await.unwrap();
    assert_eq!(
        header(&server.request(), "accept"),
        Some("application/json, application/hal+json")
    );
}

#[tokio::test]
async fn names_and_types_that_no_request_can_carry_stop_no_call() {
    let server = Server::json("{}");
    let client = Client::builder(&server.url).build().unwrap();
    client.names().list("t").sid("s").await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "x-trace"), Some("t"));
    assert_eq!(header(&request, "cookie"), Some("sid=s"));

    let odd = types::OddJsonRequest::new().a("b");
    client.odd().json(odd).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    assert_eq!(header(&request, "accept"), Some("application/json"));
    assert_eq!(header(&request, "x-evil"), None);

    client
        .odd()
        .form(types::OddFormRequest::new("b"))
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        (header(&request, "accept"), body(&request)),
        (Some("*/*"), "a=b")
    );

    client.odd().bytes("x").await.unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(header(&request, "accept"), Some("text/plain; charset=GBK"));
}

#[tokio::test]
async fn what_is_of_any_type_is_what_its_schema_says() {
    let json = Some("application/json");
    let server = Server::json(r#"{"name":"a"}"#);
    let client = Client::builder(&server.url).build().unwrap();
    let zoo = client.open().zoo().await.unwrap();
    assert_eq!(zoo.name.as_deref(), Some("a"));
    assert_eq!(header(&server.request(), "accept"), json);
    let zoo = client.open().xml().await.unwrap();
    assert_eq!(zoo.name.as_deref(), Some("a"));
    assert_eq!(header(&server.request(), "accept"), json);

    let missing = Server::answering("404 Not Found", "application/json", br#"{"why":"none"}"#);
    let client = Client::builder(&missing.url).build().unwrap();
    let error = client.open().zoo().await.unwrap_err();
    let held: types::NoZoo = error.json().unwrap();
    assert_eq!(held.why.as_deref(), Some("none"));

    let count = Server::json("7");
    let client = Client::builder(&count.url).build().unwrap();
    assert_eq!(client.open().count().await.unwrap(), 7);
    assert_eq!(header(&count.request(), "accept"), json);

    let day = Server::json(r#""2026-01-01""#);
    let client = Client::builder(&day.url).build().unwrap();
    assert_eq!(client.open().day().await.unwrap(), "2026-01-01");
    assert_eq!(header(&day.request(), "accept"), json);
}

#[tokio::test]
async fn texts_and_bytes_of_any_type_are_handed_over_as_they_are() {
    let server = Server::answering("200 OK", "text/plain", b"\"a\"");
    let client = Client::builder(&server.url).build().unwrap();
    assert_eq!(client.open().word().await.unwrap(), "\"a\"");
    assert_eq!(header(&server.request(), "accept"), Some("*/*"));
    assert_eq!(client.open().file().await.unwrap(), &b"\"a\""[..]);
    assert_eq!(header(&server.request(), "accept"), Some("*/*"));
    assert_eq!(client.open().anything().await.unwrap(), &b"\"a\""[..]);

    client.open().update_word("é").await.unwrap();
    server.request();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(body(&request), "\u{c3}\u{a9}");
}
