//! What a diagnostic code means, for people and for machines.

use apifox_codegen::Code;
use serde_json::{Value, json};

/// The most characters of a line of prose.
const WIDTH: usize = 80;

/// One code: how grave it is, what it means, what the tool does, how to mend the description.
pub fn text(code: Code) -> String {
    let example = code
        .example()
        .map(|example| format!("\n    {example}\n"))
        .unwrap_or_default();
    format!(
        "{}[{code}]\n\n{}\n{}\n{}{example}",
        code.severity().as_str(),
        wrapped(code.meaning()),
        wrapped(&format!("What the tool does: {}", code.effect())),
        wrapped(&format!("How to mend it: {}", code.remedy())),
    )
}

/// All codes, one a line.
pub fn list() -> String {
    let words = Code::ALL.iter().map(|code| code.as_str().len());
    let width = words.max().unwrap_or(0);
    let line = |code: &Code| {
        let (severity, word) = (code.severity().as_str(), code.as_str());
        format!("{severity:7}  {word:width$}  {}\n", code.meaning())
    };
    Code::ALL.iter().map(line).collect()
}

/// One code for machines.
pub fn json(code: Code) -> String {
    format!("{:#}\n", value(&code))
}

/// All codes for machines.
pub fn json_list() -> String {
    let codes: Vec<Value> = Code::ALL.iter().map(value).collect();
    format!("{:#}\n", Value::Array(codes))
}

fn value(code: &Code) -> Value {
    json!({
        "code": code.as_str(),
        "severity": code.severity().as_str(),
        "meaning": code.meaning(),
        "effect": code.effect(),
        "remedy": code.remedy(),
        "example": code.example(),
    })
}

/// A paragraph in lines that fit a terminal; a word that is longer has a line of its own.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if length > 0 {
            let is_full = length + 1 + more > WIDTH;
            lines.push(if is_full { '\n' } else { ' ' });
            length = if is_full { 0 } else { length + 1 };
        }
        lines.push_str(word);
        length += more;
    }
    lines + "\n"
}
