//! What a call says of itself to `tracing`: enough to find it, and nothing that it keeps to itself.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{DefaultGuard, set_default};
use tracing::{Event, Metadata, Subscriber};

use super::sample::{things, video};
use super::server::{Server, Then};
use crate::{Client, Credential, Method, Request, Retry};

const CANARY: &str = "c4n4ry";

/// What was said of a span or an event.
type Fields = BTreeMap<&'static str, String>;

/// All that clients say, and nothing of the libraries below them.
#[derive(Clone, Default)]
struct Ear(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    spans: Vec<Fields>,
    events: Vec<Fields>,
}

struct Noting<'f>(&'f mut Fields);

impl Visit for Noting<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let again = self.0.insert(field.name(), format!("{value:?}"));
        assert_eq!(again, None, "{field} twice");
    }
}

impl Subscriber for Ear {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("support")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut heard = self.0.lock().unwrap();
        let mut fields = Fields::from([("span", span.metadata().name().to_owned())]);
        span.record(&mut Noting(&mut fields));
        heard.spans.push(fields);
        Id::from_u64(heard.spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut heard = self.0.lock().unwrap();
        let fields = &mut heard.spans[span.into_u64() as usize - 1];
        values.record(&mut Noting(fields));
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::new();
        event.record(&mut Noting(&mut fields));
        self.0.lock().unwrap().events.push(fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

impl Ear {
    /// The spans since it was asked last.
    fn spans(&self) -> Vec<Fields> {
        std::mem::take(&mut *self.0.lock().unwrap()).spans
    }
}

/// Somebody who hears what clients of this thread say.
///
/// `tracing` keeps for each span and event whether anybody listens. A thread of another test that comes to one for the first
/// time just now may keep that nobody does, so a call is made until it is heard: each who listens anew is asked again.
async fn listening() -> (Ear, DefaultGuard) {
    loop {
        let ear = Ear::default();
        let guard = set_default(ear.clone());
        let busy = "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n";
        let done = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
        let server = Server::turns(vec![busy.into(), done.into()]);
        secretive(&server).things(asking()).await.unwrap();
        let heard = std::mem::take(&mut *ear.0.lock().unwrap());
        if (heard.spans.len(), heard.events.len()) == (1, 1) {
            return (ear, guard);
        }
    }
}

fn fields(pairs: &[(&'static str, &str)]) -> Fields {
    pairs
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

/// A client with a secret in every place, which makes calls again at once.
fn secretive(server: &Server) -> Client {
    let builder = server
        .builder()
        .retry(Retry::new().with_first_pause(Duration::ZERO))
        .credential("key", Credential::query("key", CANARY))
        .credential("cookie", Credential::cookie("session", CANARY))
        .bearer(CANARY)
        .default_header("X-Default", CANARY);
    builder.build().unwrap()
}

fn asking() -> Request {
    let request = Request::new(Method::PUT, "things.put")
        .path("/things/")
        .segment("id", CANARY)
        .path("/a.")
        .segment("form", CANARY)
        .query("q", CANARY)
        .header("X-Trace", CANARY)
        .json(&video(CANARY));
    request.credentials(&["key", "cookie", "bearer"])
}

#[tokio::test]
async fn a_call_has_one_span_with_its_name_attempts_and_status() {
    let (ear, _listening) = listening().await;
    let busy =
        format!("HTTP/1.1 503 {CANARY}\r\nx-key: {CANARY}\r\ncontent-length: 6\r\n\r\n{CANARY}");
    let done =
        format!("HTTP/1.1 200 OK\r\nset-cookie: {CANARY}\r\ncontent-length: 6\r\n\r\n{CANARY}");
    let server = Server::turns(vec![busy.clone().into(), busy.into(), done.into()]);
    secretive(&server).things(asking()).await.unwrap();
    let heard = std::mem::take(&mut *ear.0.lock().unwrap());
    assert_eq!(
        heard.spans,
        [fields(&[
            ("span", "call"),
            ("operation", "\"things.put\""),
            ("method", "\"PUT\""),
            ("path", "\"/things/{id}/a.{form}\""),
            ("attempts", "3"),
            ("status", "200"),
        ])]
    );
    assert_eq!(heard.events.len(), 2);
    for (event, attempts) in heard.events.iter().zip(["1", "2"]) {
        assert_eq!(event["attempts"], attempts);
        assert_eq!((&*event["status"], &*event["error"]), ("503", "Status"));
    }
    let text = format!("{:?} {:?}", heard.spans, heard.events);
    assert!(!text.contains(CANARY), "{text}");
    assert!(server.request().contains(CANARY));
}

#[tokio::test]
async fn a_call_that_fails_says_how() {
    let (ear, _listening) = listening().await;
    let gone = Server::answering("404 Not Found", "text/plain", CANARY.as_bytes());
    let silent = Server::raw(Vec::new(), Then::Hold);
    let short = Duration::from_millis(50);
    for (call, error, status, attempts) in [
        (
            secretive(&gone).things(asking()),
            "Status",
            Some("404"),
            "1",
        ),
        (
            secretive(&silent).things(asking()).with_timeout(short),
            "Timeout",
            None,
            "1",
        ),
        // Nothing can be sent.
        (
            secretive(&gone).things(things().header("X", "c4n4ry\n")),
            "Build",
            None,
            "1",
        ),
    ] {
        for stream in [false, true] {
            let call = call.clone();
            match stream {
                true => _ = call.stream().await.unwrap_err(),
                false => _ = call.await.unwrap_err(),
            }
            let spans = ear.spans();
            let [span] = &*spans else {
                panic!("{spans:?}");
            };
            assert_eq!(span["error"], error);
            assert_eq!(span.get("status").map(String::as_str), status);
            assert_eq!(span["attempts"], attempts);
            assert!(!format!("{span:?}").contains(CANARY), "{span:?}");
        }
    }
}

#[tokio::test]
async fn a_stream_is_a_call_until_its_body_comes() {
    let (ear, _listening) = listening().await;
    let server = Server::answering("200 OK", "text/plain", b"12345");
    let mut download = secretive(&server).things(asking()).stream().await.unwrap();
    assert_eq!(ear.spans()[0]["status"], "200");
    download.chunk().await.unwrap();
    assert_eq!(ear.spans(), []);
}

#[test]
fn a_path_has_a_template() {
    for (request, template) in [
        (asking(), "/things/{id}/a.{form}"),
        (things(), "/things"),
        (things().segment("a", "/").segment("b", 1), "/things{a}{b}"),
        (Request::new(Method::GET, "x"), ""),
    ] {
        assert_eq!(request.path_template(), template);
    }
}
