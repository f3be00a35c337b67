//! XML whose schema is given: what is sent and understood of it.

use tests::xml::types::{
    BookPutRequest, BookPutRequestAuthors, PayOrderRequest, PayOrderRequestGoods,
    PayOrderResponseReturnCode,
};
use tests::xml::{Client, ErrorKind};

use crate::server::{Server, body, header};

fn client(content_type: &str, body: &str) -> (Client, Server) {
    let server = Server::answering("200 OK", content_type, body.as_bytes());
    (Client::builder(&server.url).build().unwrap(), server)
}

#[tokio::test]
async fn a_payment_is_ordered_as_its_servers_expect_it() {
    let answer = "<xml><return_code><![CDATA[SUCCESS]]></return_code>\n<return_msg><![CDATA[OK]]></return_msg>\n\
        <total_fee>100</total_fee><coupon><id>1</id><fee>0.5</fee></coupon><coupon><id>2</id></coupon></xml>";
    let (shop, server) = client("text/xml", answer);
    let mut order = PayOrderRequest::new("wx<1>", 100);
    order.goods = Some(vec![
        PayOrderRequestGoods::new("7"),
        PayOrderRequestGoods::new("8"),
    ]);
    let paid = shop.pay().order(order).await.unwrap();
    assert_eq!(paid.return_code, PayOrderResponseReturnCode::Success);
    assert_eq!(paid.total_fee, Some(100));
    let coupons = paid.coupon.unwrap();
    let coupons: Vec<_> = coupons
        .iter()
        .map(|one| (one.id.as_str(), one.fee))
        .collect();
    assert_eq!(coupons, [("1", Some(0.5)), ("2", None)]);
    let request = server.request();
    assert_eq!(header(&request, "content-type"), Some("application/xml"));
    assert_eq!(header(&request, "accept"), Some("application/xml"));
    assert_eq!(
        body(&request),
        "<xml><appid>wx&lt;1&gt;</appid><total_fee>100</total_fee><goods><id>7</id></goods><goods><id>8</id></goods></xml>"
    );

    let page = "<html><body>502<br></body></html>";
    let (broken, _server) = client("text/html", page);
    let error = broken
        .pay()
        .order(PayOrderRequest::new("a", 1))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.body().unwrap(), page);
}

#[tokio::test]
async fn elements_are_called_as_the_schema_says() {
    let answer =
        "<answer id=\"7\" xml-lang=\"zh\"><by><author>A</author><author>B</author></by></answer>";
    let (shelf, server) = client("text/xml", answer);
    let mut book = BookPutRequest::new(7, "a");
    let mut authors = BookPutRequestAuthors::default();
    authors.author = Some(vec!["A".to_owned(), "B".to_owned()]);
    book.authors = Some(authors);
    book.tag = Some(vec!["x".to_owned(), "y".to_owned()]);
    let answer = shelf.books().put("7", book).await.unwrap().unwrap();
    assert_eq!(
        (answer.id, answer.xml_lang.as_deref()),
        (Some(7), Some("zh"))
    );
    assert_eq!(answer.by.unwrap().author.unwrap(), ["A", "B"]);
    assert_eq!(
        body(&server.request()),
        "<book id=\"7\"><title>a</title><authors><author>A</author><author>B</author></authors><tag>x</tag><tag>y</tag></book>"
    );

    let server = Server::raw(
        b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(),
        crate::server::Then::Close,
    );
    let shelf = Client::builder(&server.url).build().unwrap();
    let nothing = shelf
        .books()
        .put("7", BookPutRequest::new(7, "a"))
        .await
        .unwrap();
    assert_eq!(nothing, None);
}

#[tokio::test]
async fn what_xml_does_not_tell_is_text() {
    let (shelf, _server) = client("application/xml", "<a><either>1</either></a>");
    assert_eq!(
        shelf.books().any().await.unwrap(),
        "<a><either>1</either></a>"
    );
    assert_eq!(
        shelf.books().words().await.unwrap(),
        "<a><either>1</either></a>"
    );
}
