//! What generated calls fail with, as far as the description declares it.

use tests::failures::orders::{CreateFailure, DeleteFailure};
use tests::failures::types::{CreateOrder, GetOrderNotFound};
use tests::failures::{Client, Error, ErrorKind};

use crate::server::Server;

async fn failed(status: &str, body: &str) -> Error {
    let server = Server::answering(status, "application/json", body.as_bytes());
    let client = Client::builder(&server.url).build().unwrap();
    client
        .orders()
        .create(CreateOrder::new("7"))
        .await
        .unwrap_err()
}

#[tokio::test]
async fn the_status_says_what_a_failure_is() {
    let error = failed("400 Bad Request", r#"{"message":"no","more":1}"#).await;
    let Some(CreateFailure::BadRequest(problem)) = error.failure() else {
        panic!("{error:?}");
    };
    assert_eq!((problem.message.as_str(), problem.field), ("no", None));
    let error = failed("409 Conflict", r#"{"left":3.0}"#).await;
    assert!(matches!(error.failure(), Some(CreateFailure::Conflict(sold)) if sold.left == 3));
    // A class of statuses is for those that are not named.
    let error = failed("418 I'm a teapot", r#"["a","b"]"#).await;
    let many = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(error.failure(), Some(CreateFailure::ClientError(many)));
    let error = failed("599 Odd", r#""text""#).await;
    assert_eq!(
        error.failure(),
        Some(CreateFailure::Status599("text".to_owned()))
    );
}

#[tokio::test]
async fn what_is_declared_for_all_statuses_is_for_those_that_no_other_is_for() {
    for (status, body, expected) in [
        ("404 Not Found", r#"{"id":"7"}"#, "NotFound"),
        ("502 Bad Gateway", r#"["a"]"#, "ServerError"),
        ("409 Conflict", r#"{"reason":"sent"}"#, "Default"),
        ("302 Found", r#"{"reason":"moved"}"#, "Default"),
    ] {
        let server = Server::answering(status, "application/json", body.as_bytes());
        let client = Client::builder(&server.url).build().unwrap();
        let error = client.orders().delete("7").await.unwrap_err();
        let told = match error.failure() {
            Some(DeleteFailure::NotFound(order)) if order.id == "7" => "NotFound",
            Some(DeleteFailure::ServerError(reasons)) if reasons == ["a"] => "ServerError",
            Some(DeleteFailure::Default(other)) if !other.reason.is_empty() => "Default",
            other => panic!("{other:?}"),
        };
        assert_eq!(told, expected);
    }
    // What is declared for one status holds for it alone.
    let server = Server::answering("404 Odd", "application/json", br#"{"reason":"gone"}"#);
    let client = Client::builder(&server.url).build().unwrap();
    let error = client.orders().delete("7").await.unwrap_err();
    assert_eq!(error.failure::<DeleteFailure>(), None);
}

#[tokio::test]
async fn what_is_not_declared_is_kept_as_it_came() {
    for (status, body) in [
        ("500 Internal Server Error", r#"{"message":"x"}"#),
        ("400 Bad Request", "<html>"),
        ("409 Conflict", r#"{"left":"many"}"#),
    ] {
        let error = failed(status, body).await;
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.failure::<CreateFailure>(), None);
        assert_eq!(error.body().unwrap(), body);
    }
    let nothing = Client::builder("http://127.0.0.1:1").build().unwrap();
    let error = nothing
        .orders()
        .create(CreateOrder::new("7"))
        .await
        .unwrap_err();
    assert_eq!(error.failure::<CreateFailure>(), None);
}

#[tokio::test]
async fn one_type_for_all_statuses_is_read_as_json() {
    let server = Server::answering("500 Odd", "application/json", br#"{"error":{"code":"E1"}}"#);
    let client = Client::builder(&server.url).build().unwrap();
    let error = client.orders().get("7").await.unwrap_err();
    let failure: GetOrderNotFound = error.json().unwrap();
    assert_eq!(failure.error.code, "E1");
}
