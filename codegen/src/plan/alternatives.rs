//! Unions become enums: a variant for each branch, named by what it is.

use super::declared::called;
use super::looks::{Key, Test};
use super::names::{Name, Role, Scope};
use super::rust::RustType;
use super::shapes::Types;
use super::types::{Alternative, Type, Union as Planned, UnionText};
use super::{unions, variants};
use crate::api::{Branch, Constant, Docs, EnumValue, Kind, ShapeId, Shapes, Union, seen};

impl Types<'_> {
    /// Plans the enum of a union.
    pub fn plan_union(&mut self, shape: ShapeId, union: &Union, name: Name, words: &str) {
        let place = self.list.len();
        let mut scope = Scope::new(&self.lexicon);
        let other = scope.claim("other", Role::Variant);
        let (declared, docs) = self.said().of_type(shape);
        let declared = declared.map(str::to_owned);
        let is_choice = self.shapes.is_choice(union);
        self.list.push(Type::Union(Planned {
            is_choice,
            is_checked: self.is_built(shape) && self.has_checks(shape),
            name,
            declared,
            docs,
            variants: Vec::new(),
            texts: Vec::new(),
            other,
            places: Vec::new(),
        }));
        let tests = unions::tests(union, self.shapes);
        let mut planned: Vec<Alternative> = Vec::new();
        let listing = listing(union, self.shapes).filter(|_| !is_choice);
        let is_object = |branch: &&Branch| matches!(self.bare_kind(branch.shape), Kind::Object(_));
        let has_one_object = union.branches.iter().filter(is_object).count() == 1;
        for (branch, tests) in union.branches.iter().zip(tests) {
            if Some(branch.shape) == listing {
                continue;
            }
            let texts = texts(branch, &tests, self.shapes);
            let name = scope.claim_first(&texts, Role::Variant);
            let role = match self.kind(branch.shape) {
                // What a list holds is named by the union, not by the list.
                Kind::List(_) => "item",
                // A title is tried without these words, so it need not be among them.
                Kind::Object(_) if has_one_object && self.is_titled(branch.shape) => "object",
                _ => name.text(),
            };
            let rust = self.plan(branch.shape, &format!("{words} {role}"));
            let is_text = matches!(
                self.kind(branch.shape),
                Kind::String | Kind::Enum(_) | Kind::Const(Constant::Text(_))
            );
            planned.push(Alternative {
                name,
                docs: self.said().docs(branch.shape),
                is_alone: rust != RustType::Value,
                is_text: is_text && matches!(rust, RustType::String | RustType::Open(_)),
                rust,
                tests,
                kind: self.field_kind(branch.shape),
                checks: self.checks(branch.shape),
            });
        }
        convert_only_what_is_clear(&mut planned);
        // A text that is added later takes no name from a type.
        let texts = listing.map(|shape| self.union_texts(shape, &mut scope));
        if let Type::Union(stub) = &mut self.list[place] {
            stub.variants = planned;
            stub.texts = texts.unwrap_or_default();
        }
    }

    /// Whether a shape is called by its title where that is free.
    fn is_titled(&self, shape: ShapeId) -> bool {
        let named = &self.shapes[self.shapes.resolved(shape)];
        named.docs.title_as_name().is_some()
    }

    /// The texts that a branch lists; what is said of all of them stands at the first.
    fn union_texts(&self, shape: ShapeId, scope: &mut Scope) -> Vec<UnionText> {
        let values = match self.kind(shape) {
            Kind::Enum(values) => values.clone(),
            Kind::Const(Constant::Text(text)) => vec![EnumValue {
                value: text.clone(),
                name: String::new(),
                label: String::new(),
            }],
            _ => Vec::new(),
        };
        let docs = [self.said().docs(shape)];
        let docs = docs.into_iter().chain(std::iter::repeat(Docs::default()));
        let variants = variants::texts(&values, scope).into_iter().zip(docs);
        variants
            .map(|(variant, docs)| UnionText { variant, docs })
            .collect()
    }
}

/// Only a variant that alone holds its type is made of a value of that, and only one that alone is a text of a text.
fn convert_only_what_is_clear(planned: &mut [Alternative]) {
    for index in 0..planned.len() {
        let own = &planned[index].rust;
        let count = planned
            .iter()
            .filter(|other| other.rust.may_be(own))
            .count();
        planned[index].is_alone &= count == 1;
    }
    if planned.iter().filter(|variant| variant.is_text).count() > 1 {
        planned
            .iter_mut()
            .for_each(|variant| variant.is_text = false);
    }
}

/// The branch that lists texts and has no name of its own: the texts are variants of the union. Beside another branch of
/// texts it is a type, and so it is where a discriminator tells the branches apart.
fn listing(union: &Union, shapes: &Shapes) -> Option<ShapeId> {
    let kind = |branch: &&Branch| &shapes[shapes.bare(branch.shape)].kind;
    let is_text = |branch: &&Branch| {
        matches!(
            kind(branch),
            Kind::String | Kind::Secret | Kind::Enum(_) | Kind::Const(Constant::Text(_))
        )
    };
    let mut texts = union.branches.iter().filter(is_text);
    let (branch, None) = (texts.next()?, texts.next()) else {
        return None;
    };
    let is_listed = matches!(
        shapes[branch.shape].kind,
        Kind::Enum(_) | Kind::Const(Constant::Text(_))
    );
    let is_own = is_listed && shapes[branch.shape].declared.is_none();
    (is_own && union.discriminator.is_none()).then_some(branch.shape)
}

/// Texts that may name the variant of a branch, the best first: its own name, what tells it from the others, its JSON type.
fn texts(branch: &Branch, tests: &[Test], shapes: &Shapes) -> Vec<String> {
    let mut texts = Vec::new();
    let own = &shapes[branch.shape];
    let named = &shapes[shapes.bare(branch.shape)];
    for declared in [&own.declared, &named.declared].into_iter().flatten() {
        texts.extend(called(declared));
    }
    let titles = [&own.docs.title, &named.docs.title];
    texts.extend(titles.map(|title| seen(title).into_owned()));
    texts.extend(branch.tags.first().cloned());
    if let Kind::Const(constant) = &named.kind {
        texts.push(constant_words("v", constant));
    }
    for test in tests {
        texts.extend(told_by(test));
    }
    texts.extend(words(branch.shape, shapes));
    texts.retain(|text| !text.trim().is_empty());
    texts
}

/// What an object is known by: the value of a key, or a key that it alone has.
fn told_by(test: &Test) -> Option<String> {
    let Test::Object(keys) = test else {
        return None;
    };
    let Key { name, values, .. } = keys.first()?;
    Some(match values.first() {
        None => name.clone(),
        Some(constant) => constant_words(name, constant),
    })
}

/// A value in words; a number says little without the name of what it is.
fn constant_words(name: &str, constant: &Constant) -> String {
    match constant {
        Constant::Whole(number) if *number < 0 => format!("{name} minus {}", number.unsigned_abs()),
        Constant::Whole(number) => format!("{name} {number}"),
        Constant::Text(_) | Constant::Boolean(_) => constant.to_string(),
    }
}

/// What kind of value a shape is, in a word; a list also by what it holds.
fn words(shape: ShapeId, shapes: &Shapes) -> Vec<String> {
    let shape = &shapes[shapes.resolved(shape)];
    let text = match &shape.kind {
        Kind::Nullable(inner) => return words(*inner, shapes),
        Kind::List(element) if matches!(shapes[shapes.bare(*element)].kind, Kind::File) => "files",
        Kind::List(element) => {
            let declared = &shapes[shapes.resolved(*element)].declared;
            let name = declared.as_ref().map(|declared| declared.name.clone());
            let held = name.into_iter().chain(words(*element, shapes));
            let held = held.map(|held| format!("{held} list"));
            return ["list".to_owned()].into_iter().chain(held).collect();
        }
        kind => kind.word(),
    };
    vec![text.to_owned(), format!("{text} value")]
}
