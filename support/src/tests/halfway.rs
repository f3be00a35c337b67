//! What goes wrong half-way: limits that pass, calls that are dropped and go on, answers that break off.

use std::error::Error as _;
use std::fmt;
use std::future::pending;
use std::io::sink;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::Body;
use serde_json::{Value, json};

use super::abandoned::within;
use super::server::{Server, Then, header, target};
use crate::{
    Advance, Answer, Call, Client, Credential, Error, ErrorKind, Events, JsonLines, Method, Parts,
    Progress, Request, Retry, Sending, Source, Style, Token, Tokens, Transport, pages,
};

const SSE: &str = "text/event-stream";
const SHORT: Duration = Duration::from_millis(300);

fn get() -> Request {
    Request::new(Method::GET, "things.get").path("/things")
}

/// Answers nothing at all.
struct Never;

impl Transport for Never {
    fn send(&self, _: http::Request<Body>) -> Sending<'_> {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn transports_of_ones_own_have_the_limits_of_time_that_others_have() {
    let client = Client::builder("http://localhost")
        .timeout(SHORT)
        .transport(Never);
    let call: Call<()> = client.build().unwrap().call(get(), Answer::empty());
    assert_eq!(call.stream().await.unwrap_err().kind(), ErrorKind::Timeout);

    let head = "HTTP/1.1 200 OK\r\ncontent-length: 100000000\r\n\r\n";
    let server = Server::raw(head.into(), Then::Trickle);
    for client in [
        server.builder(),
        server.builder().transport(reqwest::Client::new()),
    ] {
        let call: Call<()> = client.build().unwrap().call(get(), Answer::empty());
        let mut download = call.with_timeout(SHORT).stream().await.unwrap();
        let error = download.write_to(sink()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
    }
}

#[tokio::test]
async fn a_limit_may_be_longer_than_any_clock_counts() {
    let server = Server::json("[1]");
    let client = server.builder().timeout(Duration::MAX).build().unwrap();
    let call: Call<Value> = client.call(get(), Answer::json());
    call.clone().await.unwrap();
    let mut download = call.stream().await.unwrap();
    assert_eq!(download.write_to(sink()).await.unwrap(), 3);
}

#[tokio::test]
async fn a_page_that_nobody_waited_for_is_asked_for_again() {
    let pages_of = |client: &Client| {
        let call: Call<Vec<u32>> = client.call(get(), Answer::json());
        pages(call, Advance::number("page", 1), |page, ahead| {
            ahead.items(page)
        })
    };
    let silent = Server::raw(Vec::new(), Then::Hold);
    let client = silent.builder().timeout(SHORT).build().unwrap();
    let mut list = pages_of(&client);
    assert!(within(list.next(), 2).await.is_none());
    assert_eq!(list.next().await.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(list.next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_server_that_gives_a_page_again_is_found_out_whatever_else_it_says() {
    let server = Server::json(r#"{"total":4,"items":[{"id":1},{"id":2}]}"#);
    let call: Call<Value> = server.client().call(get(), Answer::json());
    let mut list = pages(call, Advance::number("page", 1), |page, ahead| {
        let items = page["items"].as_array();
        ahead
            .items(items)
            .total(page["total"].as_str().is_none().then_some(&4_u64))
    });
    assert!(list.next().await.unwrap().is_some());
    assert_eq!(list.next().await.unwrap_err().kind(), ErrorKind::Decode);
    assert!(list.next().await.unwrap().is_none());
}

async fn opened(server: &Server) -> Events<String> {
    let call: Call<_> = server.client().call(get(), Answer::text_events(SSE));
    call.await.unwrap().reconnecting(1)
}

#[tokio::test]
async fn a_stream_that_is_opened_again_is_so_however_often_its_reader_turns_away() {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {SSE}\r\n\r\n");
    let server = Server::turns(vec![
        format!("{head}retry: 300\nid: 1\ndata: a\n\nid: 2\ndata: lo").into_bytes(),
        format!("{head}data: b\n\ndata: [DONE]\n\n").into_bytes(),
    ]);
    let mut events = opened(&server).await;
    assert_eq!(events.next().await.unwrap().unwrap().data, "a");
    let next = loop {
        let tick = Duration::from_millis(50);
        if let Ok(next) = tokio::time::timeout(tick, events.next()).await {
            break next;
        }
    };
    assert_eq!(next.unwrap().unwrap().data, "b");
    assert!(events.next().await.unwrap().is_none());
    server.request();
    // On a busy machine the reader turns away while a connection is made, too, which then brings no request.
    let mut requests = std::iter::repeat_with(|| server.request());
    let again = requests.find(|request| !request.is_empty()).unwrap();
    // The event that did not arrive whole has given no id.
    assert_eq!(header(&again, "last-event-id"), Some("1"));
}

#[tokio::test]
async fn what_is_no_stream_is_an_error_when_it_is_opened_again_too() {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {SSE}\r\n\r\n");
    let json = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 17\r\n\r\n";
    let server = Server::turns(vec![
        format!("{head}retry: 18446744073709551615\nretry: 1\ndata: a\n\n").into_bytes(),
        format!("{json}{{\"error\":\"quota\"}}").into_bytes(),
    ]);
    let mut events = opened(&server).await;
    events.next().await.unwrap().unwrap();
    let error = events.next().await.unwrap_err();
    assert_eq!(error.body().unwrap(), r#"{"error":"quota"}"#);
    assert!(events.next().await.unwrap().is_none());
}

#[tokio::test]
async fn what_is_no_stream_ends_though_it_trickles() {
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000000\r\n\r\n";
    let server = Server::raw(head.into(), Then::Trickle);
    let client = server.builder().timeout(SHORT).build().unwrap();
    let call: Call<Events<String>> = client.call(get(), Answer::text_events(SSE));
    let error = call.await.unwrap().next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.body().unwrap().starts_with(b"x"));
}

#[tokio::test]
async fn a_page_for_people_is_no_json_on_lines() {
    let server = Server::answering("200 OK", "text/html; charset=utf-8", b"<p>\n<p>\n");
    let call: Call<JsonLines<Value>> = server
        .client()
        .call(get(), Answer::lines("application/x-ndjson"));
    let mut lines = call.await.unwrap();
    let error = lines.next().await.unwrap_err();
    assert_eq!(error.body().unwrap(), "<p>\n<p>\n");
    assert!(lines.next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_token_that_is_refused_is_given_up_though_the_body_cannot_come_again() {
    let server = Server::turns(vec![
        b"HTTP/1.1 401 No\r\ncontent-length: 0\r\n\r\n".to_vec(),
        b"HTTP/1.1 204 Yes\r\n\r\n".to_vec(),
    ]);
    let count = Arc::new(Mutex::new(0));
    let tokens = Tokens::new(move || {
        let mut count = count.lock().unwrap();
        *count += 1;
        let token = Token::new(format!("t{count}"));
        async { Ok::<_, Error>(token) }
    });
    let builder = server
        .builder()
        .credential("token", Credential::bearer_from(tokens));
    let client = builder.build().unwrap();
    let put = || -> Call<()> {
        let body = Source::stream(super::uploads::pieces(&["a"]));
        let request = Request::new(Method::PUT, "things.put").path("/things");
        client.call(
            request.credential("token").bytes("a/b", body),
            Answer::empty(),
        )
    };
    assert_eq!(put().await.unwrap_err().status().unwrap().as_u16(), 401);
    put().await.unwrap();
    assert_eq!(
        header(&server.request(), "authorization"),
        Some("Bearer t1")
    );
    assert_eq!(
        header(&server.request(), "authorization"),
        Some("Bearer t2")
    );
}

#[tokio::test]
async fn an_answer_that_breaks_off_or_is_too_large_keeps_what_came() {
    let cut = "HTTP/1.1 200 OK\r\nx-id: 7\r\ncontent-length: 90\r\n\r\n[1,";
    let large = "HTTP/1.1 200 OK\r\nx-id: 7\r\ncontent-length: 90000\r\n\r\n[1,";
    for (answer, kind, body) in [
        (cut, ErrorKind::Transport, "[1,"),
        (large, ErrorKind::TooLarge, ""),
    ] {
        let server = Server::raw(answer.into(), Then::Close);
        let client = server.builder().max_body(1000).build().unwrap();
        let call: Call<Value> = client.call(get(), Answer::json());
        let error = call.with_retry(Retry::never()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.status().unwrap().as_u16()),
            (kind, 200)
        );
        assert_eq!(error.headers().unwrap()["x-id"], "7");
        assert_eq!(error.body().unwrap(), body);
    }
}

#[tokio::test]
async fn what_an_error_says_is_short_and_has_no_url() {
    let long = format!(r#"{{"id":"{}"}}"#, "x".repeat(100_000));
    let server = Server::json(&long);
    #[derive(Debug, serde::Deserialize)]
    struct Thing {
        #[expect(dead_code, reason = "it is never read")]
        id: u32,
    }
    let call: Call<Thing> = server.client().call(get(), Answer::json());
    let error = call.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (ErrorKind::Decode, Some("id"))
    );
    assert!(
        error.to_string().len() < 1200,
        "{}",
        error.to_string().len()
    );
    assert!(format!("{error:?}").len() < 1300);
    assert!(format!("{:?}", error.source()).len() < 1200);

    struct Wrapping(reqwest::Client);
    #[derive(Debug)]
    struct Wrapped(reqwest::Error);
    impl fmt::Display for Wrapped {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "middleware: {}", self.0)
        }
    }
    impl std::error::Error for Wrapped {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&self.0)
        }
    }
    impl Transport for Wrapping {
        fn send(&self, request: http::Request<Body>) -> Sending<'_> {
            Box::pin(async move {
                let request = reqwest::Request::try_from(request)?;
                Ok(self.0.execute(request).await.map_err(Wrapped)?.into())
            })
        }
    }
    // Nobody listens there.
    let client = Client::builder("http://127.0.0.1:1").transport(Wrapping(reqwest::Client::new()));
    let call: Call<()> = client
        .build()
        .unwrap()
        .call(get().query("key", "canary"), Answer::empty());
    let error = call.with_retry(Retry::never()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(
        !format!("{error} {error:?}").contains("canary"),
        "{error:?}"
    );
    assert!(error.source().unwrap().is::<Wrapped>());
}

#[tokio::test]
async fn a_failure_may_begin_with_a_byte_order_mark() {
    let server = Server::answering(
        "404 Not Found",
        "application/problem+json",
        b"\xEF\xBB\xBF{\"a\":1}",
    );
    let call: Call<()> = server.client().call(get(), Answer::empty());
    assert_eq!(call.await.unwrap_err().json::<Value>().unwrap()["a"], 1);
}

#[tokio::test]
async fn progress_is_told_of_what_is_in_memory_as_it_goes() {
    let server = Server::answering("200 OK", "text/plain", b"");
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = told.clone();
    let request = Request::new(Method::PUT, "things.put").path("/things");
    let request = request.bytes("a/b", vec![7_u8; 200_000]);
    let call: Call<()> = server.client().call(request, Answer::empty());
    let watch = move |Progress { bytes, .. }| tell.lock().unwrap().push(bytes);
    call.with_progress(watch).await.unwrap();
    assert_eq!(*told.lock().unwrap(), [65_536, 131_072, 196_608, 200_000]);
}

#[tokio::test]
async fn an_apostrophe_goes_as_urls_have_it() {
    let server = Server::answering("200 OK", "text/plain", b"");
    let request = get().query_in(Style::FORM.reserved(), "r", Parts::one("it's/a"));
    let call: Call<()> = server.client().call(request, Answer::empty());
    call.await.unwrap();
    assert_eq!(target(&server.request()), "/things?r=it%27s/a");
}

#[test]
fn a_request_is_shown_without_the_values_in_its_path() {
    let request = Request::new(Method::GET, "things.get")
        .path("/things/")
        .segment("id", "canary");
    assert!(format!("{request:?}").contains("/things/{id}"));
    assert!(!format!("{request:?}").contains("canary"));
}

#[test]
fn a_query_parameter_that_is_set_again_is_set_once() {
    let request = get()
        .query_list("a", [1, 2])
        .query("a[b]", 3)
        .query("ab", 4);
    let request = request.set_query("ab", 5).set_query("a", 6);
    let pairs = request.query_pairs().iter();
    let pairs: Vec<_> = pairs.map(|pair| (pair.name(), pair.value())).collect();
    assert_eq!(pairs, [("a[b]", "3"), ("ab", "5"), ("a", "6")]);
    // With what is written of a parameter in a style.
    let fields = || Parts::fields(&json!({"b": 1, "c": {"d": 2}}));
    let request = request.query_in(Style::DEEP_OBJECT, "a", fields());
    let flat = Parts::fields(&json!({"ab": 1, "e": 2}));
    let request = request.query_in(Style::FORM.exploded(), "f", flat);
    let rest = request.unset_query("a").unset_query("f");
    let names: Vec<_> = rest
        .query_pairs()
        .iter()
        .map(crate::pair::Pair::name)
        .collect();
    assert_eq!(names, ["a[b]", "ab"]);
}

#[tokio::test]
async fn a_page_of_a_gateway_is_told_as_such() {
    let server = Server::answering("200 OK", "text/html; charset=utf-8", b"<p>Log in</p>");
    let call: Call<Value> = server.client().call(get(), Answer::json());
    let error = call.await.unwrap_err();
    let expected = "things.get: cannot decode the answer, which is `text/html`: expected value at line 1 column 1";
    assert_eq!(error.to_string(), expected);
}
