//! Rust to JSON Schema to Rust: what schemars makes of a type becomes a type with the same fields again, of which the same
//! may be absent, and with the same variants, which hold the same.

#[allow(dead_code, reason = "nobody makes values of these types")]
mod more;
mod parts;
#[allow(dead_code, reason = "nobody makes values of these types")]
mod types;
mod variants;

use std::collections::BTreeMap;

use apifox_codegen::{Config, Input, generate};
use parts::{Part, Parts, parts};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use tests::codec::Description;

#[test]
fn types_come_back_as_they_were() {
    let written = [include_str!("types.rs"), include_str!("more.rs")].map(parts);
    let written = flattened(written.into_iter().flatten().collect());
    let settings = [
        ("draft-07", SchemaSettings::draft07()),
        ("2020-12", SchemaSettings::draft2020_12()),
        ("OpenAPI 3.0", SchemaSettings::openapi3()),
    ];
    let mut failures = Vec::new();
    for (dialect, settings) in settings {
        let generated = parts(&generated(settings));
        for (name, parts) in &written {
            let failure = difference(name, parts, &written, &generated);
            failures.extend(failure.map(|failure| format!("{dialect}: {name}: {failure}")));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        written.len(),
        failures.join("\n")
    );
}

/// The types with the fields of others where they are flattened.
fn flattened(types: BTreeMap<String, Parts>) -> BTreeMap<String, Parts> {
    let expand = |(name, part): (&String, &Part)| match part {
        Part::Flattened(other) => types[other].clone(),
        part => Parts::from([(name.clone(), part.clone())]),
    };
    let all = types.iter();
    all.map(|(name, parts)| (name.clone(), parts.iter().flat_map(expand).collect()))
        .collect()
}

/// How what was generated is not the type that was written; of a generic one, each instance.
fn difference(
    name: &str,
    parts: &Parts,
    written: &BTreeMap<String, Parts>,
    generated: &BTreeMap<String, Parts>,
) -> Option<String> {
    let prefix = format!("{name}For");
    let is_it = |other: &str| other == name || other.starts_with(&prefix);
    let mut instances = generated
        .iter()
        .filter(|(other, _)| is_it(other))
        .peekable();
    if instances.peek().is_none() {
        return Some("there is no such type".to_owned());
    }
    let is_wrong = |instance: &Parts| !is_same(parts, instance, written, generated);
    let wrong = instances.find(|(_, instance)| is_wrong(instance));
    wrong.map(|(_, instance)| format!("{parts:?} became {instance:?}"))
}

/// Whether parts are what others became, and what they hold, too.
fn is_same(
    parts: &Parts,
    instance: &Parts,
    written: &BTreeMap<String, Parts>,
    generated: &BTreeMap<String, Parts>,
) -> bool {
    let is_in = |(name, part): (&String, &Part)| match (part, instance.get(name)) {
        (Part::Variant(held), Some(Part::Variant(other))) => {
            let (held, other) = (held.parts(written), other.parts(generated));
            is_same(&held, &other, written, generated)
        }
        (part, Some(other)) => part.is(other),
        (_, None) => false,
    };
    let is_known = |name: &String| parts.contains_key(name) || name == "Other";
    parts.iter().all(is_in) && instance.keys().all(is_known)
}

/// The types of a client of the schemas that schemars makes.
fn generated(mut settings: SchemaSettings) -> String {
    settings.definitions_path = "/definitions".into();
    let mut generator = settings.into_generator();
    schemas(&mut generator);
    let definitions = generator.take_definitions(true);
    let schemas = definitions
        .into_iter()
        .map(|(name, schema)| (format!("#/definitions/{name}"), name, schema));
    let description = Description {
        schemas: schemas.collect(),
    };
    let project = description.project();
    let output = generate(
        &[Input::new("schemars.json", project.to_string())],
        &Config::default(),
    );
    let mut files = output.files.into_iter();
    let types = files.find(|file| file.path == "src/types.rs");
    types
        .unwrap_or_else(|| panic!("no types: {:?}", output.diagnostics))
        .text
}

fn schemas(generator: &mut SchemaGenerator) {
    macro_rules! add {
        ($($module:ident: $($name:ident),*;)*) => { $($(add::<$module::$name>(generator);)*)* };
    }
    fn add<T: JsonSchema>(generator: &mut SchemaGenerator) {
        generator.subschema_for::<T>();
    }
    add! {
        types: Scalars, MaybeScalars, Lists, Maps, Anything, Order, Scored, Camel, Pascal, Kebab, Screaming,
            Keywords, Renamed, Defaults, Strict, Constrained, Titled, Tree, Chain, Left, Graph, Audit, Durations, Pointers,
            Paths, Tuples, NonZeros, Options, Single;
        more: Client, Pages, Flattened, Open, OpenNumbers, Skipped, Uses, Choices;
    }
}
