//! Values that would like to be more than one header: from everywhere where a value comes from.

use bytes::Bytes;

use super::sample::things;
use super::server::{Server, body, header};
use crate::{Builder, Common, Credential, ErrorKind, File, Form, Method, Request};

/// What no header can carry.
const BROKEN: [&str; 7] = [
    "a\rX: 1",
    "a\nX: 1",
    "a\r\nX: 1",
    "a\r\n\r\nX",
    "a\0",
    "a\u{7f}",
    "é",
];

/// Where a client has values from, each with the word by which its error names the place.
fn places(builder: &Builder, value: &str) -> Vec<(Builder, &'static str)> {
    let builder = || builder.clone();
    let credential = |credential| builder().credential("key", credential);
    vec![
        (builder().user_agent(value), "user-agent"),
        (builder().default_header("X-Mine", value), "x-mine"),
        (
            builder().common("tenant", Common::header("X-Tenant", value)),
            "`tenant`",
        ),
        (
            builder().common("theme", Common::cookie("theme", value)),
            "`theme`",
        ),
        (credential(Credential::header("X-Key", value)), "`key`"),
        (credential(Credential::cookie("key", value)), "`key`"),
        (credential(Credential::bearer(value)), "`key`"),
        (credential(Credential::authorization(value)), "`key`"),
    ]
}

#[tokio::test]
async fn no_value_is_more_than_one_header() {
    let server = Server::json("null");
    let client = server.client();
    for value in BROKEN {
        for (builder, name) in places(&server.builder(), value) {
            let error = builder.build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Build);
            assert!(error.to_string().contains(name), "{error}");
        }
        let asking = || things().credential("key");
        let call = |request| client.things(request);
        for (call, name) in [
            (call(things().header("X-Trace", value)), "x-trace"),
            (call(things()).with_header("X-Trace", value), "x-trace"),
            (
                call(things()).with_idempotency_key(value),
                "idempotency-key",
            ),
            (call(things().cookie("session", value)), "`session`"),
            (call(things().bytes(value, "")), "content-type"),
            (
                call(asking()).with_credential("key", Credential::header("X-Key", value)),
                "`key`",
            ),
        ] {
            let error = call.await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Build, "{name}: {value:?}");
            assert!(error.to_string().contains(name), "{error}");
        }
    }
    assert!(server.was_not_called());
}

/// As long as it is, it is one line.
#[tokio::test]
async fn a_long_value_is_one_header() {
    let server = Server::json("null");
    let long = "x".repeat(100_000);
    let client = server
        .builder()
        .user_agent(long.clone())
        .credential("key", Credential::header("X-Key", long.clone()))
        .build()
        .unwrap();
    let request = things().credential("key").cookie("session", &long);
    let call = client.things(request).with_header("X-Trace", &long);
    call.await.unwrap();
    let request = server.request();
    for name in ["user-agent", "x-key", "x-trace"] {
        assert_eq!(header(&request, name), Some(long.as_str()), "{name}");
    }
    let cookie = format!("session={long}");
    assert_eq!(header(&request, "cookie"), Some(cookie.as_str()));
}

#[tokio::test]
async fn the_name_of_a_file_is_one_line() {
    let server = Server::json("null");
    let long = "n".repeat(100_000);
    for (name, sent) in [
        ("a\"; x=\"b", "a%22; x=%22b"),
        ("a\r\nX: 1", "a%0D%0AX: 1"),
        ("a\r\n\r\n--", "a%0D%0A%0D%0A--"),
        ("a\0b\u{7f}", "a%00b%7F"),
        ("é", "\u{c3}\u{a9}"),
        (&long, &long),
    ] {
        let file = File::new(Bytes::from_static(b"content")).with_name(name);
        let form = Form::new().file("field", file);
        let request = Request::new(Method::POST, "files.create").multipart(form);
        server.client().things(request).await.unwrap();
        let request = server.request();
        let lines: Vec<&str> = body(&request).split("\r\n").collect();
        let disposition =
            format!("Content-Disposition: form-data; name=\"field\"; filename=\"{sent}\"");
        assert_eq!(
            lines[1..5],
            [
                &disposition,
                "Content-Type: application/octet-stream",
                "",
                "content"
            ]
        );
    }
}
