//! Envelopes: objects in which servers wrap what they answer, known by their shape alone: a code, maybe a message, and
//! one field that holds the answer.

use super::operation::report_answers;
use super::spelling::letters;
use super::{Api, Kind, Object, ShapeId, Shapes, is_alike};
use crate::diagnostic::{Code, Sink};

/// Fields that say whether it went well, the most telling first.
const CODES: [&str; 18] = [
    "code",
    "errcode",
    "errno",
    "err_code",
    "error_code",
    "ret",
    "retcode",
    "ret_code",
    "rsp_code",
    "resp_code",
    "response_code",
    "biz_code",
    "status_code",
    "result_code",
    "status",
    "success",
    "is_success",
    "ok",
];

/// Fields that say it in words.
const MESSAGES: [&str; 19] = [
    "message",
    "msg",
    "errmsg",
    "err_msg",
    "err_message",
    "error_msg",
    "error_message",
    "ret_msg",
    "status_msg",
    "result_msg",
    "result_message",
    "rsp_msg",
    "resp_msg",
    "response_msg",
    "biz_msg",
    "info",
    "desc",
    "tip",
    "tips",
];

/// Fields that hold what was asked for, the most telling first.
const PAYLOADS: [&str; 9] = [
    "data", "result", "payload", "body", "content", "rows", "records", "list", "items",
];

/// Fields that are about the exchange, and not about what was asked for.
const TRACES: [&str; 16] = [
    "timestamp",
    "time",
    "ts",
    "server_time",
    "trace_id",
    "request_id",
    "req_id",
    "log_id",
    "tid",
    "host",
    "path",
    "version",
    "cost",
    "elapsed",
    "duration",
    "success",
];

/// Fields that are about the pages of a list.
const PAGES: [&str; 16] = [
    "total",
    "count",
    "total_count",
    "page",
    "page_no",
    "page_num",
    "page_size",
    "current",
    "size",
    "limit",
    "offset",
    "pages",
    "total_pages",
    "has_more",
    "next",
    "cursor",
];

/// The fields of an envelope, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub code: usize,
    pub message: Option<usize>,
    pub payload: Option<usize>,
    /// Whether it says which part of a list the payload is.
    pub is_page: bool,
}

/// The shape as an envelope, if it is one.
pub fn envelope(shape: ShapeId, shapes: &Shapes) -> Option<Envelope> {
    let Kind::Object(object) = &shapes[shapes.resolved(shape)].kind else {
        return None;
    };
    let is_text = |id| is_text(id, shapes);
    let known = find(object, &CODES, |id| is_code(id, shapes));
    let (code, message) = match known {
        Some(code) => (code, find(object, &MESSAGES, is_text)),
        None => {
            let (code, message) = paired(object, shapes)?;
            (code, Some(message))
        }
    };
    let payload = payload_beside(object, Some(code));
    if message.is_none() && payload.is_none() {
        return None;
    }
    let mut is_page = false;
    for (index, field) in object.fields.iter().enumerate() {
        let known = |list: &[&str]| list.iter().any(|name| is_alike(name, &field.name));
        if [Some(code), message, payload].contains(&Some(index)) {
            continue;
        }
        // What has a list or an object beside its payload, or a name of its own, wraps nothing.
        scalar(field.shape, shapes)?;
        if !known(&TRACES) && !known(&CODES) && !known(&MESSAGES) {
            is_page = true;
            known(&PAGES).then_some(())?;
        }
    }
    (payload.is_some() || !is_page).then_some(Envelope {
        code,
        message,
        payload,
        is_page,
    })
}

/// What stands before the word in the name of a message: `res` in `res_msg`.
fn before_message(name: &str) -> Option<String> {
    let name: String = letters(name).collect();
    let mut words = ["message", "msg"].iter();
    words.find_map(|word| name.strip_suffix(word).map(str::to_owned))
}

/// Whether a shape may say in words how it went.
fn is_text(id: ShapeId, shapes: &Shapes) -> bool {
    matches!(scalar(id, shapes), Some(Kind::String | Kind::Any))
}

/// A code and a message of any name, if the one is called after the other: `res_code` or `res` beside `res_msg`.
fn paired(object: &Object, shapes: &Shapes) -> Option<(usize, usize)> {
    let mut fields = object.fields.iter().enumerate();
    fields.find_map(|(message, field)| {
        let of = before_message(&field.name).filter(|of| !of.is_empty())?;
        is_text(field.shape, shapes).then_some(())?;
        let mut codes = object.fields.iter();
        let code = codes.position(|code| {
            let name: String = letters(&code.name).collect();
            match name.strip_prefix(&of) {
                // A text that is called so may be what the message is about.
                Some("") => is_code(code.shape, shapes) && !is_text(code.shape, shapes),
                Some(end) => is_code(code.shape, shapes) && ["code", "no", "status"].contains(&end),
                None => false,
            }
        });
        Some((code?, message))
    })
}

/// Says that answers look like envelopes which clients do not open.
pub fn report(api: &Api, sink: &mut Sink) {
    let shapes = &api.shapes;
    let is_closed = |shape: ShapeId| match &shapes[shapes.bare(shape)].kind {
        Kind::Object(object) if envelope(shape, shapes).is_none() => {
            let is_named = |list: &[&str], name: &str| list.iter().any(|one| is_alike(one, name));
            let mut fields = object.fields.iter();
            let says = fields.clone().any(|field| {
                let is_message = before_message(&field.name).is_some();
                (is_message || is_named(&MESSAGES, &field.name)) && is_text(field.shape, shapes)
            });
            let holds_one = fields.all(|field| {
                is_named(&PAYLOADS, &field.name) || scalar(field.shape, shapes).is_some()
            });
            says && holds_one && payload(object).is_some()
        }
        _ => false,
    };
    let closed = api.operations.iter().filter(|operation| {
        let mut answers = operation.answer.success.shapes().into_iter();
        answers.any(is_closed)
    });
    let what = "look like envelopes, but have no code that is known, or say more";
    let help = "such calls give the whole answer";
    report_answers(closed, (Code::ClosedEnvelope, what, help), sink);
}

/// What an envelope has that most have not: fields beside a code, a message and what was asked for, or other names of
/// these.
pub fn unusual(object: &Object, envelope: Envelope) -> Vec<String> {
    let usual: [(Option<usize>, &[&str]); 3] = [
        (Some(envelope.code), &["code"]),
        (envelope.message, &["message", "msg"]),
        (envelope.payload, &["data"]),
    ];
    let is_usual = |index: usize, name: &str| {
        let mut usual = usual.iter().filter(|(field, _)| *field == Some(index));
        usual.any(|(_, names)| names.iter().any(|usual| is_alike(usual, name)))
    };
    let is_page = |index: usize, name: &str| {
        let mut pages = PAGES.iter();
        envelope.is_page
            && (envelope.payload == Some(index) || pages.any(|page| is_alike(page, name)))
    };
    let fields = object.fields.iter().enumerate();
    let unusual = fields
        .filter(|(index, field)| !is_usual(*index, &field.name) && !is_page(*index, &field.name));
    unusual.map(|(_, field)| field.name.clone()).collect()
}

/// Whether a shape may say whether it went well: a scalar, or one of several.
fn is_code(id: ShapeId, shapes: &Shapes) -> bool {
    match &shapes[shapes.bare(id)].kind {
        Kind::Union(union) => {
            let mut branches = union.branches.iter();
            branches.all(|branch| scalar(branch.shape, shapes).is_some_and(is_told))
        }
        kind => is_told(kind),
    }
}

fn is_told(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number
            | Kind::String
            | Kind::Enum(_)
            | Kind::Codes(_)
            | Kind::Mixed(_)
            | Kind::Const(_)
    )
}

/// The field that holds what was asked for.
pub fn payload(object: &Object) -> Option<usize> {
    payload_beside(object, None)
}

/// The same where one of the fields is the code, whatever it is called.
fn payload_beside(object: &Object, code: Option<usize>) -> Option<usize> {
    PAYLOADS.iter().find_map(|name| {
        let mut fields = object.fields.iter().enumerate();
        let (index, _) =
            fields.find(|(index, field)| Some(*index) != code && is_alike(name, &field.name))?;
        Some(index)
    })
}

/// The first of these names that some field has which is fit for it.
fn find(object: &Object, names: &[&str], is_fit: impl Fn(ShapeId) -> bool) -> Option<usize> {
    names.iter().find_map(|name| {
        let mut fields = object.fields.iter();
        fields.position(|field| is_alike(name, &field.name) && is_fit(field.shape))
    })
}

/// What a shape is that is no list and no object, whether it may be null or not.
fn scalar(id: ShapeId, shapes: &Shapes) -> Option<&Kind> {
    let kind = &shapes[shapes.bare(id)].kind;
    kind.parts().next().is_none().then_some(kind)
}
