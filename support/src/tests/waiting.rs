//! Threads that wait, without a runtime of their own and in the middle of one.

use std::thread;

use tokio::runtime::{Builder as RuntimeBuilder, Handle};

use super::server::Server;
use crate::{Answer, Blocking, Call, ErrorKind, Events, JsonLines, Method, Request};

const VIDEO: &str = r#"{"id":"1","type":null}"#;

#[test]
fn a_call_is_waited_for() {
    let server = Server::json(VIDEO);
    let client = server.client();
    assert_eq!(client.videos().content("1").blocking().unwrap().id, "1");
    let reply = client.videos().content("1").send().blocking().unwrap();
    assert_eq!(reply.status().as_u16(), 200);
    let server = Server::answering("404 Not Found", "text/plain", b"gone");
    let error = server.client().videos().content("1").blocking();
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.operation(), "videos.content");
}

#[test]
fn a_body_is_waited_for_piece_by_piece() {
    let server = Server::answering("200 OK", "video/mp4", b"12345");
    let client = server.client();
    let mut download = client.videos().file().stream().blocking().unwrap();
    let mut file = Vec::new();
    assert_eq!(download.write_to(&mut file).blocking().unwrap(), 5);
    assert_eq!(file, b"12345");
    assert_eq!(download.chunk().blocking().unwrap(), None);
    let download = client.videos().file().stream().blocking().unwrap();
    let pieces: Result<Vec<_>, _> = download.into_stream().blocking().collect();
    assert_eq!(pieces.unwrap().concat(), b"12345");
}

#[test]
fn streams_are_iterators() {
    let request = || Request::new(Method::GET, "events.list").path("/events");
    let server = Server::answering("200 OK", "text/event-stream", b"data: a\n\ndata: b\n\n");
    let answer = Answer::text_events("text/event-stream");
    let call: Call<Events<String>> = server.client().call(request(), answer);
    let mut events = call.clone().blocking().unwrap();
    assert_eq!(events.next().blocking().unwrap().unwrap().data, "a");
    let events = call.blocking().unwrap().into_stream().blocking();
    let told: Vec<String> = events.map(|event| event.unwrap().data).collect();
    assert_eq!(told, ["a", "b"]);
    // What is wrong with one item ends nothing.
    let server = Server::answering("200 OK", "application/x-ndjson", b"1\nx\n3\n");
    let answer = Answer::lines("application/x-ndjson");
    let call: Call<JsonLines<u8>> = server.client().call(request(), answer);
    let lines = call.blocking().unwrap().into_stream().blocking();
    let told: Vec<Option<u8>> = lines.map(Result::ok).collect();
    assert_eq!(told, [Some(1), None, Some(3)]);
}

#[test]
fn many_threads_wait_at_once() {
    let server = Server::json(VIDEO);
    let client = server.client();
    let threads: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            thread::spawn(move || client.videos().content("1").blocking())
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap().unwrap().id, "1");
    }
}

/// It does not panic, and says what to do instead.
#[test]
fn a_thread_of_a_runtime_does_not_wait() {
    let told = "client: this thread belongs to a runtime, which `blocking` would hold up: \
        await the call, or in `spawn_blocking` give it to `Handle::current().block_on`";
    let server = Server::answering("200 OK", "video/mp4", b"12345");
    let client = server.client();
    for mut runtime in [
        RuntimeBuilder::new_current_thread(),
        RuntimeBuilder::new_multi_thread(),
    ] {
        let runtime = runtime.enable_all().build().unwrap();
        runtime.block_on(async {
            let error = client.videos().file().blocking().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Build);
            assert_eq!(error.to_string(), told);
            assert!(server.was_not_called());
            let download = client.videos().file().stream().await.unwrap();
            let mut pieces = download.into_stream().blocking();
            assert_eq!(pieces.next().unwrap().unwrap_err().to_string(), told);
            assert!(pieces.next().is_none(), "a loop over it ends");
            server.request();
            // As it says.
            let call = client.videos().file();
            let waiting =
                tokio::task::spawn_blocking(move || Handle::current().block_on(call.into_future()));
            assert_eq!(waiting.await.unwrap().unwrap(), "12345");
            server.request();
        });
    }
}
