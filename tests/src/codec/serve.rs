//! The half of a codec that is compiled with the clients: a server that answers with the values, and the calls to it.

use std::fs;
use std::future::Future;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::Arc;
use std::thread;

/// The header by which a call asks for the value of a number.
pub const NUMBER: &str = "x-number";

/// What came of a value: how its type writes it, or why it was refused and where.
pub type Outcome = Result<String, (Option<String>, String)>;

/// Takes the value of a number through a type.
pub type Codec = Box<dyn Fn(usize) -> Pin<Box<dyn Future<Output = Outcome>>>>;

/// Where two calls of a client are the codecs of a type: `$decode` answers with it, `$encode` sends it.
#[macro_export]
macro_rules! codecs {
    ($client:ident { $($decode:expr => $encode:expr;)* }) => {
        fn $client(base: &str) -> Vec<serve::Codec> {
            use $client::{Call, Client};

            fn codec<T: 'static, O: 'static, P: 'static>(
                client: &Client,
                decode: fn(&Client) -> Call<T, O>,
                encode: fn(&Client, T) -> Call<T, P>,
            ) -> serve::Codec {
                let client = client.clone();
                Box::new(move |number| {
                    let call = decode(&client).with_header(serve::NUMBER, number.to_string());
                    let client = client.clone();
                    Box::pin(async move {
                        let value = call.await.map_err(|error| {
                            (error.path().map(str::to_owned), error.to_string())
                        })?;
                        let call = encode(&client, value);
                        match call.request().body() {
                            Some(body) => {
                                let bytes = body.bytes().map_or(&[][..], |bytes| bytes);
                                Ok(String::from_utf8_lossy(bytes).into_owned())
                            }
                            None => Err((None, format!("no body: {:?}", call.request().problem()))),
                        }
                    })
                })
            }

            let client = Client::builder(base).build().expect("the address is a base URL");
            vec![$(codec(&client, $decode, $encode)),*]
        }
    };
}

/// Takes the values in the file that the first argument names through the codecs, and prints what came of each.
///
/// Each line of the file is the number of a client, the number of one of its codecs and a value.
///
/// # Errors
///
/// If the file cannot be read, or there is no server on loopback.
pub fn serve(
    clients: &[fn(&str) -> Vec<Codec>],
    runtime: impl Fn(Pin<Box<dyn Future<Output = Outcome>>>) -> Outcome,
) -> io::Result<()> {
    let path = std::env::args_os().nth(1).unwrap_or_default();
    let text = fs::read_to_string(path)?;
    let trials: Vec<[&str; 3]> = text.lines().map(split).collect();
    let values: Arc<[String]> = trials
        .iter()
        .map(|[_, _, value]| (*value).to_owned())
        .collect();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let values = Arc::clone(&values);
            thread::spawn(move || answer(&stream, &values));
        }
    });
    let codecs: Vec<Vec<Codec>> = clients.iter().map(|client| client(&base)).collect();
    let mut out = io::stdout().lock();
    for (number, [client, codec, _]) in trials.iter().enumerate() {
        let number_of = |text: &str| text.parse::<usize>().map_err(io::Error::other);
        let codec = &codecs[number_of(client)?][number_of(codec)?];
        let outcome = runtime(codec(number));
        serde_json::to_writer(&mut out, &outcome)?;
        writeln!(out)?;
    }
    Ok(())
}

fn split(line: &str) -> [&str; 3] {
    let mut parts = line.splitn(3, ' ');
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// Answers the requests of a connection, which have no bodies, each with the value that it asks for.
fn answer(mut stream: &TcpStream, values: &[String]) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let mut wanted = None;
    while let Some(line) = lines.next().transpose()? {
        if let Some((NUMBER, number)) = line.split_once(": ") {
            wanted = number.parse::<usize>().ok();
        }
        if line.is_empty() {
            let value = wanted.and_then(|number| values.get(number));
            let value = value.map_or("", String::as_str);
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length";
            stream.write_all(format!("{head}: {}\r\n\r\n{value}", value.len()).as_bytes())?;
        }
    }
    Ok(())
}
