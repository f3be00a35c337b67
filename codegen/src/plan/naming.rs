//! What types are called: by their own names, or by where they stand.

use super::chosen::Chosen;
use super::declared::{self, called, candidates, has_latin, is_latin_name, kind_word};
use super::names::{Name, Role, likeness};
use super::rust::RustType;
use super::shapes::Types;
use crate::api::{Kind, Shape, ShapeId, Side};

/// What is added to the name of a type that is another one in requests. Descriptions call many schemas `UserInput` or
/// `UserRequest`, which then have these names, whether they or ours came first.
const IN_REQUESTS: &str = "writable";

/// What is added to the name of a type that is another one in what PATCH sends.
const IN_CHANGES: &str = "patch";

impl Types<'_> {
    /// What types are called if nothing but these chooses names: most often they are called so. Those whose age nobody
    /// knows are called so in any case ([`turns`](super::turns)).
    pub fn names_alone(&mut self, declared: &[ShapeId]) -> Chosen {
        let is_aged = |shape: &ShapeId| declared::has_age(*shape, self.shapes);
        let (aged, ageless) = declared.split_at(declared.partition_point(is_aged));
        for shape in aged {
            self.name_declared(*shape);
        }
        let (of_aged, taken) = (self.names.clone(), self.scope.clone());
        let mut ageless = ageless.to_vec();
        // A title takes no name that is another's own.
        ageless.sort_by_cached_key(|shape| {
            let is_titled = self.latin_title(*shape).is_some();
            (is_titled, self.likeness(*shape))
        });
        for shape in ageless {
            self.name_declared(shape);
        }
        self.given = self.names.without(&of_aged);
        self.name_held_by_ageless();
        let scope = self.scope.without(&taken);
        for template in 0..self.generics.templates.len() {
            self.name_template(template);
        }
        self.scope = scope;
        std::mem::take(&mut self.names)
    }

    /// Lets types refer to those whose turn comes later.
    pub fn foresee(&mut self, names: Chosen) {
        for (shape, name) in &names.declared {
            let rust = match self.kind(*shape) {
                Kind::Object(_) => RustType::Named(name.clone()),
                _ => RustType::Open(name.clone()),
            };
            let shape = self.shapes.resolved(*shape);
            self.known.insert((shape, self.form(shape)), rust);
        }
        self.foreseen = names;
    }

    /// What a template will be called.
    pub fn template_name(&self, template: usize) -> Name {
        self.foreseen.templates[&template].clone()
    }

    /// Names a template that has no name yet.
    pub fn name_template(&mut self, template: usize) -> Option<Name> {
        if self.names.templates.contains_key(&template) {
            return None;
        }
        let name = self.given.templates.remove(&template).unwrap_or_else(|| {
            let titles = &self.generics.templates[template].titles;
            self.scope.claim_first(titles, Role::Type)
        });
        self.names.templates.insert(template, name.clone());
        Some(name)
    }

    /// Names a declared shape, unless it is made of a template, which then has a name.
    pub fn name_declared(&mut self, shape: ShapeId) -> Option<Name> {
        if let Some(instance) = self.generics.instance(shape) {
            self.name_template(instance.template);
            return None;
        }
        if let Some(given) = self.given.declared.remove(&shape) {
            self.names.declared.insert(shape, given.clone());
            return Some(given);
        }
        let kept = self.kept.take();
        let kept = kept.filter(|_| self.side(shape) == Side::Request);
        let name = kept.unwrap_or_else(|| {
            let texts = self.declared_texts(shape);
            self.scope.claim_first(&texts, Role::Type)
        });
        let has_two = matches!(self.kind(shape), Kind::Object(_) | Kind::Union(_));
        if self.side(shape) == Side::Answer && has_two {
            let written = format!("{} {IN_REQUESTS}", name.text());
            self.kept = Some(self.scope.claim(&written, Role::Type));
        }
        self.names.declared.insert(shape, name.clone());
        Some(name)
    }

    /// What a declared shape may be called, best first.
    fn declared_texts(&self, shape: ShapeId) -> Vec<String> {
        let title = self.latin_title(shape).map(str::to_owned);
        let candidates = candidates(shape, self.shapes);
        title.into_iter().chain(candidates).collect()
    }

    /// The title of a declared shape, if it is a name in Latin letters, and there is no other, nor one that the user chose.
    fn latin_title(&self, shape: ShapeId) -> Option<&str> {
        let Shape { declared, docs, .. } = &self.shapes[shape];
        let name = called(declared.as_ref()?).pop()?;
        let is_latin = has_latin(&name) || self.lexicon.translated(&name) != name;
        (!is_latin && is_latin_name(&docs.title)).then_some(&docs.title)
    }

    /// How much what a declared shape is called is like the name of a type.
    fn likeness(&self, shape: ShapeId) -> impl Ord + use<> {
        let texts = candidates(shape, self.shapes);
        let first = texts.first().map_or("", |text| text);
        likeness(first, Role::Type, &self.lexicon)
    }

    /// What is added to names for the side on which a shape stands.
    pub fn side_words(&self, shape: ShapeId) -> String {
        match self.side(shape) {
            Side::Both | Side::Answer => String::new(),
            Side::Request => format!(" {IN_REQUESTS}"),
            Side::Change => format!(" {IN_CHANGES}"),
        }
    }

    fn side(&self, shape: ShapeId) -> Side {
        let declared = self.shapes[shape].declared.as_ref();
        declared.map_or(Side::Both, |declared| declared.side)
    }

    /// Names a type by its own name, by its title if that is written as a name, or by where it stands: in a few words, or,
    /// where an older one is called so, in more.
    /// Gives the words, too, of which the names of what it holds are made.
    pub fn claim(&mut self, shape: ShapeId, words: &str) -> (Name, String) {
        if let Some(given) = self.given.declared.remove(&shape) {
            let words = given.text().to_owned();
            return (given, words);
        }
        if self.shapes[shape].declared.is_none() {
            return self.claim_by_place(shape, words);
        }
        let mut texts = self.declared_texts(shape);
        if self.side(shape) == Side::Change {
            let in_changes = texts.iter().map(|text| format!("{text} {IN_CHANGES}"));
            texts = in_changes.chain([words.to_owned()]).collect();
        }
        let name = self.scope.claim_first(&texts, Role::Type);
        let words = name.text().to_owned();
        (name, words)
    }

    /// Names a type by its title or by where it stands.
    pub fn claim_by_place(&mut self, shape: ShapeId, words: &str) -> (Name, String) {
        let texts = self.texts(shape, words);
        self.scope.claim_words(&texts, Role::Type)
    }

    /// What a type may be called that has no name of its own, best first.
    fn texts(&self, shape: ShapeId, words: &str) -> Vec<String> {
        let around = self.around.iter().map(|around| format!("{around} {words}"));
        let last = format!("{words} {}", kind_word(self.kind(shape)));
        let title = self.title(shape).map(str::to_owned);
        let texts = title.into_iter().chain([words.to_owned()]);
        let texts = texts.chain(around).chain([last]);
        texts.collect()
    }

    /// The title of a shape, if it is written as a name, and no other type is called so.
    pub fn title(&self, shape: ShapeId) -> Option<&str> {
        let title = self.shapes[shape].docs.title_as_name();
        title.filter(|title| !self.ambiguous_titles.contains(*title))
    }

    /// Says what stands around the types that are planned next, in a word or in more.
    pub fn stand_in(&mut self, around: &[String]) {
        self.around = around.to_vec();
    }
}
