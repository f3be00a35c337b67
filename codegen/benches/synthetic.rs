//! A description made from a seed: many operations, with the parameters and types that real ones have.

use serde_json::{Map, Value, json};

/// A generator of numbers that look random (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let index = self.below(words.len() as u64);
        words.get(index as usize).copied().unwrap_or_default()
    }
}

const NOUNS: [&str; 16] = [
    "order", "user", "shop", "item", "price", "stock", "label", "image", "video", "note", "group",
    "device", "report", "ticket", "coupon", "address",
];
const FIELDS: [&str; 20] = [
    "id",
    "name",
    "title",
    "createdAt",
    "updatedAt",
    "status",
    "count",
    "amount",
    "enabled",
    "remark",
    "owner",
    "level",
    "score",
    "weight",
    "color",
    "region",
    "phone",
    "email",
    "url",
    "version",
];

/// Endpoint JSON with so many operations.
#[allow(dead_code, reason = "not every benchmark measures endpoints alone")]
pub fn description(operations: usize, seed: u64) -> String {
    let mut random = Random(seed.max(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let endpoints = (0..operations).map(|index| endpoint(index, &mut random));
    Value::Array(endpoints.collect()).to_string()
}

/// A project export with so many operations: folders of a hundred, each answer a schema of its own that refers to others,
/// with what all endpoints share.
#[allow(dead_code, reason = "not every benchmark measures projects")]
pub fn project(operations: usize, seed: u64) -> String {
    let mut random = Random(seed.max(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut folders: Vec<Value> = Vec::new();
    let mut schemas: Vec<Value> = Vec::new();
    for index in 0..operations {
        let mut api = endpoint(index, &mut random);
        api["id"] = json!((1000 + index).to_string());
        api["responses"][0]["jsonSchema"] = json!({"$ref": format!("#/definitions/{index}")});
        let name = api["name"].clone();
        if index % 100 == 0 {
            folders.push(json!({"name": format!("目录 {}", index / 100), "items": []}));
        }
        if let Some(Value::Array(items)) = folders.last_mut().map(|folder| &mut folder["items"]) {
            items.push(json!({"name": name, "api": api}));
        }
        schemas.push(schema(index, &mut random));
    }
    json!({
        "apifoxProject": "1.0.0", "info": {"name": "Synthetic"},
        "projectSetting": {"securityScheme": {"schemeGroups": [{"id": "g", "schemeIds": [1]}]}},
        "apiCollection": [{"name": "根目录", "items": folders}],
        "schemaCollection": [{"name": "根目录", "items": schemas}],
        "responseCollection": [{"id": 1, "name": "Broken", "code": "500", "contentType": "json", "jsonSchema": {}, "defaultEnable": true}],
        "securitySchemeCollection": [{"id": 1, "name": "staff", "authConfigs": {"type": "http", "scheme": "bearer"}}],
        "environments": [{"name": "正式环境", "baseUrl": "https://api.example.com"}],
        "commonParameters": {"parameters": {"header": [{"name": "X-Tenant", "type": "string"}]}},
    })
    .to_string()
}

/// A schema with a reference to the one before; every fourth inherits that instead.
fn schema(index: usize, random: &mut Random) -> Value {
    let mut schema = object(0, random);
    let before = json!({"$ref": format!("#/definitions/{}", index.saturating_sub(1))});
    if index % 4 == 3 {
        schema["x-apifox-refs"] = json!({"01J": before});
    } else {
        schema["properties"]["before"] = before;
    }
    let name = format!("{}{index}", random.pick(&NOUNS));
    json!({"name": name, "id": format!("#/definitions/{index}"), "schema": {"jsonSchema": schema}})
}

fn endpoint(index: usize, random: &mut Random) -> Value {
    let noun = random.pick(&NOUNS);
    let method = ["get", "post", "put", "delete", "get"]
        .get(index % 5)
        .copied()
        .unwrap_or_default();
    let query: Vec<Value> = ["page", "size", "sort", "keyword"]
        .iter()
        .take(random.below(5) as usize)
        .map(|name| json!({"name": name, "type": if *name == "page" { "integer" } else { "string" }, "description": "筛选条件"}))
        .collect();
    let body = match method {
        "post" | "put" => {
            json!({"type": "application/json", "required": true, "jsonSchema": object(1, random)})
        }
        _ => json!({"type": "none"}),
    };
    json!({
        "name": format!("{noun} {index}"),
        "description": "查询或修改一条记录，返回其当前状态。",
        "method": method,
        "path": format!("/api/v1/{noun}-{}/{{id}}/{noun}{index}", index / 20),
        "parameters": {"path": [{"name": "id", "required": true, "type": "string"}], "query": query},
        "requestBody": body,
        "responses": [{"code": 200, "contentType": "json", "jsonSchema": object(0, random)}],
    })
}

/// An object of eight fields, of which few are objects of their own.
fn object(depth: u32, random: &mut Random) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    while properties.len() < 8 {
        let name = random.pick(&FIELDS);
        if properties.contains_key(name) {
            continue;
        }
        if random.below(2) == 0 {
            required.push(name);
        }
        properties.insert(name.to_owned(), field(depth, random));
    }
    json!({"type": "object", "properties": properties, "required": required})
}

fn field(depth: u32, random: &mut Random) -> Value {
    match random.below(40) {
        0 if depth < 2 => object(depth + 1, random),
        1 if depth < 2 => json!({"type": "array", "items": object(depth + 1, random)}),
        2 => json!({"type": "string", "enum": ["open", "paid", "closed"], "description": "状态"}),
        3..=8 => json!({"type": "integer"}),
        9..=12 => json!({"type": "number"}),
        13..=16 => json!({"type": "boolean"}),
        17..=20 => json!({"type": "array", "items": {"type": "string"}}),
        21..=24 => json!({"type": ["string", "null"]}),
        _ => json!({"type": "string", "description": "说明文字"}),
    }
}
