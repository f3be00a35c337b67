//! Properties of a JSON body that was written before.

use serde_json::{Map, Value};

use super::request::Request;

/// Sets a property of the JSON body, which is an object of it alone if there is no body.
pub(super) fn set(request: Request, property: &str, value: Value) -> Request {
    let Some(body) = request.body() else {
        return request.json(&Map::from_iter([(property.to_owned(), value)]));
    };
    let bytes = body.bytes().map_or(&[][..], |bytes| bytes);
    let object: Result<Map<String, Value>, _> = serde_json::from_slice(bytes);
    let content_type = body.content_type().and_then(|told| told.to_str().ok());
    let (Ok(mut object), Some(content_type)) = (object, content_type) else {
        return request.refuse(format!("the body has no property `{property}` to be set"));
    };
    object.insert(property.to_owned(), value);
    let content_type = content_type.to_owned();
    request.json_as(&content_type, &object)
}
