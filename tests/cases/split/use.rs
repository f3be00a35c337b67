//! A description in several files, and what its server sends by itself.

use tests::split::types::{ReceiptWritable, SubscriptionSubscribeRequest};
use tests::split::webhooks::{NewPet, NewPetConflict, Sold, SoldOk};
use tests::split::{Client, Error};

async fn run(client: &Client) -> Result<usize, Error> {
    client.subscriptions().subscribe(SubscriptionSubscribeRequest::new("https://shop.example.com/sold")).await?;
    let list = client.pets().list().await?;
    Ok(list.pets.map_or(0, |pets| pets.len()))
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let new: NewPet = serde_json::from_str(r#"{"name": "Rex", "shop": {"city": "Wuhan"}}"#)?;
    assert_eq!(new.shop.and_then(|shop| shop.city).as_deref(), Some("Wuhan"));
    let sold: Sold = serde_json::from_str(r#"{"pet": {"name": "Rex"}}"#)?;
    assert_eq!(sold.pet.name, "Rex");
    let answer: SoldOk = ReceiptWritable::new(7);
    assert_eq!(serde_json::to_string(&answer)?, r#"{"number":7}"#);
    assert_eq!(serde_json::to_string(&NewPetConflict::new().why("known"))?, r#"{"why":"known"}"#);
    drop(run(&Client::builder("https://shop.example.com").build()?));
    Ok(())
}
