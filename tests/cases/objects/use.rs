//! Objects as a user meets them: what an object holds beside its fields is kept in a map.

use tests::objects::types::{CreateProduct, CreateProductValue, ProductRatingsRequest};
use tests::objects::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let mut product = CreateProduct::new("tea").extra("a field of this name");
    let size = CreateProductValue::new().value(7);
    product.extra_fields.insert("size".to_owned(), size);
    let created = client.products().create(product).await?;
    println!("{} {:?}", created.id, created.extra.get("color"));
    let counts: Vec<i64> = client.products().counts().await?;
    println!("{counts:?}");
    // What must be there though nothing is said of it can be given.
    client.products().ratings(ProductRatingsRequest::new(5).reason("fresh")).await?;
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
