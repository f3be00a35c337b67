//! What operations are called: by their `operationId`, or by what their path says.
//!
//! `GET /v1/videos` is `videos().list()`, `GET /v1/videos/{id}` is `videos().get(id)`, `POST /v1/videos/{id}/remix` is
//! `videos().remix(id)` and `POST /user/login` is `user().login()`. Prefixes like `/api/v1` say nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Lexicon;
use super::names::{self, Name, Role, Scope, oldest_first};
use super::words::{is_plural, singular};
use crate::api::{Method, Operation, Path, Piece};

/// Where an operation belongs and what it may be called there, best first.
#[derive(Debug)]
pub struct Route {
    /// The position of the operation in the description.
    pub position: usize,
    /// The word of the path that names the group.
    resource: String,
    /// Candidates for the name of the method.
    names: Vec<String>,
}

impl Route {
    fn of_other_way(position: usize) -> Self {
        Self {
            position,
            resource: String::new(),
            names: Vec::new(),
        }
    }
}

/// The operations of a resource.
#[derive(Debug)]
pub struct Group<'a> {
    /// The word of the path that names it, as the oldest operation has it.
    pub title: String,
    pub operations: Vec<(&'a Operation, Route)>,
}

impl Group<'_> {
    /// How old its oldest operation is.
    pub fn age(&self) -> u64 {
        let ages = self.operations.iter().map(|(operation, _)| age(operation));
        ages.min().unwrap_or(u64::MAX)
    }
}

/// How old an operation is: names are chosen by the oldest first, so that a new one never takes the name of another.
pub fn age(operation: &Operation) -> u64 {
    operation.number.unwrap_or(u64::MAX)
}

/// Groups operations by the resource that they belong to, in the order of the description.
pub fn grouped<'a>(operations: &'a [Operation], lexicon: &Lexicon) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places = BTreeMap::new();
    let mut before = 0;
    let owners = owners(operations);
    for (index, operation) in operations.iter().enumerate() {
        if operation.is_other_way {
            // Beside the operation that it is another way of, and named after that.
            groups[before]
                .operations
                .push((operation, Route::of_other_way(index)));
            continue;
        }
        let id = operation.operation_id.trim();
        let id = Some(id).filter(|id| owners.get(id) == Some(&index));
        let route = route(operation, index, id, lexicon);
        let place = *places
            .entry(route.resource.to_lowercase())
            .or_insert(groups.len());
        before = place;
        if place == groups.len() {
            groups.push(Group {
                title: route.resource.clone(),
                operations: Vec::new(),
            });
        }
        let group = &mut groups[place];
        if age(operation) < group.age() {
            group.title.clone_from(&route.resource);
        }
        group.operations.push((operation, route));
    }
    groups
}

/// Names the operations of a group, in their order.
pub fn named(operations: &[(&Operation, Route)], lexicon: &Lexicon) -> Vec<Name> {
    let mut scope = Scope::new(lexicon);
    let mut requests = BTreeSet::new();
    let first = oldest_first(
        operations,
        |(operation, _)| age(operation),
        |(operation, route)| {
            if operation.is_other_way {
                return None;
            }
            // Of several endpoints with one method and path only their titles tell.
            let is_again = !requests.insert((operation.method, operation.path.template()));
            let titled = [vec![operation.docs.title.clone()], route.names.clone()].concat();
            let candidates = if is_again { &titled } else { &route.names };
            Some(scope.claim_first(candidates, Role::Method))
        },
    );
    let mut names: Vec<Name> = Vec::new();
    let mut before = String::new();
    for (name, (operation, _)) in first.into_iter().zip(operations) {
        let name = match name {
            Some(name) => {
                name.text().clone_into(&mut before);
                name
            }
            None => scope.claim_first(
                &ways(operation).map(|way| format!("{before} {way}")),
                Role::Method,
            ),
        };
        names.push(name);
    }
    names
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
        (kind, "*") => kind,
        (_, subtype) => subtype,
    };
    [format!("as {way}"), format!("as {essence}")]
}

/// The operation that each `operationId` names: of several with one, which were copied, the oldest.
fn owners(operations: &[Operation]) -> BTreeMap<&str, usize> {
    let age = |index: usize| (age(&operations[index]), index);
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, operation) in operations.iter().enumerate() {
        let id = operation.operation_id.trim();
        if id.is_empty() {
            continue;
        }
        let owner = owners.entry(id).or_insert(index);
        if age(index) < age(*owner) {
            *owner = index;
        }
    }
    owners
}

/// Where an operation belongs, and what it may be called there; by `id`, if that is its own.
fn route(operation: &Operation, position: usize, id: Option<&str>, lexicon: &Lexicon) -> Route {
    let words = words(&operation.path);
    let words: Vec<String> = words.iter().map(|word| lexicon.translated(word)).collect();
    let mut telling = operation
        .path
        .pieces
        .iter()
        .filter(|piece| !matches!(piece, Piece::Text(text) if text == "/"));
    let ends_in_parameter = matches!(telling.next_back(), Some(Piece::Parameter(_)));
    let verb = verb(
        operation.method,
        ends_in_parameter,
        words.last().is_some_and(|word| is_plural(word)),
    );
    let (resource, action) = match words.as_slice() {
        [] => ("root", None),
        [only] => (only.as_str(), None),
        [.., last] if ends_in_parameter => (last.as_str(), None),
        [.., resource, action] => (resource.as_str(), Some(action.as_str())),
    };
    let all = words.join("_");
    let method = operation.method.as_str().to_ascii_lowercase();
    let by = operation
        .path
        .parameters()
        .last()
        .map(|parameter| format!("{verb}_by_{parameter}"));
    let mut names = match action {
        Some(action) => vec![action.to_owned(), format!("{verb}_{action}")],
        None => vec![verb.to_owned()],
    };
    names.extend(by);
    names.extend([format!("{verb}_{all}"), format!("{method}_{all}")]);
    if let Some(id) = id {
        names.splice(0..0, [without_method(id).to_owned(), id.to_owned()]);
    }
    Route {
        position,
        resource: resource.to_owned(),
        names,
    }
}

/// An `operationId` without what springfox adds to it: `list` of `listUsingGET` and `listUsingGET_1`.
fn without_method(id: &str) -> &str {
    let bare = id
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches('_');
    let methods = Method::ALL.map(|method| format!("Using{}", method.as_str()));
    let suffix = methods
        .iter()
        .find(|suffix| bare.ends_with(suffix.as_str()));
    match suffix {
        Some(suffix) if bare.len() > suffix.len() => &bare[..bare.len() - suffix.len()],
        _ => id,
    }
}

/// What a method of HTTP does to a resource.
fn verb(method: Method, to_one: bool, of_many: bool) -> &'static str {
    match (method, to_one) {
        (Method::Get, false) if of_many => "list",
        (Method::Get, _) => "get",
        (Method::Post, false) => "create",
        (Method::Post, true) => "post",
        (Method::Put, _) => "update",
        (Method::Patch, _) => "patch",
        (Method::Delete, _) => "delete",
        (Method::Head, _) => "head",
        (Method::Options, _) => "options",
        (Method::Trace, _) => "trace",
    }
}

/// The words of the path that say something: no parameters, no `api`, no versions (unless there is nothing else).
fn words(path: &Path) -> Vec<String> {
    let texts = path.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.as_str()),
        Piece::Parameter(_) => None,
    });
    let all: Vec<&str> = texts
        .flat_map(|text| text.split(['/', ':']))
        .filter(|word| word.contains(char::is_alphanumeric) && !word.starts_with('%'))
        .collect();
    let telling: Vec<String> = all
        .iter()
        .filter(|word| !is_prefix(word))
        .map(|word| (*word).to_owned())
        .collect();
    if telling.is_empty() {
        all.iter().map(|word| (*word).to_owned()).collect()
    } else {
        telling
    }
}

fn is_prefix(word: &str) -> bool {
    let version = word.strip_prefix(['v', 'V']).unwrap_or_default();
    word.eq_ignore_ascii_case("api")
        || version.starts_with(|c: char| c.is_ascii_digit())
            && version
                .trim_end_matches(|c: char| c.is_ascii_lowercase())
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'.')
}

/// Words with which the paths of remote procedures begin: `addUser`.
const VERBS: [&str; 20] = [
    "add", "check", "create", "del", "delete", "edit", "export", "find", "get", "import", "list",
    "modify", "query", "remove", "save", "search", "send", "set", "update", "upload",
];

/// The words that begin the names of an operation's types: `CreateVideo`, `VideoContent`. What already says what it is
/// about, or what it does, stands alone: `GetPetById`, `AddUser`.
pub fn type_words(resource: &str, method: &Name) -> String {
    let one = singular(resource);
    let (action, words) = (method.text(), names::words(resource));
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
