//! What a call gives that has several answers.

use tests::successes::jobs::CreateAnswer;
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
    Ok(())
}

fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    let _ = run(&client);
    Ok(())
}
