//! Shapes become types: each shape once, whoever refers to it.

use std::collections::{BTreeMap, BTreeSet};

use super::chosen::Chosen;
use super::declared::{declared, holders, is_holder};
use super::foreign::Formats;
use super::generics::Generics;
use super::lexicon::Lexicon;
use super::names::{Name, Role, Scope};
use super::places::Places;
use super::rust::{RustType, optional};
use super::said::Said;
use super::twins::Twins;
use super::types::{Extra, Struct, Type};
use super::{defaults, uses};
use super::{recursion, weight};
use crate::api::{
    Api, Constant, DefaultValue, FormEncoding, Integer, Kind, Object, Operation, Shape, ShapeId,
    Shapes, forms_alone,
};
use crate::config::Config;

/// Methods of a type that users build, which those that set its fields must not hide.
const METHODS: [&str; 7] = ["new", "clone", "eq", "fmt", "serialize", "into", "default"];

/// The types of a client as they are planned.
pub struct Types<'a> {
    pub shapes: &'a Shapes,
    pub lexicon: Lexicon,
    pub scope: Scope,
    pub list: Vec<Type>,
    /// The shapes of which users make values.
    built: BTreeSet<ShapeId>,
    /// The shapes with names that are forms and nothing else.
    forms: BTreeMap<ShapeId, FormEncoding>,
    /// The shapes of which something is demanded that is checked.
    checked: BTreeSet<ShapeId>,
    /// Whether what users make begins with the defaults of the description.
    has_starts: bool,
    /// The defaults with which nothing begins, and why.
    pub unstarted: Vec<(DefaultValue, &'static str)>,
    /// The types of other crates that stand for formats.
    pub formats: Formats<'a>,
    /// The types of shapes that are planned; a form writes a shape in a type of its own.
    pub known: BTreeMap<(ShapeId, Option<FormEncoding>), RustType>,
    pub generics: Generics,
    twins: Twins,
    /// The lists and maps that have names of their own, each with the shape that has its name.
    pub holders: BTreeMap<ShapeId, ShapeId>,
    /// The names that were chosen.
    pub names: Chosen,
    /// The names that will be.
    pub foreseen: Chosen,
    /// Those of them that nothing else may take, though it chooses before.
    pub given: Chosen,
    /// The name that is kept for the next shape, if that is the same one in requests.
    pub kept: Option<Name>,
    /// Titles after which nothing is called that has no name.
    pub ambiguous_titles: &'a BTreeSet<String>,
    /// What stands around the types that are planned, in a word or in more.
    pub around: Vec<String>,
    pub places: Places,
    /// Whether clients open envelopes.
    pub unwraps: bool,
    /// Whether calls ask for one page after another.
    has_pages: bool,
}

impl<'a> Types<'a> {
    /// No types yet; those that have names of their own will have these, as far as that is known.
    pub fn new(api: &'a Api, config: &'a Config, foreseen: Option<Chosen>) -> Types<'a> {
        let lexicon = Lexicon::new(config);
        let declared = declared(api);
        let declared: Vec<ShapeId> = declared.into_iter().map(|(_, shape)| shape).collect();
        let holders = holders(&declared, &api.shapes);
        let mut shapes = declared.clone();
        shapes.retain(|shape| !holders.contains_key(&api.shapes.resolved(*shape)));
        let generics = Generics::new(api, &shapes);
        let twins = Twins::new(api, &declared, &generics);
        let standing = |shape| {
            let model = generics.model(shape);
            model.into_iter().chain([twins.oldest(shape)]).collect()
        };
        let built = uses::built(api, &standing);
        let mut types = Types {
            shapes: &api.shapes,
            scope: Scope::new(&lexicon),
            lexicon,
            list: Vec::new(),
            built,
            forms: forms_alone(api),
            checked: match config.checks {
                true => uses::checked(api),
                false => BTreeSet::new(),
            },
            has_starts: config.defaults,
            unstarted: Vec::new(),
            formats: Formats::new(&config.formats),
            known: BTreeMap::new(),
            generics,
            twins,
            holders,
            names: Chosen::default(),
            foreseen: Chosen::default(),
            given: Chosen::default(),
            kept: None,
            ambiguous_titles: &api.ambiguous_titles,
            around: Vec::new(),
            places: Places::default(),
            unwraps: config.unwraps,
            has_pages: config.pages,
        };
        let alone = types.names_alone(&shapes);
        types.foresee(foreseen.unwrap_or(alone));
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

    /// What words are called.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Plans the type of a declared shape; without a name of its own it is made of a template.
    pub fn plan_declared(&mut self, shape: ShapeId) {
        self.stand_in(&[]);
        if is_holder(self.kind(shape)) {
            self.plan(shape, "");
            return;
        }
        self.plan_template(shape);
        let Some(name) = self.name_declared(shape) else {
            self.plan(shape, "");
            return;
        };
        match self.kind(shape) {
            Kind::Object(object) => {
                let words = name.text().to_owned();
                let form = self.form(shape);
                self.plan_struct(shape, object, name, &words, form, None);
            }
            Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) => self.plan_enum(shape, name),
            Kind::Union(union) => {
                let words = name.text().to_owned();
                self.plan_union(shape, union, name, &words);
            }
            _ => {}
        }
    }

    /// The names that were chosen, if they are not those that were foreseen.
    pub fn surprises(&mut self) -> Option<Chosen> {
        let chosen = std::mem::take(&mut self.names);
        (chosen != self.foreseen).then_some(chosen)
    }

    /// The types, each before the types that it holds, where it has no name of its own; and what became of formats.
    pub fn into_list(mut self) -> (Vec<Type>, Formats<'a>) {
        let known = &self.known;
        let name = |shape| match known.get(&(shape, None)) {
            Some(RustType::Named(name) | RustType::Open(name)) => Some(name.clone()),
            _ => None,
        };
        self.places.tell(&mut self.list, name);
        recursion::cut(&mut self.list);
        weight::lighten(&mut self.list);
        defaults::name_variants(&mut self.list);
        (self.list, self.formats)
    }

    /// Whether the call of an operation asks for one page after another.
    pub fn is_paged(&self, operation: &Operation) -> bool {
        self.has_pages && operation.pages.is_some()
    }

    /// What kind of value a shape is, behind references.
    pub fn kind(&self, shape: ShapeId) -> &'a Kind {
        &self.shapes[self.shapes.resolved(shape)].kind
    }

    /// What a shape is where it is not null.
    pub fn bare_kind(&self, shape: ShapeId) -> &'a Kind {
        &self.shapes[self.shapes.bare(shape)].kind
    }

    /// Whether values may have parts, and are no lists of scalars.
    pub fn has_parts(&self, shape: ShapeId) -> bool {
        matches!(self.bare_kind(shape), Kind::Any) || !self.shapes.is_sent(shape, true)
    }

    /// What a description says of shapes.
    pub fn said(&self) -> Said<'_> {
        Said {
            shapes: self.shapes,
            generics: &self.generics,
            twins: &self.twins,
        }
    }

    /// The encoding of a shape that is a form and nothing else.
    pub fn form(&self, shape: ShapeId) -> Option<FormEncoding> {
        self.forms.get(&self.shapes.resolved(shape)).copied()
    }

    /// Whether something is demanded of a shape, or of what it holds, that is checked.
    pub fn is_checked(&self, shape: ShapeId) -> bool {
        self.checked.contains(&shape)
    }

    /// Whether users make values of the type of a shape.
    pub fn is_built(&self, shape: ShapeId) -> bool {
        self.built.contains(&self.shapes.resolved(shape))
    }

    /// A shape as it is written, which may be a reference.
    pub fn written(&self, shape: ShapeId) -> &'a Shape {
        &self.shapes[shape]
    }

    /// The shape that stands for this one: behind references, the oldest of those that it is one with.
    pub fn oldest(&self, shape: ShapeId) -> ShapeId {
        self.twins.oldest(self.shapes.resolved(shape))
    }

    /// Whether a shape stands in several places, and nobody knows which is older.
    pub fn is_ageless(&self, shape: ShapeId) -> bool {
        self.twins.is_ageless(self.shapes.resolved(shape))
    }

    /// The type of a shape that is planned already.
    pub fn known(&self, shape: ShapeId) -> Option<&RustType> {
        let shape = self.oldest(shape);
        self.known.get(&(shape, None))
    }

    /// Plans the type of a shape that stands where `words` say.
    pub fn plan(&mut self, shape: ShapeId, words: &str) -> RustType {
        let place = shape;
        let shape = self.oldest(shape);
        if let Some(known) = self.known.get(&(shape, None)).cloned() {
            self.name_by_place(place, shape, words);
            return known;
        }
        // What is called by this place has no other name by it; what recurs is called by none.
        if !self.recurs(shape) {
            self.takes_place(place, words);
        }
        if let Some(foreign) = self.formats.of(&self.shapes[shape]) {
            return RustType::Foreign(foreign);
        }
        match self.kind(shape) {
            Kind::Any | Kind::Reference(_) => RustType::Value,
            Kind::Boolean => RustType::Bool,
            Kind::Integer(integer) => RustType::Integer(*integer),
            Kind::Number => RustType::F64,
            Kind::String => RustType::String,
            Kind::Secret => RustType::Secret,
            Kind::File => RustType::File,
            Kind::List(_) => RustType::Vec(Box::new(self.plan_held(shape, words))),
            Kind::Map(_) => RustType::Map(Box::new(self.plan_held(shape, words))),
            Kind::Nullable(inner) => optional(self.plan(*inner, words)),
            Kind::Const(Constant::Text(_)) => RustType::String,
            Kind::Const(Constant::Whole(_)) => RustType::Integer(Integer::Int64),
            Kind::Const(Constant::Boolean(_)) => RustType::Bool,
            Kind::Union(union) => {
                let (name, own) = self.claim(shape, words);
                let rust = RustType::Open(name.clone());
                self.known.insert((shape, None), rust.clone());
                self.within(shape, |types| types.plan_union(shape, union, name, &own));
                if self.recurs(shape) {
                    self.name_by_place(place, shape, words);
                }
                rust
            }
            Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) => {
                let (name, _) = self.claim(shape, words);
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

    /// Plans the type of a form: a struct, since its shape is an object.
    pub fn plan_form(&mut self, shape: ShapeId, words: &str, encoding: FormEncoding) -> RustType {
        let shape = self.oldest(shape);
        match self.kind(shape) {
            Kind::Object(object) => self.plan_object(shape, object, words, Some(encoding)),
            _ => self.plan(shape, words),
        }
    }

    /// Plans the type of an object.
    pub fn plan_object(
        &mut self,
        shape: ShapeId,
        object: &'a Object,
        words: &str,
        form: Option<FormEncoding>,
    ) -> RustType {
        if let Some(known) = self.known.get(&(shape, form)) {
            return known.clone();
        }
        let (name, words) = self.claim(shape, words);
        let rust = RustType::Named(name.clone());
        self.known.insert((shape, form), rust.clone());
        self.within(shape, |types| {
            types.plan_struct(shape, object, name, &words, form, None);
        });
        rust
    }

    /// Plans a struct, of which `template` says whether it is one.
    pub fn plan_struct(
        &mut self,
        shape: ShapeId,
        object: &'a Object,
        name: Name,
        words: &str,
        form: Option<FormEncoding>,
        template: Option<usize>,
    ) {
        let hole = template.and_then(|template| self.template(template).hole);
        let is_built = form.is_some() || self.is_built(shape);
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
            constants: Vec::new(),
            extra: None,
            is_checked: is_built && form.is_none() && self.has_checks(shape),
            form,
            envelope: self.envelope(shape).filter(|_| form.is_none()),
            is_built,
            places: Vec::new(),
        }));
        // Fields of what users build are methods, too; and what they do not build today they may tomorrow.
        let mut names = Scope::reserving(&self.lexicon, &METHODS);
        let (constants, fields) = self.split(shape, object, form);
        // Forms have no null.
        let is_change = form.is_none() && object.is_change;
        let called = self.called(&fields, &mut names);
        let mut planned = match template {
            Some(template) => self.template_fields(template, object, &fields, called, words),
            None => self.fields(&fields, called, words, form),
        };
        if is_change {
            self.tell_null_apart(&fields, &mut planned, &mut names);
        }
        if self.has_starts && is_built {
            self.begin_with_defaults(&fields, &mut planned, is_change);
        }
        if is_built {
            self.begin_with_tags(&fields, &mut planned);
        }
        let extra = object.extra.filter(|_| form.is_none()).map(|extra| Extra {
            rust: RustType::Map(Box::new(self.plan(extra, &format!("{words} value")))),
            checks: self.checks(extra),
            name: names.claim_first(&["extra", "extra fields"], Role::Field),
        });
        if let Type::Struct(stub) = &mut self.list[place] {
            stub.fields = planned;
            stub.constants = constants;
            stub.extra = extra;
        }
    }
}
