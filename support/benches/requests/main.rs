//! What a call costs beside the same call written by hand on the same library: one GET with a JSON answer, on loopback.
//!
//! `cargo bench -p support --no-default-features --bench requests`, as clients are by default, lets both take turns, at 1
//! and at 64 calls in flight, and prints the median of the ratios of all turns: turns are short, so what else the machine
//! does falls on both.

mod calls;

use std::future::Future;
use std::time::Instant;

use tokio::runtime::Builder;
use tokio::task::JoinSet;

const TURNS: usize = 601;
const CALLS: usize = 256;

fn main() {
    let base = calls::served();
    let runtime = Builder::new_current_thread().enable_all().build();
    let (ours, hand) = (calls::ours(&base), calls::by_hand());
    let call = || {
        let client = ours.clone();
        async move { calls::of_ours(&client).await }
    };
    let plain = || {
        let (http, base) = (hand.clone(), base.clone());
        async move { calls::of_hand(&http, &base, "7", true).await }
    };
    runtime.expect("a runtime").block_on(async {
        for flight in [1, 64] {
            let (mut times, mut ratios) = (Vec::new(), Vec::new());
            for turn in 0..TURNS {
                // Each goes first as often as the other.
                let (ours, hand) = if turn % 2 == 0 {
                    let ours = turn_of(flight, &call).await;
                    (ours, turn_of(flight, &plain).await)
                } else {
                    let hand = turn_of(flight, &plain).await;
                    (turn_of(flight, &call).await, hand)
                };
                times.push(ours);
                ratios.push(ours / hand);
            }
            println!(
                "{flight:>2} in flight: {:.0} calls/s, time {:.3} of that by hand",
                CALLS as f64 / median(times),
                median(ratios)
            );
        }
    });
}

async fn turn_of<F>(flight: usize, call: &impl Fn() -> F) -> f64
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
    start.elapsed().as_secs_f64()
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
