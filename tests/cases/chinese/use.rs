//! Chinese names as they are, but for the words that somebody chose.

use tests::chinese::types::UserSelfResponse状态;
use tests::chinese::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let user = client.users().self_("编号", "type", "request", "body").列表(["a"]).await?;
    if user.状态 == Some(UserSelfResponse状态::Enabled) {
        println!("{:?}", user.full_name);
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
