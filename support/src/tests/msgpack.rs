//! MessagePack by types: what is read, what is refused, what is sent.

use serde_json::{Value, json};

use super::sample::things;
use super::server::{Server, body, header};
use crate::{Answer, Call, Error, ErrorKind, Method, Request};

use crate as support;

#[derive(Clone, Debug, Default, PartialEq)]
struct Order {
    id: i64,
    rate: Option<f64>,
    tags: Option<Vec<String>>,
    more: Option<Value>,
    inner: Option<Box<Order>>,
}
support::object!(Order {
    id: "id",
    rate?: "rate",
    tags?: "tags",
    more?: "more",
    inner?: "inner",
});

async fn read(bytes: impl AsRef<[u8]>) -> Result<Order, Error> {
    let server = Server::answering("200 OK", "application/msgpack", bytes.as_ref());
    let client = server.client();
    let call: Call<Order> = client.call(things(), Answer::msgpack("application/msgpack"));
    let read = call.await;
    assert_eq!(
        header(&server.request(), "accept"),
        Some("application/msgpack")
    );
    read
}

/// `{"id": 1}`
const LEAST: &[u8] = b"\x81\xa2id\x01";

#[tokio::test]
async fn maps_are_objects() {
    let least = Order {
        id: 1,
        ..Order::default()
    };
    for bytes in [
        LEAST,
        // The number as 64 bits, as a float, and beside keys that nobody knows.
        b"\x81\xa2id\xd3\0\0\0\0\0\0\0\x01",
        b"\x81\xa2id\xcb\x3f\xf0\0\0\0\0\0\0",
        b"\xde\0\x03\xa3new\x91\xc0\xa2id\x01\xa4rate\xc0",
    ] {
        assert_eq!(read(bytes).await.unwrap(), least, "{bytes:x?}");
    }
    let bytes = b"\x85\xa2id\xfe\xa4rate\xca\x3f\0\0\0\xa4tags\x92\xd9\x03\xe8\xa1\xa8\xa0\
        \xa4more\x82\xa1a\xc3\xa1b\xcd\x01\0\xa5inner\x81\xa2id\x01";
    let whole = Order {
        id: -2,
        rate: Some(0.5),
        tags: Some(vec!["表".to_owned(), String::new()]),
        more: Some(json!({"a": true, "b": 256})),
        inner: Some(Box::new(least)),
    };
    assert_eq!(read(bytes).await.unwrap(), whole);
}

#[tokio::test]
async fn what_is_something_else_is_an_error_that_keeps_the_bytes() {
    let cases: [(&[u8], Option<&str>, &str); 9] = [
        (b"\x80", None, "missing field `id`"),
        (b"{}", None, "an object (Order)"),
        (b"\x81\xa2id\xa1x", Some("id"), "FixStr"),
        (
            b"\x82\xa2id\x01\xa5inner\x81\xa2id\xc3",
            Some("inner.id"),
            "a whole number (i64)",
        ),
        (b"\x82\xa2id\x01", None, ""),
        (
            b"\x81\xa2id\x01\xc0\xc0",
            None,
            "2 bytes are left behind the value",
        ),
        // A list and a text that say to have four thousand million of something.
        (
            b"\x82\xa2id\x01\xa4tags\xdd\xff\xff\xff\xff",
            Some("tags[0]"),
            "",
        ),
        (
            b"\x82\xa2id\x01\xa4more\xdb\xff\xff\xff\xff",
            Some("more"),
            "",
        ),
        // An extension type.
        (b"\x82\xa2id\x01\xa4more\xd4\x01\x02", Some("more"), ""),
    ];
    for (bytes, path, told) in cases {
        let error = read(bytes).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{bytes:x?}");
        assert_eq!(error.body().unwrap(), bytes);
        assert!(error.to_string().contains(told), "{bytes:x?}: {error}");
        assert_eq!(error.path(), path, "{error}");
    }
}

#[tokio::test]
async fn values_lie_as_deep_in_each_other_as_json_may() {
    let nested = |depth: usize| {
        let around = b"\x82\xa2id\x01\xa5inner".repeat(depth);
        [&*around, LEAST].concat()
    };
    read(nested(100)).await.unwrap();
    for depth in [128, 100_000] {
        let error = read(nested(depth)).await.unwrap_err();
        assert!(error.to_string().contains("depth limit"), "{error}");
    }
}

#[tokio::test]
async fn an_empty_body_is_null() {
    let server = Server::answering("200 OK", "application/msgpack", b"");
    let client = server.client();
    let call: Call<Option<Order>> = client.call(things(), Answer::msgpack("application/msgpack"));
    assert_eq!(call.await.unwrap(), None);
}

#[tokio::test]
async fn a_body_is_written_as_it_is_read() {
    let order = Order {
        id: 300,
        rate: Some(0.5),
        tags: Some(vec!["表".to_owned()]),
        more: Some(json!({"a": null})),
        inner: Some(Box::new(Order::default())),
    };
    let bytes =
        b"\x85\xa2id\xcd\x01\x2c\xa4rate\xcb\x3f\xe0\0\0\0\0\0\0\xa4tags\x91\xa3\xe8\xa1\xa8\
        \xa4more\x81\xa1a\xc0\xa5inner\x81\xa2id\0";
    let server = Server::json("null");
    let request = Request::new(Method::POST, "orders.create").path("/orders");
    let request = request.msgpack("application/vnd.msgpack", &order);
    server.client().things(request).await.unwrap();
    let sent = server.request();
    assert_eq!(
        header(&sent, "content-type"),
        Some("application/vnd.msgpack")
    );
    let sent: Vec<u8> = body(&sent).chars().map(|byte| byte as u8).collect();
    assert_eq!(sent, bytes);
    assert_eq!(read(bytes).await.unwrap(), order);
}
