//! A call, and the same call written by hand on the same library; and a server for both.

use std::hint::black_box;
use std::time::Duration;

use serde::Deserialize;
use support::{Answer, Call, Client, Credential, Method, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;

const BODY: &str = r#"{"id":"video_099c5197","status":"completed","progress":100,"url":"https://example.com/a.mp4"}"#;

#[derive(Deserialize)]
struct Video {
    id: String,
    status: String,
    progress: i64,
    url: String,
}

/// A client of ours.
pub fn ours(base: &str) -> Client {
    let credential = Credential::bearer("secret");
    let builder = Client::builder(base).credential("bearer", credential);
    builder.build().expect("a client")
}

/// A client that is set up alike.
pub fn by_hand() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(Duration::from_secs(10))
        .user_agent("bench/0")
        .build()
        .expect("a client")
}

/// The call as the generator writes it.
pub async fn of_ours(client: &Client) {
    let request = Request::new(Method::GET, "videos.content")
        .path("/v1/videos/")
        .segment("id", "7")
        .path("/content")
        .query("trace", true)
        .credential("bearer");
    let call: Call<Video> = client.call(request, Answer::json());
    check(call.await.expect("an answer"));
}

/// The call as one would write it who knows the library, and that no value of this one needs to be encoded.
pub async fn of_hand(http: &reqwest::Client, base: &str, id: &str, trace: bool) {
    let url = format!("{base}/v1/videos/{id}/content?trace={trace}");
    let request = http
        .get(url)
        .header("accept", "application/json")
        .bearer_auth("secret")
        .timeout(Duration::from_secs(60));
    let answer = request.send().await.expect("an answer");
    let answer = answer.error_for_status().expect("a success");
    let body = answer.bytes().await.expect("a body");
    check(serde_json::from_slice(&body).expect("a video"));
}

fn check(video: Video) {
    assert_eq!(video.progress, 100);
    black_box((video.id, video.status, video.url));
}

/// A server on a thread of its own that gives every request the same answer, and keeps connections.
pub fn served() -> String {
    let (sender, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
            let address = listener.local_addr().expect("an address");
            sender.send(address).expect("the benchmark waits");
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream));
            }
        });
    });
    format!("http://{}", address.recv().expect("the server is there"))
}

async fn serve(mut stream: TcpStream) {
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    _ = stream.set_nodelay(true);
    let mut request = Vec::new();
    loop {
        match stream.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        while let Some(end) = request.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            request.drain(..end + 4);
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}
