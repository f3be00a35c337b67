//! What a `build.rs` is, run by tests with an `OUT_DIR` of their own: its arguments are the inputs.

fn main() -> Result<(), apifox_codegen::BuildError> {
    let inputs = std::env::args_os().skip(1);
    let build = inputs.fold(apifox_codegen::Build::new(), |build, input| {
        build.input(input)
    });
    let build = match std::env::var("DENY").as_deref() {
        Ok("warnings") => build.deny_warnings(),
        Ok(word) => {
            build.deny(apifox_codegen::Code::from_word(word).expect("there is such a code"))
        }
        Err(_) => build,
    };
    build.generate("client.rs")
}
