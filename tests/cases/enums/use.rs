//! Enums as a user meets them: values that the description lists have names, others are kept.

use tests::enums::types::{GetOrderKind, GetOrderResponseStatus, GetOrderStatus, OrderRatingRequest};
use tests::enums::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let orders = client.orders().get(GetOrderKind::Retail).status([GetOrderStatus::Paid, 7.into()]).await?;
    for order in &orders {
        match order.status {
            GetOrderResponseStatus::V0 => println!("active"),
            GetOrderResponseStatus::Other(code) => println!("unknown: {code}"),
            known => println!("{}", known.label().unwrap_or("no label")),
        }
        let code: Option<i64> = order.login.map(|login| login.as_i64());
        println!("{code:?}");
    }
    // A number is taken for the value that it stands for.
    client.orders().rating(OrderRatingRequest::new(5).source(1)).await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
