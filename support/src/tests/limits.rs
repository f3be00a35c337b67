//! Every call ends: in time, in bytes, and when the other side goes away.

use std::net::TcpListener;
use std::time::Duration;

use super::server::{Server, Then, header};
use crate::{Answer, Call, Client, ErrorKind, Events, Method, Request, Retry};

const SHORT: Duration = Duration::from_millis(50);
const LONG: Duration = Duration::from_secs(3600);
/// Long enough for what a server sends at once to arrive, on a busy machine, too.
const ENOUGH: Duration = Duration::from_secs(3);

fn silent(head: &str) -> Server {
    Server::raw(head.as_bytes().to_vec(), Then::Hold)
}

#[tokio::test]
async fn a_silent_server_times_out() {
    for head in ["", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{"] {
        let server = silent(head);
        let client = server.builder().timeout(SHORT).build().unwrap();
        let error = client.videos().content("1").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(
            error.to_string().starts_with("videos.content: timed out"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn one_call_can_have_its_own_limit() {
    let server = silent("");
    let client = server.builder().timeout(LONG).build().unwrap();
    let error = client
        .videos()
        .content("1")
        .with_timeout(SHORT)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let error = client
        .videos()
        .content("1")
        .with_timeout(SHORT)
        .stream()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);

    let server = Server::json(r#"{"id":"1","type":null}"#);
    let client = server.builder().timeout(Duration::ZERO).build().unwrap();
    client
        .videos()
        .content("1")
        .with_timeout(LONG)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_stream_that_stalls_times_out() {
    let server = silent("");
    let client = server.builder().timeout(SHORT).build().unwrap();
    assert_eq!(
        client.videos().file().stream().await.unwrap_err().kind(),
        ErrorKind::Timeout
    );

    let server = silent("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n12");
    let client = server.builder().timeout(ENOUGH).build().unwrap();
    let mut download = client.videos().file().stream().await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "12");
    assert_eq!(
        download.chunk().await.unwrap_err().kind(),
        ErrorKind::Timeout
    );
}

#[tokio::test]
async fn a_status_outlives_its_body() {
    let server = silent("HTTP/1.1 500 Oh\r\ncontent-length: 50\r\n\r\nbroken");
    let client = server.builder().timeout(ENOUGH).build().unwrap();
    for error in [
        client.videos().content("1").await.unwrap_err(),
        client.videos().content("1").stream().await.unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.body().unwrap(), "broken");
    }
    let server = Server::answering("500 Oh", "text/plain", &[b'x'; 100]);
    let client = server.builder().max_body(10).build().unwrap();
    assert_eq!(
        client
            .videos()
            .content("1")
            .await
            .unwrap_err()
            .body()
            .unwrap(),
        "xxxxxxxxxx"
    );
}

#[tokio::test]
async fn a_body_past_the_limit_is_refused() {
    let told = Server::answering("200 OK", "video/mp4", b"12345");
    // A length that is a lie: the limit must not wait for the bytes.
    let lie = silent("HTTP/1.1 200 OK\r\ncontent-length: 999999999999\r\n\r\n");
    let untold = Server::raw(b"HTTP/1.1 200 OK\r\n\r\n12345".to_vec(), Then::Close);
    let chunked =
        silent("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n123\r\n2\r\n45\r\n");
    for server in [&told, &lie, &untold, &chunked] {
        let client = server.builder().max_body(4).timeout(LONG).build().unwrap();
        let error = client.videos().file().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert_eq!(
            error.to_string(),
            "videos.file: the answer is longer than 4 bytes"
        );
    }
    for server in [&told, &untold] {
        let client = server.builder().max_body(5).build().unwrap();
        assert_eq!(client.videos().file().await.unwrap(), "12345");
    }
}

#[tokio::test]
async fn a_body_without_end_ends() {
    let endless = |status| {
        let head = format!("HTTP/1.1 {status}\r\ntransfer-encoding: chunked\r\n\r\n");
        Server::raw(head.into_bytes(), Then::Repeat)
    };
    let server = endless("200 OK");
    let error = server.client().videos().file().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    let builder = server.builder().max_body(u64::MAX).timeout(SHORT);
    let error = builder.build().unwrap().videos().file().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);

    let server = endless("500 Oh");
    let client = server.client();
    for error in [
        client.videos().file().await.unwrap_err(),
        client.videos().file().stream().await.unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.body().unwrap().len(), 10 << 20);
    }
}

/// Bytes that keep coming, one at a time, are no silence; but the call has an end.
#[tokio::test]
async fn a_body_that_trickles_ends() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n";
    let server = Server::raw(head.as_bytes().to_vec(), Then::Trickle);
    let client = server.builder().timeout(SHORT).build().unwrap();
    let error = client.videos().file().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    // Streamed it has one if it is asked for.
    let call = client.videos().file().with_timeout(ENOUGH);
    let mut download = call.stream().await.unwrap();
    let error = download.write_to(std::io::sink()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[test]
fn limits_hold_unless_somebody_chooses_others() {
    let client = Client::builder("https://h").build().unwrap();
    let shown = format!("{client:?}");
    for limit in ["timeout: 60s", "connect_timeout: 10s", "max_body: 10485760"] {
        assert!(shown.contains(limit), "{shown}");
    }
}

#[tokio::test]
async fn a_body_longer_than_it_says_ends_where_it_says() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n12345HTTP/1.1 200 OK\r\n\r\n";
    let server = Server::raw(answer.as_bytes().to_vec(), Then::Close);
    assert_eq!(server.client().videos().file().await.unwrap(), "12345");
    for lie in ["-1", "5, 6", "x", "18446744073709551616"] {
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {lie}\r\n\r\n12345");
        let server = Server::raw(answer.into_bytes(), Then::Close);
        let error = server.client().videos().file().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{lie}");
    }
}

#[tokio::test]
async fn headers_without_end_are_an_error() {
    let headers = "a: b\r\n".repeat(100_000);
    let answer = format!("HTTP/1.1 200 OK\r\n{headers}content-length: 0\r\n\r\n");
    let server = Server::raw(answer.into_bytes(), Then::Close);
    let error = server.client().videos().file().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
}

#[tokio::test]
async fn a_header_without_end_is_an_error() {
    let answer = format!("HTTP/1.1 200 OK\r\na: {}\r\n", "b".repeat(1 << 20));
    let server = Server::raw(answer.into_bytes(), Then::Hold);
    let client = server.builder().timeout(LONG).build().unwrap();
    for error in [
        client.videos().file().await.unwrap_err(),
        client.videos().file().stream().await.unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    }
}

/// Nobody asked for it, and it is no use to quote it.
#[tokio::test]
async fn a_compressed_answer_is_told() {
    let packed = |status, kind: &str| {
        let kind = format!("{kind}\r\ncontent-encoding: gzip");
        Server::answering(status, &kind, b"\x1f\x8b\x08c4n4ry")
    };
    let told = "it is compressed (`gzip`), which was not asked for";
    let server = packed("200 OK", "application/json");
    let error = server.client().videos().content("1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let message = format!("videos.content: cannot decode the answer: {told}");
    assert_eq!(error.to_string(), message);
    assert_eq!(error.body().unwrap(), &b"\x1f\x8b\x08c4n4ry"[..]);

    let server = packed("500 Oh", "text/html");
    let error = server.client().videos().content("1").await.unwrap_err();
    let message = format!("videos.content: answered 500 Internal Server Error: {told}");
    assert_eq!(error.to_string(), message);

    let server = packed("200 OK", "text/event-stream");
    let request = Request::new(Method::GET, "events.list").path("/events");
    let call: Call<Events<String>> = server
        .client()
        .call(request, Answer::text_events("text/event-stream"));
    let error = call.await.unwrap().next().await.unwrap_err();
    let message = format!("events.list: cannot decode the answer: {told}");
    assert_eq!(error.to_string(), message);
    // What is not packed may say so.
    let kind = "application/json\r\ncontent-encoding: identity";
    let server = Server::answering("200 OK", kind, b"{}");
    let error = server.client().videos().content("1").await.unwrap_err();
    assert!(error.to_string().contains("missing"), "{error}");
}

/// What is small on the wire stays small: nobody is asked to compress, and nothing is unpacked.
#[tokio::test]
async fn a_compressed_body_is_handed_over_as_it_came() {
    let kind = "video/mp4\r\ncontent-encoding: gzip";
    let server = Server::answering("200 OK", kind, b"\x1f\x8b\x08bomb");
    let body = server.client().videos().file().await.unwrap();
    assert_eq!(body, &b"\x1f\x8b\x08bomb"[..]);
    assert_eq!(header(&server.request(), "accept-encoding"), None);
}

#[tokio::test]
async fn a_truncated_body_is_an_error() {
    for answer in [
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12345\r\n",
    ] {
        let server = Server::raw(answer.as_bytes().to_vec(), Then::Close);
        assert_eq!(
            server.client().videos().file().await.unwrap_err().kind(),
            ErrorKind::Transport
        );
        let mut download = server.client().videos().file().stream().await.unwrap();
        let mut file = Vec::new();
        assert_eq!(
            download.write_to(&mut file).await.unwrap_err().kind(),
            ErrorKind::Transport
        );
        assert_eq!(file, b"12345");
    }
}

#[tokio::test]
async fn what_is_no_http_is_a_transport_error() {
    let server = Server::raw(b"SSH-2.0-OpenSSH\r\n".to_vec(), Then::Close);
    assert_eq!(
        server.client().videos().file().await.unwrap_err().kind(),
        ErrorKind::Transport
    );
}

#[tokio::test]
async fn a_closed_port_is_a_connect_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::builder(url).retry(Retry::never()).build().unwrap();
    let error = client.videos().content("1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(
        error
            .to_string()
            .starts_with("videos.content: cannot connect: "),
        "{error}"
    );
}

#[tokio::test]
async fn calls_can_be_dropped_and_made_at_once() {
    let server = silent("");
    drop(server.client().videos().content("1").into_future());
    let server = Server::json(r#"{"id":"1","type":null}"#);
    let client = server.client();
    let calls: Vec<_> = (0..100)
        .map(|_| tokio::spawn(client.videos().content("1").into_future()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}
