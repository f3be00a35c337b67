//! What generated clients send and understand, byte for byte, against a server on loopback.

#[path = "../../support/src/tests/server.rs"]
mod server;

use std::error::Error as _;

use multer::Multipart;
use serde_json::json;
use server::{Server, Then, body, header, target};
use tests::seed::types::{VideoContentRequest, VideoContentRequestMessage};
use tests::{answers, bodies, parameters, paths, seed};

const VIDEO: &str = r#"{"id":"v1","status":"done","video_url":null,"enhanced_prompt":"a cat","status_update_time":7}"#;

fn seed_client(server: &Server) -> seed::Client {
    seed::Client::builder(&server.url)
        .bearer("KEY")
        .build()
        .unwrap()
}

/// The parts of a recorded multipart request, read by a parser that is not ours: name, file name, type, content.
async fn parts(request: &str) -> Vec<(String, Option<String>, Option<String>, String)> {
    let content_type = header(request, "content-type").unwrap();
    let boundary = multer::parse_boundary(content_type).unwrap();
    // Recorded as Latin-1: each character is one byte.
    let bytes: Vec<u8> = body(request).chars().map(|c| c as u8).collect();
    let mut multipart = Multipart::with_reader(bytes.as_slice(), boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.unwrap() {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let name = text(field.name()).unwrap();
        let file = text(field.file_name());
        let kind = field.content_type().map(ToString::to_string);
        parts.push((name, file, kind, field.text().await.unwrap()));
    }
    parts
}

#[tokio::test]
async fn the_seed_is_called_without_a_body() {
    let server = Server::json(VIDEO);
    let video = seed_client(&server)
        .videos()
        .content("video_099c5197")
        .await
        .unwrap();
    assert_eq!((video.id.as_str(), video.status_update_time), ("v1", 7));
    assert_eq!(video.video_url, json!(null));

    let request = server.request();
    assert!(
        request.starts_with("GET /v1/videos/video_099c5197/content HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(header(&request, "authorization"), Some("Bearer KEY"));
    assert_eq!(header(&request, "accept"), Some("application/json"));
    assert_eq!(header(&request, "content-type"), None);
    assert_eq!(header(&request, "content-length"), None);
    assert_eq!(header(&request, "x-forwarded-host"), None);
    assert_eq!(body(&request), "");
}

#[tokio::test]
async fn the_seed_is_called_with_a_multipart_body() {
    let server = Server::json(VIDEO);
    let messages = vec![
        VideoContentRequestMessage::new()
            .role("user")
            .content("一只猫 & \"dog\""),
    ];
    let body = VideoContentRequest::new("veo3-fast", messages).stream(false);
    seed_client(&server)
        .videos()
        .content("v")
        .body(body)
        .await
        .unwrap();

    let request = server.request();
    let parts = parts(&request).await;
    let names: Vec<&str> = parts.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["model", "messages", "stream"]);
    assert_eq!(parts[0].3, "veo3-fast");
    assert_eq!(parts[1].2.as_deref(), Some("application/json"));
    let sent: serde_json::Value = serde_json::from_str(&parts[1].3).unwrap();
    assert_eq!(
        sent,
        json!([{"role": "user", "content": "一只猫 & \"dog\""}])
    );
    assert_eq!(parts[2].3, "false");
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let server = Server::json(VIDEO);
    let body = VideoContentRequest::new("a-model-of-tomorrow", Vec::new());
    seed_client(&server)
        .videos()
        .content("v")
        .body(body)
        .await
        .unwrap();
    let parts = parts(&server.request()).await;
    let sent: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, .., text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(sent, [("model", "a-model-of-tomorrow"), ("messages", "[]")]);
}

#[tokio::test]
async fn any_json_stands_where_only_null_was_recorded() {
    let server = Server::json(&VIDEO.replace("null", r#"{"hd":"https://x"}"#));
    let reply = seed_client(&server)
        .videos()
        .content("v")
        .send()
        .await
        .unwrap();
    assert_eq!(reply.status().as_u16(), 200);
    assert_eq!(reply.headers()["content-type"], "application/json");
    assert_eq!(reply.body().video_url, json!({"hd": "https://x"}));
    let written = serde_json::to_value(reply.into_body()).unwrap();
    assert_eq!(written["video_url"], json!({"hd": "https://x"}));
}

#[tokio::test]
async fn a_video_is_streamed_to_a_file() {
    let video: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let server = Server::answering("200 OK", "video/mp4", &video);
    let mut download = seed_client(&server)
        .videos()
        .content("v")
        .stream()
        .await
        .unwrap();
    assert_eq!(download.headers()["content-type"], "video/mp4");
    let path = tempfile::NamedTempFile::new().unwrap();
    let written = download.write_to(path.as_file()).await.unwrap();
    assert_eq!(written, 300_000);
    assert_eq!(std::fs::read(path.path()).unwrap(), video);
}

#[tokio::test]
async fn errors_say_what_the_server_said() {
    let server = Server::answering(
        "401 Unauthorized",
        "application/json",
        br#"{"error":"no such key"}"#,
    );
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Status);
    assert_eq!(
        (error.operation(), error.status().unwrap().as_u16()),
        ("videos.content", 401)
    );
    assert_eq!(
        error.json::<serde_json::Value>().unwrap(),
        json!({"error": "no such key"})
    );
    assert_eq!(
        error.to_string(),
        r#"videos.content: answered 401 Unauthorized: {"error":"no such key"}"#
    );

    let server = Server::answering(
        "500 Internal Server Error",
        "text/html",
        b"<html>oops\n</html>",
    );
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.body().unwrap().as_ref(), b"<html>oops\n</html>");
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert!(
        !format!(
            "{error:?} {error} {:?}",
            error.source().map(ToString::to_string)
        )
        .contains("KEY")
    );
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_told_by_its_path() {
    let server = Server::json(&VIDEO.replace("7}", "\"soon\"}"));
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Decode);
    assert_eq!(error.path(), Some("status_update_time"));
    let message = error.to_string();
    assert!(
        message.starts_with("videos.content: cannot decode the answer at status_update_time: "),
        "{message}"
    );
    assert!(error.body().unwrap().ends_with(b"\"soon\"}"));

    let server = Server::json("{not json");
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Decode);
}

#[tokio::test]
async fn answers_that_break_off_or_never_end_are_errors() {
    let head =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"id\":"
            .to_vec();
    let server = Server::raw(head, Then::Close);
    let error = seed_client(&server)
        .videos()
        .content("v")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::Transport);

    let server = Server::json(VIDEO);
    let client = seed::Client::builder(&server.url)
        .max_body(50)
        .build()
        .unwrap();
    let error = client.videos().content("v").await.unwrap_err();
    assert_eq!(error.kind(), seed::ErrorKind::TooLarge);
}

#[tokio::test]
async fn a_path_value_stays_in_its_segment() {
    let server = Server::json(VIDEO);
    let client = seed_client(&server);
    let long = "x".repeat(10_000);
    let values = [
        ("%2e%2e", "%252e%252e"),
        ("a/b", "a%2Fb"),
        ("?x", "%3Fx"),
        ("#x", "%23x"),
        ("\\", "%5C"),
        ("\t", "%09"),
        ("\n", "%0A"),
        ("\0", "%00"),
        (";", "%3B"),
        (" ", "%20"),
        ("+", "%2B"),
        ("%", "%25"),
        ("é", "%C3%A9"),
        ("...", "..."),
        (&long, &long),
    ];
    for (value, encoded) in values {
        client.videos().content(value).await.unwrap();
        assert_eq!(
            target(&server.request()),
            format!("/v1/videos/{encoded}/content")
        );
    }
    for value in ["", ".", ".."] {
        let error = client.videos().content(value).await.unwrap_err();
        assert_eq!(error.kind(), seed::ErrorKind::Build, "{value:?}");
        assert!(error.to_string().contains("`id`"), "{error}");
    }
    assert!(server.was_not_called());
}

#[tokio::test]
async fn parameters_of_every_place_and_type() {
    let server = Server::json(r#"[{"id":1},{"id":2,"name":"b"}]"#);
    let client = parameters::Client::builder(&server.url)
        .basic("u", "p")
        .build()
        .unwrap();
    let items = client
        .shops()
        .items(7, "a b&c=d", "trace-1", "T")
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
        "/shops/7/items?q=a%20b%26c%3Dd&page=2&price=1&inStock=true&tags=x&tags=y%20z&sizes=1&sizes=2&sort=-price\
         &with_images=false&send=true"
    );
    assert_eq!(header(&request, "x-trace-id"), Some("trace-1"));
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
        let error = client.shops().items(7, "q", value, "T").await.unwrap_err();
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
    assert_eq!(client.notes().create().await.unwrap()["text"], "hi");

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
    assert_eq!(
        client.notes().events("1").await.unwrap(),
        "# 标题".as_bytes()
    );
    assert_eq!(header(&text.request(), "accept"), Some("text/event-stream"));
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
