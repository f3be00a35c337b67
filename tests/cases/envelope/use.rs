//! Envelopes as a user meets them: one generic type for all that are alike.

use tests::envelope::types::{Envelope, Filter, PageParam, Result, User};
use tests::envelope::{Client, Error};

fn opened<T>(envelope: Envelope<T>) -> Option<T> {
    (envelope.code == 0).then_some(envelope.data).flatten()
}

async fn run(client: &Client) -> std::result::Result<(), Error> {
    let user = opened(client.users().get("1").await?);
    let order = opened(client.orders().get("1").await?);
    println!("{:?} {:?}", user.map(|user| user.name), order.map(|order| order.amount));
    let page = client.users().list().await?;
    println!("{} of {}", page.data.unwrap_or_default().len(), page.total);

    let found: Result<User> = client.results().get("1").await?;
    println!("{:?}", found.data.and_then(|user| user.manager));
    let body = PageParam::new(Filter::new().name("li")).current(2);
    let pages = client.results().search(body).await?;
    println!("{:?}", pages.data.and_then(|page| page.records));
    client.results().delete().await?;
    Ok(())
}

pub fn main() -> std::result::Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
