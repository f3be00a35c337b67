//! The clients of the cases: parameters, bodies, answers and paths of every kind.

use serde_json::json;
use tests::{answers, bodies, directions, enums, parameters, paths};

use crate::parts;
use crate::server::{Server, Then, body, header, target};

#[tokio::test]
async fn parameters_of_every_place_and_type() {
    let server = Server::json(r#"[{"id":1},{"id":2,"name":"b"}]"#);
    let client = parameters::Client::builder(&server.url)
        .basic("u", "p")
        .token("T")
        .build()
        .unwrap();
    let items = client
        .shops()
        .items(7, "a b&c=d", "trace-1")
        .page(2)
        .price(1.0)
        .in_stock(true)
        .tags(["x", "y z"])
        .sizes([1, 2])
        .sort(parameters::types::ShopItemsSort::MinusPrice)
        .set_with_images(false)
        .send_value(true)
        .accept_language("zh")
        .session("s1");
    let items = items.await.unwrap();
    assert_eq!(items.len(), 2);

    let request = server.request();
    assert_eq!(
        target(&request),
        "/shops/7/items?v=2&q=a%20b%26c%3Dd&page=2&price=1&inStock=true&tags=x&tags=y%20z&sizes=1&sizes=2&sort=-price\
         &with_images=false&send=true"
    );
    assert_eq!(header(&request, "x-trace-id"), Some("trace-1"));
    assert_eq!(header(&request, "x-channel"), Some("web app"));
    assert_eq!(header(&request, "accept-language"), Some("zh"));
    assert_eq!(header(&request, "token"), Some("T"));
    assert_eq!(header(&request, "cookie"), Some("session=s1"));
    assert_eq!(header(&request, "authorization"), Some("Basic dTpw"));
}

#[tokio::test]
async fn a_header_cannot_be_broken_out_of() {
    let server = Server::json("[]");
    let client = parameters::Client::builder(&server.url).build().unwrap();
    for value in ["a\r\nX-Evil: 1", "a\nb", "a\0b", "a\u{7f}b"] {
        let error = client.shops().items(7, "q", value).await.unwrap_err();
        assert_eq!(error.kind(), parameters::ErrorKind::Build, "{value:?}");
        assert!(
            error.to_string().to_lowercase().contains("x-trace-id"),
            "{error}"
        );
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn bodies_of_every_kind() {
    let server = Server::json(r#"{"id":"o1"}"#);
    let client = bodies::Client::builder(&server.url).build().unwrap();
    let customer = bodies::types::CreateOrderCustomer::new("李");
    let lines = vec![bodies::types::CreateOrderLine::new("sku", 2).price(1.5)];
    let order = bodies::types::CreateOrder::new(customer, lines, None)
        .note("now")
        .channel("tv");
    client.orders().create(order).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    let bytes: Vec<u8> = body(&request).chars().map(|c| c as u8).collect();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        r#"{"customer":{"name":"李"},"lines":[{"sku":"sku","count":2,"price":1.5}],"delivery":null,"note":"now","channel":"tv"}"#
    );

    let server = Server::answering("200 OK", "text/plain", b"welcome");
    let client = bodies::Client::builder(&server.url).build().unwrap();
    let login = bodies::types::UserLoginRequest::new("a b", "p&=+")
        .ids(vec!["1".into(), "2".into()])
        .days(3);
    assert_eq!(client.user().login(login).await.unwrap(), "welcome");
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        body(&request),
        "name=a+b&password=p%26%3D%2B&ids%5B%5D=1&ids%5B%5D=2&days=3"
    );

    let server = Server::answering("200 OK", "application/xml", b"<sum/>");
    let client = bodies::Client::builder(&server.url).build().unwrap();
    assert_eq!(client.soap().add("<add/>").await.unwrap(), "<sum/>");
    let request = server.request();
    assert_eq!(
        (header(&request, "content-type"), body(&request)),
        (Some("application/xml"), "<add/>")
    );
    client.blobs().update("k", vec![1_u8, 2]).await.unwrap();
    let request = server.request();
    assert_eq!(
        (header(&request, "content-type"), body(&request)),
        (Some("application/octet-stream"), "\u{1}\u{2}")
    );
    client.settings().update(json!({"a": [1]})).await.unwrap();
    assert_eq!(body(&server.request()), r#"{"a":[1]}"#);
    client
        .forms()
        .pairs(bodies::Pairs::new().text("k", "v w"))
        .await
        .unwrap();
    assert_eq!(body(&server.request()), "k=v+w");
    let grant = bodies::types::FormGrantRequest::new("x");
    client.forms().grant(grant).await.unwrap();
    assert_eq!(body(&server.request()), "grant_type=refresh_token&token=x");
}

#[tokio::test]
async fn files_are_uploaded_with_name_and_type() {
    let server = Server::json("3");
    let client = bodies::Client::builder(&server.url).build().unwrap();
    let cover = bodies::File::new("JPEG")
        .with_name("封面\".jpg")
        .with_type("image/jpeg");
    let meta = bodies::types::AlbumPicturesRequestMeta::new().place("home");
    let upload = bodies::types::AlbumPicturesRequest::new(cover, "Summer")
        .more(vec![
            bodies::File::new("1"),
            bodies::File::new("2").with_name("b"),
        ])
        .tags(vec!["sea".into(), "sun".into()])
        .meta(meta)
        .public(true);
    assert_eq!(client.albums().pictures("a", upload).await.unwrap(), 3);

    let text = |text: &str| Some(text.to_owned());
    let octets = text("application/octet-stream");
    let expected = [
        ("cover", text("封面%22.jpg"), text("image/jpeg"), "JPEG"),
        ("more", text("more"), octets.clone(), "1"),
        ("more", text("b"), octets, "2"),
        ("title", None, None, "Summer"),
        ("tags", None, None, "sea"),
        ("tags", None, None, "sun"),
        (
            "meta",
            None,
            text("application/json"),
            r#"{"place":"home"}"#,
        ),
        ("public", None, None, "true"),
    ];
    let expected = expected
        .map(|(name, file, kind, content)| (name.to_owned(), file, kind, content.to_owned()));
    assert_eq!(parts(&server.request()).await, expected);
}

#[tokio::test]
async fn answers_of_every_kind() {
    let note = Server::json(r#"{"text":"hi","kind":"poem","unknown":1}"#);
    let client = answers::Client::builder(&note.url).build().unwrap();
    let read = client.notes().get("1").await.unwrap().unwrap();
    assert_eq!(
        read.kind,
        Some(answers::types::GetNoteResponseKind::Other("poem".into()))
    );
    assert_eq!(
        serde_json::to_string(&read).unwrap(),
        r#"{"text":"hi","kind":"poem"}"#
    );

    let nothing = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    let client = answers::Client::builder(&nothing.url).build().unwrap();
    assert_eq!(client.notes().get("1").await.unwrap(), None);
    client.notes().delete("1").await.unwrap();

    let text = Server::answering("200 OK", "text/markdown", "# 标题".as_bytes());
    let client = answers::Client::builder(&text.url).build().unwrap();
    assert_eq!(client.notes().text("1").await.unwrap(), "# 标题");
    assert_eq!(header(&text.request(), "accept"), Some("text/markdown"));
    assert_eq!(client.notes().file("1").await.unwrap(), "# 标题".as_bytes());
    assert_eq!(header(&text.request(), "accept"), Some("*/*"));
}

#[tokio::test]
async fn paths_as_people_write_them() {
    let server = Server::raw(
        b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_vec(),
        Then::Close,
    );
    let client = paths::Client::builder(format!("{}/base/", server.url))
        .build()
        .unwrap();
    macro_rules! called {
        ($call:expr, $target:literal) => {
            $call.await.unwrap();
            assert_eq!(target(&server.request()), concat!("/base", $target));
        };
    }
    called!(client.files().get("a", "b"), "/files/a.b");
    called!(client.nodes().get("n"), "/nodes/n/");
    called!(client.models().generate("m"), "/models/m:generate/");
    called!(client.search().get(), "/search?beta=true&x=");
    called!(client.blog().get("1"), "/blog/1");
    called!(client.tenants().users("t"), "/tenants/t/users");
    called!(client.api_100().get("x"), "/100%25/x%2F");
    called!(client.workorder().query(), "/workorder/query");
    called!(
        client.tianqi().get("北京"),
        "/%E5%A4%A9%E6%B0%94/%E5%8C%97%E4%BA%AC"
    );
    called!(client.and().get("7"), "/pairs/7/and/7");
    called!(client.orders().list(), "/api/v2/orders");
    called!(client.root().get(), "/");
}

#[tokio::test]
async fn numbers_of_a_list_are_kept_whatever_they_are() {
    use enums::types::{
        GetOrderKind, GetOrderPage, GetOrderResponseLogin, GetOrderResponseMixed,
        GetOrderResponseStatus, GetOrderStatus,
    };
    let server = Server::json(
        r#"[{"status":-1.0,"login":null,"rate":0.01,"level":3,"mixed":1.0},{"mixed":{"a":[]},"status":70,"login":2,"rate":0}]"#,
    );
    let client = enums::Client::builder(&server.url).build().unwrap();
    let orders = client
        .orders()
        .get(GetOrderKind::Wholesale)
        .status([GetOrderStatus::VMinus1, GetOrderStatus::Other(70)])
        .page(GetOrderPage::VMinus2)
        .x_level(enums::types::GetOrderXLevel::V1);
    let orders = orders.await.unwrap();
    let request = server.request();
    assert_eq!(target(&request), "/orders/2?status=-1&status=70&page=-2");
    assert_eq!(header(&request, "x-level"), Some("1"));
    assert_eq!(orders[0].status, GetOrderResponseStatus::VMinus1);
    assert_eq!(orders[0].status.label(), Some("已封禁"));
    assert_eq!(orders[0].login, None);
    assert_eq!(orders[1].status, GetOrderResponseStatus::Other(70));
    assert_eq!(orders[0].mixed, Some(GetOrderResponseMixed::V1));
    let page = GetOrderPage::from("all");
    assert_eq!(page.to_string() + page.label().unwrap(), "all全部");
    assert_eq!(GetOrderPage::from(true), GetOrderPage::True);
    assert_eq!(
        GetOrderPage::from(json!(0.5)),
        GetOrderPage::Other(json!(0.5))
    );
    assert_eq!(orders[1].login, Some(GetOrderResponseLogin::V2));
    assert_eq!(
        serde_json::to_string(&orders).unwrap(),
        r#"[{"status":-1,"login":null,"level":3,"rate":0.01,"mixed":1},{"status":70,"login":2,"rate":0,"mixed":{"a":[]}}]"#
    );

    let server = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    let client = enums::Client::builder(&server.url).build().unwrap();
    let rating = enums::types::OrderRatingRequest::new(3)
        .reasons([10, 99].map(Into::into))
        .proof(7)
        .source(enums::types::OrderRatingRequestSource::H5);
    client.orders().rating(rating).await.unwrap();
    assert_eq!(
        body(&server.request()),
        "stars=3&proof=7&reasons=10&reasons=99&source=1"
    );
}

#[tokio::test]
async fn null_is_sent_where_it_is_set_and_only_there() {
    let server = Server::json("[]");
    let client = directions::Client::builder(&server.url).build().unwrap();
    let user = directions::types::UserWritable::new("a", "hunter2");
    assert!(!format!("{user:?}").contains("hunter2"));
    assert_eq!(user.password.expose(), "hunter2");
    let call = client.users().create(user);
    let sent = call.request().body().unwrap();
    assert_eq!(
        sent.bytes().unwrap(),
        r#"{"name":"a","password":"hunter2"}"#
    );

    let address = directions::types::AddressPatch::new("Paris").clear_street();
    let change = directions::types::PatchUser::new();
    let change = change.nickname("Al").address(address).clear_tags();
    client.users().patch(1, change.clone()).await.unwrap();
    let sent = r#"{"nickname":"Al","address":{"city":"Paris","street":null},"tags":null}"#;
    assert_eq!(body(&server.request()), sent);

    let change = change.clear_address().nickname("B");
    client.users().patch(1, change).await.unwrap();
    let sent = r#"{"nickname":"B","address":null,"tags":null}"#;
    assert_eq!(body(&server.request()), sent);

    let change = directions::types::PatchUser::new();
    client.users().patch(1, change).await.unwrap();
    assert_eq!(body(&server.request()), "{}");
}
