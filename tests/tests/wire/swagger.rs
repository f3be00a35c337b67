//! What Swagger 2.0 says in its own words: how lists in forms are written.

use tests::swagger::types::{CreatePair, CreatePart};
use tests::swagger::{Client, ErrorKind};

use crate::parts;
use crate::server::{Server, Then, body};

fn client() -> (Client, Server) {
    let server = Server::raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), Then::Close);
    (Client::builder(&server.url).build().unwrap(), server)
}

fn words() -> Vec<String> {
    ["a", "b"].map(str::to_owned).into()
}

#[tokio::test]
async fn lists_in_pairs_are_written_in_their_format() {
    let (client, server) = client();
    let form = CreatePair::new().a(vec![1, 2]).c(words()).s(words());
    let form = form.p(vec![1, 2]).m(vec![1, 2]).t(vec![1, 2]).x("1,2");
    client.pairs().create(form).await.unwrap();
    let expected = "a=1%2C2&c=a%2Cb&s=a+b&p=1%7C2&m=1&m=2&t=1&t=2&x=1%2C2";
    assert_eq!(body(&server.request()), expected);
    let form = CreatePair::new().a(Vec::new()).p(vec![3]);
    client.pairs().create(form).await.unwrap();
    assert_eq!(body(&server.request()), "p=3");
}

#[tokio::test]
async fn lists_in_parts_are_one_part_or_many() {
    let (client, server) = client();
    let form = CreatePart::new().a(words()).s(words());
    let form = form.p(vec![1, 2]).m(vec![1, 2]);
    client.parts().create(form).await.unwrap();
    let sent = parts(&server.request()).await.into_iter();
    let sent: Vec<(String, String)> = sent.map(|(name, _, _, text)| (name, text)).collect();
    let expected = [
        ("a", "a,b"),
        ("s", "a b"),
        ("p", "1|2"),
        ("m", "1"),
        ("m", "2"),
    ];
    assert_eq!(
        sent,
        expected.map(|(name, text)| (name.to_owned(), text.to_owned()))
    );

    let form = CreatePart::new().a(vec!["a,b".to_owned()]);
    let error = client.parts().create(form).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    let expected = "parts.create: the field `a` cannot be written: a value holds `,`, which stands between values";
    assert_eq!(error.to_string(), expected);
}
