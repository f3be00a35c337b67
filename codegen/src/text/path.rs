//! Where a file lies from another one, as references say it (RFC 3986, section 5.2), without a look at a disk.

use std::path::{Component, Path, PathBuf};

/// Where a reference in a file leads, both as seen from one place: `../a.yaml` in `schemas/b.yaml` is `a.yaml`.
pub fn join(file: &str, reference: &str) -> String {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(reference.split('/')) {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The way to a file from the folder of an input, without steps out of it and back.
pub fn shortest(input: &str, way: String) -> String {
    if !way.starts_with("..") {
        return way;
    }
    let path = beside(input, &way);
    match path.strip_prefix(beside(input, "")) {
        Ok(inside) => {
            let steps = inside
                .components()
                .map(|step| step.as_os_str().to_string_lossy());
            steps.collect::<Vec<_>>().join("/")
        }
        Err(_) => way,
    }
}

/// The path of what lies in the folder of an input, or below or beside it.
pub fn beside(input: &str, way: &str) -> PathBuf {
    let folder = Path::new(input).parent().unwrap_or(Path::new(""));
    normal(&folder.join(way))
}

/// A path without steps that lead nowhere: two that differ in these alone are one.
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for step in path.components() {
        match step {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            step => normal.push(step),
        }
    }
    normal
}
