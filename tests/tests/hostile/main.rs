//! A description is untrusted: whatever stands in it, no text of it becomes code, markup or an odd character.

mod descriptions;

use std::path::Path;
use std::thread;

use apifox_codegen::{Code, Config, Input, Layout, generate};
use descriptions::{description, page, project};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use serde_json::{Value, json};
use tests::sweep::{self, Visibility};

/// Texts that have broken out of generators.
const PAYLOADS: [&str; 16] = [
    "\"",
    "\\",
    "*/",
    "'",
    "`",
    "${x}",
    "#{x}",
    "{x}",
    "\n",
    "\r",
    "\r\n",
    "\u{2028}",
    "\0",
    "\"#]} fn pwn(){} #[doc=\"",
    "*/ ' \" =end -- \r\n",
    "\u{202e}\u{2066}```rust\nx()",
];

fn client(text: &str) -> String {
    let inputs = [
        Input::new("hostile.json", description(text)),
        Input::new("hostile.txt", page(text)),
        Input::new("project.json", project(text)),
    ];
    let config = Config::default().with_defaults().with_checks();
    let config = config.with_layout(Layout::Module("client.rs".to_owned()));
    let output = generate(&inputs, &config);
    assert_eq!(output.files.len(), 1, "{text:?}: {:?}", output.diagnostics);
    assert_eq!(
        output.summary.left_out, 0,
        "{text:?}: {:?}",
        output.diagnostics
    );
    output.files[0].text.clone()
}

/// The shape of code: every token, but only that literals and names are there, not which. Docs are literals.
fn shape(tokens: TokenStream, out: &mut String) {
    for token in tokens {
        match token {
            // A closure that takes several lines has braces.
            TokenTree::Group(group)
                if out.ends_with('|') && group.delimiter() == Delimiter::Brace =>
            {
                shape(group.stream(), out);
            }
            TokenTree::Group(group) => {
                out.push_str(&format!("{:?}<", group.delimiter()));
                shape(group.stream(), out);
                out.push('>');
            }
            TokenTree::Ident(_) => out.push('i'),
            TokenTree::Literal(_) => out.push('l'),
            // A list that takes several lines ends with a comma more.
            TokenTree::Punct(mark) if mark.as_char() == ',' => {}
            TokenTree::Punct(mark) => out.push(mark.as_char()),
        }
    }
}

/// The shape of the client without its documentation, of which there may be more or fewer lines.
fn code_shape(text: &str) -> String {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let tokens: TokenStream = code
        .parse()
        .unwrap_or_else(|error| panic!("{error}\n{code}"));
    let mut out = String::new();
    shape(tokens, &mut out);
    out
}

#[test]
fn no_text_becomes_code() {
    let benign = code_shape(&client("x"));
    for payload in PAYLOADS {
        let text = client(payload);
        syn::parse_file(&text).unwrap_or_else(|error| panic!("{payload:?}: {error}"));
        let shape = code_shape(&text);
        let same = shape
            .chars()
            .zip(benign.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let around = |shape: &str| {
            shape
                .chars()
                .skip(same.saturating_sub(40))
                .take(80)
                .collect::<String>()
        };
        assert!(
            shape == benign,
            "{payload:?} changed the code:\n{}\n{}",
            around(&benign),
            around(&shape)
        );
        assert!(
            !text.contains("fn pwn") || !code_of(&text).contains("fn pwn"),
            "{payload:?}"
        );
    }
}

/// All of them as one crate, in all lints.
#[test]
fn whatever_the_text_it_compiles() {
    let clients: Vec<String> = PAYLOADS.iter().map(|payload| client(payload)).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let modules = clients.iter().map(String::as_str);
    sweep::compile_modules(modules, Visibility::Public, &folder)
        .unwrap_or_else(|message| panic!("{message}"));
}

/// The code without literals and documentation.
fn code_of(text: &str) -> String {
    let tokens: TokenStream = text.parse().expect("it is Rust");
    fn names(tokens: TokenStream, out: &mut String) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => names(group.stream(), out),
                TokenTree::Ident(name) => *out += &format!("{name} "),
                TokenTree::Literal(_) | TokenTree::Punct(_) => {}
            }
        }
    }
    let mut out = String::new();
    names(tokens, &mut out);
    out
}

/// The documentation of a client, item by item.
fn documentation(client: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in client.lines().map(str::trim_start) {
        let doc = line
            .strip_prefix("///")
            .or_else(|| line.strip_prefix("//!"));
        match doc {
            Some(doc) => {
                let doc = doc.strip_prefix(' ').unwrap_or(doc);
                *all.last_mut().expect("there is one") += &format!("{doc}\n");
            }
            None => all.push(String::new()),
        }
    }
    all
}

/// Code blocks that rustdoc would compile and run, in all the ways in which Markdown writes them. Its own parser reads them.
#[test]
fn nothing_in_the_docs_runs() {
    let blocks = [
        "```\npanic!()\n```",
        "```rust\npanic!()\n```",
        "~~~\npanic!()\n~~~",
        "    panic!()",
        "\tpanic!()",
        "- a\n\n      panic!()",
        "> ```\n> panic!()\n> ```",
        "1. a\n   ```\n   panic!()\n   ```",
        "```\nnever closed",
        "text\n\n     \tpanic!()",
        "| a |\n|---|\n\n    panic!()",
        "`````\npanic!()\n`````",
        "   ```rust\npanic!()",
        "```text\n```\n```\npanic!()\n```",
        "> ~~~rust\n> panic!()\n> ~~~",
        "- ~~~\n  panic!()",
        "1. ~~~\n   panic!()",
        "> - 1) ~~~\n> panic!()",
        "<pre>\npanic!()\n</pre>",
        "- <pre><code class=\"rust\">panic!()</code></pre>",
        "~~~\n<pre>panic!()</pre>\n~~~",
        "<pre>\n```\n</pre>\n\n    panic!()",
    ];
    let mut count = 0;
    for block in blocks {
        for doc in documentation(&client(block)) {
            for event in Parser::new_ext(&doc, Options::all()) {
                if let Event::Start(Tag::CodeBlock(code)) = event {
                    let is_text = matches!(&code, CodeBlockKind::Fenced(info) if &**info == "text");
                    assert!(is_text, "{block:?}: {code:?} of {doc}");
                    count += 1;
                }
            }
        }
    }
    assert!(count >= blocks.len(), "{count} blocks of code");
}

#[test]
fn no_odd_character_and_no_markup_of_pages_gets_out() {
    let odd = "a\rb\0c\u{feff}d\u{202a}e\u{202e}f\u{2066}g\u{2069}h<script>i</script>j<img onerror=x>[k](javascript:l)<a href=\"javascript:m\">n</a>";
    let text = client(odd);
    let is_odd = |c: char| {
        c == '\r'
            || c == '\0'
            || c == '\u{feff}'
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!text.contains(is_odd));
    let docs: Vec<&str> = text
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with("///"))
        .collect();
    assert!(docs.iter().any(|line| line.contains("&lt;script>")));
    // Between backticks nothing is markup.
    assert!(docs.iter().all(|line| line.contains('`')
        || !(line.contains("<script")
            || line.contains("<img")
            || line.contains("](java") && !line.contains("\\](java"))));
}

#[test]
fn samples_are_not_shown_and_defaults_only_told() {
    let text = client("CANARY-{{token}}");
    let page = description("x")
        .replace("\"sampleValue\":\"x\"", "\"sampleValue\":\"SECRET\"")
        .replace("\"default\":\"x\"", "\"default\":\"TOLD\"");
    let output = generate(&[Input::new("page.json", page)], &Config::default());
    let lines = || output.files.iter().flat_map(|file| file.text.lines());
    assert!(lines().all(|line| !line.contains("SECRET")));
    let mut told = lines().filter(|line| line.contains("TOLD")).peekable();
    assert!(told.peek().is_some());
    assert!(told.all(|line| line.trim_start().starts_with("///")));
    assert!(
        output
            .diagnostics
            .iter()
            .all(|diagnostic| !diagnostic.message.contains("SECRET"))
    );
    assert!(
        text.contains("CANARY"),
        "names and words of the description are there"
    );
}

#[test]
fn sizes_that_no_description_has_end_in_time() {
    let long = "x".repeat(1_000_000);
    let values: Vec<String> = (0..100_000).map(|value| format!("v{value}")).collect();
    let schema = json!({"type": "object", "properties": {
        long.as_str(): {"type": "string", "description": long},
        "e": {"type": "string", "enum": values},
    }});
    let response = json!([{"code": 200, "contentType": "json", "jsonSchema": schema}]);
    let endpoint = json!({"name": long, "method": "get", "path": "/x", "responses": response});
    let output = generate(
        &[Input::new("many.json", endpoint.to_string())],
        &Config::default(),
    );
    assert_eq!(output.summary.types, ["GetXResponse", "GetXResponseE"]);
}

#[test]
fn schemas_as_deep_as_json_goes_need_little_stack() {
    type Nest = fn(Value) -> Value;
    let kinds: [(Nest, usize, bool); 4] = [
        (|inner| json!({"type": "array", "items": inner}), 110, true),
        (
            |inner| json!({"type": ["object", "null"], "additionalProperties": inner}),
            110,
            true,
        ),
        (
            |inner| json!({"type": "object", "properties": {"a": inner}}),
            55,
            false,
        ),
        (
            |inner| json!({"anyOf": [{"type": "null"}, inner]}),
            55,
            false,
        ),
    ];
    for (nest, depth, is_cut) in kinds {
        let schema = (0..depth).fold(json!({"type": "string"}), |inner, _| nest(inner));
        let answer = json!([{"code": 200, "contentType": "json", "jsonSchema": schema}]);
        let text = json!({"method": "get", "path": "/x", "responses": answer}).to_string();
        let generating = || generate(&[Input::new("deep.json", text)], &Config::default());
        let thread = thread::Builder::new().stack_size(1024 * 1024);
        let output = thread.spawn(generating).expect("it starts").join();
        let output = output.expect("it ends");
        assert!(!output.files.is_empty(), "{:?}", output.diagnostics);
        let codes: Vec<Code> = output.diagnostics.iter().map(|it| it.code).collect();
        let expected = if is_cut {
            vec![Code::WeakenedSchema]
        } else {
            Vec::new()
        };
        assert_eq!(codes, expected);
    }
}

#[test]
fn brackets_without_end_are_refused() {
    for open in ["[", "{\"a\":"] {
        let text = open.repeat(100_000);
        let output = generate(&[Input::new("deep.json", text)], &Config::default());
        assert!(output.files.is_empty());
        assert!(
            output.diagnostics[0].message.contains("127 levels"),
            "{:?}",
            output.diagnostics[0]
        );
    }
}
