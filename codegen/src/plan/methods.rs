//! What operations are called in their groups, and the words of their types.

use std::collections::BTreeSet;

use super::lexicon::Lexicon;
use super::names::{self, Name, Role, Scope, oldest_first};
use super::paths::{Route, age};
use crate::api::{Codec, Operation, seen, singular};

/// What an operation is called.
#[derive(Clone, Debug)]
pub struct Called {
    pub name: Name,
    /// The same in whole, where the name leaves out the word of its group.
    whole: String,
}

/// Names the operations of a group, in their order.
pub fn named(operations: &[(&Operation, Route)], lexicon: &Lexicon) -> Vec<Called> {
    let mut scope = Scope::new(lexicon);
    let mut requests = BTreeSet::new();
    let first = oldest_first(
        operations,
        |(operation, _)| age(operation),
        |(operation, route)| {
            if operation.is_other_way {
                return None;
            }
            // Of several endpoints with one method and path only their titles tell, where no `operationId` does.
            let is_again = !requests.insert((operation.method, operation.path.template()));
            let title = match is_again && !route.has_id {
                true => title(operation),
                false => None,
            };
            let candidates: Vec<String> = title.into_iter().chain(route.names.clone()).collect();
            let (name, text) = scope.claim_words(&candidates, Role::Method);
            let is_short = route.names.first() == Some(&text);
            let whole = route.whole.clone().filter(|_| is_short);
            let whole = whole.unwrap_or_else(|| name.text().to_owned());
            Some(Called { name, whole })
        },
    );
    let mut all: Vec<Called> = Vec::new();
    let (mut before, mut whole) = (String::new(), String::new());
    for (called, (operation, _)) in first.into_iter().zip(operations) {
        let called = called.unwrap_or_else(|| {
            let ways = ways(operation).map(|way| format!("{before} {way}"));
            let name = scope.claim_first(&ways, Role::Method);
            let way = name.text().strip_prefix(&before).unwrap_or_default();
            let whole = format!("{whole}{way}");
            Called { name, whole }
        });
        if !operation.is_other_way {
            called.name.text().clone_into(&mut before);
            whole.clone_from(&called.whole);
        }
        all.push(called);
    }
    all
}

/// The title of an operation, unless that is a text.
fn title(operation: &Operation) -> Option<String> {
    const MAX_WORDS: usize = 8;
    let title = seen(&operation.docs.title);
    (title.split_whitespace().count() <= MAX_WORDS).then(|| title.into_owned())
}

/// What tells an operation from the one that it is another way of: what kind of body it sends.
fn ways(operation: &Operation) -> [String; 2] {
    let media_type = operation.body.as_ref().map_or("", |body| &body.media_type);
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let (kind, subtype) = essence.split_once('/').unwrap_or_default();
    let way = match (kind, subtype) {
        ("multipart", _) => "multipart",
        (_, "x-www-form-urlencoded") => "form",
        (_, "octet-stream") | ("*" | "application", "*") => "bytes",
        ("text", "plain") => "text",
        _ if Codec::of(essence) == Codec::MessagePack => "msgpack",
        (kind, "*") => kind,
        (_, subtype) => subtype,
    };
    [format!("as {way}"), format!("as {essence}")]
}

/// Words with which the paths of remote procedures begin: `addUser`.
const VERBS: [&str; 20] = [
    "add", "check", "create", "del", "delete", "edit", "export", "find", "get", "import", "list",
    "modify", "query", "remove", "save", "search", "send", "set", "update", "upload",
];

/// The words that begin the names of an operation's types: `CreateVideo`, `VideoContent`. What already says what it is
/// about, or what it does, stands alone: `GetPetById`, `AddUser`.
pub fn type_words(resource: &str, method: &Called) -> String {
    let one = singular(resource);
    let (action, words) = (method.whole.as_str(), names::words(resource));
    let is_verb = |word: &String| VERBS.contains(&word.as_str());
    match action {
        "list" | "get" | "create" | "post" | "update" | "patch" | "delete"
            if words.len() > 1 && words.first().is_some_and(is_verb) =>
        {
            resource.to_owned()
        }
        "list" => format!("list {resource}"),
        "get" | "create" | "post" | "update" | "patch" | "delete" => format!("{action} {one}"),
        _ if says(action, &words) || says(action, &names::words(&one)) => action.to_owned(),
        _ => format!("{one} {action}"),
    }
}

/// Whether a text says these words.
fn says(text: &str, words: &[String]) -> bool {
    let all = names::words(text);
    !words.is_empty() && all.windows(words.len()).any(|part| part == words)
}
