//! Who may call, as a project, a folder or an endpoint says it; all of them say it alike.

use super::irrelevant::{self, AUTH, SCHEME_USE};
use crate::diagnostic::{Code, Place, Sink};
use crate::text::{Node, Object};

/// What one level says. What it says goes before what the level above says.
#[derive(Clone, Debug, Default)]
pub enum Auth {
    /// Nothing: the level above counts.
    #[default]
    Inherited,
    /// No authentication, whatever the level above says.
    Off,
    /// A credential described in place: the older way.
    InPlace(InPlace),
    /// Security schemes of the project.
    Schemes(Schemes),
}

/// A credential described in place.
#[derive(Clone, Debug)]
pub struct InPlace {
    pub place: Place,
    /// `apikey`, `bearer`, `basic`, `oauth2`, …
    pub kind: String,
    /// Where an API key stands: `header`, `query` or `cookie`.
    pub within: String,
    /// What the header, the query parameter or the cookie is called.
    pub name: String,
}

/// Security schemes of the project, by their ids.
#[derive(Clone, Debug)]
pub struct Schemes {
    pub place: Place,
    /// Alternatives, each of schemes that are all needed.
    pub groups: Vec<Vec<String>>,
}

/// Reads `auth` and `securityScheme` of an object.
pub fn auth(object: &mut Object, sink: &mut Sink) -> Auth {
    let old = object.object("auth", sink);
    let new = object
        .object("securityScheme", sink)
        .map(|scheme| schemes(scheme, sink));
    let Some(mut old) = old else {
        return new.map_or(Auth::Inherited, from_schemes);
    };
    let kind = old.text("type", sink).trim().to_ascii_lowercase();
    if let Some(Some(schemes)) = &new
        && !matches!(kind.as_str(), "securityscheme" | "")
    {
        let message = format!("security schemes are named beside the authentication `{kind}`");
        let help = "the authentication counts; its type for security schemes is `securityScheme`";
        sink.report(Code::UnresolvedSecurity, &schemes.place, message, help);
    }
    let auth = match kind.as_str() {
        "securityscheme" => return new.flatten().map_or(Auth::Off, Auth::Schemes),
        "" => new.map_or(Auth::Inherited, from_schemes),
        "noauth" | "none" => Auth::Off,
        _ => Auth::InPlace(in_place(&mut old, kind, sink)),
    };
    irrelevant::close(&old, AUTH, sink);
    auth
}

/// Without the word of `auth`, an empty `securityScheme` says nothing.
fn from_schemes(schemes: Option<Schemes>) -> Auth {
    schemes.map_or(Auth::Inherited, Auth::Schemes)
}

/// The object named like the kind holds the values of test calls, and where an API key stands; only that is read.
fn in_place(auth: &mut Object, kind: String, sink: &mut Sink) -> InPlace {
    let place = auth.place.key("type");
    let mut details = auth
        .take(&kind)
        .and_then(|node| match node.value.is_object() {
            true => node.object("the authentication", sink),
            false => None,
        });
    let mut text = |key: &str| {
        details
            .as_mut()
            .map(|details| details.text(key, sink))
            .unwrap_or_default()
    };
    let (within, name) = (text("in").to_ascii_lowercase(), text("key"));
    InPlace {
        place,
        kind,
        within,
        name,
    }
}

fn schemes(mut object: Object, sink: &mut Sink) -> Option<Schemes> {
    let place = object.place.key("schemeGroups");
    let mut groups = Vec::new();
    let nodes = object.list("schemeGroups", sink);
    let has_groups = !nodes.is_empty();
    for group in nodes {
        let Some(mut group) = group.object("a group of security schemes", sink) else {
            continue;
        };
        let ids = group.list("schemeIds", sink).into_iter();
        let ids = ids.filter_map(|id: Node| id.text("the id of a security scheme", sink));
        groups.push(ids.collect::<Vec<String>>());
        irrelevant::close(&group, SCHEME_USE, sink);
    }
    object.take("required");
    irrelevant::close(&object, SCHEME_USE, sink);
    groups.retain(|ids| !ids.is_empty());
    if has_groups && groups.is_empty() {
        let message = "the groups of security schemes name none";
        let help = "calls go without a credential";
        sink.report(Code::UnresolvedSecurity, &place, message, help);
    }
    (!groups.is_empty()).then_some(Schemes { place, groups })
}
