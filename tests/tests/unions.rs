//! Unions as servers send them: which type a value is read as, and that it is written as it came.

use serde_json::{Value, from_str, from_value, json, to_value};
use tests::unions::types::{
    Card, Cat, Corner, Flash, ListTrucksResponse, Mark, Message, MessageContent, MessageLists,
    MessageRole, Mode, Part, Payment, Pet, Signal, Steady, Tree, Truck,
};

#[test]
fn a_discriminator_says_which_type_a_value_has() {
    let cat = json!({"petType": "cat", "lives": 9});
    let dog = json!({"petType": "puppy"});
    let lion = json!({"petType": "lion", "mane": true});
    let pets: Vec<Pet> = from_value(json!([cat, dog, lion])).unwrap();
    assert!(matches!(&pets[0], Pet::Cat(cat) if cat.lives == 9));
    assert!(matches!(&pets[1], Pet::Dog(_)));
    assert!(matches!(&pets[2], Pet::Other(other) if *other == lion));
    assert_eq!(to_value(&pets).unwrap(), json!([cat, dog, lion]));
    let error = from_value::<Pet>(json!({"petType": "cat"})).unwrap_err();
    assert_eq!(error.to_string(), "missing field `lives`");
}

#[test]
fn a_constant_tells_types_apart_and_is_written() {
    let payment = Payment::from(Card::new("4111"));
    let written = json!({"type": "card", "number": "4111"});
    assert_eq!(to_value(&payment).unwrap(), written);
    assert_eq!(from_value::<Payment>(written).unwrap(), payment);
}

/// What a union says of an object holds in the union: where the object stands alone, it may say something else.
#[test]
fn a_discriminator_is_kept_where_it_says_something_else() {
    let lion = json!({"petType": "lion", "lives": 1});
    let cat: Cat = from_value(lion.clone()).unwrap();
    assert_eq!(to_value(&cat).unwrap(), lion);
    let cat = to_value(Cat::new(9)).unwrap();
    assert_eq!(cat, json!({"petType": "cat", "lives": 9}));
}

#[test]
fn a_tag_that_may_be_left_out_tells_types_apart_and_is_written() {
    for (signal, expected) in [
        (Signal::from(Steady::new()), "steady"),
        (Flash::new().into(), "flash"),
    ] {
        let written = to_value(&signal).unwrap();
        assert_eq!(written, json!({"light": expected}));
        assert_eq!(from_value::<Signal>(written).unwrap(), signal);
    }
    let unknown = json!({"light": "blue"});
    let other: Signal = from_value(unknown.clone()).unwrap();
    assert_eq!(other, Signal::Other(unknown));
}

#[test]
fn a_constant_that_is_another_is_an_error() {
    assert!(from_value::<Mark>(json!({"light": "mark", "at": 7.0})).is_ok());
    let error = from_value::<Mark>(json!({"light": "mark", "at": 8})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid value: integer `8`, expected the constant 7"
    );
    let error = from_value::<Mark>(json!({"light": null, "at": 7})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: null, expected the constant \"mark\""
    );
}

#[test]
fn what_has_the_keys_of_another_and_more_is_told_by_more() {
    for (value, is_spoken) in [
        (json!({"text": "a", "voice": "b"}), true),
        (json!({"text": "a"}), false),
        (json!({"text": "a", "more": 1}), false),
    ] {
        let part: Part = from_value(value).unwrap();
        assert_eq!(matches!(part, Part::SpokenWords(_)), is_spoken);
        assert_eq!(matches!(part, Part::Words(_)), !is_spoken);
    }
}

#[test]
fn constants_tell_together_what_none_tells_alone() {
    let corner = |value: &Value| from_value::<Corner>(value.clone()).unwrap();
    let right = json!({"side": "right", "end": "bottom"});
    assert!(matches!(corner(&right), Corner::BottomRight(_)));
    assert_eq!(to_value(corner(&right)).unwrap(), right);
    for other in [
        json!({"side": "left", "end": "middle"}),
        json!({"side": "middle", "end": "top"}),
        json!({"side": "left"}),
        json!({}),
    ] {
        assert_eq!(corner(&other), Corner::Other(other.clone()));
    }
}

#[test]
fn a_list_of_what_no_list_holds_is_another_value() {
    let text = json!({"role": "user", "content": "a", "kind": "message", "version": 2});
    for (list, is_other) in [
        (json!([]), false),
        (json!([1, 2]), false),
        (json!(["a", "b"]), false),
        (json!([1, "a"]), true),
        (json!(["a", null]), true),
    ] {
        let mut text = text.clone();
        text["lists"] = list.clone();
        let message: Message = from_value(text.clone()).unwrap();
        let other = Some(MessageLists::Other(list));
        assert_eq!(message.lists == other, is_other);
        assert_eq!(to_value(&message).unwrap(), text);
    }
}

#[test]
fn json_types_and_keys_tell_the_others() {
    let text = r#"{"role":"system","content":[{"type":"text","text":"a"}],"mode":{"name":"x"},"limit":"7","score":1,
        "lists":["a"],"kind":"message","version":2,"maybe":null}"#;
    let message: Message = from_str(text).unwrap();
    assert_eq!(message.role, MessageRole::from("system"));
    assert!(matches!(&message.content, MessageContent::List(parts) if parts[0].text == "a"));
    assert!(matches!(message.mode, Some(Mode::Object(_))));
    let written = to_value(&message).unwrap();
    let mut expected: Value = from_str(text).unwrap();
    expected.as_object_mut().unwrap().remove("maybe");
    assert_eq!(written, expected);
    let error = from_str::<Message>(&text.replace("\"a\"}", "1}")).unwrap_err();
    assert!(
        error.to_string().contains("[0].text: invalid type"),
        "{error}"
    );

    let truck: ListTrucksResponse = from_value(json!({"wheels": 4, "volume": 2})).unwrap();
    assert!(matches!(
        truck,
        ListTrucksResponse::Truck(Truck::BoxTruck(_))
    ));
}

/// Nested unions are read in time that grows with what they hold, not with two to the power of their depth.
#[test]
fn deep_unions_are_read() {
    let deep = "[".repeat(60) + "\"leaf\"" + &"]".repeat(60);
    let tree: Tree = from_str(&deep).unwrap();
    assert_eq!(serde_json::to_string(&tree).unwrap(), deep);
    let deep = "{\"left\":".repeat(60) + "1" + &"}".repeat(60);
    let tree: Tree = from_str(&deep).unwrap();
    assert_eq!(serde_json::to_string(&tree).unwrap(), deep);
}
