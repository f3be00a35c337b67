//! Generated calls whose answers come one thing after another.

use serde_json::json;
use tests::streams::Client;
use tests::streams::types::{ChatRequest, CreateFollow, CreateQuestion};

use crate::server::{Server, body, header, target};

const EVENTS: &str = "text/event-stream";

#[tokio::test]
async fn one_operation_answers_whole_or_piece_by_piece() {
    let whole = Server::json(r#"{"text":"hello"}"#);
    let client = Client::builder(&whole.url).build().unwrap();
    let request = ChatRequest::new("m");
    let answer = client.chat().completions(request.clone()).await.unwrap();
    assert_eq!(answer.text, "hello");
    let sent = whole.request();
    assert_eq!(body(&sent), r#"{"model":"m"}"#);
    assert_eq!(header(&sent, "accept"), Some("application/json"));

    let text =
        b"data: {\"delta\":\"hel\",\"at\":1.0}\n\ndata: {\"delta\":\"lo\"}\n\ndata: [DONE]\n\n";
    let pieces = Server::answering("200 OK", EVENTS, text);
    let client = Client::builder(&pieces.url).build().unwrap();
    let call = client.chat().completions(request.stream(false)).trace(true);
    let mut events = call.events().await.unwrap();
    let first = events.next().await.unwrap().unwrap().data;
    assert_eq!((first.delta.as_str(), first.at), ("hel", Some(1)));
    assert_eq!(events.next().await.unwrap().unwrap().data.delta, "lo");
    assert!(events.next().await.unwrap().is_none());
    let sent = pieces.request();
    assert_eq!(target(&sent), "/v1/chat/completions?trace=true");
    assert_eq!(body(&sent), r#"{"model":"m","stream":true}"#);
    assert_eq!(header(&sent, "accept"), Some(EVENTS));
}

/// Where nothing is said of events but that there are some, they are any JSON.
#[tokio::test]
async fn a_property_alone_tells_of_events() {
    let server = Server::answering("200 OK", EVENTS, b"event: answer\ndata: [1]\n\n");
    let client = Client::builder(&server.url).build().unwrap();
    let call = client.questions().create(CreateQuestion::new("why?"));
    let mut events = call.events().await.unwrap();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.name.as_str(), event.data), ("answer", json!([1])));
    assert_eq!(body(&server.request()), r#"{"text":"why?","stream":true}"#);
}

#[tokio::test]
async fn events_alone_are_awaited() {
    let server = Server::answering("200 OK", EVENTS, b"data: {\"progress\":0.5}\n\n");
    let client = Client::builder(&server.url).build().unwrap();
    let mut events = client.tasks().events("7").await.unwrap();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!(event.data.progress, Some(0.5));
    assert_eq!(header(&server.request(), "accept"), Some(EVENTS));
    let mut texts = client.events().list().await.unwrap();
    let text = texts.next().await.unwrap().unwrap();
    assert_eq!(text.data, r#"{"progress":0.5}"#);
}

#[tokio::test]
async fn lines_are_of_the_type_that_is_described() {
    let server = Server::answering("200 OK", "application/x-ndjson", b"1\n2.0\n\"x\"\n3\n");
    let client = Client::builder(&server.url).build().unwrap();
    let mut counters = client.counters().list().await.unwrap();
    assert_eq!(counters.next().await.unwrap(), Some(1));
    assert_eq!(counters.next().await.unwrap(), Some(2));
    let error = counters.next().await.unwrap_err();
    assert_eq!(error.body().unwrap(), "\"x\"");
    assert_eq!(counters.next().await.unwrap(), Some(3));
    assert_eq!(counters.next().await.unwrap(), None);
    assert_eq!(
        header(&server.request(), "accept"),
        Some("application/x-ndjson")
    );

    let server = Server::answering("200 OK", "application/jsonl", b"{\"text\":\"a\"}");
    let client = Client::builder(&server.url).build().unwrap();
    let mut lines = client.logs().list().lines_value(5).lines().await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap().text, "a");
    let sent = server.request();
    assert_eq!(target(&sent), "/v1/logs?lines=5");
    assert_eq!(header(&sent, "accept"), Some("application/jsonl"));
}

/// Where the answer is a stream in any case the request says so, whatever its caller says.
#[tokio::test]
async fn a_stream_alone_is_asked_for_by_its_property() {
    let server = Server::answering("200 OK", EVENTS, b"id: 1\ndata: {\"n\":7}\n\n");
    let client = Client::builder(&server.url).build().unwrap();
    let request = CreateFollow::new("x").stream(false);
    let mut events = client.follow().create(request).await.unwrap();
    // The schema of the event says what its data is.
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.data.n, event.id.as_str()), (7, "1"));
    assert_eq!(body(&server.request()), r#"{"q":"x","stream":true}"#);
}

#[tokio::test]
async fn a_list_that_comes_line_by_line_is_its_elements() {
    let server = Server::answering("200 OK", "application/stream+json", b"{\"id\":\"a\"}\n");
    let client = Client::builder(&server.url).build().unwrap();
    let mut records = client.dump().get().await.unwrap();
    assert_eq!(records.next().await.unwrap().unwrap().id, "a");
}
