//! A server that gives and takes a long body, and keeps connections.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

const PIECE: usize = 256 * 1024;

/// Starts the server on a thread of its own. A GET is answered with a body of this length.
pub fn served(length: u64) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away is no matter.
            thread::spawn(move || _ = serve(&stream, length));
        }
    });
    format!("http://{address}")
}

fn serve(mut stream: &TcpStream, length: u64) -> Result<()> {
    let mut reader = BufReader::with_capacity(PIECE, stream);
    let piece = vec![7; PIECE];
    let mut sink = vec![0; PIECE];
    loop {
        let (mut line, mut left, mut is_get) = (String::new(), 0, None);
        while line != "\r\n" {
            line.clear();
            if reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            is_get.get_or_insert(line.starts_with("GET "));
            if let Some(told) = line.strip_prefix("content-length:") {
                left = told.trim().parse().unwrap_or(0);
            }
        }
        while left > 0 {
            let room = sink.len().min(left);
            left -= reader.read(sink.get_mut(..room).unwrap_or_default())?;
        }
        let length = if is_get == Some(true) { length } else { 0 };
        write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n"
        )?;
        let mut left = length;
        while left > 0 {
            let room = piece.len().min(left as usize);
            stream.write_all(piece.get(..room).unwrap_or_default())?;
            left -= room as u64;
        }
    }
}
