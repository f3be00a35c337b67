//! The house holds together: who may use whom, which calls are forbidden, how large a room may be.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::source::{Source, functions, sources};

/// What each room of the generator may use inside the crate. What is not named uses everything: the roof.
const ROOMS: [(&str, &[&str]); 10] = [
    ("diagnostic", &[]),
    // A user may choose which codes are errors.
    ("config", &["diagnostic"]),
    ("text", &["diagnostic"]),
    ("document", &["text", "diagnostic"]),
    ("lower", &["document", "text", "api", "diagnostic"]),
    ("api", &["diagnostic"]),
    ("plan", &["api", "config"]),
    ("emit", &["plan"]),
    // What it prints is the tree of modules that `emit` gives, in the layout that the user chose.
    ("output", &["emit", "config"]),
    // Inputs from disk, with the files to which they refer.
    ("source", &["document", "text", "diagnostic"]),
];

/// Files that are rooms of their own: dialects do not use each other, only the parts that they share.
const DIALECTS: [(&str, &[&str]); 8] = [
    (
        "document/page",
        &["document/endpoint", "document/openapi", "document/project"],
    ),
    (
        "document/endpoint",
        &["document/openapi", "document/page", "document/project"],
    ),
    // The endpoints of a project are endpoints, and so are the operations of a document.
    (
        "document/openapi/mod",
        &["document/page", "document/project"],
    ),
    (
        "document/project/mod",
        &["document/openapi", "document/page"],
    ),
    (
        "lower/page",
        &["lower/endpoint", "lower/openapi", "lower/project"],
    ),
    (
        "lower/endpoint",
        &["lower/openapi", "lower/page", "lower/project"],
    ),
    (
        "lower/openapi",
        &["lower/endpoint", "lower/page", "lower/project"],
    ),
    (
        "lower/project",
        &["lower/endpoint", "lower/openapi", "lower/page"],
    ),
];

/// Which rooms use which crates, or parts of the standard library.
const CRATES: [(&str, &[&str]); 16] = [
    ("heck", &["plan/names"]),
    ("any_ascii", &["plan/words"]),
    ("quote", &["emit", "output/macros"]),
    ("proc_macro2", &["emit", "output/macros", "output/part"]),
    ("syn", &["output"]),
    ("prettyplease", &["output"]),
    ("schemars", &["lower", "config/file"]),
    (
        "saphyr_parser",
        &["text/events", "text/wanted_yaml", "text/yaml"],
    ),
    ("serde", &["text", "config/file"]),
    (
        "serde_json",
        &["text", "document", "lower", "report", "explain"],
    ),
    ("serde_json_path", &["document/overlay"]),
    ("clap", &["arguments"]),
    ("toml", &["config/file"]),
    ("strsim", &["config/file"]),
    ("annotate_snippets", &["diagnostic/render"]),
    ("std::fs", &["output", "source"]),
];

/// What may stand nowhere, and why not.
const FORBIDDEN: [(&str, &str); 13] = [
    ("TokenStream::from_str", "no text becomes code"),
    ("parse::<TokenStream>", "no text becomes code"),
    ("parse_str", "no text becomes code"),
    ("format_ident!", "names are made in plan/names"),
    ("HashMap", "the same input gives the same bytes"),
    ("HashSet", "the same input gives the same bytes"),
    ("todo!", "no stub is called done"),
    ("unimplemented!", "no stub is called done"),
    ("dbg!", "what is said is a diagnostic"),
    ("#[ignore", "a test that does not run is no test"),
    ("Url::join", "a path must not leave the base URL"),
    ("path_segments_mut", "it drops dot segments in silence"),
    ("danger_", "no client leaves out what TLS checks"),
];

/// What the generator may not do, though clients may.
const OUT_OF_THE_PROCESS: [(&str, &str); 2] = [
    ("std::net", "a description opens no connection"),
    ("process::Command", "a description runs nothing"),
];

/// The most lines of a file, and of a function.
const MAX_FILE: usize = 400;
const MAX_FUNCTION: usize = 60;

#[test]
fn rooms_use_only_what_they_may() {
    let rooms = BTreeMap::from(ROOMS);
    let mut arrows = BTreeSet::new();
    for source in sources("codegen/src") {
        let Some(allowed) = rooms.get(source.room()) else {
            continue;
        };
        for used in source.uses() {
            let room = used.split('/').next().unwrap_or_default();
            if rooms.contains_key(room) && room != source.room() {
                assert!(allowed.contains(&room), "{} uses {used}", source.path);
                arrows.insert((source.room().to_owned(), room.to_owned()));
            }
        }
    }
    let named: usize = ROOMS.iter().map(|(_, allowed)| allowed.len()).sum();
    assert_eq!(
        arrows.len(),
        named,
        "the table names an arrow that is not there: {arrows:?}"
    );
}

#[test]
fn there_is_no_circle_between_rooms() {
    let rooms = BTreeMap::from(ROOMS);
    fn reaches(from: &str, to: &str, rooms: &BTreeMap<&str, &[&str]>) -> bool {
        rooms[from]
            .iter()
            .any(|next| *next == to || reaches(next, to, rooms))
    }
    for room in rooms.keys() {
        assert!(!reaches(room, room, &rooms), "{room}");
    }
}

#[test]
fn dialects_do_not_use_each_other() {
    let dialects = BTreeMap::from(DIALECTS);
    let mut seen = 0;
    for source in sources("codegen/src") {
        let Some(others) = dialects.get(source.path.as_str()) else {
            continue;
        };
        seen += 1;
        assert!(
            source
                .uses()
                .iter()
                .all(|used| !others.iter().any(|other| used.starts_with(other))),
            "{}",
            source.path
        );
    }
    assert_eq!(seen, DIALECTS.len());
}

#[test]
fn crates_are_used_only_where_they_belong() {
    for source in sources("codegen/src") {
        for (name, places) in CRATES {
            let is_used = source.code().any(|line| {
                let path = format!("{name}::");
                let starts = line.match_indices(&path).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| {
                        c.is_alphanumeric() || c == '_' || c == ':' || c == '#'
                    })
                });
                // In what is generated the names of crates are text.
                starts && !line.contains("quote!") && source.room() != "emit"
                    || line.starts_with(&format!("use {path}"))
            });
            assert!(
                !is_used || source.is_in(places),
                "{} uses {name}",
                source.path
            );
        }
    }
}

#[test]
fn nothing_forbidden_is_called() {
    for folder in ["codegen/src", "support/src", "generated"] {
        for source in sources(folder) {
            for (call, reason) in FORBIDDEN {
                assert!(
                    source.code().all(|line| !line.contains(call)),
                    "{folder}/{}: {call}: {reason}",
                    source.path
                );
            }
        }
    }
    for source in sources("codegen/src") {
        for (call, reason) in OUT_OF_THE_PROCESS {
            assert!(
                source.code().all(|line| !line.contains(call)),
                "{}: {call}: {reason}",
                source.path
            );
        }
    }
    let idents = sources("codegen/src")
        .into_iter()
        .filter(|source| source.text.contains("Ident::new"));
    assert_eq!(
        idents.map(|source| source.path).collect::<Vec<_>>(),
        ["emit/name"]
    );
    let formats = sources("codegen/src")
        .into_iter()
        .filter(|source| source.room() == "emit" && source.text.contains("Literal::"));
    assert_eq!(
        formats.map(|source| source.path).collect::<Vec<_>>(),
        ["emit/literal"]
    );
}

#[test]
fn the_support_code_does_not_panic_and_stands_alone() {
    for source in sources("support/src") {
        if source.is_in(&["tests", "lib"]) {
            continue;
        }
        for call in [".unwrap()", ".expect(", "panic!", "unreachable!", "crate::"] {
            assert!(
                source.code().all(|line| !line.contains(call)),
                "{}: {call}",
                source.path
            );
        }
    }
}

/// Takes away, again and again, the files that use none of those that are left: a circle stays.
fn assert_downward(uses: &BTreeMap<&str, Vec<String>>) {
    let mut left: BTreeSet<&str> = uses.keys().copied().collect();
    while !left.is_empty() {
        let is_ground = |file: &&str| uses[*file].iter().all(|used| !left.contains(used.as_str()));
        let ground: Vec<&str> = left
            .iter()
            .filter(|file| is_ground(file))
            .copied()
            .collect();
        assert!(!ground.is_empty(), "a circle among {left:?}");
        left.retain(|file| !ground.contains(file));
    }
}

#[test]
fn files_of_a_room_use_each_other_downward() {
    let sources = sources("codegen/src");
    for (room, _) in ROOMS {
        let files: Vec<&Source> = sources
            .iter()
            .filter(|source| source.room() == room && !source.path.ends_with("/mod"))
            .collect();
        let is_file = |used: &String| files.iter().any(|source| source.path == *used);
        let uses: BTreeMap<&str, Vec<String>> = files
            .iter()
            .map(|source| {
                let used = source.uses().into_iter().filter(is_file);
                let used = used.filter(|used| *used != source.path);
                (source.path.as_str(), used.collect())
            })
            .collect();
        assert_downward(&uses);
    }
}

#[test]
fn support_files_use_each_other_downward() {
    let sources: Vec<Source> = sources("support/src")
        .into_iter()
        .filter(|source| !source.is_in(&["tests", "lib"]))
        .collect();
    let uses: BTreeMap<&str, Vec<String>> = sources
        .iter()
        .map(|source| {
            let used = source.uses().into_iter().map(|used| {
                used.trim_matches('/')
                    .split('/')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            });
            (
                source.path.as_str(),
                used.filter(|used| *used != source.path).collect(),
            )
        })
        .collect();
    assert_downward(&uses);
}

#[test]
fn files_and_functions_fit_in_the_eye() {
    for folder in [
        "codegen/src",
        "codegen/benches",
        "support/src",
        "tests/src",
        "tests/tests",
        "generated",
    ] {
        for source in sources(folder) {
            let name = format!("{folder}/{}", source.path);
            assert!(
                source.text.starts_with("//!"),
                "{name} does not say what it is for"
            );
            assert!(
                source.text.lines().count() <= MAX_FILE,
                "{name} is too long: which noun is missing?"
            );
            for (function, lines) in functions(&source.text) {
                assert!(
                    lines <= MAX_FUNCTION,
                    "{name}: {function} has {lines} lines"
                );
            }
        }
    }
}

#[test]
fn no_place_of_a_machine_stands_in_the_repository() {
    for folder in ["codegen", "support", "tests", "generated"] {
        for source in sources(folder) {
            let home = ["/home", "/root/", "/Users"]
                .iter()
                .find(|home| source.text.contains(&format!("\"{home}")));
            assert!(
                home.is_none() || source.path.ends_with("house"),
                "{folder}/{}",
                source.path
            );
        }
    }
}
