//! Values of formats in the types of other crates: the JSON that is read is the JSON that is sent.

use serde_json::{Value, from_str, json, to_value};
use tests::formats::types::{CreateEvent, CreatePair, CreatePart};
use tests::formats::{Client, ErrorKind};

use crate::parts;
use crate::server::{Server, body, header, target};

/// An event with a value of every format.
fn event() -> Value {
    let mut event = json!({
        "duration": "P1DT2H", "uuid": "0195e7a1-8c7e-7c3b-9f0a-2b4f5a6c7d8e", "uri": "https://a.example/b?c=%20",
        "price": "12.30", "rate": 0.125, "ipv4": "10.0.0.1", "digits": "1769848200125", "next": null,
        "history": [[1_769_848_200, 0], []], "by_day": {"a": ["2026-01-31"]}, "odd": 3, "small": -7, "count": 7,
        "more": "2026-02-01",
    });
    for library in ["", "chrono-", "time-"] {
        for (format, value) in [
            ("date-time", json!("2026-01-31T00:30:00.125Z")),
            ("date", json!("2026-01-31")),
            ("time", json!("08:30:00")),
            ("datetime", json!("2026-01-31 08:30:00")),
            ("unixtime", json!(1_769_848_200)),
            ("timestamp", json!(1_769_848_200_125_u64)),
        ] {
            event[format!("{library}{format}")] = value;
        }
    }
    event
}

#[tokio::test]
async fn every_format_is_sent_as_it_was_read() {
    let json = event();
    let server = Server::json(&json.to_string());
    let client = Client::builder(&server.url).build().unwrap();
    let sent: CreateEvent = from_str(&json.to_string()).unwrap();
    assert_eq!(sent.date_time.to_string(), "2026-01-31T00:30:00.125Z");
    assert_eq!(sent.small, -7_i32);
    let got = client.events().create(sent).await.unwrap();
    let sent: Value = from_str(body(&server.request())).unwrap();
    let mut written = json.clone();
    // What may be left out is left out where it has no value.
    written.as_object_mut().unwrap().remove("next");
    assert_eq!(sent, written);
    assert_eq!(to_value(got).unwrap(), written);
}

#[tokio::test]
async fn whole_floats_are_integers_of_every_size() {
    let mut json = event();
    (json["small"], json["count"]) = (json!(1.0), json!(2.0));
    let read: CreateEvent = from_str(&json.to_string()).unwrap();
    assert_eq!((read.small, read.count), (1_i32, 2_u64));
    for (field, value) in [("small", json!(2_147_483_648_u64)), ("count", json!(-1))] {
        let mut wrong = event();
        wrong[field] = value;
        assert!(
            from_str::<CreateEvent>(&wrong.to_string()).is_err(),
            "{field}"
        );
    }
}

#[tokio::test]
async fn what_is_none_of_its_format_is_no_answer() {
    for (field, value) in [
        ("date-time", json!("yesterday")),
        ("uuid", json!("1")),
        ("chrono-datetime", json!("2026-01-31T08:30:00")),
        ("time-unixtime", json!(i64::MAX)),
        ("ipv4", json!("10.0.0")),
    ] {
        let mut json = event();
        json[field] = value;
        let server = Server::json(&json.to_string());
        let client = Client::builder(&server.url).build().unwrap();
        let sent: CreateEvent = from_str(&event().to_string()).unwrap();
        let error = client.events().create(sent).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{field}");
        assert!(error.to_string().contains(field), "{error}");
    }
}

#[tokio::test]
async fn parameters_have_the_text_of_their_format() {
    let server = Server::json(r#"["2026-01-31"]"#);
    let client = Client::builder(&server.url).build().unwrap();
    let at = jiff::Timestamp::from_millisecond(1_769_819_400_125).unwrap();
    let day = jiff::civil::date(2026, 1, 31);
    let link = url::Url::parse("https://a.example/").unwrap();
    let call = client
        .days()
        .get(uuid::Uuid::nil(), at, &[10, 0, 0, 1].into());
    let call = call.until(at).days([day, day]).link(&link).page(2_u32);
    let call = call
        .least("0.5".parse().unwrap())
        .x_at(day.at(8, 30, 0, 0))
        .seen(at);
    assert_eq!(call.await.unwrap(), [day]);
    let request = server.request();
    assert_eq!(
        target(&request),
        "/days/00000000-0000-0000-0000-000000000000/1769819400125?ip=10.0.0.1&until=2026-01-31T00%3A30%3A00.125Z\
         &days=2026-01-31&days=2026-01-31&link=https%3A%2F%2Fa.example%2F&page=2&least=0.5"
    );
    assert_eq!(header(&request, "x-at"), Some("2026-01-31 08:30:00"));
    assert_eq!(header(&request, "cookie"), Some("seen=1769819400125"));

    let long = client
        .days()
        .get(uuid::Uuid::nil(), at, &[10, 0, 0, 1].into());
    let long = long.least("0.1234567890123456789".parse().unwrap());
    assert_eq!(long.await.unwrap_err().kind(), ErrorKind::Build);
}

#[tokio::test]
async fn whole_bodies_and_forms_have_formats() {
    let server = Server::json("7");
    let client = Client::builder(&server.url).build().unwrap();
    let at = jiff::Timestamp::from_second(9).unwrap();
    assert_eq!(client.days().update(vec![at]).await.unwrap().as_second(), 7);
    assert_eq!(body(&server.request()), "[9]");

    let day = jiff::civil::date(2026, 1, 31);
    let pairs = CreatePair::new(at).at_ms(at).days([day, day]);
    client.pairs().create(pairs).await.unwrap();
    let pairs = "at=1970-01-01T00%3A00%3A09Z&at_ms=9000&days=2026-01-31&days=2026-01-31";
    assert_eq!(body(&server.request()), pairs);

    let sent = CreatePart::new(uuid::Uuid::nil()).times([vec![at]]);
    client.parts().create(sent).await.unwrap();
    let sent = parts(&server.request()).await;
    let contents: Vec<&str> = sent.iter().map(|part| part.3.as_str()).collect();
    assert_eq!(contents, ["00000000-0000-0000-0000-000000000000", "[[9]]"]);
}
