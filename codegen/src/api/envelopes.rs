//! Envelopes: objects in which servers wrap what they answer, known by their shape alone: a code, maybe a message, and
//! one field that holds the answer.

use super::{Kind, Object, ShapeId, Shapes, is_alike};

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
    let is_text = |id: ShapeId| matches!(scalar(id, shapes), Some(Kind::String | Kind::Any));
    let code = find(object, &CODES, |id| is_code(id, shapes))?;
    let message = find(object, &MESSAGES, is_text);
    let payload = payload(object);
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
    find(object, &PAYLOADS, |_| true)
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
    kind.parts().is_empty().then_some(kind)
}
