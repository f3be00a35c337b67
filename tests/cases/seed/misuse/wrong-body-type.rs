fn main() {
    let client = tests::seed::Client::builder("https://api.example.com").build().unwrap();
    let _ = client.videos().content("v").body("not a body");
}
