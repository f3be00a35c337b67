//! The command `apifox-codegen`: reads its arguments, calls the library, says what came of it.

mod arguments;
mod explain;
mod report;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apifox_codegen::{
    Config, Grouping, Input, Layout, Output, Severity, generate, output, render, source,
};
use arguments::{Chinese, Command, Common, Explain, Format, Generate, GroupBy, Inspect};
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
    let (root, layout, name) = target(arguments);
    let mut base = Config::default().with_name(name).with_layout(layout);
    base.defaults = arguments.defaults;
    base.checks = arguments.check_constraints;
    base.group_features = arguments.group_features;
    let Run {
        config,
        inputs,
        output,
    } = run(&arguments.common, base, arguments.name.as_deref());
    let name = match config.layout {
        Layout::Module(_) => &config.name,
        _ => &output.summary.package,
    };
    let mut report = Report::new(name, &output);
    if matches!(config.layout, Layout::Module(_)) {
        report.without_manifest();
    }
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
    let Run { inputs, output, .. } = run(&arguments.common, Config::default(), None);
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

/// What came of what the user gave.
struct Run {
    config: Config,
    /// The descriptions, and the configuration file.
    inputs: Vec<Input>,
    output: Output,
}

/// Reads the configuration and the descriptions, and generates. Options go before the configuration file.
fn run(arguments: &Common, base: Config, name: Option<&str>) -> Run {
    let mut inputs = Vec::new();
    let mut config = base;
    let mut refused = Vec::new();
    if let Some(path) = &arguments.config {
        let (files, unreadable) = source::read_alone(std::slice::from_ref(path));
        refused = unreadable;
        for file in &files {
            let text = String::from_utf8_lossy(&file.bytes);
            let text = text.trim_start_matches('\u{feff}');
            match config.clone().with_file(&file.name, text) {
                Ok(read) => config = read,
                Err(diagnostic) => refused.push(*diagnostic),
            }
        }
        inputs = files;
    }
    if let Some(name) = name {
        config = config.with_name(name);
    }
    config = chosen(config, arguments);
    let formats = arguments.formats.iter().cloned();
    config = formats.fold(config, Config::with_format);
    config = arguments
        .deny
        .iter()
        .copied()
        .fold(config, Config::with_denied);
    let mut output = described(&arguments.inputs, &config, &mut inputs);
    if !refused.is_empty() {
        output.files.clear();
        output.diagnostics = refused;
    }
    Run {
        config,
        inputs,
        output,
    }
}

/// The configuration with what the arguments say of names and answers.
fn chosen(mut config: Config, arguments: &Common) -> Config {
    if arguments.xml {
        config = config.with_xml();
    }
    if arguments.msgpack {
        config = config.with_msgpack();
    }
    if arguments.pages {
        config = config.with_pages();
    }
    if !arguments.only.is_empty() {
        config.only.clone_from(&arguments.only);
    }
    if !arguments.overlay.is_empty() {
        config.overlays.clone_from(&arguments.overlay);
    }
    if !arguments.except.is_empty() {
        config.except.clone_from(&arguments.except);
    }
    if arguments.unwrap {
        config = config.with_unwrapped_envelopes();
    }
    if !arguments.success.is_empty() {
        config = config.with_success_codes(&arguments.success);
    }
    config = match arguments.group_by {
        None => config,
        Some(GroupBy::Path) => config.with_grouping(Grouping::Path),
        Some(GroupBy::Folder) => config.with_grouping(Grouping::Folder),
    };
    match arguments.chinese {
        None => config,
        Some(Chinese::Pinyin) => config.with_chinese(apifox_codegen::Chinese::Pinyin),
        Some(Chinese::Unicode) => config.with_chinese(apifox_codegen::Chinese::Unicode),
    }
}

/// Generates from descriptions, which become inputs.
fn described(paths: &[PathBuf], config: &Config, all: &mut Vec<Input>) -> Output {
    let (inputs, unreadable) = source::with_overlays(source::read(paths), &config.overlays);
    let mut output = generate(&inputs, config);
    if !unreadable.is_empty() {
        output.files.clear();
        if inputs.is_empty() {
            output.diagnostics.clear();
        }
        output.diagnostics.splice(..0, unreadable);
    }
    all.extend(inputs);
    output
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
