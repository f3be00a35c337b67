//! What calls give that have several answers: the status tells.

use tests::successes::jobs::{CreateAnswer, ListHeaders, UpdateAnswer};
use tests::successes::types::GetJobResponse;
use tests::successes::{Client, ErrorKind};

use crate::server::{Server, header};

fn client(status: &str, body: &str) -> (Client, Server) {
    let server = Server::answering(status, "application/json", body.as_bytes());
    (Client::builder(&server.url).build().unwrap(), server)
}

#[tokio::test]
async fn the_status_says_what_a_success_is() {
    let (done, server) = client("200 OK", r#"{"result":"a"}"#);
    let answer = done.jobs().create().await.unwrap();
    assert!(matches!(answer, CreateAnswer::Ok(done) if done.result == "a"));
    let accept = server.request();
    assert_eq!(
        header(&accept, "accept"),
        Some("application/json, text/plain")
    );

    let (queued, _server) = client("202 Accepted", r#"{"job":7}"#);
    let reply = queued.jobs().create().fast(true).send().await.unwrap();
    assert_eq!(reply.status().as_u16(), 202);
    assert!(matches!(reply.body(), CreateAnswer::Accepted(queued) if queued.job == 7));

    let server = Server::raw(
        b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(),
        crate::server::Then::Close,
    );
    let nothing = Client::builder(&server.url).build().unwrap();
    let answer = nothing.jobs().create().await.unwrap();
    assert_eq!(answer, CreateAnswer::NoContent);
    assert_eq!(nothing.jobs().log("1").await.unwrap(), None);
    assert_eq!(nothing.jobs().file("1").await.unwrap(), None);

    let (words, _server) = client("206 Partial Content", "half");
    let answer = words.jobs().create().await.unwrap();
    assert_eq!(answer, CreateAnswer::PartialContent("half".to_owned()));
    let log = words.jobs().log("1").await.unwrap();
    assert_eq!(log.as_deref(), Some("half"));
}

#[tokio::test]
async fn a_success_that_is_not_described_is_kept_as_it_came() {
    for (status, body) in [("203 Odd", r#"{"result":"a"}"#), ("299 What", "")] {
        let (other, _server) = client(status, body);
        let call = other.jobs().create();
        for answer in [
            call.clone().await.unwrap(),
            call.send().await.unwrap().into_body(),
        ] {
            let CreateAnswer::Other(told, kept) = answer else {
                panic!("{answer:?}");
            };
            assert!(status.starts_with(told.as_str()));
            assert_eq!(kept, body);
        }
    }
    let (failed, _server) = client("404 Gone", "");
    let error = failed.jobs().create().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
}

#[tokio::test]
async fn what_is_not_as_described_is_an_error_that_keeps_it() {
    // What an answer of a status holds is read by its own type.
    let (wrong, _server) = client("202 Accepted", r#"{"job":"x"}"#);
    let error = wrong.jobs().create().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.path(), Some("job"));
    assert_eq!(error.body().unwrap(), r#"{"job":"x"}"#);
}

#[tokio::test]
async fn a_class_of_statuses_is_for_those_that_are_not_named() {
    let (list, _server) = client("201 Created", r#"["a"]"#);
    let answer = list.jobs().update("1").await.unwrap();
    assert_eq!(answer, UpdateAnswer::Created(vec!["a".to_owned()]));
    let (other, _server) = client("200 OK", r#"{"code":0,"data":{"job":1}}"#);
    let answer = other.jobs().update("1").await.unwrap();
    let UpdateAnswer::Success(envelope) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(envelope.data.unwrap().job, 1);
}

#[tokio::test]
async fn answers_of_one_status_are_told_apart_by_what_they_hold() {
    let (failed, _server) = client("200 OK", r#"{"reason":"late"}"#);
    let answer = failed.jobs().get("1").await.unwrap();
    assert!(matches!(answer, GetJobResponse::Reason(why) if why.reason == "late"));
}

/// An answer with these lines as headers.
async fn with_headers(lines: &str) -> tests::successes::Reply<Vec<String>> {
    let answer = format!("HTTP/1.1 200 OK\r\n{lines}content-length: 2\r\n\r\n[]");
    let server = Server::raw(answer.into_bytes(), crate::server::Then::Close);
    let client = Client::builder(&server.url).build().unwrap();
    client.jobs().list().send().await.unwrap()
}

#[tokio::test]
async fn headers_have_the_types_that_are_described() {
    let lines = "X-Total-Count: 12\r\nx-expires-after: 2026-01-01T00:00:00Z\r\nX-State: open, maybe\r\n\
                 X-Kinds: 1 ,2,,\r\nX-Kinds: 3\r\nX-Fast: true\r\nX-Owner: id=7\r\nof: 表\r\n";
    let reply = with_headers(lines).await;
    let headers = ListHeaders::of(reply.headers());
    assert_eq!(headers.x_total_count().unwrap(), 12);
    let expires = headers.x_expires_after().unwrap();
    assert_eq!(expires.as_deref(), Some("2026-01-01T00:00:00Z"));
    // Two answers say different things of it.
    assert_eq!(headers.x_state().unwrap().as_deref(), Some("open, maybe"));
    assert_eq!(headers.x_kinds().unwrap(), Some(vec![1, 2, 3]));
    assert_eq!(headers.x_fast().unwrap(), Some(true));
    assert_eq!(headers.x_owner().unwrap().as_deref(), Some("id=7"));
    assert_eq!(headers.of_2().unwrap().as_deref(), Some("表"));
    assert!(!format!("{headers:?}").contains("id=7"));
}

#[tokio::test]
async fn what_is_wrong_with_a_header_is_no_matter_of_the_call() {
    let reply = with_headers("X-Kinds: 1, SECRET\r\nX-Fast: true\r\nX-Fast: false\r\n").await;
    let headers = ListHeaders::of(reply.headers());
    let error = headers.x_total_count().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "jobs.list: the header `X-Total-Count` of the answer is not there"
    );
    assert_eq!(
        headers.x_kinds().unwrap_err().to_string(),
        "jobs.list: the header `X-Kinds` of the answer is no i64"
    );
    assert_eq!(
        headers.x_fast().unwrap_err().to_string(),
        "jobs.list: the header `X-Fast` of the answer stands there several times"
    );
    assert_eq!(headers.x_expires_after().unwrap(), None);
}
