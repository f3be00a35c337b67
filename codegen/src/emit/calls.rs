//! Modules of calls: each method is a request, written down as data, and what its answer holds.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::rust::{MANY_ARGUMENTS, many_arguments};
use super::{
    Items, Module, Part, answer_headers, answers, call_docs, failures, given, imports, lints,
    literal, pages, streams,
};
use crate::plan::{Call, Destination, Docs, Method, Name, Output, PathPiece, Resource};

/// The module of a resource.
pub fn module(resource: &Resource) -> Module<'_> {
    let name = &resource.name;
    let docs = Doc::default().ours(format!("Calls of `client.{name}()`."));
    let feature = resource.feature.as_ref();
    let feature = feature.map(|feature| format!("They are the feature `{feature}`."));
    let docs = docs.ours(feature.unwrap_or_default());
    let docs = folders(resource).fold(docs, |docs, folder| docs.theirs(&folder.description));
    let text = docs.text();
    let group = Part::new(move || group(resource, &docs));
    let markers = resource.calls.iter().filter_map(|call| {
        let marker = call.marker.as_ref()?;
        Some(Part::new(move || {
            setters(call, marker, &resource.type_name)
        }))
    });
    let choices = resource.calls.iter().filter_map(|call| {
        let choice = call.failures.choice.as_ref()?;
        let link = link(call, &resource.type_name);
        Some(Part::new(move || failures::choice(choice, &link)))
    });
    let headers = resource.calls.iter().filter_map(|call| {
        let headers = call.answer_headers.as_ref()?;
        let link = link(call, &resource.type_name);
        Some(Part::new(move || {
            answer_headers::headers(headers, call, &link)
        }))
    });
    let outcomes = resource.calls.iter().filter_map(|call| {
        let Output::Several(outcomes) = &call.output else {
            return None;
        };
        let link = link(call, &resource.type_name);
        Some(Part::new(move || answers::outcomes(outcomes, &link)))
    });
    Module {
        name: name.text().to_owned(),
        file: Some(resource.file.text().to_owned()).filter(|file| file != name.text()),
        is_public: true,
        feature: resource.feature.as_deref(),
        items: Items::Parts {
            docs: text,
            parts: [group]
                .into_iter()
                .chain(markers)
                .chain(headers)
                .chain(outcomes)
                .chain(choices)
                .collect(),
        },
        modules: Vec::new(),
    }
}

/// The type that has the calls.
fn group(resource: &Resource, docs: &Doc) -> TokenStream {
    let (name, type_name) = (&resource.name, &resource.type_name);
    let has_types = imports::has_types(resource);
    let methods = resource.calls.iter().map(|call| method(call, has_types));
    let docs = docs.tokens();
    let (allowed, imports) = (allowed(resource), imports::imports(resource));
    quote! {
        #allowed
        #imports
        impl Client {
            #docs
            pub fn #name(&self) -> #type_name<'_> {
                #type_name { client: self }
            }
        }
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #type_name<'a> {
            client: &'a Client,
        }
        impl #type_name<'_> {
            #(#methods)*
        }
    }
}

/// The lints that names of the module meet.
fn allowed(resource: &Resource) -> Option<TokenStream> {
    let calls = resource.calls.iter();
    let methods = [&resource.name]
        .into_iter()
        .chain(calls.clone().flat_map(Call::methods));
    let given = calls.clone().flat_map(Call::given);
    let markers = calls.filter_map(|call| call.marker.as_ref());
    let met = lints::met_by(
        given.map(|given| &given.name),
        methods,
        [&resource.type_name].into_iter().chain(markers),
    );
    let is_enum =
        |call: &Call| call.failures.own().is_some() || matches!(call.output, Output::Several(_));
    let enums = resource.calls.iter().any(is_enum);
    let enums = enums.then(|| quote!(clippy::enum_variant_names, clippy::large_enum_variant,));
    let met = quote!(#enums #met);
    let reason = match enums {
        Some(_) => "names and types are as the description has them",
        None => "names are as the description has them",
    };
    (!met.is_empty()).then(|| quote!(#![allow(#met reason = #reason)]))
}

/// The folders of the calls that the description says something of, each once.
fn folders(resource: &Resource) -> impl Iterator<Item = &Docs> {
    let mut seen: Vec<&Docs> = Vec::new();
    for folder in resource.calls.iter().flat_map(|call| &call.folders) {
        if !folder.description.is_empty() && !seen.contains(&folder) {
            seen.push(folder);
        }
    }
    seen.into_iter()
}

/// The method of a call.
fn method(call: &Call, has_types: bool) -> TokenStream {
    let (name, id, verb) = (&call.name, literal::string(&call.id), verb(call.method));
    let docs = call_docs::docs(call, has_types).tokens();
    let deprecated = call.deprecated.then(|| quote!(#[deprecated]));
    let many = (call.arguments.len() >= MANY_ARGUMENTS).then(many_arguments);
    let arguments = call.arguments.iter().map(given::argument);
    let output = output(call);
    let in_path = call.arguments.iter().filter(|given| given.value.is_path());
    let checked = in_path.filter_map(given::checked);
    let kept = call.arguments.iter().filter_map(given::kept);
    let path = call.path.iter().map(path_piece);
    let query = call.query.iter().map(|(name, value)| {
        let (name, value) = (literal::string(name), literal::string(value));
        quote!(.query(#name, #value))
    });
    let sent = call.arguments.iter().map(given::sent);
    let headers = call.headers.iter().map(|(name, value)| {
        let (name, value) = (literal::string(name), literal::string(value));
        quote!(.header(#name, #value))
    });
    let destination = destination(&call.destination);
    let credentials = call.credentials.iter().map(|set| credential(set));
    let common = call.common.iter().map(|key| {
        let key = literal::string(key);
        quote!(.common(#key))
    });
    let answer = answers::answer(&call.output);
    let request = match &call.output {
        Output::Stream(stream) => streams::switched(stream, quote!(request)),
        _ => quote!(request),
    };
    quote! {
        #docs
        #deprecated
        #many
        pub fn #name(&self, #(#arguments),*) -> #output {
            #(#kept)*
            let request = Request::new(Method::#verb, #id) #destination #(#checked)* #(#path)* #(#query)* #(#headers)* #(#sent)* #(#credentials)* #(#common)*;
            self.client.call(#request, #answer)
        }
    }
}

fn destination(destination: &Destination) -> TokenStream {
    match destination {
        Destination::Default => TokenStream::new(),
        Destination::Server(key) => {
            let key = literal::string(key);
            quote!(.server(#key))
        }
        Destination::Origin(origin) => {
            let origin = literal::string(origin);
            quote!(.origin(#origin))
        }
    }
}

/// An alternative: a credential, or several that are sent together.
fn credential(set: &[String]) -> TokenStream {
    let keys: Vec<_> = set.iter().map(|key| literal::string(key)).collect();
    match keys.as_slice() {
        [key] => quote!(.credential(#key)),
        keys => quote!(.credentials(&[#(#keys),*])),
    }
}

fn path_piece(piece: &PathPiece) -> TokenStream {
    match piece {
        PathPiece::Text(text) => {
            let text = literal::string(text);
            quote!(.path(#text))
        }
        PathPiece::Value { argument, value } => given::segment(argument, value),
    }
}

/// The method of a call, for documentation.
fn link(call: &Call, type_name: &Name) -> String {
    format!("{type_name}::{}", call.name.text())
}

/// The marker of a call, and the setters of what may be left out.
fn setters(call: &Call, marker: &Name, type_name: &Name) -> TokenStream {
    let output = output(call);
    let link = link(call, type_name);
    let docs = format!("Marks the calls of [`{link}`], which have setters of their own.");
    let docs = Doc::default().ours(docs).tokens();
    let setters = call.setters.iter().map(|setter| {
        let (name, docs) = (&setter.name, given::setter_docs(setter).tokens());
        let (argument, set) = (given::argument(setter), given::set(setter));
        let kept = given::kept(setter);
        quote! {
            #docs
            pub fn #name(self, #argument) -> Self {
                #kept
                self.edit(|request| request #set)
            }
        }
    });
    let stream = call
        .streamed
        .as_ref()
        .map(|known| streams::method(known, marker));
    let answer = answers::rust(&call.output);
    let pages = call
        .pages
        .as_ref()
        .map(|pages| pages::methods(pages, &answer));
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub enum #marker {}
        impl #output {
            #(#setters)*
            #stream
            #pages
        }
    }
}

fn verb(method: Method) -> TokenStream {
    match method {
        Method::Get => quote!(GET),
        Method::Head => quote!(HEAD),
        Method::Post => quote!(POST),
        Method::Put => quote!(PUT),
        Method::Patch => quote!(PATCH),
        Method::Delete => quote!(DELETE),
        Method::Options => quote!(OPTIONS),
        Method::Trace => quote!(TRACE),
    }
}

/// The type of a call.
fn output(call: &Call) -> TokenStream {
    let answer = answers::rust(&call.output);
    let marker = call.marker.as_ref().map(|marker| quote!(, #marker));
    quote!(Call<#answer #marker>)
}
