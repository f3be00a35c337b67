//! Generates the client of every case as a module, so that all of them are compiled as one crate; the programs that use them
//! are modules of one test.

#[path = "src/case.rs"]
mod case;

use std::path::Path;
use std::{env, fs};

use apifox_codegen::{Layout, output};

fn main() {
    println!("cargo::rerun-if-changed=cases");
    println!("cargo::rerun-if-changed=src/case.rs");
    let folder = env::var_os("OUT_DIR").expect("Cargo runs this");
    let folder = Path::new(&folder);
    let (mut modules, mut programs) = (String::new(), String::new());
    for case in case::all() {
        println!("cargo::rerun-if-changed={}", case.folder.display());
        for file in &case.files {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        let name = &case.name;
        let generated = case.generate(Layout::Module(format!("{name}.rs")));
        assert!(
            !generated.files.is_empty(),
            "{name}: {:#?}",
            generated.diagnostics
        );
        output::write(folder, &generated.files).expect("OUT_DIR can be written");
        modules += &format!(
            "/// The client of the case `{name}`.\n\
             pub mod {name} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\")); }}\n"
        );
        let program = case.folder.join("use.rs");
        if program.exists() {
            programs += &format!(
                "#[path = {program:?}] mod {name};\n#[test] fn {name}() {{ {name}::main().expect(\"it ends well\"); }}\n"
            );
        }
    }
    fs::write(folder.join("programs.rs"), programs).expect("OUT_DIR can be written");
    fs::write(folder.join("cases.rs"), modules).expect("OUT_DIR can be written");
}
