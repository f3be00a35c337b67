//! How long each stage takes.

use std::time::{Duration, Instant};

/// A stage of generation, and how long it took.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Stage {
    /// What it is called: `read`, `lower`, `check`, `plan`, `emit` or `print`.
    pub name: &'static str,
    /// The time from the end of the stage before.
    pub time: Duration,
}

/// The stages that are over, and when the last of them was.
#[derive(Debug)]
pub struct Stopwatch {
    last: Instant,
    pub stages: Vec<Stage>,
}

impl Stopwatch {
    pub fn start() -> Stopwatch {
        Stopwatch {
            last: Instant::now(),
            stages: Vec::new(),
        }
    }

    /// Notes that a stage is over.
    pub fn end(&mut self, name: &'static str) {
        let now = Instant::now();
        let time = now - self.last;
        self.stages.push(Stage { name, time });
        self.last = now;
    }
}
