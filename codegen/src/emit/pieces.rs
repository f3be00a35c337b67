//! The parts of the support code that only some clients need: for each its files, who needs it, and what it is called by.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{
    Base, Call, Codec, Foreign, ForeignType, FormEncoding, Framing, Given, JsonForm, Known,
    Library, Output, Plan, Stream, Type,
};

/// Files by name, with what they hold.
pub type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../support/src/", $name, ".rs")))),*]
    };
}

/// What every client needs.
pub const ALWAYS: Files = files!(
    "additions" "answer" "answered" "assembly" "base" "blocking" "body" "browser" "builder" "call" "client" "common" "connecting" "containers" "content" "cookies"
    "credential" "destination" "download" "encode" "engine" "error" "fault" "headers" "items" "json" "native" "opened" "outgoing"
    "overrides" "pair" "place" "plain" "platform" "problems" "progress" "query" "reading" "refusal" "reply" "request" "retry" "saving" "scalars" "secret"
    "servers" "setup" "signing" "source" "text" "tokens" "trace" "transport" "waiting" "within"
);

/// A part that only some clients need.
pub struct Piece {
    pub files: Files,
    pub is_needed: fn(&Plan) -> bool,
    /// What the module of the support code names of it.
    pub uses: fn() -> TokenStream,
    /// What users of the client see of it, each with a comma behind it.
    pub exports: fn() -> TokenStream,
}

macro_rules! pieces {
    ($($($name:literal)* if $is_needed:expr => { $($uses:tt)* } $($export:ident)*;)*) => {
        /// All of them.
        pub const PIECES: &[Piece] = &[$(Piece {
            files: files!($($name)*),
            is_needed: $is_needed,
            uses: || quote!($($uses)*),
            exports: || quote!($($export,)*),
        }),*];
    };
}

pieces! {
    "parts" if |plan| streams(plan).next().is_some() => {};
    "xml" if |plan| plan.has_codec(Codec::Xml) => {};
    "msgpack" if |plan| plan.has_codec(Codec::MessagePack) => {};
    "answer_headers" if |plan| plan.calls().any(|call| call.answer_headers.is_some()) => { pub use answer_headers::Described; } Described;
    "pages" "ahead" "advance" if |plan| plan.calls().any(|call| call.pages.is_some()) => {
        pub use pages::{PagedItems, Pages};
        pub(crate) use {pages::pages, advance::Advance};
    } PagedItems Pages;
    "property" if |plan| {
        streams(plan).any(|stream| stream.switch.is_some()) || plan.calls().any(|call| call.pages.is_some())
    } => {};
    "saying" if |plan| streams(plan).any(|stream| stream.switch.is_some()) => { pub(crate) use saying::saying; };
    "asked" if |plan| plan.calls().any(|call| call.streamed.is_some()) => { pub(crate) use asked::asked; };
    "failure" if |plan| plan.calls().any(|call| call.failures.choice.is_some()) => {
        pub use failure::Failure;
        pub(crate) use failure::failures;
    } Failure;
    "apart" if |plan| has_styles(plan) || has_forms(plan) => {};
    "held" "styled" if has_styles => {
        pub use held::Parts;
        pub use styled::Style;
    } Parts Style;
    "outcome" if |plan| plan.calls().any(|call| matches!(call.output, Output::Several(_))) => {
        pub use outcome::Outcome;
        pub(crate) use outcome::outcomes;
    } Outcome;
    "events" "feed" if |plan| has_streams(plan, Framing::Events) => { pub use events::{Event, Events}; } Event Events;
    "json_lines" if |plan| has_streams(plan, Framing::Lines) => { pub use json_lines::JsonLines; } JsonLines;
    "environment" if |plan| !plan.root.environments.is_empty() => { pub use environment::Environment; } Environment;
    "envelope" if |plan| has(plan, Type::is_envelope) => { pub(crate) use envelope::{Envelope, envelope}; };
    "form" if has_forms => {
        pub use form::Pairs;
        pub(crate) use form::{fields, pairs};
    } Pairs;
    "multipart" if |plan| plan.has_form(FormEncoding::Multipart) => {
        pub use multipart::{File, Form};
        pub(crate) use multipart::form;
    } File Form;
    "object" "members" if |plan| has(plan, Type::is_object) => {
        pub(crate) use members::{As, Object, Of};
        pub(crate) use object::{object, read_object, write_object};
    };
    "constant" if |plan| has(plan, Type::names_constants) => { pub(crate) use constant::Constant; };
    "extra" if |plan| has(plan, Type::has_extra) => {};
    "checks" "exact" "holding" if Plan::has_checks => {
        pub(crate) use checks::{Check, broken_field, check, checks};
        pub(crate) use holding::Checked;
    };
    "patterns" if Plan::has_patterns => { pub(crate) use patterns::matches_pattern; };
    "setters" if |plan| has(plan, Type::has_setters) => { pub(crate) use setters::setters; };
    "values" if |plan| has_enum_of(plan, Base::Text) => { pub(crate) use values::{parse, show_value, values}; };
    "codes" if |plan| has_enum_of(plan, Base::Number) => { pub(crate) use codes::codes; };
    "mixed" if |plan| has_enum_of(plan, Base::Value) => { pub(crate) use mixed::{Scalar, mixed}; };
    "union" if |plan| has(plan, Type::is_union) => {
        pub(crate) use union::{Key, Test, Union, best, branch, read_union, union};
    };
    "variants" if |plan| has(plan, Type::has_conversions) => { pub(crate) use variants::{text_variant, variants}; };
    "choice" if |plan| has(plan, Type::is_choice) => { pub(crate) use choice::{Choice, choice}; };
    "labels" if |plan| has(plan, Type::has_labels) => { pub(crate) use labels::labels; };
    "places" if |plan| has(plan, Type::has_places) => { pub(crate) use places::places; };
    "foreign" "spelled" if |plan| !plan.formats.used.is_empty() => {
        pub use foreign::{Displayed, Serde};
        pub use spelled::Text;
    } Displayed Serde Text;
    "moments" if |plan| plan.formats.used.iter().any(is_own) => {
        pub use moments::{
            Digits, IsoDate, IsoDuration, IsoTime, Local, Milliseconds, Moment, Rfc3339, Seconds, Since,
        };
    } Digits IsoDate IsoDuration IsoTime Local Milliseconds Moment Rfc3339 Seconds Since;
    "with_jiff" if |plan| has_moments_of(plan, Library::Jiff) => {};
    "with_chrono" if |plan| has_moments_of(plan, Library::Chrono) => {};
    "with_time" if |plan| has_moments_of(plan, Library::Time) => {};
    "with_rust_decimal" if |plan| plan.formats.used.iter().any(is_decimal) => {
        pub use with_rust_decimal::{DecimalText, Numeric};
    } DecimalText Numeric;
}

fn has(plan: &Plan, is: fn(&Type) -> bool) -> bool {
    plan.types.iter().any(is)
}

fn has_enum_of(plan: &Plan, base: Base) -> bool {
    plan.types.iter().any(|planned| planned.is_enum_of(base))
}

fn has_streams(plan: &Plan, framing: Framing) -> bool {
    streams(plan).any(|stream| stream.framing == framing)
}

fn streams(plan: &Plan) -> impl Iterator<Item = &Stream> {
    plan.calls().filter_map(Call::stream)
}

/// Whether a parameter is written in a style that is not the usual one.
fn has_styles(plan: &Plan) -> bool {
    plan.calls().flat_map(Call::given).any(Given::is_styled)
}

fn has_forms(plan: &Plan) -> bool {
    let forms = [FormEncoding::Multipart, FormEncoding::Urlencoded];
    forms.into_iter().any(|form| plan.has_form(form))
}

/// Whether a type of another crate is written in a form of ours.
fn is_own(used: &Foreign) -> bool {
    let others = [JsonForm::Serde, JsonForm::Displayed];
    !others.contains(&used.form) && !is_decimal(used)
}

fn is_decimal(used: &Foreign) -> bool {
    matches!(used.form, JsonForm::DecimalText | JsonForm::Numeric)
}

fn has_moments_of(plan: &Plan, library: Library) -> bool {
    let is_of = |rust: &ForeignType| match rust {
        ForeignType::Known(Known::Moment(of, _)) => *of == library,
        ForeignType::Known(Known::Duration) => library == Library::Jiff,
        _ => false,
    };
    let mut used = plan.formats.used.iter();
    used.any(|used| is_own(used) && is_of(&used.rust))
}
