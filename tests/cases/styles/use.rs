//! Parameters that hold several values, or fields, as a user gives them.

use tests::styles::types::{
    GetSearchFilter, GetSearchFilterPrice, GetSearchKind, GetSearchPoint, GetSearchWhere,
};
use tests::styles::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let (point, kind) = (GetSearchPoint::new(3), GetSearchKind::A);
    let price = GetSearchFilterPrice::new().min(1.5);
    let call = client.search().get([1, 2], point, kind);
    call.tags(["red", "blue"])
        .filter(GetSearchFilter::new().color("red").price(price))
        .r#where(GetSearchWhere::new())
        .any(&serde_json::json!([1]))
        .x_fields(["a"])
        .seen([7])
        .loose("as it is sent")
        .await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
