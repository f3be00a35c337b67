//! The seed's client.

use std::error::Error as _;

use serde_json::json;
use tests::seed;
use tests::seed::types::{VideoContentRequest, VideoContentRequestMessage};

use crate::parts;
use crate::server::{Server, Then, body, header, target};

const VIDEO: &str = r#"{"id":"v1","status":"done","video_url":null,"enhanced_prompt":"a cat","status_update_time":7}"#;

fn seed_client(server: &Server) -> seed::Client {
    seed::Client::builder(&server.url)
        .bearer("KEY")
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_seed_is_called_without_a_body() {
    let server = Server::json(VIDEO);
    let video = seed_client(&server)
        .videos()
        .content("video_099c5197")
        .await
        .unwrap();
    assert_eq!((video.id.as_str(), video.status_update_time), ("v1", 7));
    assert_eq!(video.video_url, json!(null));

    let request = server.request();
    assert!(
        request.starts_with("GET /v1/videos/video_099c5197/content HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(header(&request, "authorization"), Some("Bearer KEY"));
    assert_eq!(header(&request, "accept"), Some("application/json"));
    assert_eq!(header(&request, "content-type"), None);
    assert_eq!(header(&request, "content-length"), None);
    assert_eq!(header(&request, "x-forwarded-host"), None);
    assert_eq!(body(&request), "");
}

#[tokio::test]
async fn the_seed_is_called_with_a_multipart_body() {
    let server = Server::json(VIDEO);
    let messages = vec![
        VideoContentRequestMessage::new()
            .role("user")
            .content("一只猫 & \"dog\""),
    ];
    let body = VideoContentRequest::new("veo3-fast", messages).stream(false);
    seed_client(&server)
        .videos()
        .content("v")
        .body(body)
        .await
        .unwrap();

    let request = server.request();
    let parts = parts(&request).await;
    let names: Vec<&str> = parts.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["model", "messages", "stream"]);
    assert_eq!(parts[0].3, "veo3-fast");
    assert_eq!(parts[1].2.as_deref(), Some("application/json"));
    let sent: serde_json::Value = serde_json::from_str(&parts[1].3).unwrap();
    assert_eq!(
        sent,
        json!([{"role": "user", "content": "一只猫 & \"dog\""}])
    );
    assert_eq!(parts[2].3, "false");
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let server = Server::json(VIDEO);
    let body = VideoContentRequest::new("a-model-of-tomorrow", Vec::new());
    seed_client(&server)
        .videos()
        .content("v")
        .body(body)
        .await
        .unwrap();
    let parts = parts(&server.request()).await;
    let sent: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, .., text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(sent, [("model", "a-model-of-tomorrow"), ("messages", "[]")]);
}

#[tokio::test]
async fn any_json_stands_where_only_null_was_recorded() {
    let server = Server::json(&VIDEO.replace("null", r#"{"hd":"https://x"}"#));
    let reply = seed_client(&server)
        .videos()
        .content("v")
        .send()
        .await
        .unwrap();
    assert_eq!(reply.status().as_u16(), 200);
    assert_eq!(reply.headers()["content-type"], "application/json");
    assert_eq!(reply.body().video_url, json!({"hd": "https://x"}));
    let written = serde_json::to_value(reply.into_body()).unwrap();
    assert_eq!(written["video_url"], json!({"hd": "https://x"}));
}

#[tokio::test]
async fn a_video_is_streamed_to_a_file() {
    let video: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let server = Server::answering("200 OK", "video/mp4", &video);
    let mut download = seed_client(&server)
        .videos()
        .content("v")
        .stream()
        .await
        .unwrap();
    assert_eq!(download.headers()["content-type"], "video/mp4");
    let path = tempfile::NamedTempFile::new().unwrap();
    let written = download.write_to(path.as_file()).await.unwrap();
    assert_eq!(written, 300_000);
    assert_eq!(std::fs::read(path.path()).unwrap(), video);
}

#[tokio::test]
async fn errors_say_what_the_server_said() {
    let server = Server::answering(
        "401 Unauthorized",
        "application/json",
        br#"{"error":"no such key"}"#,
    );
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Status);
    assert_eq!(
        (error.operation(), error.status().unwrap().as_u16()),
        ("videos.content", 401)
    );
    assert_eq!(
        error.json::<serde_json::Value>().unwrap(),
        json!({"error": "no such key"})
    );
    assert_eq!(
        error.to_string(),
        r#"videos.content: answered 401 Unauthorized: {"error":"no such key"}"#
    );

    let server = Server::answering(
        "500 Internal Server Error",
        "text/html",
        b"<html>oops\n</html>",
    );
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.body().unwrap().as_ref(), b"<html>oops\n</html>");
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert!(
        !format!(
            "{error:?} {error} {:?}",
            error.source().map(ToString::to_string)
        )
        .contains("KEY")
    );
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_told_by_its_path() {
    let server = Server::json(&VIDEO.replace("7}", "\"soon\"}"));
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Decode);
    assert_eq!(error.path(), Some("status_update_time"));
    let message = error.to_string();
    assert!(
        message.starts_with("videos.content: cannot decode the answer at status_update_time: "),
        "{message}"
    );
    assert!(error.body().unwrap().ends_with(b"\"soon\"}"));

    let server = Server::json("{not json");
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Decode);
}

#[tokio::test]
async fn answers_that_break_off_or_never_end_are_errors() {
    let head =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"id\":"
            .to_vec();
    let server = Server::raw(head, Then::Close);
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Transport);

    let server = Server::json(VIDEO);
    let client = seed::Client::builder(&server.url)
        .max_body(50)
        .build()
        .unwrap();
    let error = client.videos().content("v").await.unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::TooLarge);

    let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let server = Server::raw(head, Then::Repeat);
    let call = seed_client(&server).videos().content("v");
    assert_eq!(
        call.await.unwrap_err().to_string(),
        "videos.content: the answer is longer than 10485760 bytes"
    );
}

#[tokio::test]
async fn a_path_value_stays_in_its_segment() {
    let server = Server::json(VIDEO);
    let client = seed_client(&server);
    let long = "x".repeat(10_000);
    let values = [
        ("%2e%2e", "%252e%252e"),
        ("a/b", "a%2Fb"),
        ("?x", "%3Fx"),
        ("#x", "%23x"),
        ("\\", "%5C"),
        ("\t", "%09"),
        ("\n", "%0A"),
        ("\0", "%00"),
        (";", "%3B"),
        (" ", "%20"),
        ("+", "%2B"),
        ("%", "%25"),
        ("é", "%C3%A9"),
        ("...", "..."),
        (&long, &long),
    ];
    for (value, encoded) in values {
        client.videos().content(value).await.unwrap();
        assert_eq!(
            target(&server.request()),
            format!("/v1/videos/{encoded}/content")
        );
    }
    for value in ["", ".", ".."] {
        let error = client.videos().content(value).await.unwrap_err();
        assert_eq!(error.kind(), seed::ErrorKind::Build, "{value:?}");
        assert!(error.to_string().contains("`id`"), "{error}");
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn a_body_that_stops_coming_ends_at_the_limit_of_time() {
    let head =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"id\":"
            .to_vec();
    let server = Server::raw(head, Then::Hold);
    // Long enough for what the server sends at once to arrive, on a busy machine, too.
    let limit = std::time::Duration::from_secs(3);
    let client = seed::Client::builder(&server.url)
        .timeout(limit)
        .build()
        .unwrap();
    let error = client.videos().content("v").await.unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Timeout);
    let mut download = client.videos().content("v").stream().await.unwrap();
    let error = download.write_to(std::io::sink()).await.unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Timeout);
}
