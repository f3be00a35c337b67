//! What comes back: decoded, or an error that says what and where.

use bytes::Bytes;
use serde_json::Value;

use super::sample::{Failure, List, video};
use super::server::{Server, Then, header};
use crate::{Answer, Call, ErrorKind, Method, Request, StatusCode};

fn get<T>(server: &Server, answer: Answer<T>) -> Call<T> {
    server.client().call(
        Request::new(Method::GET, "things.get").path("/things"),
        answer,
    )
}

#[tokio::test]
async fn json_with_status_and_headers() {
    let server = Server::answering(
        "201 Created",
        "application/json",
        br#"{"id":"1","type":null,"new":[{}]}"#,
    );
    let reply = server.client().videos().content("1").send().await.unwrap();
    assert_eq!(reply.status(), StatusCode::CREATED);
    assert_eq!(reply.headers()["content-type"], "application/json");
    assert_eq!(reply.body(), &video("1"));
    assert_eq!(reply.into_body(), video("1"));
}

#[tokio::test]
async fn text_bytes_and_nothing() {
    let server = Server::answering("200 OK", "text/plain", "é".as_bytes());
    assert_eq!(get(&server, Answer::text("text/plain")).await.unwrap(), "é");
    assert_eq!(header(&server.request(), "accept"), Some("text/plain"));
    assert_eq!(
        get(&server, Answer::bytes("video/mp4")).await.unwrap(),
        Bytes::from("é")
    );
    assert_eq!(header(&server.request(), "accept"), Some("video/mp4"));
    get(&server, Answer::empty())
        .with_header("Accept", "a/b")
        .await
        .unwrap();
    assert_eq!(header(&server.request(), "accept"), Some("a/b"));

    let server = Server::answering("200 OK", "text/plain", &[0xff]);
    let error = get(&server, Answer::text("text/plain")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn an_empty_body_is_null() {
    let server = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    assert_eq!(server.client().videos().create().await.unwrap(), None);
    let error = server.client().videos().content("1").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "videos.content: cannot decode the answer: the body is empty"
    );
    assert_eq!(error.status(), Some(StatusCode::NO_CONTENT));
    get(&server, Answer::empty()).await.unwrap();
}

#[tokio::test]
async fn a_byte_order_mark_is_skipped() {
    let server = Server::json("\u{feff}{\"id\":\"1\",\"type\":null}");
    assert_eq!(
        server.client().videos().content("1").await.unwrap(),
        video("1")
    );
}

/// Servers are careless with it, and a body says itself whether it is JSON.
#[tokio::test]
async fn json_is_read_whatever_its_type_is_said_to_be() {
    for kind in ["text/html", "text/plain; charset=gbk", "nonsense", ""] {
        let server = Server::answering("200 OK", kind, br#"{"id":"1","type":null}"#);
        let read = server.client().videos().content("1").await.unwrap();
        assert_eq!(read, video("1"));
        let server = Server::answering("200 OK", kind, b"<html>");
        let error = server.client().videos().content("1").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
}

#[tokio::test]
async fn a_body_that_does_not_fit_says_where() {
    for (body, path, message) in [
        (
            r#"{"list":[{"id":"1","type":null},{"id":2}]}"#,
            Some("list[1].id"),
            "invalid type: integer `2`",
        ),
        (
            r#"{"list":[{"type":"veo2"}]}"#,
            Some("list[0]"),
            "missing field `id`",
        ),
        (
            r#"{"list":[{"id":"1","id":"2"}]}"#,
            Some("list[0]"),
            "duplicate field `id`",
        ),
        (
            r#"{"list":[{"id":"1","type":nul}]}"#,
            Some("list[0].type"),
            "expected ident",
        ),
        ("{}", None, "missing field `list`"),
        ("[]", None, "expected an object (List)"),
        (r#"{"list":[]} x"#, None, "trailing characters"),
        ("<html>", None, "expected value"),
    ] {
        let error = get(&Server::json(body), Answer::<List>::json())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.path(), path, "{body}");
        assert!(error.to_string().contains(message), "{error}");
        assert_eq!(error.body().unwrap(), body);
        assert!(
            std::error::Error::source(&error)
                .unwrap()
                .is::<serde_json::Error>()
        );
    }
    let server = Server::json(&"[".repeat(10_000));
    assert_eq!(
        get(&server, Answer::<Value>::json())
            .await
            .unwrap_err()
            .kind(),
        ErrorKind::Decode
    );
}

#[tokio::test]
async fn an_error_keeps_the_answer() {
    let server = Server::answering(
        "401 Unauthorized",
        "application/json",
        br#"{"error":"no key"}"#,
    );
    for error in [
        server.client().videos().content("1").await.unwrap_err(),
        server
            .client()
            .videos()
            .content("1")
            .stream()
            .await
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.operation(), "videos.content");
        assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
        assert_eq!(error.headers().unwrap()["content-type"], "application/json");
        assert_eq!(error.json::<Failure>().unwrap().error, "no key");
        assert_eq!(
            error.to_string(),
            r#"videos.content: answered 401 Unauthorized: {"error":"no key"}"#
        );
    }
}

#[tokio::test]
async fn an_error_quotes_one_line_of_a_page() {
    let page = format!("<html>\r\n\u{1b}[31m{}", "é".repeat(1_000));
    let server = Server::answering("502 Bad Gateway", "text/html", page.as_bytes());
    let error = server.client().videos().content("1").await.unwrap_err();
    let message = error.to_string();
    assert!(
        message.starts_with(r"videos.content: answered 502 Bad Gateway: <html>\r\n\u{1b}[31mééé"),
        "{message}"
    );
    assert!(
        message.ends_with("é…") && message.chars().count() < 300,
        "{message}"
    );
    assert_eq!(error.body().unwrap(), &page);
    assert!(error.json::<Failure>().is_err());
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    for status in ["301 A", "302 B", "303 C", "307 D", "308 E"] {
        let other = Server::json("null");
        let answer = format!(
            "HTTP/1.1 {status}\r\nlocation: {}/x\r\ncontent-length: 0\r\n\r\n",
            other.url
        );
        let server = Server::raw(answer.into_bytes(), Then::Close);
        let error = server.client().videos().content("1").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(
            error.headers().unwrap()["location"],
            format!("{}/x", other.url)
        );
        assert!(other.was_not_called());
    }
}

#[tokio::test]
async fn a_body_can_be_streamed() {
    let content: Vec<u8> = (0..300_000_u32).map(|number| number as u8).collect();
    let server = Server::answering("200 OK", "video/mp4", &content);
    let client = server.builder().max_body(10).build().unwrap();
    let mut download = client.videos().file().stream().await.unwrap();
    assert_eq!(header(&server.request(), "accept"), Some("video/mp4"));
    assert_eq!(download.status(), StatusCode::OK);
    assert_eq!(download.headers()["content-type"], "video/mp4");
    assert_eq!(download.content_length(), Some(300_000));
    let mut file = download.chunk().await.unwrap().unwrap().to_vec();
    let first = file.len() as u64;
    assert_eq!(download.write_to(&mut file).await.unwrap(), 300_000 - first);
    assert!(file == content);
    assert_eq!(download.content_length(), Some(300_000));
}

#[tokio::test]
async fn a_writer_that_fails_is_told_from_the_server() {
    let server = Server::answering("200 OK", "video/mp4", b"12345678");
    let mut download = server.client().videos().file().stream().await.unwrap();
    let mut small = [0; 4];
    let error = download.write_to(small.as_mut_slice()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
}
