//! Common parameters: sent where an operation takes them, unless the call says otherwise.

use std::fmt::Debug;

use super::sample::things;
use super::server::{Server, header, target};
use crate::{Builder, Client, Common, Credential, ErrorKind, Request};

const CANARY: &str = "c4n4ry";

fn with_all(builder: Builder) -> Builder {
    builder
        .common("tenant", Common::header("X-Tenant", 7))
        .common("lang", Common::query("lang", "zh cn"))
        .common("theme", Common::cookie("theme", true))
}

fn taking_all() -> Request {
    things().common("tenant").common("lang").common("theme")
}

/// What is sent of `x-tenant`, the query and `cookie`.
async fn sent(server: &Server, client: &Client, request: Request) -> String {
    client.things(request).await.unwrap();
    let request = server.request();
    let parts = [
        header(&request, "x-tenant"),
        target(&request).strip_prefix("/things?"),
        header(&request, "cookie"),
    ];
    parts.map(|part| part.unwrap_or("-")).join(" | ")
}

#[tokio::test]
async fn a_common_parameter_is_sent_where_it_is_taken() {
    let server = Server::json("null");
    let client = with_all(server.builder()).build().unwrap();
    for (request, expected) in [
        (taking_all(), "7 | lang=zh%20cn | theme=true"),
        (things().common("lang"), "- | lang=zh%20cn | -"),
        (
            things().common("lang").common("lang"),
            "- | lang=zh%20cn | -",
        ),
        (things().common("unknown"), "- | - | -"),
        (things(), "- | - | -"),
    ] {
        assert_eq!(sent(&server, &client, request).await, expected);
    }
    let none = server.client();
    assert_eq!(sent(&server, &none, taking_all()).await, "- | - | -");
}

#[tokio::test]
async fn what_a_call_sets_goes_before_a_common_parameter() {
    let server = Server::json("null");
    let client = with_all(server.builder()).build().unwrap();
    for (request, expected) in [
        (
            taking_all().header("x-TENANT", 8),
            "8 | lang=zh%20cn | theme=true",
        ),
        (taking_all().query("lang", ""), "7 | lang= | theme=true"),
        (
            taking_all().query("Lang", "en"),
            "7 | Lang=en&lang=zh%20cn | theme=true",
        ),
        (
            taking_all().cookie("theme", false),
            "7 | lang=zh%20cn | theme=false",
        ),
        (
            taking_all().header("Cookie", "a=b; theme=dark"),
            "7 | lang=zh%20cn | a=b; theme=dark",
        ),
    ] {
        assert_eq!(sent(&server, &client, request).await, expected);
    }
    let call = client.things(taking_all()).with_header("x-tenant", 9);
    call.await.unwrap();
    assert_eq!(header(&server.request(), "x-tenant"), Some("9"));
}

#[tokio::test]
async fn a_credential_and_the_type_of_a_body_go_before_a_common_parameter() {
    let server = Server::json("null");
    let client = server
        .builder()
        .credential("key", Credential::header("X-Tenant", "key"))
        .common("tenant", Common::header("x-tenant", "common"))
        .common("type", Common::header("Content-Type", "text/x"))
        .common("accept", Common::header("Accept", "text/y"))
        .build()
        .unwrap();
    let request = || things().common("type").common("accept").common("tenant");
    client
        .things(request().credential("key").json("a"))
        .await
        .unwrap();
    let first = server.request();
    client.things(request()).await.unwrap();
    let second = server.request();
    for (name, values) in [
        ("x-tenant", ["key", "common"]),
        ("content-type", ["application/json", "text/x"]),
        ("accept", ["text/y", "text/y"]),
    ] {
        let sent = [header(&first, name), header(&second, name)];
        assert_eq!(sent, values.map(Some), "{name}");
    }
}

#[test]
fn a_common_parameter_that_cannot_be_sent_is_refused_without_a_word_of_it() {
    for common in [
        Common::header("X-Key", "c4n4ry\r\nX: 1"),
        Common::header("X-Key", "c4n4ryé"),
        Common::header("X Key", CANARY),
        Common::header("Transfer-Encoding", CANARY),
        Common::cookie("key", "c4n4ry; a=b"),
        Common::cookie("k;y", CANARY),
    ] {
        let builder = Client::builder("https://h").common("key", common);
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        let text = format!("{error} {error:?}");
        assert!(
            text.contains("common parameter `key`") && !text.contains(CANARY),
            "{text}"
        );
    }
}

#[tokio::test]
async fn the_value_of_a_common_parameter_is_never_shown() {
    fn shown(value: impl Debug) -> String {
        format!("{value:?} {value:#?}")
    }
    for common in [
        Common::header("X-Key", CANARY),
        Common::query("key", CANARY),
        Common::cookie("key", CANARY),
    ] {
        let server = Server::answering("500 Oh", "text/plain", b"");
        let builder = server.builder().common("key", common.clone());
        let client = builder.clone().build().unwrap();
        let call = client.things(things().common("key"));
        let error = call.clone().await.unwrap_err();
        assert!(server.request().contains(CANARY));
        let text = format!("{error}")
            + &shown(error)
            + &shown(common)
            + &shown(builder)
            + &shown(client)
            + &shown(call.request())
            + &shown(call);
        assert!(!text.contains(CANARY), "{text}");
    }
}
