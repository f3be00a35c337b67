//! Folders on disk: what is in them, to say that nothing or only this changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

/// The files of a folder, by their paths in it, each with its bytes and when it was last written.
pub type Snapshot = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

/// A folder that goes away with the test.
pub fn temporary() -> TempDir {
    tempfile::tempdir().expect("there is a folder for temporary files")
}

/// Writes files below a folder, with the folders that they are in.
pub fn fill<T: AsRef<[u8]>>(folder: &Path, files: &[(&str, T)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("it is new");
        fs::write(path, text).expect("the file can be written");
    }
}

/// A folder that holds these files.
pub fn holding<T: AsRef<[u8]>>(files: &[(&str, T)]) -> TempDir {
    let folder = temporary();
    fill(folder.path(), files);
    folder
}

/// All files below a folder; none where there is no folder.
pub fn snapshot(folder: &Path) -> Snapshot {
    paths(folder)
        .into_iter()
        .map(|path| {
            let bytes = fs::read(&path).expect("the file can be read");
            let name = path.strip_prefix(folder).expect("it is below").to_owned();
            (name, (bytes, modified(&path)))
        })
        .collect()
}

/// The bytes of all files below a folder.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = snapshot(folder).into_iter();
    files.map(|(path, (bytes, _))| (path, bytes)).collect()
}

/// The paths of all files below a folder, sorted; links are not followed.
pub fn paths(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let entry = entry.expect("the folder can be read");
            // What another process has removed in the meantime is not there.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => paths.push(entry.path()),
                _ => {}
            }
        }
    }
    paths.sort();
    paths
}

/// Sets all files below a folder back to a time long ago, and says when that was.
pub fn age(folder: &Path) -> SystemTime {
    let old = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for path in paths(folder) {
        let file = fs::File::options().append(true).open(path);
        let aged = file.and_then(|file| file.set_modified(old));
        aged.expect("the time of a file can be set");
    }
    old
}

/// When a file was last written.
pub fn modified(path: &Path) -> SystemTime {
    let metadata = fs::metadata(path).expect("the file is there");
    metadata.modified().expect("the system keeps the time")
}
