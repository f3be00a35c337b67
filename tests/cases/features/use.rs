//! Groups of calls by tag. Each is a feature of a crate; a module has all of them.

use tests::features::types::{Kind, Pet};
use tests::features::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    for pet in client.pets().list().await? {
        println!("{}", pet.name);
    }
    client.pets().add("7", Pet::new("Tom").kind(Kind::Cat)).await?;
    let orders = client.dingdan().orders_of_day().await?;
    println!("{:?}", orders.total);
    let mut steps = client.tracing().follow_trace().await?;
    while let Some(step) = steps.next().await? {
        println!("{:?}", step.data.name);
    }
    client.health().get().await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
