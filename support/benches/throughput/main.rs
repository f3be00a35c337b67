//! How fast 1 GiB comes and goes through the stream API, beside the same written by hand on the same library, on loopback.
//!
//! `cargo bench -p support --bench throughput` lets both take turns, and prints the ratios of the medians, and how much
//! memory the process had at most (on Linux).

mod server;

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Frame;
use http_body_util::StreamBody;
use support::{Answer, Call, Client, Method, Request, Source};
use tokio::runtime::Builder;

const ROUNDS: usize = 12;
const LENGTH: u64 = 1 << 30;
const PIECE: usize = 64 * 1024;
const LONG: Duration = Duration::from_secs(600);

fn main() {
    let base = server::served(LENGTH);
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let ours = Client::builder(&base).timeout(LONG).build();
        let (ours, hand) = (ours.expect("a client"), by_hand());
        let before = peak();
        let down = || download(&ours);
        compare("download", down, || download_by_hand(&hand, &base)).await;
        let up = || upload(&ours);
        compare("upload", up, || upload_by_hand(&hand, &base)).await;
        if let (Some(before), Some(after)) = (before, peak()) {
            println!("{before} KB of memory at most before, {after} KB after");
        }
    });
}

/// A client that is set up as ours is for streams.
fn by_hand() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(LONG)
        .build()
        .expect("a client")
}

async fn download(client: &Client) {
    let request = Request::new(Method::GET, "blobs.get").path("/blob");
    let call: Call<Bytes> = client.call(request, Answer::bytes("*/*"));
    let mut download = call.stream().await.expect("an answer");
    let mut length = 0;
    while let Some(bytes) = download.chunk().await.expect("a piece") {
        length += bytes.len() as u64;
    }
    assert_eq!(length, LENGTH);
}

async fn download_by_hand(http: &reqwest::Client, base: &str) {
    let answer = http.get(format!("{base}/blob")).send().await;
    let answer = answer.and_then(reqwest::Response::error_for_status);
    let mut answer = answer.expect("an answer");
    let mut length = 0;
    while let Some(bytes) = answer.chunk().await.expect("a piece") {
        length += bytes.len() as u64;
    }
    assert_eq!(length, LENGTH);
}

async fn upload(client: &Client) {
    let source = Source::sized_stream(LENGTH, Pieces(LENGTH));
    let request = Request::new(Method::PUT, "blobs.put").path("/blob");
    let request = request.bytes("application/octet-stream", source);
    let call: Call<()> = client.call(request, Answer::empty());
    call.await.expect("an answer");
}

async fn upload_by_hand(http: &reqwest::Client, base: &str) {
    let request = http
        .put(format!("{base}/blob"))
        .header("content-type", "application/octet-stream")
        .header("content-length", LENGTH)
        .body(reqwest::Body::wrap(StreamBody::new(Frames(Pieces(LENGTH)))))
        .timeout(LONG);
    let answer = request.send().await;
    let answer = answer.and_then(reqwest::Response::error_for_status);
    answer.expect("an answer").bytes().await.expect("a body");
}

/// So many bytes, piece by piece, as a program has them that makes them: each piece is memory of its own.
struct Pieces(u64);

impl Stream for Pieces {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = self.0.min(PIECE as u64);
        self.0 -= piece;
        Poll::Ready((piece > 0).then(|| Ok(vec![7; piece as usize].into())))
    }
}

/// The same as frames, which the library wants.
struct Frames(Pieces);

impl Stream for Frames {
    type Item = Result<Frame<Bytes>, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = Pin::new(&mut self.0).poll_next(context);
        next.map(|next| next.map(|next| next.map(Frame::data)))
    }
}

async fn compare<A, B>(what: &str, ours: impl Fn() -> A, hand: impl Fn() -> B)
where
    A: Future<Output = ()>,
    B: Future<Output = ()>,
{
    let (mut our_times, mut hand_times) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // Each goes first as often as the other.
        if round % 2 == 0 {
            our_times.push(timed(ours()).await);
            hand_times.push(timed(hand()).await);
        } else {
            hand_times.push(timed(hand()).await);
            our_times.push(timed(ours()).await);
        }
    }
    let (ours, hand) = (median(our_times), median(hand_times));
    let speed = |time: f64| LENGTH as f64 / 1e6 / time;
    println!(
        "{what:8} {:.0} MB/s, {:.0} by hand, time {:.3} of that by hand",
        speed(ours),
        speed(hand),
        ours / hand
    );
}

async fn timed(run: impl Future<Output = ()>) -> Duration {
    let start = Instant::now();
    run.await;
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

/// The most memory that the process ever had, in KB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
