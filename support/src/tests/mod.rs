//! A client as the generator writes it, against a server that records exact bytes.

mod answers;
mod bodies;
mod checks;
mod common;
mod credentials;
mod foreign;
mod json;
mod limits;
mod macros;
mod overrides;
mod pieces;
mod redirects;
mod requests;
mod retry;
mod sample;
mod secrets;
mod server;
mod servers;
mod shadow;
mod streams;
mod tokens;
mod traces;
mod transports;
mod unions;
mod waiting;
