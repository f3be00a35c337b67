//! Who may call: what projects, folders and endpoints say becomes alternatives of schemes.

use std::collections::BTreeMap;

use super::Context;
use crate::api::{Api, ParameterIn, Scheme, SchemeKind};
use crate::diagnostic::{Code, Place, Sink};
use crate::document::project::SecurityScheme;
use crate::document::security::{Auth, InPlace};

/// Alternatives, each of schemes that are sent together, by their numbers.
pub type Alternatives = Vec<Vec<usize>>;

/// The security schemes of a project, by id.
pub type Schemes = BTreeMap<String, SecurityScheme>;

/// Takes the security schemes of a project; of two with one id the first counts.
pub fn by_ids(list: Vec<SecurityScheme>, sink: &mut Sink) -> Schemes {
    let mut schemes = Schemes::new();
    for scheme in list {
        if schemes.contains_key(&scheme.id) {
            let message = format!("the id `{}` stands already in the project", scheme.id);
            let help = "this security scheme was left out";
            sink.report(Code::UnresolvedSecurity, &scheme.place, message, help);
        } else {
            schemes.insert(scheme.id.clone(), scheme);
        }
    }
    schemes
}

/// The alternatives that one level names.
pub fn resolve(auth: &Auth, context: &mut Context<'_>) -> Alternatives {
    match auth {
        Auth::Inherited | Auth::Off => Vec::new(),
        Auth::InPlace(credential) => in_place(credential, context)
            .map(|number| vec![vec![number]])
            .unwrap_or_default(),
        Auth::Schemes(schemes) => {
            let groups = schemes.groups.iter();
            let mut alternatives: Alternatives = Vec::new();
            for group in groups {
                let numbers = group.iter().map(|id| by_id(id, &schemes.place, context));
                let numbers: Option<Vec<usize>> = numbers.collect();
                alternatives.extend(numbers.filter(|numbers| !alternatives.contains(numbers)));
            }
            alternatives
        }
    }
}

fn in_place(credential: &InPlace, context: &mut Context<'_>) -> Option<usize> {
    let InPlace {
        place,
        kind,
        within,
        name,
    } = credential;
    let found = kind_of(kind, "", within, name);
    number(found, ("", ""), kind, place, context)
}

fn by_id(id: &str, place: &Place, context: &mut Context<'_>) -> Option<usize> {
    let Some(scheme) = context.schemes.get(id) else {
        let message = format!("the security scheme {id} is not in this input");
        let help = "the operation is called without it";
        context
            .sink
            .report(Code::UnresolvedSecurity, place, message, help);
        return None;
    };
    let scheme = scheme.clone();
    let found = kind_of(&scheme.kind, &scheme.scheme, &scheme.within, &scheme.key);
    let words = (scheme.name.as_str(), scheme.description.as_str());
    number(found, words, &scheme.kind, &scheme.place, context)
}

/// The number of a scheme that clients can use, or a report of one that they cannot.
fn number(
    found: Option<SchemeKind>,
    (name, description): (&str, &str),
    word: &str,
    place: &Place,
    context: &mut Context<'_>,
) -> Option<usize> {
    let Some(kind) = found else {
        let message = format!("a client cannot authenticate by itself as `{word}` asks");
        let help = "give what is needed to each call as a header";
        context
            .sink
            .report(Code::UnsupportedScheme, place, message, help);
        return None;
    };
    Some(context.api.scheme(Scheme {
        kind,
        name: name.to_owned(),
        description: description.trim().to_owned(),
    }))
}

/// How a scheme is sent, in the words of OpenAPI or of the product.
fn kind_of(kind: &str, scheme: &str, within: &str, name: &str) -> Option<SchemeKind> {
    let scheme = scheme.to_ascii_lowercase();
    match kind.to_ascii_lowercase().as_str() {
        "apikey" if !name.is_empty() => match within {
            "query" => Some(SchemeKind::Key(ParameterIn::Query, name.to_owned())),
            "cookie" => Some(SchemeKind::Key(ParameterIn::Cookie, name.to_owned())),
            _ => Some(header(name)),
        },
        "http" if scheme == "basic" => Some(SchemeKind::Basic),
        "http" if scheme == "bearer" => Some(SchemeKind::Bearer),
        "basic" => Some(SchemeKind::Basic),
        "bearer" | "oauth2" | "openidconnect" | "jwt" => Some(SchemeKind::Bearer),
        _ => None,
    }
}

/// A key in a header; the header `Authorization` has a kind of its own.
pub fn header(name: &str) -> SchemeKind {
    if name.eq_ignore_ascii_case("authorization") {
        SchemeKind::Authorization
    } else {
        SchemeKind::Key(ParameterIn::Header, name.to_owned())
    }
}

/// Adds credentials that stood among the parameters. Whoever has all of them sends all, whoever has one sends that.
pub fn with_parameters(
    declared: Alternatives,
    parameters: &[usize],
    context: &mut Context<'_>,
) -> Alternatives {
    let schemes = &context.api.schemes;
    let is_declared = |number: &usize| {
        let header = schemes[*number].kind.header();
        let same = |known: &usize| match (schemes[*known].kind.header(), header) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => known == number,
        };
        declared.iter().flatten().any(same)
    };
    let more: Vec<usize> = parameters
        .iter()
        .copied()
        .filter(|number| !is_declared(number))
        .collect();
    if more.is_empty() {
        return declared;
    }
    let mut alternatives: Alternatives = Vec::new();
    let with_more = declared.iter().map(|known| [known, &more[..]].concat());
    let all = with_more
        .chain(declared.iter().cloned())
        .chain([more.clone()])
        .chain(more.iter().map(|number| vec![*number]));
    for set in all {
        if !alternatives.contains(&set) {
            alternatives.push(set);
        }
    }
    alternatives
}

/// Where some endpoints say that `Authorization` is a bearer token and others do not say what it is, it is one for all.
pub fn join_forms(api: &mut Api) {
    let number = |kind| api.schemes.iter().position(|scheme| scheme.kind == kind);
    let (Some(form), Some(bearer)) = (
        number(SchemeKind::Authorization),
        number(SchemeKind::Bearer),
    ) else {
        return;
    };
    for operation in &mut api.operations {
        if operation.security.contains(&vec![form]) && !operation.security.contains(&vec![bearer]) {
            operation.security.push(vec![bearer]);
        }
    }
}
