//! What a call costs beside the same call written by hand on the same library: one GET with a JSON answer, on loopback.
//!
//! `cargo bench -p support` lets both take turns, at 1 and at 64 calls in flight, and prints the ratios of the medians;
//! then the allocations of one call of each.

use std::future::Future;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Deserialize;
use support::{Answer, Call, Client, Method, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::task::JoinSet;

const ROUNDS: usize = 40;
const CALLS: usize = 2_000;
const BODY: &str = r#"{"id":"video_099c5197","status":"completed","progress":100,"url":"https://example.com/a.mp4"}"#;

#[derive(Deserialize)]
struct Video {
    id: String,
    status: String,
    progress: i64,
    url: String,
}

fn main() {
    let base = served();
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let ours = Client::builder(&base).bearer();
    let hand = by_hand();
    let call = || {
        let client = ours.clone();
        async move { of_ours(&client).await }
    };
    let url = format!("{base}/v1/videos/7/content?trace=true");
    let plain = || {
        let (http, url) = (hand.clone(), url.clone());
        async move { of_hand(&http, &url).await }
    };
    runtime.block_on(async {
        for flight in [1, 64] {
            let (mut calls, mut plains) = (Vec::new(), Vec::new());
            for round in 0..ROUNDS {
                // Each goes first as often as the other.
                if round % 2 == 0 {
                    calls.push(round_of(flight, &call).await);
                    plains.push(round_of(flight, &plain).await);
                } else {
                    plains.push(round_of(flight, &plain).await);
                    calls.push(round_of(flight, &call).await);
                }
            }
            let (call, plain) = (median(calls), median(plains));
            println!(
                "{flight:>2} in flight: {:.0} calls/s, {:.0} by hand, time {:.3} of that by hand",
                CALLS as f64 / call.as_secs_f64(),
                CALLS as f64 / plain.as_secs_f64(),
                call.as_secs_f64() / plain.as_secs_f64()
            );
        }
    });
    let counted = |of: &dyn Fn()| {
        let info = allocation_counter::measure(of);
        (info.count_total, info.bytes_total)
    };
    let (count, bytes) = counted(&|| black_box(runtime.block_on(call())));
    let (other, less) = counted(&|| black_box(runtime.block_on(plain())));
    println!("allocations: {count} of {bytes} bytes, by hand {other} of {less} bytes");
}

trait Named {
    fn bearer(self) -> Client;
}

impl Named for support::Builder {
    fn bearer(self) -> Client {
        let credential = support::Credential::bearer("secret");
        self.credential("bearer", credential)
            .build()
            .expect("a client")
    }
}

fn by_hand() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(Duration::from_secs(10))
        .user_agent("bench/0")
        .build()
        .expect("a client")
}

/// The call as the generator writes it.
async fn of_ours(client: &Client) {
    let request = Request::new(Method::GET, "videos.content")
        .path("/v1/videos/")
        .segment("id", "7")
        .path("/content")
        .query("trace", true)
        .credential("bearer");
    let call: Call<Video> = client.call(request, Answer::json());
    check(call.await.expect("an answer"));
}

/// The call as one would write it who knows the library.
async fn of_hand(http: &reqwest::Client, url: &str) {
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

async fn round_of<F>(flight: usize, call: &impl Fn() -> F) -> Duration
where
    F: Future<Output = ()> + Send + 'static,
{
    let start = Instant::now();
    let mut running = JoinSet::new();
    for made in 0..CALLS {
        if made >= flight {
            running.join_next().await;
        }
        running.spawn(call());
    }
    while running.join_next().await.is_some() {}
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// A server on a thread of its own that gives every request the same answer, and keeps connections.
fn served() -> String {
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
