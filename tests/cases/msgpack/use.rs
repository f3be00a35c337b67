//! MessagePack whose schema is given has types.

use jiff::civil::date;
use tests::msgpack::types::{PutPointsRequest, PutPointsRequestPoint};
use tests::msgpack::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let points = vec![PutPointsRequestPoint::new(1_700_000_000, 0.5)];
    let written = client.points().put_points(PutPointsRequest::new("cpu", points)).await?;
    println!("{} {:?}", written.written, written.refused);
    let days = client.points().days(vec![date(2026, 11, 27)]).await?;
    println!("{:?}", days.and_then(|days| days.first().copied()));
    println!("{}", client.points().any(vec![0xc0]).await?.len());
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
