//! The program that is measured: it reads and writes a list of orders by the generated types and by their twins in turn:
//! those that are the same types, these once more, and those with closed enumerations.
//!
//! Types read bytes, in `decode`; in `answer` a call of the client reads them, and the twins as HTTP libraries let them.

mod again;
mod ours;
mod twin;

use std::hint::black_box;
use std::time::Instant;

use bytes::Bytes;
use http::Response;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// How many orders there are.
const ORDERS: usize = 1000;

/// How often each side has its turn.
const ROUNDS: usize = 300;

fn main() {
    let document = Value::from_iter([
        ("total", json!(ORDERS)),
        ("orders", (0..ORDERS).map(order).collect()),
    ]);
    let text = document.to_string();
    println!("{ORDERS} orders, {} KB", text.len() / 1000);
    let ours: ours::types::ListOrdersResponse = same(&document, &text);
    let twin: twin::Orders = same(&document, &text);
    let again: again::Orders = same(&document, &text);
    let closed: twin::ClosedOrders = same(&document, &text);
    let read_twin = || drop(black_box(read::<twin::Orders>(&text)));
    let read_again = || drop(black_box(read::<again::Orders>(&text)));
    let read_closed = || drop(black_box(read::<twin::ClosedOrders>(&text)));
    let decode = race([
        &|| drop(black_box(read::<ours::types::ListOrdersResponse>(&text))),
        &read_twin,
        &read_again,
        &read_closed,
    ]);
    let encode = race([
        &|| drop(black_box(serde_json::to_vec(black_box(&ours)))),
        &|| drop(black_box(serde_json::to_vec(black_box(&twin)))),
        &|| drop(black_box(serde_json::to_vec(black_box(&again)))),
        &|| drop(black_box(serde_json::to_vec(black_box(&closed)))),
    ]);
    let call = client().orders().list();
    let bytes = Bytes::from(text.clone());
    let answer = race([
        &|| drop(black_box(call.read_http(Response::new(bytes.clone())))),
        &read_twin,
        &read_again,
        &read_closed,
    ]);
    for (name, times) in [("decode", decode), ("answer", answer), ("encode", encode)] {
        let [ours, twin, again, closed] = times.map(|seconds| seconds * 1e3);
        println!(
            "{name}  ours {ours:6.3} ms, serde's derive {twin:6.3} ms  {:.3} x, once more {again:6.3} ms  {:.3} x, of closed enumerations {closed:6.3} ms  {:.3} x",
            ours / twin,
            ours / again,
            ours / closed,
        );
    }
}

/// A client whose calls read answers; none is sent.
fn client() -> ours::Client {
    let client = ours::Client::builder("http://localhost").build();
    client.expect("the base URL is one")
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_slice(black_box(text.as_bytes())).expect("the document is of this type")
}

/// Reads a document, which is written as it was: both sides do the same work.
fn same<T: Serialize + DeserializeOwned>(document: &Value, text: &str) -> T {
    let value = read(text);
    let written = serde_json::to_value(&value).expect("it can be written");
    assert!(alike(document, &written), "{written}");
    value
}

/// Whether two values are one; numbers are what they are worth.
fn alike(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(name, a)| b.get(name).is_some_and(|b| alike(a, b)))
        }
        _ => left == right,
    }
}

/// The medians of the seconds that each takes, in turn, after a first round that warms up. Each round begins with the next
/// one, so that nobody always finds the memory as another one leaves it.
fn race<const N: usize>(runners: [&dyn Fn(); N]) -> [f64; N] {
    let mut times = [const { Vec::new() }; N];
    for round in 0..=ROUNDS {
        for index in (0..N).map(|place| (round + place) % N) {
            let start = Instant::now();
            runners[index]();
            if round > 0 {
                times[index].push(start.elapsed().as_secs_f64());
            }
        }
    }
    times.map(|mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    })
}

/// An order; which optional fields it has depends on its number.
fn order(number: usize) -> Value {
    let states = ["open", "paid", "shipped", "done", "cancelled"];
    let is = |step: usize| number.is_multiple_of(step);
    let lines: Vec<Value> = (0..1 + number % 5)
        .map(|index| line(number + index))
        .collect();
    let mut order = json!({
        "id": 100_000_000 + number,
        "number": format!("NO{number:012}"),
        "state": states[number % states.len()],
        "createdAt": "2024-05-06T07:08:09Z",
        "paidAt": if is(3) { Value::Null } else { json!("2024-05-06 08:00:00") },
        "customer": customer(number),
        "lines": lines,
        "amount": number as f64 * 12.75 + 0.01,
        "attributes": {"渠道": "小程序", "source": "app", "版本": "3.2.1"},
        "isGift": is(4),
    });
    if is(2) {
        order["currency"] = json!(["CNY", "EUR", "USD"][number % 3]);
        order["remark"] = json!("请在工作日送货，\"易碎\"物品轻拿轻放。");
    }
    if is(5) {
        order["coupon"] = json!({"code": "满减券", "percent": 15, "until": "2024-12-31"});
        order["counts"] = json!({"viewed": number, "returned": 0});
    }
    order
}

fn customer(number: usize) -> Value {
    let mut customer = json!({
        "id": number * 7,
        "name": "欧阳小明",
        "level": number % 4,
        "address": {"province": "广东省", "city": "深圳市", "street": "南山区科技园路一号楼"},
    });
    if number.is_multiple_of(2) {
        customer["phone"] = json!("+86 138 0000 0000");
        customer["address"]["zip"] = json!("518000");
    }
    customer
}

fn line(number: usize) -> Value {
    let mut line = json!({
        "sku": format!("SKU-{number:08}"),
        "title": "有机绿茶 250g 礼盒装",
        "quantity": 1 + number % 9,
        "price": number as f64 / 8.0,
        "tags": ["茶叶", "gift", "热卖"],
    });
    if number.is_multiple_of(3) {
        line["discount"] = json!(0.15);
    }
    line
}
