//! Modules of calls: each method is a request, written down as data, and what its answer holds.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code, inline};
use super::rust::{Prelude, written};
use super::{Items, Module, literal};
use crate::plan::{
    Argument, ArgumentType, BodyPlan, Call, FormEncoding, Method, Name, Output, PathPiece,
    Resource, RustType, Send, Setter,
};

/// The module of a resource.
pub fn module(resource: &Resource) -> Module {
    let (name, type_name) = (&resource.name, &resource.type_name);
    let methods = resource.calls.iter().map(method);
    let markers = resource.calls.iter().filter_map(|call| {
        let marker = call.marker.as_ref()?;
        Some(setters(call, marker, type_name))
    });
    let docs = Doc::default().ours(format!("Calls of `client.{name}()`."));
    let type_docs = docs.tokens();
    let uses_types = resource.calls.iter().any(mentions_types).then(|| {
        quote!(
            use super::types;
        )
    });
    let uses = |form| resource.calls.iter().any(|call| takes_form(call, form));
    let form = uses(FormEncoding::Multipart).then(|| quote!(Form,));
    let pairs = uses(FormEncoding::Urlencoded).then(|| quote!(Pairs,));
    let to_text = resource
        .calls
        .iter()
        .any(takes_texts)
        .then(|| quote!(, ToText));
    let tokens = quote! {
        use super::support::{Answer, Call, Client, #form Method, #pairs Request #to_text};
        #uses_types
        impl Client {
            #type_docs
            pub fn #name(&self) -> #type_name<'_> {
                #type_name { client: self }
            }
        }
        #type_docs
        #[derive(Clone, Copy, Debug)]
        pub struct #type_name<'a> {
            client: &'a Client,
        }
        impl #type_name<'_> {
            #(#methods)*
        }
        #(#markers)*
    };
    let items = Items::Tokens {
        docs: docs.text(),
        tokens,
    };
    Module {
        name: name.text().to_owned(),
        is_public: true,
        items,
        modules: Vec::new(),
    }
}

/// The method of a call.
fn method(call: &Call) -> TokenStream {
    let (name, id, verb) = (&call.name, literal::string(&call.id), verb(call.method));
    let docs = call_docs(call).tokens();
    let deprecated = call.deprecated.then(|| quote!(#[deprecated]));
    let arguments = call.arguments.iter().map(|argument| {
        let (name, rust) = (&argument.name, argument_type(&argument.rust));
        quote!(#name: #rust)
    });
    let output = output(call);
    let path = call.path.iter().map(|piece| match piece {
        PathPiece::Text(text) => {
            let text = literal::string(text);
            quote!(.path(#text))
        }
        PathPiece::Value {
            parameter,
            argument,
        } => {
            let parameter = literal::string(parameter);
            quote!(.segment(#parameter, #argument))
        }
    });
    let query = call.query.iter().map(|(name, value)| {
        let (name, value) = (literal::string(name), literal::string(value));
        quote!(.query(#name, #value))
    });
    let sent = call.arguments.iter().filter_map(
        |Argument {
             name, rust, send, ..
         }| Some(sent(name, rust, send.as_ref()?)),
    );
    let credentials = call.credentials.iter().map(|key| quote!(.credential(#key)));
    let answer = answer(&call.output);
    quote! {
        #docs
        #deprecated
        pub fn #name(&self, #(#arguments),*) -> #output {
            let request = Request::new(Method::#verb, #id) #(#path)* #(#query)* #(#sent)* #(#credentials)*;
            self.client.call(request, #answer)
        }
    }
}

/// The marker of a call, and the setters of what may be left out.
fn setters(call: &Call, marker: &Name, type_name: &Name) -> TokenStream {
    let output = output(call);
    let link = format!("{type_name}::{}", call.name.text());
    let docs = format!("Marks the calls of [`{link}`], which have setters of their own.");
    let docs = Doc::default().ours(docs).tokens();
    let setters = call.setters.iter().map(setter);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub enum #marker {}
        impl #output {
            #(#setters)*
        }
    }
}

fn setter(setter: &Setter) -> TokenStream {
    let Setter {
        name,
        docs,
        rust,
        send,
    } = setter;
    let what = |place: &str, wire: &str| format!("Sets the optional {place} `{}`.", code(wire));
    let first = match (send, rust) {
        (Send::Query(wire), _) => what("query parameter", wire),
        (Send::Header(wire), _) => what("header", wire),
        (Send::Cookie(wire), _) => what("cookie", wire),
        (Send::Body, ArgumentType::Body(body)) => {
            format!("Sends a body of the type `{}`.", media_type(body))
        }
        (Send::Body, _) => String::new(),
    };
    let docs = Doc::default()
        .ours(first)
        .theirs(&docs.title)
        .theirs(&docs.description)
        .tokens();
    let (rust, sent) = (argument_type(rust), sent(name, rust, send));
    quote! {
        #docs
        pub fn #name(self, #name: #rust) -> Self {
            self.edit(|request| request #sent)
        }
    }
}

fn call_docs(call: &Call) -> Doc {
    let optional: Vec<String> = call
        .setters
        .iter()
        .map(|setter| format!("`{}`", setter.name))
        .collect();
    let mut doc = Doc::default()
        .theirs(&call.docs.title)
        .theirs(&call.docs.description);
    doc = doc.ours(format!("`{}`", code(&call.spelled)));
    if !optional.is_empty() {
        doc = doc.ours(format!("Optional: {}.", optional.join(", ")));
    }
    let described = call.arguments.iter().filter(|argument| {
        !argument.docs.title.is_empty() || !argument.docs.description.is_empty()
    });
    let described: Vec<String> = described
        .map(|argument| {
            let words = [
                inline(&argument.docs.title),
                inline(&argument.docs.description),
            ];
            let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
            format!("* `{}`: {}", argument.name, words.join(" "))
        })
        .collect();
    if !described.is_empty() {
        doc = doc.ours("# Arguments").ours(described.join("\n"));
    }
    if !call.answer_docs.is_empty() {
        doc = doc.ours("# Answer").theirs(&call.answer_docs);
    }
    let failures: Vec<String> = call
        .failures
        .iter()
        .map(|(status, words)| format!("* `{}` {}", code(status), inline(words)))
        .collect();
    if !failures.is_empty() {
        doc = doc.ours("# Errors").ours(failures.join("\n"));
    }
    doc
}

fn media_type(body: &BodyPlan) -> String {
    let media_type = match body {
        BodyPlan::Json(_) | BodyPlan::AnyJson => "application/json",
        BodyPlan::Form(_, FormEncoding::Multipart)
        | BodyPlan::OpenForm(FormEncoding::Multipart) => "multipart/form-data",
        BodyPlan::Form(_, FormEncoding::Urlencoded)
        | BodyPlan::OpenForm(FormEncoding::Urlencoded) => "application/x-www-form-urlencoded",
        BodyPlan::Text(media_type) | BodyPlan::Bytes(media_type) => media_type,
    };
    code(media_type)
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
        Output::Json(rust) => written(rust, &prelude),
        Output::Text(_) => prelude.string(),
        Output::Bytes(_) => quote!(bytes::Bytes),
        Output::Empty => quote!(()),
    };
    let marker = call.marker.as_ref().map(|marker| quote!(, #marker));
    quote!(Call<#answer #marker>)
}

fn answer(output: &Output) -> TokenStream {
    match output {
        Output::Json(_) => quote!(Answer::json()),
        Output::Text(media_type) => {
            let media_type = literal::string(media_type);
            quote!(Answer::text(#media_type))
        }
        Output::Bytes(media_type) => {
            let media_type = literal::string(media_type);
            quote!(Answer::bytes(#media_type))
        }
        Output::Empty => quote!(Answer::empty()),
    }
}

fn argument_type(rust: &ArgumentType) -> TokenStream {
    let prelude = Prelude::outside();
    match rust {
        ArgumentType::Scalar(RustType::String) => quote!(&str),
        ArgumentType::Scalar(RustType::Value) => quote!(&serde_json::Value),
        ArgumentType::Scalar(rust) => written(rust, &prelude),
        ArgumentType::List(RustType::String) => quote!(impl IntoIterator<Item = impl ToText>),
        ArgumentType::List(rust) => {
            let element = written(rust, &prelude);
            quote!(impl IntoIterator<Item = #element>)
        }
        ArgumentType::Body(body) => match body {
            BodyPlan::Json(rust) | BodyPlan::Form(rust, _) => written(rust, &prelude),
            BodyPlan::OpenForm(form) => open_form(*form),
            BodyPlan::AnyJson => quote!(impl serde::Serialize),
            BodyPlan::Text(_) => quote!(impl Into<String>),
            BodyPlan::Bytes(_) => quote!(impl Into<bytes::Bytes>),
        },
    }
}

/// How an argument goes into the request.
fn sent(name: &Name, rust: &ArgumentType, send: &Send) -> TokenStream {
    match (send, rust) {
        (Send::Body, ArgumentType::Body(body)) => sent_body(name, body),
        (Send::Query(wire), ArgumentType::List(_)) => {
            let wire = literal::string(wire);
            quote!(.query_list(#wire, #name))
        }
        (Send::Query(wire), _) => {
            let wire = literal::string(wire);
            quote!(.query(#wire, #name))
        }
        (Send::Header(wire), _) => {
            let wire = literal::string(wire);
            quote!(.header(#wire, #name))
        }
        (Send::Cookie(wire), _) => {
            let wire = literal::string(wire);
            quote!(.cookie(#wire, #name))
        }
        (Send::Body, _) => TokenStream::new(),
    }
}

fn sent_body(name: &Name, body: &BodyPlan) -> TokenStream {
    match body {
        BodyPlan::Json(_) | BodyPlan::AnyJson => quote!(.json(&#name)),
        BodyPlan::Form(_, FormEncoding::Multipart)
        | BodyPlan::OpenForm(FormEncoding::Multipart) => quote!(.multipart(#name)),
        BodyPlan::Form(_, FormEncoding::Urlencoded)
        | BodyPlan::OpenForm(FormEncoding::Urlencoded) => quote!(.form(#name)),
        BodyPlan::Text(media_type) => {
            let media_type = literal::string(media_type);
            quote!(.text(#media_type, #name))
        }
        BodyPlan::Bytes(media_type) => {
            let media_type = literal::string(media_type);
            quote!(.bytes(#media_type, #name))
        }
    }
}

/// Whether a call names a type of the client.
fn mentions_types(call: &Call) -> bool {
    fn is_ours(rust: &RustType) -> bool {
        match rust {
            RustType::Named(_) | RustType::Open(_) => true,
            RustType::Vec(inner) | RustType::Map(inner) | RustType::Option(inner) => is_ours(inner),
            _ => false,
        }
    }
    matches!(&call.output, Output::Json(rust) if is_ours(rust))
        || call.given().any(|given| match given {
            ArgumentType::Scalar(rust) | ArgumentType::List(rust) => is_ours(rust),
            ArgumentType::Body(BodyPlan::Json(rust) | BodyPlan::Form(rust, _)) => is_ours(rust),
            ArgumentType::Body(_) => false,
        })
}

fn takes_texts(call: &Call) -> bool {
    call.given()
        .any(|given| matches!(given, ArgumentType::List(RustType::String)))
}

/// Whether a call takes a form of the support code as it is.
fn takes_form(call: &Call, form: FormEncoding) -> bool {
    call.given()
        .any(|given| matches!(given, ArgumentType::Body(BodyPlan::OpenForm(open)) if *open == form))
}

fn open_form(form: FormEncoding) -> TokenStream {
    match form {
        FormEncoding::Multipart => quote!(Form),
        FormEncoding::Urlencoded => quote!(Pairs),
    }
}
