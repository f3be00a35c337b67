//! Shapes become types: each shape once, whoever refers to it.

use std::collections::{BTreeMap, BTreeSet};

use super::foreign::Formats;
use super::names::{Name, Role, Scope};
use super::recursion;
use super::types::{Base, Enum, Extra, FieldKind, RustType, Struct, Type, optional};
use super::words::singular;
use super::{defaults, uses, variants};
use crate::api::{
    Api, Constant, Docs, FormEncoding, Integer, Kind, Object, Shape, ShapeId, Shapes, Side,
};
use crate::config::Config;

/// Methods of a type that users build, which those that set its fields must not hide.
const METHODS: [&str; 7] = ["new", "clone", "eq", "fmt", "serialize", "into", "default"];

/// The types of a client as they are planned.
pub struct Types<'a> {
    pub shapes: &'a Shapes,
    scope: Scope,
    pub list: Vec<Type>,
    /// The shapes of which users make values.
    built: BTreeSet<ShapeId>,
    /// The shapes of which users send changes.
    patched: BTreeSet<ShapeId>,
    /// The shapes of which something is demanded that is checked.
    checked: BTreeSet<ShapeId>,
    /// Whether what users make begins with the defaults of the description.
    has_starts: bool,
    /// The types of other crates that stand for formats.
    pub formats: Formats<'a>,
    /// The types of shapes that are planned; a form writes a shape in a type of its own.
    known: BTreeMap<(ShapeId, Option<FormEncoding>), RustType>,
}

impl<'a> Types<'a> {
    /// The types of the shapes that have names of their own.
    pub fn new(api: &'a Api, config: &'a Config) -> Types<'a> {
        let mut types = Types {
            shapes: &api.shapes,
            scope: Scope::default(),
            list: Vec::new(),
            built: uses::built(api),
            patched: uses::patched(api),
            checked: match config.checks {
                true => uses::checked(api),
                false => BTreeSet::new(),
            },
            has_starts: config.defaults,
            formats: Formats::new(&config.formats),
            known: BTreeMap::new(),
        };
        let names = types.declare(&api.declared);
        let mut filled = Vec::new();
        for (position, shape, name) in names {
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

    /// Names the types of declared shapes, the oldest first, so that a new one never takes the name of another; each with
    /// its position in the description.
    fn declare(&mut self, declared: &[ShapeId]) -> Vec<(usize, ShapeId, Name)> {
        // Another name of a type that has one is no type.
        let is_alias = |shape: ShapeId| match self.shapes[shape].kind {
            Kind::Reference(target) => self.shapes[target].declared.is_some(),
            _ => false,
        };
        let is_declared = |shape: &ShapeId| !is_alias(*shape) && is_type(self.kind(*shape));
        let mut names: Vec<(usize, ShapeId)> = declared
            .iter()
            .copied()
            .filter(is_declared)
            .enumerate()
            .collect();
        let number = |shape: ShapeId| {
            let declared = self.shapes[shape].declared.as_ref();
            declared
                .and_then(|declared| declared.number)
                .unwrap_or(u64::MAX)
        };
        names.sort_by_key(|(position, shape)| (number(*shape), *position));
        let mut named: Vec<(usize, ShapeId, Name)> = Vec::new();
        // The name that is kept for the next shape, if that is the same one in requests.
        let mut for_requests = None;
        for (position, shape) in names {
            let name = match self.side(shape) {
                Side::Request => for_requests.take(),
                Side::Both | Side::Answer => None,
            };
            let name = name.unwrap_or_else(|| {
                let candidates = candidates(shape, self.shapes);
                self.scope.claim_first(&candidates, Role::Type)
            });
            let has_two = matches!(self.kind(shape), Kind::Object(_) | Kind::Union(_));
            if self.side(shape) == Side::Answer && has_two {
                let input = format!("{} input", name.text());
                for_requests = Some(self.scope.claim(&input, Role::Type));
            }
            let rust = match self.kind(shape) {
                Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) | Kind::Union(_) => {
                    RustType::Open(name.clone())
                }
                _ => RustType::Named(name.clone()),
            };
            self.known.insert((self.shapes.resolved(shape), None), rust);
            named.push((position, shape, name));
        }
        named
    }

    /// The name of a type, its own or one from where it stands; and the words that begin the names of what it holds.
    fn named(&mut self, shape: ShapeId, words: &str) -> (Name, String) {
        match self.shapes[shape].declared {
            Some(_) => {
                let candidates = candidates(shape, self.shapes);
                let name = self.scope.claim_first(&candidates, Role::Type);
                let words = name.text().to_owned();
                (name, words)
            }
            None => (self.scope.claim(words, Role::Type), words.to_owned()),
        }
    }

    /// Plans what a named type holds.
    fn fill(&mut self, shape: ShapeId, name: Name) {
        match self.kind(shape) {
            Kind::Object(object) => {
                let words = name.text().to_owned();
                self.plan_struct(shape, object, name, &words, None);
            }
            Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) => self.plan_enum(shape, name),
            Kind::Union(union) => {
                let words = name.text().to_owned();
                self.plan_union(shape, union, name, &words);
            }
            _ => {}
        }
    }

    /// The types, each before the types that it holds, where it has no name of its own; and what became of formats.
    pub fn into_list(mut self) -> (Vec<Type>, Formats<'a>) {
        recursion::cut(&mut self.list);
        defaults::name_variants(&mut self.list);
        (self.list, self.formats)
    }

    /// What kind of value a shape is, behind references.
    pub fn kind(&self, shape: ShapeId) -> &'a Kind {
        &self.shapes[self.shapes.resolved(shape)].kind
    }

    /// What a description says of a shape in this place; what it says of a type that has a name stands there.
    pub fn docs(&self, shape: ShapeId) -> Docs {
        let own = &self.shapes[shape];
        match own.kind {
            Kind::Reference(target) if own.docs.is_empty() => self.docs(target),
            _ if own.declared.is_some() && is_type(&own.kind) => Docs::default(),
            _ => own.docs.clone(),
        }
    }

    /// Whether something is demanded of a shape, or of what it holds, that is checked.
    pub fn is_checked(&self, shape: ShapeId) -> bool {
        self.checked.contains(&shape)
    }

    /// A shape as it is written, which may be a reference.
    pub fn written(&self, shape: ShapeId) -> &'a Shape {
        &self.shapes[shape]
    }

    /// The type of a shape that is planned already.
    pub fn known(&self, shape: ShapeId) -> Option<&RustType> {
        self.known.get(&(shape, None))
    }

    /// Plans the type of a shape that stands where `words` say.
    pub fn plan(&mut self, shape: ShapeId, words: &str) -> RustType {
        let shape = self.shapes.resolved(shape);
        if let Some(known) = self.known.get(&(shape, None)) {
            return known.clone();
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
            Kind::List(element) => RustType::Vec(Box::new(self.plan(*element, &singular(words)))),
            Kind::Map(value) => {
                RustType::Map(Box::new(self.plan(*value, &format!("{words} value"))))
            }
            Kind::Nullable(inner) => optional(self.plan(*inner, words)),
            Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) => {
                let (name, _) = self.named(shape, words);
                let rust = RustType::Open(name.clone());
                self.known.insert((shape, None), rust.clone());
                self.plan_enum(shape, name);
                rust
            }
            Kind::Const(Constant::Text(_)) => RustType::String,
            Kind::Const(Constant::Whole(_)) => RustType::Integer(Integer::Int64),
            Kind::Const(Constant::Boolean(_)) => RustType::Bool,
            Kind::Object(object) => self.plan_object(shape, object, words, None),
            Kind::Union(union) => {
                let (name, words) = self.named(shape, words);
                let rust = RustType::Open(name.clone());
                self.known.insert((shape, None), rust.clone());
                self.plan_union(shape, union, name, &words);
                rust
            }
        }
    }

    /// Plans the type of a form: a struct, since its shape is an object.
    pub fn plan_form(&mut self, shape: ShapeId, words: &str, encoding: FormEncoding) -> RustType {
        let shape = self.shapes.resolved(shape);
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
        let (name, words) = self.named(shape, words);
        let rust = RustType::Named(name.clone());
        self.known.insert((shape, form), rust.clone());
        self.plan_struct(shape, object, name, &words, form);
        rust
    }

    fn plan_struct(
        &mut self,
        shape: ShapeId,
        object: &'a Object,
        name: Name,
        words: &str,
        form: Option<FormEncoding>,
    ) {
        let is_built = form.is_some() || self.built.contains(&self.shapes.resolved(shape));
        let place = self.list.len();
        self.list.push(Type::Struct(Struct {
            name,
            declared: self.declared(shape),
            docs: self.shapes[shape].docs.clone(),
            fields: Vec::new(),
            constants: Vec::new(),
            extra: None,
            form,
            is_built,
            is_checked: is_built && form.is_none() && self.is_checked(shape),
        }));
        // Fields of what users build are methods, too.
        let mut names = if is_built {
            Scope::reserving(&METHODS)
        } else {
            Scope::default()
        };
        let (constants, fields) = self.split(object, form);
        let is_patched = form.is_none() && self.patched.contains(&self.shapes.resolved(shape));
        let mut planned = self.fields(&fields, words, form, &mut names);
        if is_patched {
            self.tell_null_apart(&fields, &mut planned, &mut names);
        } else if self.has_starts && is_built {
            self.begin_with_defaults(&fields, &mut planned);
        }
        let extra = object.extra.filter(|_| form.is_none()).map(|extra| Extra {
            rust: RustType::Map(Box::new(self.plan(extra, &format!("{words} value")))),
            name: names.claim_first(&["extra", "extra fields"], Role::Field),
        });
        if let Type::Struct(stub) = &mut self.list[place] {
            stub.fields = planned;
            stub.constants = constants;
            stub.extra = extra;
        }
    }

    fn side(&self, shape: ShapeId) -> Side {
        let declared = self.shapes[shape].declared.as_ref();
        declared.map_or(Side::Both, |declared| declared.side)
    }

    /// What the description calls a shape, where it has a name of its own.
    pub fn declared(&self, shape: ShapeId) -> Option<String> {
        let declared = self.shapes[shape].declared.as_ref();
        declared.map(|declared| declared.name.clone())
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
            | Kind::Integer(_)
            | Kind::Number
            | Kind::String
            | Kind::Secret
            | Kind::Enum(_)
            | Kind::Codes(_)
            | Kind::Mixed(_)
            | Kind::Const(_) => FieldKind::Text,
            Kind::Union(union) => {
                let mut branches = union.branches.iter();
                match branches.all(|branch| self.field_kind(branch.shape) == FieldKind::Text) {
                    true => FieldKind::Text,
                    false => FieldKind::Json,
                }
            }
        }
    }

    fn plan_enum(&mut self, shape: ShapeId, name: Name) {
        let mut scope = Scope::default();
        let other = scope.claim("other", Role::Variant);
        let (base, variants) = match self.kind(shape) {
            Kind::Codes(values) => (Base::Number, variants::numbers(values, &mut scope)),
            Kind::Enum(values) => (Base::Text, variants::texts(values, &mut scope)),
            Kind::Mixed(values) => (Base::Value, variants::scalars(values, &mut scope)),
            _ => return,
        };
        self.list.push(Type::Enum(Enum {
            name,
            base,
            declared: self.declared(shape),
            docs: self.shapes[shape].docs.clone(),
            variants,
            other,
        }));
    }
}

/// Whether a value of this kind has a type that is declared.
fn is_type(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Object(_) | Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) | Kind::Union(_)
    )
}

/// What the type of a declared shape may be called: by its name, by the one for people where only that has Latin
/// letters, or with the folders around it.
fn candidates(shape: ShapeId, shapes: &Shapes) -> Vec<String> {
    let Some(declared) = &shapes[shape].declared else {
        return vec![String::new()];
    };
    let is_latin = |text: &str| text.contains(|c: char| c.is_ascii_alphabetic());
    let name = match is_latin(&declared.name) || !is_latin(&declared.title) {
        true => &declared.name,
        false => &declared.title,
    };
    let folder = declared.folders.last();
    let mut candidates = vec![name.clone()];
    candidates.extend(folder.map(|folder| format!("{folder} {name}")));
    candidates
}
