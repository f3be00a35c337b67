//! Requests that say in their body which form of the answer they ask for.

use serde_json::{Map, Value};

use super::request::Request;

/// Sets a property of the JSON body to `true`.
pub fn saying(request: Request, property: &str) -> Request {
    let Some(body) = request.body() else {
        let object = Map::from_iter([(property.to_owned(), Value::Bool(true))]);
        return request.json(&object);
    };
    let bytes = body.bytes().map_or(&[][..], |bytes| bytes);
    let object: Result<Map<String, Value>, _> = serde_json::from_slice(bytes);
    let content_type = body.content_type().and_then(|told| told.to_str().ok());
    let (Ok(mut object), Some(content_type)) = (object, content_type) else {
        return request.refuse(format!("the body has no property `{property}` to be set"));
    };
    object.insert(property.to_owned(), Value::Bool(true));
    let content_type = content_type.to_owned();
    request.json_as(&content_type, &object)
}
