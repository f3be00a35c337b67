//! Calls that nobody waits for any more, and many at once.

use std::future::{IntoFuture, poll_fn};
use std::pin::pin;
use std::task::Poll;

use super::sample::things;
use super::server::{Server, header};
use crate::{Answer, Call, Client, Credential, Events, Method, Request, Token, Tokens};

/// What a future gives, if it gives it before it was asked so many times.
pub(super) async fn within<F: Future>(future: F, polls: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// Drops a future at each place where it waits, until it goes on to its end; how many places that were.
async fn dropped_everywhere<F: Future>(make: impl Fn() -> F) -> usize {
    let mut polls = 0;
    while within(make(), polls).await.is_none() {
        polls += 1;
        assert!(polls < 1000, "it never ends");
    }
    polls
}

fn fetching() -> Credential {
    Credential::bearer_from(Tokens::new(|| async {
        tokio::task::yield_now().await;
        Ok::<_, String>(Token::new("fetched"))
    }))
}

fn things_of(client: &Client) -> Call<()> {
    client.things(things().credential("bearer").json("body"))
}

#[tokio::test]
async fn a_call_may_be_dropped_wherever_it_waits() {
    let server = Server::json("null");
    let builder = server.builder().credential("bearer", fetching());
    let client = builder.build().unwrap();
    // Of each pair of clients one has no token yet.
    let fresh = || {
        things_of(
            &server
                .builder()
                .credential("bearer", fetching())
                .build()
                .unwrap(),
        )
    };
    assert!(dropped_everywhere(|| fresh().into_future()).await > 2);
    assert!(dropped_everywhere(|| things_of(&client).into_future()).await > 1);
    assert!(dropped_everywhere(|| things_of(&client).send()).await > 1);
    assert!(dropped_everywhere(|| things_of(&client).stream()).await > 1);
    // The client is as it was.
    while server.next().is_some() {}
    things_of(&client).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "authorization"), Some("Bearer fetched"));
}

#[tokio::test]
async fn a_stream_may_be_dropped_wherever_it_waits() {
    let server = Server::answering("200 OK", "text/event-stream", b"data: a\n\ndata: b\n\n");
    let client = server.client();
    let read = async || {
        let mut download = client.videos().file().stream().await?;
        download.write_to(std::io::sink()).await
    };
    assert!(dropped_everywhere(read).await > 1);
    let read = async || {
        let request = Request::new(Method::GET, "events.list").path("/events");
        let answer = Answer::text_events("text/event-stream");
        let call: Call<Events<String>> = client.call(request, answer);
        let mut events = call.await?.reconnecting(1);
        events.next().await
    };
    assert!(dropped_everywhere(read).await > 1);
    // Between two events nothing is lost.
    let request = Request::new(Method::GET, "events.list").path("/events");
    let answer = Answer::text_events("text/event-stream");
    let call: Call<Events<String>> = client.call(request, answer);
    let mut events = call.await.unwrap();
    let mut told = Vec::new();
    while told.len() < 2 {
        if let Some(event) = within(events.next(), 1).await {
            told.push(event.unwrap().unwrap().data);
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(told, ["a", "b"]);
}

#[tokio::test]
async fn a_thousand_calls_are_made_at_once() {
    let server = Server::json(r#"{"id":"1","type":null}"#);
    let client = server.client();
    let calls: Vec<_> = (0..1000)
        .map(|number| {
            let call = client.videos().content(&number.to_string());
            tokio::spawn(call.into_future())
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().id, "1");
    }
    let mut paths: Vec<String> = (0..1000)
        .map(|_| server.request().lines().next().unwrap().to_owned())
        .collect();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), 1000);
}
