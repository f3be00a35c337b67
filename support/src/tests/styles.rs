//! The styles of parameters, byte for byte: the table "Style Examples" of OpenAPI 3.1 and its edges.

use serde_json::{Value, json};

use super::server::{Server, header, target};
use crate::{Answer, Method, Parts, Request, Style};

fn array() -> Parts {
    Parts::list(["blue", "black", "brown"])
}

fn object() -> Parts {
    Parts::fields(&json!({"R": 100, "G": 200, "B": 150}))
}

fn request() -> Request {
    Request::new(Method::GET, "t").path("/")
}

/// What is sent of a request: its target, the header `x` and the cookies.
async fn sent(request: Request) -> (String, Option<String>, Option<String>) {
    let server = Server::json("null");
    let call = server.client().call::<_, ()>(request, Answer::empty());
    call.await.unwrap();
    let sent = server.request();
    let value = |name| header(&sent, name).map(str::to_owned);
    (target(&sent).to_owned(), value("x"), value("cookie"))
}

fn problem(request: Request) -> String {
    request.problem().unwrap_or("none").to_owned()
}

#[tokio::test]
async fn paths() {
    let (simple, label, matrix) = (Style::SIMPLE, Style::LABEL, Style::MATRIX);
    for (style, parts, expected) in [
        (matrix, Parts::one(""), ";color"),
        (matrix, Parts::one("blue"), ";color=blue"),
        (matrix, array(), ";color=blue,black,brown"),
        (matrix, object(), ";color=R,100,G,200,B,150"),
        (
            matrix.exploded(),
            array(),
            ";color=blue;color=black;color=brown",
        ),
        (matrix.exploded(), object(), ";R=100;G=200;B=150"),
        (label, Parts::one("blue"), ".blue"),
        (label, array(), ".blue,black,brown"),
        (label, object(), ".R,100,G,200,B,150"),
        (label.exploded(), array(), ".blue.black.brown"),
        (label.exploded(), object(), ".R=100.G=200.B=150"),
        (simple, Parts::one("blue"), "blue"),
        (simple, array(), "blue,black,brown"),
        (simple, object(), "R,100,G,200,B,150"),
        (simple.exploded(), array(), "blue,black,brown"),
        (simple.exploded(), object(), "R=100,G=200,B=150"),
        (
            simple,
            Parts::list(["a,b", "/", "表"]),
            "a%2Cb,%2F,%E8%A1%A8",
        ),
        (matrix, Parts::one(";x=1/.."), ";color=%3Bx%3D1%2F.."),
    ] {
        let (path, ..) = sent(request().segment_in(style, "color", parts)).await;
        assert_eq!(path, format!("/{expected}"));
    }
}

#[tokio::test]
async fn a_path_parameter_holds_something() {
    let (simple, label) = (Style::SIMPLE, Style::LABEL);
    let nothing: [&str; 0] = [];
    for (style, parts, expected) in [
        (
            simple,
            Parts::one(""),
            "the path parameter `color` is empty",
        ),
        (
            simple,
            Parts::list(nothing),
            "the path parameter `color` cannot be written: it is empty",
        ),
        (
            label.exploded(),
            Parts::list(["1.5"]),
            "the path parameter `color` cannot be written: a value holds `.`, which stands between values",
        ),
    ] {
        assert_eq!(
            problem(request().segment_in(style, "color", parts)),
            expected
        );
    }
    // A segment of dots leads elsewhere.
    let server = Server::json("null");
    let empty = request().segment_in(label, "color", Parts::one(""));
    let call = server.client().call::<_, ()>(empty, Answer::empty());
    assert!(call.await.is_err() && server.was_not_called());
}

/// Sends a query of each, and compares it with what is expected.
async fn compare(queries: impl IntoIterator<Item = (Style, Parts, &str)>) {
    for (style, parts, expected) in queries {
        let (query, ..) = sent(request().query_in(style, "color", parts)).await;
        assert_eq!(query, format!("/{expected}"));
    }
}

#[tokio::test]
async fn queries() {
    let (form, space, pipe) = (Style::FORM, Style::SPACE_DELIMITED, Style::PIPE_DELIMITED);
    let exploded = form.exploded();
    let deep = "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
    compare([
        (exploded, Parts::one(""), "?color="),
        (exploded, Parts::one("blue"), "?color=blue"),
        (exploded, array(), "?color=blue&color=black&color=brown"),
        (exploded, object(), "?R=100&G=200&B=150"),
        (form, array(), "?color=blue,black,brown"),
        (form, object(), "?color=R,100,G,200,B,150"),
        (space, array(), "?color=blue%20black%20brown"),
        (space, object(), "?color=R%20100%20G%20200%20B%20150"),
        (pipe, array(), "?color=blue%7Cblack%7Cbrown"),
        (pipe, object(), "?color=R%7C100%7CG%7C200%7CB%7C150"),
        (
            pipe.exploded(),
            array(),
            "?color=blue&color=black&color=brown",
        ),
        (Style::DEEP_OBJECT, object(), deep),
    ])
    .await;
}

#[tokio::test]
async fn edges_of_queries() {
    let (form, deep) = (Style::FORM, Style::DEEP_OBJECT);
    let exploded = form.exploded();
    let nothing: [&str; 0] = [];
    let partly = json!({"a": null, "b": "", "c": true, "d": 1.5});
    let nested = json!({"a": {"b": {"c": 1}}, "d&": "=&"});
    let urls = Parts::list(["http://a/?b=c&d", "x,y"]);
    let whole = Parts::json(&json!({"a": ["表", 1]}));
    compare([
        (exploded, Parts::list(nothing), ""),
        (form, Parts::fields(&json!({"a": null})), ""),
        (exploded, Parts::fields(&partly), "?b=&c=true&d=1.5"),
        (
            deep,
            Parts::fields(&nested),
            "?color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Bd%26%5D=%3D%26",
        ),
        (
            deep,
            Parts::list(["a", "b"]),
            "?color%5B0%5D=a&color%5B1%5D=b",
        ),
        (deep, Parts::list(nothing), ""),
        (deep, Parts::fields(&json!(7)), "?color=7"),
        (deep, Parts::fields(&json!("a b")), "?color=a%20b"),
        (deep, Parts::fields(&Value::Null), ""),
        (
            deep,
            Parts::fields(&json!([{"a": [1, null]}, "x"])),
            "?color%5B0%5D%5Ba%5D%5B0%5D=1&color%5B1%5D=x",
        ),
        (
            form,
            Parts::list(["a,b", "&", "表", ""]),
            "?color=a%2Cb,%26,%E8%A1%A8,",
        ),
        (form.reserved(), urls, "?color=http://a/?b=c%26d,x%2Cy"),
        (
            exploded.reserved(),
            Parts::one("/a?b,c#d+[e] %"),
            "?color=/a?b,c%23d%2B%5Be%5D%20%25",
        ),
        (
            exploded,
            whole,
            "?color=%7B%22a%22%3A%5B%22%5Cu8868%22%2C1%5D%7D",
        ),
        (exploded, Parts::json(&"a"), "?color=%22a%22"),
    ])
    .await;
}

#[test]
fn what_has_no_place_in_a_query_is_refused() {
    let form = Style::FORM;
    let nested = json!({"a": {"b": 1}});
    for (style, parts, expected) in [
        (
            Style::PIPE_DELIMITED,
            Parts::list(["a|b"]),
            "a value holds `|`, which stands between values",
        ),
        (
            Style::SPACE_DELIMITED,
            Parts::list(["a b"]),
            "a value holds ` `, which stands between values",
        ),
        (
            form,
            Parts::fields(&nested),
            "it has an object or a list in an object",
        ),
        (
            form,
            Parts::fields(&json!({"a": [1]})),
            "it has an object or a list in an object",
        ),
    ] {
        let expected = format!("the query parameter `color` cannot be written: {expected}");
        assert_eq!(problem(request().query_in(style, "color", parts)), expected);
    }
}

#[tokio::test]
async fn headers_and_cookies() {
    let (simple, form) = (Style::SIMPLE, Style::FORM);
    let nothing: [&str; 0] = [];
    for (style, parts, expected) in [
        (simple, array(), Some("blue,black,brown")),
        (simple, object(), Some("R,100,G,200,B,150")),
        (simple.exploded(), object(), Some("R=100,G=200,B=150")),
        (simple, Parts::one("a, b"), Some("a, b")),
        (simple, Parts::list(nothing), None),
        (
            simple,
            Parts::json(&json!({"a": "表"})),
            Some(r#"{"a":"\u8868"}"#),
        ),
    ] {
        let (_, value, _) = sent(request().header_in(style, "x", parts)).await;
        assert_eq!(value.as_deref(), expected);
    }
    for (style, parts, expected) in [
        (form.exploded(), array(), Some("c=blue; c=black; c=brown")),
        (form.exploded(), object(), Some("R=100; G=200; B=150")),
        (form, array(), Some("c=blue,black,brown")),
        (form, object(), Some("c=R,100,G,200,B,150")),
        (form, Parts::one(""), Some("c=")),
        (form, Parts::list(nothing), None),
    ] {
        let (.., value) = sent(request().cookie_in(style, "c", parts)).await;
        assert_eq!(value.as_deref(), expected);
    }
    assert_eq!(
        problem(request().header_in(simple, "x", Parts::list(["a,b"]))),
        "the header `x` cannot be written: a value holds `,`, which stands between values"
    );
    assert_eq!(
        problem(request().cookie_in(form, "c", Parts::list(["a,b"]))),
        "the cookie `c` cannot be written: the value of the cookie `c` has a character that no cookie can carry"
    );
    let injected = request().header_in(simple, "x", Parts::list(["a\r\nb: c"]));
    assert!(problem(injected).contains("header `x`"));
}
