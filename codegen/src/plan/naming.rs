//! What types are called: by their own names, or by where they stand.

use super::declared::candidates;
use super::names::{Name, Role};
use super::shapes::Types;
use super::types::RustType;
use crate::api::{Kind, ShapeId, Side};

/// What is added to the name of a type that is another one in requests. Descriptions call many schemas `UserInput` or
/// `UserRequest`, which then have these names, whether they or ours came first.
const IN_REQUESTS: &str = "writable";

impl Types<'_> {
    /// Names the types of declared shapes, which come oldest first, so that a new one never takes the name of another;
    /// then those that answers share.
    pub fn declare(&mut self, declared: &[ShapeId]) -> Vec<Option<Name>> {
        let mut names = Vec::new();
        // The name that is kept for the next shape, if that is the same one in requests.
        let mut for_requests = None;
        for shape in declared {
            let template = self
                .generics
                .instance(*shape)
                .map(|instance| instance.template);
            if template == Some(self.templates.len()) {
                self.name_template();
            }
            if template.is_some() {
                names.push(None);
                continue;
            }
            let kept = for_requests.take();
            let kept = kept.filter(|_| self.side(*shape) == Side::Request);
            let name = kept.unwrap_or_else(|| {
                let candidates = candidates(*shape, self.shapes);
                self.scope.claim_first(&candidates, Role::Type)
            });
            let has_two = matches!(self.kind(*shape), Kind::Object(_) | Kind::Union(_));
            if self.side(*shape) == Side::Answer && has_two {
                let written = format!("{} {IN_REQUESTS}", name.text());
                for_requests = Some(self.scope.claim(&written, Role::Type));
            }
            let rust = match self.kind(*shape) {
                Kind::Object(_) => RustType::Named(name.clone()),
                _ => RustType::Open(name.clone()),
            };
            self.known
                .insert((self.shapes.resolved(*shape), None), rust);
            names.push(Some(name));
        }
        while self.templates.len() < self.generics.templates.len() {
            self.name_template();
        }
        names
    }

    fn side(&self, shape: ShapeId) -> Side {
        let declared = self.shapes[shape].declared.as_ref();
        declared.map_or(Side::Both, |declared| declared.side)
    }

    /// Names a type by its own name, or by where it stands: in a few words, or, where an older one is called so, in more.
    /// Gives the words, too, of which the names of what it holds are made.
    pub fn claim(&mut self, shape: ShapeId, words: &str, kind: &str) -> (Name, String) {
        if self.shapes[shape].declared.is_some() {
            let name = self
                .scope
                .claim_first(&candidates(shape, self.shapes), Role::Type);
            let words = name.text().to_owned();
            return (name, words);
        }
        let around = self.around.iter().map(|around| format!("{around} {words}"));
        let last = format!("{words} {kind}");
        let texts = [words.to_owned()].into_iter().chain(around).chain([last]);
        let texts: Vec<String> = texts.collect();
        self.scope.claim_words(&texts, Role::Type)
    }

    /// Says what stands around the types that are planned next, in a word or in more.
    pub fn stand_in(&mut self, around: &[String]) {
        self.around = around.to_vec();
    }
}
