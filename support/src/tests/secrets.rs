//! Credentials go to the server, and nowhere else.

use std::error::Error as _;
use std::fmt::Debug;
use std::time::Duration;

use super::server::{Server, header, target};
use crate::{Client, Credential, Error, ErrorKind, Secret};

const CANARY: &str = "c4n4ry";

fn credentials() -> [(Credential, &'static str); 6] {
    [
        (Credential::bearer(CANARY), "Bearer c4n4ry"),
        (
            Credential::basic("Aladdin", CANARY),
            "Basic QWxhZGRpbjpjNG40cnk=",
        ),
        (Credential::authorization(CANARY), CANARY),
        (Credential::header("X-Key", CANARY), CANARY),
        (
            Credential::query("key", CANARY),
            "/v1/videos/1/content?limit=1&key=c4n4ry",
        ),
        (Credential::cookie("key", CANARY), "key=c4n4ry"),
    ]
}

/// All that can be printed of a value.
fn shown(value: impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

fn told(error: &Error) -> String {
    let mut text = format!("{error} {}", shown(error));
    let mut source = error.source();
    while let Some(cause) = source {
        text += &format!(" {cause} {cause:?}");
        source = cause.source();
    }
    text
}

#[tokio::test]
async fn a_credential_is_sent_and_never_shown() {
    for (credential, expected) in credentials() {
        let server = Server::json("[]");
        let builder = server
            .builder()
            .credential("bearer", Credential::bearer("other"))
            .credential("key", credential.clone());
        let client = builder.clone().build().unwrap();
        let call = client
            .videos()
            .content("1")
            .limit(1)
            .with_header("authorization-info", CANARY);
        let mut texts = shown(&credential)
            + &shown(&builder)
            + &shown(&client)
            + &shown(&call)
            + &shown(call.request());

        let bad = call.clone().await.unwrap_err();
        let request = server.request();
        let sent = [
            header(&request, "authorization"),
            header(&request, "x-key"),
            header(&request, "cookie"),
        ];
        assert!(
            sent.contains(&Some(expected)) || target(&request) == expected,
            "{request}"
        );
        assert!(
            !request.contains("other"),
            "the second credential as well: {request}"
        );

        let other = credential.clone();
        let refused = Client::builder("http://127.0.0.1:1")
            .credential("key", credential)
            .retry(crate::Retry::never())
            .build()
            .unwrap();
        let refused = refused.videos().content("1").limit(1).await.unwrap_err();
        let trace = call.clone().trace("c4n4ry\n").await.unwrap_err();
        let late = call.with_timeout(Duration::ZERO).await.unwrap_err();
        assert_eq!(late.kind(), ErrorKind::Timeout);
        let unknown = Server::answering("401 Unauthorized", "text/plain", b"who are you?");
        let unknown = unknown.builder().credential("key", other).build().unwrap();
        let unknown = unknown.videos().content("1").await.unwrap_err();
        assert_eq!(unknown.status().unwrap().as_u16(), 401);
        for error in [bad, refused, trace, late, unknown] {
            texts += &told(&error);
        }
        assert!(
            !texts.contains(CANARY) && !texts.contains("jNG40cnk"),
            "{texts}"
        );
    }
}

#[tokio::test]
async fn a_call_may_bring_its_own_authorization() {
    let server = Server::json(r#"{"id":"1","type":null}"#);
    let client = server.builder().bearer("mine").build().unwrap();
    client
        .videos()
        .content("1")
        .with_header("Authorization", "Bearer yours")
        .await
        .unwrap();
    assert_eq!(
        header(&server.request(), "authorization"),
        Some("Bearer yours")
    );
    client.videos().create().await.unwrap();
    assert_eq!(
        header(&server.request(), "authorization"),
        None,
        "an operation that asks for none gets none"
    );
}

#[test]
fn a_credential_that_cannot_be_sent_is_refused_without_a_word_of_it() {
    for credential in [
        Credential::bearer("c4n4ry\n"),
        Credential::authorization("c4n4ry\r\nX: 1"),
        Credential::header("X-Key", "c4n4ryé"),
        Credential::header("X Key", CANARY),
        Credential::header("content-length", CANARY),
        Credential::cookie("key", "c4n4ry; a=b"),
        Credential::cookie("k;y", CANARY),
        Credential::basic("c4n:4ry", CANARY),
    ] {
        let error = Client::builder("https://h")
            .credential("key", credential)
            .build()
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.operation()),
            (ErrorKind::Build, "client")
        );
        assert!(
            error.to_string().contains("`key`") && !told(&error).contains("c4n"),
            "{error}"
        );
    }
}

#[test]
fn a_base_url_is_checked_and_not_quoted() {
    for (url, word) in [
        ("", "invalid"),
        ("h/v1", "invalid"),
        ("ftp://h", "http"),
        ("file:///etc", "http"),
        ("https://u:c4n4ry@h", "user"),
        ("https://c4n4ry@h", "user"),
        ("https://h?key=c4n4ry", "query"),
        ("https://h#c4n4ry", "fragment"),
    ] {
        let builder = Client::builder(url);
        let error = builder.clone().build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{url}");
        assert!(error.to_string().contains(word), "{error}");
        assert!(
            !(told(&error) + &shown(builder)).contains(CANARY),
            "{error}"
        );
    }
    let client = Client::builder("http://h:80/v1//").build().unwrap();
    assert!(shown(client).contains("\"http://h/v1\""));
}

#[test]
fn a_credential_is_not_sent_in_the_open_unless_told_to() {
    for (url, safe) in [
        ("https://h", true),
        ("http://127.0.0.2:8080", true),
        ("http://[::1]", true),
        ("http://localhost", true),
        ("http://a.localhost", true),
        ("http://localhost.evil.com", false),
        ("http://10.0.0.1", false),
        ("http://h", false),
    ] {
        assert_eq!(
            Client::builder(url).bearer(CANARY).build().is_ok(),
            safe,
            "{url}"
        );
        assert!(Client::builder(url).build().is_ok());
        assert!(
            Client::builder(url)
                .bearer(CANARY)
                .allow_plain_http()
                .build()
                .is_ok()
        );
    }
}

#[test]
fn a_user_agent_is_a_header_value() {
    let error = Client::builder("https://h")
        .user_agent("a\nb")
        .build()
        .unwrap_err();
    assert!(error.to_string().contains("user-agent"), "{error}");
}

#[tokio::test]
async fn the_http_library_can_be_set_up_but_its_redirects_stay_off() {
    let server = Server::answering("302 Found", "text/plain\r\nlocation: /x", b"");
    let builder = server
        .builder()
        .http(|| reqwest::Client::builder().redirect(reqwest::redirect::Policy::limited(5)));
    let client = builder
        .connect_timeout(Duration::from_secs(1))
        .build()
        .unwrap();
    assert_eq!(
        client.videos().file().await.unwrap_err().kind(),
        ErrorKind::Status
    );
    assert_eq!(
        client.videos().file().stream().await.unwrap_err().kind(),
        ErrorKind::Status
    );
    assert!(
        header(&server.request(), "user-agent")
            .unwrap()
            .starts_with("support/")
    );
}

#[test]
fn a_secret_is_redacted() {
    assert_eq!(format!("{:?}", Secret::from(CANARY)), "[redacted]");
    assert!(Secret::from(CANARY) == Secret::from(CANARY.to_owned()));
}
