//! The API as meant: operations, shapes, paths, security. No JSON here, and no Rust.
//!
//! In come operations from every input; out goes one [`Api`] of which nothing can be wrong any more ([`check`]).

mod check;
mod docs;
mod operation;
mod path;
mod shape;

pub use check::check;
pub use docs::Docs;
pub use operation::{
    Answer, Body, Content, FormEncoding, Method, Operation, Parameter, ParameterIn, Scheme, Success,
};
pub use path::{Path, PathProblem, Piece, parse as parse_path};
pub use shape::{EnumValue, Field, Kind, Shape, ShapeId, Shapes};

/// Everything that the inputs describe.
#[derive(Debug, Default)]
pub struct Api {
    /// In the order of the inputs.
    pub operations: Vec<Operation>,
    pub shapes: Shapes,
    /// The credentials that some operation asks for, in the order of their first use.
    pub schemes: Vec<Scheme>,
    /// How many endpoints were left out, each with a diagnostic.
    pub left_out: usize,
}

impl Api {
    /// The number of a scheme, new or known.
    pub fn scheme(&mut self, scheme: Scheme) -> usize {
        self.schemes
            .iter()
            .position(|known| *known == scheme)
            .unwrap_or_else(|| {
                self.schemes.push(scheme);
                self.schemes.len() - 1
            })
    }
}
