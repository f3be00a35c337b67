//! What lists and maps with names of their own hold: it stands in these, and is called after them, whoever uses them.

use super::declared::{called, has_age, is_known, kind_word};
use super::names::Role;
use super::rust::RustType;
use super::shapes::Types;
use crate::api::{Kind, ShapeId, element, is_alike};

/// What a list or a map holds, and the words for it where that stands as `words`.
fn held(kind: &Kind, words: &str) -> Option<(ShapeId, String)> {
    match kind {
        Kind::List(held) => Some((*held, element(words))),
        Kind::Map(held) => Some((*held, format!("{words} value"))),
        Kind::Nullable(held) => Some((*held, words.to_owned())),
        _ => None,
    }
}

/// The words for what is held by that which has this name, and which they must not say themselves.
fn own_words(words: String, name: &str) -> String {
    match is_alike(&words, name) || is_known(&words) {
        true => format!("{name} item"),
        false => words,
    }
}

impl Types<'_> {
    /// Plans what a list or a map holds that stands as `words`.
    pub fn plan_held(&mut self, holder: ShapeId, words: &str) -> RustType {
        let name = self.holder_name(holder);
        let stands = name.as_deref().unwrap_or(words);
        let Some((held, mut words)) = held(self.kind(holder), stands) else {
            return RustType::Value;
        };
        let Some(name) = name else {
            return self.plan(held, &words);
        };
        self.name_held_by(holder);
        words = own_words(words, &name);
        let around = std::mem::take(&mut self.around);
        let rust = self.plan(held, &words);
        self.around = around;
        rust
    }

    /// Names what lists and maps hold of which nobody knows how old they are; of two that would give one name, the shorter.
    pub fn name_held_by_ageless(&mut self) {
        let holders = self.holders.iter();
        let ageless = holders.filter(|(_, declared)| !has_age(**declared, self.shapes));
        let mut ageless: Vec<ShapeId> = ageless.map(|(holder, _)| *holder).collect();
        ageless.sort_by_cached_key(|holder| {
            let name = self.holder_name(*holder).unwrap_or_default();
            (name.chars().count(), name)
        });
        for holder in ageless {
            self.name_held_by(holder);
        }
    }

    /// The name that a list or a map has of its own.
    fn holder_name(&self, holder: ShapeId) -> Option<String> {
        let named = self.holders.get(&holder).unwrap_or(&holder);
        let declared = self.shapes[*named].declared.as_ref()?;
        called(declared).into_iter().next()
    }

    /// Names what a list or a map with a name of its own holds, if that is a type without one: `User` of `Users`, or, where
    /// another is called so, `UsersItem`.
    pub fn name_held_by(&mut self, holder: ShapeId) {
        let Some(name) = self.holder_name(holder) else {
            return;
        };
        let (mut shape, mut words) = (holder, name.clone());
        while let Some((inner, of_inner)) = held(&self.shapes[shape].kind, &words) {
            shape = self.shapes.resolved(inner);
            words = of_inner;
            if self.holder_name(shape).is_some() {
                return;
            }
        }
        let kind = self.kind(shape);
        let is_named = self.oldest(shape) != shape
            || self.generics.instance(shape).is_some()
            || self.known.contains_key(&(shape, None))
            || self.given.declared.contains_key(&shape);
        if is_named || !kind.is_type() {
            return;
        }
        let title = self.title(shape).map(str::to_owned);
        let item = format!("{name} item");
        let last = format!("{name} {}", kind_word(kind));
        let texts = title
            .into_iter()
            .chain([own_words(words, &name), item, last]);
        let side = self.side_words(holder);
        let texts: Vec<String> = texts.map(|text| text + &side).collect();
        let name = self.scope.claim_first(&texts, Role::Type);
        self.given.declared.insert(shape, name);
    }
}
