//! Programs that use the clients of the cases as their readers would: they compile, and end well.

include!(concat!(env!("OUT_DIR"), "/programs.rs"));
