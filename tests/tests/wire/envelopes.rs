//! Answers in envelopes: read whole, and opened.

use tests::{envelope, unwrapped};
use unwrapped::{Error, ErrorKind};

use crate::server::Server;

fn client(server: &Server) -> unwrapped::Client {
    unwrapped::Client::builder(&server.url).build().unwrap()
}

/// What a call says of this answer.
async fn refused(answer: &str) -> Error {
    let server = Server::json(answer);
    client(&server).users().get("1").await.unwrap_err()
}

#[tokio::test]
async fn an_envelope_is_read_whatever_it_holds() {
    let server = Server::json(r#"{"code":0,"message":"ok","data":{"id":1,"name":"li"},"more":1}"#);
    let client = envelope::Client::builder(&server.url).build().unwrap();
    let user = client.users().get("1").await.unwrap();
    assert_eq!((user.code, user.data.unwrap().id), (0, 1));
    for answer in [
        r#"{"code":404,"message":"no","data":null}"#,
        r#"{"code":404,"message":"no"}"#,
    ] {
        let server = Server::json(answer);
        let client = envelope::Client::builder(&server.url).build().unwrap();
        let user = client.users().get("1").await.unwrap();
        assert_eq!((user.code, user.data), (404, None));
    }
    let server = Server::json(r#"{"code":0,"data":{"current":1,"records":[{"id":7}]}}"#);
    let client = envelope::Client::builder(&server.url).build().unwrap();
    let filter = envelope::types::PageParam::new(envelope::types::Filter::new());
    let found = client.results().search(filter).await.unwrap();
    let users = found.data.unwrap().records.unwrap();
    assert_eq!(users[0].id, 7);
}

#[tokio::test]
async fn calls_give_what_an_envelope_holds() {
    let server =
        Server::json(r#"{"data":{"id":1.0,"name":"li"},"code":200.0,"message":"ok","trace":[{}]}"#);
    let reply = client(&server).users().get("1").send().await.unwrap();
    assert_eq!((reply.status().as_u16(), reply.body().id), (200, 1));
    let server = Server::json(r#"{"code":0,"message":"ok","data":[],"total":9,"page":1}"#);
    assert_eq!(client(&server).users().list().await.unwrap().total, 9);
    for answer in [
        r#"{"code":0,"message":"ok","data":{}}"#,
        r#"{"code":"0000","message":null}"#,
        "{}",
    ] {
        let server = Server::json(answer);
        client(&server).users().delete("1").await.unwrap();
    }
    for (answer, held) in [
        (r#"{"code":0,"message":"","data":[1]}"#, Some(vec![1])),
        (r#"{"code":0,"message":"","data":null}"#, None),
        (r#"{"code":0,"message":"","data":{}}"#, None),
        (r#"{"data":"","code":0,"message":""}"#, None),
    ] {
        let server = Server::json(answer);
        assert_eq!(client(&server).orders().numbers("1").await.unwrap(), held);
    }
    let server = Server::json(r#"{"success":true,"data":[{"id":2}]}"#);
    let users = client(&server).results().ok().await.unwrap();
    assert_eq!(users.map(|users| users[0].id), Some(2));
    let server = Server::json(r#"{"success":true,"code":"","data":{"id":3,"name":""}}"#);
    assert_eq!(client(&server).users().get("1").await.unwrap().id, 3);
}

#[tokio::test]
async fn a_bad_code_is_an_error_whatever_stands_beside_it() {
    let error = refused(r#"{"message":"not\nhere","code":40401,"data":[{"hint":"ask"}]}"#).await;
    assert_eq!(error.kind(), ErrorKind::Business);
    assert_eq!(
        (error.code(), error.message()),
        (Some("40401"), Some("not\nhere"))
    );
    assert_eq!(error.data().unwrap()[0]["hint"], "ask");
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert_eq!(
        error.to_string(),
        "users.get: answered with the code 40401: not\\nhere"
    );
    let error = refused(r#"{"code":"E1"}"#).await;
    assert_eq!((error.code(), error.message()), (Some("E1"), None));
    assert_eq!(error.data(), None);
    let server = Server::json(r#"{"success":false,"error_msg":"no"}"#);
    let error = client(&server).results().ok().await.unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("false"), Some("no")));
    let server = Server::json(r#"{"code":500,"message":"no","data":null}"#);
    let error = client(&server).users().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Business);
}

#[tokio::test]
async fn no_envelope_at_all_is_nothing_where_there_may_be_none() {
    for answer in ["", "null"] {
        let server = Server::json(answer);
        assert!(client(&server).rays().list().await.unwrap().is_none());
        let error = client(&server).orders().numbers("1").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
}

/// What a description says of the code is true of answers that went well.
#[tokio::test]
async fn the_code_is_read_whatever_the_description_says_of_it() {
    let failed = r#"{"code":500,"message":"no","data":{}}"#;
    let server = Server::json(failed);
    let whole = envelope::Client::builder(&server.url).build().unwrap();
    let gauge = whole.gauges().list().await.unwrap();
    assert_eq!((gauge.code, gauge.message.as_deref()), (500, Some("no")));
    let server = Server::json(failed);
    let error = client(&server).gauges().list().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code()),
        (ErrorKind::Business, Some("500"))
    );
    let server = Server::json(r#"{"code":"E500","message":"no","data":{}}"#);
    let error = client(&server).lamps().list().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code()),
        (ErrorKind::Business, Some("E500"))
    );
}

#[tokio::test]
async fn an_answer_that_says_it_failed_is_an_error_however_it_says_so() {
    let error = refused(r#"{"code":0,"success":false,"message":"no"}"#).await;
    assert_eq!(error.kind(), ErrorKind::Business);
    assert_eq!((error.code(), error.message()), (Some("0"), Some("no")));
    // No envelope at all.
    let error = refused(r#"{"error":"unauthorized"}"#).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    let told = "the answer has neither `code` nor `data`";
    assert!(error.to_string().contains(told), "{error}");
}

#[tokio::test]
async fn what_is_wrong_in_an_envelope_has_its_place() {
    for (answer, path, words) in [
        (
            r#"{"code":0,"data":{"id":"x","name":""}}"#,
            Some("data.id"),
            "invalid type",
        ),
        (r#"{"code":0,"message":""}"#, None, "missing field `data`"),
        ("[1]", None, "an object with the field `data`"),
        ("", None, "the body is empty"),
    ] {
        let error = refused(answer).await;
        assert_eq!(error.kind(), ErrorKind::Decode, "{answer}");
        assert_eq!(error.path(), path, "{answer}: {error}");
        assert!(error.to_string().contains(words), "{answer}: {error}");
        assert_eq!(error.code(), None);
    }
}
