//! Names that no Rust code can have as they are, as a user writes them.

use tests::names::types::{OptionRequest, OptionRequestNone, OptionRequestString, YonghuSelfResponseZhuangtai};
use tests::names::{Client, Error};

async fn run(client: &Client) -> Result<(), Error> {
    let call = client.yonghu().self_("编号", "type", "request", "body");
    let user = call.self_("self").stream_value("stream").new_value("new").plus_1("+1").minus_1("-1").liebiao(["a"]).await?;
    println!("{} {:?} {:?} {:?}", user.user_id_2, user.user_id, user.r#type, user.r#async);
    if user.zhuangtai == Some(YonghuSelfResponseZhuangtai::Qiyong) {
        println!("{:?}", user.xingming);
    }

    let body = OptionRequest::new()
        .new_value("new")
        .clone_value("clone")
        .string(OptionRequestString::new())
        .none(OptionRequestNone::Some);
    client.option().option(body).await?;

    client.mod_().r#match().await?;
    client.support_api().types().await?;
    client.client().call().request_value("request").await
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com").build()?;
    drop(run(&client));
    Ok(())
}
