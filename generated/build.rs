//! Generates the client from descriptions in `spec/`.

fn main() -> Result<(), apifox_codegen::BuildError> {
    apifox_codegen::Build::new()
        .input("../spec/openai-video-content.txt")
        .input("../spec/assistant.json")
        .generate("client.rs")
}
