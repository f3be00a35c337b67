//! Formats as a user meets them: values have the types of the libraries that the user chose.

use tests::formats::types::CreatePair;
use tests::formats::{Client, Error};

async fn run(client: &Client, id: uuid::Uuid, now: jiff::Timestamp) -> Result<(), Error> {
    let link = url::Url::parse("https://a.example/").ok();
    let call = client.days().get(id, now, &[127, 0, 0, 1].into()).until(now);
    let call = match &link {
        Some(link) => call.link(link),
        None => call,
    };
    let days: Vec<jiff::civil::Date> = call.await?;
    client.pairs().create(CreatePair::new(now).at_ms(now).days(days)).await?;
    let at: jiff::Timestamp = client.days().update(vec![now]).await?;
    println!("{at}");
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client, uuid::Uuid::nil(), jiff::Timestamp::UNIX_EPOCH));
    Ok(())
}
