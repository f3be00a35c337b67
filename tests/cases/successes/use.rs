//! What a call gives that has several answers.

use tests::successes::jobs::{CreateAnswer, ListHeaders};
use tests::successes::types::GetJobResponse;
use tests::successes::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    match client.jobs().create().fast(true).await? {
        CreateAnswer::Ok(done) => println!("{}", done.result),
        CreateAnswer::Accepted(queued) => println!("job {}", queued.job),
        CreateAnswer::NoContent => println!("nothing to do"),
        other => println!("{other:?}"),
    }
    // Several answers of one status are told apart by what they hold.
    match client.jobs().get("7").await? {
        GetJobResponse::Other(other) => println!("{other}"),
        known => println!("{known:?}"),
    }
    let log: Option<String> = client.jobs().log("7").await?;
    let file: Option<bytes::Bytes> = client.jobs().file("7").await?;
    println!("{log:?} {file:?}");

    // Headers that are described have types; what is wrong with one is an error of reading it alone.
    let reply = client.jobs().list().send().await?;
    let headers = ListHeaders::of(reply.headers());
    let total: i64 = headers.x_total_count()?;
    let kinds: Option<Vec<i64>> = headers.x_kinds()?;
    println!("{total} {kinds:?}");
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
