//! Requests that go another way, and requests that are signed on theirs.

use std::convert::Infallible;
use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::Body;

use super::sample::video;
use super::server::{Server, Then, body, header, target};
use crate::{
    Answer, Call, Client, Credential, ErrorKind, Method, Request, Retry, Sending, Transport,
};

const BASE: &str = "https://api.example.com/v1";

/// Keeps what it is given, and answers with each of these in turn.
#[derive(Clone)]
struct Fake {
    requests: Arc<Mutex<Vec<http::Request<Body>>>>,
    answers: Arc<Mutex<Vec<(u16, &'static str)>>>,
}

impl Fake {
    fn answering(answers: &[(u16, &'static str)]) -> Self {
        let answers = answers.iter().rev().copied().collect();
        Self {
            requests: Arc::default(),
            answers: Arc::new(Mutex::new(answers)),
        }
    }
}

impl Transport for Fake {
    fn send(&self, request: http::Request<Body>) -> Sending<'_> {
        self.requests.lock().unwrap().push(request);
        let answer = self.answers.lock().unwrap().pop();
        Box::pin(async move {
            let (status, body) = answer.ok_or("there is no more")?;
            let answer = http::Response::builder().status(status);
            Ok(answer.body(Body::from(body))?)
        })
    }
}

fn call(client: &Client) -> Call<serde_json::Value> {
    let request = Request::new(Method::PUT, "things.put").path("/things");
    let request = request
        .query("q", "a b")
        .json(&video("é"))
        .credential("key");
    client.call(request, Answer::json())
}

#[tokio::test]
async fn a_transport_takes_the_place_of_the_library() {
    let fake = Fake::answering(&[(503, ""), (200, r#"{"a":1}"#), (404, "gone")]);
    let client = Client::builder(BASE)
        .credential("key", Credential::bearer("secret"))
        .retry(Retry::new().with_first_pause(Duration::ZERO))
        .transport(fake.clone())
        .build()
        .unwrap();
    assert_eq!(call(&client).await.unwrap()["a"], 1);
    assert_eq!(call(&client).await.unwrap_err().body().unwrap(), "gone");
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(
        error.to_string(),
        "things.put: the exchange failed: there is no more"
    );
    let requests = fake.requests.lock().unwrap();
    // Of the two that went wrong without end, one was worth another attempt.
    assert_eq!(requests.len(), 4);
    for request in &*requests {
        assert_eq!(request.method(), Method::PUT);
        assert_eq!(request.uri().to_string(), format!("{BASE}/things?q=a%20b"));
        assert_eq!(request.headers()["authorization"], "Bearer secret");
        assert_eq!(request.headers()["content-type"], "application/json");
        let sent = request.body().as_bytes().unwrap();
        assert_eq!(sent, serde_json::to_vec(&video("é")).unwrap());
    }
}

/// A transport that only looks on.
struct Around(reqwest::Client, AtomicUsize);

impl Transport for Around {
    fn send(&self, request: http::Request<Body>) -> Sending<'_> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_transport_may_stand_around_the_library() {
    let server = Server::json(r#"{"a":2}"#);
    let around = Around(reqwest::Client::new(), AtomicUsize::new(0));
    let client = server.builder().transport(around).build().unwrap();
    assert_eq!(call(&client).await.unwrap()["a"], 2);
    let request = server.request();
    assert_eq!(target(&request), "/things?q=a%20b");
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    let nowhere = Client::builder("http://127.0.0.1:1").transport(reqwest::Client::new());
    let error = nowhere
        .build()
        .unwrap()
        .videos()
        .create()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
}

/// A transport that never answers.
struct Silent;

impl Transport for Silent {
    fn send(&self, _: http::Request<Body>) -> Sending<'_> {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn limits_hold_whatever_the_transport_is() {
    let short = Duration::from_millis(50);
    let silent = Client::builder(BASE).timeout(short).transport(Silent);
    let silent = silent.build().unwrap();
    assert_eq!(call(&silent).await.unwrap_err().kind(), ErrorKind::Timeout);
    // A body that stops coming, whole and streamed.
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{";
    let server = Server::raw(head.as_bytes().to_vec(), Then::Hold);
    // Long enough for what the server sends at once to arrive, on a busy machine, too.
    let client = server
        .builder()
        .timeout(Duration::from_secs(3))
        .transport(reqwest::Client::new());
    let client = client.build().unwrap();
    assert_eq!(call(&client).await.unwrap_err().kind(), ErrorKind::Timeout);
    let mut download = call(&client).stream().await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "{");
    assert_eq!(
        download.chunk().await.unwrap_err().kind(),
        ErrorKind::Timeout
    );
    let long = Fake::answering(&[(200, "0123456789")]);
    let client = Client::builder(BASE)
        .max_body(5)
        .transport(long)
        .build()
        .unwrap();
    assert_eq!(call(&client).await.unwrap_err().kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn each_attempt_is_signed_with_all_that_is_sent() {
    let busy = b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n".to_vec();
    let done = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_vec();
    let server = Server::turns(vec![busy, done]);
    let count = AtomicUsize::new(0);
    let client = server
        .builder()
        .credential("key", Credential::query("app_key", "k"))
        .retry(Retry::new().with_first_pause(Duration::ZERO))
        .sign_with(move |request| {
            let nonce = count.fetch_add(1, Ordering::Relaxed).to_string();
            let pairs = request
                .query()
                .map(|(name, value)| format!("{name}={value}"));
            let mut pairs: Vec<String> = pairs.collect();
            pairs.sort();
            let length = request.body().len();
            let sign = format!(
                "{} {} {} {} {length} {nonce}",
                request.method(),
                request.host(),
                request.path(),
                pairs.join("&")
            );
            request.add_query("nonce", nonce);
            request.set_header("X-Sign", &sign)
        })
        .build()
        .unwrap();
    call(&client).await.unwrap();
    for nonce in ["0", "1"] {
        let request = server.request();
        assert_eq!(
            target(&request),
            format!("/things?q=a%20b&app_key=k&nonce={nonce}")
        );
        let length = body(&request).chars().count();
        let host = header(&request, "host").unwrap();
        let sign = format!("PUT {host} /things app_key=k&q=a b {length} {nonce}");
        assert_eq!(header(&request, "x-sign"), Some(sign.as_str()));
    }
}

#[tokio::test]
async fn a_signature_may_stand_in_the_body() {
    let server = Server::json("{}");
    let client = server.builder().sign_with(|request| {
        let mut object: serde_json::Map<_, _> = serde_json::from_slice(request.body())?;
        object.insert("sign".to_owned(), "s".into());
        request.set_body(serde_json::to_vec(&object)?);
        Ok::<_, serde_json::Error>(())
    });
    call(&client.build().unwrap()).await.unwrap();
    let request = server.request();
    assert!(body(&request).ends_with(r#","sign":"s"}"#), "{request}");
    let length = body(&request).chars().count().to_string();
    assert_eq!(header(&request, "content-length"), Some(length.as_str()));
}

#[tokio::test]
async fn what_cannot_be_signed_is_not_sent() {
    let server = Server::json("{}");
    let client = server
        .builder()
        .sign_with(|request| request.set_header("x sign", ""));
    let error = call(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("cannot be signed"), "{error}");
    assert!(server.was_not_called());
    // Another origin gets no credentials, and no signature.
    let other: &'static str = Box::leak(server.url.clone().into_boxed_str());
    let client = Client::builder(BASE).sign_with(|request| {
        request.add_query("sign", "s");
        Ok::<_, Infallible>(())
    });
    let request = Request::new(Method::GET, "other.get")
        .origin(other)
        .path("/x");
    let call: Call<serde_json::Value> = client.build().unwrap().call(request, Answer::json());
    call.await.unwrap();
    assert_eq!(target(&server.request()), "/x");
}

/// A secret may be anywhere in it.
#[test]
fn what_is_signed_shows_no_secret() {
    let client = Client::builder(BASE)
        .credential("key", Credential::query("key", "canary"))
        .sign_with(|request| match format!("{request:?}").contains("canary") {
            true => Err("it is shown"),
            false => Ok(()),
        });
    call(&client.build().unwrap()).to_http().unwrap();
}
