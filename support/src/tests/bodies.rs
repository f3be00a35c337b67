//! Bodies of requests, read back by other people's parsers where there are any.

use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

use super::sample::{Login, Model, Upload, video};
use super::server::{Server, body, header};
use crate::{Answer, Body, Call, ErrorKind, File, Form, Method, Request};

fn upload() -> Upload {
    Upload {
        model: Model::Veo2Fast,
        messages: vec![video("1")],
        file: File::new(vec![0, 13, 10, 45, 45, 255])
            .with_name("a\"\r\nX: 1\u{0}é.mp4")
            .with_type("video/mp4"),
        more: vec![File::new("one"), File::new("")],
        tags: vec!["a&b".into(), "\r\n--form".into()],
        stream: Some(true),
        seed: None,
    }
}

#[tokio::test]
async fn json_and_other_bodies_tell_their_type() {
    let server = Server::json("null");
    let client = server.client();
    client.videos().create().json(&video("é")).await.unwrap();
    let request = server.request();
    assert!(request.starts_with("POST /v1/videos HTTP/1.1\r\n"));
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    assert_eq!(body(&request), "{\"id\":\"\u{c3}\u{a9}\",\"type\":null}");

    let call = Request::new(Method::POST, "x")
        .path("/x")
        .json_as("application/vnd.api+json", &video("1"));
    let answer = Answer::<Value>::json_as("application/problem+json");
    client.call::<_, ()>(call, answer).await.unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/vnd.api+json")
    );
    assert_eq!(header(&request, "accept"), Some("application/problem+json"));
    assert_eq!(body(&request), r#"{"id":"1","type":null}"#);

    let text = Request::new(Method::PUT, "x")
        .path("/x")
        .text("text/plain; charset=utf-8", "hé");
    client
        .call::<_, ()>(text.clone(), Answer::empty())
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(
        (header(&request, "content-length"), body(&request)),
        (Some("3"), "h\u{c3}\u{a9}")
    );

    client
        .call::<_, ()>(text, Answer::empty())
        .with_header("Content-Type", "text/x")
        .await
        .unwrap();
    assert_eq!(header(&server.request(), "content-type"), Some("text/x"));

    let bytes = Request::new(Method::PUT, "x")
        .path("/x")
        .bytes("a/b\r\nX: 1", vec![0, 1]);
    let error = client
        .call::<_, ()>(bytes, Answer::empty())
        .await
        .unwrap_err();
    assert!(
        error.kind() == ErrorKind::Build && error.to_string().contains("content-type"),
        "{error}"
    );
}

#[tokio::test]
async fn a_text_says_how_it_is_encoded_where_that_matters() {
    let server = Server::json("null");
    let client = server.client();
    for (content_type, text, sent) in [
        ("text/plain", "plain", "text/plain"),
        ("text/plain", "文", "text/plain; charset=utf-8"),
        ("Text/HTML; a=b", "文", "Text/HTML; a=b; charset=utf-8"),
        (
            "text/plain; Charset=UTF-8",
            "文",
            "text/plain; Charset=UTF-8",
        ),
        ("application/xml", "文", "application/xml"),
    ] {
        let request = Request::new(Method::PUT, "x").text(content_type, text);
        let call = client.call::<_, ()>(request, Answer::empty());
        call.await.unwrap();
        assert_eq!(header(&server.request(), "content-type"), Some(sent));
    }
}

#[tokio::test]
async fn a_multipart_body_is_read_back_as_it_was() {
    let server = Server::json("null");
    server
        .client()
        .videos()
        .create()
        .upload(upload())
        .await
        .unwrap();
    let request = server.request();
    let boundary = multer::parse_boundary(header(&request, "content-type").unwrap()).unwrap();
    let bytes: Vec<u8> = body(&request)
        .chars()
        .map(|character| character as u8)
        .collect();
    assert_eq!(
        header(&request, "content-length"),
        Some(bytes.len().to_string().as_str())
    );
    let mut parts = multer::Multipart::with_reader(bytes.as_slice(), boundary);
    let mut seen = Vec::new();
    while let Some(part) = parts.next_field().await.unwrap() {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let media_type = part.content_type().map(|media_type| media_type.to_string());
        let (name, file) = (text(part.name()), text(part.file_name()));
        seen.push((name.unwrap(), file, media_type, part.bytes().await.unwrap()));
    }
    let part =
        |name: &str, file: Option<&str>, media_type: Option<&str>, content: &'static [u8]| {
            (
                name.to_owned(),
                file.map(str::to_owned),
                media_type.map(str::to_owned),
                Bytes::from_static(content),
            )
        };
    let octets = Some("application/octet-stream");
    let expected = [
        part("model", None, None, b"veo2-fast"),
        part(
            "messages",
            None,
            Some("application/json"),
            br#"[{"id":"1","type":null}]"#,
        ),
        part(
            "fi%22le",
            Some("a%22%0D%0AX: 1%00é.mp4"),
            Some("video/mp4"),
            &[0, 13, 10, 45, 45, 255],
        ),
        part("more[]", Some("more[]"), octets, b"one"),
        part("more[]", Some("more[]"), octets, b""),
        part("tags", None, None, b"a&b"),
        part("tags", None, None, b"\r\n--form"),
        part("stream", None, None, b"true"),
    ];
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_field_of_any_value_is_its_text_or_json() {
    let server = Server::json("null");
    let client = server.client();
    let any = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let values = [r#""a b\"""#, "7", r#"["a"]"#, "null"].map(any);
    let [pairs, form] = [(); 2].map(|()| Request::new(Method::POST, "x").path("/x"));
    let filled = values
        .iter()
        .fold(crate::Pairs::new(), |pairs, value| pairs.json("v", value));
    let call = client.call::<_, ()>(pairs.form(filled), Answer::empty());
    call.await.unwrap();
    let sent = "v=a+b%22&v=7&v=%5B%22a%22%5D&v=null";
    assert_eq!(body(&server.request()), sent);
    let filled = values
        .iter()
        .fold(Form::new(), |form, value| form.json("v", value));
    let call = client.call::<_, ()>(form.multipart(filled), Answer::empty());
    call.await.unwrap();
    let sent = server.request();
    let boundary = multer::parse_boundary(header(&sent, "content-type").unwrap()).unwrap();
    let mut parts = multer::Multipart::with_reader(body(&sent).as_bytes(), boundary);
    let mut seen = Vec::new();
    while let Some(part) = parts.next_field().await.unwrap() {
        let is_json = part.content_type().is_some();
        seen.push((is_json, part.text().await.unwrap()));
    }
    let expected = [
        (false, "a b\""),
        (true, "7"),
        (true, r#"["a"]"#),
        (true, "null"),
    ];
    assert_eq!(
        seen,
        expected.map(|(is_json, text)| (is_json, text.to_owned()))
    );
}

#[test]
fn boundaries_differ_and_bodies_can_be_sent_again() {
    let server = Server::json("null");
    let call = || server.client().videos().create().upload(upload());
    let bytes = |call: &Call<_, _>| call.request().body().unwrap().source().clone();
    let first = call();
    assert_eq!(bytes(&first), bytes(&first.clone()));
    assert_ne!(bytes(&first), bytes(&call()));
}

#[tokio::test]
async fn a_form_that_cannot_be_written_names_its_field() {
    let server = Server::json("null");
    let odd = std::collections::BTreeMap::from([((), 1)]);
    for form in [
        Form::new().file("clip", File::new("").with_type("a\r\nb")),
        Form::new().json("clip", &odd),
    ] {
        let request = Request::new(Method::POST, "x").path("/x").multipart(form);
        let error = server
            .client()
            .call::<(), ()>(request, Answer::empty())
            .await
            .unwrap_err();
        assert!(
            error.kind() == ErrorKind::Build && error.to_string().contains("`clip`"),
            "{error}"
        );
    }
    let request = Request::new(Method::POST, "x").form(crate::Pairs::new().json("clip", &odd));
    assert!(request.problem().unwrap().contains("`clip`"));
    assert!(
        Request::new(Method::POST, "x")
            .json(&odd)
            .problem()
            .is_some()
    );
    assert!(server.was_not_called());
}

#[tokio::test]
async fn a_form_is_encoded_as_browsers_do() {
    let server = Server::json("null");
    let login = Login {
        user: "a b&c=d+é~*-._%\r\n".into(),
        scopes: Some(vec!["x".into(), String::new()]),
        claims: Some(video("1")),
    };
    server
        .client()
        .videos()
        .create()
        .login(login)
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let user = "user=a+b%26c%3Dd%2B%C3%A9%7E*-._%25%0D%0A";
    assert_eq!(
        body(&request),
        format!("{user}&scope=x&scope=&claims=%7B%22id%22%3A%221%22%2C%22type%22%3Anull%7D")
    );
    server
        .client()
        .videos()
        .create()
        .login(Login {
            user: "u".into(),
            scopes: None,
            claims: None,
        })
        .await
        .unwrap();
    assert_eq!(body(&server.request()), "user=u");
}

#[tokio::test]
async fn values_of_a_field_may_stand_in_one() {
    let server = Server::json("null");
    let nothing: [i64; 0] = [];
    let form = crate::Pairs::new()
        .joined("ids", [1, 2], ",")
        .joined("words", ["a&b", "c"], " ")
        .joined("on", [true], "|")
        .joined("none", nothing, ",")
        .text("last", "l");
    let request = Request::new(Method::POST, "x").path("/x").form(form);
    let call: Call<Value> = server.client().call(request, Answer::json());
    call.await.unwrap();
    assert_eq!(
        body(&server.request()),
        "ids=1%2C2&words=a%26b+c&on=true&last=l"
    );
}

#[tokio::test]
async fn parts_of_a_field_have_names_of_their_own() {
    let server = Server::json("null");
    let value = json!({
        "card": {"number": "4 2", "année": 30},
        "items": [{"price": "a"}, {"price": "b", "tags": ["x", true]}],
        "none": null, "empty": {}, "": ""
    });
    let form = crate::Pairs::new().text("mode", "pay").deep("to", &value);
    let form = form.deep("expand", ["data", "owner"]).deep("metadata", "");
    let request = Request::new(Method::POST, "x").path("/x").form(form);
    let call: Call<Value> = server.client().call(request, Answer::json());
    call.await.unwrap();
    let pairs = [
        "mode=pay",
        "to%5Bcard%5D%5Bnumber%5D=4+2",
        "to%5Bcard%5D%5Bann%C3%A9e%5D=30",
        "to%5Bitems%5D%5B0%5D%5Bprice%5D=a",
        "to%5Bitems%5D%5B1%5D%5Bprice%5D=b",
        "to%5Bitems%5D%5B1%5D%5Btags%5D%5B0%5D=x",
        "to%5Bitems%5D%5B1%5D%5Btags%5D%5B1%5D=true",
        "to%5B%5D=",
        "expand%5B0%5D=data",
        "expand%5B1%5D=owner",
        "metadata=",
    ];
    assert_eq!(body(&server.request()), pairs.join("&"));
}

#[test]
fn a_file_shows_its_length_and_not_its_content() {
    let file = File::new("content")
        .with_name("a.mp4")
        .with_type("video/mp4");
    assert_eq!(
        format!("{file:?}"),
        r#"File { name: Some("a.mp4"), type: "video/mp4", content: 7 bytes }"#
    );
    assert_eq!(file, file.clone());
    assert_ne!(file, File::new("content"));
}

/// A struct of serde's own derive is no different to `Request::json`: nothing here asks for `object!`.
#[test]
fn values_of_serde_are_bodies_too() {
    let request = Request::new(Method::POST, "x").json(&[1, 2]);
    let read: Vec<u8> = Vec::deserialize(&mut serde_json::Deserializer::from_slice(
        request.body().unwrap().bytes().unwrap(),
    ))
    .unwrap();
    assert_eq!(read, [1, 2]);
}

#[tokio::test]
async fn the_caller_says_which_type_of_a_range_it_is() {
    let server = Server::json("null");
    let client = server.client();
    for (range, content_type, is_sent) in [
        ("image/*", "image/png", true),
        ("image/*", "Image/PNG; q=\"a\"", true),
        ("*/*", "text/plain", true),
        ("*/*", "text", false),
        ("image/*", "text/plain", false),
        ("image/*", "imagery/png", false),
        ("image/*", "image/a\r\nb", false),
    ] {
        let carried = Body::new(content_type, "abc");
        let request = Request::new(Method::PUT, "images.put").body_in(range, carried);
        let sent = client.call::<_, ()>(request, Answer::empty()).await;
        assert_eq!(sent.is_ok(), is_sent, "{content_type}");
        match sent {
            Ok(()) => {
                let request = server.request();
                assert_eq!(header(&request, "content-type"), Some(content_type));
                assert_eq!(body(&request), "abc");
            }
            Err(error) => assert_eq!(error.kind(), ErrorKind::Build, "{error}"),
        }
    }
    assert!(server.was_not_called());
}
