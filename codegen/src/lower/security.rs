//! Who may call: what projects, folders and endpoints say becomes alternatives of schemes.

use std::collections::BTreeMap;

use super::definitions::report_repeated;
use super::{Context, headers, media};
use crate::api::{Api, ParameterIn, Scheme, SchemeKind};
use crate::diagnostic::{Code, Place, Sink};
use crate::document::declared::SecurityScheme;
use crate::document::security::{Auth, InPlace};

/// Alternatives, each of schemes that are sent together, by their numbers.
pub type Alternatives = Vec<Vec<usize>>;

/// The security schemes of a project, by id.
pub type Schemes = BTreeMap<String, SecurityScheme>;

/// The security schemes by their ids; of two with one id the first counts.
pub fn by_ids(list: Vec<SecurityScheme>, sink: &mut Sink) -> Schemes {
    let mut schemes = Schemes::new();
    for scheme in list {
        if schemes.contains_key(&scheme.id) {
            report_repeated(&scheme.id, "security scheme", &scheme.place, sink);
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
    number(found, ("", ""), place, context)
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
    number(found, words, &scheme.place, context)
}

/// The number of a scheme that clients can use, or a report of one that they cannot.
fn number(
    found: Result<SchemeKind, String>,
    (name, description): (&str, &str),
    place: &Place,
    context: &mut Context<'_>,
) -> Option<usize> {
    let kind = match found {
        Ok(kind) => kind,
        Err(message) => {
            let help = "give what is needed to each call as a header";
            context
                .sink
                .report(Code::UnsupportedScheme, place, message, help);
            return None;
        }
    };
    Some(context.api.scheme(Scheme {
        kind,
        name: name.to_owned(),
        description: description.trim().to_owned(),
    }))
}

/// How a scheme is sent, in the words of OpenAPI or of the product; or a sentence on why no client can send it.
fn kind_of(kind: &str, scheme: &str, within: &str, name: &str) -> Result<SchemeKind, String> {
    let scheme = scheme.to_ascii_lowercase();
    let word = match kind.to_ascii_lowercase().as_str() {
        "apikey" => return key(within, name),
        "http" if scheme == "basic" => return Ok(SchemeKind::Basic),
        "http" if scheme == "bearer" => return Ok(SchemeKind::Bearer),
        "basic" => return Ok(SchemeKind::Basic),
        "bearer" | "oauth2" | "openidconnect" | "jwt" => return Ok(SchemeKind::Bearer),
        "http" if !scheme.is_empty() => scheme,
        "" => return Err("the security scheme does not say what it is".to_owned()),
        _ => kind.to_owned(),
    };
    Err(format!(
        "a client cannot authenticate by itself as `{}` asks",
        word.escape_debug()
    ))
}

/// An API key, if it stands where a request can carry it.
fn key(within: &str, name: &str) -> Result<SchemeKind, String> {
    let is_name = match within {
        "query" => !name.is_empty(),
        "cookie" => media::is_token(name),
        _ => media::is_token(name) && !headers::is_of_client(name),
    };
    let name = name.to_owned();
    match within {
        "query" if is_name => Ok(SchemeKind::Key(ParameterIn::Query, name)),
        "cookie" if is_name => Ok(SchemeKind::Key(ParameterIn::Cookie, name)),
        "" | "header" if is_name => Ok(SchemeKind::in_header(name)),
        "" | "header" | "query" | "cookie" if name.is_empty() => {
            Err("the security scheme does not say what its API key is called".to_owned())
        }
        "" | "header" | "cookie" => Err(format!(
            "no client can send an API key as the {} `{}`",
            if within == "cookie" {
                "cookie"
            } else {
                "header"
            },
            name.escape_debug()
        )),
        _ => Err(format!(
            "no client can send an API key in `{}`",
            within.escape_debug()
        )),
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
