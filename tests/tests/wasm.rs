//! Generated clients compile for browsers, where the standard library of that target is installed.

use std::path::Path;
use std::process::Command;

use apifox_codegen::Layout;
use tests::{case, sweep};

const TARGET: &str = "wasm32-unknown-unknown";

#[test]
fn the_clients_of_all_cases_compile_for_browsers() {
    if !is_installed() {
        println!("skipped: `rustup target add {TARGET}` installs what it needs");
        return;
    }
    let module = |case: &case::Case| {
        let output = case.generate(Layout::Module("client.rs".to_owned()));
        output.files.into_iter().map(|file| file.text)
    };
    let modules: Vec<String> = case::all().iter().flat_map(module).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    let modules = modules.iter().map(String::as_str);
    sweep::compile_modules_for(TARGET, modules, &folder)
        .unwrap_or_else(|message| panic!("{message}"));
}

/// Whether the compiler that Cargo calls has a standard library for browsers.
fn is_installed() -> bool {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = Command::new(compiler).args(["--print", "sysroot"]).output();
    let told = told.expect("there is a compiler").stdout;
    let sysroot = String::from_utf8(told).expect("paths are text");
    let libraries = Path::new(sysroot.trim_end())
        .join("lib/rustlib")
        .join(TARGET);
    libraries.join("lib").is_dir()
}
