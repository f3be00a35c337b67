//! A small server on this machine, so that the examples have something to talk to.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::{env, thread};

use generated::Client;

/// A client of the server at `BASE_URL`, with the key in `API_KEY`; of one that is started here if there is none.
#[allow(dead_code, reason = "one example sets up its client another way")]
pub fn client() -> Result<Client, Box<dyn Error>> {
    let (base_url, key) = server()?;
    Ok(Client::builder(base_url).bearer(key).build()?)
}

/// Where the server is, and the key for it.
pub fn server() -> Result<(String, String), Box<dyn Error>> {
    if let Ok(base_url) = env::var("BASE_URL") {
        return Ok((base_url, env::var("API_KEY")?));
    }
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base_url = format!("http://{}", listener.local_addr()?);
    println!("no BASE_URL is given, so {base_url} answers");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away is no matter.
            _ = answer(stream);
        }
    });
    Ok((base_url, "key".to_owned()))
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let (path, body) = read(&stream)?;
    let (content_type, content) = match path.as_str() {
        "/v1/chat/completions" if contains(&body, br#""stream":true"#) => {
            let words = ["Streams ", "come ", "piece ", "by ", "piece."];
            let event = |word: &&str| format!("data: {{\"delta\": \"{word}\"}}\n\n");
            let events: String = words.iter().map(event).collect();
            (
                "text/event-stream",
                (events + "data: [DONE]\n\n").into_bytes(),
            )
        }
        "/v1/chat/completions" => (
            "application/json",
            br#"{"content": "This is all of it."}"#.to_vec(),
        ),
        "/v1/files" => {
            let file = format!(r#"{{"id": "file_1", "bytes": {}}}"#, body.len());
            ("application/json", file.into_bytes())
        }
        _ => ("video/mp4", vec![0; 3 << 20]),
    };
    let length = content.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n"
    )?;
    stream.write_all(&content)
}

/// The path of a request, and its body.
fn read(stream: &TcpStream) -> std::io::Result<(String, Vec<u8>)> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut length = 0;
    while line != "\r\n" {
        line.clear();
        reader.read_line(&mut line)?;
        if let Some(told) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = told.trim().parse().unwrap_or(0);
        }
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    Ok((path, body))
}

fn contains(body: &[u8], text: &[u8]) -> bool {
    body.windows(text.len()).any(|window| window == text)
}
