//! The module of what the server sends: a name for each type that a request of its holds or is answered.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::rust::{Prelude, written};
use super::{Items, Module, Part};
use crate::plan::{Name, Occasion, RustType, Webhook, WebhookAnswer, Webhooks};

/// The module.
pub fn module(webhooks: &Webhooks) -> Module<'_> {
    let docs = Doc::default()
        .ours("The requests that the server makes, webhooks and callbacks: what they hold, and what they are answered.")
        .ours("A server of yours reads a body with `serde_json::from_slice`, and writes an answer with `serde_json::to_vec`.");
    let (name, file) = (&webhooks.name, &webhooks.file);
    let head = Part::new(|| head(webhooks));
    let items = webhooks.list.iter().map(|one| Part::new(|| items(one)));
    Module {
        name: name.text().to_owned(),
        file: Some(file.text().to_owned()).filter(|file| file != name.text()),
        is_public: true,
        feature: webhooks.feature.as_deref(),
        items: Items::Parts {
            docs: docs.text(),
            parts: [head].into_iter().chain(items).collect(),
        },
        modules: Vec::new(),
    }
}

/// What is imported.
fn head(webhooks: &Webhooks) -> TokenStream {
    match webhooks.types().any(RustType::is_ours) {
        true => quote!(
            use super::types;
        ),
        false => TokenStream::new(),
    }
}

fn items(webhook: &Webhook) -> TokenStream {
    let body = webhook.body.as_ref().map(|(name, rust)| {
        let docs = Doc::default().ours(format!("What {} holds.", called(webhook)));
        item(docs.said(&webhook.docs).ours(sent(webhook)), name, rust)
    });
    let answers = webhook.answers.iter().map(|answer| {
        let WebhookAnswer {
            code: status,
            description,
            name,
            rust,
        } = answer;
        let what = format!("The answer `{}` to {}.", code(status), called(webhook));
        item(Doc::default().ours(what).theirs(description), name, rust)
    });
    quote!(#body #(#answers)*)
}

fn item(docs: Doc, name: &Name, rust: &RustType) -> TokenStream {
    let (docs, rust) = (docs.tokens(), written(rust, &Prelude::outside()));
    quote! {
        #docs
        pub type #name = #rust;
    }
}

fn called(webhook: &Webhook) -> String {
    let called = code(&webhook.called);
    match &webhook.occasion {
        Occasion::Webhook => format!("the webhook `{called}`"),
        Occasion::Callback { of, .. } => format!("the callback `{called}` of `{}`", code(of)),
    }
}

/// How it is sent.
fn sent(webhook: &Webhook) -> String {
    let method = webhook.method.as_str();
    let to = match &webhook.occasion {
        Occasion::Webhook => String::new(),
        Occasion::Callback { to, .. } => format!(" to `{}`", code(to)),
    };
    let parameters = webhook.parameters.iter();
    let parameters: Vec<String> = parameters.map(|name| format!("`{}`", code(name))).collect();
    let parameters = match parameters.is_empty() {
        true => String::new(),
        false => format!(" with {}", parameters.join(", ")),
    };
    format!("The server sends it by `{method}`{to}{parameters}.")
}
