//! Where calls go, and what goes with them: servers by name, origins of their own, and those that are trusted.

use super::sample::things;
use super::server::{Server, header, target};
use crate::{Builder, Client, Common, Credential, ErrorKind, Request, Servers};

const CANARY: &str = "c4n4ry";

/// URLs that are no base URL, each with a word of the reason.
const REFUSED: [(&str, &str); 8] = [
    ("", "invalid"),
    ("h/v1", "invalid"),
    ("ftp://h", "http"),
    ("file:///etc", "http"),
    ("https://u:c4n4ry@h", "user"),
    ("https://c4n4ry@h", "user"),
    ("https://h?key=c4n4ry", "query"),
    ("https://h#c4n4ry", "fragment"),
];

/// A client with a secret in every place of a request.
fn secretive(builder: Builder) -> Builder {
    builder
        .credential("bearer", Credential::bearer(CANARY))
        .credential("key", Credential::query("key", CANARY))
        .credential("session", Credential::cookie("session", CANARY))
        .common("header", Common::header("X-Common", CANARY))
        .common("query", Common::query("common", CANARY))
        .common("cookie", Common::cookie("common", CANARY))
}

/// A request that takes all of them.
fn asking() -> Request {
    let request = things().credentials(&["bearer", "key", "session"]);
    request.common("header").common("query").common("cookie")
}

/// A URL that lives as long as a description does.
fn fixed(url: String) -> &'static str {
    url.leak()
}

/// The number of secrets in a request.
fn secrets(request: &str) -> usize {
    request.matches(CANARY).count()
}

#[tokio::test]
async fn a_call_goes_to_the_server_that_it_names() {
    let [default, upload, moved] = [(); 3].map(|()| Server::json("null"));
    let servers = Servers::new(&default.url)
        .with("upload", format!("{}/files/", upload.url))
        .with("moved", "https://nowhere");
    let client = secretive(Client::builder(servers).server("moved", &moved.url))
        .build()
        .unwrap();
    for (server, request, expected) in [
        (&default, asking(), "/things"),
        (&upload, asking().server("upload"), "/files/things"),
        (&moved, asking().server("moved"), "/things"),
    ] {
        client.things(request).await.unwrap();
        let request = server.request();
        let query = format!("{expected}?key={CANARY}&common={CANARY}");
        assert_eq!(target(&request), query);
        assert_eq!(header(&request, "host"), server.url.strip_prefix("http://"));
        assert_eq!(header(&request, "authorization"), Some("Bearer c4n4ry"));
        assert_eq!(secrets(&request), 6, "{request}");
        for server in [&default, &upload, &moved] {
            assert!(server.was_not_called());
        }
    }
}

#[tokio::test]
async fn a_server_that_the_client_does_not_have_is_named() {
    let server = Server::json("null");
    let client = server.builder().server("other", &server.url).build();
    let call = client.unwrap().things(things().server("upload"));
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!(
        error.to_string(),
        "things.list: the client has no server `upload`: set its base URL with Builder::server(\"upload\", …)"
    );
    assert!(server.was_not_called());
}

#[tokio::test]
async fn an_origin_of_its_own_gets_nothing_of_the_client() {
    let [home, away] = [(); 2].map(|()| Server::json("null"));
    let client = secretive(home.builder().server("other", "https://other"))
        .trust("https://trusted")
        .build()
        .unwrap();
    let origin = fixed(format!("{}/api/", away.url));
    let request = asking().origin(origin).query("a", 1).header("X-Mine", 2);
    let call = client.things(request).with_header("Authorization", "mine");
    for stream in [false, true] {
        let call = call.clone();
        if stream {
            call.stream().await.unwrap();
        } else {
            call.await.unwrap();
        }
        let request = away.request();
        assert_eq!(target(&request), "/api/things?a=1");
        assert_eq!(header(&request, "host"), away.url.strip_prefix("http://"));
        assert_eq!(header(&request, "authorization"), Some("mine"));
        assert_eq!(header(&request, "x-mine"), Some("2"));
        assert_eq!(header(&request, "cookie"), None);
        assert_eq!(header(&request, "referer"), None);
        assert_eq!(secrets(&request), 0, "{request}");
    }
    assert!(home.was_not_called());
}

#[tokio::test]
async fn an_origin_is_trusted_by_scheme_host_and_port() {
    let [home, away] = [(); 2].map(|()| Server::json("null"));
    let port = away.url.rsplit(':').next().unwrap();
    let origin = fixed(format!("http://localhost:{port}/api"));
    for (trusted, sent) in [
        (format!("http://localhost:{port}"), 6),
        (format!("HTTP://LOCALHOST:{port}/other/path"), 6),
        (format!("https://localhost:{port}"), 0),
        (format!("http://a.localhost:{port}"), 0),
        (away.url.clone(), 0),
        ("http://localhost".to_owned(), 0),
        (home.url.clone(), 0),
    ] {
        let to_all = [
            secretive(home.builder()).trust("https://h").trust(&trusted),
            secretive(home.builder()).server("away", &trusted),
            secretive(Client::builder(&trusted)),
        ];
        for builder in to_all {
            let client = builder.build().unwrap();
            client.things(asking().origin(origin)).await.unwrap();
            let request = away.request();
            assert_eq!(secrets(&request), sent, "{trusted}: {request}");
            assert!(target(&request).starts_with("/api/things"), "{request}");
        }
    }
    assert!(home.was_not_called());
}

#[tokio::test]
async fn a_redirect_to_an_untrusted_origin_is_not_followed() {
    let away = Server::json("null");
    for status in ["301 M", "302 M", "303 M", "307 M", "308 M"] {
        let kind = format!("text/plain\r\nlocation: {}/x", away.url);
        let home = Server::answering(status, &kind, b"");
        let client = secretive(home.builder()).trust(&away.url).build();
        let error = client.unwrap().things(asking()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
    }
    assert!(away.was_not_called());
}

#[tokio::test]
async fn a_path_cannot_leave_the_origin() {
    let [home, away] = [(); 2].map(|()| Server::json("null"));
    let client = secretive(home.builder()).build().unwrap();
    let origin = fixed(away.url.clone());
    for (path, sent) in [
        ("//evil.com/x", "/things//evil.com/x"),
        ("@evil.com", "/things@evil.com"),
        (":1/x", "/things:1/x"),
    ] {
        let request = asking().origin(origin).path(path);
        client.things(request).await.unwrap();
        assert_eq!(target(&away.request()), sent);
    }
    let request = asking().origin(origin).path("/").segment("id", "..");
    let error = client.things(request).await.unwrap_err();
    assert!(error.to_string().contains("`id`"), "{error}");
    assert!(home.was_not_called() && away.was_not_called());
}

#[test]
fn every_url_of_a_client_is_checked_and_not_quoted() {
    for (url, word) in REFUSED {
        let (servers, owned) = (Servers::new("https://h"), url.to_owned());
        for (builder, what) in [
            (Client::builder(url), "the base URL "),
            (Client::builder(&owned), "the base URL "),
            (Client::builder(owned), "the base URL "),
            (
                Client::builder(servers.clone().with("up", url)),
                "the base URL of the server `up` ",
            ),
            (
                Client::builder(servers.clone()).server("up", url),
                "the base URL of the server `up` ",
            ),
            (
                Client::builder(servers.clone()).trust(url),
                "the trusted origin ",
            ),
        ] {
            let error = builder.clone().build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Build, "{url}");
            let said = error.to_string();
            assert!(said.starts_with(&format!("client: {what}")), "{said}");
            assert!(said.contains(word), "{said}");
            let text = said + &format!("{error:?} {builder:?} {builder:#?}");
            assert!(!text.contains(CANARY), "{text}");
        }
    }
}

#[tokio::test]
async fn the_url_of_an_operation_is_checked_and_not_quoted() {
    let server = Server::json("null");
    let client = secretive(server.builder()).build().unwrap();
    for (url, word) in REFUSED {
        let call = client.things(asking().origin(url));
        let shown = format!("{call:?} {:#?}", call.request());
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{url}");
        assert!(error.to_string().contains(word), "{error}");
        let text = format!("{error} {error:?} {shown}");
        assert!(!text.contains(CANARY), "{text}");
    }
    assert!(server.was_not_called());
}

#[test]
fn no_place_gets_credentials_in_the_open_unless_told_to() {
    let safe = || Client::builder("https://h").credential("key", Credential::bearer(CANARY));
    let exposed = "http://10.0.0.1";
    for (builder, place) in [
        (safe().server("up", exposed), "http to the server `up`;"),
        (safe().trust(exposed), "http to a trusted origin;"),
        (
            Client::builder("https://h").trust(exposed),
            "http to a trusted origin;",
        ),
    ] {
        let error = builder.clone().build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(error.to_string().contains(place), "{error}");
        builder.allow_plain_http().build().unwrap();
    }
    safe().server("up", "http://[::1]:8080").build().unwrap();
    safe().trust("http://localhost").build().unwrap();
    let open = Client::builder(exposed).server("up", exposed);
    let open = open.common("lang", Common::query("lang", "zh"));
    open.build().unwrap();
}

#[test]
fn a_destination_can_be_inspected() {
    let request = things().server("up");
    assert_eq!(request.server_name(), Some("up"));
    assert_eq!(request.origin_url(), None);
    assert!(format!("{request:?}").contains("Server(\"up\")"));
    let request = request.origin("https://h/v1/");
    assert_eq!(request.server_name(), None);
    assert_eq!(request.origin_url(), Some("https://h/v1/"));
    assert!(format!("{request:?}").contains("Origin(\"https://h/v1\")"));
    let builder = Client::builder(Servers::new("https://h").with("up", "https://u/"));
    let client = builder.trust("https://t/x").build().unwrap();
    let shown = format!("{client:?}");
    for url in ["\"https://h\"", "\"up\": \"https://u\"", "\"https://t/x\""] {
        assert!(shown.contains(url), "{shown}");
    }
}
