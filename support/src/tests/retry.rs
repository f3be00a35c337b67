//! Calls that are made again: only where that does no harm, not too often, and not too soon.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use super::sample::{things, video};
use super::server::{Server, body, header};
use crate::retry::{Budget, retry_after};
use crate::{Client, ErrorKind, Request, Retry};

const SOON: Retry = Retry::new().with_first_pause(Duration::ZERO);

/// A server that answers with each of these in turn, and then with the last one.
fn answering(answers: &[&str]) -> Server {
    let answers = answers.iter().map(|answer| answer.as_bytes().to_vec());
    Server::turns(answers.collect())
}

const BUSY: &str = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n";
const DONE: &str = "HTTP/1.1 204 No Content\r\n\r\n";

fn client(server: &Server) -> Client {
    server.builder().retry(SOON).build().unwrap()
}

fn requests(server: &Server) -> usize {
    let mut count = 0;
    while !server.was_not_called() {
        count += 1;
    }
    count
}

#[tokio::test]
async fn what_is_safe_is_made_again_with_the_same_bytes() {
    for status in [408, 429, 502, 503, 504] {
        let busy = format!("HTTP/1.1 {status} Busy\r\ncontent-length: 0\r\n\r\n");
        let server = answering(&[&busy, &busy, DONE]);
        let request = Request::new(Method::PUT, "things.put").path("/things");
        let call = client(&server).things(request.json(&video("é")));
        call.await.unwrap();
        let sent: Vec<String> = (0..3).map(|_| server.request()).collect();
        assert_eq!(body(&sent[0]), body(&sent[1]));
        assert_eq!(BTreeSet::from_iter(sent).len(), 1);
        assert!(server.was_not_called());
    }
}

#[tokio::test]
async fn what_is_made_again_depends_on_the_method() {
    for (method, attempts) in [
        (Method::GET, 3),
        (Method::HEAD, 3),
        (Method::PUT, 3),
        (Method::DELETE, 3),
        (Method::OPTIONS, 3),
        (Method::POST, 1),
        (Method::PATCH, 1),
    ] {
        let server = answering(&[BUSY]);
        let request = Request::new(method.clone(), "things.try").path("/things");
        let call = client(&server).things(request);
        call.clone().await.unwrap_err();
        assert_eq!(requests(&server), attempts, "{method}");
        call.with_idempotency_key("k").await.unwrap_err();
        assert_eq!(requests(&server), 3, "{method}");
    }
}

/// Whatever a server says, it does not hold a call longer than its user allows.
#[tokio::test]
async fn no_server_makes_a_call_wait_longer_than_the_longest_pause() {
    for told in [
        "3600",
        "18446744073709551615",
        "99999999999999999999999",
        "-1",
        "soon",
        "",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT",
    ] {
        let busy = format!("HTTP/1.1 429 Busy\r\nretry-after: {told}\r\ncontent-length: 0\r\n\r\n");
        let server = answering(&[&busy]);
        let hasty = Retry::new().with_longest_pause(Duration::ZERO);
        let client = server.builder().retry(hasty).build().unwrap();
        let error = client.things(things()).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 429);
        assert_eq!(requests(&server), 3, "{told}");
    }
}

#[tokio::test]
async fn what_may_have_been_done_is_not_made_again() {
    let server = answering(&[BUSY]);
    let error = client(&server).videos().create().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert_eq!(requests(&server), 1);
    for status in [400, 401, 404, 409, 500, 501] {
        let answer = format!("HTTP/1.1 {status} No\r\ncontent-length: 0\r\n\r\n");
        let server = answering(&[&answer]);
        let error = client(&server).things(things()).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(requests(&server), 1);
    }
}

#[tokio::test]
async fn a_key_makes_any_call_safe_to_repeat() {
    let server = answering(&[BUSY, "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nnull"]);
    let call = client(&server).videos().create();
    call.with_idempotency_key("k-1").await.unwrap();
    for _ in 0..2 {
        assert_eq!(header(&server.request(), "idempotency-key"), Some("k-1"));
    }
}

#[tokio::test]
async fn a_stream_begins_again_until_its_head_is_there() {
    let server = answering(&[BUSY, "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nab"]);
    let mut stream = client(&server).videos().file().stream().await.unwrap();
    assert_eq!(stream.chunk().await.unwrap().unwrap(), "ab");
    assert_eq!(requests(&server), 2);
}

#[tokio::test]
async fn attempts_end() {
    let server = answering(&[BUSY]);
    let again = client(&server);
    again.things(things()).await.unwrap_err();
    assert_eq!(requests(&server), 3);
    let call = again.things(things()).with_retry(SOON.with_attempts(5));
    call.await.unwrap_err();
    assert_eq!(requests(&server), 5);
    let call = again.things(things()).with_retry(Retry::never());
    call.await.unwrap_err();
    assert_eq!(requests(&server), 1);
    // Nobody needs to ask for it.
    let by_default = format!("{:?}", Client::builder(&server.url));
    assert!(by_default.contains("attempts: 3"), "{by_default}");
    // A pause that the limit of the call leaves no time for is none.
    let hour = "HTTP/1.1 503 Busy\r\nretry-after: 3600\r\ncontent-length: 0\r\n\r\n";
    let server = answering(&[hour]);
    let patient = SOON.with_longest_pause(Duration::from_secs(7200));
    let client = server.builder().retry(patient).build().unwrap();
    let error = client.things(things()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(requests(&server), 1);
}

#[tokio::test]
async fn a_hundred_calls_that_fail_are_not_three_hundred() {
    let server = answering(&[BUSY]);
    let client = client(&server);
    for _ in 0..100 {
        client.things(things()).await.unwrap_err();
    }
    assert_eq!(requests(&server), 110);
}

#[test]
fn calls_that_go_well_allow_more_attempts() {
    let budget = Budget::new();
    assert_eq!((0..100).filter(|_| budget.take()).count(), 10);
    (0..25).for_each(|_| budget.earn());
    assert_eq!((0..100).filter(|_| budget.take()).count(), 2);
    (0..1000).for_each(|_| budget.earn());
    assert_eq!((0..100).filter(|_| budget.take()).count(), 10);
}

/// Nothing is sent over a connection that was not made, so any call may be made again.
#[tokio::test]
async fn a_refused_connection_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = tries.clone();
    let client = Client::builder(format!("http://api.example:{}", address.port()))
        .retry(SOON)
        .http(move || {
            reqwest::Client::builder().dns_resolver(Arc::new(Resolver(counted.clone(), address)))
        })
        .build()
        .unwrap();
    let error = client.videos().create().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(tries.load(Ordering::Relaxed), 3);
}

/// Counts how often a name is looked up.
struct Resolver(Arc<AtomicUsize>, std::net::SocketAddr);

impl reqwest::dns::Resolve for Resolver {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        self.0.fetch_add(1, Ordering::Relaxed);
        let addresses: reqwest::dns::Addrs = Box::new(std::iter::once(self.1));
        Box::pin(async { Ok(addresses) })
    }
}

#[test]
fn pauses_are_spread_over_their_whole_length() {
    let retry = Retry::new()
        .with_first_pause(Duration::from_secs(1))
        .with_longest_pause(Duration::from_secs(3));
    for (made, limit) in [(1, 1), (2, 2), (3, 3), (4, 3), (u32::MAX, 3)] {
        let limit = Duration::from_secs(limit);
        assert_eq!(retry.drawn(made, 0.0), Duration::ZERO);
        assert_eq!(retry.drawn(made, 1.0), limit);
    }
    // A draw falls into every tenth of it about as often.
    let mut tenths = [0; 10];
    for _ in 0..1000 {
        tenths[(crate::retry::random() * 10.0) as usize] += 1;
    }
    assert!(
        tenths.iter().all(|count| (40..=200).contains(count)),
        "{tenths:?}"
    );
}

#[test]
fn a_server_may_ask_for_time_in_both_forms() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    for (text, seconds) in [
        ("120", Some(120)),
        (" 0 ", Some(0)),
        ("99999999999999999999999", Some(u64::MAX)),
        ("Sun, 06 Nov 1994 08:50:37 GMT", Some(60)),
        ("Sunday, 06-Nov-94 08:50:37 GMT", Some(60)),
        ("Sun, 06 Nov 1994 08:49:36 GMT", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
    ] {
        let value = HeaderValue::from_static(text);
        let headers = HeaderMap::from_iter([(RETRY_AFTER, value)]);
        let told = retry_after(&headers, now).map(|told| told.as_secs());
        assert_eq!(told, seconds, "{text}");
    }
    assert_eq!(retry_after(&HeaderMap::new(), now), None);
}
