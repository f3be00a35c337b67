//! Bodies that are read while they are sent: from files and from streams.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fmt::Debug;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use tempfile::TempDir;

use super::server::{Server, body, header};
use crate::{
    Answer, Call, Client, Credential, ErrorKind, File, Form, Method, Progress, Request, Retry,
    Source, Token, Tokens,
};

/// Gives one after the other, at once.
struct Pieces<T>(VecDeque<T>);

impl<T: Unpin> Stream for Pieces<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(self.0.pop_front())
    }
}

pub(super) fn pieces(
    texts: &'static [&'static str],
) -> impl Stream<Item = Result<&'static str, Infallible>> + Send {
    Pieces(texts.iter().copied().map(Ok).collect())
}

fn put(client: &Client, source: impl Into<Source>) -> Call<()> {
    let request = Request::new(Method::PUT, "blobs.put").path("/blob");
    let request = request.bytes("application/octet-stream", source);
    client.call(request, Answer::empty())
}

fn upload(client: &Client, form: Form) -> Call<()> {
    let request = Request::new(Method::PUT, "files.put").path("/files");
    client.call(request.multipart(form), Answer::empty())
}

/// A file of these bytes, in a folder that lives as long as its value.
fn file(name: &str, content: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn answer(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\n\r\n{{}}").into_bytes()
}

/// The content of a body in chunks (RFC 9112 §7.1).
fn unchunked(body: &str) -> String {
    let (mut rest, mut content) = (body, String::new());
    loop {
        let (size, behind) = rest.split_once("\r\n").unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        let end = behind.char_indices().nth(size).unwrap().0;
        content.push_str(&behind[..end]);
        rest = behind[end..].strip_prefix("\r\n").unwrap();
        if size == 0 {
            assert_eq!(rest, "");
            return content;
        }
    }
}

#[tokio::test]
async fn a_file_is_sent_with_its_length_and_as_often_as_needed() {
    // More than is read at once, and no multiple of it.
    let content: Vec<u8> = (0..600_001_u32).map(|at| (at % 251) as u8).collect();
    let (_folder, path) = file("a.bin", &content);
    let server = Server::turns(vec![answer("503 Busy"), answer("200 OK")]);
    let retry = Retry::new().with_first_pause(Duration::ZERO);
    let client = server.builder().retry(retry).build().unwrap();
    put(&client, Source::path(path)).await.unwrap();
    for _ in 0..2 {
        let request = server.request();
        assert_eq!(header(&request, "content-length"), Some("600001"));
        assert_eq!(header(&request, "transfer-encoding"), None);
        let sent = body(&request).chars().map(|character| character as u8);
        assert!(sent.eq(content.iter().copied()));
    }
}

#[tokio::test]
async fn an_empty_file_is_a_body_of_no_bytes() {
    let (_folder, path) = file("a.bin", b"");
    let server = Server::json("{}");
    put(&server.client(), Source::path(path)).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "content-length"), Some("0"));
    assert_eq!(body(&request), "");
}

#[tokio::test]
async fn a_stream_is_sent_with_its_length_or_in_chunks() {
    let server = Server::json("{}");
    let client = server.client();
    let source = Source::sized_stream(5, pieces(&["ab", "", "cde"]));
    put(&client, source).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "content-length"), Some("5"));
    assert_eq!(header(&request, "transfer-encoding"), None);
    assert_eq!(
        header(&request, "content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(body(&request), "abcde");

    put(&client, Source::stream(pieces(&["ab", "", "cde"])))
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(header(&request, "content-length"), None);
    assert_eq!(header(&request, "transfer-encoding"), Some("chunked"));
    assert_eq!(body(&request), "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");
}

#[tokio::test]
async fn what_cannot_be_sent_twice_is_not() {
    let server = Server::turns(vec![answer("503 Busy"), answer("200 OK")]);
    let retry = Retry::new().with_first_pause(Duration::ZERO);
    let client = server.builder().retry(retry).build().unwrap();
    let call = put(&client, Source::stream(pieces(&["a"])));
    let again = call.clone();
    assert_eq!(call.await.unwrap_err().status().unwrap(), 503);
    server.request();
    let error = again.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert_eq!(
        error.to_string(),
        "blobs.put: cannot read the body: the stream was sent before"
    );
    assert!(server.was_not_called());

    // Nor with another token: the server that refused the first one has taken the body.
    let server = Server::turns(vec![answer("401 Unauthorized"), answer("200 OK")]);
    let tokens = Tokens::new(|| async { Ok::<_, Infallible>(Token::new("t")) });
    let client = server
        .builder()
        .credential("key", Credential::bearer_from(tokens));
    let client = client.build().unwrap();
    let form = Form::new().file("f", File::new(Source::stream(pieces(&["a"]))));
    let call = upload(&client, form).edit(|request| request.credential("key"));
    assert_eq!(call.await.unwrap_err().status().unwrap(), 401);
    server.request();
    assert!(server.was_not_called());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_told_as_such() {
    let broken = || {
        let pieces = [Ok("ab"), Err("the tape is torn")];
        Pieces(VecDeque::from(pieces))
    };
    for (source, told) in [
        (Source::stream(broken()), "the tape is torn"),
        (Source::sized_stream(9, broken()), "the tape is torn"),
        (
            Source::sized_stream(9, pieces(&["ab"])),
            "it ends 7 bytes too early",
        ),
        (
            Source::sized_stream(3, pieces(&["ab", "cd"])),
            "there is more of it than its length says",
        ),
    ] {
        let server = Server::json("{}");
        let error = put(&server.client(), source).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
        assert_eq!(
            error.to_string(),
            format!("blobs.put: cannot read the body: {told}")
        );
        // Whatever has arrived of it, it has no end.
        assert!(!server.request().ends_with("0\r\n\r\n"));
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_is_no_request() {
    let server = Server::json("{}");
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().join("missing.bin"), folder.path().to_owned()] {
        let form = Form::new().file("f", File::path(&path));
        let error = upload(&server.client(), form).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        let name = path.display().to_string();
        assert!(error.to_string().contains(&name), "{error}");
    }
    assert!(server.was_not_called());
}

type Seen<'a> = (&'a str, Option<&'a str>, Option<&'a str>, &'a [u8]);
type Part = (String, Option<String>, Option<String>, Bytes);

/// The parts of a form, as another reader sees them.
async fn parts(request: &str) -> Vec<Part> {
    let boundary = multer::parse_boundary(header(request, "content-type").unwrap()).unwrap();
    let content = match header(request, "transfer-encoding") {
        Some(_) => unchunked(body(request)),
        None => body(request).to_owned(),
    };
    let bytes: Vec<u8> = content.chars().map(|character| character as u8).collect();
    let mut parts = multer::Multipart::with_reader(bytes.as_slice(), boundary);
    let mut seen = Vec::new();
    while let Some(part) = parts.next_field().await.unwrap() {
        let name = part.name().unwrap().to_owned();
        let file = part.file_name().map(str::to_owned);
        let media_type = part.content_type().map(|media_type| media_type.to_string());
        seen.push((name, file, media_type, part.bytes().await.unwrap()));
    }
    seen
}

#[tokio::test]
async fn parts_may_come_from_anywhere() {
    let (_folder, path) = file("clip é.mp4", b"\0\r\n--moving");
    let form = |source| {
        let more = [
            File::new(source).with_name("b.txt").with_type("text/plain"),
            File::new("memory"),
        ];
        Form::new()
            .text("model", "veo")
            .file("clip", File::path(&path).with_type("video/mp4"))
            .json("nested", serde_json::json!({"a": [1, {"b": "é"}]}))
            .files("more", more)
    };
    let server = Server::json("{}");
    let client = server.client();
    for (source, is_sized) in [
        (Source::sized_stream(4, pieces(&["st", "em"])), true),
        (Source::stream(pieces(&["st", "em"])), false),
        (Source::from("stem"), true),
    ] {
        upload(&client, form(source)).await.unwrap();
        let request = server.request();
        let length = body(&request).chars().count().to_string();
        let told = header(&request, "content-length");
        assert_eq!(told, is_sized.then_some(length.as_str()));
        let octets = Some("application/octet-stream");
        let expected: [Seen<'_>; 5] = [
            ("model", None, None, b"veo"),
            (
                "clip",
                Some("clip é.mp4"),
                Some("video/mp4"),
                b"\0\r\n--moving",
            ),
            (
                "nested",
                None,
                Some("application/json"),
                r#"{"a":[1,{"b":"é"}]}"#.as_bytes(),
            ),
            ("more", Some("b.txt"), Some("text/plain"), b"stem"),
            ("more", Some("more"), octets, b"memory"),
        ];
        let seen = parts(&request).await;
        let seen = seen.iter().map(|(name, file, media_type, content)| {
            (&**name, file.as_deref(), media_type.as_deref(), &**content)
        });
        assert_eq!(seen.collect::<Vec<_>>(), expected);
        // Nothing of the path but the name.
        assert!(!request.contains("tmp"), "{request}");
    }
}

/// Keeps what is told of a body on its way.
fn watched() -> (
    Arc<Mutex<Vec<Progress>>>,
    impl Fn(Progress) + Send + Sync + 'static,
) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let teller = Arc::clone(&told);
    (told, move |progress| teller.lock().unwrap().push(progress))
}

#[tokio::test]
async fn who_waits_for_an_upload_hears_how_far_it_is() {
    let (_folder, path) = file("a.bin", &vec![b'x'; 600_000]);
    let server = Server::turns(vec![answer("503 Busy"), answer("200 OK")]);
    let retry = Retry::new().with_first_pause(Duration::ZERO);
    let client = server.builder().retry(retry).build().unwrap();
    let (told, watch) = watched();
    let form = Form::new().text("a", "b").file("clip", File::path(path));
    upload(&client, form).with_progress(watch).await.unwrap();
    server.request();
    let length: u64 = header(&server.request(), "content-length")
        .unwrap()
        .parse()
        .unwrap();
    let told = told.lock().unwrap();
    assert!(told.iter().all(|progress| progress.total == Some(length)));
    // Each attempt begins anew, and ends with all of it.
    let ends = told.iter().filter(|progress| progress.bytes == length);
    assert_eq!(ends.count(), 2);
    let falls = told.windows(2).filter(|two| two[1].bytes <= two[0].bytes);
    assert_eq!(falls.count(), 1);
    assert!(told.len() >= 6, "{told:?}");
}

#[tokio::test]
async fn progress_without_a_length_and_of_what_is_in_memory() {
    let server = Server::json("{}");
    let client = server.client();
    let (told, watch) = watched();
    let call = put(&client, Source::stream(pieces(&["ab", "cde"])));
    call.with_progress(watch).await.unwrap();
    let seen = |told: &Mutex<Vec<Progress>>| {
        let told = told.lock().unwrap();
        let told = told.iter().map(|progress| (progress.bytes, progress.total));
        told.collect::<Vec<_>>()
    };
    assert_eq!(seen(&told), [(2, None), (5, None)]);
    assert_eq!(
        header(&server.request(), "transfer-encoding"),
        Some("chunked")
    );
    let (told, watch) = watched();
    put(&client, "abc").with_progress(watch).await.unwrap();
    assert_eq!(seen(&told), [(3, Some(3))]);
    let request = server.request();
    assert_eq!(header(&request, "content-length"), Some("3"));
    assert_eq!(body(&request), "abc");
}

/// What is in memory is a value of the `http` crate; what is not, is not.
#[test]
fn only_what_is_in_memory_is_a_plain_request() {
    let client = Client::builder("https://api.example.com").build().unwrap();
    assert_eq!(put(&client, "abc").to_http().unwrap().body(), "abc");
    let error = put(&client, Source::path("a")).to_http().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
}

#[test]
fn sources_show_no_content_and_no_path() {
    let shown = |value: &dyn Debug| format!("{value:?}");
    let several = Form::new()
        .text("a", "canary")
        .file("b", File::path("/canary/x"));
    let request = Request::new(Method::PUT, "x").multipart(several);
    let shown_body = shown(request.body().unwrap());
    assert!(!shown_body.contains("canary"), "{shown_body}");
    assert_eq!(shown(&Source::from("canary")), "6 bytes");
    assert_eq!(shown(&Source::path("/canary")), "a file");
    let stream = Source::sized_stream(3, pieces(&["abc"]));
    assert_eq!(shown(&stream), "a stream of 3 bytes");
    assert_eq!(stream, stream.clone());
    assert_ne!(stream, Source::sized_stream(3, pieces(&["abc"])));
}

#[tokio::test]
async fn sources_are_sent_one_after_another() {
    let (_folder, path) = file("a.bin", b"file");
    let server = Server::json("{}");
    let stream = Source::sized_stream(6, pieces(&["str", "eam"]));
    let inner = Source::joined(["a".into(), Source::path(path)]);
    let source = Source::joined([inner, "b".into(), "c".into(), stream]);
    put(&server.client(), source).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "content-length"), Some("13"));
    assert_eq!(body(&request), "afilebcstream");
    let memory = Source::joined(["a".into(), "b".into()]);
    assert_eq!(memory, Source::from("ab"));
}
