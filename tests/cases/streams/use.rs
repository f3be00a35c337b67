//! Answers that come one thing after another, as a user meets them.

use tests::streams::types::ChatRequest;
use tests::streams::{Blocking, Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let whole = client.chat().completions(ChatRequest::new("m")).await?;
    println!("{}", whole.text);
    // The form of the answer is chosen by the call, which says so in the request.
    let mut events = client.chat().completions(ChatRequest::new("m")).trace(true).events().await?;
    while let Some(event) = events.next().await? {
        print!("{}", event.data.delta);
    }
    // A stream that breaks off goes on where it was.
    let mut events = client.tasks().events("7").await?.reconnecting(3);
    while let Some(event) = events.next().await? {
        println!("{} {:?}", event.name, event.data.progress);
    }
    let mut counters = client.counters().list().await?;
    while let Some(count) = counters.next().await? {
        let _: i64 = count;
    }
    Ok(())
}

fn run_in_a_thread(client: &Client) -> Result<(), Error> {
    let events = client.chat().completions(ChatRequest::new("m")).events().blocking()?;
    for event in events.into_stream().blocking() {
        print!("{}", event?.data.delta);
    }
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    let _ = (run(&client), run_in_a_thread);
    Ok(())
}
