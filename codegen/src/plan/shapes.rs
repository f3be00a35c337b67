//! Shapes become types: each shape once, whoever refers to it.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::{candidates, declared};
use super::envelopes::{Envelope, envelope};
use super::generics::{Generics, Instance, Template};
use super::lexicon::Lexicon;
use super::names::{Name, Role, Scope};
use super::recursion;
use super::said::Said;
use super::twins::Twins;
use super::types::{
    Base, Enum, EnvelopePlan, Extra, FieldKind, RustType, Struct, Type, optional, without_option,
};
use super::words::singular;
use super::{uses, variants};
use crate::api::{Api, Field, FormEncoding, Kind, Object, ShapeId, Shapes};
use crate::config::Config;

/// Methods of a type that users build, which those that set its fields must not hide.
const METHODS: [&str; 7] = ["new", "clone", "eq", "fmt", "serialize", "into", "default"];

/// The types of a client as they are planned.
pub struct Types<'a> {
    shapes: &'a Shapes,
    lexicon: Lexicon,
    scope: Scope,
    list: Vec<Type>,
    /// The shapes of which users make values.
    built: BTreeSet<ShapeId>,
    /// The types of shapes that are planned; a form writes a shape in a type of its own.
    known: BTreeMap<(ShapeId, Option<FormEncoding>), RustType>,
    generics: Generics,
    twins: Twins,
    /// What the templates are called, in their order.
    templates: Vec<Name>,
    /// The templates whose types are planned.
    made: BTreeSet<usize>,
    /// What stands around the types that are planned, in a word or in more.
    around: Vec<String>,
    /// Whether clients open envelopes.
    unwraps: bool,
}

impl<'a> Types<'a> {
    /// The types of the shapes that have names of their own.
    pub fn new(api: &'a Api, config: &Config) -> Types<'a> {
        let lexicon = Lexicon::new(config);
        let declared = declared(api);
        let shapes: Vec<ShapeId> = declared.iter().map(|(_, shape)| *shape).collect();
        let generics = Generics::new(api, &shapes);
        let twins = Twins::new(api, &shapes, &generics);
        let built = uses::built(api, |shape| {
            let model = generics.model(shape);
            model.into_iter().chain([twins.oldest(shape)]).collect()
        });
        let mut types = Types {
            shapes: &api.shapes,
            scope: Scope::new(&lexicon),
            lexicon,
            list: Vec::new(),
            built,
            known: BTreeMap::new(),
            generics,
            twins,
            templates: Vec::new(),
            made: BTreeSet::new(),
            around: Vec::new(),
            unwraps: config.unwraps,
        };
        let names = types.declare(&shapes);
        let mut filled = Vec::new();
        for ((position, shape), name) in declared.into_iter().zip(names) {
            let more = types.apart(|types| types.fill(shape, name));
            filled.push((position, more.1));
        }
        types.append(filled);
        types
    }

    /// Does something, and takes out the types that it planned.
    pub fn apart<T>(&mut self, plan: impl FnOnce(&mut Self) -> T) -> (T, Vec<Type>) {
        let start = self.list.len();
        let planned = plan(self);
        (planned, self.list.split_off(start))
    }

    /// Puts in types that were taken out, in the order of their positions in the description.
    pub fn append<K: Ord>(&mut self, mut parts: Vec<(K, Vec<Type>)>) {
        parts.sort_by(|(one, _), (other, _)| one.cmp(other));
        self.list
            .extend(parts.into_iter().flat_map(|(_, part)| part));
    }

    /// Names the types of declared shapes, which come oldest first, so that a new one never takes the name of another;
    /// then those that answers share.
    fn declare(&mut self, declared: &[ShapeId]) -> Vec<Option<Name>> {
        let mut names = Vec::new();
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
            let name = self
                .scope
                .claim_first(&candidates(*shape, self.shapes), Role::Type);
            let rust = match self.kind(*shape) {
                Kind::Enum(_) | Kind::Codes(_) => RustType::Open(name.clone()),
                _ => RustType::Named(name.clone()),
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

    /// What words are called.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// A template by its number.
    pub fn template(&self, number: usize) -> &Template {
        &self.generics.templates[number]
    }

    fn name_template(&mut self) {
        let titles = &self.generics.templates[self.templates.len()].titles;
        self.templates
            .push(self.scope.claim_first(titles, Role::Type));
    }

    /// Plans what a declared type holds; without a name of its own it is made of a template.
    fn fill(&mut self, shape: ShapeId, name: Option<Name>) {
        let Some(name) = name else {
            self.plan(shape, "");
            return;
        };
        match self.kind(shape) {
            Kind::Object(object) => {
                let words = name.text().to_owned();
                self.plan_struct(shape, object, name, &words, None, None);
            }
            Kind::Enum(_) | Kind::Codes(_) => self.plan_enum(shape, name),
            _ => {}
        }
    }

    /// Plans a type that is a template made for another.
    fn plan_instance(&mut self, shape: ShapeId, instance: Instance, words: &str) -> RustType {
        let Instance { template, argument } = instance;
        let (name, planned) = (
            self.templates[template].clone(),
            &self.generics.templates[template],
        );
        let (hole, model) = (planned.hole, planned.model);
        if self.made.insert(template)
            && let Kind::Object(object) = self.kind(model)
        {
            let words = name.text().to_owned();
            self.plan_struct(model, object, name.clone(), &words, None, Some(template));
        }
        let words = self.said().name(shape).unwrap_or(words).to_owned();
        let rust = match (argument, hole) {
            (Some(argument), Some(hole)) => {
                let rust = self.plan(argument, &words);
                let rust = if hole.is_optional && !hole.is_list {
                    without_option(rust)
                } else {
                    rust
                };
                RustType::Generic(name, Box::new(rust))
            }
            _ => RustType::Named(name),
        };
        self.known.insert((shape, None), rust.clone());
        rust
    }

    /// The types, each before the types that it holds, where it has no name of its own.
    pub fn into_list(mut self) -> Vec<Type> {
        recursion::cut(&mut self.list);
        self.list
    }

    /// What kind of value a shape is, behind references.
    pub fn kind(&self, shape: ShapeId) -> &'a Kind {
        &self.shapes[self.shapes.resolved(shape)].kind
    }

    /// What a description says of shapes.
    pub fn said(&self) -> Said<'_> {
        Said {
            shapes: self.shapes,
            generics: &self.generics,
            twins: &self.twins,
        }
    }

    /// Plans the type of a shape that stands where `words` say.
    pub fn plan(&mut self, shape: ShapeId, words: &str) -> RustType {
        let shape = self.twins.oldest(self.shapes.resolved(shape));
        if let Some(known) = self.known.get(&(shape, None)) {
            return known.clone();
        }
        match self.kind(shape) {
            Kind::Any | Kind::Reference(_) => RustType::Value,
            Kind::Boolean => RustType::Bool,
            Kind::Integer => RustType::I64,
            Kind::Number => RustType::F64,
            Kind::String => RustType::String,
            Kind::File => RustType::File,
            Kind::List(element) => RustType::Vec(Box::new(self.plan(*element, &singular(words)))),
            Kind::Map(value) => {
                RustType::Map(Box::new(self.plan(*value, &format!("{words} value"))))
            }
            Kind::Nullable(inner) => optional(self.plan(*inner, words)),
            Kind::Enum(_) | Kind::Codes(_) => {
                let (name, _) = self.claim(words, "enum");
                let rust = RustType::Open(name.clone());
                self.known.insert((shape, None), rust.clone());
                self.plan_enum(shape, name);
                rust
            }
            Kind::Object(object) => match self.generics.instance(shape) {
                Some(instance) => self.plan_instance(shape, instance, words),
                None => self.plan_object(shape, object, words, None),
            },
        }
    }

    /// Names a type by where it stands: in a few words, or, where an older one is called so, in more. Gives the words,
    /// too, of which the names of what it holds are made.
    fn claim(&mut self, words: &str, kind: &str) -> (Name, String) {
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

    /// Plans the type of a form: a struct, since its shape is an object.
    pub fn plan_form(&mut self, shape: ShapeId, words: &str, encoding: FormEncoding) -> RustType {
        let shape = self.twins.oldest(self.shapes.resolved(shape));
        match self.kind(shape) {
            Kind::Object(object) => self.plan_object(shape, object, words, Some(encoding)),
            _ => self.plan(shape, words),
        }
    }

    fn plan_object(
        &mut self,
        shape: ShapeId,
        object: &'a Object,
        words: &str,
        form: Option<FormEncoding>,
    ) -> RustType {
        if let Some(known) = self.known.get(&(shape, form)) {
            return known.clone();
        }
        let (name, words) = self.claim(words, "object");
        let rust = RustType::Named(name.clone());
        self.known.insert((shape, form), rust.clone());
        self.plan_struct(shape, object, name, &words, form, None);
        rust
    }

    fn plan_struct(
        &mut self,
        shape: ShapeId,
        object: &'a Object,
        name: Name,
        words: &str,
        form: Option<FormEncoding>,
        template: Option<usize>,
    ) {
        let hole = template.and_then(|template| self.template(template).hole);
        let is_built = form.is_some() || self.built.contains(&self.shapes.resolved(shape));
        let place = self.list.len();
        let (declared, docs) = match template.is_some() {
            true => self.said().of_template(shape),
            false => self.said().of_type(shape),
        };
        self.list.push(Type::Struct(Struct {
            name,
            is_generic: hole.is_some(),
            declared: declared.map(str::to_owned),
            docs,
            fields: Vec::new(),
            extra: None,
            form,
            envelope: self.envelope(shape).filter(|_| form.is_none()),
            is_built,
        }));
        // Fields of what users build are methods, too.
        let mut names = if is_built {
            Scope::reserving(&self.lexicon, &METHODS)
        } else {
            Scope::new(&self.lexicon)
        };
        let planned = match template {
            Some(template) => self.template_fields(template, &object.fields, words, &mut names),
            None => self.fields(&object.fields, words, form, &mut names),
        };
        let extra = object.extra.filter(|_| form.is_none()).map(|extra| Extra {
            rust: RustType::Map(Box::new(self.plan(extra, &format!("{words} value")))),
            name: names.claim_first(&["extra", "extra fields"], Role::Field),
        });
        if let Type::Struct(stub) = &mut self.list[place] {
            stub.fields = planned;
            stub.extra = extra;
        }
    }

    /// How clients open the envelope that a shape is, if they do.
    fn envelope(&self, shape: ShapeId) -> Option<EnvelopePlan> {
        let envelope = self.opened(shape)?;
        let fields = self.fields_of(shape);
        let name = |field: usize| fields[field].name.clone();
        Some(EnvelopePlan {
            code: name(envelope.code),
            message: envelope.message.map(name).unwrap_or_default(),
            data: envelope.payload.map(name).unwrap_or_default(),
        })
    }

    /// The envelope that a shape is, if clients open such.
    pub fn opened(&self, shape: ShapeId) -> Option<Envelope> {
        envelope(self.shapes.bare(shape), self.shapes).filter(|_| self.unwraps)
    }

    /// The fields of a shape that is an object where it is not null.
    pub fn fields_of(&self, shape: ShapeId) -> &'a [Field] {
        match &self.shapes[self.shapes.bare(shape)].kind {
            Kind::Object(object) => &object.fields,
            _ => &[],
        }
    }

    /// How a form writes a field of this shape.
    pub fn field_kind(&self, shape: ShapeId) -> FieldKind {
        match self.kind(shape) {
            Kind::Nullable(inner) => self.field_kind(*inner),
            Kind::Any | Kind::Reference(_) | Kind::Map(_) | Kind::Object(_) => FieldKind::Json,
            Kind::File => FieldKind::File,
            Kind::List(element) => match self.field_kind(*element) {
                _ if matches!(self.kind(*element), Kind::Nullable(_)) => FieldKind::Json,
                FieldKind::Text => FieldKind::List,
                FieldKind::File => FieldKind::Files,
                _ => FieldKind::Json,
            },
            Kind::Boolean
            | Kind::Integer
            | Kind::Number
            | Kind::String
            | Kind::Enum(_)
            | Kind::Codes(_) => FieldKind::Text,
        }
    }

    fn plan_enum(&mut self, shape: ShapeId, name: Name) {
        let mut scope = Scope::new(&self.lexicon);
        let other = scope.claim("other", Role::Variant);
        let (base, variants) = match self.kind(shape) {
            Kind::Codes(values) => (Base::Number, variants::numbers(values, &mut scope)),
            Kind::Enum(values) => (Base::Text, variants::texts(values, &mut scope)),
            _ => return,
        };
        let (declared, docs) = self.said().of_type(shape);
        self.list.push(Type::Enum(Enum {
            name,
            base,
            declared: declared.map(str::to_owned),
            docs,
            variants,
            other,
        }));
    }
}
