//! `object!` and `values!`: what they read, write and refuse.

use serde_json::{Value, from_str, from_value, json, to_string, to_value};

use super::sample::{AnyModel, Model, Status, Video, video};
use crate::{self as support, ToText, form, object, pairs};

#[derive(Clone, Debug, PartialEq)]
struct Empty {}
object!(Empty {});

#[derive(Clone, Debug, PartialEq)]
struct Fields {
    map: i64,
    index: Option<i64>,
    keys: Value,
    next: Option<Vec<Fields>>,
    empty: Option<Empty>,
}
object!(Fields { map: "map", index?: "Index", keys: "keys", next?: "next", empty?: "\u{9519}" });

#[test]
fn an_object_is_written_in_order_and_without_absent_options() {
    let full = Video {
        id: "1".into(),
        r#type: Some(Model::Veo2),
        enhanced_prompt: Some(String::new()),
    };
    assert_eq!(
        to_string(&full).unwrap(),
        r#"{"id":"1","type":"veo2","enhanced_prompt":""}"#
    );
    assert_eq!(to_string(&video("1")).unwrap(), r#"{"id":"1","type":null}"#);
    assert_eq!(to_string(&Empty {}).unwrap(), "{}");
}

#[test]
fn an_object_is_read_in_any_order() {
    let fields: Fields = from_str(
        r#"{"x":{"y":[]},"错":{"a":1},"keys":null,"next":[{"map":2,"keys":[1]}],"Index":null,"map":1,"k\u0065":3}"#,
    )
    .unwrap();
    let inner = Fields {
        map: 2,
        index: None,
        keys: json!([1]),
        next: None,
        empty: None,
    };
    let outer = Fields {
        map: 1,
        index: None,
        keys: Value::Null,
        next: Some(vec![inner]),
        empty: Some(Empty {}),
    };
    assert_eq!(fields, outer);
    assert_eq!(
        from_value::<Fields>(to_value(&outer).unwrap()).unwrap(),
        outer
    );
    assert_eq!(
        from_str::<Fields>(&to_string(&outer).unwrap()).unwrap(),
        outer
    );
    assert_eq!(from_str::<Empty>(r#"{"a":1}"#).unwrap(), Empty {});
    assert_eq!(
        from_str::<Fields>(r#"{"m\u0061p":1,"keys":0}"#)
            .unwrap()
            .map,
        1
    );
}

#[test]
fn an_object_that_does_not_fit_says_why() {
    for (text, message) in [
        (r#"{"keys":1}"#, "missing field `map`"),
        (r#"{"map":1}"#, "missing field `keys`"),
        (
            r#"{"map":null,"keys":1}"#,
            "invalid type: null, expected a whole number (i64)",
        ),
        (r#"{"map":1.5,"keys":1}"#, "invalid type: floating point"),
        (r#"{"map":1,"map":1,"keys":1}"#, "duplicate field `map`"),
        (r#"[1]"#, "expected an object (Fields)"),
        ("1", "expected an object (Fields)"),
    ] {
        let error = from_str::<Fields>(text).unwrap_err().to_string();
        assert!(error.contains(message), "{text}: {error}");
    }
}

#[test]
fn values_stay_open() {
    for (text, model) in [
        ("veo2", Model::Veo2),
        ("veo2-fast", Model::Veo2Fast),
        ("Veo2", Model::Other("Veo2".into())),
        ("", Model::Other(String::new())),
    ] {
        assert_eq!(Model::from(text), model);
        assert_eq!(Model::from(text.to_owned()), model);
        assert_eq!(model.as_str(), text);
        assert_eq!(model.to_string(), text);
        assert_eq!(model.to_text(), text);
        assert_eq!(to_value(&model).unwrap(), json!(text));
        assert_eq!(from_value::<Model>(json!(text)).unwrap(), model);
        assert_eq!(
            from_str::<Model>(&to_string(&model).unwrap()).unwrap(),
            model
        );
    }
    assert_eq!(from_str::<Model>(r#""\u0076eo2""#).unwrap(), Model::Veo2);
    assert!(
        from_str::<Model>("1")
            .unwrap_err()
            .to_string()
            .contains("expected a string")
    );
    assert_eq!(format!("{:>6}", Model::Veo2), "  veo2");
    assert_eq!(format!("{:?}", Model::Veo2Fast), r#""veo2-fast""#);
    let other = AnyModel::from("veo3");
    assert_eq!(format!("{other:?}"), r#"Other("veo3")"#);
}

#[test]
fn codes_stay_open() {
    for (text, status) in [
        ("0", Status::Pending),
        ("1", Status::Paid),
        ("-1", Status::VMinus1),
        ("2", Status::Other(2)),
        ("9223372036854775807", Status::Other(i64::MAX)),
        ("-9223372036854775808", Status::Other(i64::MIN)),
    ] {
        let number: i64 = text.parse().unwrap();
        assert_eq!(Status::from(number), status);
        assert_eq!(status.as_i64(), number);
        assert_eq!(status.to_string(), text);
        assert_eq!(status.to_text(), text);
        assert_eq!(to_string(&status).unwrap(), text);
        assert_eq!(from_str::<Status>(text).unwrap(), status);
        assert_eq!(from_value::<Status>(json!(number)).unwrap(), status);
    }
    assert_eq!(format!("{:>3}", Status::Paid), "  1");
}

#[test]
fn codes_are_whole_numbers_however_they_are_written() {
    for (text, status) in [
        ("1.0", Status::Paid),
        ("-1e0", Status::VMinus1),
        ("-0.0", Status::Pending),
        ("70.0", Status::Other(70)),
    ] {
        assert_eq!(from_str::<Status>(text).unwrap(), status, "{text}");
    }
    assert_eq!(from_str::<Option<Status>>("null").unwrap(), None);
    for (text, message) in [
        (
            "1.5",
            "invalid type: floating point `1.5`, expected a whole number",
        ),
        ("1e300", "expected a whole number"),
        (
            "9223372036854775808",
            "invalid value: integer `9223372036854775808`",
        ),
        (
            "\"1\"",
            "invalid type: string \"1\", expected a whole number",
        ),
        ("null", "invalid type: null, expected a whole number"),
        ("true", "expected a whole number"),
    ] {
        let error = from_str::<Status>(text).unwrap_err().to_string();
        assert!(error.contains(message), "{text}: {error}");
    }
}

#[test]
fn labels_are_those_of_the_description() {
    assert_eq!(Status::Paid.label(), Some("已支付"));
    assert_eq!(Status::VMinus1.label(), None);
    assert_eq!(Status::Other(1).label(), None);
}

pairs!(Empty {});
form!(Empty {});
