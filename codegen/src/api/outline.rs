//! The API as text: what was understood of the descriptions, for people and for comparing two of them.

use std::fmt::Write;

use super::{
    Answer, Api, Body, Branch, Constant, Content, Declared, FormEncoding, Framing, Incoming,
    Integer, Kind, Occasion, Operation, Parameter, ParameterIn, SchemeKind, ServerRef, ShapeId,
    Side, Stream, Style, Success,
};

/// An operation, a shape or a place a line, each with what it holds below it.
pub fn outline(api: &Api) -> String {
    let mut text = String::new();
    for operation in &api.operations {
        operation_lines(operation, api, &mut text);
    }
    for incoming in &api.incoming {
        incoming_lines(incoming, api, &mut text);
    }
    for id in &api.declared {
        if let Some(declared) = &api.shapes[*id].declared {
            _ = writeln!(
                text,
                "type {} = {}",
                called(declared),
                kind(*id, api, &[*id])
            );
        }
    }
    for common in &api.common {
        let shape = shape(common.shape, api, &[]);
        _ = writeln!(
            text,
            "common {} {}: {shape}",
            place(common.within),
            common.name
        );
    }
    for environment in &api.environments {
        _ = writeln!(
            text,
            "environment {}: {}",
            environment.docs.title, environment.base
        );
        for (number, base) in &environment.others {
            _ = writeln!(text, "  {}: {base}", api.servers[*number].name);
        }
    }
    text
}

fn operation_lines(operation: &Operation, api: &Api, text: &mut String) {
    let title = &operation.docs.title;
    let deprecated = if operation.deprecated {
        ", deprecated"
    } else {
        ""
    };
    _ = writeln!(text, "{}: {title}{deprecated}", operation.spelled());
    match &operation.server {
        ServerRef::Default | ServerRef::Origin(_) => {}
        ServerRef::Other(number) => _ = writeln!(text, "  at {}", api.servers[*number].name),
    }
    for (within, name, value) in &operation.fixed {
        _ = writeln!(text, "  {} {name} = {value}", place(*within));
    }
    for parameter in &operation.parameters {
        let mark = if parameter.required { "" } else { "?" };
        let shape = shape(parameter.shape, api, &[]);
        let (place, style) = (place(parameter.within), style(parameter));
        _ = writeln!(text, "  {place} {}{mark}: {shape}{style}", parameter.name);
    }
    if let Some(body) = &operation.body {
        let mark = if body.required { "" } else { "?" };
        _ = writeln!(text, "  body{mark}: {}", body_line(body, api));
    }
    if !operation.security.is_empty() {
        let set = |set: &Vec<usize>| {
            let names = set.iter().map(|number| scheme(&api.schemes[*number].kind));
            names.collect::<Vec<_>>().join(" and ")
        };
        let sets: Vec<String> = operation.security.iter().map(set).collect();
        _ = writeln!(text, "  with {}", sets.join(", or "));
    }
    _ = writeln!(text, "  answer: {}", answer_line(&operation.answer, api));
    for header in &operation.answer.headers {
        let mark = if header.required { "" } else { "?" };
        let shape = shape(header.shape, api, &[]);
        _ = writeln!(text, "  answer header {}{mark}: {shape}", header.name);
    }
    for failure in &operation.answer.failures {
        let held = failure.shape.map(|id| format!(" {}", shape(id, api, &[])));
        let (code, words) = (&failure.code, &failure.description);
        _ = writeln!(
            text,
            "  failure {code}{}: {words}",
            held.unwrap_or_default()
        );
    }
}

fn incoming_lines(incoming: &Incoming, api: &Api, text: &mut String) {
    let (name, title) = (&incoming.name, &incoming.docs.title);
    let method = incoming.method.as_str();
    _ = match &incoming.occasion {
        Occasion::Webhook => writeln!(text, "webhook {name} {method}: {title}"),
        Occasion::Callback { of, to } => {
            writeln!(text, "callback {name} of {of} {method} {to}: {title}")
        }
    };
    if let Some(body) = incoming.body {
        _ = writeln!(text, "  body: {}", shape(body, api, &[]));
    }
    for answer in &incoming.answers {
        if let Some(id) = answer.shape {
            _ = writeln!(text, "  answer {}: {}", answer.code, shape(id, api, &[]));
        }
    }
}

fn place(within: ParameterIn) -> &'static str {
    match within {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    }
}

fn scheme(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "bearer".to_owned(),
        SchemeKind::Basic => "basic".to_owned(),
        SchemeKind::Authorization => "authorization".to_owned(),
        SchemeKind::Key(within, name) => format!("{} {name}", place(*within)),
    }
}

fn body_line(body: &Body, api: &Api) -> String {
    let form = |encoding| match encoding {
        FormEncoding::Urlencoded => "pairs",
        FormEncoding::Multipart => "parts",
    };
    let content = match body.content {
        Content::Json(id) => shape(id, api, &[]),
        Content::Form(encoding, id) => format!("{} of {}", form(encoding), shape(id, api, &[])),
        Content::OpenForm(encoding) => form(encoding).to_owned(),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
    };
    format!("{} {content}", body.media_type)
}

/// The style of a parameter, where it is not the usual one.
fn style(parameter: &Parameter) -> String {
    let (style, usual) = (parameter.style, Style::usual(parameter.within));
    let mut words = String::new();
    if style != usual {
        words = format!(" as {}", style.kind.word());
        words += if style.explode { " exploded" } else { "" };
        words += if style.reserved { " reserved" } else { "" };
    }
    words
}

fn answer_line(answer: &Answer, api: &Api) -> String {
    let empty = if answer.or_empty { ", or nothing" } else { "" };
    let success = success(&answer.success, api) + empty;
    match &answer.streamed {
        None => success,
        Some(streamed) => format!("{success}, or {}", stream(streamed, api)),
    }
}

fn stream(stream: &Stream, api: &Api) -> String {
    let item = stream
        .item
        .map_or("text".to_owned(), |id| shape(id, api, &[]));
    let framing = match stream.framing {
        Framing::Events => "events",
        Framing::Lines => "lines",
    };
    let switch = stream.switch.iter();
    let switch: String = switch.map(|property| format!(" by `{property}`")).collect();
    format!("{} {framing} of {item}{switch}", stream.media_type)
}

fn success(held: &Success, api: &Api) -> String {
    match held {
        Success::Json {
            shape: id,
            media_type,
        } => format!("{media_type} {}", shape(*id, api, &[])),
        Success::Text(media_type) => format!("{media_type} text"),
        Success::Bytes(media_type) => format!("{media_type} bytes"),
        Success::Stream(known) => stream(known, api),
        Success::Empty => "nothing".to_owned(),
        Success::Several(cases) => {
            let cases = cases.iter();
            let cases = cases.map(|case| format!("{} {}", case.code, success(&case.holds, api)));
            cases.collect::<Vec<_>>().join(" | ")
        }
    }
}

/// A shape where it is used: by its name, if it has one.
fn shape(id: ShapeId, api: &Api, around: &[ShapeId]) -> String {
    match &api.shapes[id].declared {
        Some(declared) => called(declared),
        None if around.contains(&id) => "what it stands in".to_owned(),
        None => kind(id, api, &[around, &[id]].concat()),
    }
}

/// A name of two shapes says which is meant: requests have another one.
fn called(declared: &Declared) -> String {
    match declared.side {
        Side::Both | Side::Answer => declared.name.clone(),
        Side::Request => format!("{} of requests", declared.name),
        Side::Change => format!("{} of changes", declared.name),
    }
}

fn word(integer: Integer) -> &'static str {
    match integer {
        Integer::Int32 => "int32",
        Integer::Int64 => "integer",
        Integer::Uint32 => "uint32",
        Integer::Uint64 => "uint64",
    }
}

/// What a shape holds.
fn kind(id: ShapeId, api: &Api, around: &[ShapeId]) -> String {
    match &api.shapes[id].kind {
        Kind::Any => "any".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Integer(integer) => word(*integer).to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::String => "string".to_owned(),
        Kind::Secret => "secret".to_owned(),
        Kind::File => "file".to_owned(),
        Kind::Enum(values) => {
            let values = values.iter().map(|value| format!("{:?}", value.value));
            values.collect::<Vec<_>>().join(" | ")
        }
        Kind::Codes(values) => {
            let values = values.iter().map(|value| value.value.to_string());
            values.collect::<Vec<_>>().join(" | ")
        }
        Kind::List(element) => format!("[{}]", shape(*element, api, around)),
        Kind::Map(value) => format!("{{*: {}}}", shape(*value, api, around)),
        Kind::Nullable(inner) => format!("{} or null", shape(*inner, api, around)),
        Kind::Reference(target) => shape(*target, api, around),
        Kind::Const(Constant::Text(text)) => format!("{text:?}"),
        Kind::Const(Constant::Whole(number)) => number.to_string(),
        Kind::Const(Constant::Boolean(truth)) => truth.to_string(),
        Kind::Union(union) => {
            let branch = |branch: &Branch| match branch.tags.as_slice() {
                [] => shape(branch.shape, api, around),
                tags => format!(
                    "{} as {}",
                    shape(branch.shape, api, around),
                    tags.join(" or ")
                ),
            };
            let branches: Vec<String> = union.branches.iter().map(branch).collect();
            let by = union.discriminator.as_ref();
            let by = by.map_or_else(String::new, |name| format!(" by {name}"));
            format!("one{by} of ({})", branches.join(" | "))
        }
        Kind::Mixed(values) => {
            let values = values.iter().map(|value| match &value.value {
                Constant::Text(text) => format!("{text:?}"),
                other => other.to_string(),
            });
            values.collect::<Vec<_>>().join(" | ")
        }
        Kind::Object(object) => {
            let field = |field: &super::Field| {
                let mark = if field.required { "" } else { "?" };
                format!("{}{mark}: {}", field.name, shape(field.shape, api, around))
            };
            let fields = object.fields.iter().map(field);
            let extra = object
                .extra
                .map(|extra| format!("*: {}", shape(extra, api, around)));
            let fields: Vec<String> = fields.chain(extra).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}
