//! The tiny server behind TLS, with a certificate that nobody trusts but the test.

use std::io::Write;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use reqwest::Certificate;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};

use super::server::{closing, read};
use crate::{Builder, Client};

pub(super) struct Secure {
    pub(super) url: String,
    certificate: Certificate,
    requests: Receiver<String>,
}

impl Secure {
    /// Each of these answers in turn, which may name its URL, and then the last one again and again.
    pub(super) fn turns(answers: impl FnOnce(&str) -> Vec<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let own = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        let certificate = Certificate::from_der(own.cert.der()).unwrap();
        let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
        let provider = Arc::new(aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key.into())
            .unwrap();
        let answers: Vec<_> = answers(&url).into_iter().map(closing).collect();
        let config = Arc::new(config);
        let (sender, requests) = channel();
        thread::spawn(move || {
            for (turn, stream) in listener.incoming().enumerate() {
                let answer = &answers[turn.min(answers.len() - 1)];
                let request = exchange(&config, stream.unwrap(), answer);
                if sender.send(request).is_err() {
                    return;
                }
            }
        });
        Self {
            url,
            certificate,
            requests,
        }
    }

    /// A client of it.
    pub(super) fn builder(&self) -> Builder {
        let certificate = self.certificate.clone();
        Client::builder(&self.url)
            .http(move || reqwest::Client::builder().tls_certs_only([certificate.clone()]))
    }

    /// The next request; an empty one if somebody came who spoke no TLS.
    pub(super) fn request(&self) -> String {
        let request = self.requests.recv_timeout(Duration::from_secs(10));
        request.expect("nobody came")
    }

    pub(super) fn was_not_called(&self) -> bool {
        self.requests.try_recv().is_err()
    }
}

/// Reads a request and answers it.
fn exchange(config: &Arc<ServerConfig>, mut stream: TcpStream, answer: &[u8]) -> String {
    let mut connection = ServerConnection::new(config.clone()).unwrap();
    let mut tls = Stream::new(&mut connection, &mut stream);
    let request = read(&mut tls);
    _ = tls.write_all(answer);
    connection.send_close_notify();
    _ = connection.write_tls(&mut stream);
    _ = stream.shutdown(Shutdown::Write);
    request
}
