//! Answers that tell one thing after another: event streams and lines of JSON.

use std::future::poll_fn;
use std::pin::pin;

use bytes::Bytes;
use futures_core::Stream;
use serde_json::{Value, json};

use super::sample::Video;
use super::server::{Server, Then, header};
use crate::feed::{Feed, Frame};
use crate::{
    Answer, Call, Client, Error, ErrorKind, Event, Events, JsonLines, Method, Request, asked,
    saying,
};

const SSE: &str = "text/event-stream";

fn frames(parts: &[&[u8]]) -> Vec<(String, String, String)> {
    let mut feed = Feed::default();
    let mut frames = Vec::new();
    let mut take = |feed: &mut Feed| {
        while let Some(Frame { name, data }) = feed.next() {
            frames.push((name, data, feed.last_id().to_owned()));
        }
    };
    for part in parts {
        feed.push(part);
        take(&mut feed);
    }
    feed.end();
    take(&mut feed);
    frames
}

/// The examples of the specification, and what servers make of it.
#[test]
fn lines_mean_what_the_specification_says() {
    for (text, expected) in [
        ("data: a\n\n", vec![("", "a", "")]),
        (
            "data:a\r\rdata\r\n\r\ndata:\n\n",
            vec![("", "a", ""), ("", "", ""), ("", "", "")],
        ),
        ("data: a\ndata:  b\ndata\n\n", vec![("", "a\n b\n", "")]),
        (
            ": hello\n\nevent: add\nid: 1\ndata: 73\n\nid\nevent:\ndata: x\n\n",
            vec![("add", "73", "1"), ("", "x", "")],
        ),
        ("event: gone\n\ndata: a\nid: 1\0\n\n", vec![("", "a", "")]),
        ("\u{feff}data: 好\nDATA: x\n\n", vec![("", "好", "")]),
        ("data: \u{feff}a\n\n", vec![("", "\u{feff}a", "")]),
        // What no blank line ends counts at the end.
        ("data: a\n\ndata: b", vec![("", "a", ""), ("", "b", "")]),
        ("id: 7\nevent: x", vec![]),
    ] {
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(name, data, id)| (name.to_owned(), data.to_owned(), id.to_owned()))
            .collect();
        for cut in 0..=text.len() {
            let (first, second) = text.as_bytes().split_at(cut);
            assert_eq!(frames(&[first, second]), expected, "{text:?} at {cut}");
        }
        let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
        assert_eq!(frames(&bytes), expected, "{text:?}");
    }
    let broken = frames(&[b"data: \xff\n\n"]);
    assert_eq!(broken[0].1, "\u{fffd}");
}

fn events<T>(server: &Server, answer: Answer<Events<T>>) -> Call<Events<T>> {
    let request = Request::new(Method::GET, "things.watch").path("/things");
    server.builder().build().unwrap().call(request, answer)
}

async fn all<T: Send + 'static>(events: Events<T>) -> Vec<Result<Event<T>, Error>> {
    let mut stream = pin!(events.into_stream());
    let mut all = Vec::new();
    while let Some(event) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        all.push(event);
    }
    all
}

#[tokio::test]
async fn events_are_typed_as_they_arrive() {
    let text = "event: new\nid: 5\ndata: {\"id\":\"v\",\ndata: \"type\":null}\n\n: ping\n\ndata: [DONE]\n\ndata: {}\n\n";
    // The answer stays open: what is there is given at once.
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {SSE}\r\nx-id: 1\r\n\r\n{text}");
    let server = Server::raw(head.into_bytes(), Then::Hold);
    let mut events = events::<Video>(&server, Answer::events(SSE)).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "accept"), Some(SSE));
    assert_eq!(events.status().as_u16(), 200);
    assert_eq!(events.headers()["x-id"], "1");
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.name.as_str(), event.id.as_str()), ("new", "5"));
    assert_eq!(event.data.id, "v");
    // What comes behind the end is not read.
    assert!(events.next().await.unwrap().is_none());
    assert!(events.next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_event_that_is_something_else_is_an_error_and_the_rest_follows() {
    let text = "data: {\"id\":\"1\"}\n\nevent: error\ndata: {\"id\":7}\n\ndata: {\"id\":\"2\"}\n\n";
    let server = Server::answering("200 OK", SSE, text.as_bytes());
    let all = all(events::<Video>(&server, Answer::events(SSE)).await.unwrap()).await;
    assert_eq!(all.len(), 3);
    assert_eq!(all[0].as_ref().unwrap().name, "message");
    let error = all[1].as_ref().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.path(), Some("id"));
    assert_eq!(error.operation(), "things.watch");
    assert_eq!(error.json::<Value>().unwrap(), json!({"id": 7}));
    assert_eq!(all[2].as_ref().unwrap().data.id, "2");
}

#[tokio::test]
async fn what_is_no_success_opens_nothing() {
    let server = Server::answering("404 Not Found", "text/plain", b"no such thing");
    let error = events(&server, Answer::text_events(SSE)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.body().unwrap(), "no such thing");
}

/// Many servers answer 200 with JSON where something is wrong.
#[tokio::test]
async fn an_answer_that_is_no_stream_is_an_error_with_its_body() {
    let body = r#"{"code":401,"msg":"no auth"}"#;
    for content_type in ["application/json; charset=utf-8", "text/html"] {
        let server = Server::answering("200 OK", content_type, body.as_bytes());
        let mut events = events(&server, Answer::text_events(SSE)).await.unwrap();
        let error = events.next().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.body().unwrap(), body);
        assert!(events.next().await.unwrap().is_none());
    }
    // Some call a stream text.
    let server = Server::answering("200 OK", "text/plain", b"data: a\n\n");
    let mut events = events(&server, Answer::text_events(SSE)).await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a");
}

#[tokio::test]
async fn an_event_has_a_limit_and_a_stream_has_none() {
    let endless = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\ndata: a\n\r\n";
    let server = Server::raw(endless.as_bytes().to_vec(), Then::Repeat);
    let builder = server.builder().max_body(20_000);
    let request = Request::new(Method::GET, "things.watch").path("/things");
    let call: Call<_> = builder
        .build()
        .unwrap()
        .call(request, Answer::text_events(SSE));
    let all = all(call.await.unwrap()).await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].as_ref().unwrap_err().kind(), ErrorKind::TooLarge);
    let many = "data: 0123456789\n\n".repeat(3_000);
    let server = Server::answering("200 OK", SSE, many.as_bytes());
    let builder = server.builder().max_body(20_000);
    let request = Request::new(Method::GET, "things.watch").path("/things");
    let call: Call<_> = builder
        .build()
        .unwrap()
        .call(request, Answer::text_events(SSE));
    let mut events = call.await.unwrap();
    let mut count = 0;
    while let Some(event) = events.next().await.unwrap() {
        assert_eq!(event.data, "0123456789");
        count += 1;
    }
    assert_eq!(count, 3_000);
}

#[tokio::test]
async fn a_stream_goes_on_where_it_broke_off() {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {SSE}\r\n");
    let server = Server::turns(vec![
        format!("{head}content-length: 900\r\n\r\nretry: 0\nid: é1\ndata: a\n\ndata: lost")
            .into_bytes(),
        format!("{head}\r\nid: 2\ndata: b\n\n").into_bytes(),
        b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(),
    ]);
    let opened = events(&server, Answer::text_events(SSE)).await.unwrap();
    let mut opened = opened.reconnecting(1);
    assert_eq!(opened.next().await.unwrap().unwrap().data, "a");
    assert_eq!(opened.next().await.unwrap().unwrap().data, "b");
    assert_eq!(header(&server.request(), "last-event-id"), None);
    // It goes back as it came, in UTF-8.
    let again = server.request();
    assert_eq!(header(&again, "last-event-id"), Some("Ã©1"));

    let server = Server::turns(vec![
        format!("{head}content-length: 900\r\n\r\nretry: 0\nid: 1\ndata: a\n\ndata: lost")
            .into_bytes(),
        format!("{head}\r\nid: 2\ndata: b\n\n").into_bytes(),
        b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(),
    ]);
    let opened = events(&server, Answer::text_events(SSE)).await.unwrap();
    let all = all(opened.reconnecting(1)).await;
    let data: Vec<_> = all.into_iter().map(|event| event.unwrap().data).collect();
    assert_eq!(data, ["a", "b"]);
    let ids = (0..3).map(|_| header(&server.request(), "last-event-id").map(str::to_owned));
    assert_eq!(
        Vec::from_iter(ids),
        [None, Some("1".to_owned()), Some("2".to_owned())]
    );
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_an_error() {
    let text = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {SSE}\r\ncontent-length: 900\r\n\r\ndata: a\n\ndata: b"
    );
    let server = Server::raw(text.into_bytes(), Then::Close);
    let all = all(events(&server, Answer::text_events(SSE)).await.unwrap()).await;
    assert_eq!(all[0].as_ref().unwrap().data, "a");
    assert_eq!(all[1].as_ref().unwrap_err().kind(), ErrorKind::Transport);
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn lines_are_typed_as_they_arrive() {
    let text = "{\"id\":\"1\"}\r\n\n\u{1e}{\"id\":\"2\"}\n[]\n{\"id\":\"3\"}";
    let server = Server::answering("200 OK", "application/x-ndjson", text.as_bytes());
    let client = server.builder().build().unwrap();
    let request = Request::new(Method::GET, "things.list").path("/things");
    let call: Call<JsonLines<Video>> = client.call(request, Answer::lines("application/x-ndjson"));
    let reply = call.send().await.unwrap();
    assert_eq!(reply.status().as_u16(), 200);
    let mut lines = reply.into_body();
    assert_eq!(lines.next().await.unwrap().unwrap().id, "1");
    assert_eq!(lines.next().await.unwrap().unwrap().id, "2");
    let error = lines.next().await.unwrap_err();
    assert_eq!(error.body().unwrap(), "[]");
    assert_eq!(lines.next().await.unwrap().unwrap().id, "3");
    assert!(lines.next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_recorded_answer_is_read_as_a_stream() {
    let client = Client::builder("https://api.example.com").build().unwrap();
    let request = Request::new(Method::GET, "things.watch").path("/things");
    let call: Call<Events<String>> = client.call(request, Answer::text_events(SSE));
    let recorded = http::Response::new(Bytes::from_static(b"data: a\n\n"));
    let mut events = call.read_http(recorded).unwrap().into_body();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a");
    assert!(events.next().await.unwrap().is_none());
}

/// The form of an answer may be chosen by a property of the request.
#[tokio::test]
async fn a_call_may_ask_for_another_form_of_its_answer() {
    let server = Server::answering("200 OK", SSE, b"data: {}\n\n");
    let client = server.builder().build().unwrap();
    for (body, expected) in [
        (
            json!({"a": 1, "stream": false, "b": 2}),
            r#"{"a":1,"stream":true,"b":2}"#,
        ),
        (json!({}), r#"{"stream":true}"#),
    ] {
        let request = Request::new(Method::POST, "chat.create")
            .path("/chat")
            .json(&body);
        let call: Call<Value> = client.call(request, Answer::json());
        let answer = Answer::<Events<Value>>::events(SSE);
        let mut events = asked(call.edit(|request| saying(request, "stream")), answer)
            .await
            .unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, json!({}));
        let request = server.request();
        assert_eq!(super::server::body(&request), expected);
        assert_eq!(header(&request, "accept"), Some(SSE));
        assert_eq!(header(&request, "content-type"), Some("application/json"));
    }
}
