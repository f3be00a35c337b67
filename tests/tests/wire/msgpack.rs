//! What a client sends and understands as MessagePack, byte for byte.

use tests::msgpack::types::{PutPointsRequest, PutPointsRequestPoint};
use tests::msgpack::{Client, ErrorKind};

use crate::server::{Server, body, header};

#[tokio::test]
async fn a_body_is_checked_and_sent_and_an_answer_is_read() {
    let server = Server::answering("200 OK", "application/x-msgpack", b"\x81\xa7written\x01");
    let client = Client::builder(&server.url).build().unwrap();
    let put = |series: &str| {
        let point = PutPointsRequestPoint::new(7, 0.5);
        client
            .points()
            .put_points(PutPointsRequest::new(series, vec![point]))
    };
    let error = put("").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(
        error.to_string().contains("`series` in the body"),
        "{error}"
    );
    assert!(server.was_not_called());

    assert_eq!(put("a").await.unwrap().written, 1);
    let request = server.request();
    let content_type = header(&request, "content-type");
    assert_eq!(content_type, Some("application/x-msgpack"));
    let sent: Vec<u8> = body(&request).chars().map(|byte| byte as u8).collect();
    let expected =
        b"\x82\xa6series\xa1a\xa6points\x91\x82\xa2at\x07\xa5value\xcb\x3f\xe0\0\0\0\0\0\0";
    assert_eq!(sent, expected);
}
