//! Lists that come in pages, in envelopes that clients open.

use tests::pages_unwrapped::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let mut pages = client.orders().list().pages();
    while let Some(page) = pages.next().await? {
        println!("{}", page.map_or(0, |page| page.total));
    }
    let mut orders = client.orders().list().items();
    while let Some(order) = orders.next().await? {
        println!("{}", order.id);
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
