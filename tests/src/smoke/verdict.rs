//! Whether a request is one that the description allows.

use serde_json::{Map, Value, json};

use super::alike;
use super::description::{Content, Operation, Parameter};
use super::program::SECRET;
use super::schemas::Schemas;
use super::wire::{self, Pairs};

/// A request as it came.
#[derive(Debug)]
pub struct Arrived {
    /// The method.
    pub method: String,
    /// The path, as it is written.
    pub path: String,
    /// The query, as it is written.
    pub query: String,
    /// The headers, with names in lower case.
    pub headers: Pairs,
    /// The body.
    pub body: Vec<u8>,
}

impl Arrived {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Says what is wrong with a request for which these values were given, if anything is.
pub fn of(
    schemas: &Schemas,
    operation: &Operation,
    given: &Map<String, Value>,
    arrived: &Arrived,
) -> Vec<String> {
    let mut faults = Vec::new();
    if arrived.method != operation.method {
        faults.push(format!("it is a {}", arrived.method));
    }
    let Some(segments) = wire::segments(operation, &arrived.path) else {
        faults.push(format!("its path is {}", arrived.path));
        return faults;
    };
    let places = Places::of(arrived, segments);
    for parameter in &operation.parameters {
        let (place, name) = (&parameter.place, &parameter.name);
        let wanted = given.get(&format!("{place}:{name}"));
        if let Err(fault) = judge(schemas, parameter, places.at(place), wanted) {
            faults.push(format!("{place} parameter {name}: {fault}"));
        }
    }
    let proves = |(place, name): &(String, String)| places.has(place, name);
    let is_proven = operation.security.iter().any(|set| set.iter().all(proves));
    if !operation.security.is_empty() && !is_proven {
        faults.push("it has no credentials".to_owned());
    }
    if let Err(fault) = body(schemas, operation, given.get("body"), arrived) {
        faults.push(format!("body: {fault}"));
    }
    faults
}

/// What stands in each place of a request.
struct Places {
    path: Pairs,
    query: Pairs,
    headers: Pairs,
    cookies: Pairs,
}

impl Places {
    fn of(arrived: &Arrived, path: Pairs) -> Places {
        let cookies = arrived.header("cookie").unwrap_or_default().split("; ");
        let cookies = cookies.filter_map(|pair| pair.split_once('='));
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Places {
            path,
            query: wire::pairs(&arrived.query),
            headers: arrived.headers.clone(),
            cookies: cookies.map(owned).collect(),
        }
    }

    fn at(&self, place: &str) -> &Pairs {
        match place {
            "path" => &self.path,
            "query" => &self.query,
            "header" => &self.headers,
            _ => &self.cookies,
        }
    }

    fn has(&self, place: &str, name: &str) -> bool {
        let mut pairs = self.at(place).iter();
        pairs.any(|(key, _)| wire::is_name(place, key, name))
    }
}

fn judge(
    schemas: &Schemas,
    parameter: &Parameter,
    values: &Pairs,
    wanted: Option<&Value>,
) -> Result<(), String> {
    match wire::read(schemas, parameter, values)? {
        Some(value) => {
            let checked = schemas.check(&parameter.schema, &value);
            checked.map_err(|fault| super::short(&format!("{value}: {fault}")))?;
            unchanged(wanted, &value, false)
        }
        None if parameter.required => Err("it is missing".to_owned()),
        None if wanted.is_some() => Err("it was lost".to_owned()),
        None => Ok(()),
    }
}

fn unchanged(wanted: Option<&Value>, value: &Value, is_json: bool) -> Result<(), String> {
    // What proves who calls is given to the client, whatever the description calls it.
    let is_secret = value.as_str().is_some_and(|text| text.contains(SECRET));
    let wanted = wanted.filter(|_| !is_secret);
    let difference = wanted.and_then(|wanted| match is_json {
        true => alike::difference(wanted, value),
        false => alike::difference_of_texts(wanted, value),
    });
    difference.map_or(Ok(()), |found| Err(super::short(&found)))
}

fn body(
    schemas: &Schemas,
    operation: &Operation,
    wanted: Option<&Value>,
    arrived: &Arrived,
) -> Result<(), String> {
    let Some(body) = &operation.body else {
        return if arrived.body.is_empty() {
            Ok(())
        } else {
            Err("there is one".to_owned())
        };
    };
    let Some(sent) = arrived.header("content-type") else {
        // A form without fields is no body, and what a GET describes without saying anything of it is none.
        let sends_none = ["GET", "HEAD", "DELETE"].contains(&operation.method.as_str());
        let is_form = body.contents.iter().any(|content| is_form(&content.media));
        let is_nothing = (is_form || sends_none)
            && wanted.is_some_and(|wanted| *wanted == Value::Object(Map::new()));
        return if (body.required || wanted.is_some()) && !is_nothing {
            Err("it is missing".to_owned())
        } else {
            Ok(())
        };
    };
    let content = body
        .contents
        .iter()
        .find(|content| is_media(&content.media, sent));
    let content = content.ok_or_else(|| format!("it is {sent}"))?;
    let Some(schema) = &content.schema else {
        return Ok(());
    };
    let value = read(schemas, content, schema, sent, &arrived.body)?;
    match value {
        Some(value) => {
            let checked = schemas.check(schema, &value);
            checked.map_err(|fault| super::short(&format!("{fault} in {value}")))?;
            unchanged(wanted, &value, is_json(sent))
        }
        None => Ok(()),
    }
}

/// Whether a media type is one of those that a description names.
pub fn is_media(named: &str, sent: &str) -> bool {
    let essence = |text: &str| {
        text.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase()
    };
    let (named, sent) = (essence(named), essence(sent));
    match named.split_once('/') {
        Some(("*", _)) | None => named == sent || named.starts_with('*'),
        Some((kind, "*")) => sent.split('/').next() == Some(kind),
        _ => named == sent,
    }
}

/// Whether a media type is a form.
pub fn is_form(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    matches!(
        essence,
        "multipart/form-data" | "application/x-www-form-urlencoded"
    )
}

/// Whether a media type is JSON.
pub fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence.ends_with("json") && !essence.contains("x-ndjson")
}

fn read(
    schemas: &Schemas,
    content: &Content,
    schema: &Value,
    sent: &str,
    bytes: &[u8],
) -> Result<Option<Value>, String> {
    let text = || String::from_utf8_lossy(bytes).into_owned();
    if is_json(sent) {
        return serde_json::from_slice(bytes)
            .map(Some)
            .map_err(|error| error.to_string());
    }
    if sent.starts_with("application/x-www-form-urlencoded") {
        return form(schemas, content, schema, &wire::pairs(&text())).map(Some);
    }
    if sent.starts_with("multipart/form-data") {
        let parts = parts(sent, bytes)?;
        return form(schemas, content, schema, &parts).map(Some);
    }
    if sent.starts_with("text/")
        && !sent.starts_with("text/xml")
        && schemas.types(schema) == ["string"]
    {
        return Ok(Some(Value::String(text())));
    }
    Ok(None)
}

/// The fields of a form as an object.
fn form(
    schemas: &Schemas,
    content: &Content,
    schema: &Value,
    pairs: &Pairs,
) -> Result<Value, String> {
    let mut members = Map::new();
    let mut names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    names.dedup();
    for name in names {
        let property = schemas.part(schema, &["properties", name]);
        let name = match (&property, name.split_once('[')) {
            (None, Some((outer, _))) => outer,
            _ => name,
        };
        if members.contains_key(name) {
            continue;
        }
        let property = property
            .or_else(|| schemas.part(schema, &["properties", name]))
            .unwrap_or(json!({}));
        let encoding = content.encoding.get(name).cloned().unwrap_or_default();
        let types = schemas.types(&property);
        let is_multipart = content.media.starts_with("multipart/");
        let is_plain = types.contains(&"object") && (is_multipart || encoding["style"].is_null());
        let parameter = Parameter {
            name: name.to_owned(),
            place: "query".to_owned(),
            required: false,
            // Parts of a multipart body are written for themselves.
            style: Some(match is_multipart {
                true => "form".to_owned(),
                false => encoding["style"].as_str().unwrap_or("form").to_owned(),
            }),
            explode: encoding["explode"].as_bool().unwrap_or(true),
            schema: property,
        };
        let value = if is_plain {
            // Without a style an object is JSON (OpenAPI 3.1, section 4.8.15).
            let text = pairs
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, text)| text.as_str());
            text.map(|text| wire::value(schemas, &parameter.schema, text))
        } else {
            wire::read(schemas, &parameter, pairs)?
        };
        members.extend(value.map(|value| (name.to_owned(), value)));
    }
    Ok(Value::Object(members))
}

/// The parts of a multipart body, by a library.
fn parts(sent: &str, bytes: &[u8]) -> Result<Pairs, String> {
    let fail = |error: multer::Error| error.to_string();
    let boundary = multer::parse_boundary(sent).map_err(fail)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.map_err(|error| error.to_string())?.block_on(async {
        let mut multipart = multer::Multipart::with_reader(bytes, boundary);
        let mut parts = Pairs::new();
        while let Some(field) = multipart.next_field().await.map_err(fail)? {
            let name = field.name().unwrap_or_default().to_owned();
            let content = field.bytes().await.map_err(fail)?;
            parts.push((name, String::from_utf8_lossy(&content).into_owned()));
        }
        Ok(parts)
    })
}
