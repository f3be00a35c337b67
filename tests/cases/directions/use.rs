//! Requests and answers as a user meets them: what one side has alone, and null apart from what is left out.

use tests::directions::types::{PatchUser, AddressPatch, User, UserWritable, UserWritableDevice};
use tests::directions::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let device = UserWritableDevice::new().serial("s");
    let user = UserWritable::new("a", "secret").devices([device]).manager(UserWritable::new("b", "c"));
    let created: User = client.users().create(user).await?;
    println!("{} {:?}", created.id, created.created.seconds);

    let address = AddressPatch::new("Paris").clear_street();
    let change = PatchUser::new().nickname("Al").address(address).clear_tags();
    let keep = PatchUser::new().clear_nickname(true).clear_nickname_value();
    client.users().patch(1, change).await?;
    client.users().patch(1, keep).await?;
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
