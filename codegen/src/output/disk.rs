//! Files on disk: what differs, and writing each file whole or not at all.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::print::{File, HEADER};

/// A file on disk that is not what would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The file is not there.
    Missing(PathBuf),
    /// The file has another content.
    Changed(PathBuf),
    /// The file was generated once, and would be no more.
    Stale(PathBuf),
}

/// Why files cannot be written.
#[derive(Debug)]
pub enum Refusal {
    /// A file of this name stands there that the tool did not write.
    Foreign(PathBuf),
    /// There is a file where the output needs a folder.
    File(PathBuf),
    /// There is a folder where the output is a file.
    Folder(PathBuf),
    /// The folder or the file cannot be read or written.
    Io(PathBuf, io::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Foreign(path) => {
                let path = path.display();
                write!(
                    f,
                    "{path} was not written by this tool: remove it, or choose another output"
                )
            }
            Refusal::File(path) => {
                let path = path.display();
                write!(f, "{path} is a file: choose a folder as the output")
            }
            Refusal::Folder(path) => {
                let path = path.display();
                write!(f, "{path} is a folder: choose a file in it as the output")
            }
            Refusal::Io(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Missing(path) => write!(f, "{} is missing", path.display()),
            Difference::Changed(path) => write!(f, "{} would change", path.display()),
            Difference::Stale(path) => write!(f, "{} would be removed", path.display()),
        }
    }
}

/// What differs between the files and what is on disk below `root`.
///
/// # Errors
///
/// Returns a refusal if a file that the tool did not write or a folder stands in the way, or if something cannot be read.
pub fn compare(root: &Path, files: &[File]) -> Result<Vec<Difference>, Refusal> {
    let is_file = |path: &&Path| fs::metadata(path).is_ok_and(|metadata| !metadata.is_dir());
    if let Some(file) = root.ancestors().find(is_file) {
        return Err(Refusal::File(file.to_owned()));
    }
    let mut differences = Vec::new();
    for file in files {
        let path = root.join(&file.path);
        match current(root, &file.path)? {
            None => differences.push(Difference::Missing(path)),
            Some(text) if text != file.text => differences.push(Difference::Changed(path)),
            Some(_) => {}
        }
    }
    differences.extend(stale(root, files)?.into_iter().map(Difference::Stale));
    Ok(differences)
}

/// Brings the files to disk below `root`, and says what was done.
///
/// Each file appears whole or not at all: all of them are first written beside their places, then moved there. Equal
/// files are not touched, and neither is any file that the tool did not write.
///
/// # Errors
///
/// Returns a refusal if a foreign file stands in the way, or if something cannot be written: then nothing was moved.
pub fn write(root: &Path, files: &[File]) -> Result<Vec<Difference>, Refusal> {
    let differences = compare(root, files)?;
    let changed: BTreeSet<&Path> = differences
        .iter()
        .filter_map(Difference::written_at)
        .collect();
    let mut staged = Staged::default();
    for file in files {
        let path = root.join(&file.path);
        if changed.contains(path.as_path()) {
            staged.add(path, &file.text)?;
        }
    }
    staged.commit()?;
    for difference in &differences {
        if let Difference::Stale(path) = difference {
            remove(path)?;
            let folders = path.ancestors().skip(1);
            let folders = folders.take_while(|folder| *folder != root);
            remove_empty(folders);
        }
    }
    Ok(differences)
}

impl Difference {
    fn written_at(&self) -> Option<&Path> {
        match self {
            Difference::Missing(path) | Difference::Changed(path) => Some(path),
            Difference::Stale(_) => None,
        }
    }
}

/// Removes a file, which another run may have done or moved already.
fn remove(path: &Path) -> Result<(), Refusal> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(refused(path)(error)),
        _ => Ok(()),
    }
}

/// Removes folders that hold nothing more, the innermost first. Where one does, or another run removes it, that is no failure.
fn remove_empty<'p>(folders: impl Iterator<Item = &'p Path>) {
    for folder in folders {
        let _ = fs::remove_dir(folder);
    }
}

/// Files that have been written beside their places. What has not been moved is removed again, with the folders that were
/// made for it.
#[derive(Default)]
struct Staged<'f> {
    files: Vec<Beside<'f>>,
    /// Each below those before it.
    folders: Vec<PathBuf>,
}

/// A file beside its place.
struct Beside<'f> {
    beside: PathBuf,
    path: PathBuf,
    text: &'f str,
}

impl<'f> Staged<'f> {
    fn add(&mut self, path: PathBuf, text: &'f str) -> Result<(), Refusal> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| !folder.exists())
            .collect();
        self.folders
            .extend(missing.into_iter().rev().map(Path::to_owned));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = folder.join(format!(".{name}.{}{TEMPORARY}", std::process::id()));
        let file = Beside { beside, path, text };
        let written = file.write();
        self.files.push(file);
        written
    }

    fn commit(mut self) -> Result<(), Refusal> {
        for file in &self.files {
            file.commit()?;
        }
        self.files.clear();
        self.folders.clear();
        Ok(())
    }
}

impl Beside<'_> {
    /// Another run may have removed the folder, which was empty to it.
    fn write(&self) -> Result<(), Refusal> {
        let folder = self.beside.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(refused(folder))?;
        fs::write(&self.beside, self.text).map_err(refused(&self.beside))
    }

    /// Moves the file to its place.
    ///
    /// To another run at the same time it looks as if left over by an interrupted one, and each may remove it once.
    fn commit(&self) -> Result<(), Refusal> {
        for _ in 0..RUNS_AT_ONCE {
            match fs::rename(&self.beside, &self.path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => self.write()?,
                moved => return moved.map_err(refused(&self.path)),
            }
        }
        fs::rename(&self.beside, &self.path).map_err(refused(&self.path))
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        // They may not be there, and there is nobody left to tell.
        for file in &self.files {
            let _ = fs::remove_file(&file.beside);
        }
        remove_empty(self.folders.iter().rev().map(PathBuf::as_path));
    }
}

/// How many other runs may write to one folder without hindering this one.
const RUNS_AT_ONCE: usize = 16;

/// The end of the name of a file on its way to its place.
const TEMPORARY: &str = ".apifox-codegen.tmp";

fn refused(path: &Path) -> impl FnOnce(io::Error) -> Refusal + use<> {
    let path = path.to_owned();
    move |error| Refusal::Io(path, error)
}

/// The text of a file of ours; none where there is no file.
fn current(root: &Path, relative: &str) -> Result<Option<String>, Refusal> {
    let path = root.join(relative);
    for folder in Path::new(relative).ancestors().skip(1) {
        let folder = root.join(folder);
        if folder != root && fs::symlink_metadata(&folder).is_ok_and(|metadata| !metadata.is_dir())
        {
            return Err(Refusal::Foreign(folder));
        }
    }
    if path.file_name().is_none() {
        return Err(Refusal::Folder(path));
    }
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_dir() => Err(Refusal::Folder(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Refusal::Io(path, error)),
        Ok(metadata) if !metadata.is_file() => Err(Refusal::Foreign(path)),
        Ok(_) => match fs::read(&path).map(String::from_utf8) {
            Ok(Ok(text)) if is_ours(&text) => Ok(Some(text)),
            Ok(_) => Err(Refusal::Foreign(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Refusal::Io(path, error)),
        },
    }
}

fn is_ours(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("// ").or_else(|| line.strip_prefix("# ")) == Some(HEADER)
}

/// Files of ours below `src` that are no longer made, and what an interrupted run left there and beside the other files.
fn stale(root: &Path, files: &[File]) -> Result<Vec<PathBuf>, Refusal> {
    let made: BTreeSet<PathBuf> = files.iter().map(|file| root.join(&file.path)).collect();
    let mut stale = beside(root, files)?;
    let mut folders = Vec::from_iter(
        files
            .iter()
            .any(|file| file.path.starts_with("src/"))
            .then(|| root.join("src")),
    );
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Refusal::Io(folder, error)),
        };
        for entry in entries {
            let entry = entry.map_err(refused(&folder))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(refused(&folder))?);
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && !made.contains(&path) && is_left_over(&path) {
                stale.push(path);
            }
        }
    }
    stale.sort();
    Ok(stale)
}

/// What an interrupted run left in the folder itself, which may hold much that is not ours: only what was on its way to one
/// of these files.
fn beside(root: &Path, files: &[File]) -> Result<Vec<PathBuf>, Refusal> {
    let is_on_its_way = |name: &str| {
        let rest = name.strip_prefix('.');
        let rest = rest.and_then(|name| name.strip_suffix(TEMPORARY));
        let parts = rest.and_then(|name| name.rsplit_once('.'));
        parts.is_some_and(|(name, process)| {
            process.bytes().all(|byte| byte.is_ascii_digit())
                && files.iter().any(|file| file.path == name)
        })
    };
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Refusal::Io(root.to_owned(), error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(refused(root))?;
        let is_file = entry.file_type().map_err(refused(root))?.is_file();
        if is_file && is_on_its_way(&entry.file_name().to_string_lossy()) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn is_left_over(path: &Path) -> bool {
    path.to_string_lossy().ends_with(TEMPORARY)
        || fs::read_to_string(path).is_ok_and(|text| is_ours(&text))
}
