//! Inputs from disk: files, the descriptions of a folder, standard input, and the files to which they refer.

mod beside;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::text::{Input, MAX_BYTES, SPLIT, STDIN};

/// What a file of a folder is called that holds a description.
const EXTENSIONS: [&str; 5] = ["json", "md", "txt", "yaml", "yml"];

/// Reads inputs: a file, a folder (all `.json`, `.yaml`, `.md` and `.txt` in it and below, sorted by name), or `-` for standard
/// input; and the files to which those refer, if they lie in a folder that is given, or where a file is that is given.
///
/// Gives what could be read, and a diagnostic for each that could not. What is given twice, by itself or as a part of a
/// folder, is read once, where it was given first.
pub fn read(paths: &[PathBuf]) -> (Vec<Input>, Vec<Diagnostic>) {
    let (mut inputs, diagnostics) = read_alone(paths);
    beside::add(paths, &mut inputs);
    (inputs, diagnostics)
}

/// What was read, and overlays that change it: files, of which those that cannot be read are told.
#[cfg(feature = "overlay")]
pub fn with_overlays(
    (mut inputs, mut diagnostics): (Vec<Input>, Vec<Diagnostic>),
    paths: &[PathBuf],
) -> (Vec<Input>, Vec<Diagnostic>) {
    for path in paths {
        match read_file(path) {
            Ok(Input { name, bytes, .. }) => inputs.push(Input::overlay(name, bytes)),
            Err((path, error)) => diagnostics.push(unreadable(&path, &error)),
        }
    }
    (inputs, diagnostics)
}

/// Reads inputs, and not the files to which they refer.
pub fn read_alone(paths: &[PathBuf]) -> (Vec<Input>, Vec<Diagnostic>) {
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
        let bytes = bytes(io::stdin().lock()).map_err(|error| (path.to_owned(), error))?;
        return Ok(vec![Input::new(STDIN, bytes)]);
    }
    let mut files = if path.is_dir() {
        files_below(path)?
    } else {
        vec![path.to_owned()]
    };
    let none = || {
        let error = "the folder holds no .json, .yaml, .md or .txt file that describes anything";
        Err((
            path.to_owned(),
            io::Error::new(io::ErrorKind::NotFound, error),
        ))
    };
    if files.is_empty() {
        return none();
    }
    files.retain(|file| is_new(file));
    let (is_folder, is_seen) = (path.is_dir(), files.is_empty());
    let mut inputs = Vec::new();
    for file in files {
        let input = read_file(&file)?;
        // Other pages of a folder, such as its README, describe nothing.
        if !is_folder || !is_markdown(&file) || embeds(&input) {
            inputs.push(input);
        }
    }
    match inputs.is_empty() && !is_seen {
        true => none(),
        false => Ok(inputs),
    }
}

fn is_markdown(file: &Path) -> bool {
    let extension = file
        .extension()
        .map(|extension| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extension == "md")
}

/// Whether a page has a line that begins a document.
fn embeds(input: &Input) -> bool {
    let mut lines = input.text().lines();
    lines.any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"))
}

fn read_file(path: &Path) -> Result<Input, Failure> {
    let bytes = fs::File::open(path).and_then(bytes);
    let bytes = bytes.map_err(|error| (path.to_owned(), error))?;
    Ok(Input::new(path.display().to_string(), bytes))
}

/// All bytes of an input, unless there are too many: one may have no end.
fn bytes(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES {
        let message = format!("it has more than {MAX_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

/// The descriptions in a folder and below, sorted; hidden files and folders are passed over, and so is what is no file,
/// such as a pipe.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    let root = fs::canonicalize(folder).map_err(|error| (folder.to_owned(), error))?;
    gather(folder, &root, &mut BTreeSet::new(), &mut files)?;
    Ok(files)
}

/// Gathers the descriptions of a folder. A folder that a link leads back to has been seen, and is not entered again; none
/// leads out of the folder that was given.
fn gather(
    folder: &Path,
    root: &Path,
    seen: &mut BTreeSet<PathBuf>,
    files: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
    let fail = |error| (folder.to_owned(), error);
    if !seen.insert(fs::canonicalize(folder).map_err(fail)?) {
        return Ok(());
    }
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        entries.push(entry.map_err(fail)?.path());
    }
    entries.sort();
    for path in entries {
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        let is_description =
            extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()));
        // A link that leads nowhere is told where it is read.
        let is_file = fs::metadata(&path).map_or(true, |metadata| metadata.is_file());
        if is_hidden {
            continue;
        }
        if path.is_symlink()
            && fs::canonicalize(&path).is_ok_and(|target| !target.starts_with(root))
        {
            let message = "it is a link that leads out of the folder";
            return Err((path, io::Error::other(message)));
        }
        if path.is_dir() {
            gather(&path, root, seen, files)?;
        } else if is_description && is_file {
            files.push(path);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let (code, help) = match error.kind() {
        io::ErrorKind::FileTooLarge => (Code::InputTooLarge, SPLIT),
        _ => (
            Code::UnreadableInput,
            "give a file, or a folder that holds descriptions",
        ),
    };
    Diagnostic {
        severity: code.severity(),
        code,
        location: Location::file(path.display().to_string()),
        message: format!("this cannot be read: {error}"),
        help: help.to_owned(),
        related: None,
    }
}
