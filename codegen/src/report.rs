//! What the command says of a run: the summary, for people and for machines.

use std::collections::BTreeMap;
use std::path::Path;

use apifox_codegen::output::{Difference, Refusal};
use apifox_codegen::{Code, Diagnostic, File, Output, Severity, Summary};
use serde_json::{Value, json};

/// What came of a run.
#[derive(Debug)]
pub struct Report<'a> {
    name: &'a str,
    summary: &'a Summary,
    counts: Counts,
    /// The codes that there are, and how often, most frequent first.
    codes: Vec<(Code, usize)>,
    /// The last line of the summary.
    outcome: String,
    /// Why nothing was written, or what differs.
    problems: Vec<String>,
    is_inspection: bool,
    /// Lines that the user's own `Cargo.toml` has to have.
    needs: &'a [String],
}

/// How many diagnostics of each severity there are.
#[derive(Clone, Copy, Debug)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl<'a> Report<'a> {
    /// A run whose files are not yet written.
    pub fn new(name: &'a str, output: &'a Output) -> Report<'a> {
        let count = |severity| {
            output
                .diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.severity == severity)
                .count()
        };
        let counts = Counts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        };
        let problems = if counts.errors > 0 {
            vec!["nothing was written".to_owned()]
        } else {
            Vec::new()
        };
        Report {
            name,
            summary: &output.summary,
            counts,
            codes: codes(&output.diagnostics),
            outcome: String::new(),
            problems,
            is_inspection: false,
            needs: &[],
        }
    }

    /// Whether there is no error and no problem.
    pub fn is_usable(&self) -> bool {
        self.counts.errors == 0 && self.problems.is_empty()
    }

    /// The files were compared with what is on disk.
    pub fn compared(&mut self, differences: &[Difference]) {
        self.problems
            .extend(differences.iter().map(Difference::to_string));
        if differences.is_empty() {
            self.outcome = "up to date".to_owned();
        }
    }

    /// The files were written.
    pub fn written(&mut self, root: &Path, files: &[File], differences: &[Difference]) {
        let removed = differences
            .iter()
            .filter(|difference| matches!(difference, Difference::Stale(_)))
            .count();
        let changed = differences.len() - removed;
        let removed = if removed > 0 {
            format!(", {removed} removed")
        } else {
            String::new()
        };
        let files = counted(files.len(), "file");
        self.outcome = format!("{files} in {} ({changed} written{removed})", root.display());
    }

    /// The files could not be compared or written.
    pub fn refused(&mut self, refusal: &Refusal) {
        self.problems.push(refusal.to_string());
    }

    /// The client has no `Cargo.toml` of its own.
    pub fn without_manifest(&mut self) {
        self.needs = &self.summary.dependencies;
    }

    /// Nothing is to be written.
    pub fn inspected(&mut self) {
        self.is_inspection = true;
        self.without_manifest();
        self.problems.clear();
    }

    /// The summary for people; nothing where nothing was made.
    pub fn text(&self) -> String {
        if !self.is_inspection && !self.is_usable() {
            return String::new();
        }
        let Summary {
            operations,
            types,
            left_out,
            unselected,
            ..
        } = self.summary;
        let mut text = String::new();
        let width = operations
            .iter()
            .map(|operation| operation.request.chars().count())
            .max()
            .unwrap_or(0);
        for operation in operations {
            text += &format!("{:width$}  {}\n", operation.request, operation.call);
        }
        if self.is_inspection {
            types
                .iter()
                .for_each(|name| text += &format!("type {name}\n"));
        }
        let colon = if self.name.is_empty() { "" } else { ": " };
        let made = format!(
            "{}, {}",
            counted(operations.len(), "operation"),
            counted(types.len(), "type")
        );
        let outcome = if self.outcome.is_empty() {
            String::new()
        } else {
            format!(", {}", self.outcome)
        };
        text += &format!("{}{colon}{made}{outcome}\n", self.name);
        for line in self.needs {
            text += &format!("needs {line}\n");
        }
        let rest = match unselected {
            0 => String::new(),
            more => format!(", {more} not selected"),
        };
        text + &format!(
            "{}, {}, {} left out{rest}\n",
            counted(self.counts.warnings, "warning"),
            counted(self.counts.notes, "note"),
            counted(*left_out, "endpoint")
        ) + &self.codes_text()
    }

    /// A line for each code, and how to learn more of one.
    fn codes_text(&self) -> String {
        let Some((_, most)) = self.codes.first() else {
            return String::new();
        };
        let width = most.to_string().len();
        let lines = self.codes.iter();
        let lines: String = lines
            .map(|(code, count)| format!("  {count:width$} {code}\n"))
            .collect();
        lines + "`apifox-codegen explain <CODE>` says more of a code\n"
    }

    /// Why nothing was written, or what differs, for people; below the diagnostics.
    pub fn problem(&self) -> String {
        let Counts {
            errors,
            warnings,
            notes,
        } = self.counts;
        let gap = if self.problems.is_empty() || errors + warnings + notes == 0 {
            ""
        } else {
            "\n"
        };
        let lines: String = self
            .problems
            .iter()
            .map(|problem| format!("error: {problem}\n"))
            .collect();
        format!("{gap}{lines}")
    }

    /// All of it for machines.
    pub fn json(&self, output: &Output) -> String {
        let Summary {
            operations,
            types,
            dependencies,
            left_out,
            unselected,
            ..
        } = self.summary;
        let operations: Vec<Value> = operations
            .iter()
            .map(|operation| json!({"request": operation.request, "call": operation.call}))
            .collect();
        let value = json!({
            "name": self.name,
            "operations": operations,
            "types": types,
            "dependencies": dependencies,
            "files": output.files.iter().map(|file| &file.path).collect::<Vec<_>>(),
            "left_out": left_out,
            "unselected": unselected,
            "errors": self.counts.errors,
            "warnings": self.counts.warnings,
            "notes": self.counts.notes,
            "codes": Value::Object(self.codes.iter().map(|(code, count)| (code.to_string(), json!(count))).collect()),
            "problems": self.problems,
            "diagnostics": output.diagnostics.iter().map(diagnostic).collect::<Vec<_>>(),
        });
        format!("{value:#}\n")
    }
}

/// How often each code occurs, most frequent first, then in the order of the table.
fn codes(diagnostics: &[Diagnostic]) -> Vec<(Code, usize)> {
    let mut counts = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry(diagnostic.code).or_insert(0) += 1;
    }
    let mut codes: Vec<(Code, usize)> = counts.into_iter().collect();
    codes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    codes
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let location = &diagnostic.location;
    let related = diagnostic.related.as_ref().map(|related| {
        json!({
            "file": related.location.file,
            "line": related.location.line,
            "column": related.location.column,
            "pointer": related.location.pointer,
            "label": related.label,
        })
    });
    json!({
        "severity": diagnostic.severity.as_str(),
        "code": diagnostic.code.as_str(),
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "pointer": location.pointer,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "related": related,
    })
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
