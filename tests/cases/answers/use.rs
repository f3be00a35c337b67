//! Answers as a user reads them.

use tests::answers::notes::CreateAnswer;
use tests::answers::types::GetNoteResponseKind;
use tests::answers::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let text: String = client.notes().text("1").await?;
    let names: Vec<String> = client.notes().list().await?;
    let file = client.notes().file("1").await?;
    println!("{text} {names:?} {} bytes", file.len());

    // An answer with or without a body is an option; a value that the description does not list is kept.
    if let Some(note) = client.notes().get("1").await? {
        match note.kind {
            Some(GetNoteResponseKind::Other(kind)) => println!("{}: {kind}", note.text),
            Some(known) => println!("{}: {known:?}", note.text),
            None => println!("{}", note.text),
        }
    }
    if let CreateAnswer::Accepted(later) = client.notes().create().await? {
        println!("{:?}", later.job);
    }

    // An answer to HEAD never has a body, whatever the description says.
    client.notes().head("1").await?;
    client.notes().delete("1").await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
