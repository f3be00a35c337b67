//! Uploads a file as a part of a form, and tells how far it is.
//!
//! ```text
//! cargo run -p generated --example upload_file
//! BASE_URL=https://api.example.com API_KEY=… cargo run -p generated --example upload_file -- FILE
//! ```

mod loopback;

use std::env;
use std::error::Error;
use std::time::Duration;

use generated::File;
use generated::types::CreateFile;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = match env::args().nth(1) {
        // Read while it is sent, so it may be of any size.
        Some(path) => File::path(path),
        None => File::new(vec![b'x'; 1 << 20]).with_name("example.txt"),
    };
    let body = CreateFile::new("example", file.with_type("text/plain"))
        .labels(vec!["a".to_owned(), "b".to_owned()]);

    let client = loopback::client()?;
    let call = client.files().create(body);
    let call = call.with_timeout(Duration::from_secs(600));
    let kept = call.with_progress(|progress| match progress.total {
        Some(total) => print!("\r{} of {total} bytes ", progress.bytes),
        None => print!("\r{} bytes ", progress.bytes),
    });
    let kept = kept.await?;
    println!("\n{} has {} bytes", kept.id, kept.bytes);
    Ok(())
}
