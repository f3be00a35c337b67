//! Asks a question, and prints the answer as it comes.
//!
//! ```text
//! cargo run -p generated --example stream_chat
//! BASE_URL=https://api.example.com API_KEY=… cargo run -p generated --example stream_chat -- MODEL QUESTION
//! ```

mod loopback;

use std::env;
use std::error::Error;
use std::io::{Write, stdout};

use generated::types::{ChatCompletionsRequest, Message, MessageRole};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let model = arguments.next().unwrap_or_else(|| "small".to_owned());
    let question = arguments
        .next()
        .unwrap_or_else(|| "What is a stream?".to_owned());

    let client = loopback::client()?;
    let question = Message::new(MessageRole::User, question);
    let request = ChatCompletionsRequest::new(model, vec![question]);

    let mut events = client.chat().completions(request.clone()).events().await?;
    while let Some(event) = events.next().await? {
        print!("{}", event.data.delta);
        stdout().flush()?;
    }
    println!();

    let whole = client.chat().completions(request).await?;
    println!("{}", whole.content);
    Ok(())
}
