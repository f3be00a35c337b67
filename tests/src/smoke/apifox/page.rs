//! The text of a published page as the endpoint that it shows.

use serde_json::{Value, json};

/// The headings, and what stands below them.
const PARTS: [(&str, &str); 4] = [
    ("参数", "parameters"),
    ("请求体", "requestBody"),
    ("响应", "responses"),
    ("响应示例", "responseExamples"),
];

/// Reads a page.
///
/// # Errors
///
/// If it shows no request, or what it shows is no JSON.
pub fn read(page: &str) -> Result<Value, String> {
    let mut lines = page.lines().filter(|line| !line.trim().is_empty());
    let request = lines.nth(1).and_then(|line| line.trim().split_once(' '));
    let (method, path) = request.ok_or("it shows no request")?;
    let mut endpoint = json!({"method": method, "path": path});
    for (heading, key) in PARTS {
        let Some((_, rest)) = page.split_once(&format!("\n{heading}\n")) else {
            continue;
        };
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        if let Some(value) = values.next() {
            endpoint[key] = value.map_err(|error| format!("{heading}: {error}"))?;
        }
    }
    Ok(endpoint)
}
