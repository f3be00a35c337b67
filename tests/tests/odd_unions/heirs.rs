//! Unions of schemas that inherit from one, which says what each of them is called.

use serde_json::{Value, json};

use super::cases::{Case, object, target, text, to};

/// What inherits from another schema, and adds a property.
fn heir(base: &str, property: &str) -> Value {
    json!({"allOf": [to(base), object(json!({property: text()}))]})
}

fn one_of(names: &[&str]) -> Value {
    json!({"oneOf": names.iter().map(|name| to(name)).collect::<Vec<_>>()})
}

pub fn heirs() -> Case {
    let mut mapped = object(json!({"kind": text(), "name": text()}));
    mapped["discriminator"] = json!({
        "propertyName": "kind",
        "mapping": {"kitten": target("Cat"), "puppy": target("Dog")},
    });
    let mut plain = object(json!({"kind": text()}));
    plain["discriminator"] = json!({"propertyName": "kind"});
    let mut again = one_of(&["Cat", "Dog"]);
    again["discriminator"] = json!({"propertyName": "kind"});
    let mut own = again.clone();
    own["discriminator"]["mapping"] = json!({"c": target("Cat"), "d": target("Dog")});
    let cat = |kind: &str| json!({"kind": kind, "name": "Tom", "lives": "9"});
    let dog = |kind: &str| json!({"kind": kind, "name": "Rex", "lives": "1", "tricks": "roll"});
    let lion = json!({"kind": "lion", "mane": [1]});
    let values = |first: &str, second: &str| vec![cat(first), dog(second), lion.clone()];
    vec![
        ("Pet", mapped, values("kitten", "puppy")),
        ("Cat", heir("Pet", "lives"), vec![cat("kitten")]),
        // It has all that a cat has: only what it is called tells.
        ("Dog", heir("Cat", "tricks"), vec![dog("puppy")]),
        (
            "Inherited",
            one_of(&["Cat", "Dog"]),
            values("kitten", "puppy"),
        ),
        ("Again", again, values("kitten", "puppy")),
        ("Own", own, values("c", "d")),
        (
            "Shape",
            plain,
            vec![
                json!({"kind": "Circle", "radius": "1"}),
                json!({"kind": "Line"}),
            ],
        ),
        ("Circle", heir("Shape", "radius"), vec![]),
        ("Square", heir("Shape", "side"), vec![]),
        (
            "Named",
            one_of(&["Circle", "Square"]),
            vec![
                json!({"kind": "Circle", "radius": "1"}),
                json!({"kind": "Square", "side": "1"}),
                json!({"kind": "Line", "radius": "1"}),
            ],
        ),
    ]
}

/// Schemas that list their heirs, or are meant by their own mappings.
pub fn choices() -> Case {
    let mut listing = object(json!({"wheels": text()}));
    listing["discriminator"] = json!({"propertyName": "wheels"});
    listing["oneOf"] = json!([to("Bike"), to("Car"), to("Bus"), to("Truck"), to("Van")]);
    let vehicle = |name: &'static str| (name, heir("Vehicle", name), vec![]);
    let mut event = object(json!({"type": text()}));
    event["discriminator"] = json!({
        "propertyName": "type",
        "mapping": {"event": "#/components/schemas/Event", "ping": "#/components/schemas/Ping"},
    });
    vec![
        (
            "Vehicle",
            listing,
            vec![json!({"wheels": "Bus", "Bus": "7"}), json!({"wheels": "x"})],
        ),
        vehicle("Bike"),
        vehicle("Car"),
        vehicle("Bus"),
        vehicle("Truck"),
        vehicle("Van"),
        (
            "Event",
            event,
            vec![
                json!({"type": "event"}),
                json!({"type": "ping", "at": "1"}),
                json!({"type": "x"}),
            ],
        ),
        (
            "Ping",
            heir("Event", "at"),
            vec![json!({"type": "ping", "at": "1"})],
        ),
    ]
}

/// What stands beside the branches holds for each of them.
pub fn demanded() -> Case {
    let branch = |value: &str, key: &str| {
        let properties = json!({"op": {"type": "string", "const": value}, key: text()});
        json!({"type": "object", "properties": properties})
    };
    let branches = json!([branch("add", "value"), branch("move", "from")]);
    let values = || vec![json!({"op": "add", "value": "1"}), json!({"op": "move"})];
    vec![
        (
            "Listed",
            json!({"properties": {"op": text()}, "required": ["op"], "oneOf": branches}),
            values(),
        ),
        (
            "Alone",
            json!({"required": ["op"], "oneOf": branches}),
            values(),
        ),
    ]
}

/// Unions that lead back to each other may be what either may be.
pub fn mutual() -> Case {
    let whole = || json!({"type": "integer"});
    let flag = || json!({"type": "boolean"});
    let list = || json!({"type": "array", "items": text()});
    let all = || vec![json!("a"), json!(7), json!(true), json!(["b"])];
    let open = |name: &str| json!({"anyOf": [to(name), {"type": "null"}]});
    let mut nullable = vec![json!(null)];
    nullable.extend(all());
    vec![
        ("First", json!({"oneOf": [to("Second"), text()]}), all()),
        (
            "Second",
            json!({"oneOf": [whole(), to("Third"), list()]}),
            all(),
        ),
        ("Third", json!({"anyOf": [to("First"), flag()]}), all()),
        (
            "Null",
            json!({"oneOf": [to("Void"), text(), list()]}),
            nullable.clone(),
        ),
        (
            "Void",
            json!({"oneOf": [whole(), flag(), open("Null")]}),
            nullable,
        ),
    ]
}
