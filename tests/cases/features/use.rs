//! Groups of calls by tag. Each is a feature of a crate; a module has all of them.

use tests::features::dingdan::OrdersOfDayFailure;
use tests::features::types::{Failure409Or503, Kind, Pet};
use tests::features::{Client, Error};

/// What calls fail with alike is one type, whatever their groups are.
fn is_closed(error: &Error) -> bool {
    matches!(error.failure(), Some(Failure409Or503::ServiceUnavailable(_)))
}

async fn run(client: &Client) -> Result<(), Error> {
    for pet in client.pets().list().await? {
        println!("{}", pet.name);
    }
    let added = client.pets().add("7", Pet::new("Tom").kind(Kind::Cat)).await;
    if let Err(error) = added
        && !is_closed(&error)
    {
        return Err(error);
    }
    match client.dingdan().orders_of_day().await {
        Ok(orders) => println!("{:?}", orders.total),
        Err(error) => {
            if let Some(OrdersOfDayFailure::Conflict(problem)) = error.failure() {
                println!("{:?}", problem.message);
            }
        }
    }
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
