//! The calls of a generated client, as its source has them.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    Expr, FnArg, GenericArgument, ImplItem, ImplItemFn, Item, ItemStruct, Lit, Pat, PathArguments,
    ReturnType, Type,
};

/// What a method or a setter takes.
#[derive(Clone)]
pub struct Argument {
    /// Where it goes: `query:page`, `body`; none if nothing is known of that.
    pub key: Option<String>,
    /// Its type.
    pub kind: Type,
    /// The media type that it is sent as, of a body.
    pub media: Option<String>,
}

impl Argument {
    /// Whether it may be nothing.
    pub fn is_optional(&self) -> bool {
        last(&self.kind) == "Option"
    }
}

/// A method of a group of calls.
#[derive(Clone)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What it takes.
    pub arguments: Vec<Argument>,
    /// What it gives.
    pub answer: Type,
    /// The media types that it asks for.
    pub accept: Vec<String>,
    /// The module and the marker of its setters.
    marker: Option<(String, String)>,
}

/// A setter.
#[derive(Clone)]
pub struct Setter {
    /// Its name.
    pub name: String,
    /// What it takes.
    pub argument: Argument,
}

/// The fields of a form: name, whether it may be absent, kind and name on the wire.
pub type Fields = Vec<(String, bool, String, String)>;

/// The calls.
#[derive(Default)]
pub struct Client {
    /// The methods.
    pub methods: Vec<Method>,
    /// The forms among the types.
    pub forms: BTreeMap<String, Fields>,
    /// Of the fields that may be a file or something else, by form and field, the path of the variant that is no file.
    pub others: BTreeMap<(String, String), String>,
    /// The methods of the builder that set credentials.
    pub credentials: Vec<(String, usize)>,
    /// The methods of the builder that set base URLs.
    pub servers: Vec<String>,
    setters: BTreeMap<(String, String), Vec<Setter>>,
    /// The types of fields, without what is around them, by struct and field.
    fields: BTreeMap<(String, String), String>,
    /// The variants that are no files, by enum.
    choices: BTreeMap<String, String>,
}

impl Client {
    /// Reads the source of a client that is a module.
    ///
    /// # Errors
    ///
    /// If it is no Rust.
    pub fn parse(source: &str) -> Result<Client, String> {
        let file = syn::parse_file(source).map_err(|error| error.to_string())?;
        let mut client = Client::default();
        client.items("", &file.items);
        for (field, kind) in &client.fields {
            if let Some(variant) = client.choices.get(kind) {
                let path = format!("client::types::{kind}::{variant}");
                client.others.insert(field.clone(), path);
            }
        }
        Ok(client)
    }

    /// The setters of a method.
    pub fn setters(&self, method: &Method) -> &[Setter] {
        let marker = method.marker.as_ref();
        let setters = marker.and_then(|marker| self.setters.get(marker));
        setters.map_or(&[], Vec::as_slice)
    }

    fn items(&mut self, module: &str, items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(inner) if inner.ident != "support" => {
                    let items = inner.content.as_ref().map(|(_, items)| items.as_slice());
                    self.items(&inner.ident.to_string(), items.unwrap_or_default());
                }
                Item::Impl(of) if of.trait_.is_none() => {
                    let owner = last(&of.self_ty);
                    for item in &of.items {
                        if let ImplItem::Fn(function) = item {
                            self.function(module, &owner, &of.self_ty, function);
                        }
                    }
                }
                Item::Struct(planned) => self.fields(planned),
                Item::Macro(called) => {
                    let tokens = called.mac.tokens.clone();
                    match called.mac.path.to_token_stream().to_string().as_str() {
                        "form" | "pairs" => self.form(tokens),
                        "choice" => self.choice(tokens),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    fn function(&mut self, module: &str, owner: &str, of: &Type, function: &ImplItemFn) {
        let name = function.sig.ident.to_string();
        let answer = match &function.sig.output {
            ReturnType::Type(_, answer) => &**answer,
            ReturnType::Default => return,
        };
        let mut arguments = arguments(function);
        match owner {
            "Call" if last(answer) == "Self" => {
                if let (Some(marker), Some(argument)) = (generic(of, 1), arguments.pop()) {
                    let key = (module.to_owned(), last(&marker));
                    self.setters
                        .entry(key)
                        .or_default()
                        .push(Setter { name, argument });
                }
            }
            "Builder" if module.is_empty() && takes_texts(function) => {
                let body = function.block.to_token_stream().to_string();
                match body.contains("self . server (") {
                    true => self.servers.push(name),
                    false => self.credentials.push((name, arguments.len())),
                }
            }
            _ if last(answer) == "Call" => {
                if let Some(gives) = generic(answer, 0) {
                    self.methods.push(Method {
                        name,
                        docs: docs(function),
                        arguments,
                        accept: accept(function),
                        answer: gives,
                        marker: generic(answer, 1).map(|marker| (module.to_owned(), last(&marker))),
                    });
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, planned: &ItemStruct) {
        for field in &planned.fields {
            let tokens = field.ty.to_token_stream().into_iter();
            let mut names = tokens.filter_map(|token| match token {
                TokenTree::Ident(name) => Some(name.to_string()),
                _ => None,
            });
            if let (Some(field), Some(kind)) = (&field.ident, names.by_ref().last()) {
                let key = (planned.ident.to_string(), field.to_string());
                self.fields.insert(key, kind);
            }
        }
    }

    /// `Picture { File: file, Reference: json }`
    fn choice(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter();
        let (Some(name), Some(TokenTree::Group(variants))) = (tokens.next(), tokens.next()) else {
            return;
        };
        let variants: Vec<TokenTree> = variants.stream().into_iter().collect();
        let mut variants = variants.split(|token| token.to_string() == ",");
        let other = variants.find(|variant| {
            let kind = variant.get(2).map(ToString::to_string);
            kind.is_some_and(|kind| kind != "file" && kind != "files")
        });
        if let Some(other) = other {
            self.choices.insert(name.to_string(), other[0].to_string());
        }
    }

    /// `Login { user: text "user", scopes?: list "scope" as X }`
    fn form(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter();
        let (Some(name), Some(TokenTree::Group(fields))) = (tokens.next(), tokens.next()) else {
            return;
        };
        let fields: Vec<TokenTree> = fields.stream().into_iter().collect();
        let fields = fields.split(|token| token.to_string() == ",");
        let fields = fields.filter_map(|field| {
            let is_optional = field.get(1)?.to_string() == "?";
            let kind = 2 + usize::from(is_optional);
            let wire = field.get(kind + 1)?.to_token_stream();
            let wire = syn::parse2::<syn::LitStr>(wire).ok()?.value();
            let (name, kind) = (field[0].to_string(), field[kind].to_string());
            Some((name, is_optional, kind, wire))
        });
        self.forms.insert(name.to_string(), fields.collect());
    }
}

/// Whether all that a function takes are texts, as secrets are.
fn takes_texts(function: &ImplItemFn) -> bool {
    let mut inputs = function.sig.inputs.iter().skip(1);
    inputs.all(|input| {
        input
            .to_token_stream()
            .to_string()
            .ends_with(": impl Into < String >")
    })
}

fn docs(function: &ImplItemFn) -> Vec<String> {
    let texts = function.attrs.iter().filter_map(|attribute| {
        let syn::Meta::NameValue(pair) = &attribute.meta else {
            return None;
        };
        match &pair.value {
            Expr::Lit(literal) if pair.path.is_ident("doc") => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        }
    });
    texts.collect()
}

/// The media types in what reads the answer; JSON where there is none.
fn accept(function: &ImplItemFn) -> Vec<String> {
    let mut leaves = Leaves::default();
    if let Some(syn::Stmt::Expr(last, _)) = function.block.stmts.last() {
        leaves.visit_expr(last);
    }
    let mut media: Vec<String> = leaves
        .texts
        .into_iter()
        .flat_map(|text| text.split(", ").map(str::to_owned).collect::<Vec<String>>())
        .collect();
    if media.is_empty() {
        media.push("application/json".to_owned());
    }
    media
}

/// The last name of a type's path.
pub fn last(kind: &Type) -> String {
    match kind {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// A type within the angle brackets of another.
fn generic(kind: &Type, index: usize) -> Option<Type> {
    let Type::Path(path) = kind else { return None };
    let PathArguments::AngleBracketed(list) = &path.path.segments.last()?.arguments else {
        return None;
    };
    let types = list.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(kind) => Some(kind.clone()),
        _ => None,
    });
    types.into_iter().nth(index)
}

fn arguments(function: &ImplItemFn) -> Vec<Argument> {
    let mut places = Places::default();
    places.visit_block(&function.block);
    let typed = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => Some(typed),
        FnArg::Receiver(_) => None,
    });
    let argument = |typed: &syn::PatType| {
        let name = match &*typed.pat {
            Pat::Ident(pattern) => pattern.ident.to_string(),
            _ => String::new(),
        };
        let found = places
            .found
            .iter()
            .find(|(idents, _, _)| idents.contains(&name));
        Argument {
            key: found.map(|(_, key, _)| key.clone()),
            kind: (*typed.ty).clone(),
            media: found.and_then(|(_, _, media)| media.clone()),
        }
    };
    typed.map(argument).collect()
}

/// Where arguments go in the request.
#[derive(Default)]
struct Places {
    /// The names in the arguments of a call, where that puts them, and as which media type.
    found: Vec<(Vec<String>, String, Option<String>)>,
}

impl<'a> Visit<'a> for Places {
    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        let method = call.method.to_string();
        let mut leaves = Leaves::default();
        call.args
            .iter()
            .for_each(|argument| leaves.visit_expr(argument));
        let Leaves { texts, idents } = leaves;
        let first = texts.first().cloned().unwrap_or_default();
        let (key, media) = match method.as_str() {
            "segment" | "segment_in" => (format!("path:{first}"), None),
            "query" | "query_in" | "set_query" | "query_list" => (format!("query:{first}"), None),
            "header" | "header_in" => (format!("header:{first}"), None),
            "cookie" | "cookie_in" => (format!("cookie:{first}"), None),
            "json" => ("body".to_owned(), Some("application/json".to_owned())),
            "form" => (
                "body".to_owned(),
                Some("application/x-www-form-urlencoded".to_owned()),
            ),
            "multipart" => ("body".to_owned(), Some("multipart/form-data".to_owned())),
            "json_as" | "bytes" | "text" | "xml" | "json_lines" => ("body".to_owned(), Some(first)),
            "body_in" => ("body".to_owned(), Some(first)),
            _ => return visit::visit_expr_method_call(self, call),
        };
        self.found.push((idents, key, media));
        visit::visit_expr_method_call(self, call);
    }
}

/// The strings and names in expressions.
#[derive(Default)]
struct Leaves {
    texts: Vec<String>,
    idents: Vec<String>,
}

impl<'a> Visit<'a> for Leaves {
    fn visit_lit_str(&mut self, text: &'a syn::LitStr) {
        self.texts.push(text.value());
    }

    fn visit_expr_path(&mut self, path: &'a syn::ExprPath) {
        self.idents
            .extend(path.path.get_ident().map(ToString::to_string));
    }
}
