//! XML by types: what is read, what is refused, what is sent.

use super::sample::things;
use super::server::{Server, body, header};
use crate::{Answer, Error, ErrorKind, Method, Request};

use crate as support;

#[derive(Clone, Debug, Default, PartialEq)]
struct Paid {
    code: String,
    fee: Option<i64>,
    rate: Option<f64>,
    is_new: Option<bool>,
    coupons: Option<Vec<Coupon>>,
    notes: Option<Vec<String>>,
    inner: Option<Box<Paid>>,
}
support::object!(Paid {
    code: "code",
    fee?: "fee",
    rate?: "rate",
    is_new?: "is_new",
    coupons?: "coupon",
    notes?: "note",
    inner?: "inner",
});

#[derive(Clone, Debug, Default, PartialEq)]
struct Coupon {
    id: i64,
    name: Option<String>,
}
support::object!(Coupon { id: "@id", name?: "name" });

async fn read(xml: impl AsRef<[u8]>) -> Result<Paid, Error> {
    let server = Server::answering("200 OK", "text/xml", xml.as_ref());
    let client = server.client();
    let call: crate::Call<Paid> = client.call(things(), Answer::xml("text/xml"));
    let read = call.await;
    assert_eq!(header(&server.request(), "accept"), Some("text/xml"));
    read
}

#[tokio::test]
async fn elements_are_fields_and_those_of_one_name_a_list() {
    let paid = Paid {
        code: "SUCCESS".to_owned(),
        ..Paid::default()
    };
    for xml in [
        "<xml><code>SUCCESS</code></xml>",
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a -->\n<any>\n  <code><![CDATA[SUCCESS]]></code>\n</any>\n",
        "<xml xmlns=\"urn:x\" a=\"1\"><other><deep/></other><code>SUCCESS</code></xml>",
    ] {
        assert_eq!(read(xml).await.unwrap(), paid, "{xml}");
    }
    let xml = "<xml><coupon id=\"1\"><name>a &amp; 表</name></coupon><fee> 12 </fee><note>x</note><rate>0.5</rate>\
        <coupon id=\"2\"/><is_new>true</is_new><note></note><code>A</code><inner><code>B</code></inner></xml>";
    let name = Some("a & 表".to_owned());
    let inner = Paid {
        code: "B".to_owned(),
        ..Paid::default()
    };
    let paid = Paid {
        code: "A".to_owned(),
        fee: Some(12),
        rate: Some(0.5),
        is_new: Some(true),
        coupons: Some(vec![Coupon { id: 1, name }, Coupon { id: 2, name: None }]),
        notes: Some(vec!["x".to_owned(), String::new()]),
        inner: Some(Box::new(inner)),
    };
    assert_eq!(read(xml).await.unwrap(), paid);
}

#[tokio::test]
async fn what_is_something_else_is_an_error_that_keeps_the_bytes() {
    let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><xml><code>&b;</code></xml>";
    let outside =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><code>&a;</code></xml>";
    for (xml, path, told) in [
        (laughs, None, "unrecognized entity `b`"),
        (outside, None, "unrecognized entity `a`"),
        ("<xml><fee>1</fee></xml>", None, "missing field `code`"),
        (
            "<xml><code>A</code><fee>x</fee></xml>",
            Some("fee"),
            "a whole number (i64)",
        ),
        (
            "<xml><code>A</code><coupon id=\"1\"/><coupon id=\"\"/></xml>",
            Some("coupon[1].@id"),
            "a whole number (i64)",
        ),
        ("<xml><code>A</code>", None, "it ends within an element"),
        ("<xml><code>A</xml>", None, "expected `</code>`"),
        ("{\"code\": 1}", None, "an object (Paid)"),
        (" ", None, ""),
    ] {
        let error = read(xml).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{xml}");
        assert_eq!(error.body().unwrap(), xml);
        assert!(error.to_string().contains(told), "{xml}: {error}");
        if path.is_some() {
            assert_eq!(error.path(), path, "{error}");
        }
    }
    let error = read(b"<xml><code>\xFF</code></xml>").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn elements_lie_as_deep_in_each_other_as_json_may() {
    let nested = |depth: usize| {
        let (open, close) = ("<inner><code>A</code>", "</inner>");
        format!(
            "<xml><code>A</code>{}{}</xml>",
            open.repeat(depth),
            close.repeat(depth)
        )
    };
    read(nested(126)).await.unwrap();
    for depth in [127, 10_000] {
        let error = read(nested(depth)).await.unwrap_err();
        let told = "elements lie more than 128 deep";
        assert!(error.to_string().contains(told), "{error}");
    }
}

#[tokio::test]
async fn a_body_is_written_as_it_is_read() {
    let server = Server::json("null");
    let paid = Paid {
        code: "<a> & \"b\"".to_owned(),
        fee: Some(-1),
        coupons: Some(vec![
            Coupon { id: 1, name: None },
            Coupon {
                id: 2,
                name: Some("n".to_owned()),
            },
        ]),
        notes: Some(vec![]),
        ..Paid::default()
    };
    let request = || Request::new(Method::POST, "things.pay").path("/pay");
    let client = server.client();
    client
        .things(request().xml("text/xml", "xml", &paid))
        .await
        .unwrap();
    let sent = server.request();
    assert_eq!(header(&sent, "content-type"), Some("text/xml"));
    assert_eq!(
        body(&sent),
        "<xml><code>&lt;a&gt; &amp; \"b\"</code><fee>-1</fee><coupon id=\"1\"/><coupon id=\"2\"><name>n</name></coupon></xml>"
    );
    let error = client
        .things(request().xml("text/xml", "a b", &paid))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
}
