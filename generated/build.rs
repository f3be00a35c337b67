//! Generates the client from the descriptions in `spec/`.

fn main() -> Result<(), apifox_codegen::BuildError> {
    apifox_codegen::Build::new()
        .input("../spec")
        .generate("client.rs")
}
