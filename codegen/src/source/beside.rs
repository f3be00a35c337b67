//! The files to which inputs refer.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::bytes;
use crate::document::referred;
use crate::text::{Input, Missing, Role, STDIN, beside, normal};

/// Adds the files to which inputs refer, and to which these refer in turn, behind the inputs. Each has the name that the
/// reference gives it from where it stands.
pub fn add(paths: &[PathBuf], inputs: &mut Vec<Input>) {
    let roots = roots(paths);
    let name = |input: &Input| normal(Path::new(&input.name));
    let mut known: BTreeSet<PathBuf> = inputs.iter().map(name).collect();
    let mut next = 0;
    while let Some(input) = inputs.get(next) {
        next += 1;
        if input.name == STDIN {
            continue;
        }
        let ways = referred(input.text());
        let found = ways.iter().map(|way| beside(&input.name, way));
        let new: Vec<PathBuf> = found.filter(|path| known.insert(path.clone())).collect();
        inputs.extend(new.iter().map(|path| read(path, &roots)));
    }
}

/// The folders whose files may be referred to.
fn roots(paths: &[PathBuf]) -> Vec<PathBuf> {
    let folder = |path: &PathBuf| {
        let folder = match path.is_dir() {
            true => path,
            false => path.parent()?,
        };
        fs::canonicalize(here(folder)).ok()
    };
    let given = paths.iter().filter(|path| *path != Path::new("-"));
    given.filter_map(folder).collect()
}

/// Reads a file in one of the folders; hidden files are passed over there, and so is what is no file.
fn read(path: &Path, roots: &[PathBuf]) -> Input {
    let name = path.display().to_string();
    match read_within(path, roots) {
        Ok(bytes) => Input::part(name, bytes),
        Err(why) => Input::missing(name, why),
    }
}

fn read_within(path: &Path, roots: &[PathBuf]) -> Result<Vec<u8>, Missing> {
    let unreadable = |error: io::Error| Missing::Unreadable(error.to_string());
    // Of what is not there, the folder may be outside.
    let mut folders = path.ancestors().map(here);
    let found = folders.find_map(|path| fs::canonicalize(path).ok());
    let inside = |root: &PathBuf| found.as_ref()?.strip_prefix(root).ok();
    let inside = roots.iter().find_map(inside).ok_or(Missing::Outside)?;
    let is_hidden = |step: &OsStr| step.to_string_lossy().starts_with('.');
    if inside.iter().any(is_hidden) {
        return Err(Missing::Unreadable("hidden files are not read".to_owned()));
    }
    if fs::metadata(path).map_err(unreadable)?.is_file() {
        return fs::File::open(path).and_then(bytes).map_err(unreadable);
    }
    Err(Missing::Unreadable("it is no file".to_owned()))
}

/// The folder that one without a name is.
fn here(path: &Path) -> &Path {
    match path == Path::new("") {
        true => Path::new("."),
        false => path,
    }
}

impl Input {
    /// Whether it was looked for since others refer to it.
    pub(crate) fn is_referred(&self) -> bool {
        self.role != Role::Description
    }
}
