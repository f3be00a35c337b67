fn main() {
    let client = tests::parameters::Client::builder("https://api.example.com").build().unwrap();
    let _ = client.lookup().get("code").accept_language("zh");
}
