fn main() {
    let _ = tests::seed::types::VideoContentRequestMessage { role: None, content: None };
}
