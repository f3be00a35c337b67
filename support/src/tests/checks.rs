//! What is demanded of values: each demand at its edges, where it is broken, and that nothing is sent then.

use serde_json::{Value, json};

use crate::{
    self as support, Answer, Check, Client, ErrorKind, Method, Request, check, checks, form, pairs,
    union,
};

struct Tree;
checks!(Tree { "name": MinLength(1) MaxLength(2), "children": MaxItems(2) Each(Of(Tree)), "tags": Each(MaxLength(1)) });

/// What a body is refused for.
fn refused(body: &Value, checks: &'static [Check]) -> Option<String> {
    let request = Request::new(Method::POST, "x")
        .json(body)
        .check_body(body, checks);
    request.problem().map(str::to_owned)
}

#[test]
fn each_demand_has_its_edge() {
    let cases: [(&'static [Check], Value, Value); 18] = [
        (check!(MinLength(2)), json!("日本"), json!("日")),
        (check!(MaxLength(2)), json!("🎈🎈"), json!("abc")),
        (check!(Minimum(1.0)), json!(1), json!(0.5)),
        (check!(ExclusiveMinimum(-1.0)), json!(-0.5), json!(-1)),
        (check!(Maximum(1.5)), json!(1.5), json!(2)),
        (check!(ExclusiveMaximum(10.0)), json!(9), json!(10)),
        (check!(MultipleOf(0.01)), json!(0.07), json!(0.075)),
        (check!(MultipleOf(0.1)), json!(1e308), json!(1.05)),
        (check!(Minimum(-5)), json!(-5), json!(-6)),
        // Beyond what a float tells apart.
        (
            check!(Minimum(9007199254740993)),
            json!(9_007_199_254_740_993_i64),
            json!(9_007_199_254_740_992_i64),
        ),
        (
            check!(ExclusiveMaximum(-9007199254740993)),
            json!(-9_007_199_254_740_994_i64),
            json!(-9_007_199_254_740_993_i64),
        ),
        (
            check!(Maximum(18446744073709551614)),
            json!(u64::MAX - 1),
            json!(u64::MAX),
        ),
        (
            check!(MultipleOf(10)),
            json!(9_007_199_254_740_990_i64),
            json!(9_007_199_254_740_991_i64),
        ),
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
            "`name` in the body must have at least 1 character",
        ),
        (
            json!({"name": "a", "children": [{"name": "b"}, {"children": [{"name": "SECRET"}]}]}),
            "`children[1].children[0].name` in the body must have at most 2 characters",
        ),
        (
            json!({"tags": {"SECRET": "SECRET"}}),
            "`tags.*` in the body must have at most 1 character",
        ),
        (
            json!({"children": [{}, {}, {}]}),
            "`children` in the body must have at most 2 elements",
        ),
    ] {
        assert_eq!(refused(&body, check!(Of(Tree))).unwrap(), problem);
    }
    let fine =
        json!({"name": "ab", "children": [{"children": []}], "tags": {"a": "b"}, "other": 1});
    assert_eq!(refused(&fine, check!(Of(Tree))), None);
}

#[test]
fn patterns_are_those_of_ecmascript() {
    let cases: [(&'static [Check], &str, &str); 4] = [
        (check!(Pattern("^[0-9]{2,}$")), "12", "12\n"),
        // A part that matches does.
        (check!(Pattern("b+")), "abc", "ac"),
        (check!(Pattern(r"\d")), "a1", "١"),
        (check!(Pattern(r"^(?=.*\p{Lu})(?!0)\u{4e2d}")), "中A", "中a"),
    ];
    for (checks, good, bad) in cases {
        assert_eq!(refused(&json!(good), checks), None, "{checks:?} {good}");
        assert!(refused(&json!(bad), checks).is_some(), "{checks:?} {bad}");
        assert_eq!(refused(&json!(1), checks), None);
    }
}

#[test]
fn a_pattern_is_told_and_one_that_is_none_demands_nothing() {
    assert_eq!(
        refused(&json!(["ab", "a b"]), check!(Each(Pattern(r"^\w+$")))).unwrap(),
        r"`[1]` in the body must match `^\w+$`"
    );
    assert_eq!(refused(&json!("x"), check!(Pattern("("))), None);
    let call = Request::new(Method::GET, "x").check_path("id", "a/b", check!(Pattern("^[^/]*$")));
    assert_eq!(
        call.problem(),
        Some("the path parameter `id` must match `^[^/]*$`")
    );
    // What is not seen is shown, and what is no text for a terminal is none.
    assert_eq!(
        refused(&json!("x"), check!(Pattern("^\t\u{1b}[a-z]中$"))).unwrap(),
        r"the body must match `^\t\u{1b}[a-z]中$`"
    );
}

#[test]
fn what_is_beyond_the_members_is_checked_too() {
    struct Labels;
    checks!(Labels { "id", "name": MinLength(1) } rest(MaxLength(2)));
    let told = |body: &Value| refused(body, check!(Of(Labels)));
    assert_eq!(
        told(&json!({"id": "long", "name": "long", "x": "ab"})),
        None
    );
    assert_eq!(
        told(&json!({"x": "abc"})).unwrap(),
        "`*` in the body must have at most 2 characters"
    );
    struct Page<T>(T);
    checks!(Page<T> { "total": Minimum(0) });
    let page = check!(Of(Page<Tree>) Members("rows": Each(Of(Tree))));
    assert_eq!(
        refused(&json!({"total": 0, "rows": [{"name": "a"}]}), page),
        None
    );
    assert_eq!(
        refused(&json!({"rows": [{"name": ""}]}), page).unwrap(),
        "`rows[0].name` in the body must have at least 1 character"
    );
    assert!(refused(&json!({"total": -1}), page).is_some());
}

#[test]
fn a_value_of_one_of_several_types_holds_to_one_that_it_looks_like() {
    #[derive(Clone, Debug, PartialEq)]
    enum Choice {
        Tree(Value),
        Leaf(Value),
        Short(String),
        Other(Value),
    }
    union!(Choice, Other {
        Tree(Value): object("children"),
        Leaf(Value): object(?"children", "leaf"),
        Short(String): string,
    });
    checks!(enum Choice { Tree: Of(Tree), Leaf, Short: MaxLength(2) });
    let told = |value: Value| {
        let value: Choice = serde_json::from_value(value).unwrap();
        refused(&serde_json::to_value(value).unwrap(), check!(Of(Choice)))
    };
    for fine in [
        json!({"children": [], "name": "a"}),
        json!({"children": [], "name": "", "leaf": 1}),
        json!({"leaf": 1}),
        json!("ab"),
        json!(["abc"]),
    ] {
        assert_eq!(told(fine), None);
    }
    assert_eq!(
        told(json!({"children": [{"name": "abc"}]})).unwrap(),
        "`children[0].name` in the body must have at most 2 characters"
    );
    assert!(told(json!("abc")).is_some());
}

#[test]
fn fields_of_forms_are_checked() {
    struct Rating {
        stars: i64,
        tags: Option<Vec<String>>,
    }
    pairs!(Rating { stars: text "stars" { Maximum(5) }, tags?: list "tags" { MaxItems(1) Each(MinLength(2)) } });
    let told = |stars, tags: &[&str]| {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let tags = Some(tags);
        let request = Request::new(Method::POST, "x").form(Rating { stars, tags });
        request.problem().map(str::to_owned)
    };
    assert_eq!(told(5, &["ab"]), None);
    assert_eq!(told(6, &[]).unwrap(), "the field `stars` must be at most 5");
    assert_eq!(
        told(5, &["a"]).unwrap(),
        "`[0]` in the field `tags` must have at least 2 characters"
    );
    assert!(told(5, &["ab", "cd"]).is_some());
    struct Upload {
        name: String,
    }
    form!(Upload { name: text "name" { MaxLength(2) } });
    let sent = Request::new(Method::POST, "x").multipart(Upload {
        name: "abc".to_owned(),
    });
    assert_eq!(
        sent.problem(),
        Some("the field `name` must have at most 2 characters")
    );
}

#[test]
fn parameters_are_finite_where_they_are_checked() {
    let told = |value: f64, checks| {
        let request = Request::new(Method::GET, "x").check_query("n", &value, checks);
        request.problem().map(str::to_owned)
    };
    let bound = check!(Finite ExclusiveMinimum(0) ExclusiveMaximum(1));
    assert_eq!(told(0.5, bound), None);
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let problem = "the query parameter `n` must be finite";
        assert_eq!(told(value, bound).unwrap(), problem);
    }
}

#[test]
fn parameters_are_checked_as_what_they_are() {
    let request = || Request::new(Method::GET, "x");
    let problem = |request: Request| request.problem().map(str::to_owned);
    let most = check!(Maximum(9.0));
    assert_eq!(problem(request().check_query("n", &9, most)), None);
    let told = problem(request().check_query("n", &10_i64, most)).unwrap();
    assert_eq!(told, "the query parameter `n` must be at most 9");
    let told = problem(request().check_header("X-N", &10_i64, most)).unwrap();
    assert_eq!(told, "the header `X-N` must be at most 9");
    let told = problem(request().check_cookie("n", &10_i64, most)).unwrap();
    assert_eq!(told, "the cookie `n` must be at most 9");
    // A text is none of its digits.
    assert_eq!(problem(request().check_query("t", "10", most)), None);
    assert_eq!(
        problem(request().check_query("t", "123", check!(MaxLength(3)))),
        None
    );
    assert!(problem(request().check_query("t", "123", check!(MaxLength(2)))).is_some());
    let list = check!(MaxItems(2) Each(Minimum(1.0)));
    let listed = |values: &[i64]| problem(request().check_query("n", values, list));
    assert_eq!(listed(&[1, 2]), None);
    assert_eq!(
        listed(&[1, 2, 3]).unwrap(),
        "the query parameter `n` must have at most 2 elements"
    );
    assert_eq!(
        listed(&[1, 0]).unwrap(),
        "`[1]` in the query parameter `n` must be at least 1"
    );
}

#[test]
fn what_takes_the_place_of_what_was_refused_is_sent() {
    let short = check!(MaxLength(2));
    let bad = || {
        Request::new(Method::POST, "x")
            .query("a", "long")
            .check_query("a", "long", short)
    };
    assert!(bad().problem().is_some());
    assert_eq!(bad().set_query("a", "ok").problem(), None);
    assert_eq!(bad().unset_query("a").problem(), None);
    assert!(bad().set_query("b", "ok").problem().is_some());
    assert!(bad().header("a", "ok").problem().is_some());
    let again = bad().set_query("a", "ok");
    assert!(again.check_query("a", "long", short).problem().is_some());
    // The others stay.
    let both = bad().check_header("X-A", "long", short);
    let told = both.clone().set_query("a", "ok");
    assert_eq!(
        told.problem(),
        Some("the header `X-A` must have at most 2 characters")
    );
    assert_eq!(told.header("x-a", "ok").problem(), None);
    assert_eq!(
        both.header("X-A", "ok").problem(),
        Some("the query parameter `a` must have at most 2 characters")
    );
    let request = || Request::new(Method::POST, "x");
    assert_eq!(request().header("a", "\n").header("a", "b").problem(), None);
    let cookie = request().cookie("a", ";");
    assert!(cookie.clone().cookie("a", "b").problem().is_some());
    assert_eq!(cookie.unset_cookie("a").problem(), None);
    let body = request().json("long").check_body("long", short);
    assert!(body.problem().is_some());
    assert_eq!(body.json("ok").check_body("ok", short).problem(), None);
    // A part of the path is there once.
    let path = request().check_path("a", "long", short).segment("a", "ok");
    assert!(path.problem().is_some());
}

#[test]
fn elements_differ_by_their_values() {
    for (list, are_unique) in [
        (json!([1, 1.0]), false),
        (json!([0.0, -0.0]), false),
        (json!([1, "1"]), true),
        (json!([1e300, 1e300]), false),
        (json!([1e300, 1e301]), true),
        (json!([u64::MAX, 18_446_744_073_709_551_616.0]), true),
        (json!([{"a": 1, "b": [2]}, {"b": [2.0], "a": 1.0}]), false),
        (json!([{"a": 1, "b": 2}, {"a": 2, "b": 1}]), true),
        (json!([["a", "b"], ["b", "a"]]), true),
        (json!([["a,b"], ["a", "b"]]), true),
        (json!([{"a": {}}, {"a": []}]), true),
        (json!([null, false, 0, ""]), true),
    ] {
        let told = refused(&list, check!(UniqueItems));
        assert_eq!(told.is_none(), are_unique, "{list}");
    }
}

#[test]
fn a_bound_of_many_digits_is_told_in_short() {
    for (checks, told) in [
        (check!(Maximum(-1e300)), "-1e300"),
        (check!(Maximum(-1e-9)), "-1e-9"),
        (check!(Maximum(-0.25)), "-0.25"),
        (check!(Maximum(-1000000)), "-1000000"),
    ] {
        let told = format!("the body must be at most {told}");
        assert_eq!(refused(&json!(1), checks).unwrap(), told);
    }
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
        "x: the body must have at least 1 character"
    );
}
