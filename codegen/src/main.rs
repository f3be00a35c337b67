//! The command `apifox-codegen`: reads its arguments, calls the library, says what came of it.

mod arguments;
mod explain;
mod report;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apifox_codegen::{Config, Input, Layout, Output, Severity, generate, output, render, source};
use arguments::{Chinese, Command, Common, Denied, Explain, Format, Generate, Inspect};
use report::Report;

fn main() -> ExitCode {
    let report = match arguments::parse() {
        Command::Generate(arguments) => run_generate(&arguments),
        Command::Inspect(arguments) => run_inspect(&arguments),
        Command::Explain(arguments) => run_explain(&arguments),
    };
    if report {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Generates a client; whether that went well.
fn run_generate(arguments: &Generate) -> bool {
    let (root, layout, default_name) = target(arguments);
    let name = arguments.name.clone().unwrap_or(default_name);
    let config = Config::default().with_name(name).with_layout(layout);
    let config = chosen(config, &arguments.common);
    let (inputs, output) = run(&arguments.common.inputs, &config);
    let name = match config.layout {
        Layout::Module(_) => &config.name,
        _ => &output.summary.package,
    };
    let mut report = Report::new(name, &output);
    if report.is_usable() {
        let done = if arguments.check {
            output::compare(&root, &output.files)
        } else {
            output::write(&root, &output.files)
        };
        match done {
            Ok(differences) if arguments.check => report.compared(&differences),
            Ok(differences) => report.written(&root, &output.files, &differences),
            Err(refusal) => report.refused(&refusal),
        }
    }
    say(&report, &inputs, &output, arguments.common.format)
}

/// Says what a client would hold; whether it could be generated.
fn run_inspect(arguments: &Inspect) -> bool {
    let config = chosen(Config::default(), &arguments.common);
    let (inputs, output) = run(&arguments.common.inputs, &config);
    let mut report = Report::new("", &output);
    report.inspected();
    say(&report, &inputs, &output, arguments.common.format)
}

/// Says what a code means, or which codes there are.
fn run_explain(arguments: &Explain) -> bool {
    let text = match (arguments.code, arguments.format) {
        (Some(code), Format::Text) => explain::text(code),
        (Some(code), Format::Json) => explain::json(code),
        (None, Format::Text) => explain::list(),
        (None, Format::Json) => explain::json_list(),
    };
    // As in `say`.
    let _ = io::stdout().write_all(text.as_bytes());
    true
}

fn run(paths: &[PathBuf], config: &Config) -> (Vec<Input>, Output) {
    let (inputs, unreadable) = source::read(paths);
    let mut output = generate(&inputs, config);
    if !unreadable.is_empty() {
        output.files.clear();
        if inputs.is_empty() {
            output.diagnostics.clear();
        }
        output.diagnostics.splice(..0, unreadable);
    }
    (inputs, output)
}

/// The configuration with what the arguments say.
fn chosen(mut config: Config, arguments: &Common) -> Config {
    if arguments.unwrap {
        config = config.with_unwrapped_envelopes();
    }
    if !arguments.success.is_empty() {
        config = config.with_success_codes(&arguments.success);
    }
    config = config.with_chinese(match arguments.chinese {
        Chinese::Pinyin => apifox_codegen::Chinese::Pinyin,
        Chinese::Unicode => apifox_codegen::Chinese::Unicode,
    });
    let deny = arguments.deny.iter();
    deny.fold(config, |config, denied| match denied {
        Denied::Warnings => config.with_deny_warnings(),
        Denied::Code(code) => config.with_deny(*code),
    })
}

/// Where the files go, how they are laid out, and what the client is called unless the user says.
fn target(arguments: &Generate) -> (PathBuf, Layout, String) {
    let absolute = |path: &Path| match std::path::absolute(path) {
        Ok(absolute) if absolute.file_name().is_some() => absolute,
        // A path that ends with `..` says what the folder is called only on disk.
        _ => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
    };
    let text = |name: Option<&OsStr>| name.unwrap_or_default().to_string_lossy().into_owned();
    match (&arguments.target.out, &arguments.target.module) {
        (_, Some(file)) => {
            let here = Path::new(".");
            let root = file.parent().filter(|parent| *parent != Path::new(""));
            let (root, name) = match file.file_name() {
                Some(name) => (root.unwrap_or(here), name),
                // A path without a name, such as `..`, is a folder, which is told when it is written.
                None => (here, file.as_os_str()),
            };
            (
                root.to_owned(),
                Layout::Module(text(Some(name))),
                text(file.file_stem()),
            )
        }
        (out, None) => {
            let out = out.clone().unwrap_or_default();
            let name = text(absolute(&out).file_name());
            (out, Layout::Crate, name)
        }
    }
}

/// Whether diagnostics have colours: on a terminal, unless `NO_COLOR` holds anything (no-color.org).
fn is_coloured(is_terminal: bool, no_color: Option<&OsStr>) -> bool {
    is_terminal && no_color.is_none_or(OsStr::is_empty)
}

/// Shows the report and the diagnostics; whether all went well.
fn say(report: &Report, inputs: &[Input], output: &Output, format: Format) -> bool {
    let (out, err) = match format {
        Format::Json => (report.json(output), String::new()),
        Format::Text => {
            // Each input is looked through once, however much there is to say of it; of two with one name the first counts.
            let inputs = inputs.iter().rev();
            let texts: BTreeMap<&str, &str> = inputs
                .map(|input| (input.name.as_str(), input.text()))
                .collect();
            let text = |name: &str| texts.get(name).copied();
            let no_color = std::env::var_os("NO_COLOR");
            let colour = is_coloured(io::stderr().is_terminal(), no_color.as_deref());
            (
                report.text(),
                render(&output.diagnostics, text, colour) + &report.problem(),
            )
        }
    };
    // A closed pipe is no fault of ours, and there is nobody left to tell.
    let _ = io::stderr().write_all(err.as_bytes());
    let _ = io::stdout().write_all(out.as_bytes());
    report.is_usable()
        && output
            .diagnostics
            .iter()
            .all(|diagnostic| diagnostic.severity != Severity::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_whose_user_wants_them() {
        let some = |text| Some(OsStr::new(text));
        assert!(is_coloured(true, None) && is_coloured(true, some("")));
        assert!(!is_coloured(true, some("1")) && !is_coloured(true, some("0")));
        assert!(!is_coloured(false, None) && !is_coloured(false, some("")));
    }
}
