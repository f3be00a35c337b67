//! Bodies of several types for one operation, and bodies of which the caller says the type.

use tests::ways::types::{
    CreateFilm, CreateFilmMusicKnownMusic, CreateFilmMusicText, CreateOpen, CreatePost,
    PostCreateAsFormRequest,
};
use tests::ways::{Body, Client, ErrorKind, File};

use crate::parts;
use crate::server::{Server, body, header, target};

#[tokio::test]
async fn each_way_sends_its_type() {
    let server = Server::json(r#"{"id":"1","text":"a"}"#);
    let client = Client::builder(&server.url).build().unwrap();
    let posts = client.posts();
    let sent = |content_type: &str, content: &str| {
        let request = server.request();
        assert!(request.starts_with("POST "));
        assert_eq!(target(&request), "/v1/posts");
        assert_eq!(header(&request, "content-type"), Some(content_type));
        assert_eq!(body(&request), content);
    };
    let post = posts.create(CreatePost::new("a")).await.unwrap();
    sent("application/json", r#"{"title":"a"}"#);
    let form = PostCreateAsFormRequest::new("a");
    // What comes back is of the same type, whatever was sent.
    assert_eq!(posts.create_as_form(form).await.unwrap(), post);
    sent("application/x-www-form-urlencoded", "title=a");
    assert_eq!(posts.create_as_xml("<a/>").await.unwrap(), post);
    sent("application/xml", "<a/>");
    assert_eq!(posts.create_as_markdown("# a").await.unwrap(), post);
    sent("text/markdown", "# a");
}

#[tokio::test]
async fn a_field_is_a_file_or_something_else() {
    let server = Server::answering("204 No Content", "", b"");
    let films = Client::builder(&server.url).build().unwrap();
    let file = |content: &str| File::new(content.to_owned()).with_name("a.png");
    let part = |name: &str, file: Option<&str>, media_type: Option<&str>, content: &str| {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        (
            name.to_owned(),
            owned(file),
            owned(media_type),
            content.to_owned(),
        )
    };
    let octets = Some("application/octet-stream");
    let picture = |content| part("pictures", Some("a.png"), octets, content);
    for (film, expected) in [
        (
            CreateFilm::new(file("1")).music(CreateFilmMusicKnownMusic::new(7)),
            vec![
                picture("1"),
                part("music", None, Some("application/json"), r#"{"id":7}"#),
            ],
        ),
        (
            CreateFilm::new(vec![file("1"), file("2")]).music(file("3")),
            vec![
                picture("1"),
                picture("2"),
                part("music", Some("a.png"), octets, "3"),
            ],
        ),
        (
            CreateFilm::new(vec![]).music(CreateFilmMusicText::Any),
            vec![part("music", None, None, "any")],
        ),
    ] {
        films.films().create(film).await.unwrap();
        assert_eq!(parts(&server.request()).await, expected);
    }
}

#[tokio::test]
async fn the_caller_says_which_type_of_a_range_it_is() {
    let server = Server::answering("204 No Content", "", b"");
    let client = Client::builder(&server.url).build().unwrap();
    let pictures = client.pictures();
    pictures
        .update("7", Body::new("image/png", "a"))
        .await
        .unwrap();
    assert_eq!(header(&server.request(), "content-type"), Some("image/png"));
    pictures
        .patch("7", Body::new("text/plain", "a"))
        .await
        .unwrap();
    assert_eq!(
        header(&server.request(), "content-type"),
        Some("text/plain")
    );
    let error = pictures.update("7", Body::new("text/plain", "a")).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("image/*"), "{error}");
    assert!(server.was_not_called());
    // What is described as JSON is JSON.
    client.open().create(CreateOpen::new(1)).await.unwrap();
    assert_eq!(
        header(&server.request(), "content-type"),
        Some("application/json")
    );
}
