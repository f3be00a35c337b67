//! The generator in a `build.rs`.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::{Config, Format, FormatError, Layout};
use crate::diagnostic::{Code, Diagnostic, Location, Severity};
use crate::{Input, Output, output, source};

/// Generates a client from a `build.rs`: one file below `OUT_DIR`, for `include!`.
///
/// ```no_run
/// apifox_codegen::Build::new().input("spec").generate("client.rs").unwrap();
/// ```
///
/// It opens no connection and writes nowhere else. Cargo is told to run it again when an input changes; diagnostics
/// reach the user as warnings and errors of the build.
#[derive(Clone, Debug, Default)]
pub struct Build {
    inputs: Vec<PathBuf>,
    config: Config,
}

/// Why a build script failed; what is wrong has been told to Cargo line by line.
#[derive(Debug)]
pub struct BuildError {
    message: String,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BuildError {}

impl From<FormatError> for BuildError {
    fn from(error: FormatError) -> BuildError {
        failed(error.to_string())
    }
}

impl Build {
    /// Begins without inputs, with the default configuration.
    pub fn new() -> Build {
        Build::default()
    }

    /// Adds a file or a folder, relative to the package's folder.
    #[must_use]
    pub fn input(mut self, path: impl Into<PathBuf>) -> Build {
        self.inputs.push(path.into());
        self
    }

    /// Changes what may be chosen: how names are made, what calls give.
    ///
    /// ```no_run
    /// use apifox_codegen::{Build, Config};
    /// let build = Build::new().input("spec").configure(Config::with_unwrapped_envelopes);
    /// ```
    #[must_use]
    pub fn configure(mut self, change: impl FnOnce(Config) -> Config) -> Build {
        self.config = change(self.config);
        self
    }

    /// Fails the build where this code occurs.
    #[must_use]
    pub fn deny(mut self, code: Code) -> Build {
        self.config = self.config.with_deny(code);
        self
    }

    /// Fails the build where there is any warning.
    #[must_use]
    pub fn deny_warnings(mut self) -> Build {
        self.config = self.config.with_deny_warnings();
        self
    }

    /// Gives the values of a format a type. The package depends on its crate, too.
    ///
    /// ```
    /// # use apifox_codegen::{Build, BuildError, Format};
    /// # fn build() -> Result<Build, BuildError> {
    /// Ok(Build::new().format(Format::new("date-time", "jiff")?))
    /// # }
    /// ```
    #[must_use]
    pub fn format(mut self, format: Format) -> Build {
        self.config = self.config.with_format(format);
        self
    }

    /// The inputs with what changes them, and what could not be read.
    fn read(&self) -> (Vec<Input>, Vec<Diagnostic>) {
        let read = source::read(&self.inputs);
        #[cfg(feature = "overlay")]
        let read = source::with_overlays(read, &self.config.overlays);
        read
    }

    /// Generates the client into the file of this name below `OUT_DIR`.
    ///
    /// # Errors
    ///
    /// Returns an error if an input cannot be used, if a denied code occurs, if the file cannot be written, or outside
    /// of a build script. What was there before is then intact.
    pub fn generate(self, file: &str) -> Result<(), BuildError> {
        let folder = env::var_os("OUT_DIR")
            .ok_or_else(|| failed("OUT_DIR is not set: this is no build script"))?;
        for path in &self.inputs {
            watch(path);
        }
        #[cfg(feature = "overlay")]
        for path in &self.config.overlays {
            watch_file(path);
        }
        let (inputs, unreadable) = self.read();
        for input in inputs.iter().filter(|input| input.is_referred()) {
            watch_file(Path::new(&input.name));
        }
        let config = self.config.with_layout(Layout::Module(file.to_owned()));
        let Output {
            files, diagnostics, ..
        } = crate::generate(&inputs, &config);
        let mut errors = 0;
        for diagnostic in unreadable.iter().chain(&diagnostics) {
            tell(diagnostic);
            errors += usize::from(diagnostic.severity == Severity::Error);
        }
        if errors > 0 {
            return Err(failed(format!(
                "the client was not generated; errors: {errors}"
            )));
        }
        output::write(Path::new(&folder), &files).map_err(|refusal| failed(refusal.to_string()))?;
        Ok(())
    }
}

fn failed(message: impl Into<String>) -> BuildError {
    BuildError {
        message: message.into(),
    }
}

/// Tells Cargo to run the script again when the input changes, and for a folder also when one of its files does.
fn watch(path: &Path) {
    watch_file(path);
    for file in source::files_below(path).unwrap_or_default() {
        watch_file(&file);
    }
}

/// Cargo reads its instructions by lines, and descriptions name files.
fn watch_file(path: &Path) {
    let name = path.display().to_string();
    if !name.contains(['\n', '\r']) {
        println!("cargo::rerun-if-changed={name}");
    }
}

/// Tells Cargo of a problem in one line: Cargo reads its instructions by lines.
fn tell(diagnostic: &Diagnostic) {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => return,
    };
    let Diagnostic {
        location,
        message,
        help,
        code,
        related,
        ..
    } = diagnostic;
    let at =
        |location: &Location| format!("{}:{}:{}", location.file, location.line, location.column);
    let related = related
        .as_ref()
        .map(|related| format!("; {} at {}", related.label, at(&related.location)))
        .unwrap_or_default();
    let line = format!("{}: {message} ({help}{related}) [{code}]", at(location));
    println!("cargo::{kind}={}", line.replace(['\n', '\r'], " "));
}
