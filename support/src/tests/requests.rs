//! What is sent: exact bytes, and nothing for a value that has no safe spelling.

use super::sample::{Model, Video, video};
use super::server::{Server, header, target};
use crate::{Answer, Client, ErrorKind, Method, Pair, Request};

const VIDEO: &str = r#"{"id":"1","type":null}"#;

#[tokio::test]
async fn everything_that_a_call_sets_is_sent() {
    let server = Server::json(VIDEO);
    let client = server
        .builder()
        .bearer("t0ken")
        .user_agent("me/1")
        .build()
        .unwrap();
    let call = client
        .videos()
        .content("a b")
        .limit(5)
        .model(&[Model::Veo2, Model::Other("x&y=z+".into())]);
    call.trace("t 1")
        .session("s1")
        .with_header("X-More", 7)
        .await
        .unwrap();
    let request = server.request();
    assert!(
        request.starts_with(
            "GET /v1/videos/a%20b/content?limit=5&model=veo2&model=x%26y%3Dz%2B HTTP/1.1\r\n"
        ),
        "{request}"
    );
    for (name, value) in [
        ("authorization", "Bearer t0ken"),
        ("accept", "application/json"),
        ("user-agent", "me/1"),
        ("x-trace", "t 1"),
        ("x-more", "7"),
        ("cookie", "session=s1"),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
    assert_eq!(header(&request, "referer"), None);
    assert_eq!(header(&request, "content-type"), None);
}

#[tokio::test]
async fn a_path_value_stays_in_its_segment_or_is_refused() {
    let server = Server::json(VIDEO);
    let client = server.client();
    let long = "é/".repeat(5_000);
    let values = [
        "%2e%2e", "a/b", "?x", "#x", "\\", "\t", "\n", "\0", ";", " ", "+", "%", "é", "...", ".a",
        "//", "@", ":", "a?b#c", &long,
    ];
    for value in values {
        client.videos().content(value).await.unwrap();
        let encoded: String = value
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'0'..=b'9' | b'.' => char::from(byte).to_string(),
                byte => format!("%{byte:02X}"),
            })
            .collect();
        assert_eq!(
            target(&server.request()),
            format!("/v1/videos/{encoded}/content")
        );
    }
    for value in ["", ".", ".."] {
        let error = client.videos().content(value).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{value}");
        assert!(error.to_string().contains("`id`"), "{error}");
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn dot_segments_are_refused_however_they_come_about() {
    let server = Server::json("null");
    let client = server.client();
    let request = || Request::new(Method::GET, "x");
    for (request, name) in [
        (
            request()
                .path("/a/")
                .segment("one", ".")
                .segment("two", "."),
            "`one`, `two`",
        ),
        (request().path("/a/%2E").segment("one", "."), "`one`"),
        (
            request().path("/a/").segment("one", ".").path("%2e/b"),
            "`one`",
        ),
        (request().path("/a/../b"), ".."),
        (request().path("/a/.%2E"), ".."),
        (request().path("/%2E"), "."),
    ] {
        let error = client
            .call::<(), ()>(request, Answer::json())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(error.to_string().contains(name), "{error}");
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn a_path_template_cannot_leave_the_base() {
    let server = Server::json("null");
    for (template, sent) in [
        ("//evil.com/x", "//evil.com/x"),
        ("http://evil.com/x", "/http://evil.com/x"),
        ("\\\\evil\\x", "/%5C%5Cevil%5Cx"),
        ("evil.com", "/evil.com"),
        ("@evil.com", "/@evil.com"),
        (":1/x", "/:1/x"),
        ("", "/"),
        (
            "/a b/{c}?d#e\"<>`^é\u{7f}",
            "/a%20b/%7Bc%7D%3Fd%23e%22%3C%3E%60%5E%C3%A9%7F",
        ),
        ("/100%/%zz/%2F/%2", "/100%25/%25zz/%2F/%252"),
        ("/a|b[c]~!$&'()*+,;=:@", "/a|b[c]~!$&'()*+,;=:@"),
    ] {
        for (suffix, prefix) in [("", ""), ("/", ""), ("/api", "/api"), ("/api/", "/api")] {
            let client = Client::builder(format!("{}{suffix}", server.url))
                .build()
                .unwrap();
            let request = Request::new(Method::GET, "x").path(template);
            client
                .call::<(), ()>(request, Answer::empty())
                .await
                .unwrap();
            let request = server.request();
            assert_eq!(target(&request), format!("{prefix}{sent}"), "{template}");
            assert_eq!(header(&request, "host"), server.url.strip_prefix("http://"));
        }
    }
}

#[tokio::test]
async fn headers_and_cookies_cannot_be_broken_out_of() {
    let server = Server::json(VIDEO);
    let client = server.client();
    for value in ["a\rb", "a\nb", "a\r\nX-Evil: 1", "\0", "\u{7f}", "é"] {
        let error = client.videos().content("1").trace(value).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(error.to_string().contains("x-trace"), "{error}");
        let error = client
            .videos()
            .content("1")
            .with_header("X-Trace", value)
            .await
            .unwrap_err();
        assert!(error.to_string().contains("x-trace"), "{error}");
    }
    for value in ["a;b", "a\nb", "a\rb", "a b", "a,b", "a\"b", "\\", "\0", "é"] {
        let error = client
            .videos()
            .content("1")
            .session(value)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(error.to_string().contains("`session`"), "{error}");
    }
    for name in [
        "",
        "a b",
        "a:b",
        "a\r\nb",
        "content-length",
        "Transfer-Encoding",
    ] {
        let error = client
            .videos()
            .content("1")
            .with_header(name, "1")
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{name}");
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn a_call_is_a_value_of_its_own() {
    let client = Client::builder("https://h/v1").bearer("T").build().unwrap();
    let call = client.videos().content("a b").limit(7);
    let request = call.to_http().unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(
        request.uri(),
        "https://h/v1/v1/videos/a%20b/content?limit=7"
    );
    let token = &request.headers()["authorization"];
    assert_eq!(
        (token.to_str().unwrap(), token.is_sensitive()),
        ("Bearer T", true)
    );
    assert_eq!(request.headers()["accept"], "application/json");
    assert!(request.body().is_empty());
    let sent = client
        .videos()
        .create()
        .json(&video("1"))
        .to_http()
        .unwrap();
    assert_eq!(sent.body(), r#"{"id":"1","type":null}"#);
    assert_eq!(sent.headers()["content-type"], "application/json");
    let error = client.videos().content("").to_http().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);

    let answer = |status: u16, body: &'static str| {
        let answer = http::Response::builder().status(status).header("x-a", "b");
        answer
            .body(bytes::Bytes::from_static(body.as_bytes()))
            .unwrap()
    };
    let reply = call
        .read_http(answer(201, r#"{"id":"1","type":null}"#))
        .unwrap();
    assert_eq!((reply.status().as_u16(), &*reply.body().id), (201, "1"));
    assert_eq!(reply.headers()["x-a"], "b");
    let error = call.read_http(answer(404, "gone")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "videos.content: answered 404 Not Found: gone"
    );
    let error = call.read_http(answer(200, r#"{"id":1}"#)).unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (ErrorKind::Decode, Some("id"))
    );
}

#[tokio::test]
async fn cookies_share_one_header() {
    let server = Server::json(VIDEO);
    let client = server
        .builder()
        .credential("key", crate::Credential::cookie("key", "k"))
        .build()
        .unwrap();
    client
        .videos()
        .content("1")
        .session("s")
        .session("t")
        .with_header("Cookie", "a=b")
        .await
        .unwrap();
    assert_eq!(
        header(&server.request(), "cookie"),
        Some("a=b; session=s; session=t; key=k")
    );
}

#[tokio::test]
async fn the_first_problem_is_told() {
    let server = Server::json(VIDEO);
    let call = server.client().videos().content("").trace("\n");
    assert_eq!(
        call.request().problem(),
        Some("the path parameter `id` is empty")
    );
    assert!(server.was_not_called());
}

#[test]
fn a_request_can_be_inspected() {
    let server = Server::json(VIDEO);
    let call = server
        .client()
        .videos()
        .content("1")
        .limit(5)
        .session("s")
        .trace("t");
    let request = call.request();
    assert_eq!(request.operation(), "videos.content");
    assert_eq!(request.method(), Method::GET);
    assert_eq!(request.path_text(), "/v1/videos/1/content");
    assert_eq!(request.query_pairs(), [Pair::new("limit", "5")]);
    assert_eq!(request.cookies(), [Pair::new("session", "s")]);
    assert_eq!(request.headers()["x-trace"], "t");
    assert_eq!(
        request.credential_sets().collect::<Vec<_>>(),
        [["key"], ["bearer"]]
    );
    assert!(request.body().is_none());
}

#[test]
fn calls_can_be_sent_between_threads() {
    fn check<T: Send + Sync + Clone>(_: T) {}
    fn send<T: Send>(_: T) {}
    let server = Server::json(VIDEO);
    check(server.client());
    check(server.client().videos().content("1"));
    send(server.client().videos().content("1").into_future());
    send(server.client().videos().content("1").send());
    send(server.client().videos().content("1").stream());
    fn pending(call: crate::Call<Video>) -> crate::Pending<Video> {
        call.into_future()
    }
    _ = pending;
}
