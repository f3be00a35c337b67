//! Unions as a user meets them: an enum of what a value may be, made from any of it, and open for more.

use tests::unions::types::{Card, Circle, Message, MessageContent, MessageRole, Payment, Pet, Tree};
use tests::unions::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    for pet in client.pets().list().await? {
        match pet {
            Pet::Cat(cat) => println!("{} lives", cat.lives),
            Pet::Dog(dog) => println!("{:?}", dog.tricks),
            other => println!("{other:?}"),
        }
    }
    let tree = client.drawings().create(Some(Circle::new(1.5).into())).await?;
    if let Tree::List(trees) = tree {
        println!("{} trees", trees.len());
    }
    // What makes it a card is written with it.
    let paid: Payment = client.payments().create(Card::new("4111").into()).await?;
    println!("{paid:?}");
    let message = Message::new(MessageRole::User, "hello").mode("auto").limit(7);
    let said = client.messages().create(message).after("m-1".into()).await?;
    if let MessageContent::List(parts) = said.content {
        println!("{:?}", parts.first().map(|part| &part.text));
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
