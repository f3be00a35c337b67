//! Lists that come in pages: what is asked for, one after another, and where that ends.

use std::future::poll_fn;
use std::pin::{Pin, pin};

use futures_core::Stream;
use tests::pages::types::{GoodsSearchRequest, LogQueryRequest};
use tests::pages::{Client, Error, ErrorKind};

use crate::server::{Server, body};

/// A client of a server that answers with these bodies in turn.
fn client(bodies: &[&str]) -> (Client, Server) {
    let answer = |body: &&str| {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
        );
        (head + body).into_bytes()
    };
    let server = Server::turns(bodies.iter().map(answer).collect());
    (Client::builder(&server.url).build().unwrap(), server)
}

/// What the requests asked for: their targets, or their bodies.
fn asked(server: &Server) -> Vec<String> {
    let requests = std::iter::from_fn(|| server.next());
    let asked = requests.map(|request| match body(&request) {
        "" => request.split(' ').nth(1).unwrap().to_owned(),
        body => body.to_owned(),
    });
    asked.collect()
}

/// All that a stream gives.
async fn all<T>(stream: impl Stream<Item = T>) -> Vec<T> {
    let mut stream: Pin<&mut _> = pin!(stream);
    let mut all = Vec::new();
    while let Some(item) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        all.push(item);
    }
    all
}

fn error<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    error.to_string()
}

#[tokio::test]
async fn pages_are_counted_until_all_items_have_come() {
    let (client, server) = client(&[
        r#"{"code":0,"data":{"list":[{"id":1},{"id":2}],"total":3}}"#,
        r#"{"code":0,"data":{"list":[{"id":3}],"total":3}}"#,
    ]);
    let call = client.orders().list().page_size(2).items_value(9);
    let orders: Vec<_> = all(call.items().into_stream()).await;
    let ids: Vec<i64> = orders.into_iter().map(|order| order.unwrap().id).collect();
    assert_eq!(ids, [1, 2, 3]);
    assert_eq!(
        asked(&server),
        [
            "/orders?page_size=2&items=9",
            "/orders?page_size=2&items=9&page=2"
        ]
    );
}

#[tokio::test]
async fn pages_begin_where_the_call_does() {
    let (client, server) = client(&[
        r#"{"code":0,"data":{"list":[{"id":5}],"total":6}}"#,
        r#"{"code":0,"data":{"list":[{"id":6}],"total":6}}"#,
        r#"{"code":0,"data":{"total":6}}"#,
    ]);
    let mut pages = client.orders().list().page(5).pages();
    let mut count = 0;
    while let Some(page) = pages.next().await.unwrap() {
        assert_eq!(page.data.unwrap().total, 6);
        count += 1;
    }
    assert!(pages.next().await.unwrap().is_none());
    // The last one is empty, and no other is asked for.
    assert_eq!(count, 3);
    assert_eq!(
        asked(&server),
        ["/orders?page=5", "/orders?page=6", "/orders?page=7"]
    );
}

#[tokio::test]
async fn items_that_are_passed_over_are_counted() {
    let (client, server) = client(&[r#"["a","b"]"#, r#"["c"]"#, "[]"]);
    let users: Vec<_> = all(client.users().list(4, 2).items().into_stream()).await;
    let users: Vec<String> = users.into_iter().map(Result::unwrap).collect();
    assert_eq!(users, ["a", "b", "c"]);
    assert_eq!(
        asked(&server),
        [
            "/users?offset=4&limit=2",
            "/users?limit=2&offset=6",
            "/users?limit=2&offset=7"
        ]
    );
}

#[tokio::test]
async fn a_body_counts_pages_too() {
    let (client, server) = client(&[
        r#"{"records":[{"name":"a"}],"pages":"4"}"#,
        r#"{"records":[{}],"pages":"4.0"}"#,
    ]);
    let request = GoodsSearchRequest::new(3, 20).keyword("tea");
    let mut pages = client.goods().search(request).pages();
    assert_eq!(
        pages.next().await.unwrap().unwrap().records[0]
            .name
            .as_deref(),
        Some("a")
    );
    assert_eq!(pages.next().await.unwrap().unwrap().records[0].name, None);
    assert!(pages.next().await.unwrap().is_none());
    assert_eq!(
        asked(&server),
        [
            r#"{"pageNum":3,"pageSize":20,"keyword":"tea"}"#,
            r#"{"pageNum":4,"pageSize":20,"keyword":"tea"}"#
        ]
    );
}

#[tokio::test]
async fn each_page_gives_the_cursor_of_the_next() {
    let (one, server) = client(&[
        r#"{"items":[{"at":1}],"paging":{"next_cursor":"a=&b","has_more":true}}"#,
        r#"{"items":[],"paging":{"next_cursor":"c"}}"#,
        r#"{"items":[{"at":2}],"paging":{"next_cursor":null}}"#,
    ]);
    let events: Vec<_> = all(one.events().list().items().into_stream()).await;
    let events: Vec<_> = events.into_iter().map(|event| event.unwrap().at).collect();
    assert_eq!(events, [Some(1), Some(2)]);
    assert_eq!(
        asked(&server),
        ["/events", "/events?cursor=a%3D%26b", "/events?cursor=c"]
    );

    let (none, server) =
        client(&[r#"{"items":[{}],"paging":{"next_cursor":"a","has_more":false}}"#]);
    let mut pages = none.events().list().pages();
    assert!(pages.next().await.unwrap().is_some());
    assert!(pages.next().await.unwrap().is_none());
    assert_eq!(asked(&server), ["/events"]);
}

#[tokio::test]
async fn the_url_of_the_next_page_has_its_cursor() {
    for next in [
        "https://api.example.com/events?size=2&cursor=a%3D%26b",
        "/events?cursor=a%3D%26b",
        "?cursor=a%3D%26b",
    ] {
        let first = format!(r#"{{"items":[{{"at":1}}],"paging":{{"next_cursor":"{next}"}}}}"#);
        let (client, server) = client(&[&first, r#"{"items":[]}"#]);
        let events = all(client.events().list().items().into_stream()).await;
        assert_eq!(events.len(), 1);
        assert_eq!(
            asked(&server),
            ["/events", "/events?cursor=a%3D%26b"],
            "{next}"
        );
    }
    // What only looks like one is sent as it is.
    let first = r#"{"items":[{}],"paging":{"next_cursor":"/a?b=="}}"#;
    let (client, server) = client(&[first, r#"{"items":[]}"#]);
    let events = all(client.events().list().items().into_stream()).await;
    assert_eq!(events.len(), 1);
    assert_eq!(asked(&server), ["/events", "/events?cursor=%2Fa%3Fb%3D%3D"]);
}

#[tokio::test]
async fn a_number_is_a_cursor_in_a_body_of_texts() {
    let (client, server) = client(&[
        r#"{"lines":["a"],"lastId":7}"#,
        r#"{"lines":[],"lastId":7}"#,
    ]);
    let request = LogQueryRequest::new();
    let mut lines = client.log().query(request).items();
    assert_eq!(lines.next().await.unwrap().as_deref(), Some("a"));
    // What was said before is said again, of nothing: that is the end.
    assert_eq!(lines.next().await.unwrap(), None);
    assert_eq!(asked(&server), ["{}", r#"{"lastId":"7"}"#]);

    let (client, server) = self::client(&[r#"{"hits":["a","b"]}"#, r#"{"hits":[]}"#]);
    let hits = all(client.log().search().items().into_stream()).await;
    assert_eq!(hits.len(), 2);
    let requests: Vec<String> = std::iter::from_fn(|| server.next()).collect();
    let bodies: Vec<&str> = requests.iter().map(|request| body(request)).collect();
    assert_eq!(bodies, ["", r#"{"from":"2"}"#]);
}

#[tokio::test]
async fn a_cursor_that_comes_again_is_an_error_and_the_end() {
    let (client, server) = client(&[
        r#"{"items":[{"at":1}],"paging":{"next_cursor":"a"}}"#,
        r#"{"items":[{"at":2}],"paging":{"next_cursor":"b"}}"#,
        r#"{"items":[{"at":3}],"paging":{"next_cursor":"a"}}"#,
    ]);
    let mut items = client.events().list().items();
    for at in 1..=3 {
        assert_eq!(items.next().await.unwrap().unwrap().at, Some(at));
    }
    assert_eq!(
        error(items.next().await),
        "events.list: the answer gives a `cursor` that was asked for before"
    );
    assert!(items.next().await.unwrap().is_none());
    assert_eq!(asked(&server).len(), 3);
}

#[tokio::test]
async fn a_server_that_counts_no_pages_does_not_go_on_for_ever() {
    let (client, server) = client(&[r#"{"content":["a","b"]}"#]);
    let all: Vec<_> = all(client.tags().list().items().into_stream()).await;
    let mut all = all.into_iter();
    assert_eq!(all.by_ref().take(2).filter(Result::is_ok).count(), 2);
    assert_eq!(
        error(all.next().unwrap()),
        "tags.list: the server gives the same items whatever `page` is"
    );
    // Its first page has the number 0.
    assert_eq!(asked(&server), ["/tags", "/tags?page=1"]);
}

#[tokio::test]
async fn an_answer_says_which_page_it_is() {
    let (client, server) = client(&[r#"{"content":["a"],"page":1}"#, r#"{"content":[]}"#]);
    let tags: Vec<_> = all(client.tags().list().items().into_stream()).await;
    assert_eq!(tags.len(), 1);
    assert_eq!(asked(&server), ["/tags", "/tags?page=2"]);
}

#[tokio::test]
async fn an_error_is_the_end() {
    let (client, server) = client(&[r#"{"content":["a"]}"#, "oh"]);
    let tags: Vec<_> = all(client.tags().list().pages().into_stream()).await;
    assert_eq!(tags.len(), 2);
    assert!(
        error(tags.into_iter().nth(1).unwrap()).starts_with("tags.list: cannot decode the answer")
    );
    assert_eq!(asked(&server).len(), 2);
}

#[tokio::test]
async fn what_cannot_be_counted_on_is_an_error() {
    let (client, server) = client(&[r#"{"content":["a"]}"#]);
    let call = client.tags().list().with_query("page", "first");
    let mut pages = call.pages();
    assert!(pages.next().await.unwrap().is_some());
    assert_eq!(
        error(pages.next().await),
        "tags.list: `page` is no number to count on from"
    );
    assert_eq!(asked(&server), ["/tags?page=first"]);
}

/// Programs hand them to other threads.
#[test]
fn they_can_be_sent() {
    fn sent<T: Send>(_: &T) {}
    let (client, _server) = client(&["{}"]);
    let mut items = client.tags().list().items();
    sent(&items);
    sent(&items.next());
    sent(&items.into_stream());
}
