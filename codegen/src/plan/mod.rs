//! The client as Rust will have it: names, types, calls, layout. Everything is decided here, nothing is printed.
//!
//! In comes an API of which nothing is wrong; out goes a [`Plan`] with which nothing can fail.

mod alternatives;
mod answer_headers;
mod by_place;
mod calls;
mod checks;
mod chosen;
mod declared;
mod defaults;
mod demands;
mod failing;
mod failures;
mod features;
mod fields;
mod foreign;
mod generics;
mod given;
mod held;
mod holders;
mod holes;
mod instances;
mod lexicon;
mod looks;
mod mentions;
mod methods;
mod names;
mod naming;
mod outputs;
mod pages;
mod paths;
mod places;
mod polyphones;
mod recursion;
mod resources;
mod root;
mod rust;
mod said;
mod shapes;
mod statuses;
mod taken;
mod titles;
mod turns;
mod twins;
mod types;
mod unions;
mod uses;
mod variants;
mod webhooks;
mod weight;
mod words;

pub use answer_headers::{AnswerHeader, AnswerHeaders};
pub use calls::{Call, Destination, PathPiece};
pub use demands::Check;
pub use failing::{Shared, Variant as FailureVariant};
pub use failures::{Choice, Failures};
pub use features::{Feature, Whose};
pub use foreign::{Digits, Foreign, ForeignType, JsonForm};
pub use given::{BodyPlan, Given, Holds, Value};
pub use looks::{Key, Test};
pub use names::{Name, package};
pub use outputs::{Opening, Outcomes, Output, Stream};
pub use pages::{Pages, Reach};
pub use rust::RustType;
pub use statuses::Statuses;
pub use types::{Base, Enum, Field, FieldKind, Start, Struct, Type, Union, Variant, Wire};

pub use crate::api::{
    Advance, BaseUrl, By, Codec, Constant, Constraint, Docs, FormEncoding, Framing, Integer,
    Method, Number, Occasion, ParameterIn, SchemeKind, Style, StyleKind, UrlPiece,
};
pub use crate::config::{Encoding, Known, Library};

pub use root::{Common, Credential, EnvironmentPlan, Root, Server};
pub use webhooks::{Webhook, WebhookAnswer, Webhooks};

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, DefaultValue};
use crate::config::Config;
use chosen::Chosen;

/// A client as Rust will have it.
#[derive(Debug)]
pub struct Plan {
    /// The package's name: `openai-video`.
    pub package: String,
    /// Groups of calls, in the order of the description.
    pub resources: Vec<Resource>,
    /// What the crate can be without, if the user wants features.
    pub features: Vec<Feature>,
    /// In the order in which calls need them.
    pub types: Vec<Type>,
    pub root: Root,
    /// What the server sends, if there is anything.
    pub webhooks: Option<Webhooks>,
    pub formats: FormatsPlan,
    /// The defaults with which no request begins, though the user wants that, and why.
    pub unstarted: Vec<(DefaultValue, &'static str)>,
    /// The codes in envelopes that are no errors.
    pub success_codes: Vec<String>,
}

/// What became of the formats for which the user chose types.
#[derive(Debug)]
pub struct FormatsPlan {
    /// The types, each once.
    pub used: Vec<Foreign>,
    /// The lines of `Cargo.toml` for them, and for codecs, by crate.
    pub dependencies: BTreeMap<String, String>,
    /// Formats that no value has.
    pub unmet: Vec<String>,
    /// Formats of which some value is encoded as their type is not.
    pub misfit: Vec<String>,
    /// Formats whose types are of crates of which nothing is known.
    pub unknown: Vec<String>,
}

/// A group of calls: `client.videos()`.
#[derive(Debug)]
pub struct Resource {
    /// The module, and the method of the client.
    pub name: Name,
    /// The file of the module, where it has one of its own.
    pub file: Name,
    /// The type that has the calls.
    pub type_name: Name,
    pub calls: Vec<Call>,
    /// The feature without which the crate has none of it, if the user wants features.
    pub feature: Option<String>,
}

impl Plan {
    /// Whether some call sends a form of this kind.
    pub fn has_form(&self, form: FormEncoding) -> bool {
        self.calls().any(|call| call.form() == Some(form))
    }

    /// Whether something is written so, and has a type.
    pub fn has_codec(&self, codec: Codec) -> bool {
        let gives = |call: &Call| {
            let mut parts = call.output.parts().into_iter();
            parts.any(|part| part.codec() == Some(codec))
        };
        let takes = |given: &Given| match &given.value {
            Value::Body(body) => body.codec() == Some(codec),
            Value::Parameter { .. } => false,
        };
        self.calls()
            .any(|call| gives(call) || call.given().any(takes))
    }

    /// Whether something is checked before it is sent.
    pub fn has_checks(&self) -> bool {
        let is_checked = |planned: &Type| planned.is_checked() || planned.is_checked_form();
        self.types.iter().any(is_checked)
            || self
                .calls()
                .any(|call| call.given().any(|given| !given.checks.is_empty()))
    }

    /// Whether a text must match a pattern before it is sent.
    pub fn has_patterns(&self) -> bool {
        let of_types = self.types.iter().flat_map(Type::checks);
        let given = self.calls().flat_map(Call::given);
        let mut checks = of_types.chain(given.flat_map(|given| &given.checks));
        checks.any(Check::has_pattern)
    }

    /// Whether some type of the client has this name, which then stands for it in the module of types.
    pub fn has_type(&self, name: &str) -> bool {
        self.types
            .iter()
            .any(|planned| planned.name().text() == name)
    }

    /// The types that are there whatever features are.
    pub fn common_types(&self) -> Vec<&Type> {
        let own = self.features.iter().flat_map(|feature| &feature.types);
        let own: BTreeSet<&usize> = own.collect();
        let types = self.types.iter().enumerate();
        let common = types.filter(|(place, _)| !own.contains(place));
        common.map(|(_, planned)| planned).collect()
    }

    /// Every call.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.resources.iter().flat_map(|resource| &resource.calls)
    }

    /// Every call with the expression that makes it: `client.videos().content(id)`.
    pub fn expressions(&self) -> impl Iterator<Item = (&Call, String)> {
        self.resources.iter().flat_map(|resource| {
            resource.calls.iter().map(move |call| {
                let arguments: Vec<String> = call
                    .arguments
                    .iter()
                    .map(|argument| argument.name.to_string())
                    .collect();
                (
                    call,
                    format!(
                        "client.{}().{}({})",
                        resource.name,
                        call.name,
                        arguments.join(", ")
                    ),
                )
            })
        })
    }
}

/// What reads and writes what is no JSON, each with its line in `Cargo.toml`.
const CODECS: [(Codec, &str, &str); 2] = [
    (
        Codec::Xml,
        "quick_xml",
        r#"quick-xml = { version = "0.41", features = ["overlapped-lists", "serialize"] }"#,
    ),
    (Codec::MessagePack, "rmp_serde", r#"rmp-serde = "1.3""#),
];

/// What matches patterns.
const REGRESS: (&str, &str) = (
    "regress",
    r#"regress = { version = "0.12", default-features = false, features = ["std"] }"#,
);

/// Decides on everything; once more, if some type is not called what others, whose turn came before, took it to be.
pub fn plan(api: &Api, config: &Config) -> Plan {
    match attempt(api, config, None) {
        (plan, None) => plan,
        // Nothing is called by what was foreseen, so these names are the last.
        (_, names) => attempt(api, config, names).0,
    }
}

/// A plan that foresees these names, and the names that it has where they are others.
fn attempt(api: &Api, config: &Config, foreseen: Option<Chosen>) -> (Plan, Option<Chosen>) {
    let mut types = shapes::Types::new(api, config, foreseen);
    let root = root::plan(api, &types);
    let (mut resources, mut webhooks) = resources::plan(api, &root, config, &mut types);
    failures::share(&mut resources, &mut types);
    let unstarted = std::mem::take(&mut types.unstarted);
    let surprises = types.surprises();
    let lexicon = types.lexicon().clone();
    let (types, formats) = types.into_list();
    if config.pages {
        for call in resources
            .iter_mut()
            .flat_map(|resource| &mut resource.calls)
        {
            let known = api.operations[call.operation].pages.as_ref();
            call.pages = known.and_then(|known| pages::plan(known, &call.output, &types));
        }
    }
    let features = match config.group_features {
        true => features::divide(&mut resources, webhooks.as_mut(), &types, &lexicon),
        false => Vec::new(),
    };
    let formats = FormatsPlan {
        dependencies: formats.dependencies(),
        unmet: formats.unmet(),
        misfit: formats.misfit(),
        unknown: formats.unknown(),
        used: formats.used,
    };
    let mut plan = Plan {
        package: package(&config.name, formats.dependencies.keys()),
        resources,
        features,
        types,
        root,
        webhooks,
        formats,
        unstarted,
        success_codes: config.success_codes.clone(),
    };
    let codecs = CODECS.into_iter();
    let codecs = codecs.filter(|(codec, ..)| plan.has_codec(*codec));
    let codecs = codecs.map(|(_, krate, line)| (krate, line));
    let needed: Vec<_> = codecs
        .chain(plan.has_patterns().then_some(REGRESS))
        .collect();
    for (krate, line) in needed {
        let dependencies = &mut plan.formats.dependencies;
        dependencies.insert(krate.to_owned(), line.to_owned());
    }
    (plan, surprises)
}
