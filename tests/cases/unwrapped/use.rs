//! Envelopes that clients open: calls give what they hold, and a bad code is an error.

use tests::unwrapped::types::CreateUser;
use tests::unwrapped::{Client, Error, ErrorKind};

async fn run(client: &Client) -> Result<(), Error> {
    let user = client.users().get("1").await?;
    println!("{}", user.name);
    let page = client.users().list().await?;
    println!("{} of {}", page.data.unwrap_or_default().len(), page.total);
    match client.users().create(CreateUser::new("li")).send().await {
        Ok(reply) => println!("{} {:?}", reply.status(), reply.body()),
        Err(error) if error.kind() == ErrorKind::Business => {
            println!("{:?} {:?} {:?}", error.code(), error.message(), error.data());
        }
        Err(error) => return Err(error),
    }
    client.users().delete("1").await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
