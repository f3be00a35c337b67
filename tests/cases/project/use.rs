//! A project as its user meets it: places, credentials, common parameters, and types that refer to each other.

use tests::project::types::{NewBook, Tag, ZuozheAuthor};
use tests::project::{Client, Environment, Error, Servers};

async fn run(client: &Client) -> Result<usize, Error> {
    let author = ZuozheAuthor::new("Lu Xun");
    let book = NewBook::new("Call to Arms", author).tags([Tag::New, Tag::from("rare")]);
    let made = client.books().create_book(book).x_shop("7").await?;
    let found = client.books().get(&made.id.to_string(), "request-1").lang("zh").await?;
    let series = found.series.map(|first| first.id);
    let cover = client.covers().get("1").await?;
    Ok(series.map_or(0, |_| 1) + cover.len())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder(Environment::PRODUCTION)
        .bearer("token")
        .x_shop_key("key")
        .x_shop(7)
        .lang("en")
        .build()?;
    let tenant = Client::builder(Environment::zuhu("acme", "cn")).build()?;
    let own = Servers::new("https://api.example.org").with("media", "https://media.example.org");
    let own = Client::builder(own).media_server("https://cdn.example.org").trust("https://partner.example").build()?;
    drop((run(&client), run(&tenant), run(&own)));
    Ok(())
}
