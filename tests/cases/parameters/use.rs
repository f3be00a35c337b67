//! Parameters as a user gives them: what is required stands in the call, the rest is set on it.

use tests::parameters::types::ShopItemsSort;
use tests::parameters::{Client, Error};

async fn run(client: &Client) -> Result<usize, Error> {
    let found = client
        .shops()
        .items(7, "tea", "trace-1")
        .page(2)
        .price(9.5)
        .in_stock(true)
        .tags(["green", "loose"])
        .sizes(vec![100, 250])
        .sort(ShopItemsSort::Price)
        .accept_language("zh")
        .session("s1");
    let all_sizes = client.shops().items(7, "tea", "trace-1").sizes(1..4);
    let borrowed = [String::from("green")];
    let tagged = client.shops().items(7, "tea", "trace-1").tags(&borrowed);
    Ok(found.await?.len() + all_sizes.await?.len() + tagged.await?.len())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").basic("user", "password").build()?;
    drop(run(&client));
    Ok(())
}
