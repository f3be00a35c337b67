//! A tiny HTTP/1.1 server: one answer of given bytes for every request, one request for every connection.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

pub(super) struct Server {
    pub(super) url: String,
    requests: Receiver<String>,
}

/// What a server does when it has written its bytes.
#[derive(Clone, Copy)]
pub(super) enum Then {
    Close,
    /// Stay silent with the connection open, until the client gives up.
    Hold,
    /// Write one chunk of a body after the other (RFC 9112 §7.1), until the client gives up.
    Repeat,
    /// Write a byte at a time, until the client gives up.
    #[allow(dead_code, reason = "not every test that has this server needs it")]
    Trickle,
}

impl Server {
    pub(super) fn json(body: &str) -> Self {
        Self::answering("200 OK", "application/json", body.as_bytes())
    }

    pub(super) fn answering(status: &str, content_type: &str, body: &[u8]) -> Self {
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        Self::raw([head.as_bytes(), body].concat(), Then::Close)
    }

    pub(super) fn raw(answer: Vec<u8>, then: Then) -> Self {
        Self::serving(vec![answer], then)
    }

    /// Each of these answers in turn, and then the last one again and again.
    #[allow(dead_code, reason = "not every test that has this server needs it")]
    pub(super) fn turns(answers: Vec<Vec<u8>>) -> Self {
        Self::serving(answers, Then::Close)
    }

    fn serving(answers: Vec<Vec<u8>>, then: Then) -> Self {
        let answers: Vec<_> = answers.into_iter().map(closing).collect();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for (turn, stream) in listener.incoming().enumerate() {
                let answer = &answers[turn.min(answers.len() - 1)];
                let mut stream = stream.unwrap();
                let request = read(&mut stream);
                if sender.send(request).is_err() {
                    return;
                }
                // The client may have gone: what it made of that is what the test asks.
                _ = stream.write_all(answer);
                match then {
                    Then::Close => _ = stream.shutdown(Shutdown::Write),
                    Then::Hold => _ = stream.read(&mut [0]),
                    Then::Trickle => {
                        while stream.write_all(b"x").is_ok() {
                            thread::sleep(Duration::from_millis(1));
                        }
                    }
                    Then::Repeat => {
                        let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
                        while stream.write_all(chunk.as_bytes()).is_ok() {}
                    }
                }
            }
        });
        Self { url, requests }
    }

    /// The next request, as Latin-1 so that every byte is one character.
    pub(super) fn request(&self) -> String {
        let request = self.requests.recv_timeout(Duration::from_secs(10));
        request.expect("the request went to another server")
    }

    /// The next request, if there is one already.
    #[allow(dead_code, reason = "not every test that has this server needs it")]
    pub(super) fn next(&self) -> Option<String> {
        self.requests.try_recv().ok()
    }

    pub(super) fn was_not_called(&self) -> bool {
        self.requests.try_recv().is_err()
    }
}

/// Says it aloud, so that no client sends its next request into a connection that is about to close.
pub(super) fn closing(answer: Vec<u8>) -> Vec<u8> {
    match answer.iter().position(|byte| *byte == b'\n') {
        Some(line) if answer.starts_with(b"HTTP/") => {
            let (status, rest) = answer.split_at(line + 1);
            [status, b"connection: close\r\n", rest].concat()
        }
        _ => answer,
    }
}

pub(super) fn read(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 0x10000];
    loop {
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let is_whole = match header(head, "content-length") {
                Some(length) => body.chars().count() >= length.parse().unwrap(),
                None if header(head, "transfer-encoding").is_some() => body.ends_with("0\r\n\r\n"),
                None => true,
            };
            if is_whole {
                return text;
            }
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}

/// The value of a header in a recorded request; a second one of that name is a fault.
pub(super) fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let head = request.split("\r\n\r\n").next().unwrap();
    let mut values = head.lines().skip(1).filter_map(|line| {
        let (key, value) = line.split_once(':').unwrap();
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    });
    let value = values.next();
    assert_eq!(values.next(), None, "{name} twice");
    value
}

/// The target of a recorded request: what stands between method and version.
pub(super) fn target(request: &str) -> &str {
    request.split(' ').nth(1).unwrap()
}

pub(super) fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").unwrap().1
}
