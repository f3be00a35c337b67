//! XML whose schema is given has types.

use tests::xml::types::{PayOrderRequest, PayOrderRequestGoods, PayOrderResponseReturnCode, BookPutRequest};
use tests::xml::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let mut order = PayOrderRequest::new("wx1", 100);
    order.goods = Some(vec![PayOrderRequestGoods::new("7")]);
    let answer = client.pay().order(order).await?;
    if answer.return_code == PayOrderResponseReturnCode::Success {
        println!("{:?} {:?}", answer.total_fee, answer.coupon);
    }
    let book = client.books().put("7", BookPutRequest::new(7, "红楼梦")).await?;
    println!("{:?}", book.and_then(|book| book.by));
    // What XML does not tell is text.
    let text: String = client.books().any().await?;
    println!("{text}");
    Ok(())
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
