//! A program that takes JSON values through the types of clients: it is answered with each, and would send it again.

pub mod serve;

use std::env::consts::EXE_EXTENSION;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use apifox_codegen::{Config, Input, Layout, generate};
use serde_json::{Value, json};

use crate::sweep::{self, name};
pub use serve::Outcome;

/// A description of schemas, each of which is the body and the answer of a call.
#[derive(Debug)]
pub struct Description {
    /// The schemas, with their names and the references by which the others know them.
    pub schemas: Vec<(String, String, Value)>,
}

impl Description {
    /// The schemas as a project export.
    pub fn project(&self) -> Value {
        let schemas = self.schemas.iter();
        let components = schemas.clone().map(|(reference, name, schema)| {
            json!({"id": reference, "name": name, "schema": {"jsonSchema": schema}})
        });
        let endpoints = schemas.enumerate().flat_map(|(index, (reference, _, _))| {
            ["get", "post"].map(|method| endpoint(index, method, reference))
        });
        json!({
            "apifoxProject": "1.0.0",
            "info": {"name": "Codec"},
            "apiCollection": [{"name": "Root", "items": endpoints.collect::<Vec<Value>>()}],
            "schemaCollection": [{"name": "Root", "items": components.collect::<Vec<Value>>()}],
        })
    }
}

fn endpoint(index: usize, method: &str, reference: &str) -> Value {
    let body = match method {
        "post" => {
            json!({"type": "application/json", "required": true, "jsonSchema": {"$ref": reference}})
        }
        _ => json!({"type": "none"}),
    };
    json!({"name": format!("{method} {index}"), "api": {
        "id": (2 * index + usize::from(method == "post")).to_string(),
        "method": method,
        "path": format!("/s{index}"),
        "parameters": {},
        "requestBody": body,
        "responses": [{"code": 200, "contentType": "json", "jsonSchema": {"$ref": reference}}],
    }})
}

/// A value, and whose type it is taken through: the number of a description, and of its schema.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The number of the description.
    pub description: usize,
    /// The number of the schema.
    pub schema: usize,
    /// The value as JSON.
    pub value: Value,
}

/// The program.
#[derive(Debug)]
pub struct Codec {
    folder: PathBuf,
}

impl Codec {
    /// Generates a client of each description, and compiles them as one program below `folder`.
    ///
    /// # Errors
    ///
    /// Returns what the generator or the compiler said.
    pub fn build<'d>(
        descriptions: impl IntoIterator<Item = &'d Description>,
        folder: &Path,
    ) -> Result<Codec, String> {
        let source = folder.join("src");
        if source.exists() {
            fs::remove_dir_all(&source).map_err(|error| error.to_string())?;
        }
        let mut root = "//! All clients.\n#[macro_use]\nmod serve;\n".to_owned();
        let mut files = vec![("serve.rs".to_owned(), include_str!("serve.rs").to_owned())];
        let mut names = Vec::new();
        for (index, description) in descriptions.into_iter().enumerate() {
            let name = format!("client_{index}");
            let (client, calls) = client(description)?;
            let _ = write!(root, "mod {name};\ncodecs!({name} {{\n{calls}}});\n");
            files.push((format!("{name}.rs"), client));
            names.push(name);
        }
        root += &program(&names);
        files.push(("main.rs".to_owned(), root));
        files.push(("lib.rs".to_owned(), "//! Nothing.\n".to_owned()));
        for (name, text) in files {
            write(&source.join(name), &text)?;
        }
        write(&folder.join("Cargo.toml"), &manifest(folder)?)?;
        sweep::build(folder)?;
        Ok(Codec {
            folder: folder.to_owned(),
        })
    }

    /// Takes values through their types.
    ///
    /// # Errors
    ///
    /// Returns what the program said if it ended early.
    pub fn run(&self, trials: &[Trial]) -> Result<Vec<Outcome>, String> {
        let line =
            |trial: &Trial| format!("{} {} {}\n", trial.description, trial.schema, trial.value);
        let lines: String = trials.iter().map(line).collect();
        let file = self.folder.join("trials");
        write(&file, &lines)?;
        let program = sweep::target(&self.folder)
            .join("debug")
            .join(name(&self.folder))
            .with_extension(EXE_EXTENSION);
        let output = Command::new(program)
            .arg(file)
            .output()
            .map_err(|error| error.to_string())?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let outcomes = printed.lines().map(serde_json::from_str::<Outcome>);
        let outcomes: Vec<Outcome> = outcomes
            .collect::<Result<_, _>>()
            .map_err(|error| error.to_string())?;
        match trials.get(outcomes.len()) {
            None => Ok(outcomes),
            Some(trial) => Err(format!(
                "{trial:?}: {}",
                String::from_utf8_lossy(&output.stderr)
            )),
        }
    }
}

/// The client of a description as a module, and its calls, in pairs for each schema.
fn client(description: &Description) -> Result<(String, String), String> {
    let project = description.project();
    let config = Config::default().with_layout(Layout::Module("client.rs".to_owned()));
    let output = generate(&[Input::new("project.json", project.to_string())], &config);
    let Some(file) = output.files.into_iter().next() else {
        return Err(format!("{:?}", output.diagnostics));
    };
    let mut calls = String::new();
    let operations = output.summary.operations;
    let call = |request: String| {
        let operation = operations
            .iter()
            .find(|operation| operation.request == request);
        operation
            .map(|operation| &operation.call)
            .ok_or(format!("{request} was left out"))
    };
    for index in 0..description.schemas.len() {
        let decode = call(format!("GET /s{index}"))?;
        let encode = call(format!("POST /s{index}"))?;
        let _ = writeln!(calls, "    |client| {decode} => |client, body| {encode};");
    }
    Ok((file.text, calls))
}

/// The manifest of the program, which is called as its folder is. Its calls need somebody to run them.
fn manifest(folder: &Path) -> Result<String, String> {
    let manifest = sweep::manifest()?.replace("\"sweep\"", &format!("\"{}\"", name(folder)));
    Ok(manifest.replace("\"time\"]", "\"time\", \"rt\", \"net\"]"))
}

fn program(clients: &[String]) -> String {
    let clients = clients.join(", ");
    format!(
        "fn main() -> std::io::Result<()> {{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    serve::serve(&[{clients}], |outcome| runtime.block_on(outcome))
}}
"
    )
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, text));
    written.map_err(|error| format!("{}: {error}", file.display()))
}
