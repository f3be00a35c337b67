//! Checked requests as a user meets them: what breaks the description is an error of the call, and nothing is sent.

use tests::checks::types::{ShopOrdersRequest, ShopOrdersRequestLine};
use tests::checks::{Client, Error, ErrorKind};

async fn run(client: &Client) -> Result<(), Error> {
    let mut order = ShopOrdersRequest::new("much too long", vec![ShopOrdersRequestLine::new(1)]);
    // It begins with the default; without a value the server decides.
    order.gift = None;
    match client.shops().orders("north", order).limit(10).await {
        Err(error) if error.kind() == ErrorKind::Build => println!("{error}"),
        other => other?,
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
