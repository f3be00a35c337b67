//! What a user of the seed's client writes.

use tests::seed::types::{VideoContentRequest, VideoContentRequestMessage, VideoContentRequestModel};
use tests::seed::{Blocking, Client, Credential, Error, ErrorKind};

async fn typed(client: &Client) -> Result<String, Error> {
    let video = client.videos().content("video_099c5197").await?;
    Ok(video.status)
}

async fn with_status(client: &Client) -> Result<u16, Error> {
    let reply = client.videos().content("video_099c5197").send().await?;
    Ok(reply.status().as_u16())
}

async fn as_it_arrives(client: &Client) -> Result<u64, Error> {
    let mut file = client.videos().content("video_099c5197").stream().await?;
    file.write_to(std::io::sink()).await
}

async fn with_a_body(client: &Client) -> Result<serde_json::Value, Error> {
    let message = VideoContentRequestMessage::new().role("user").content("a cat");
    let body = VideoContentRequest::new(VideoContentRequestModel::Veo3, vec![message]).stream(true);
    let video = client.videos().content("video_099c5197").body(body).await?;
    Ok(video.video_url)
}

async fn for_somebody_else(client: &Client, token: &str) -> Result<String, Error> {
    let call = client
        .videos()
        .content("video_099c5197")
        .with_credential("bearer", Credential::bearer(token))
        .with_base_url("https://eu.example.com/api")
        .with_query("trace", 1);
    Ok(call.await?.id)
}

fn in_a_thread(client: &Client) -> Result<u64, Error> {
    let video = client.videos().content("video_099c5197").blocking()?;
    let mut file = client.videos().content(&video.id).stream().blocking()?;
    file.write_to(std::io::sink()).blocking()
}

fn is_worth_another_try(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Connect | ErrorKind::Timeout)
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder("https://api.example.com")
        .bearer("key")
        .user_agent("shop/1.0")
        .default_header("X-Client", "shop")
        .follow_redirects(3)
        .build()?;
    // A call is a value: it can be kept, and goes from thread to thread.
    fn is_send<T: Send + 'static>(_: T) {}
    is_send(client.videos().content("video_099c5197"));
    let _ = (typed(&client), with_status(&client), as_it_arrives(&client), with_a_body(&client));
    let _ = (for_somebody_else(&client, "token"), in_a_thread, is_worth_another_try);
    Ok(())
}
