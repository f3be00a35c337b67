//! Parameters in the styles that descriptions name, byte for byte.

use serde_json::json;
use tests::styles::types::{
    GetSearchDeep, GetSearchFilter, GetSearchFilterPrice, GetSearchKind, GetSearchPoint,
    GetSearchWhere, GetSearchXMeta, GetSearchXPoint, Range,
};
use tests::styles::{Client, ErrorKind};

use crate::server::{Server, Then, header, target};

fn client() -> (Client, Server) {
    let server = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    (Client::builder(&server.url).build().unwrap(), server)
}

#[tokio::test]
async fn every_parameter_is_written_in_its_style() {
    let (client, server) = client();
    let point = GetSearchPoint::new(3).y(0.5);
    let price = GetSearchFilterPrice::new().min(1.0);
    let sort = [("a&b", "asc"), ("c", "")].map(|(name, way)| (name.to_owned(), way.to_owned()));
    let call = client
        .search()
        .get([1, 2], point, GetSearchKind::Other("x.y/".into()));
    call.tags(["red", "a,b", "表"])
        .ids(["7", "8"])
        .sizes([1, 2])
        .words(["x", "y"])
        .filter(GetSearchFilter::new().color("r&d").price(price))
        .sort(sort.into())
        .r#where(GetSearchWhere::new().all(vec!["表".to_owned()]))
        .any(&json!(["a", null]))
        .callback("http://a/?b=c&d")
        .token("t")
        .token_value("T")
        .loose("{}")
        .x_fields(["a", "b c"])
        .x_meta(GetSearchXMeta::new().name("表"))
        .x_point(GetSearchXPoint::new().x(1))
        .seen([1, 2])
        .prefs(["a", "b"])
        .await
        .unwrap();
    let request = server.request();
    let expected = [
        "/search/1,2/;x=3;y=0.5/.x.y%2F?tags=red,a%2Cb,%E8%A1%A8",
        "ids%5B%5D=7",
        "ids%5B%5D=8",
        "sizes=1%7C2",
        "words=x%20y",
        "filter%5Bcolor%5D=r%26d",
        "filter%5Bprice%5D%5Bmin%5D=1",
        "a%26b=asc",
        "c=",
        "where=%7B%22all%22%3A%5B%22%5Cu8868%22%5D%7D",
        "any=%5B%22a%22%2Cnull%5D",
        "callback=http://a/?b=c%26d",
        "token=t",
        "Token=T",
        "loose=%7B%7D",
    ];
    assert_eq!(target(&request), expected.join("&"));
    for (name, value) in [
        ("x-fields", "a,b c"),
        ("x-meta", r#"{"name":"\u8868"}"#),
        ("x-point", "x=1"),
        ("cookie", "seen=1; seen=2; prefs=a,b"),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
}

#[tokio::test]
async fn whatever_has_parts_is_written_by_their_places() {
    let (client, server) = client();
    let call = client
        .search()
        .get([1], GetSearchPoint::new(3), GetSearchKind::A);
    let call = call.expand(["a", "b"]).created(7.into());
    let call = call.deep(vec![GetSearchDeep::new().ids(vec![1, 2])]);
    call.clone().await.unwrap();
    let expected = [
        "/search/1/;x=3/.a?expand%5B0%5D=a",
        "expand%5B1%5D=b",
        "created=7",
        "deep%5B0%5D%5Bids%5D%5B0%5D=1",
        "deep%5B0%5D%5Bids%5D%5B1%5D=2",
    ];
    assert_eq!(target(&server.request()), expected.join("&"));
    // What is set again is set once, however it was written before.
    let call = call.expand([""; 0]).deep(Vec::new());
    let call = call.created(Range::new().gt(1).into()).await;
    call.unwrap();
    let expected = "/search/1/;x=3/.a?created%5Bgt%5D=1";
    assert_eq!(target(&server.request()), expected);
}

#[tokio::test]
async fn what_holds_nothing_is_left_out_and_a_path_must_hold_something() {
    let (client, server) = client();
    let nothing: [&str; 0] = [];
    let get = |ids: Vec<i64>| {
        client
            .search()
            .get(ids, GetSearchPoint::new(3), GetSearchKind::A)
    };
    let call = get(vec![1]).tags(nothing).words(nothing).x_fields(nothing);
    let call = call.filter(GetSearchFilter::new()).seen([]).prefs(nothing);
    call.await.unwrap();
    let request = server.request();
    assert_eq!(target(&request), "/search/1/;x=3/.a");
    assert_eq!(header(&request, "x-fields"), None);
    assert_eq!(header(&request, "cookie"), None);

    for (call, expected) in [
        (
            get(Vec::new()),
            "the path parameter `ids` cannot be written: it is empty",
        ),
        (
            get(vec![1]).words(["a b"]),
            "the query parameter `words` cannot be written: a value holds ` `, which stands between values",
        ),
        (
            get(vec![1]).x_fields(["a,b"]),
            "the header `X-Fields` cannot be written: a value holds `,`, which stands between values",
        ),
    ] {
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert_eq!(error.to_string(), format!("search.get: {expected}"));
    }
    assert!(server.was_not_called());
}
