//! Bodies as a user makes them.

use tests::bodies::types::{AlbumPicturesRequest, CreateOrder, CreateOrderCustomer, CreateOrderLine, UserLoginRequest};
use tests::bodies::{Client, Error, File, Form, Source};

async fn run(client: &Client) -> Result<(), Error> {
    let customer = CreateOrderCustomer::new("Li").vip(true);
    let order = CreateOrder::new(customer, vec![CreateOrderLine::new("sku", 1)], Some("tomorrow".into()));
    let created = client.orders().create(order.channel("web").one("x").maybe(1)).await?;
    println!("{}", created.id);

    let greeting: String = client.user().login(UserLoginRequest::new("li", "secret")).await?;
    let picture = File::new(greeting.into_bytes()).with_name("a.jpg").with_type("image/jpeg");
    let count: i64 = client.albums().pictures("summer", AlbumPicturesRequest::new(picture, "Summer")).await?;
    client.forms().any(Form::new().text("count", count)).await?;
    client.settings().update(serde_json::json!({ "count": count })).await?;
    client.blobs().update("key", b"bytes".as_slice()).await?;
    let order = CreateOrder::new(CreateOrderCustomer::new("Wu"), Vec::new(), Some("today".into()));
    let copied = client.orders().create(order).stream().await?;
    client.blobs().update("copy", Source::stream(copied.into_stream())).await?;
    let call = client.blobs().update("file", Source::path("a.bin"));
    call.with_progress(|progress| println!("{} of {:?}", progress.bytes, progress.total)).await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
