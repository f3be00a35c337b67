//! What is demanded of values: each demand at its edges, where it is broken, and that nothing is sent then.

use serde_json::{Value, json};

use crate::{
    self as support, Answer, Check, Client, ErrorKind, Members, Method, Request, check, checks,
};

struct Tree;
checks!(Tree { "name": MinLength(1) MaxLength(2), "children": MaxItems(2) Each(Object(Tree)), "tags": Each(MaxLength(1)) });

/// What a body is refused for.
fn refused(body: &Value, checks: &'static [Check]) -> Option<String> {
    let request = Request::new(Method::POST, "x")
        .json(body)
        .check_body(body, checks);
    request.problem().map(str::to_owned)
}

#[test]
fn each_demand_has_its_edge() {
    let cases: [(&'static [Check], Value, Value); 12] = [
        (check!(MinLength(2)), json!("日本"), json!("日")),
        (check!(MaxLength(2)), json!("🎈🎈"), json!("abc")),
        (check!(Minimum(1.0)), json!(1), json!(0.5)),
        (check!(ExclusiveMinimum(-1.0)), json!(-0.5), json!(-1)),
        (check!(Maximum(1.5)), json!(1.5), json!(2)),
        (check!(ExclusiveMaximum(10.0)), json!(9), json!(10)),
        (check!(MultipleOf(0.01)), json!(0.07), json!(0.075)),
        (check!(MinItems(1)), json!([0]), json!([])),
        (check!(MaxItems(1)), json!([0]), json!([0, 0])),
        (
            check!(UniqueItems),
            json!([1, "1"]),
            json!([{"a": 1}, {"a": 1}]),
        ),
        (check!(MinProperties(1)), json!({"a": null}), json!({})),
        (
            check!(MaxProperties(1)),
            json!({"a": 1}),
            json!({"a": 1, "b": 1}),
        ),
    ];
    for (checks, good, bad) in cases {
        assert_eq!(refused(&good, checks), None, "{checks:?} {good}");
        let problem = refused(&bad, checks).unwrap();
        assert!(problem.starts_with("the body must "), "{problem}");
        // What is of another type has no edge.
        assert_eq!(refused(&json!(null), checks), None);
        assert_eq!(refused(&json!(true), checks), None);
    }
}

#[test]
fn the_place_is_told_and_no_value() {
    for (body, problem) in [
        (
            json!({"name": ""}),
            "`name` in the body must have at least 1 characters",
        ),
        (
            json!({"name": "a", "children": [{"name": "b"}, {"children": [{"name": "SECRET"}]}]}),
            "`children[1].children[0].name` in the body must have at most 2 characters",
        ),
        (
            json!({"tags": {"SECRET": "SECRET"}}),
            "`tags.*` in the body must have at most 1 characters",
        ),
        (
            json!({"children": [{}, {}, {}]}),
            "`children` in the body must have at most 2 elements",
        ),
    ] {
        assert_eq!(refused(&body, check!(Object(Tree))).unwrap(), problem);
    }
    let fine =
        json!({"name": "ab", "children": [{"children": []}], "tags": {"a": "b"}, "other": 1});
    assert_eq!(refused(&fine, check!(Object(Tree))), None);
}

#[test]
fn parameters_are_checked_as_texts_or_numbers() {
    let request = || Request::new(Method::GET, "x");
    let problem = |request: Request| request.problem().map(str::to_owned);
    let most = check!(Maximum(9.0));
    assert_eq!(problem(request().check("n", &9, most)), None);
    let told = problem(request().check("n", &10_i64, most)).unwrap();
    assert_eq!(told, "the parameter `n` must be at most 9");
    assert_eq!(
        problem(request().check("t", &"123", check!(MaxLength(3)))),
        None
    );
    assert!(problem(request().check("t", &"123", check!(MaxLength(2)))).is_some());
    let list = check!(MaxItems(2) Each(Minimum(1.0)));
    let listed = |values: &[i64]| {
        let values = values.to_vec();
        problem(
            request()
                .query("m", 7)
                .query_list("n", values)
                .check_query("n", list),
        )
    };
    assert_eq!(listed(&[1, 2]), None);
    assert_eq!(
        listed(&[1, 2, 3]).unwrap(),
        "the parameter `n` must have at most 2 elements"
    );
    assert_eq!(
        listed(&[1, 0]).unwrap(),
        "`[1]` in the parameter `n` must be at least 1"
    );
}

#[tokio::test]
async fn a_call_that_breaks_a_demand_is_no_call() {
    let client = Client::builder("http://127.0.0.1:9").build().unwrap();
    let request = Request::new(Method::POST, "x")
        .json("")
        .check_body("", check!(MinLength(1)));
    let call: support::Call<()> = client.call(request, Answer::empty());
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!(
        error.to_string(),
        "x: the body must have at least 1 characters"
    );
}
