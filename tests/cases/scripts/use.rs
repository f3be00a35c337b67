//! Names of many scripts, as a user writes them.

use tests::scripts::types::{PloshchadFiRequest, PloshchadFiResponseSign};
use tests::scripts::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let body = PloshchadFiRequest::new(33, "ⅷ").cafe("café").toyota("トヨタ").liebiao("列表").heart("❤️");
    let answer = client.ploshchad().fi("Невский", "33", "1st", body).dizhi("地址").saitama("さいたま").await?;
    if answer.sign == Some(PloshchadFiResponseSign::LessEqual) {
        println!("{:?}", answer.grosse);
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
