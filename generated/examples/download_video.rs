//! Downloads a video, or prints what the server says of it.
//!
//! ```text
//! BASE_URL=https://api.example.com API_KEY=… cargo run -p generated --example download_video -- VIDEO_ID [FILE]
//! ```

use std::error::Error;
use std::fs::File;

use generated::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().ok_or("give the id of a video")?;
    let path = arguments.next().unwrap_or_else(|| "video.mp4".to_owned());

    let client = Client::builder(std::env::var("BASE_URL")?)
        .bearer(std::env::var("API_KEY")?)
        .build()?;
    let mut download = client.videos().content(&id).stream().await?;

    let content_type = download.headers().get("content-type");
    let is_json =
        content_type.is_some_and(|value| value.as_bytes().starts_with(b"application/json"));
    if is_json {
        download.write_to(std::io::stdout()).await?;
        println!();
    } else {
        let bytes = download.write_to(File::create(&path)?).await?;
        println!("{path}: {bytes} bytes");
    }
    Ok(())
}
