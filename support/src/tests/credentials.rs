//! Which credentials an operation gets: the first complete alternative, and what the call does not bring itself.

use super::sample::things;
use super::server::{Server, header, target};
use crate::{Builder, Credential, Request};

/// Every kind of credential, each by a name of its own.
const ALL: [&str; 5] = ["bearer", "id", "key", "session", "other"];

fn credential(name: &str) -> Credential {
    match name {
        "bearer" => Credential::bearer("b"),
        "id" => Credential::header("X-Id", "i"),
        "key" => Credential::query("key", "k"),
        "session" => Credential::cookie("session", "s"),
        _ => Credential::cookie("other", "o"),
    }
}

fn holding(server: &Server, names: &[&'static str]) -> Builder {
    names.iter().fold(server.builder(), |builder, name| {
        builder.credential(name, credential(name))
    })
}

/// What is sent of `authorization`, `x-id`, the query and `cookie`.
async fn sent(server: &Server, has: &[&'static str], request: Request) -> String {
    let client = holding(server, has).build().unwrap();
    client.things(request).await.unwrap();
    let request = server.request();
    let parts = [
        header(&request, "authorization"),
        header(&request, "x-id"),
        target(&request).strip_prefix("/things?"),
        header(&request, "cookie"),
    ];
    parts.map(|part| part.unwrap_or("-")).join(" | ")
}

#[tokio::test]
async fn the_first_alternative_of_which_all_is_there_is_sent() {
    let server = Server::json("null");
    for (has, expected) in [
        (&ALL[..], "- | i | key=k | session=s; other=o"),
        (&["bearer", "id", "key"], "Bearer b | - | - | -"),
        (&["bearer", "session", "other"], "Bearer b | - | - | -"),
        (&["key", "id"], "- | i | key=k | -"),
        (&["id", "session"], "- | - | - | -"),
        (&[], "- | - | - | -"),
    ] {
        let request = things()
            .credentials(&["id", "key", "session", "other"])
            .credential("bearer")
            .credentials(&["id", "key"]);
        assert_eq!(sent(&server, has, request).await, expected, "{has:?}");
    }
}

#[tokio::test]
async fn an_alternative_of_none_takes_nothing_from_the_others() {
    let server = Server::json("null");
    let request = || things().credentials(&[]).credential("bearer");
    let bearer = "Bearer b | - | - | -";
    assert_eq!(sent(&server, &["bearer"], request()).await, bearer);
    assert_eq!(sent(&server, &["id"], request()).await, "- | - | - | -");
}

#[tokio::test]
async fn what_a_call_brings_goes_before_each_credential_of_a_set() {
    let server = Server::json("null");
    let set = || things().credentials(&["bearer", "id", "key", "session", "other"]);
    for (request, expected) in [
        (
            set().header("AUTHORIZATION", "mine"),
            "mine | i | key=k | session=s; other=o",
        ),
        (
            set().header("x-ID", "mine"),
            "Bearer b | mine | key=k | session=s; other=o",
        ),
        (
            set().query("key", "mine"),
            "Bearer b | i | key=mine | session=s; other=o",
        ),
        (
            set().query("Key", "mine"),
            "Bearer b | i | Key=mine&key=k | session=s; other=o",
        ),
        (
            set().cookie("other", "mine"),
            "Bearer b | i | key=k | other=mine; session=s",
        ),
        (
            set().header("cookie", "a=b;session=mine"),
            "Bearer b | i | key=k | a=b;session=mine; other=o",
        ),
        (
            set().header("cookie", "").cookie("sessions", "x"),
            "Bearer b | i | key=k | sessions=x; session=s; other=o",
        ),
    ] {
        assert_eq!(sent(&server, &ALL, request).await, expected);
    }
}

#[tokio::test]
async fn one_place_holds_one_credential() {
    let server = Server::json("null");
    let client = server
        .builder()
        .credential("bearer", Credential::bearer("b"))
        .credential("basic", Credential::basic("u", "p"))
        .credential("cookies", Credential::header("Cookie", "a=1; b=2;"))
        .credential("cookie", Credential::cookie("b", "3"))
        .build()
        .unwrap();
    let request = things().credentials(&["bearer", "basic", "cookies", "cookie"]);
    client.things(request.cookie("a", "0")).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "authorization"), Some("Bearer b"));
    assert_eq!(header(&request, "cookie"), Some("a=0; b=2"));
}
