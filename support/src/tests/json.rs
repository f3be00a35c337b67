//! The forms of values, and the objects that are made of them.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use serde::de::{DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value, from_str, json, to_string};

use super::sample::Model;
use crate::{self as support, By, Explicit, Json, object};

/// Whole hundreds of a number.
struct Hundreds;

impl Json<i64> for Hundreds {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
        i64::read(deserializer).map(|number| number * 100)
    }

    fn write<S: Serializer>(value: &i64, serializer: S) -> Result<S::Ok, S::Error> {
        i64::write(&(value / 100), serializer)
    }
}

#[derive(Debug, Default, PartialEq)]
struct Forms {
    one: i64,
    many: Vec<Option<i64>>,
    named: Option<BTreeMap<String, i64>>,
    maybe: Option<Option<i64>>,
}
object!(Forms {
    one: "one" as Hundreds,
    many: "many" as Vec<Option<Hundreds>>,
    named?: "named" as Option<BTreeMap<String, Hundreds>>,
    maybe?: "maybe" as Explicit<Hundreds>,
});

#[derive(Debug, PartialEq)]
struct Open<T> {
    id: i64,
    data: T,
    extra: BTreeMap<String, i64>,
}
object!(Open<T>, extra { "kind" = "cat", id: "id", "code" = -1, data: "data" });

#[derive(Debug, PartialEq)]
struct Bag {
    other: Map<String, Value>,
}
object!(Bag, other {
    "kind" = "bag",
    "old" = true,
});

fn round<T: DeserializeOwned + Serialize>(text: &str) -> (T, String) {
    let value: T = from_str(text).unwrap();
    let written = to_string(&value).unwrap();
    (value, written)
}

#[test]
fn forms_compose_as_types_do() {
    let text = r#"{"one":1,"many":[2,null],"named":{"a":3},"maybe":4}"#;
    let (forms, written) = round::<Forms>(text);
    let named = BTreeMap::from([("a".to_owned(), 300)]);
    let expected = Forms {
        one: 100,
        many: vec![Some(200), None],
        named: Some(named),
        maybe: Some(Some(400)),
    };
    assert_eq!(forms, expected);
    assert_eq!(written, text);
}

#[test]
fn absent_and_null_are_two_things_where_they_are_told_apart() {
    let (forms, written) = round::<Forms>(r#"{"one":0,"many":[],"maybe":null}"#);
    assert_eq!(forms.maybe, Some(None));
    assert_eq!(written, r#"{"one":0,"many":[],"maybe":null}"#);
    let (forms, written) = round::<Forms>(r#"{"one":0,"many":[],"named":null}"#);
    assert_eq!(forms.maybe, None);
    assert_eq!(forms.named, None);
    assert_eq!(written, r#"{"one":0,"many":[]}"#);
}

#[test]
fn constants_are_written_and_the_rest_is_kept() {
    let text = r#"{"x":1,"id":7,"kind":"cat","data":["a"],"y":2.0}"#;
    let (open, written) = round::<Open<Vec<String>>>(text);
    assert_eq!(open.id, 7);
    assert_eq!(open.data, ["a"]);
    assert_eq!(
        open.extra,
        BTreeMap::from([("x".into(), 1), ("y".into(), 2)])
    );
    assert_eq!(
        written,
        r#"{"kind":"cat","code":-1,"id":7,"data":["a"],"x":1,"y":2}"#
    );
    let twice = Open {
        extra: BTreeMap::from([("id".into(), 1), ("kind".into(), 2), ("z".into(), 3)]),
        ..open
    };
    assert_eq!(
        to_string(&twice).unwrap(),
        r#"{"kind":"cat","code":-1,"id":7,"data":["a"],"z":3}"#
    );
    let (bag, written) = round::<Bag>(r#"{"old":true,"b":null,"a":{"c":1}}"#);
    assert_eq!(Value::Object(bag.other), json!({"b": null, "a": {"c": 1}}));
    assert_eq!(written, r#"{"kind":"bag","old":true,"b":null,"a":{"c":1}}"#);
    let error = from_str::<Open<i64>>(r#"{"id":1,"data":1,"x":"no"}"#).unwrap_err();
    assert!(
        error.to_string().contains("expected a whole number (i64)"),
        "{error}"
    );
    let error = from_str::<Open<i64>>(r#"{"id":1}"#).unwrap_err();
    assert!(
        error.to_string().contains("missing field `data`"),
        "{error}"
    );
}

#[test]
fn numbers_are_read_as_they_are_meant() {
    let text = |form: Result<String, serde_json::Error>| form.map_err(|error| error.to_string());
    let written = |number: f64| text(to_string(&By::<f64, f64>::new(&number)));
    for (number, expected) in [(1.0, "1"), (-0.5, "-0.5"), (1e300, "1e+300"), (-7.0, "-7")] {
        assert_eq!(written(number).unwrap(), expected);
    }
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(written(number).unwrap_err().contains("not finite"));
    }
    let mut read = serde_json::Deserializer::from_str("18446744073709551615");
    assert_eq!(u64::read(&mut read).unwrap(), u64::MAX);
    let mut read = serde_json::Deserializer::from_str("1e19");
    assert_eq!(u64::read(&mut read).unwrap(), 10_000_000_000_000_000_000);
    let mut read = serde_json::Deserializer::from_str("1e20");
    assert!(u64::read(&mut read).is_err());
    let mut read = serde_json::Deserializer::from_str("-9007199254740994.0");
    assert_eq!(i64::read(&mut read).unwrap(), -9_007_199_254_740_994);
    for (text, message) in [
        ("4294967296", "expected a whole number (u32)"),
        ("-1", "expected a whole number (u32)"),
        ("-1.0", "expected a whole number (u32)"),
        ("0.5", "invalid type: floating point `0.5`"),
    ] {
        let error = u32::read(&mut serde_json::Deserializer::from_str(text)).unwrap_err();
        assert!(error.to_string().contains(message), "{text}: {error}");
    }
}

#[test]
fn values_of_one_text_are_equal() {
    let hash = |model: &Model| BuildHasherDefault::<DefaultHasher>::default().hash_one(model);
    for model in [Model::Other("veo2".to_owned()), Model::from("veo2")] {
        assert_eq!(model, Model::Veo2);
        assert_eq!(hash(&model), hash(&Model::Veo2));
    }
    assert_ne!(Model::Veo2, Model::Veo2Fast);
    assert_ne!(Model::from("veo3"), Model::from("veo4"));
    assert!(matches!(Model::from("veo3".to_owned()), Model::Other(text) if text == "veo3"));
}
