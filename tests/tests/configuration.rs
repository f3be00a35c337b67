//! The configuration file: what it may say, and what is said of what it may not; and the types of formats.

mod common;

use std::fs;

use apifox_codegen::{Code, Config, Diagnostic, Format, Grouping, Input, Layout, generate, render};
use common::command::{Run, run};
use common::folder::{contents, holding};
use common::workspace;
use serde_json::{Value, json};
use tempfile::TempDir;

/// An endpoint that takes a moment, an amount and a number, each with a format.
fn description() -> String {
    let query = json!([
        {"name": "since", "schema": {"type": "string", "format": "date-time"}},
        {"name": "amount", "schema": {"type": "string", "format": "money"}},
        {"name": "count", "schema": {"type": "integer", "format": "tally"}},
        {"name": "key", "schema": {"type": "string", "format": "password"}},
    ]);
    let answers = json!([{"code": 200, "contentType": "noContent"}]);
    json!({"method": "get", "path": "/a", "parameters": {"query": query}, "responses": answers})
        .to_string()
}

fn folder(toml: &str) -> TempDir {
    holding(&[
        ("a.json", description()),
        ("apifox-codegen.toml", toml.to_owned()),
    ])
}

fn configured(folder: &TempDir, more: &[&str]) -> Run {
    let arguments = ["generate", "a.json", "--config", "apifox-codegen.toml"];
    run(folder.path(), [&arguments, more].concat())
}

fn read(toml: &str) -> Result<Config, Box<Diagnostic>> {
    Config::default().with_file("a.toml", toml)
}

#[test]
fn everything_that_a_file_may_say_counts() {
    let file = r#"
        name = "shop"
        group-by = "folder"
        group-features = true
        deny = ["warnings", "get-with-body"]

        [formats]
        date-time = "jiff"
        money = { type = "bigdecimal::BigDecimal", dependency = 'bigdecimal = "0.4"' }

        [formats.tally]
        type = "std::num::NonZeroU32"
    "#;
    let config = read(file).unwrap();
    assert_eq!(config.name, "shop");
    assert_eq!(config.grouping, Grouping::Folder);
    assert!(config.group_features);
    assert_eq!(
        (config.deny_warnings, &*config.deny),
        (true, &[Code::GetWithBody][..])
    );
    let formats: Vec<&str> = config.formats.values().map(Format::name).collect();
    assert_eq!(formats, ["date-time", "money", "tally"]);
    assert_eq!(read("").unwrap(), Config::default());

    let folder = folder(file);
    let done = configured(&folder, &["--out", "out"]).exits(0);
    assert!(!done.stdout.contains("needs"), "{}", done.stdout);
    let manifest = fs::read_to_string(folder.path().join("out/Cargo.toml")).unwrap();
    for line in ["name = \"shop\"", "bigdecimal = \"0.4\"", "jiff = {"] {
        assert!(manifest.contains(&format!("\n{line}")), "{manifest}");
    }
    assert!(!manifest.contains("\nstd"), "{manifest}");
    let calls = fs::read_to_string(folder.path().join("out/src/a.rs")).unwrap();
    for argument in [
        "since: jiff::Timestamp",
        "amount: &::bigdecimal::BigDecimal",
        "count: &::std::num::NonZeroU32",
    ] {
        assert!(calls.contains(argument), "{calls}");
    }
}

#[test]
fn options_go_before_the_file() {
    let folder = folder("name = \"shop\"\n[formats]\ndate-time = \"jiff\"\n");
    let options = [
        "--name",
        "zoo",
        "--type",
        "date-time=chrono",
        "--out",
        "out",
    ];
    configured(&folder, &options).exits(0);
    let manifest = fs::read_to_string(folder.path().join("out/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"zoo\"") && manifest.contains("\nchrono = {"));
    assert!(!manifest.contains("jiff"), "{manifest}");
}

#[test]
fn a_module_is_told_with_what_it_needs() {
    let folder = folder("[formats]\ndate-time = \"jiff\"\n");
    let done = configured(&folder, &["--module", "client.rs"]).exits(0);
    assert!(
        done.stdout.contains("\nneeds jiff = { version = \"0.2\""),
        "{}",
        done.stdout
    );
    let report = configured(&folder, &["--module", "client.rs", "--format", "json"]);
    let needs = report.exits(0).json()["dependencies"].clone();
    assert_eq!(needs.as_array().map(Vec::len), Some(1), "{needs}");
}

/// What is told of a file: the place, the sentence and the help.
fn told(toml: &str) -> String {
    let diagnostic = read(toml).expect_err(toml);
    assert_eq!(diagnostic.code, Code::InvalidConfiguration);
    let Diagnostic {
        location,
        message,
        help,
        ..
    } = *diagnostic;
    assert_eq!(location.file, "a.toml");
    format!("{}:{}: {message} ({help})", location.line, location.column)
}

#[test]
fn what_a_file_may_not_say_is_told_where_it_stands() {
    for (toml, expected) in [
        ("name = ", "1:8: "),
        (
            "name = 1",
            "1:8: invalid type: integer `1`, expected a string",
        ),
        (
            "\n  nmae = \"a\"",
            "2:3: there is no key `nmae` here (`name` may be meant)",
        ),
        (
            "spec = 1",
            "1:1: there is no key `spec` here (there are: `name`, `defaults`, `check-constraints`, `xml`, `msgpack`, `unwrap-envelopes`, `pages`, `group-by`, `group-features`, `success-codes`, `chinese`, `names`, `only`, `except`, `overlays`, `deny`, `formats`)",
        ),
        (
            "deny = [\"get-with-bdy\"]",
            "1:9: there is no diagnostic code `get-with-bdy` (`get-with-body` may be meant)",
        ),
        (
            "[formats]\nx = 1",
            "2:5: invalid type: integer `1`, expected the type of a format",
        ),
        (
            "[formats]\nx = {typ = \"jiff\"}",
            "2:6: there is no key `typ` here (`type` may be meant)",
        ),
        ("[formats]\nx = {}", "2:5: missing field `type`"),
        (
            "[formats]\n\"价格\" = \"jif\"",
            "2:8: `jif` names no type; there are `jiff`, `chrono`, `time`, `uuid`,",
        ),
        (
            "[formats]\nx = \"a::b\"\nx = \"a::b\"",
            "3:1: duplicate key",
        ),
    ] {
        let told = told(toml);
        assert!(told.starts_with(expected), "{told}");
    }
}

#[test]
fn a_wrong_file_is_shown_and_nothing_is_written() {
    let folder = folder("[formats]\ndate-time = \"jiff/iso\"\n");
    let refused = configured(&folder, &["--out", "out"]).exits(1);
    for line in [
        "error[invalid-configuration]: `jiff` has no type for `iso`; it has `jiff/date-time`,",
        "--> apifox-codegen.toml:2:13",
        "2 | date-time = \"jiff/iso\"",
    ] {
        assert!(refused.stderr.contains(line), "{}", refused.stderr);
    }
    let missing = [
        "generate",
        "a.json",
        "--config",
        "none.toml",
        "--out",
        "out",
    ];
    let missing = run(folder.path(), missing).exits(1);
    assert!(
        missing.stderr.contains("unreadable-input"),
        "{}",
        missing.stderr
    );
    let wrong = ["inspect", "a.json", "--type", "date-time:jiff"];
    let wrong = run(folder.path(), wrong).exits(2);
    assert!(
        wrong.stderr.contains("written `date-time=jiff`"),
        "{}",
        wrong.stderr
    );
    assert_eq!(contents(folder.path()).len(), 2, "nothing was written");
}

/// The types that texts name for the format `date-time`, and those that name none.
#[test]
fn a_text_names_a_type_or_says_what_is_allowed() {
    for text in [
        "jiff",
        "time",
        "chrono/epoch-seconds",
        "jiff/yyyy-MM-dd HH:mm:ss",
        "uuid",
        "a::B",
        "crate::r#type",
        "crate::a::B",
    ] {
        assert_eq!(
            Format::new("date-time", text).is_ok(),
            !text.contains('#'),
            "{text}"
        );
    }
    for text in [
        "",
        "jif",
        "Type",
        "jiff/",
        "jiff/duration",
        "chrono/duration",
        "uuid/x",
        "a::",
        "::a::B",
        "a::b<c>",
        "a::self",
        "self::A",
        "super::A",
        "a::crate::B",
        "a::_",
        "a::1",
        "a b::C",
        "a::b;fn x(){}",
        "ä::B",
    ] {
        let is_duration = text == "jiff/duration";
        let made = Format::new("date-time", text);
        assert_eq!(made.is_ok(), is_duration, "{text}");
    }
    assert!(Format::new("duration", "jiff").is_ok());
    assert!(Format::new("duration", "chrono").is_err());
    assert!(Format::new("", "jiff").is_err());
}

#[test]
fn a_dependency_is_one_line_of_its_crate() {
    let format = || Format::new("money", "big_decimal::BigDecimal").unwrap();
    for line in ["big-decimal = \"1\"", " big_decimal = { version = \"1\" } "] {
        assert!(format().with_dependency(line).is_ok(), "{line}");
    }
    for line in [
        "",
        "other = \"1\"",
        "big_decimal",
        "big_decimal = \"1\"\n[lib]",
        "# big_decimal =",
    ] {
        assert!(format().with_dependency(line).is_err(), "{line}");
    }
}

/// The diagnostics of a crate of the description whose formats have these types.
fn codes(formats: &[(&str, &str)], layout: Layout) -> Vec<(Code, String)> {
    let config = Config::default().with_layout(layout);
    let config = formats.iter().fold(config, |config, (name, rust)| {
        config.with_format(Format::new(*name, rust).unwrap())
    });
    let output = generate(&[Input::new("a.json", description())], &config);
    assert!(
        render(&output.diagnostics, |_| None, false).is_empty() == output.diagnostics.is_empty()
    );
    let told = output.diagnostics.into_iter();
    told.map(|told| (told.code, told.message)).collect()
}

#[test]
fn formats_without_effect_are_told() {
    let codes = |formats| codes(formats, Layout::Crate);
    assert_eq!(
        codes(&[("date-time", "jiff"), ("tally", "jiff/epoch-seconds")]),
        []
    );
    assert_eq!(codes(&[("password", "uuid")]), []);
    let unmet = (
        Code::UnusedFormat,
        "no value has the format `datetime`".to_owned(),
    );
    assert_eq!(codes(&[("datetime", "jiff/date-time")]), [unmet]);
    let misfit = "the type cannot stand for some values of the format `tally`";
    assert_eq!(
        codes(&[("tally", "uuid")]),
        [(Code::UnusedFormat, misfit.to_owned())]
    );
}

#[test]
fn a_crate_needs_dependencies_and_a_module_does_not() {
    let formats = [
        ("money", "bigdecimal::BigDecimal"),
        ("tally", "crate::Tally"),
    ];
    let module = Layout::Module("client.rs".to_owned());
    assert_eq!(codes(&formats, module), []);
    let named = |format| format!("no dependency is named for the type of the format `{format}`");
    let expected = ["money", "tally"].map(|format| (Code::InvalidConfiguration, named(format)));
    assert_eq!(codes(&formats, Layout::Crate), expected);
}

/// A crate never has the name of another one of its code.
#[test]
fn a_crate_is_not_called_as_what_it_stands_on() {
    let config = Config::default().with_name("jiff");
    let config = config.with_format(Format::new("date-time", "jiff").unwrap());
    let output = generate(&[Input::new("a.json", description())], &config);
    assert_eq!(output.summary.package, "jiff-client");
}

#[test]
fn the_schema_of_the_file_is_published() {
    let path = workspace().join("spec/apifox-codegen.schema.json");
    if std::env::var_os("UPDATE").is_some_and(|update| update == "1") {
        fs::write(&path, Config::file_schema()).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        published,
        Config::file_schema(),
        "`UPDATE=1 cargo test -p tests --test configuration` writes it"
    );
    let schema: Value = serde_json::from_str(&published).unwrap();
    let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let said = told("none-of-these = 1");
    assert!(
        keys.iter().all(|key| said.contains(&format!("`{key}`"))),
        "{said}"
    );
}

/// The README shows a file that can be read.
#[test]
fn the_file_of_the_readme_is_right() {
    let readme = fs::read_to_string(workspace().join("README.md")).unwrap();
    let (_, rest) = readme
        .split_once("```toml\n# apifox-codegen.toml\n")
        .expect("it shows one");
    let (file, _) = rest.split_once("```").unwrap();
    let config = read(file).unwrap();
    assert!(
        config.formats.len() > 3 && !config.deny.is_empty(),
        "{config:?}"
    );
}
