//! Answers that are files, as Swagger 2.0 has them.

use tests::files::Client;

use crate::server::{Server, header};

#[tokio::test]
async fn a_file_is_bytes_whatever_its_type_is() {
    let server = Server::json("{\"a\": 1}");
    let client = Client::builder(&server.url).build().unwrap();
    let file = client.one().get().await.unwrap();
    assert_eq!(file, &b"{\"a\": 1}"[..]);
    assert_eq!(
        header(&server.request(), "accept"),
        Some("application/json")
    );
    client.several().get().await.unwrap();
    assert_eq!(
        header(&server.request(), "accept"),
        Some("application/pdf, application/json, text/csv")
    );
}
