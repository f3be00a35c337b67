//! How often one call asks for memory, beside the same call written by hand on the same library.
//!
//! `cargo bench -p support --no-default-features --bench allocations` prints both.

#[path = "requests/calls.rs"]
mod calls;

use tokio::runtime::Builder;

fn main() {
    let base = calls::served();
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let (ours, hand) = (calls::ours(&base), calls::by_hand());
    let call = || runtime.block_on(calls::of_ours(&ours));
    let plain = || runtime.block_on(calls::of_hand(&hand, &base, "7", true));
    // Each opens its connection.
    call();
    plain();
    let (call, plain) = (
        allocation_counter::measure(call),
        allocation_counter::measure(plain),
    );
    println!(
        "{} allocations of {} bytes, by hand {} of {} bytes",
        call.count_total, call.bytes_total, plain.count_total, plain.bytes_total
    );
}
