//! The source of the project, read to hold it to the rules of the house.

use std::collections::BTreeSet;
use std::fs;

/// A file of ours: its path in its crate without `.rs`, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// The room that the file belongs to: its folder, or itself.
    pub fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    pub fn is_in(&self, places: &[&str]) -> bool {
        places
            .iter()
            .any(|place| self.path == *place || self.path.starts_with(&format!("{place}/")))
    }

    /// The lines of code: no comments.
    pub fn code(&self) -> impl Iterator<Item = &str> {
        self.text
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("//"))
    }

    /// The modules of the crate that the file names, as paths: `api`, `document/apifox`.
    pub fn uses(&self) -> BTreeSet<String> {
        let here = self.path.strip_suffix("/mod").unwrap_or(&self.path);
        let parent = here.rsplit_once('/').map_or("", |(parent, _)| parent);
        let own = if self.path.ends_with("/mod") {
            here
        } else {
            parent
        };
        let mut uses = BTreeSet::new();
        for line in self.code() {
            for (start, base) in [("crate::", String::new()), ("super::", format!("{own}/"))] {
                for (at, _) in line.match_indices(start) {
                    let rest = &line[at + start.len()..];
                    let names = rest
                        .strip_prefix('{')
                        .map_or(rest, |list| list.split('}').next().unwrap_or_default());
                    let many = if rest.starts_with('{') {
                        names.split(',').collect()
                    } else {
                        vec![names]
                    };
                    for name in many {
                        let path: Vec<&str> = name.trim().split("::").collect();
                        let is_module =
                            |name: &&str| name.starts_with(|c: char| c.is_ascii_lowercase());
                        let path: Vec<&str> = path
                            .into_iter()
                            .take_while(is_module)
                            .map(word)
                            .take(2)
                            .collect();
                        uses.insert(format!("{base}{}", path.join("/")));
                    }
                }
            }
        }
        uses
    }
}

/// The identifier that a text begins with.
fn word(text: &str) -> &str {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .next()
        .unwrap_or_default()
}

/// The Rust files below a folder of the repository.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = super::workspace().join(folder);
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it can be read") {
            let path = entry.expect("it can be read").path();
            let name = path
                .strip_prefix(&root)
                .expect("it is below")
                .to_str()
                .expect("it is UTF-8")
                .replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if let Some(name) = name.strip_suffix(".rs") {
                let text = fs::read_to_string(&path).expect("it is text");
                sources.push(Source {
                    path: name.to_owned(),
                    text,
                });
            }
        }
    }
    assert!(!sources.is_empty(), "{folder} has moved");
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// The functions of a formatted file, each with how many lines it has.
pub fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = line
            .trim_start()
            .split("fn ")
            .nth(1)
            .filter(|_| is_function(line))
        else {
            continue;
        };
        let end = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
        let length = lines[start..]
            .iter()
            .position(|line| *line == end || line.trim_end().ends_with(" {}"))
            .unwrap_or(0);
        functions.push((word(name), length + 1));
    }
    functions
}

fn is_function(line: &str) -> bool {
    let start = line.trim_start().split("fn ").next().unwrap_or_default();
    start
        .split_whitespace()
        .all(|word| matches!(word, "async" | "const") || word.starts_with("pub"))
}
