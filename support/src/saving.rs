//! Downloads that become files when they are whole.

#![cfg(not(target_family = "wasm"))]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use super::download::Download;
use super::error::Error;
use super::platform::random;
use super::reading::blocking;

impl Download {
    /// Writes the rest of the body to a file, and gives the number of bytes written.
    ///
    /// The file appears, in place of one that is there, when all of the body has arrived and is on the disk. Until then it
    /// lies beside its place under a name that ends with `.part`; it goes if the download fails or is dropped. Only of a
    /// body that has neither a length nor chunks nobody can tell whether it broke off.
    ///
    /// # Errors
    ///
    /// As [`chunk`](Self::chunk), or if the file cannot be written. A file that was there before is still there then.
    pub async fn save_to(&mut self, path: impl Into<PathBuf>) -> Result<u64, Error> {
        let path = path.into();
        let operation = self.operation;
        let refuse = |cause| Error::io(operation, cause);
        let partial = blocking(|| Partial::create(path)).await;
        let mut partial = partial.map_err(refuse)?;
        let mut written = 0;
        while let Some(bytes) = self.chunk().await? {
            written += bytes.len() as u64;
            let writing = blocking(move || partial.file.write_all(&bytes).map(|()| partial));
            partial = writing.await.map_err(refuse)?;
        }
        let kept = blocking(|| partial.keep()).await;
        kept.map_err(refuse)?;
        Ok(written)
    }
}

/// A file that is not whole yet. It goes with this value unless it is kept.
struct Partial {
    file: File,
    path: PathBuf,
    place: PathBuf,
    is_kept: bool,
}

impl Partial {
    /// Begins a file beside its place, so that it can be moved there at once.
    fn create(place: PathBuf) -> io::Result<Self> {
        let Some(name) = place.file_name() else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let mut partial = OsString::from(name);
        partial.push(format!(".{:016x}.part", random()));
        let path = place.with_file_name(partial);
        Ok(Self {
            file: OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&path)?,
            path,
            place,
            is_kept: false,
        })
    }

    fn keep(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, &self.place)?;
        self.is_kept = true;
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.is_kept {
            // There is nobody to tell: the download has failed, or nobody waits for it.
            _ = fs::remove_file(&self.path);
        }
    }
}
