//! The server on loopback: it judges each request, and answers as the description says.

use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Request, Response, Server};

use super::description::Operation;
use super::schemas::Schemas;
use super::trial::{Answer, Trial};
use super::verdict::{self, Arrived};

/// The header by which a call says which trial it is.
pub const TRIAL: &str = "x-trial";

/// What came of the trials: nothing where no request came.
pub type Verdicts = Vec<Option<Vec<String>>>;

/// Serves while something is done with its base URL; gives that, and what it saw.
///
/// # Errors
///
/// If there is no loopback.
pub fn serve<T>(
    schemas: &Schemas,
    operations: &[Operation],
    trials: &[Trial],
    calls: impl FnOnce(&str) -> T + Send,
) -> Result<(T, Verdicts), String>
where
    T: Send,
{
    let server = Server::http("127.0.0.1:0").map_err(|error| error.to_string())?;
    let server = Arc::new(server);
    let address = server.server_addr().to_ip().ok_or("it has no address")?;
    let base = format!("http://{address}");
    let mut verdicts: Verdicts = trials.iter().map(|_| None).collect();
    let done = thread::scope(|scope| {
        let handle = {
            let server = Arc::clone(&server);
            let base = &base;
            scope.spawn(move || {
                let done = calls(base);
                server.unblock();
                done
            })
        };
        for mut request in server.incoming_requests() {
            let arrived = arrived(&mut request);
            let trial = arrived
                .header(TRIAL)
                .and_then(|number| number.parse::<usize>().ok());
            let answer = trial.and_then(|number| {
                let trial = trials.get(number)?;
                let faults = verdict::of(
                    schemas,
                    &operations[trial.operation],
                    &trial.given,
                    &arrived,
                );
                verdicts[number].get_or_insert_default().extend(faults);
                Some(&trial.answer)
            });
            // A client that has gone is told of by itself.
            _ = respond(request, answer);
        }
        handle.join()
    });
    let done = done.map_err(|_| "the calls ended early".to_owned())?;
    Ok((done, verdicts))
}

fn arrived(request: &mut Request) -> Arrived {
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    let (path, query) = (path.to_owned(), query.to_owned());
    let headers = request.headers().iter().map(|header| {
        (
            header.field.as_str().as_str().to_lowercase(),
            header.value.as_str().to_owned(),
        )
    });
    let headers = headers.collect();
    let mut body = Vec::new();
    // What is cut off is seen by whoever judges it.
    _ = request.as_reader().read_to_end(&mut body);
    Arrived {
        method: request.method().to_string(),
        path,
        query,
        headers,
        body,
    }
}

fn respond(request: Request, answer: Option<&Answer>) -> std::io::Result<()> {
    let Some(answer) = answer else {
        return request.respond(Response::empty(599));
    };
    let response = Response::from_data(answer.body.clone()).with_status_code(answer.status);
    let media = answer
        .media
        .as_deref()
        .and_then(|media| Header::from_bytes("content-type", media).ok());
    request.respond(match media {
        Some(header) => response.with_header(header),
        None => response,
    })
}
