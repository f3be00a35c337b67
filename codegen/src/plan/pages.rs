//! Calls that answer in pages: where in Rust stands what their answers say of it.

use std::collections::BTreeMap;

use super::names::Name;
use super::outputs::{Opening, Output};
use super::rust::RustType;
use super::types::{Struct, Type};
use crate::api::{self, Advance, By, Way};

/// How a call hands out a list.
#[derive(Debug)]
pub struct Pages {
    pub advance: Advance,
    pub items: Reach,
    /// What an item is.
    pub item: RustType,
    pub total: Option<Reach>,
    pub count: Option<Reach>,
    pub number: Option<Reach>,
    pub more: Option<Reach>,
    pub next: Option<Reach>,
}

/// A way through fields to a part of an answer.
#[derive(Debug)]
pub struct Reach {
    /// Whether there may be no answer.
    pub from_option: bool,
    pub hops: Vec<Hop>,
}

/// A field, and whether it is an option.
#[derive(Debug)]
pub struct Hop {
    pub field: Name,
    pub is_option: bool,
}

/// Plans how a call hands out its list; not where a part of it has another type than was thought.
pub fn plan(pages: &api::Pages, output: &Output, types: &[Type]) -> Option<Pages> {
    let types = Types::new(types);
    let (answer, passed) = match output {
        Output::Typed(_, rust, _)
        | Output::Opened {
            how: Opening::Checked(rust),
            ..
        } => (rust, None),
        Output::Opened {
            how: Opening::Unwrapped(rust),
            envelope,
            ..
        } => {
            let (envelope, _) = types.fields(envelope)?;
            (rust, Some(envelope.envelope.as_ref()?.data.as_str()))
        }
        _ => return None,
    };
    let reach = |way: &Way| {
        let way = match passed {
            // What stands beside that is not seen any more.
            Some(data) => way.split_first().filter(|(first, _)| *first == data)?.1,
            None => way.as_slice(),
        };
        types.reach(answer, way)
    };
    let optional = |way: &Option<Way>| way.as_ref().and_then(reach).map(|(reach, _)| reach);
    let (items, list) = reach(&pages.items)?;
    let RustType::Vec(item) = list else {
        return None;
    };
    let next = optional(&pages.next);
    if pages.advance.by == By::Cursor && next.is_none() {
        return None;
    }
    Some(Pages {
        advance: pages.advance.clone(),
        items,
        item: *item,
        total: optional(&pages.total),
        count: optional(&pages.count),
        number: optional(&pages.number),
        more: optional(&pages.more),
        next,
    })
}

/// The structs by name.
struct Types<'t>(BTreeMap<&'t str, &'t Struct>);

impl<'t> Types<'t> {
    fn new(types: &'t [Type]) -> Types<'t> {
        let structs = types.iter().filter_map(|planned| match planned {
            Type::Struct(planned) => Some((planned.name.text(), planned)),
            _ => None,
        });
        Types(structs.collect())
    }

    /// The struct that a type is, and what it is made for.
    fn fields<'r>(&self, rust: &'r RustType) -> Option<(&'t Struct, Option<&'r RustType>)> {
        match rust {
            RustType::Named(name) => Some((self.0.get(name.text())?, None)),
            RustType::Generic(name, argument) => Some((self.0.get(name.text())?, Some(argument))),
            RustType::Boxed(inner) | RustType::Option(inner) => self.fields(inner),
            _ => None,
        }
    }

    /// The way through the fields of a type, and the type at its end.
    fn reach(&self, from: &RustType, way: &[String]) -> Option<(Reach, RustType)> {
        let (from_option, mut at) = match from {
            RustType::Option(inner) => (true, (**inner).clone()),
            rust => (false, rust.clone()),
        };
        let mut hops = Vec::new();
        for wire in way {
            let (planned, argument) = self.fields(&at)?;
            let field = planned.fields.iter().find(|field| field.wire == *wire)?;
            let (is_option, rust) = match &field.rust {
                RustType::Option(inner) => (true, &**inner),
                rust => (false, rust),
            };
            let rust = made_for(rust, argument);
            // A parameter may be made for an option.
            let (is_option, rust) = match (is_option, rust) {
                (false, RustType::Option(inner)) => (true, *inner),
                other => other,
            };
            hops.push(Hop {
                field: field.name.clone(),
                is_option,
            });
            at = rust;
        }
        (!matches!(at, RustType::Option(_))).then_some((Reach { from_option, hops }, at))
    }
}

/// A type of a field where what its struct is made for is known.
fn made_for(rust: &RustType, argument: Option<&RustType>) -> RustType {
    let inner = |rust: &RustType| Box::new(made_for(rust, argument));
    match (rust, argument) {
        (RustType::Parameter, Some(argument)) => argument.clone(),
        (RustType::Vec(held), _) => RustType::Vec(inner(held)),
        (RustType::Option(held), _) => RustType::Option(inner(held)),
        (RustType::Boxed(held), _) => RustType::Boxed(inner(held)),
        (RustType::Map(held), _) => RustType::Map(inner(held)),
        (RustType::Generic(name, held), _) => RustType::Generic(name.clone(), inner(held)),
        _ => rust.clone(),
    }
}
