//! Downloads a video, and tells how far it is.
//!
//! ```text
//! cargo run -p generated --example download_video
//! BASE_URL=https://api.example.com API_KEY=… cargo run -p generated --example download_video -- VIDEO_ID [FILE]
//! ```

mod loopback;

use std::env;
use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let id = arguments.next().unwrap_or_else(|| "video_1".to_owned());
    let path = arguments.next().map(Into::into);
    let path = path.unwrap_or_else(|| env::temp_dir().join("video.mp4"));

    let client = loopback::client()?;
    let download = client.videos().content(&id).stream().await?;
    let mut download = download.with_progress(|progress| match progress.total {
        Some(total) => print!("\r{} % ", progress.bytes * 100 / total.max(1)),
        None => print!("\r{} bytes ", progress.bytes),
    });

    let content_type = download.headers().get("content-type");
    let is_json =
        content_type.is_some_and(|value| value.as_bytes().starts_with(b"application/json"));
    if is_json {
        // The video is not there yet: this is what the server says of it.
        download.write_to(std::io::stdout()).await?;
        println!();
    } else {
        let bytes = download.save_to(&path).await?;
        println!("\n{bytes} bytes in {}", path.display());
    }
    Ok(())
}
