//! A module whose types are named like everything that Rust and serde put into scope.

mod types {
    #![no_implicit_prelude]
    #![allow(dead_code, non_camel_case_types, reason = "their names are the test")]

    use crate::{self as support, form, object, pairs, values};

    macro_rules! shadows {
        ($($name:ident)*) => {$(
            #[derive(::std::clone::Clone, ::std::fmt::Debug, ::std::cmp::PartialEq)]
            pub(super) struct $name {
                pub(super) value: ::std::option::Option<::std::boxed::Box<$name>>,
                pub(super) text: ::std::string::String,
            }
            object!($name { value?: "value", text: "text" });
            pairs!($name { value?: json "value", text: text "text" });
            form!($name { value?: json "value", text: text "text" });
        )*};
    }

    shadows!(Option Some None Result Ok Err Vec Box Default Clone Debug Send Sync Copy Iterator IntoIterator From Into
        Self_ Object Keys Entries Visitor MapAccess Serialize Serializer Deserialize Deserializer Form Pairs Client Error
        Request Call Answer Cow PhantomData str u8 i64 bool usize S D A T E V);

    #[derive(::std::clone::Clone)]
    pub(super) enum String {
        Option,
        Some,
        Ok,
        Err,
        Other(::std::string::String),
    }
    values!(
        String,
        Other {
            Option: "Option",
            Some: "Some",
            Ok: "ok",
            Err: "err"
        }
    );
}

#[test]
fn shadowing_types_work() {
    let inner = types::Option {
        value: None,
        text: "a".into(),
    };
    let outer = types::Option {
        value: Some(Box::new(inner)),
        text: "b".into(),
    };
    let text = serde_json::to_string(&outer).unwrap();
    assert_eq!(text, r#"{"value":{"text":"a"},"text":"b"}"#);
    assert_eq!(serde_json::from_str::<types::Option>(&text).unwrap(), outer);
    assert_eq!(types::String::from("ok"), types::String::Ok);
    assert_eq!(types::String::from("x").as_str(), "x");
}
