//! Calls that ask for another form of their answer.

use std::marker::PhantomData;

use serde_json::{Map, Value};

use super::answer::Answer;
use super::call::Call;
use super::request::Request;

/// The call that asks for another form of its answer; a property of the JSON body may have to say so.
pub fn asked<T, U, O>(call: Call<T, O>, property: Option<&str>, answer: Answer<U>) -> Call<U, O> {
    let mut exchange = call.exchange;
    exchange.accept = answer.accept();
    if let Some(property) = property {
        exchange.request = saying(exchange.request, property);
    }
    Call {
        exchange,
        answer,
        operation: PhantomData,
    }
}

/// Sets a property of the JSON body to `true`.
fn saying(request: Request, property: &str) -> Request {
    let Some(body) = request.body() else {
        let object = Map::from_iter([(property.to_owned(), Value::Bool(true))]);
        return request.json(&object);
    };
    let object: Result<Map<String, Value>, _> = serde_json::from_slice(&body.bytes);
    let (Ok(mut object), Ok(content_type)) = (object, body.content_type.to_str()) else {
        return request.refuse(format!("the body has no property `{property}` to be set"));
    };
    object.insert(property.to_owned(), Value::Bool(true));
    let content_type = content_type.to_owned();
    request.json_as(&content_type, &object)
}
