//! `object!` and `values!`: what they read, write and refuse.

use serde_json::{Value, from_str, from_value, json, to_string, to_value};

use super::sample::{Model, Video, video};
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
            "invalid type: null, expected i64",
        ),
        (r#"{"map":1.0,"keys":1}"#, "invalid type: floating point"),
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
}

pairs!(Empty {});
form!(Empty {});
