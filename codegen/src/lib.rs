//! A compiler from API descriptions, as Apifox publishes them, to typed Rust clients.
//!
//! ```text
//! bytes ─text→ JSON ─document→ Page|Endpoint|Project|OpenApi ─lower→ Api ─check→ Api ─plan→ Plan ─emit→ tokens ─output→ files
//! ```
//!
//! [`generate()`] is the whole way, and pure: text in, files out. Each step is a module of that name, owns the type that
//! it gives to the next, and knows nothing of the step after that. `api` is where the two wings meet: what stands
//! before it knows no Rust, what stands behind it knows no JSON Schema.
//!
//! A build script calls [`Build`]; the command `apifox-codegen` is built on the same two functions.

mod api;
mod build;
mod config;
mod diagnostic;
mod document;
mod emit;
mod formats;
mod lower;
pub mod output;
mod plan;
mod selection;
pub mod source;
mod stages;
mod text;

pub use build::{Build, BuildError};
pub use config::{
    Chinese, Config, Denied, Format, FormatError, Grouping, Layout, Selector, SelectorError,
};
#[cfg(feature = "cli")]
pub use diagnostic::render;
pub use diagnostic::{Code, Diagnostic, Location, Related, Severity};
pub use output::File;
pub use stages::Stage;
pub use text::Input;

use api::Codec;
use diagnostic::Sink;
use lower::Candidate;
use selection::Selection;
use stages::Stopwatch;

/// What generating gave.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Output {
    /// The files of the client, sorted as they are printed; none if there is an error.
    pub files: Vec<File>,
    /// All that is to be said of the configuration, and of the inputs, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made.
    pub summary: Summary,
    /// How long each stage took, in their order.
    ///
    /// ```
    /// # use apifox_codegen::{Config, Input, generate};
    /// let input = Input::new("a.json", r#"{"method": "get", "path": "/a"}"#);
    /// let stages = generate(&[input], &Config::default()).stages;
    /// let names = stages.iter().map(|stage| stage.name);
    /// assert!(names.eq(["read", "lower", "check", "plan", "emit", "print"]));
    /// ```
    pub stages: Vec<Stage>,
}

/// What a client holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// The name of the crate, which is that of the configuration as far as a crate can have it.
    pub package: String,
    /// The operations, in the order of their calls.
    pub operations: Vec<Operation>,
    /// The names of the types.
    pub types: Vec<String>,
    /// The lines of `Cargo.toml` for the types that stand for formats.
    pub dependencies: Vec<String>,
    /// How many endpoints were left out, each with a diagnostic.
    pub left_out: usize,
    /// How many endpoints were not selected.
    pub unselected: usize,
}

/// An operation, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// As it is written: `GET /v1/videos/{id}`.
    pub request: String,
    /// The Rust expression that calls it: `client.videos().get(id)`.
    pub call: String,
}

/// Generates one client from all inputs.
///
/// The same inputs and configuration give the same bytes. Nothing is read but the inputs, and nothing is written.
///
/// ```
/// use apifox_codegen::{Config, Input, generate};
///
/// let page = "Get a pet\n\nGET /pets/{id}\n\n概览\n\n响应\n\n[{\"code\": 200, \"contentType\": \"noContent\"}]\n";
/// let output = generate(&[Input::new("pet.txt", page)], &Config::default());
/// assert_eq!(output.summary.operations[0].call, "client.pets().get(id)");
/// ```
pub fn generate(inputs: &[Input], config: &Config) -> Output {
    let mut watch = Stopwatch::start();
    let mut sink = Sink::default();
    let mut selection = Selection::new(config);
    let select = |candidate: &Candidate<'_>| selection.has(candidate);
    let api = understand(inputs, &codecs(config), select, &mut sink, &mut watch);
    let plan = plan::plan(&api, config);
    watch.end("plan");
    let unstarted = plan.unstarted.iter();
    let unstarted = unstarted.map(|(default, message)| (&default.place, *message));
    sink.report_each(Code::UnusedDefault, unstarted, "no request begins with it");
    if !config.pages {
        api::report_pages(&api.operations, &mut sink);
    }
    if config.unwraps {
        api::report_closed_envelopes(&api, &mut sink);
    }
    let mut diagnostics = formats::told(&plan, config);
    diagnostics.extend(selection.unmet());
    diagnostics.extend(config.contradiction());
    diagnostics.extend(text::locate(sink.into_findings(), inputs, |code| {
        config.severity(code)
    }));
    let is_usable = diagnostics
        .iter()
        .all(|diagnostic| diagnostic.severity != Severity::Error);
    let mut files = Vec::new();
    if is_usable {
        let sources = emit::emit(&plan);
        watch.end("emit");
        files = output::print(&sources, &config.layout);
        watch.end("print");
    }
    Output {
        files,
        diagnostics,
        summary: summary(&plan, &api),
        stages: watch.stages,
    }
}

/// What has types beside JSON.
fn codecs(config: &Config) -> Vec<Codec> {
    let chosen = [
        (config.xml, Codec::Xml),
        (config.msgpack, Codec::MessagePack),
    ];
    let chosen = chosen.into_iter().filter(|(is_chosen, _)| *is_chosen);
    chosen.map(|(_, codec)| codec).collect()
}

/// The first half of the way: what the inputs mean, before there is any Rust.
fn understand(
    inputs: &[Input],
    codecs: &[Codec],
    mut select: impl FnMut(&Candidate<'_>) -> bool,
    sink: &mut Sink,
    watch: &mut Stopwatch,
) -> api::Api {
    let documents = document::read(inputs, sink);
    watch.end("read");
    let mut api = lower::lower(documents, codecs, &mut select, sink);
    if !api.unselected.is_empty() {
        sink.forget(&api.unselected);
        api::prune(&mut api);
    }
    watch.end("lower");
    let api = api::check(api, sink);
    watch.end("check");
    api
}

/// What was understood of the inputs, as text: each operation with what it takes and gives, each type with what it
/// holds. Two descriptions of one API, in whichever dialects, have one outline.
///
/// ```
/// use apifox_codegen::{Input, outline};
///
/// let page = "Get a pet\n\nGET /pets/{id}\n\n概览\n\n响应\n\n[{\"code\": 200, \"contentType\": \"noContent\"}]\n";
/// let text = outline(&[Input::new("pet.txt", page)]);
/// assert_eq!(text, "GET /pets/{id}: Get a pet\n  path id: string\n  answer: nothing\n");
/// ```
pub fn outline(inputs: &[Input]) -> String {
    let mut watch = Stopwatch::start();
    let mut sink = Sink::default();
    api::outline(&understand(inputs, &[], |_| true, &mut sink, &mut watch))
}

/// The name that a crate gets which is to be called so: one that Cargo takes and that no crate has which clients stand on.
///
/// ```
/// assert_eq!(apifox_codegen::package_name("Pet shop"), "pet-shop");
/// assert_eq!(apifox_codegen::package_name("serde"), "serde-client");
/// ```
pub fn package_name(text: &str) -> String {
    plan::package(text, [])
}

fn summary(plan: &plan::Plan, api: &api::Api) -> Summary {
    Summary {
        package: plan.package.clone(),
        operations: plan
            .expressions()
            .map(|(call, expression)| Operation {
                request: call.spelled.clone(),
                call: expression,
            })
            .collect(),
        types: plan
            .types
            .iter()
            .map(|planned| planned.name().text().to_owned())
            .collect(),
        dependencies: plan.formats.dependencies.values().cloned().collect(),
        left_out: api.left_out,
        unselected: api.unselected.len(),
    }
}
