//! What a call costs beside the same call written by hand on the same library: one GET with a JSON answer, on loopback.
//!
//! `cargo bench -p support --bench requests` lets both take turns, at 1 and at 64 calls in flight, and prints the ratios of
//! the medians.

mod calls;

use std::future::Future;
use std::time::{Duration, Instant};

use tokio::runtime::Builder;
use tokio::task::JoinSet;

const ROUNDS: usize = 60;
const CALLS: usize = 2_000;

fn main() {
    let base = calls::served();
    let runtime = Builder::new_current_thread().enable_all().build();
    let (ours, hand) = (calls::ours(&base), calls::by_hand());
    let call = || {
        let client = ours.clone();
        async move { calls::of_ours(&client).await }
    };
    let url = format!("{base}/v1/videos/7/content?trace=true");
    let plain = || {
        let (http, url) = (hand.clone(), url.clone());
        async move { calls::of_hand(&http, &url).await }
    };
    runtime.expect("a runtime").block_on(async {
        for flight in [1, 64] {
            let (mut ours, mut hand) = (Vec::new(), Vec::new());
            for round in 0..ROUNDS {
                // Each goes first as often as the other.
                if round % 2 == 0 {
                    ours.push(round_of(flight, &call).await);
                    hand.push(round_of(flight, &plain).await);
                } else {
                    hand.push(round_of(flight, &plain).await);
                    ours.push(round_of(flight, &call).await);
                }
            }
            let (ours, hand) = (median(ours).as_secs_f64(), median(hand).as_secs_f64());
            println!(
                "{flight:>2} in flight: {:.0} calls/s, {:.0} by hand, time {:.3} of that by hand",
                CALLS as f64 / ours,
                CALLS as f64 / hand,
                ours / hand
            );
        }
    });
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
