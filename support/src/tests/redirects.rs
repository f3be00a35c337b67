//! Redirects: answers like any other, unless the user wants them followed, and then no step from home.

use super::sample::things;
use super::secure::Secure;
use super::server::{Server, body, header, target};
use crate::{Builder, Client, Credential, ErrorKind, Method, Request};

const CANARY: &str = "c4n4ry";
const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];
const DONE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nnull";

fn to(status: u16, location: &str) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status} Moved\r\nlocation: {location}\r\ncontent-length: 5\r\n\r\nmoved"
    );
    head.into_bytes()
}

/// A client with a credential in every place, which follows redirects.
fn following(builder: Builder, most: usize) -> Client {
    let builder = builder
        .credential("bearer", Credential::bearer(CANARY))
        .credential("header", Credential::header("X-Api-Key", CANARY))
        .credential("query", Credential::query("key", CANARY))
        .credential("cookie", Credential::cookie("session", CANARY))
        .default_header("X-Default", CANARY);
    builder.follow_redirects(most).build().unwrap()
}

fn asking(method: Method) -> Request {
    let request = Request::new(method, "things.list").path("/things");
    request.credentials(&["bearer", "header", "query", "cookie"])
}

/// What a recorded request begins with.
fn method(request: &str) -> &str {
    request.split(' ').next().unwrap()
}

#[tokio::test]
async fn a_redirect_is_an_answer_by_default() {
    for status in STATUSES {
        let server = Server::turns(vec![to(status, "/other"), DONE.to_vec()]);
        let error = server.client().things(things()).await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.body().unwrap(), "moved");
        assert_eq!(error.headers().unwrap()["location"], "/other");
        server.request();
        assert!(server.was_not_called());
    }
}

/// Other host, other port, other scheme: nothing arrives there, by whatever status, method or way of reading.
#[tokio::test]
async fn a_redirect_elsewhere_is_never_followed() {
    for status in STATUSES {
        let away = Server::json("null");
        let port = away.url.rsplit(':').next().unwrap().to_owned();
        for location in [
            format!("{}/x?key={CANARY}", away.url),
            format!("http://localhost:{port}/x"),
            format!("//localhost:{port}/x"),
            format!("https://127.0.0.1:{port}/x"),
            format!("http://user:c4n4ry@127.0.0.1:{port}/x"),
        ] {
            let home = Server::turns(vec![to(status, &location)]);
            let client = following(home.builder().trust(&away.url), 5);
            for method in [Method::GET, Method::POST] {
                let call = client.things(asking(method).json("secret"));
                for error in [
                    call.clone().await.unwrap_err(),
                    call.stream().await.unwrap_err(),
                ] {
                    assert_eq!(error.kind(), ErrorKind::Status, "{location}");
                    assert_eq!(error.status().unwrap().as_u16(), status);
                    assert!(!format!("{error} {error:?}").contains(CANARY));
                }
            }
            assert!(away.was_not_called(), "{location}");
        }
    }
    // The same place by another scheme is another origin.
    let home = Server::json("null");
    let secure = home.url.replace("http:", "https:");
    let home = Server::turns(vec![to(307, &secure)]);
    let error = following(home.builder(), 5).things(asking(Method::GET));
    assert_eq!(error.await.unwrap_err().kind(), ErrorKind::Status);
}

/// From https to http on the same host and port, and on others: nothing arrives that others could read.
#[tokio::test]
async fn a_redirect_from_https_to_http_is_never_followed() {
    for status in STATUSES {
        let away = Server::json("null");
        for location in [None, Some(format!("{}/x?key={CANARY}", away.url))] {
            let home = Secure::turns(|url| {
                let open = || url.replace("https:", "http:") + "/other";
                vec![to(status, &location.unwrap_or_else(open))]
            });
            let client = following(home.builder().trust(&home.url), 5);
            for method in [Method::GET, Method::POST] {
                let call = client.things(asking(method).json("secret"));
                for error in [
                    call.clone().await.unwrap_err(),
                    call.stream().await.unwrap_err(),
                ] {
                    assert_eq!(error.status().unwrap().as_u16(), status, "{error}");
                    let request = home.request();
                    assert_eq!(header(&request, "authorization"), Some("Bearer c4n4ry"));
                }
                assert!(home.was_not_called());
            }
        }
        assert!(away.was_not_called());
    }
    // What is followed at home stays behind TLS.
    let home = Secure::turns(|url| vec![to(307, &format!("{url}/other")), DONE.to_vec()]);
    let call = following(home.builder(), 5).things(asking(Method::POST).json("secret"));
    call.await.unwrap();
    assert_eq!(target(&home.request()), "/things?key=c4n4ry");
    assert_eq!(body(&home.request()), "\"secret\"");
}

#[tokio::test]
async fn a_redirect_at_home_is_followed_as_its_status_says() {
    for (status, sent, then) in [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (301, "PUT", "PUT"),
        (302, "DELETE", "DELETE"),
        (303, "PUT", "GET"),
        (303, "HEAD", "HEAD"),
        (301, "GET", "GET"),
        (307, "PATCH", "PATCH"),
    ] {
        let server = Server::turns(vec![to(status, "/other?a=b%20c"), DONE.to_vec()]);
        let request = asking(Method::from_bytes(sent.as_bytes()).unwrap());
        let client = following(server.builder(), 5);
        client.things(request.json("text")).await.unwrap();
        let first = server.request();
        assert_eq!((method(&first), body(&first)), (sent, "\"text\""));
        let second = server.request();
        assert_eq!(method(&second), then, "{status} {sent}");
        assert_eq!(target(&second), "/other?a=b%20c");
        let keeps = sent == then && status != 303;
        assert_eq!(
            body(&second),
            if keeps { "\"text\"" } else { "" },
            "{status} {sent}"
        );
        let kind = keeps.then_some("application/json");
        assert_eq!(header(&second, "content-type"), kind, "{status} {sent}");
        // It is still the same caller; a key in the query goes where the server says.
        assert_eq!(header(&second, "authorization"), Some("Bearer c4n4ry"));
        assert_eq!(header(&second, "x-api-key"), Some(CANARY));
        assert_eq!(header(&second, "cookie"), Some("session=c4n4ry"));
        assert_eq!(header(&second, "referer"), None);
        assert_eq!(second.matches(CANARY).count(), 4, "{second}");
    }
}

#[tokio::test]
async fn redirects_end() {
    let server = Server::turns(vec![to(302, "/things")]);
    for most in [0, 1, 3] {
        let call = following(server.builder(), most).things(asking(Method::GET));
        for error in [
            call.clone().await.unwrap_err(),
            call.stream().await.unwrap_err(),
        ] {
            assert_eq!(error.status().unwrap().as_u16(), 302);
        }
        (0..2 * (most + 1)).for_each(|_| _ = server.request());
        assert!(server.was_not_called());
    }
}

#[tokio::test]
async fn a_stream_is_redirected_before_it_begins() {
    let server = Server::turns(vec![to(307, "/other"), DONE.to_vec()]);
    let call = following(server.builder(), 1).things(asking(Method::GET));
    let mut download = call.stream().await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "null");
}

#[tokio::test]
async fn a_location_that_is_none_is_an_answer() {
    for answer in [
        &b"HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n"[..],
        b"HTTP/1.1 302 Found\r\nlocation: http://[\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nlocation: mailto:a@b\r\ncontent-length: 0\r\n\r\n",
    ] {
        let server = Server::turns(vec![answer.to_vec()]);
        let call = following(server.builder(), 3).things(asking(Method::GET));
        let error = call.await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 302);
    }
}

#[tokio::test]
async fn a_signed_request_is_not_redirected() {
    let server = Server::turns(vec![to(307, "/other"), DONE.to_vec()]);
    let builder = server
        .builder()
        .follow_redirects(3)
        .sign_with(|request| request.set_header("X-Sign", "s"));
    let error = builder.build().unwrap().things(things()).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 307);
    server.request();
    assert!(server.was_not_called());
}
