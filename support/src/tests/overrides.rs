//! What a call decides for itself, and what of its client goes along then.

use std::time::Duration;

use super::sample::things;
use super::server::{Server, header, target};
use crate::{Builder, Client, Common, Credential, ErrorKind, Request, Retry, Token, Tokens};

const CANARY: &str = "c4n4ry";

/// A request that takes a token, or a key beside a session.
fn asking() -> Request {
    let request = things().credential("bearer");
    request.credentials(&["key", "session"]).common("tenant")
}

/// A client with a secret wherever it can have one.
fn secretive(builder: Builder) -> Builder {
    builder
        .credential("bearer", Credential::bearer(CANARY))
        .credential("session", Credential::cookie("session", CANARY))
        .common("tenant", Common::header("X-Tenant", CANARY))
        .default_header("X-Default", CANARY)
        .sign_with(|request| request.set_header("X-Sign", CANARY))
}

fn yours() -> Credential {
    Credential::bearer("yours")
}

#[tokio::test]
async fn a_call_may_have_more_pairs_in_its_query() {
    let server = Server::json("null");
    let client = server.client();
    let call = client
        .things(things().query("a", 1))
        .with_query("a", "中 &")
        .with_query("b", "");
    call.await.unwrap();
    assert_eq!(
        target(&server.request()),
        "/things?a=1&a=%E4%B8%AD%20%26&b="
    );
}

#[tokio::test]
async fn the_credential_of_a_call_goes_in_place_of_the_clients() {
    let server = Server::json("null");
    let client = secretive(server.builder()).build().unwrap();
    let call = client.things(asking());
    let tokens = || Tokens::new(|| async { Ok::<_, String>(Token::new("fetched")) });
    for (name, credential, bearer, key, session) in [
        ("bearer", yours(), Some("Bearer yours"), None, None),
        (
            "bearer",
            Credential::bearer_from(tokens()),
            Some("Bearer fetched"),
            None,
            None,
        ),
        // An alternative that the client alone cannot fill goes before one that it can.
        (
            "key",
            Credential::header("X-Key", "yours"),
            None,
            Some("yours"),
            Some("session=c4n4ry"),
        ),
    ] {
        call.clone()
            .with_credential(name, credential)
            .await
            .unwrap();
        let request = server.request();
        assert_eq!(header(&request, "authorization"), bearer, "{request}");
        assert_eq!(header(&request, "x-key"), key, "{request}");
        assert_eq!(header(&request, "cookie"), session, "{request}");
        assert_eq!(header(&request, "x-tenant"), Some(CANARY));
    }
    // It is that of one call.
    call.await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "authorization"), Some("Bearer c4n4ry"));
}

#[tokio::test]
async fn a_credential_that_would_not_be_sent_is_an_error() {
    let server = Server::json("null");
    let client = server.builder().bearer(CANARY).build().unwrap();
    let elsewhere: &'static str = "https://elsewhere.example";
    for (request, name, told) in [
        (
            asking(),
            "baerer",
            "things.list: the operation takes no credential `baerer`",
        ),
        (
            things(),
            "bearer",
            "things.list: the operation takes no credential `bearer`",
        ),
        (
            asking(),
            "key",
            "things.list: the credential `key` is taken only together with others, and not all of them are there",
        ),
        (
            asking().origin(elsewhere),
            "bearer",
            "things.list: the call goes to an origin of its own, which its credential is not sent to: \
             name that place with with_base_url, or trust it with Builder::trust",
        ),
    ] {
        let call = client.things(request).with_credential(name, yours());
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert_eq!(error.to_string(), told);
    }
    let call = client.things(asking());
    let bad = Credential::bearer("c4n4ry\r\nX: 1");
    let error = call.with_credential("bearer", bad).await.unwrap_err();
    assert!(error.to_string().contains("credential `bearer` is invalid"));
    assert!(!format!("{error} {error:?}").contains(CANARY));
    assert!(server.was_not_called());
}

#[tokio::test]
async fn another_base_url_gets_nothing_of_the_client() {
    let [home, away] = [(); 2].map(|()| Server::json("null"));
    let client = secretive(home.builder()).build().unwrap();
    let base = format!("{}/v2/", away.url);
    let call = client.things(asking().query("a", 1)).with_base_url(&base);
    for (call, bearer) in [
        (call.clone(), None),
        (
            call.with_credential("bearer", yours()),
            Some("Bearer yours"),
        ),
    ] {
        for stream in [false, true] {
            match stream {
                true => _ = call.clone().stream().await.unwrap(),
                false => call.clone().await.unwrap(),
            }
            let request = away.request();
            assert_eq!(target(&request), "/v2/things?a=1");
            assert_eq!(header(&request, "host"), away.url.strip_prefix("http://"));
            assert_eq!(header(&request, "authorization"), bearer);
            assert!(!request.contains(CANARY), "{request}");
        }
    }
    // What is needed beside it stays at home as well.
    let call = client.things(asking()).with_base_url(&base);
    let key = Credential::header("X-Key", "yours");
    let error = call.with_credential("key", key).await.unwrap_err();
    assert!(
        error.to_string().contains("together with others"),
        "{error}"
    );
    assert!(home.was_not_called() && away.was_not_called());
}

#[tokio::test]
async fn another_base_url_of_a_trusted_origin_gets_all_of_it() {
    let [home, away] = [(); 2].map(|()| Server::json("null"));
    let client = secretive(home.builder()).trust(&away.url).build().unwrap();
    for server in [&home, &away] {
        let base = format!("{}/v2", server.url);
        let call = client.things(asking()).with_base_url(&base);
        call.await.unwrap();
        let request = server.request();
        assert_eq!(target(&request), "/v2/things");
        assert_eq!(request.matches(CANARY).count(), 4, "{request}");
    }
    // The operation's own place, and a server that nobody named, do not matter any more.
    for request in [asking().origin("https://elsewhere"), asking().server("up")] {
        let call = client.things(request).with_base_url(&home.url);
        call.await.unwrap();
        assert_eq!(target(&home.request()), "/things");
    }
}

#[tokio::test]
async fn a_base_url_of_a_call_is_checked_and_not_quoted() {
    let server = Server::json("null");
    for (url, word) in [
        ("h/v1", "invalid"),
        ("ftp://h", "http"),
        ("https://u:c4n4ry@h", "user"),
        ("https://h?key=c4n4ry", "query"),
        ("https://h#c4n4ry", "fragment"),
    ] {
        let call = server.client().things(asking()).with_base_url(url);
        let shown = format!("{call:?}");
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        let told = format!("{error}");
        assert!(told.contains("the base URL of the call ") && told.contains(word));
        assert!(!format!("{told} {error:?} {shown}").contains(CANARY));
    }
    assert!(server.was_not_called());
}

/// Nothing is sent: the port of another machine is never asked.
#[tokio::test]
async fn a_credential_of_a_call_is_not_sent_in_the_open() {
    let exposed = "http://10.0.0.1";
    let told = "things.list: credentials would be sent over http; use https, or allow_plain_http()";
    let open = Client::builder(exposed).build().unwrap();
    let safe = Client::builder("https://h").build().unwrap();
    for call in [
        open.things(asking()),
        safe.things(asking()).with_base_url(exposed),
    ] {
        let call = call.with_credential("bearer", yours());
        assert_eq!(call.to_http().unwrap_err().to_string(), told);
        assert_eq!(call.await.unwrap_err().to_string(), told);
    }
    let client = Client::builder(exposed).allow_plain_http().build().unwrap();
    let call = client.things(asking()).with_credential("bearer", yours());
    assert_eq!(
        call.to_http().unwrap().headers()["authorization"],
        "Bearer yours"
    );
    // A header of all calls that says who calls is a credential, by whatever method it is set.
    for name in ["Authorization", "cookie", "X-Api-Key", "x_access_token"] {
        let builder = Client::builder(exposed).default_header(name, CANARY);
        let error = builder.clone().build().unwrap_err();
        assert!(error.to_string().contains("over http;"), "{error}");
        builder.allow_plain_http().build().unwrap();
    }
    let builder = Client::builder(exposed).default_header("X-Keyboard-Version", "1");
    builder.build().unwrap();
}

#[tokio::test]
async fn what_a_call_decides_shows_no_secret() {
    let server = Server::answering("500 Oh", "text/plain", b"");
    let call = server.client().things(asking());
    let call = call
        .with_credential("bearer", Credential::bearer(CANARY))
        .with_query("key", CANARY)
        .with_timeout(Duration::from_secs(5))
        .with_retry(Retry::never());
    let shown = format!("{call:?} {call:#?}");
    let error = call.await.unwrap_err();
    let text = format!("{shown} {error} {error:?}");
    assert!(text.contains("\"bearer\"") && text.contains("5s"), "{text}");
    assert!(!text.contains(CANARY), "{text}");
    assert_eq!(server.request().matches(CANARY).count(), 2);
}

#[tokio::test]
async fn a_default_header_goes_with_every_call_unless_something_goes_before_it() {
    let server = Server::json("null");
    let client = server
        .builder()
        .default_header("X-Version", 3)
        .default_header("Accept", "text/x")
        .default_header("User-Agent", "mine")
        .common("tenant", Common::header("X-Tenant", "common"))
        .default_header("x-tenant", "default")
        .build()
        .unwrap();
    for (call, version, tenant) in [
        (client.things(things()), "3", "default"),
        (client.things(asking()), "3", "common"),
        (
            client.things(things().header("x-version", 4)),
            "4",
            "default",
        ),
        (
            client.things(things()).with_header("X-VERSION", 5),
            "5",
            "default",
        ),
    ] {
        call.await.unwrap();
        let request = server.request();
        assert_eq!(header(&request, "x-version"), Some(version));
        assert_eq!(header(&request, "x-tenant"), Some(tenant));
        assert_eq!(header(&request, "accept"), Some("text/x"));
        assert_eq!(header(&request, "user-agent"), Some("mine"));
    }
}

#[test]
fn a_default_header_that_cannot_be_sent_is_refused_without_a_word_of_it() {
    for (name, value) in [
        ("X-Key", "c4n4ry\r\nX: 1"),
        ("X-Key", "c4n4ryé"),
        ("X-Key", "c4n4ry\u{7F}"),
        ("X-Key", "c4n4ry\0"),
        ("X Key", CANARY),
        ("content-length", CANARY),
    ] {
        let builder = Client::builder("https://h").default_header(name, value);
        let error = builder.clone().build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        let text = format!("{error} {error:?} {builder:?}");
        assert!(
            text.to_lowercase().contains(&name.to_lowercase()) && !text.contains(CANARY),
            "{text}"
        );
    }
}
