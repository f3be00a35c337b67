//! What a call fails with, as a user meets it.

use tests::failures::orders::CreateFailure;
use tests::failures::types::{CreateOrder, GetOrderNotFound};
use tests::failures::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    if let Err(error) = client.orders().create(CreateOrder::new("7")).await {
        match error.failure::<CreateFailure>() {
            Some(CreateFailure::BadRequest(problem)) => println!("{}", problem.message),
            Some(CreateFailure::Conflict(sold)) => println!("{} left", sold.left),
            Some(other) => println!("{other:?}"),
            None => return Err(error),
        }
    }
    // One type for all codes.
    if let Err(error) = client.orders().get("7").await {
        let failure: GetOrderNotFound = error.json().map_err(|_| error)?;
        println!("{}", failure.error.code);
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
