//! The client of a project: credentials, common parameters, servers and environments.

use tests::oldproject;
use tests::project::{Builder, Client, Environment, ErrorKind, Servers, types};

use crate::server::{Server, header, target};

const BOOK: &str = r#"{"id":1,"author":{"name":"a"},"series":{"id":2,"author":{"name":"b"},"series":null},"more":true}"#;

fn everyone(builder: Builder) -> Client {
    builder
        .bearer("B")
        .x_shop_key("K")
        .sid("S")
        .sign("Q")
        .build()
        .unwrap()
}

#[tokio::test]
async fn operations_send_the_credentials_that_they_ask_for_and_no_other() {
    let server = Server::json(BOOK);
    let client = everyone(Client::builder(&server.url));

    let book = client.books().get("1", "r").await.unwrap();
    assert_eq!(book.series.unwrap().author.name, "b");
    let request = server.request();
    assert_eq!(header(&request, "authorization"), Some("Bearer B"));
    assert_eq!(header(&request, "x-shop-key"), None);
    assert_eq!(header(&request, "cookie"), None);

    let author = types::ZuozheAuthor::new("a").kind(types::ZuozheAuthorKind::new().code("c"));
    let book = types::NewBook::new("t", author.clone());
    client.books().create(book.clone()).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "authorization"), Some("Bearer B"));
    assert_eq!(header(&request, "x-shop-key"), Some("K"));
    assert_eq!(header(&request, "cookie"), None);

    let visitor = Client::builder(&server.url).sid("S").build().unwrap();
    visitor.books().create(book).await.unwrap();
    let request = server.request();
    assert_eq!(header(&request, "authorization"), None);
    assert_eq!(header(&request, "cookie"), Some("sid=S"));
}

#[tokio::test]
#[allow(deprecated, reason = "the description says so of the endpoint")]
async fn an_endpoint_without_authentication_sends_none_and_its_fixed_values_are_sent() {
    let server = Server::json("[]");
    let client = everyone(Client::builder(&server.url));
    // What is set again is set once.
    client.books().list().page(1).page(2).await.unwrap();
    let request = server.request();
    assert_eq!(target(&request), "/books?Action=List&page=2");
    assert_eq!(header(&request, "authorization"), None);
    assert_eq!(header(&request, "cookie"), None);
}

#[tokio::test]
async fn common_parameters_are_set_once_and_overridden_by_a_call() {
    let server = Server::json(BOOK);
    let client = Client::builder(&server.url)
        .x_shop("7")
        .x_audit("a")
        .theme("dark")
        .lang("zh")
        .build()
        .unwrap();
    client.books().get("1", "r").await.unwrap();
    let request = server.request();
    assert_eq!(target(&request), "/books/1?lang=zh");
    assert_eq!(header(&request, "x-shop"), Some("7"));
    assert_eq!(header(&request, "cookie"), Some("theme=dark"));
    // Only the endpoint that names it has this one.
    assert_eq!(header(&request, "x-audit"), None);

    let call = client
        .books()
        .get("1", "r")
        .x_shop("8")
        .lang("en")
        .theme("light");
    call.await.unwrap();
    let request = server.request();
    assert_eq!(target(&request), "/books/1?lang=en");
    assert_eq!(header(&request, "x-shop"), Some("8"));
    assert_eq!(header(&request, "cookie"), Some("theme=light"));
}

#[tokio::test]
async fn an_operation_goes_to_the_server_of_its_folder() {
    let (main, media) = (Server::json(BOOK), Server::json("cover"));
    let servers = Servers::new(&main.url).with("media", &media.url);
    let client = everyone(Client::builder(servers));
    client.covers().get("1").await.unwrap();
    assert_eq!(target(&media.request()), "/covers/1?sign=Q");
    assert!(main.was_not_called());

    let moved = everyone(Client::builder(&main.url).media_server(&media.url));
    moved.covers().get("2").await.unwrap();
    assert_eq!(target(&media.request()), "/covers/2?sign=Q");

    let without = everyone(Client::builder(&main.url));
    let error = without.covers().get("3").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("media"), "{error}");
}

#[test]
fn environments_stand_where_a_base_url_can() {
    let production = Environment::PRODUCTION;
    assert_eq!(production.base_url(), "https://api.example.com/v1");
    assert_eq!(
        production.server("media"),
        Some("https://media.example.com")
    );
    assert_eq!(production.server("other"), None);
    everyone(Client::builder(production));
    // A variable of a base URL is an argument; what it holds cannot move the rest of the URL out of sight.
    everyone(Client::builder(Environment::zuhu("acme", "cn")));
    let error = Client::builder(Environment::zuhu("a@evil.example/?", "cn"))
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
}

#[test]
fn an_absolute_url_stays_bound_to_its_origin() {
    let client = everyone(Client::builder("https://api.example.com"));
    let file = tests::project::File::new("text");
    let call = client.push().create(types::Push::new(file));
    assert_eq!(call.request().origin_url(), Some("https://partner.example"));
    assert_eq!(call.request().path_text(), "/push");
}

#[tokio::test]
async fn a_project_written_by_hand_is_a_client_like_any_other() {
    let server = Server::json(r#"{"a":"1","b":"2"}"#);
    let client = oldproject::Client::builder(&server.url)
        .bearer("T")
        .build()
        .unwrap();
    let note = client.notes().get("n/1").full(true).await.unwrap();
    assert_eq!(note.a.as_deref(), Some("1"));
    let request = server.request();
    assert_eq!(target(&request), "/api/v1/notes/n%2F1?full=true");
    assert_eq!(header(&request, "authorization"), Some("Bearer T"));
    assert_eq!(
        oldproject::Environment::DEV.base_url(),
        "http://localhost:8080"
    );
}
