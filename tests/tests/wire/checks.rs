//! What is checked before it is sent, and with what requests begin.

use serde_json::{Value, json};
use tests::checks::types::{
    Card, Cash, CreateScan, CreateScanPlace, Import, Item, OrderRatingRequest, Page,
    ShopOrdersRequest, ShopOrdersRequestLine, UpdateSetting,
};
use tests::checks::{Client, ErrorKind};

use crate::server::{Server, Then, body, target};

fn order(name: &str) -> ShopOrdersRequest {
    ShopOrdersRequest::new(name, vec![ShopOrdersRequestLine::new(1)])
}

#[tokio::test]
async fn what_breaks_the_description_is_not_sent() {
    let server = Server::json("{}");
    let client = Client::builder(&server.url).build().unwrap();
    let part = ShopOrdersRequestLine::new(2).parts([vec!["a".to_owned(), String::new()]]);
    let mut lines = order("tea");
    lines.lines = vec![ShopOrdersRequestLine::new(1), part];
    let mut labels = order("tea");
    labels.labels = Some([("SECRET".to_owned(), "SECRET".to_owned())].into());
    let shops = client.shops();
    for (call, problem) in [
        (
            shops.orders("s", order("tea")),
            "the parameter `shop` must have at least 2 characters",
        ),
        (
            shops.orders("shop", order("SECRET")),
            "`name` in the body must have at most 4 characters",
        ),
        (
            shops.orders("shop", lines),
            "`lines[1].parts[0][1]` in the body must have at least 1 character",
        ),
        (
            shops.orders("shop", labels),
            "`labels.*` in the body must have at most 2 characters",
        ),
        (
            shops.orders("shop", order("tea").when("SECRET")),
            "`when` in the body must match `^[0-9]+$`",
        ),
        (
            shops.orders("shop", order("tea")).limit(101),
            "the parameter `limit` must be at most 100",
        ),
        (
            shops.orders("shop", order("tea")).tags(["a", "SECRET"]),
            "`[1]` in the parameter `tags` must have at most 3 characters",
        ),
        (
            shops.orders("shop", order("tea")).x_rate(0.0),
            "the parameter `X-Rate` must be more than 0",
        ),
    ] {
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert_eq!(error.to_string(), format!("shops.orders: {problem}"));
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn what_stands_in_other_types_is_checked_too() {
    let server = Server::json("{}");
    let client = Client::builder(&server.url).build().unwrap();
    let page = |count: u64| Page::new().rows([Item::new().count(count)]);
    let import = || Import::new(page(1));
    let mut labelled = import();
    labelled.extra = [("SECRET".to_owned(), "SECRET".to_owned())].into();
    for (import, problem) in [
        (
            Import::new(page(0)),
            "`page.rows[0].count` in the body must be at least 1",
        ),
        (
            Import::new(Page::new().rows([Item::new(), Item::new(), Item::new()])),
            "`page.rows` in the body must have at most 2 elements",
        ),
        (
            import().payment(Card::new("123")),
            "`payment.number` in the body must have at least 4 characters",
        ),
        (
            import().payment("SECRET SECRET"),
            "`payment` in the body must have at most 8 characters",
        ),
        (
            import().serial(9_007_199_254_740_992_u64),
            "`serial` in the body must be at least 9007199254740993",
        ),
        (labelled, "`*` in the body must have at most 2 characters"),
    ] {
        let error = client.imports().update(import).await.unwrap_err();
        assert_eq!(error.to_string(), format!("imports.update: {problem}"));
    }
    for fine in [
        import().payment(Card::new("1234")),
        import().payment(Cash::new(true)),
        import().serial(9_007_199_254_740_993_u64),
    ] {
        assert_eq!(client.imports().update(fine).request().problem(), None);
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn fields_of_forms_are_checked() {
    let server = Server::json("{}");
    let client = Client::builder(&server.url).build().unwrap();
    let scan = |title: &str| CreateScan::new(tests::checks::File::new("SECRET"), title);
    let place = CreateScanPlace::new().floor(10);
    for (call, problem) in [
        (
            client.orders().rating(OrderRatingRequest::new(6)),
            "orders.rating: the field `stars` must be at most 5",
        ),
        (
            client.scans().create(scan("SECRET")),
            "scans.create: the field `title` must have at most 5 characters",
        ),
        (
            client.scans().create(scan("map").labels([String::new()])),
            "scans.create: `[0]` in the field `labels` must have at least 1 character",
        ),
        (
            client.scans().create(scan("map").place(place)),
            "scans.create: `floor` in the field `place` must be at most 9",
        ),
    ] {
        assert_eq!(call.await.unwrap_err().to_string(), problem);
    }
    assert!(server.was_not_called());
    let fine = client.scans().create(scan("map"));
    assert_eq!(fine.request().problem(), None);
}

#[tokio::test]
async fn what_holds_is_sent_with_its_defaults() {
    let server = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    let client = Client::builder(&server.url).build().unwrap();
    let call = client.shops().orders("shop", order("茶茶茶茶"));
    call.limit(100).tags(["abc", ""]).x_rate(1.0).await.unwrap();
    let request = server.request();
    assert_eq!(
        target(&request),
        "/shops/shop/orders?limit=100&tags=abc&tags="
    );
    let sent = client.shops().orders("shop", order("tea"));
    let sent: Value =
        serde_json::from_slice(sent.request().body().unwrap().bytes().unwrap()).unwrap();
    let expected = json!({
        "name": "tea", "lines": [{"count": 1}], "gift": true, "weight": 2, "size": "m", "code": 2, "level": 7,
        "note": "a \"quoted\" text", "count_in_text": 7, "flag_in_text": true, "text_of_digits": "7", "list": []
    });
    assert_eq!(sent, expected);
    assert_eq!(UpdateSetting::default(), UpdateSetting::new());
    assert_eq!(UpdateSetting::new().gift, Some(true));
    // A change begins with nothing.
    assert_eq!(tests::checks::types::PatchOrder::new().gift, None);
    assert!(!body(&request).is_empty());
}
