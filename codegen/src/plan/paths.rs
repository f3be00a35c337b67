//! Where operations belong, and what they may be called: by their `operationId`, or by what their path says.
//!
//! `GET /v1/videos` is `videos().list()`, `GET /v1/videos/{id}` is `videos().get(id)`, `POST /v1/videos/{id}/remix` is
//! `videos().remix(id)` and `POST /user/login` is `user().login()`. Prefixes like `/api/v1` say nothing.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::names;
use crate::api::{Method, Operation, Path, Piece, is_plural, singular};
use crate::config::Grouping;

/// Where an operation belongs and what it may be called there, best first.
#[derive(Debug)]
pub struct Route {
    /// The position of the operation in the description.
    pub position: usize,
    /// The word of the path that names the group.
    resource: String,
    /// Candidates for the name of the method.
    pub names: Vec<String>,
    /// The `operationId` of which the first candidate is a part.
    pub whole: Option<String>,
    /// Whether it has an `operationId` of its own.
    pub has_id: bool,
}

impl Route {
    fn of_other_way(position: usize) -> Self {
        Self {
            position,
            resource: String::new(),
            names: Vec::new(),
            whole: None,
            has_id: false,
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
pub fn grouped<'a>(
    operations: &'a [Operation],
    grouping: Grouping,
    lexicon: &Lexicon,
) -> Vec<Group<'a>> {
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
        let folder = operation.folders.last().map(|folder| folder.title.as_str());
        let is_meant = |name: &&str| grouping == Grouping::Folder && !name.trim().is_empty();
        let folder = folder.filter(is_meant);
        let route = route(operation, index, (id, folder), lexicon);
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

/// Where an operation belongs, and what it may be called there: in a folder, if it is grouped by that, and by `id`, if that
/// is its own.
fn route(
    operation: &Operation,
    position: usize,
    (id, folder): (Option<&str>, Option<&str>),
    lexicon: &Lexicon,
) -> Route {
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
    let folder = folder.map(|folder| lexicon.translated(folder));
    let resource = folder.as_deref().unwrap_or(resource);
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
    let mut whole = None;
    if let Some(id) = id {
        let bare = without_method(id);
        let translated = lexicon.translated(bare);
        let short = without_group(&translated, resource);
        whole = short.is_some().then_some(translated);
        let by_id = [bare, id].map(str::to_owned);
        names.splice(0..0, short.into_iter().chain(by_id));
    }
    Route {
        position,
        resource: resource.to_owned(),
        names,
        whole,
        has_id: id.is_some(),
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

/// An `operationId` without the word of its group, which every call says before it: `get` of `repos/get`, `list` of
/// `listPets`. The word is the first, or the second. Behind a verb a plural may tell many from one: `delete` is short for
/// `deletePet`, but not for `deletePets`.
fn without_group(id: &str, resource: &str) -> Option<String> {
    let (words, group) = (names::words(id), names::words(resource));
    let is_group = |part: &[String]| {
        let mut pairs = part.iter().zip(&group);
        pairs.all(|(word, own)| singular(word) == singular(own))
    };
    let is_there = |start: &usize| {
        let end = start + group.len();
        words.get(*start..end).is_some_and(is_group)
    };
    let start = [0, 1].into_iter().find(is_there)?;
    let (before, rest) = (&words[..start], &words[start + group.len()..]);
    let of_many = |word: &String| is_plural(word) && words[0] != "list";
    if start == 1 && rest.is_empty() && words.last().is_some_and(of_many) {
        return None;
    }
    let short = [before, rest].concat().join("_");
    let is_name = short.starts_with(|first: char| first.is_alphabetic());
    (is_name && !group.is_empty()).then_some(short)
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
