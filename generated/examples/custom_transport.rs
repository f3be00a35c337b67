//! Sends calls by a transport of one's own: here one that tells of each request and passes it on.
//!
//! ```text
//! cargo run -p generated --example custom_transport
//! BASE_URL=https://api.example.com API_KEY=… cargo run -p generated --example custom_transport
//! ```

mod loopback;

use std::error::Error;
use std::time::Instant;

use generated::types::{ChatCompletionsRequest, Message, MessageRole};
use generated::{Client, Sending, Transport};

/// A transport around the HTTP library; a stack of middleware or a fake is one in the same way.
struct Telling(reqwest::Client);

impl Transport for Telling {
    fn send(&self, request: http::Request<reqwest::Body>) -> Sending<'_> {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let sending = self.0.send(request);
        Box::pin(async move {
            let start = Instant::now();
            let answer = sending.await?;
            println!(
                "{method} {path}: {} after {:?}",
                answer.status(),
                start.elapsed()
            );
            Ok(answer)
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (base_url, key) = loopback::server()?;
    let client = Client::builder(base_url)
        .bearer(key)
        .transport(Telling(reqwest::Client::new()))
        .build()?;
    let question = Message::new(MessageRole::User, "What is a transport?");
    let answer = client
        .chat()
        .completions(ChatCompletionsRequest::new("small", vec![question]))
        .await?;
    println!("{}", answer.content);
    Ok(())
}
