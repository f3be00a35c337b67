//! Types that only examples describe, as a user meets them.

use tests::examples::types::{CreateFilm, CreateFilmFrame, CreateLogin, DeleteFilmRequest};
use tests::examples::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let login = client.login().create(CreateLogin::new("li", 30)).await?;
    println!("{} bytes", login.token.len());

    // What every example has is required; what one has as null is an option.
    let film = CreateFilm::new("veo", 8, None).frames(vec![CreateFilmFrame::new(1.5).url("a")]);
    let made = client.films().create(film).await?;
    let error: Option<String> = made.error;
    println!("{} {} {error:?} {:?}", made.size, made.ratio, made.cover);

    // Names that are data are the keys of a map.
    for (day, views) in &made.views {
        println!("{day}: {views}");
    }
    let counts = client.counts().list().await?;
    println!("{:?}", counts.get("1000").map(|value| value.count));
    for director in client.directors().list().await? {
        println!("{} {}", director.id, director.name);
    }
    client.films().delete().body(DeleteFilmRequest::new(vec![made.id])).await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
