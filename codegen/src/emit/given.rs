//! What a caller gives: the type of an argument, and how it goes into the request.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::rust::{Prelude, written};
use super::{checks, foreign, literal, styles};
use crate::plan::{
    BodyPlan, Codec, FormEncoding, Given, Holds, Name, ParameterIn, RustType, Value,
};

/// The media type that support sends and asks for unless it is told another one.
pub const JSON: &str = "application/json";

/// The argument in a signature.
pub fn argument(given: &Given) -> TokenStream {
    let (name, rust) = (&given.name, accepted(&given.value));
    quote!(#name: #rust)
}

/// What the argument adds to a request; nothing for a path parameter, which is a part of the path.
pub fn sent(given: &Given) -> TokenStream {
    let (within, wire, holds) = match &given.value {
        Value::Body(body) => return sent_body(given, body),
        Value::Parameter {
            within: ParameterIn::Path,
            ..
        } => return TokenStream::new(),
        Value::Parameter { style: Some(_), .. } => {
            let styled = styles::sent(&given.name, &given.value, is_lent(given));
            let checked = checked(given);
            return quote!(#styled #checked);
        }
        Value::Parameter {
            within,
            wire,
            holds,
            ..
        } => (within, literal::string(wire), *holds),
    };
    let (value, checked) = (text(given), checked(given));
    match within {
        ParameterIn::Path => TokenStream::new(),
        ParameterIn::Query if holds == Holds::List => quote!(.query_list(#wire, #value) #checked),
        ParameterIn::Query => quote!(.query(#wire, #value) #checked),
        ParameterIn::Header => quote!(.header(#wire, #value) #checked),
        ParameterIn::Cookie => quote!(.cookie(#wire, #value) #checked),
    }
}

/// The same in the place of what it was before.
pub fn set(given: &Given) -> TokenStream {
    let sent = sent(given);
    match &given.value {
        Value::Parameter {
            within: ParameterIn::Query,
            wire,
            style: None,
            holds: Holds::One,
            ..
        } => {
            let wire = literal::string(wire);
            let (value, checked) = (text(given), checked(given));
            quote!(.set_query(#wire, #value) #checked)
        }
        Value::Parameter {
            within: ParameterIn::Query,
            wire,
            ..
        } => {
            let wire = literal::string(wire);
            quote!(.unset_query(#wire) #sent)
        }
        Value::Parameter {
            within: ParameterIn::Cookie,
            wire,
            ..
        } => {
            let wire = literal::string(wire);
            quote!(.unset_cookie(#wire) #sent)
        }
        _ => sent,
    }
}

/// A path parameter in its path.
pub fn segment(name: &Name, value: &Value) -> TokenStream {
    match value {
        Value::Parameter {
            wire,
            rust,
            style: None,
            ..
        } => {
            let (wire, value) = (literal::string(wire), styles::text(name, rust, false));
            quote!(.segment(#wire, #value))
        }
        value => styles::sent(name, value, false),
    }
}

/// What stands before the request: a list that is checked, since what it is given as may be gone through only once.
pub fn kept(given: &Given) -> Option<TokenStream> {
    let (name, vec) = (&given.name, Prelude::outside().vec());
    let is_kept = given.value.is_list() && !given.checks.is_empty();
    is_kept.then(|| quote!(let #name: #vec<_> = #name.into_iter().collect();))
}

/// The text that goes into the request, or the texts of a list.
fn text(given: &Given) -> TokenStream {
    let (name, is_lent) = (&given.name, is_lent(given));
    match &given.value {
        Value::Parameter {
            rust,
            holds: Holds::List,
            ..
        } => styles::texts(name, rust, is_lent),
        Value::Parameter { rust, .. } => styles::text(name, rust, is_lent),
        Value::Body(_) => TokenStream::new(),
    }
}

/// Whether an argument is needed after it went into the request. What stands in a path is checked before.
fn is_lent(given: &Given) -> bool {
    !given.checks.is_empty() && !given.value.is_path()
}

/// What is checked of a parameter.
pub fn checked(given: &Given) -> Option<TokenStream> {
    let Value::Parameter {
        within,
        wire,
        rust,
        holds,
        ..
    } = &given.value
    else {
        return None;
    };
    let checks = (!given.checks.is_empty()).then(|| checks::list(&given.checks))?;
    let value = styles::whole(&given.name, rust, *holds);
    let wire = literal::string(wire);
    Some(match within {
        ParameterIn::Path => quote!(.check_path(#wire, #value, #checks)),
        ParameterIn::Query => quote!(.check_query(#wire, #value, #checks)),
        ParameterIn::Header => quote!(.check_header(#wire, #value, #checks)),
        ParameterIn::Cookie => quote!(.check_cookie(#wire, #value, #checks)),
    })
}

fn sent_body(given: &Given, body: &BodyPlan) -> TokenStream {
    let name = &given.name;
    let form = match body {
        BodyPlan::Typed { rust, .. } => foreign::form(rust, &Prelude::outside()),
        _ => None,
    };
    let value = match form {
        Some(form) => quote!(&support::By::<_, #form>::new(&#name)),
        None => quote!(&#name),
    };
    let checked = (!given.checks.is_empty()).then(|| {
        let checks = checks::list(&given.checks);
        quote!(.check_body(#value, #checks))
    });
    match body {
        BodyPlan::Typed {
            codec: Codec::Json,
            media_type,
            ..
        }
        | BodyPlan::AnyJson(media_type) => {
            if media_type == JSON {
                return quote!(.json(#value) #checked);
            }
            let media_type = literal::string(media_type);
            quote!(.json_as(#media_type, #value) #checked)
        }
        BodyPlan::Typed {
            codec,
            media_type,
            root,
            ..
        } => {
            let (media_type, root) = (literal::string(media_type), literal::string(root));
            match codec {
                Codec::Xml => quote!(.xml(#media_type, #root, #value) #checked),
                _ => quote!(.msgpack(#media_type, #value) #checked),
            }
        }
        BodyPlan::Form(_, form) | BodyPlan::OpenForm(form) => match form {
            FormEncoding::Multipart => quote!(.multipart(#name)),
            FormEncoding::Urlencoded => quote!(.form(#name)),
        },
        BodyPlan::Text(media_type) => {
            let media_type = literal::string(media_type);
            quote!(.text(#media_type, #name))
        }
        BodyPlan::Bytes(media_type) => {
            let media_type = literal::string(media_type);
            quote!(.bytes(#media_type, #name))
        }
        BodyPlan::BytesIn(range) => {
            let range = literal::string(range);
            quote!(.body_in(#range, #name))
        }
    }
}

/// The documentation of a setter.
pub fn setter_docs(given: &Given) -> Doc {
    let what = match &given.value {
        Value::Body(body) => format!("Sends a body of the type `{}`.", code(media_type(body))),
        Value::Parameter { within, wire, .. } => {
            let place = match within {
                ParameterIn::Path => "path parameter",
                ParameterIn::Query => "query parameter",
                ParameterIn::Header => "header",
                ParameterIn::Cookie => "cookie",
            };
            format!("Sets the optional {place} `{}`.", code(wire))
        }
    };
    Doc::default().ours(what).said(&given.docs)
}

fn media_type(body: &BodyPlan) -> &str {
    match body {
        BodyPlan::Form(_, form) | BodyPlan::OpenForm(form) => match form {
            FormEncoding::Multipart => "multipart/form-data",
            FormEncoding::Urlencoded => "application/x-www-form-urlencoded",
        },
        BodyPlan::Typed { media_type, .. }
        | BodyPlan::AnyJson(media_type)
        | BodyPlan::Text(media_type)
        | BodyPlan::Bytes(media_type)
        | BodyPlan::BytesIn(media_type) => media_type,
    }
}

/// The type of the argument.
fn accepted(value: &Value) -> TokenStream {
    let prelude = Prelude::outside();
    match value {
        Value::Parameter {
            rust: RustType::String,
            holds: Holds::List,
            ..
        } => {
            quote!(impl IntoIterator<Item = impl ToText>)
        }
        Value::Parameter {
            rust,
            holds: Holds::List,
            ..
        } => {
            let element = written(rust, &prelude);
            quote!(impl IntoIterator<Item = #element>)
        }
        Value::Parameter {
            rust,
            holds: Holds::Fields,
            ..
        } => written(rust, &prelude),
        Value::Parameter {
            rust: RustType::String,
            ..
        } => quote!(&str),
        Value::Parameter {
            rust: RustType::Value,
            ..
        } => quote!(&serde_json::Value),
        Value::Parameter {
            rust: RustType::Foreign(held),
            ..
        } if !foreign::is_copy(held) => {
            let rust = foreign::path(&held.rust);
            quote!(&#rust)
        }
        Value::Parameter { rust, .. } => written(rust, &prelude),
        Value::Body(body) => match body {
            BodyPlan::Typed { rust, .. } | BodyPlan::Form(rust, _) => written(rust, &prelude),
            BodyPlan::OpenForm(FormEncoding::Multipart) => quote!(Form),
            BodyPlan::OpenForm(FormEncoding::Urlencoded) => quote!(Pairs),
            BodyPlan::AnyJson(_) => quote!(impl serde::Serialize),
            BodyPlan::Text(_) => quote!(impl Into<String>),
            BodyPlan::Bytes(_) => quote!(impl Into<Source>),
            BodyPlan::BytesIn(_) => quote!(Body),
        },
    }
}
