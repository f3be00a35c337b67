//! An operation that takes bodies of several types, and bodies of which the caller says the type.

use tests::ways::types::{
    CreateFilm, CreateFilmMusicKnownMusic, CreateFilmMusicText, CreateOpen, CreatePost, PostCreateAsFormRequest,
    PostCreateAsMultipartRequest,
};
use tests::ways::{Body, Client, Error, File, Source};

async fn run(client: &Client) -> Result<(), Error> {
    let posts = client.posts();
    let post = posts.create(CreatePost::new("a").stars(5)).await?;
    println!("{}", post.id);
    posts.create_as_form(PostCreateAsFormRequest::new("a")).await?;
    let picture = File::path("a.png").with_type("image/png");
    posts.create_as_multipart(PostCreateAsMultipartRequest::new("a").picture(picture)).await?;
    posts.create_as_xml("<post/>").await?;
    posts.create_as_markdown("# a").await?;

    client.pictures().update("7", Body::new("image/png", Source::path("a.png"))).await?;
    client.pictures().patch("7", Body::new("text/plain", "a")).await?;
    client.open().create(CreateOpen::new(1)).await?;

    let film = CreateFilm::new(File::path("a.png")).music(CreateFilmMusicKnownMusic::new(7));
    client.films().create(film).await?;
    let several = vec![File::path("a.png"), File::path("b.png")];
    client.films().create(CreateFilm::new(several).music(CreateFilmMusicText::Any)).await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
