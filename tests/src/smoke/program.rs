//! The program that makes the calls of a client.

use std::env::consts::EXE_EXTENSION;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use quote::ToTokens;
use serde_json::{Value, json};
use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

use super::client::{Argument, Client, Fields, Method, last};
use super::server::TRIAL;
use super::trial::Trial;
use crate::sweep::{self, name};

/// The answer as its type writes it, if that is JSON; or why there is none.
pub type Outcome = Result<Option<Value>, String>;

/// What clients prove who calls with.
pub const SECRET: &str = "a-secret";

/// A call that a program can make.
#[derive(Clone)]
pub struct Call<'c> {
    /// Its method.
    pub method: &'c Method,
    /// The expression before the arguments: `client.books().list`.
    pub expression: String,
}

/// The program.
#[derive(Debug)]
pub struct Program {
    folder: PathBuf,
}

impl Program {
    /// Compiles the program of a client below a folder.
    ///
    /// # Errors
    ///
    /// Returns what the compiler said.
    pub fn build(
        source: &str,
        client: &Client,
        calls: &[(usize, Call<'_>)],
        folder: &Path,
    ) -> Result<Program, String> {
        let root = root(client, calls);
        let name = name(folder);
        let manifest = sweep::manifest()?.replace("\"sweep\"", &format!("\"{name}\""));
        let manifest = manifest.replace("\"time\"]", "\"time\", \"rt\", \"net\"]");
        for (file, text) in [
            ("src/client.rs", source),
            ("src/given.rs", include_str!("given.rs")),
            ("src/main.rs", &root),
            ("src/lib.rs", "//! Nothing.\n"),
            ("Cargo.toml", &manifest),
        ] {
            let file = folder.join(file);
            let parent = file.parent().unwrap_or(Path::new(""));
            let written = fs::create_dir_all(parent).and_then(|()| fs::write(&file, text));
            written.map_err(|error| format!("{}: {error}", file.display()))?;
        }
        sweep::build(folder)?;
        Ok(Program {
            folder: folder.to_owned(),
        })
    }

    /// Makes calls; gives what came of each, as far as it came.
    ///
    /// # Errors
    ///
    /// If the program cannot be started.
    pub fn run(&self, base: &str, trials: &[Trial]) -> Result<Vec<Outcome>, String> {
        let lines = trials
            .iter()
            .map(|trial| json!([trial.call, trial.given]).to_string() + "\n");
        let file = self.folder.join("trials");
        fs::write(&file, lines.collect::<String>()).map_err(|error| error.to_string())?;
        let program = sweep::target(&self.folder)
            .join("debug")
            .join(name(&self.folder))
            .with_extension(EXE_EXTENSION);
        let output = Command::new(program).arg(file).arg(base).output();
        let output = output.map_err(|error| error.to_string())?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let outcomes = printed.lines().map(serde_json::from_str::<Outcome>);
        let mut outcomes: Vec<_> = outcomes
            .map(|outcome| outcome.unwrap_or_else(|error| Err(error.to_string())))
            .collect();
        if outcomes.len() < trials.len() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            outcomes.push(Err(super::short(&format!("the program ended: {said}"))));
        }
        outcomes.resize(trials.len(), Err("the program ended before".to_owned()));
        Ok(outcomes)
    }
}

fn root(client: &Client, calls: &[(usize, Call<'_>)]) -> String {
    let mut root = "//! Calls every operation.\n#![allow(warnings)]\nmod client;\nmod given;\nuse client::{Call, Client};\nuse given::{Given, Sent};\n".to_owned();
    let credentials = client.credentials.iter().map(|(name, count)| {
        let secrets = vec![format!("{SECRET:?}"); *count].join(", ");
        format!(".{name}({secrets})")
    });
    let servers = client.servers.iter();
    let servers = servers.map(|name| format!(".{name}(base.as_str())"));
    let chosen: String = credentials.chain(servers).collect();
    let count = calls.len();
    let _ = write!(
        root,
        "
fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut arguments = std::env::args().skip(1);
    let lines = std::fs::read_to_string(arguments.next().unwrap_or_default())?;
    let base = arguments.next().unwrap_or_default();
    let client = Client::builder(base.as_str()){chosen}.retry(client::Retry::never()).build()?;
    for (number, line) in lines.lines().enumerate() {{
        let (operation, given) = serde_json::from_str::<(usize, _)>(line)?;
        let outcome = OPERATIONS[operation](&client, &Given(given), &number.to_string(), &base);
        let outcome = outcome.and_then(|sent| runtime.block_on(sent));
        println!(\"{{}}\", serde_json::to_string(&outcome)?);
    }}
    Ok(())
}}

const OPERATIONS: [fn(&Client, &Given, &str, &str) -> Result<Sent, String>; {count}] = [{}];

fn sent<T: 'static, O: 'static>(call: Call<T, O>, number: &str, base: &str, written: fn(&T) -> Option<serde_json::Value>) -> Sent {{
    let call = call.with_base_url(base).with_header({TRIAL:?}, number);
    Box::pin(async move {{ call.await.map(|answer| written(&answer)).map_err(|error| told(&error)) }})
}}

fn json<T: serde::Serialize>(answer: &T) -> Option<serde_json::Value> {{
    Some(serde_json::to_value(answer).unwrap_or_else(|error| serde_json::Value::String(error.to_string())))
}}

fn other<T>(_: &T) -> Option<serde_json::Value> {{
    None
}}

fn told(error: &client::Error) -> String {{
    let path = error.path().map(|path| format!(\" at {{path}}\")).unwrap_or_default();
    format!(\"{{:?}}: {{error}}{{path}}\", error.kind())
}}
",
        (0..count).map(|index| format!("call_{index}")).collect::<Vec<String>>().join(", ")
    );
    for (index, (_, call)) in calls.iter().enumerate() {
        root += &function(client, index, call);
    }
    root
}

fn function(client: &Client, index: usize, call: &Call<'_>) -> String {
    let method = call.method;
    let arguments = method
        .arguments
        .iter()
        .map(|argument| value(client, argument));
    let arguments = arguments.collect::<Vec<String>>().join(", ");
    let mut body = format!("    let mut call = {}({arguments});\n", call.expression);
    for setter in client.setters(method) {
        if let Some(key) = &setter.argument.key {
            let value = value(client, &setter.argument);
            let _ = writeln!(
                body,
                "    if given.has({key:?}) {{ call = call.{}({value}); }}",
                setter.name
            );
        }
    }
    let end = match last(&method.answer).as_str() {
        "Events" | "JsonLines" if is_stream(&method.answer) => format!(
            "    let call = call.with_base_url(base).with_header({TRIAL:?}, number);
    Ok(Box::pin(async move {{
        let mut pieces = call.await.map_err(|error| told(&error))?;
        while let Some(_) = pieces.next().await.map_err(|error| told(&error))? {{}}
        Ok(None)
    }}))"
        ),
        _ => {
            let written = if is_json(method) { "json" } else { "other" };
            format!("    Ok(sent(call, number, base, {written}))")
        }
    };
    format!(
        "\nfn call_{index}(client: &Client, given: &Given, number: &str, base: &str) -> Result<Sent, String> {{\n{body}{end}\n}}\n"
    )
}

/// Whether an answer is a stream: of its own name, a description can have types of the same.
fn is_stream(answer: &Type) -> bool {
    match answer {
        Type::Path(path) => path
            .path
            .segments
            .iter()
            .all(|segment| segment.ident != "types"),
        _ => false,
    }
}

/// Whether an answer is JSON of one type.
fn is_json(method: &Method) -> bool {
    let kind = method.answer.to_token_stream().to_string();
    let mut words = kind.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let is_of_types = words
        .clone()
        .any(|word| ["types", "Vec", "serde_json", "BTreeMap"].contains(&word));
    is_of_types && words.all(|word| word != "support" && word != "Bytes" && word != "bytes")
}

/// The expression that gives an argument its value.
fn value(client: &Client, argument: &Argument) -> String {
    let key = argument.key.as_deref().unwrap_or_default();
    match &argument.kind {
        Type::Reference(reference) => match last(&reference.elem).as_str() {
            "str" => format!("&given.text({key:?})?"),
            _ => format!("&given.get({key:?})?"),
        },
        Type::ImplTrait(bounds) => bounds
            .bounds
            .first()
            .map_or_else(String::new, |bound| implied(bound, key)),
        kind => match (last(kind).as_str(), client.forms.get(&last(kind))) {
            ("Form", _) => "client::Form::new()".to_owned(),
            ("Pairs", _) => "client::Pairs::new()".to_owned(),
            ("Body", _) => {
                let media = argument.media.clone().unwrap_or_default().replace('*', "x");
                format!("client::Body::new({media:?}, given.text({key:?})?)")
            }
            ("File", _) => format!("client::File::new(given.text({key:?})?)"),
            (_, Some(fields)) => form(client, &kind.to_token_stream().to_string(), fields, key),
            ("Option", None) => {
                let inner = client.forms.iter().find(|(name, _)| {
                    let text = kind.to_token_stream().to_string();
                    text.ends_with(&format!(":: {name} >"))
                        || text.ends_with(&format!("< {name} >"))
                });
                match inner {
                    Some((name, fields)) => {
                        let made = form(client, &format!("types::{name}"), fields, key);
                        format!("if given.has({key:?}) {{ Some({made}) }} else {{ None }}")
                    }
                    None => format!("given.get({key:?})?"),
                }
            }
            _ => format!("given.get({key:?})?"),
        },
    }
}

/// The value of an argument that may be of any type with a trait.
fn implied(bound: &TypeParamBound, key: &str) -> String {
    let TypeParamBound::Trait(bound) = bound else {
        return String::new();
    };
    let Some(segment) = bound.path.segments.last() else {
        return String::new();
    };
    let within = match &segment.arguments {
        PathArguments::AngleBracketed(list) => list.args.first(),
        _ => None,
    };
    match (segment.ident.to_string().as_str(), within) {
        ("IntoIterator", Some(GenericArgument::AssocType(item))) => match &item.ty {
            Type::ImplTrait(_) => format!("given.get::<Vec<serde_json::Value>>({key:?})?"),
            Type::Reference(_) => {
                format!("given.get::<Vec<String>>({key:?})?.iter().map(String::as_str)")
            }
            _ => format!("given.get::<Vec<_>>({key:?})?"),
        },
        ("Into", _) => format!("given.text({key:?})?"),
        _ => format!("given.get::<serde_json::Value>({key:?})?"),
    }
}

/// A form of its fields.
fn form(client: &Client, kind: &str, fields: &Fields, key: &str) -> String {
    let form = kind.rsplit("::").next().unwrap_or_default().trim();
    let fields = fields.iter().map(|(field, optional, kind, wire)| {
        let files =
            format!("fields.files({wire:?}).map(|files| files.into_iter().map(client::File::new)");
        let value = match (kind.as_str(), optional) {
            ("file", true) => format!("{files}.next().unwrap())"),
            ("file", false) => format!("{files}.next().unwrap()).ok_or(\"no file\")?"),
            ("choice", _) => {
                let file = format!("{files}).and_then(|mut files| files.next()).map(Into::into)");
                let value = match client.others.get(&(form.to_owned(), field.clone())) {
                    Some(other) => format!(
                        "if fields.is_text({wire:?}) {{ {file} }} else {{ fields.get::<Option<_>>({wire:?})?.map({other}) }}"
                    ),
                    None => file,
                };
                match optional {
                    true => value,
                    false => format!("{{ let value = {value}; value.ok_or(\"no file\")? }}"),
                }
            }
            ("files", true) => format!("{files}.collect())"),
            ("files", false) => format!("{files}.collect()).unwrap_or_default()"),
            _ => format!("fields.get({wire:?})?"),
        };
        format!("{field}: {value}")
    });
    let fields = fields.collect::<Vec<String>>().join(", ");
    format!("{{ let fields = given.fields({key:?}); client::{kind} {{ {fields} }} }}")
}
