//! What schemas call themselves: `$anchor` and `$id`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::references::pointer;
use super::stand::Stand;

/// The names in a file, with pointers (RFC 6901) to what is called so; nothing, if that is not one schema alone.
#[derive(Default)]
pub struct Names {
    anchors: BTreeMap<String, Option<String>>,
    ids: BTreeMap<String, Option<String>>,
}

impl Names {
    /// The names in a value that is all of a file.
    pub fn of(root: &Value, stand: Stand) -> Names {
        let mut names = Names::default();
        for Named { is_id, name, place } in named(root, stand) {
            let of_kind = if is_id {
                &mut names.ids
            } else {
                &mut names.anchors
            };
            let is_known = of_kind.contains_key(name);
            of_kind.insert(name.to_owned(), (!is_known).then_some(place));
        }
        names
    }

    /// The pointer to what has an anchor.
    pub fn anchor(&self, name: &str) -> Option<&str> {
        self.anchors.get(name)?.as_deref()
    }

    /// The pointer to what has an id, or one that ends so.
    pub fn id(&self, way: &str) -> Option<&str> {
        let ends = |id: &str| id.strip_suffix(way).is_some_and(|rest| rest.ends_with('/'));
        let mut ids = self.ids.iter();
        let found = ids.find(|(id, _)| *id == way || ends(id));
        found?.1.as_deref()
    }
}

/// A schema that has a name.
struct Named<'v> {
    is_id: bool,
    name: &'v str,
    place: String,
}

/// What has a name in a value, with the way there: few have one, so that few ways are written.
fn named(value: &Value, stand: Stand) -> Vec<Named<'_>> {
    let mut all = Vec::new();
    let mut within = |step: &dyn Fn() -> String, value, stand| {
        all.extend(named(value, stand).into_iter().map(|found| Named {
            place: step() + &found.place,
            ..found
        }));
    };
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                within(&|| format!("/{index}"), element, stand.element());
            }
        }
        Value::Object(members) if stand != Stand::Data => {
            for (key, member) in members {
                let step = || pointer("/", &key.replace('%', "%25"));
                within(&step, member, stand.member(key));
            }
            all.extend(members.iter().filter_map(own));
        }
        _ => {}
    }
    all
}

/// The name that a member gives the schema in which it stands.
fn own<'v>((key, name): (&'v String, &'v Value)) -> Option<Named<'v>> {
    let name = name.as_str()?;
    let (is_id, name) = match (key.as_str(), name.strip_prefix('#')) {
        ("$anchor" | "$dynamicAnchor", _) => (false, name),
        ("$id", Some(name)) => (false, name),
        ("$id", None) => (true, name.trim_end_matches('#')),
        _ => return None,
    };
    let place = String::new();
    Some(Named { is_id, name, place })
}
