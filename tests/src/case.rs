//! Cases: folders that each hold descriptions, and what is expected of them.
//!
//! The build script and the tests both read them, so this file is a module of each.

use std::fs;
use std::path::{Path, PathBuf};

use apifox_codegen::{Chinese, Config, Format, Grouping, Input, Layout, Output, generate, source};

/// A folder of `cases/`.
pub struct Case {
    /// The folder's name; also the name of the module, and of the crate.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// The files of the descriptions.
    pub files: Vec<PathBuf>,
    /// The descriptions, named as diagnostics show them.
    pub inputs: Vec<Input>,
}

/// All cases, sorted by name.
pub fn all() -> Vec<Case> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = fs::read_dir(&cases).expect("tests/cases can be read");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.into_iter().map(Case::read).collect()
}

impl Case {
    fn read(folder: PathBuf) -> Case {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let files = files(&folder);
        let (mut inputs, unreadable) = source::read(&files);
        assert_eq!(unreadable, [], "{}", folder.display());
        for input in &mut inputs {
            input.name = shown(&input.name, &folder);
        }
        Case {
            name,
            folder,
            files,
            inputs,
        }
    }

    /// Generates the client of the case, which is called as the case is.
    pub fn generate(&self, layout: Layout) -> Output {
        let mut config = self.config().with_layout(layout);
        // A module has no features.
        config.group_features &= config.layout == Layout::Crate;
        generate(&self.inputs, &config)
    }

    /// What the user of the case chooses: the options of its file `config.args`, one a line, and names for texts as the
    /// configuration file has them.
    pub fn config(&self) -> Config {
        let options = fs::read_to_string(self.folder.join("config.args")).unwrap_or_default();
        let config = Config::default().with_name(&self.name);
        options.lines().fold(config, |config, option| {
            match option.split_once(' ').unwrap_or((option, "")) {
                ("--check-constraints", _) => config.with_checks(),
                ("--chinese", "unicode") => config.with_chinese(Chinese::Unicode),
                ("--group-by", "folder") => config.with_grouping(Grouping::Folder),
                ("--group-features", _) => config.with_group_features(),
                ("--defaults", _) => config.with_defaults(),
                ("--xml", _) => config.with_xml(),
                ("--msgpack", _) => config.with_msgpack(),
                ("--pages", _) => config.with_pages(),
                ("--unwrap", _) => config.with_unwrapped_envelopes(),
                ("--type", format) => {
                    let (name, rust) = format.split_once('=').expect("a format and its type");
                    config.with_format(Format::new(name, rust).expect("there is such a type"))
                }
                ("names:", line) => {
                    let (text, name) = line.split_once(" = ").expect("it is a name for a text");
                    config.with_name_for(text, name)
                }
                _ => panic!("{}: {option}", self.name),
            }
        })
    }
}

/// The descriptions in the folder itself, or those that its file `inputs` lists, a path in each line.
fn files(folder: &Path) -> Vec<PathBuf> {
    if let Ok(list) = fs::read_to_string(folder.join("inputs")) {
        return list.lines().map(|line| folder.join(line)).collect();
    }
    let mut files = source::files_below(folder).expect("the case can be read");
    files.retain(|file| file.parent() == Some(folder));
    files
}

/// How diagnostics call an input: by its path in the case, or in the repository.
fn shown(path: &str, folder: &Path) -> String {
    let path = Path::new(path);
    let path = path.strip_prefix(folder).unwrap_or(path);
    path.to_str().unwrap().trim_start_matches("../").to_owned()
}
