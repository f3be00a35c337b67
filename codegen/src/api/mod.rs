//! The API as meant: operations, shapes, paths, security. No JSON here, and no Rust.
//!
//! In come operations from every input; out goes one [`Api`] of which nothing can be wrong any more ([`check`]).

mod alike;
mod changes;
mod check;
mod constraint;
mod copies;
mod defaults;
mod docs;
mod envelopes;
mod forms;
mod grouped;
mod incoming;
mod literal;
mod named;
mod operation;
mod outline;
mod pages;
mod paging;
mod path;
mod plural;
mod prune;
mod recurring;
mod security;
mod seen;
mod server;
mod shape;
mod sides;
mod spelling;
mod structure;
mod style;
mod titled;
mod used;

pub use check::check;
pub use constraint::{Constraint, Number};
pub use docs::{Docs, SET_BY_SERVER};
pub use envelopes::{Envelope, envelope, payload, report as report_closed_envelopes, unusual};
pub use forms::forms_alone;
pub use grouped::grouped;
pub use incoming::{Incoming, Occasion};
pub use literal::{Constant, DefaultValue, Literal};
pub use operation::{
    Answer, AnswerHeader, Body, Case, Codec, Content, Failure, Fixed, FormEncoding, Framing,
    Method, Operation, Parameter, ParameterIn, Stream, Success,
};
pub use outline::outline;
pub use pages::report as report_pages;
pub use paging::{Advance, By, Pages, Way};
pub use path::{Path, PathProblem, Piece, parse as parse_path};
pub use plural::{element, is_plural, singular};
pub use prune::prune;
pub use security::{Scheme, SchemeKind};
pub use seen::seen;
pub use server::{BaseUrl, Environment, Server, ServerRef, UrlPiece, UrlProblem, parse_base_url};
pub use shape::{
    Access, Branch, Declared, EnumValue, Field, Integer, Kind, Object, Shape, ShapeId, Shapes,
    Side, Union,
};
pub use spelling::is_alike;
pub use structure::{Structure, Structures};
pub use style::{Style, StyleKind};
pub use used::body;

use std::collections::BTreeSet;

use crate::diagnostic::Place;

/// Everything that the inputs describe.
#[derive(Debug, Default)]
pub struct Api {
    /// What the descriptions say of themselves.
    pub docs: Vec<Docs>,
    /// In the order of the inputs.
    pub operations: Vec<Operation>,
    /// The requests that the server makes.
    pub incoming: Vec<Incoming>,
    pub shapes: Shapes,
    /// The shapes that have a name of their own, in the order of the description.
    pub declared: Vec<ShapeId>,
    /// Schemas with names, each with a form that was read from it.
    pub forms: Vec<(ShapeId, ShapeId)>,
    /// Titles that name no shape, or one shape of several.
    pub ambiguous_titles: BTreeSet<String>,
    /// The credentials that some operation asks for, in the order of their first use.
    pub schemes: Vec<Scheme>,
    /// Parameters that are set once for all calls that take them.
    pub common: Vec<Common>,
    /// The servers beside the default one that some operation is at.
    pub servers: Vec<Server>,
    pub environments: Vec<Environment>,
    /// How many endpoints were left out, each with a diagnostic.
    pub left_out: usize,
    /// The endpoints that the user does not want.
    pub unselected: Vec<Place>,
}

/// A parameter that is set once for all calls that take it.
#[derive(Clone, Debug)]
pub struct Common {
    pub name: String,
    pub within: ParameterIn,
    pub shape: ShapeId,
}

impl Api {
    /// The number of a scheme, new or known; two that are sent alike are one, of which all is said in words.
    pub fn scheme(&mut self, scheme: Scheme) -> usize {
        let mut known = self.schemes.iter_mut().enumerate();
        let known = known.find(|(_, known)| known.kind.is_sent_like(&scheme.kind));
        let Some((number, known)) = known else {
            self.schemes.push(scheme);
            return self.schemes.len() - 1;
        };
        let texts = &mut known.description;
        if !texts.contains(&scheme.description) {
            let gap = if texts.is_empty() { "" } else { "\n\n" };
            texts.push_str(gap);
            texts.push_str(&scheme.description);
        }
        number
    }

    /// The number of a server beside the default one, new or known.
    pub fn server(&mut self, server: Server) -> usize {
        let known = self.servers.iter().position(|known| known.id == server.id);
        known.unwrap_or_else(|| {
            self.servers.push(server);
            self.servers.len() - 1
        })
    }

    /// The number of a common parameter, new or known by its name.
    pub fn common(&mut self, within: ParameterIn, name: &str) -> Option<usize> {
        self.common
            .iter()
            .position(|known| known.within == within && within.is_same_name(&known.name, name))
    }
}
