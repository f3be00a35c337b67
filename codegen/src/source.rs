//! Inputs from disk: files, the descriptions of a folder, standard input.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::text::Input;

/// What a file of a folder is called that holds a description.
const EXTENSIONS: [&str; 2] = ["json", "txt"];

/// Reads inputs: a file, a folder (all `.json` and `.txt` in it and below, sorted by name), or `-` for standard input.
///
/// Gives what could be read, and a diagnostic for each that could not. What is given twice, by itself or as a part of a
/// folder, is read once, where it was given first.
pub fn read(paths: &[PathBuf]) -> (Vec<Input>, Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    let mut inputs = Vec::new();
    let mut diagnostics = Vec::new();
    for path in paths {
        match read_one(path, &mut seen) {
            Ok(found) => inputs.extend(found),
            Err((path, error)) => diagnostics.push(unreadable(&path, &error)),
        }
    }
    (inputs, diagnostics)
}

type Failure = (PathBuf, io::Error);

fn read_one(path: &Path, seen: &mut BTreeSet<PathBuf>) -> Result<Vec<Input>, Failure> {
    // Of one file there may be many paths; what has no other one is told apart by its own.
    let mut is_new = |path: &Path| {
        let known = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        seen.insert(known)
    };
    if path == Path::new("-") {
        if !is_new(path) {
            return Ok(Vec::new());
        }
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| (path.to_owned(), error))?;
        return Ok(vec![Input::new("<stdin>", bytes)]);
    }
    let mut files = if path.is_dir() {
        files_below(path)?
    } else {
        vec![path.to_owned()]
    };
    if files.is_empty() {
        let error = io::Error::new(
            io::ErrorKind::NotFound,
            "the folder holds no .json and no .txt file",
        );
        return Err((path.to_owned(), error));
    }
    files.retain(|file| is_new(file));
    files.iter().map(|file| read_file(file)).collect()
}

fn read_file(path: &Path) -> Result<Input, Failure> {
    let bytes = fs::read(path).map_err(|error| (path.to_owned(), error))?;
    Ok(Input::new(path.display().to_string(), bytes))
}

/// The descriptions in a folder and below, sorted; hidden files and folders are passed over.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fail = |error| (folder.to_owned(), error);
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        entries.push(entry.map_err(fail)?.path());
    }
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        if is_hidden {
        } else if path.is_dir() {
            files.extend(files_below(&path)?);
        } else if extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str())) {
            files.push(path);
        }
    }
    Ok(files)
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let code = Code::UnreadableInput;
    Diagnostic {
        severity: code.severity(),
        code,
        location: Location::file(path.display().to_string()),
        message: format!("this cannot be read: {error}"),
        help: "give a file, or a folder that holds descriptions".to_owned(),
        related: None,
    }
}
