//! What is checked before it is sent, and with what requests begin.

use serde_json::{Value, json};
use tests::checks::types::{
    Card, Cash, CreateLabel, CreateScan, CreateScanPlace, Filter, Import, Item, Kind,
    OrderRatingRequest, Page, ShelveBooksFlat, ShelveBooksKind, ShelveBooksXKind,
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
            "the path parameter `shop` must have at least 2 characters",
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
            "the query parameter `limit` must be at most 100",
        ),
        (
            shops.orders("shop", order("tea")).tags(["a", "SECRET"]),
            "`[1]` in the query parameter `tags` must have at most 3 characters",
        ),
        (
            shops.orders("shop", order("tea")).x_rate(0.0),
            "the header `X-Rate` must be more than 0",
        ),
    ] {
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert_eq!(error.to_string(), format!("shops.orders: {problem}"));
    }
    assert!(server.was_not_called());
}

#[test]
fn parameters_are_checked_in_every_style() {
    let client = Client::builder("http://127.0.0.1:9").build().unwrap();
    let (low, high) = (uuid::Uuid::nil(), uuid::Uuid::max());
    let shelves = client.shelves();
    let books = || shelves.books(["a"], low);
    let filter = || Filter::new().name("long");
    for (call, problem) in [
        (
            shelves.books(["a", "b", "c"], low),
            "the path parameter `ids` must have at most 2 elements",
        ),
        (
            shelves.books(["a", "long"], low),
            "`[1]` in the path parameter `ids` must have at most 3 characters",
        ),
        (
            shelves.books(["a"], high),
            "the path parameter `code` must match `^[0-7]`",
        ),
        (
            books().joined([9, 10]),
            "`[1]` in the query parameter `joined` must be at most 9",
        ),
        (
            books().piped(["a", "a"]),
            "the query parameter `piped` must not have an element twice",
        ),
        (
            books().spaced(["a", "b"]),
            "the query parameter `spaced` must have at most 1 element",
        ),
        (
            books().deep(filter()),
            "`name` in the query parameter `deep` must have at most 3 characters",
        ),
        (
            books().flat(ShelveBooksFlat::new().least(0_u64)),
            "`least` in the query parameter `flat` must be at least 1",
        ),
        (
            books().flat(ShelveBooksFlat::new()),
            "the query parameter `flat` must have at least 1 member",
        ),
        (
            books().r#where(filter()),
            "`name` in the query parameter `where` must have at most 3 characters",
        ),
    ] {
        assert_eq!(call.request().problem(), Some(problem));
    }
}

#[test]
fn parameters_are_checked_whatever_their_types() {
    let client = Client::builder("http://127.0.0.1:9").build().unwrap();
    let (low, high) = (uuid::Uuid::nil(), uuid::Uuid::max());
    let books = || client.shelves().books(["a"], low);
    for (call, problem) in [
        (
            books().kinds([Kind::New, Kind::Old]),
            "the query parameter `kinds` must have at most 1 element",
        ),
        (
            books().kind(ShelveBooksKind::Newest),
            "the query parameter `kind` must have at most 3 characters",
        ),
        (
            books().codes([low, high]),
            "`[1]` in the query parameter `codes` must match `^[0-7]`",
        ),
        (
            books().rates([1e301]),
            "`[0]` in the query parameter `rates` must be at most 1e300",
        ),
        (
            books().rates([1.0, f64::NAN]),
            "`[1]` in the query parameter `rates` must be finite",
        ),
        (
            books().heat(f64::NEG_INFINITY),
            "the query parameter `heat` must be finite",
        ),
        (
            books().heat(-5.5),
            "the query parameter `heat` must be at least -5",
        ),
        (
            books().x_kinds([Kind::New, Kind::Old]),
            "the header `X-Kinds` must have at most 1 element",
        ),
        (
            books().x_kind(ShelveBooksXKind::Newest),
            "the header `X-Kind` must have at most 3 characters",
        ),
        (
            books().seen([0_u64]),
            "`[0]` in the cookie `seen` must be at least 1",
        ),
    ] {
        assert_eq!(call.request().problem(), Some(problem));
    }
}

#[test]
fn fields_of_forms_are_checked_whatever_their_types() {
    let client = Client::builder("http://127.0.0.1:9").build().unwrap();
    let (low, high) = (uuid::Uuid::nil(), uuid::Uuid::max());
    let label = |id| CreateLabel::new(id);
    let rows = vec![vec!["ab".to_owned()], vec!["long".to_owned()]];
    let notes = [("SECRET".to_owned(), String::new())];
    for (label, problem) in [
        (label(high), "the field `id` must match `^[0-7]`"),
        (
            label(low).ids([low, high]),
            "the field `ids` must have at most 1 element",
        ),
        (
            label(low).kinds([Kind::New, Kind::Old]),
            "the field `kinds` must have at most 1 element",
        ),
        (
            label(low).rows(rows),
            "`[1][0]` in the field `rows` must have at most 2 characters",
        ),
        (
            label(low).share(f64::NAN),
            "the field `share` must be finite",
        ),
        (
            label(low).shares([f64::INFINITY]),
            "`[0]` in the field `shares` must be finite",
        ),
        (
            label(low).notes(notes),
            "`*` in the field `notes` must have at least 1 character",
        ),
    ] {
        let call = client.labels().create(label);
        assert_eq!(call.request().problem(), Some(problem));
    }
}

#[tokio::test]
async fn what_is_set_again_takes_the_place_of_what_was_set_and_refused() {
    let server = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    let client = Client::builder(&server.url).build().unwrap();
    let call = client.shelves().books(["a", "b"], uuid::Uuid::nil());
    let flat = ShelveBooksFlat::new;
    let call = call
        .joined([10])
        .joined([8, 9])
        .deep(Filter::new().name("long"))
        .deep(Filter::new().name("abc"))
        .flat(flat().least(0_u64).most(7))
        .flat(flat().least(1_u64))
        .kind(ShelveBooksKind::Newest)
        .kind(ShelveBooksKind::New)
        .x_kind(ShelveBooksXKind::Newest)
        .x_kind(ShelveBooksXKind::New)
        .x_kinds([Kind::New, Kind::Old])
        .x_kinds([Kind::Old])
        .x_kinds([])
        .seen([0])
        .seen([1, 2])
        .seen([3]);
    assert_eq!(call.request().problem(), None);
    call.await.unwrap();
    let request = server.request();
    assert_eq!(
        target(&request),
        "/shelves/a,b/00000000-0000-0000-0000-000000000000/books\
         ?joined=8,9&deep%5Bname%5D=abc&least=1&kind=new"
    );
    assert!(request.contains("x-kind: new\r\n"), "{request}");
    assert!(!request.contains("x-kinds"), "{request}");
    assert!(request.contains("cookie: seen=3\r\n"), "{request}");
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
