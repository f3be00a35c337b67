//! Plan → tokens: one file per construct. Nothing is decided here, and nothing fails.
//!
//! Out goes a tree of modules, of which `output` makes files.

mod call_docs;
mod calls;
mod client;
mod docs;
mod enums;
mod environments;
mod forms;
mod given;
mod lints;
mod literal;
mod manifest;
mod name;
mod rust;
mod structs;
mod support;
mod types;

use proc_macro2::TokenStream;

use crate::plan::Plan;

/// A client as a tree of modules.
#[derive(Debug)]
pub struct Emitted {
    /// The `Cargo.toml` of a stand-alone crate.
    pub manifest: String,
    /// The root of the crate.
    pub root: Module,
}

/// A module: what it says, and the modules in it.
#[derive(Debug)]
pub struct Module {
    /// A file of this name, below the folders of the modules around it.
    pub name: String,
    pub is_public: bool,
    pub items: Items,
    pub modules: Vec<Module>,
}

/// The items of a module.
#[derive(Debug)]
pub enum Items {
    Tokens {
        docs: String,
        tokens: TokenStream,
    },
    /// Rust that was written by hand, a file of the support code.
    Text(&'static str),
}

/// Emits a client.
pub fn emit(plan: &Plan) -> Emitted {
    let resources = plan.resources.iter().map(calls::module);
    let mut modules = vec![support::module(plan)];
    modules.extend((!plan.types.is_empty()).then(|| types::module(plan)));
    modules.extend(resources);
    Emitted {
        manifest: manifest::manifest(plan),
        root: client::root(plan, modules),
    }
}
