//! A client as the generator writes it, against a server that records exact bytes.

mod answers;
mod bodies;
mod checks;
mod common;
mod credentials;
mod downloads;
mod foreign;
mod json;
mod limits;
mod macros;
mod pieces;
mod requests;
mod retry;
mod sample;
mod secrets;
mod server;
mod servers;
mod shadow;
mod streams;
mod tokens;
mod transports;
mod unions;
mod uploads;
