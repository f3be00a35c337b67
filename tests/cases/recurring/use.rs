//! What an answer gives, another call takes: the type is one, and its names by place are names of it.

use tests::recurring::types::{
    AccountOwner, CreateOrderRequestTaxBehavior, Price, PriceTaxBehavior, SortOrder, TaxBehavior, TextOrAccount,
};
use tests::recurring::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let prices: Vec<Price> = client.prices().list().sort_order(SortOrder::Desc).await?;
    drop(prices);
    Ok(())
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let price = r#"{"tax_behavior": "inclusive", "seller": {"id": "a", "owner": "b"}}"#;
    let price: Price = serde_json::from_str(price)?;
    let given: Option<TaxBehavior> = price.tax_behavior;
    assert_eq!(given, Some(PriceTaxBehavior::Inclusive));
    assert_eq!(given, Some(CreateOrderRequestTaxBehavior::Inclusive));
    let Some(TextOrAccount::Account(seller)) = price.seller else {
        return Err("no seller".into());
    };
    assert_eq!(seller.owner, Some(AccountOwner::Text("b".to_owned())));
    drop(run(&Client::builder("https://shop.example.com").build()?));
    Ok(())
}
