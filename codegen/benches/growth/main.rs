//! Time and memory of generation against the size of the description.
//!
//! `cargo bench -p apifox-codegen --bench growth` makes project exports of 100, 1,000 and 10,000 endpoints, and of as many
//! more as it is given (`-- 100000`). Where time is linear, the seconds for 1,000 endpoints stay.

#[path = "../measured.rs"]
mod measured;
#[path = "../synthetic.rs"]
mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};

/// How many endpoints the descriptions have.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    if measured::serve() {
        return;
    }
    let more = std::env::args().filter_map(|argument| argument.parse().ok());
    println!("endpoints  {}", measured::HEAD);
    for endpoints in SIZES.into_iter().chain(more) {
        println!("{endpoints:9}  {}", measured::line(&described(endpoints)));
    }
}

/// A file that describes so many endpoints.
fn described(endpoints: usize) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("growth-{endpoints}.json"));
    let description = synthetic::project(endpoints, 1);
    fs::write(&file, description).expect("the target folder can be written");
    file
}
