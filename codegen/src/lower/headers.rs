//! Header parameters: which the caller gives, which the client sets itself, and which carry a credential.

use super::{Context, media};
use crate::api::{ParameterIn, Scheme, SchemeKind};
use crate::diagnostic::Code;
use crate::document::apifox;

/// Who sets a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// The client, by itself.
    OfClient,
    /// The client, once it has this credential.
    Credential(usize),
    /// Whoever makes the call.
    OfCaller,
}

/// Tells who sets a header, and reports it where it is not the caller; `media_type` is that of the body, which the
/// parameter may contradict.
pub fn read(parameter: &apifox::Parameter, media_type: &str, context: &mut Context<'_>) -> Header {
    if is_of_client(&parameter.name) {
        report_of_client(parameter, media_type, context);
        Header::OfClient
    } else if carries_credential(parameter) {
        Header::Credential(credential(parameter, context))
    } else {
        Header::OfCaller
    }
}

/// Whether the client sets this header by itself.
pub fn is_of_client(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "content-type"
            | "accept"
            | "content-length"
            | "transfer-encoding"
            | "host"
            | "user-agent"
            | "connection"
    )
}

/// Whether a header may have a value that stands in the description: not if the client sets it, if it carries a secret,
/// or if no request can carry it.
pub fn is_fixable(parameter: &apifox::Parameter) -> bool {
    let name = &parameter.name;
    !is_of_client(name) && !carries_credential(parameter) && media::is_token(name)
}

/// Whether a header is one that carries who calls, in all descriptions that were seen.
fn carries_credential(parameter: &apifox::Parameter) -> bool {
    let name = parameter.name.to_ascii_lowercase().replace('_', "-");
    let is_forgery_token = name.contains("csrf") || name.contains("xsrf");
    let is_token = name == "token" || name.ends_with("-token") || name.ends_with("accesstoken");
    let is_key = matches!(
        name.as_str(),
        "authorization" | "x-api-key" | "api-key" | "apikey" | "x-auth-key"
    );
    (is_token && !is_forgery_token) || is_key
}

fn report_of_client(parameter: &apifox::Parameter, media_type: &str, context: &mut Context<'_>) {
    let sample = parameter
        .sample
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if parameter.name.eq_ignore_ascii_case("content-type")
        && !media_type.is_empty()
        && sample.contains('/')
        && sample != media::essence(media_type)
    {
        let message =
            format!("the header parameter says `{sample}`, but the body is `{media_type}`");
        context.sink.report(
            Code::ContentTypeConflict,
            &parameter.place,
            message,
            format!("`{media_type}` is sent"),
        );
    }
    let message = format!("the client sets the header `{}` itself", parameter.name);
    context.sink.report(
        Code::HeaderSetByClient,
        &parameter.place,
        message,
        "it is no parameter of the method",
    );
}

/// The credential that a header parameter stands for. Its sample or its description may tell the form.
fn credential(parameter: &apifox::Parameter, context: &mut Context<'_>) -> usize {
    let words = [&parameter.sample, &parameter.description];
    let says = |form: &str| {
        words.iter().any(|text| {
            let word = text.split_whitespace().next().unwrap_or_default();
            word.eq_ignore_ascii_case(form)
        })
    };
    let kind = match SchemeKind::in_header(parameter.name.clone()) {
        SchemeKind::Authorization if says("bearer") => SchemeKind::Bearer,
        SchemeKind::Authorization if says("basic") => SchemeKind::Basic,
        other => other,
    };
    let what = match &kind {
        SchemeKind::Bearer => "the bearer token",
        SchemeKind::Basic => "the user name and password",
        SchemeKind::Authorization => "the authorization",
        SchemeKind::Key(..) => "a key",
    };
    let message = format!(
        "the header parameter `{}` carries a credential",
        parameter.name
    );
    let help = format!("it is {what} of the client, set once on its builder");
    context
        .sink
        .report(Code::CredentialParameter, &parameter.place, message, help);
    context.api.scheme(Scheme {
        kind,
        name: String::new(),
        description: String::new(),
    })
}

/// Reports a header or cookie that no request can carry; whether it is one.
pub fn report_unusable(
    parameter: &apifox::Parameter,
    within: ParameterIn,
    context: &mut Context<'_>,
) -> bool {
    if within == ParameterIn::Query || media::is_token(&parameter.name) {
        return false;
    }
    let what = match within {
        ParameterIn::Cookie => "cookie",
        _ => "header",
    };
    let message = format!(
        "no request can carry a {what} called `{}`",
        parameter.name.escape_debug()
    );
    let help = "it was left out; its name may have letters, digits and some signs, but no blank (RFC 9110, section 5.6.2)";
    context
        .sink
        .report(Code::UnusableParameter, &parameter.place, message, help);
    true
}
