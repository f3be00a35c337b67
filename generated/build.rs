//! Generates the client from the description in `spec/`.

fn main() -> Result<(), apifox_codegen::BuildError> {
    apifox_codegen::Build::new()
        .input("../spec/openai-video-content.txt")
        .generate("client.rs")
}
