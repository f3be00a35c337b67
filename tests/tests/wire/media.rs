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
