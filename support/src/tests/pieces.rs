//! The small pieces, one by one.

use serde_json::json;

use crate::credential::base64;
use crate::place::{Place, Placed};
use crate::{Error, Secret, ToText};

#[test]
fn scalars_have_one_spelling() {
    assert_eq!("a b".to_text(), "a b");
    assert_eq!(String::from("a").to_text(), "a");
    assert_eq!((&&true).to_text(), "true");
    assert_eq!(false.to_text(), "false");
    assert_eq!(i64::MIN.to_text(), "-9223372036854775808");
    assert_eq!(1.0.to_text(), "1");
    assert_eq!(0.25.to_text(), "0.25");
    assert_eq!(json!("a").to_text(), "a");
    assert_eq!(json!(1.5).to_text(), "1.5");
    assert_eq!(json!({"a": [null]}).to_text(), r#"{"a":[null]}"#);
}

#[test]
fn base64_is_that_of_rfc_4648() {
    for (text, encoded) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
        ("~~~???é", "fn5+Pz8/w6k="),
    ] {
        assert_eq!(base64(text.as_bytes()), encoded);
    }
}

#[test]
fn a_header_of_the_client_is_marked_as_a_secret() {
    let placed = Place::Header("X-Key").put(Secret::new("c4n4ry"));
    let Ok(Placed::Header(name, value)) = placed else {
        panic!("it is a header");
    };
    assert_eq!(format!("{name}: {value:?}"), "x-key: Sensitive");
}

#[test]
fn an_error_is_one_pointer_and_fits_everywhere() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), Error>>(), size_of::<usize>());
}
