//! Modules of calls: each method is a request, written down as data, and what its answer holds.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::rust::{MANY_ARGUMENTS, Prelude, many_arguments, written};
use super::{Items, Module, Part, call_docs, failures, foreign, given, lints, literal, streams};
use crate::plan::{
    BodyPlan, Call, Destination, Docs, FormEncoding, Given, Method, Name, Opening, Output,
    PathPiece, Resource, RustType, Value,
};

/// The module of a resource.
pub fn module(resource: &Resource) -> Module<'_> {
    let name = &resource.name;
    let docs = Doc::default().ours(format!("Calls of `client.{name}()`."));
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
        Some(Part::new(move || {
            failures::choice(choice, &call.failures, &link)
        }))
    });
    Module {
        name: name.text().to_owned(),
        is_public: true,
        items: Items::Parts {
            docs: text,
            parts: [group].into_iter().chain(markers).chain(choices).collect(),
        },
        modules: Vec::new(),
    }
}

/// The type that has the calls.
fn group(resource: &Resource, docs: &Doc) -> TokenStream {
    let (name, type_name) = (&resource.name, &resource.type_name);
    let methods = resource.calls.iter().map(method);
    let docs = docs.tokens();
    let (allowed, imports) = (allowed(resource), imports(resource));
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
    let markers = calls.filter_map(|call| call.marker.as_ref());
    let met = lints::met_by(methods, [&resource.type_name].into_iter().chain(markers));
    let reason = "names are as the description has them";
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

/// What the module imports: of the support code, only what it uses.
fn imports(resource: &Resource) -> TokenStream {
    let takes = |is: fn(&Value) -> bool| {
        let given = resource.calls.iter().flat_map(Call::given);
        given.map(|given| &given.value).any(is)
    };
    let is_form = |value: &Value| {
        matches!(
            value,
            Value::Body(BodyPlan::OpenForm(FormEncoding::Multipart))
        )
    };
    let is_pairs = |value: &Value| {
        matches!(
            value,
            Value::Body(BodyPlan::OpenForm(FormEncoding::Urlencoded))
        )
    };
    let is_texts = |value: &Value| {
        matches!(
            value,
            Value::Parameter {
                rust: RustType::String,
                is_list: true,
                ..
            }
        )
    };
    let is_bytes = |value: &Value| matches!(value, Value::Body(BodyPlan::Bytes(_)));
    let is_open = |value: &Value| matches!(value, Value::Body(BodyPlan::BytesIn(_)));
    let body = takes(is_open).then(|| quote!(Body,));
    let source = takes(is_bytes).then(|| quote!(, Source));
    let form = takes(is_form).then(|| quote!(Form,));
    let pairs = takes(is_pairs).then(|| quote!(Pairs,));
    let to_text = takes(is_texts).then(|| quote!(, ToText));
    let types = resource.calls.iter().any(mentions_types).then(|| {
        quote!(
            use super::types;
        )
    });
    let mut given = resource.calls.iter().flat_map(Call::given);
    let has_checks = given.any(|given| !given.checks.is_empty());
    let check = has_checks.then(|| quote!(, check));
    let chooses = |call: &Call| call.failures.choice.is_some();
    let has_choices = resource.calls.iter().any(chooses);
    let failures = has_choices.then(|| quote!(, failures));
    let names_support = |call: &Call| has_foreign(call) || call.stream().is_some();
    let is_named = has_checks || has_choices || resource.calls.iter().any(names_support);
    let support = is_named.then(|| quote!(self,));
    quote! {
        use super::support::{#support Answer, #body Call, Client, #form Method, #pairs Request #source #to_text #check #failures};
        #types
    }
}

/// Whether a call names a type of the client.
fn mentions_types(call: &Call) -> bool {
    let is_ours = |given: &Given| match &given.value {
        Value::Parameter { rust, .. } => rust.is_ours(),
        Value::Body(BodyPlan::Json(rust, _) | BodyPlan::Form(rust, _)) => rust.is_ours(),
        Value::Body(_) => false,
    };
    let is_ours_given = match &call.output {
        Output::Json(rust, _) => rust.is_ours(),
        Output::Opened { .. } => true,
        _ => false,
    };
    let stream = call.stream().and_then(|stream| stream.item.as_ref());
    let mut failures = call
        .failures
        .declared
        .iter()
        .filter_map(|failure| failure.rust.as_ref());
    let has_choice = call.failures.choice.is_some();
    let fails = has_choice && failures.any(RustType::is_ours);
    is_ours_given || fails || stream.is_some_and(RustType::is_ours) || call.given().any(is_ours)
}

/// Whether a call gives or takes a type of another crate outside of the types of the client.
fn has_foreign(call: &Call) -> bool {
    let is_foreign = |given: &Given| match &given.value {
        Value::Parameter { rust, .. } => rust.is_foreign(),
        Value::Body(BodyPlan::Json(rust, _)) => rust.is_foreign(),
        Value::Body(_) => false,
    };
    matches!(&call.output, Output::Json(rust, _) if rust.is_foreign())
        || call.given().any(is_foreign)
}

/// The method of a call.
fn method(call: &Call) -> TokenStream {
    let (name, id, verb) = (&call.name, literal::string(&call.id), verb(call.method));
    let docs = call_docs::docs(call).tokens();
    let deprecated = call.deprecated.then(|| quote!(#[deprecated]));
    let many = (call.arguments.len() >= MANY_ARGUMENTS).then(many_arguments);
    let arguments = call.arguments.iter().map(given::argument);
    let output = output(call);
    let in_path = call.arguments.iter().filter(|given| given.value.is_path());
    let checked = in_path.filter_map(given::checked);
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
    let answer = answer(&call.output);
    let request = match &call.output {
        Output::Stream(stream) => streams::switched(stream, quote!(request)),
        _ => quote!(request),
    };
    quote! {
        #docs
        #deprecated
        #many
        pub fn #name(&self, #(#arguments),*) -> #output {
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
        PathPiece::Value {
            parameter,
            argument,
            rust,
        } => {
            let parameter = literal::string(parameter);
            let value = given::text(argument, rust);
            quote!(.segment(#parameter, #value))
        }
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
        let (argument, sent) = (given::argument(setter), given::sent(setter));
        quote! {
            #docs
            pub fn #name(self, #argument) -> Self {
                self.edit(|request| request #sent)
            }
        }
    });
    let stream = call
        .streamed
        .as_ref()
        .map(|known| streams::method(known, marker));
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub enum #marker {}
        impl #output {
            #(#setters)*
            #stream
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

fn output(call: &Call) -> TokenStream {
    let prelude = Prelude::outside();
    let answer = match &call.output {
        Output::Json(rust, _) => written(rust, &prelude),
        Output::Opened { how, .. } => match how {
            Opening::Unwrapped(rust) | Opening::Checked(rust) => written(rust, &prelude),
            Opening::Acknowledged => quote!(()),
        },
        Output::Text(_) => prelude.string(),
        Output::Bytes(_) => quote!(bytes::Bytes),
        Output::Stream(stream) => streams::rust(stream),
        Output::Empty => quote!(()),
    };
    let marker = call.marker.as_ref().map(|marker| quote!(, #marker));
    quote!(Call<#answer #marker>)
}

fn answer(output: &Output) -> TokenStream {
    match output {
        Output::Json(rust, written) => {
            let media_type = literal::string(written);
            match foreign::form_beside_serde(rust) {
                Some(form) => quote!(Answer::json_by::<#form>(#media_type)),
                None if written == given::JSON => quote!(Answer::json()),
                None => quote!(Answer::json_as(#media_type)),
            }
        }
        Output::Opened {
            how,
            envelope,
            media_type,
        } => {
            let media_type = literal::string(media_type);
            let envelope = written(envelope, &Prelude::outside());
            let how = match how {
                Opening::Unwrapped(_) => quote!(unwrapped),
                Opening::Checked(_) => quote!(checked),
                Opening::Acknowledged => quote!(acknowledged),
            };
            quote!(Answer::#how::<#envelope>(#media_type))
        }
        Output::Text(media_type) => {
            let media_type = literal::string(media_type);
            quote!(Answer::text(#media_type))
        }
        Output::Bytes(media_type) => {
            let media_type = literal::string(media_type);
            quote!(Answer::bytes(#media_type))
        }
        Output::Stream(stream) => streams::answer(stream),
        Output::Empty => quote!(Answer::empty()),
    }
}
