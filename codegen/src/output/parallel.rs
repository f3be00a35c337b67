//! Work on many things at once, by all cores.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many things are worth another thread.
const WORTH_A_THREAD: usize = 32;

/// The stack of a thread, in bytes: types in types need much of it, and that of a caller may be small.
const STACK: usize = 8 * 1024 * 1024;

/// Does the same to each of the things; the results are in the order of the things, whoever was first.
pub fn map<T: Sync, R: Send>(things: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(1 + things.len() / WORTH_A_THREAD);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(index) else {
                return done;
            };
            done.push((index, each(thing)));
        }
    };
    let mut done = thread::scope(|scope| {
        let thread = |_| {
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
        };
        let threads: Vec<_> = (0..threads).flat_map(thread).collect();
        let mut done = if threads.is_empty() {
            work()
        } else {
            Vec::new()
        };
        for thread in threads {
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
