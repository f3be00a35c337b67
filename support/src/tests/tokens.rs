//! Tokens that are fetched when they are needed.

use std::future::{Future, IntoFuture, pending};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::server::{Server, header};
use crate::{
    Answer, Builder, Call, Client, Credential, Error, ErrorKind, Method, Request, Token, Tokens,
};

/// A client whose tokens are `t1`, `t2` and so on, and how many were fetched.
fn counting(builder: Builder, time: Option<Duration>) -> (Client, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let fetched = count.clone();
    let tokens = Tokens::new(move || {
        let number = fetched.fetch_add(1, Ordering::Relaxed) + 1;
        async move {
            let token = Token::new(format!("t{number}"));
            Ok::<_, Error>(match time {
                Some(time) => token.lasting(time),
                None => token,
            })
        }
    });
    let credential = Credential::bearer_from(tokens);
    (
        builder.credential("token", credential).build().unwrap(),
        count,
    )
}

fn call(client: &Client) -> Call<()> {
    let request = Request::new(Method::POST, "things.create").path("/things");
    client.call(request.credential("token"), Answer::empty())
}

fn answers(answers: &[u16]) -> Server {
    let answer = |status: &u16| {
        let head = format!("HTTP/1.1 {status} Status\r\ncontent-length: 0\r\n\r\n");
        head.into_bytes()
    };
    Server::turns(answers.iter().map(answer).collect())
}

/// What the requests so far proved themselves with.
fn sent(server: &Server) -> Vec<String> {
    let requests = std::iter::from_fn(|| server.next());
    let proof = |request: String| {
        header(&request, "authorization")
            .unwrap_or_default()
            .to_owned()
    };
    requests.map(proof).collect()
}

#[tokio::test]
async fn a_token_is_fetched_once_for_all_calls() {
    let server = answers(&[204]);
    let (client, count) = counting(server.builder(), None);
    assert_eq!(count.load(Ordering::Relaxed), 0);
    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(call(&client).into_future()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(sent(&server), vec!["Bearer t1"; 20]);
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_token_that_is_refused_is_fetched_again_and_once() {
    let server = answers(&[204, 401, 204, 401, 401, 204]);
    let (client, count) = counting(server.builder(), None);
    call(&client).await.unwrap();
    // What a server refuses since it does not know who calls is not done, so it may come again.
    call(&client).await.unwrap();
    assert_eq!(sent(&server), ["Bearer t1", "Bearer t1", "Bearer t2"]);
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 401);
    assert_eq!(sent(&server), ["Bearer t2", "Bearer t3"]);
    call(&client).stream().await.unwrap();
    assert_eq!(sent(&server), ["Bearer t3"]);
    assert_eq!(count.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn a_token_that_is_over_is_fetched_again() {
    let server = answers(&[204]);
    let (client, _) = counting(server.builder(), Some(Duration::ZERO));
    call(&client).await.unwrap();
    call(&client).await.unwrap();
    let (client, _) = counting(server.builder(), Some(Duration::from_secs(3600)));
    call(&client).await.unwrap();
    call(&client).await.unwrap();
    assert_eq!(
        sent(&server),
        ["Bearer t1", "Bearer t2", "Bearer t1", "Bearer t1"]
    );
}

#[tokio::test]
async fn a_token_goes_only_where_credentials_go() {
    let server = answers(&[204]);
    let (client, count) = counting(Client::builder("https://api.example.com"), None);
    let other: &'static str = Box::leak(server.url.clone().into_boxed_str());
    let request = Request::new(Method::GET, "other.get")
        .origin(other)
        .path("/x");
    let call: Call<()> = client.call(request.credential("token"), Answer::empty());
    call.await.unwrap();
    let (open, _) = counting(server.builder(), None);
    let request = Request::new(Method::GET, "open.get").path("/y");
    let call: Call<()> = open.call(request, Answer::empty());
    call.await.unwrap();
    assert_eq!(sent(&server), ["", ""]);
    assert_eq!(count.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = answers(&[204]);
    let broken = Tokens::new(|| async { Err::<Token, _>("the door is closed") });
    let client = server
        .builder()
        .credential("token", Credential::bearer_from(broken));
    let error = call(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Token);
    assert_eq!(
        error.to_string(),
        "things.create: no token could be fetched: the door is closed"
    );
    let silent = Tokens::new(pending::<Result<Token, Error>>);
    let client = server
        .builder()
        .credential("token", Credential::bearer_from(silent));
    let client = client.timeout(Duration::from_millis(50)).build().unwrap();
    assert_eq!(call(&client).await.unwrap_err().kind(), ErrorKind::Timeout);
    let line = Tokens::new(|| async { Ok::<_, Error>(Token::new("canary\r\nx: y")) });
    let client = server
        .builder()
        .credential("token", Credential::bearer_from(line));
    let error = call(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(!format!("{error} {error:?}").contains("canary"));
    assert!(server.was_not_called());
}

#[tokio::test]
async fn a_request_that_is_not_sent_has_the_token_that_is_known() {
    let server = answers(&[204]);
    let (client, _) = counting(server.builder(), None);
    let error = call(&client).to_http().unwrap_err();
    assert!(
        error.to_string().contains("a token has to be fetched"),
        "{error}"
    );
    call(&client).await.unwrap();
    let request = call(&client).to_http().unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer t1");
}

/// A call that is dropped while it waits for a token takes it from no other.
#[tokio::test]
async fn a_fetch_that_is_dropped_leaves_the_way_free() {
    let server = answers(&[204]);
    let count = AtomicUsize::new(0);
    let tokens = Tokens::new(move || {
        let is_first = count.fetch_add(1, Ordering::Relaxed) == 0;
        async move {
            if is_first {
                pending::<()>().await;
            }
            Ok::<_, Error>(Token::new("t"))
        }
    });
    let client = server
        .builder()
        .credential("token", Credential::bearer_from(tokens));
    let client = client.build().unwrap();
    let mut first = call(&client).into_future();
    let mut context = Context::from_waker(Waker::noop());
    assert!(matches!(
        Pin::new(&mut first).poll(&mut context),
        Poll::Pending
    ));
    drop(first);
    call(&client).await.unwrap();
    assert_eq!(sent(&server), ["Bearer t"]);
}
