//! Lists that come in pages.

use tests::pages::types::GoodsSearchRequest;
use tests::pages::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let mut orders = client.orders().list().page_size(50).items();
    while let Some(order) = orders.next().await? {
        println!("{}", order.id);
    }
    let mut found = client.goods().search(GoodsSearchRequest::new(3, 20).keyword("tea")).pages();
    while let Some(page) = found.next().await? {
        println!("{} of {} pages", page.records.len(), page.pages);
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
