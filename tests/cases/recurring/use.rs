//! What an answer gives, another call takes: the type is one, and its names by place are names of it.

use tests::recurring::types::{CreateOrderRequestTaxBehavior, Price, PriceTaxBehavior, SortOrder, TaxBehavior};
use tests::recurring::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let prices: Vec<Price> = client.prices().list().sort_order(SortOrder::Desc).await?;
    drop(prices);
    Ok(())
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let price: Price = serde_json::from_str(r#"{"tax_behavior": "inclusive"}"#)?;
    let given: Option<TaxBehavior> = price.tax_behavior;
    assert_eq!(given, Some(PriceTaxBehavior::Inclusive));
    assert_eq!(given, Some(CreateOrderRequestTaxBehavior::Inclusive));
    drop(run(&Client::builder("https://shop.example.com").build()?));
    Ok(())
}
