//! Requests that the server makes become names of types: of what they hold, and of what they are answered.

use super::calls::IMPORTED;
use super::failures::held;
use super::names::{Name, Role, Scope};
use super::rust::RustType;
use super::shapes::Types;
use super::statuses::Statuses;
use crate::api::{Api, Docs, Incoming, Method, Occasion};

/// The module of what the server sends.
#[derive(Debug)]
pub struct Webhooks {
    pub name: Name,
    pub file: Name,
    pub list: Vec<Webhook>,
    /// The feature without which the crate has none of it, if the user wants features.
    pub feature: Option<String>,
}

impl Webhooks {
    /// The types of all that is sent and answered.
    pub fn types(&self) -> impl Iterator<Item = &RustType> {
        let bodies = self.list.iter().flat_map(|one| &one.body);
        let answers = self.list.iter().flat_map(|one| &one.answers);
        let bodies = bodies.map(|(_, rust)| rust);
        bodies.chain(answers.map(|answer| &answer.rust))
    }
}

/// A request that the server makes.
#[derive(Debug)]
pub struct Webhook {
    /// What the description calls it.
    pub called: String,
    pub docs: Docs,
    pub occasion: Occasion,
    pub method: Method,
    pub parameters: Vec<String>,
    /// What it holds.
    pub body: Option<(Name, RustType)>,
    pub answers: Vec<WebhookAnswer>,
}

/// What it may be answered.
#[derive(Debug)]
pub struct WebhookAnswer {
    pub code: String,
    pub description: String,
    pub name: Name,
    pub rust: RustType,
}

/// Plans the module of this name and in this file, if the server sends anything. What operations hold has chosen its names
/// before.
pub fn plan((name, file): (Name, Name), api: &Api, types: &mut Types<'_>) -> Option<Webhooks> {
    let mut names = Scope::reserving(types.lexicon(), &IMPORTED);
    let list = api.incoming.iter();
    let list = list
        .map(|incoming| webhook(incoming, &mut names, types))
        .collect();
    let webhooks = Webhooks {
        name,
        file,
        list,
        feature: None,
    };
    (!webhooks.list.is_empty()).then_some(webhooks)
}

fn webhook(incoming: &Incoming, names: &mut Scope, types: &mut Types<'_>) -> Webhook {
    let (kind, of) = match &incoming.occasion {
        Occasion::Webhook => ("webhook", ""),
        Occasion::Callback { of, .. } => ("callback", &**of),
    };
    let title = match &incoming.name {
        name if name.is_empty() => kind.to_owned(),
        name => name.clone(),
    };
    let method = incoming.method.as_str().to_ascii_lowercase();
    let texts = [
        title.clone(),
        format!("{title} {method}"),
        format!("{of} {title}"),
    ];
    let name = names.claim_first(&texts, Role::Type);
    types.stand_in(&[kind.to_owned(), format!("{kind} {of}")]);
    let words = format!("{} {kind}", name.text());
    let body = incoming
        .body
        .map(|shape| (name.clone(), held(shape, &words, types)));
    let answers = incoming.answers.iter().filter_map(|answer| {
        let shape = answer.shape?;
        let status = Statuses::of(&answer.code);
        let status = status.map_or_else(|| answer.code.clone(), Statuses::words);
        let words = format!("{} {status}", name.text());
        Some(WebhookAnswer {
            code: answer.code.clone(),
            description: answer.description.clone(),
            name: names.claim(&words, Role::Type),
            rust: held(shape, &format!("{words} answer"), types),
        })
    });
    Webhook {
        answers: answers.collect(),
        called: incoming.name.clone(),
        docs: incoming.docs.clone(),
        occasion: incoming.occasion.clone(),
        method: incoming.method,
        parameters: incoming.parameters.clone(),
        body,
    }
}
