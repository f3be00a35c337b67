//! Plan → tokens: one file per construct. Nothing is decided here, and nothing fails.
//!
//! Out goes a tree of modules, of which `output` makes files. The tokens of a [`Part`] are made when it asks for them:
//! then no more of them are there than are printed, and parts can be made and printed beside each other.

mod answer_headers;
mod answers;
mod blocks;
mod call_docs;
mod calls;
mod checks;
mod client;
mod docs;
mod enums;
mod environments;
mod failures;
mod foreign;
mod forms;
mod given;
mod html;
mod imports;
mod indented;
mod lints;
mod literal;
mod manifest;
mod name;
mod pages;
mod pieces;
mod prose;
mod references;
mod rust;
mod streams;
mod structs;
mod styles;
mod support;
mod types;
mod unions;
mod webhooks;
mod written;

use proc_macro2::TokenStream;

pub use docs::BREAK as DOC_BREAK;

use crate::plan::Plan;

/// A client as a tree of modules.
pub struct Emitted<'p> {
    /// The `Cargo.toml` of a stand-alone crate.
    pub manifest: String,
    /// The root of the crate.
    pub root: Module<'p>,
}

/// A module: what it says, and the modules in it.
pub struct Module<'p> {
    pub name: String,
    /// The file, below the folders of the modules around it, if it is not called as the module is.
    pub file: Option<String>,
    pub is_public: bool,
    /// The feature of the crate without which it is not there.
    pub feature: Option<&'p str>,
    pub items: Items<'p>,
    pub modules: Vec<Module<'p>>,
}

/// The items of a module.
pub enum Items<'p> {
    /// Attributes and imports of the module stand in the first parts.
    Parts { docs: String, parts: Vec<Part<'p>> },
    /// Rust that was written by hand, a file of the support code.
    Text(&'static str),
}

/// Items that stand together, as tokens when they are asked for.
pub struct Part<'p>(Box<dyn Fn() -> TokenStream + Sync + 'p>);

impl<'p> Part<'p> {
    fn new(emit: impl Fn() -> TokenStream + Sync + 'p) -> Part<'p> {
        Part(Box::new(emit))
    }

    /// Makes the tokens.
    pub fn tokens(&self) -> TokenStream {
        self.0()
    }
}

/// Emits a client.
pub fn emit(plan: &Plan) -> Emitted<'_> {
    let resources = plan.resources.iter().map(calls::module);
    let mut modules = vec![support::module(plan)];
    modules.extend((!plan.types.is_empty()).then(|| types::module(plan)));
    modules.extend(plan.webhooks.as_ref().map(webhooks::module));
    modules.extend(resources);
    Emitted {
        manifest: manifest::manifest(plan),
        root: client::root(plan, modules),
    }
}
