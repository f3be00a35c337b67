//! Smoke tests: every operation of a client is called against a server that judges the requests by the description, and
//! answers as it says.
//!
//! Nothing here asks the generator what a description means.

mod alike;
mod apifox;
mod client;
mod description;
mod dialect;
mod draw;
mod flat;
mod program;
mod report;
mod schemas;
mod server;
mod swagger;
mod text;
mod trial;
mod verdict;
mod wire;

use std::path::Path;

use apifox_codegen::{Config, Input, Layout, Operation as Made, generate, source};
use serde_json::{Map, Value};

use client::{Client, Method};
use description::Operation;
use draw::Amount;
use program::{Call, Program};
pub use report::{HEAD, Report};
use schemas::{Direction, Schemas};
use trial::{Answer, Trial};

/// Why nothing was called.
#[derive(Debug)]
pub enum Unable {
    /// The description has no operation.
    NothingToCall(String),
    /// There is no client, or none that compiles.
    Failed(String),
}

/// The beginning of a message.
fn short(text: &str) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= 300 {
        line
    } else {
        line.chars().take(297).chain("...".chars()).collect()
    }
}

/// Calls every operation of the client that is generated from a file, as a program below `folder`.
///
/// # Errors
///
/// If there is nothing to call, or no program.
pub fn run(file: &Path, folder: &Path) -> Result<Report, Unable> {
    let document = description::read(file).map_err(Unable::NothingToCall)?;
    let (inputs, _) = source::read(&[file.to_owned()]);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    run_against(&name, &inputs, document, folder)
}

/// Calls the operations that a description has by the client that is generated from inputs.
///
/// # Errors
///
/// If there is nothing to call, or no program.
pub fn run_against(
    name: &str,
    inputs: &[Input],
    document: Value,
    folder: &Path,
) -> Result<Report, Unable> {
    let document = description::normal(document).map_err(Unable::NothingToCall)?;
    let operations = description::operations(&document);
    if operations.is_empty() {
        return Err(Unable::NothingToCall("it has no operation".to_owned()));
    }
    called(name, inputs, &document, &operations, folder).map_err(Unable::Failed)
}

fn called(
    name: &str,
    inputs: &[Input],
    document: &Value,
    operations: &[Operation],
    folder: &Path,
) -> Result<Report, String> {
    let layout = Layout::Module("client.rs".to_owned());
    let output = generate(inputs, &Config::default().with_layout(layout));
    let file = output.files.into_iter().next();
    let source = file.ok_or("nothing is generated")?.text;
    let client = Client::parse(&source)?;
    let mut report = Report::new(name, operations);
    let mut calls = Vec::new();
    for number in 0..operations.len() {
        match call(&client, &output.summary.operations, &operations[..=number]) {
            Ok(call) => calls.push((number, call)),
            Err(problem) => report.failed(number, "no call", &problem),
        }
    }
    let program = Program::build(&source, &client, &calls, folder)?;
    let requests = Schemas::new(document, Direction::Request)?;
    let answers = Schemas::new(document, Direction::Answer)?;
    let mut trials = Vec::new();
    for (index, (number, call)) in calls.iter().enumerate() {
        for amount in [Amount::Least, Amount::Most] {
            let operation = &operations[*number];
            match trial(&requests, &answers, operation, call.method, amount) {
                Ok((given, answer)) => trials.push(Trial {
                    operation: *number,
                    call: index,
                    given,
                    answer,
                }),
                Err((reason, problem)) => report.failed(*number, reason, &problem),
            }
        }
    }
    let (outcomes, verdicts) = server::serve(&requests, operations, &trials, |base| {
        program.run(base, &trials)
    })?;
    for ((trial, outcome), verdict) in trials.iter().zip(outcomes?).zip(verdicts) {
        report.judged(trial, &outcome, verdict.as_deref());
    }
    Ok(report)
}

/// The reason why there is no value, and what was said.
type Lacking = (&'static str, String);

/// What a call is given, and what it is answered.
fn trial(
    requests: &Schemas,
    answers: &Schemas,
    operation: &Operation,
    method: &Method,
    amount: Amount,
) -> Result<(Map<String, Value>, Answer), Lacking> {
    let given = trial::given(requests, operation, method, amount);
    let given = given.map_err(|problem| ("value not synthesised", problem))?;
    let answer = trial::answer(answers, operation, &accepted(method), amount);
    let answer = answer.map_err(|problem| ("answer not synthesised", problem))?;
    Ok((given, answer))
}

/// The media types that a method asks for, best first.
fn accepted(method: &Method) -> Vec<&str> {
    let kind = client::last(&method.answer);
    match kind.as_str() {
        "Events" => vec!["text/event-stream"],
        "JsonLines" => vec!["application/x-ndjson", "application/jsonl"],
        _ => method.accept.iter().map(String::as_str).collect(),
    }
}

/// The call that the last of these operations became. Those before it may differ from it only in what is not sent, as in
/// `/#Action=List`.
fn call<'c>(
    client: &'c Client,
    made: &[Made],
    operations: &[Operation],
) -> Result<Call<'c>, String> {
    let (operation, before) = operations.split_last().ok_or("there is none")?;
    let rank = before.iter().filter(|other| sent(other) == sent(operation));
    let (method, path) = sent(operation);
    let is_same = |made: &&Made| {
        let (verb, request) = made.request.split_once(' ').unwrap_or_default();
        let is_path = request == path || request.contains("://") && request.ends_with(&path);
        verb == method && is_path
    };
    let made = made.iter().filter(is_same).nth(rank.count());
    let made = made.ok_or("it was left out")?;
    let (expression, arguments) = made.call.rsplit_once('(').unwrap_or((&made.call, ""));
    let name = expression.rsplit('.').next().unwrap_or_default();
    let line = format!("`{}`", made.request);
    let arguments = arguments.trim_end_matches(')').split(", ");
    let count = arguments.filter(|name| !name.is_empty()).count();
    let found = client.methods.iter().find(|method| {
        method.name == name && method.docs.contains(&line) && method.arguments.len() == count
    });
    let found = found.ok_or_else(|| format!("no method {}", made.call))?;
    match found
        .arguments
        .iter()
        .position(|argument| argument.key.is_none())
    {
        Some(index) => Err(format!("argument {index} of {} goes nowhere", made.call)),
        None => Ok(Call {
            method: found,
            expression: expression.to_owned(),
        }),
    }
}

/// The method and the path of an operation, without a fragment.
fn sent(operation: &Operation) -> (&str, String) {
    let path = operation.path.split('#').next().unwrap_or_default();
    (&operation.method, wire::colons(path))
}
