//! What is said of a project, and what becomes of its odd parts.

use serde_json::{Value, json};

use super::{client, endpoint, project};

fn text() -> Value {
    json!({"type": "string"})
}

/// What is said of a project of one endpoint that asks for one security scheme.
fn security(scheme: Value) -> (String, Vec<String>) {
    let use_it = json!({"auth": {"type": "securityscheme"}, "securityScheme": {"schemeGroups": [{"schemeIds": [1]}]}});
    let scheme = json!({"id": 1, "name": "s", "authConfigs": scheme});
    client(&project(
        vec![endpoint(1, "/things", text(), use_it)],
        json!({"securitySchemeCollection": [scheme]}),
    ))
}

#[test]
fn a_key_that_no_request_can_carry_is_no_credential() {
    for (within, name, sentence) in [
        (
            "header",
            "X Key\r\nA: b",
            r"no client can send an API key as the header `X Key\r\nA: b`",
        ),
        (
            "header",
            "Host",
            "no client can send an API key as the header `Host`",
        ),
        (
            "cookie",
            "a b;",
            "no client can send an API key as the cookie `a b;`",
        ),
        ("path", "p", "no client can send an API key in `path`"),
        (
            "header",
            "",
            "the security scheme does not say what its API key is called",
        ),
        (
            "query",
            "",
            "the security scheme does not say what its API key is called",
        ),
    ] {
        let (text, said) = security(json!({"type": "apiKey", "in": within, "name": name}));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains(sentence), "{}", said[0]);
        assert!(!text.contains("calls it `s`"), "{within} {name}");
    }
    let (text, said) = security(json!({"type": "apiKey", "in": "header", "name": "X-Key"}));
    assert_eq!(said, [] as [&str; 0]);
    assert!(text.contains("pub fn x_key("));
}

#[test]
fn a_scheme_that_is_not_known_is_called_by_its_own_word() {
    let (_, said) = security(json!({"type": "http", "scheme": "digest"}));
    assert!(said[0].contains("as `digest` asks"), "{}", said[0]);
    let (_, said) = security(json!({}));
    assert!(said[0].contains("does not say what it is"), "{}", said[0]);
}

#[test]
fn of_two_with_one_id_the_first_counts() {
    let shared = |name: &str, kind: &str| json!({"id": 7, "name": name, "code": 200, "contentType": "json", "jsonSchema": {"type": kind}});
    let scheme = |kind: &str| json!({"id": 1, "name": kind, "authConfigs": {"type": "http", "scheme": kind}});
    let more = json!({
        "responses": [{"id": 1, "referencedResponseId": 7}],
        "auth": {"type": "securityscheme"}, "securityScheme": {"schemeGroups": [{"schemeIds": [1]}]},
    });
    let (text, said) = client(&project(
        vec![endpoint(1, "/things", text(), more)],
        json!({
            "responseCollection": [shared("one", "string"), shared("two", "integer")],
            "securitySchemeCollection": [scheme("bearer"), scheme("basic")],
        }),
    ));
    let repeated = said.iter().filter(|said| said.starts_with("repeated-id"));
    assert_eq!(repeated.count(), 2, "{said:?}");
    assert!(text.contains("Call<String>"));
    assert!(text.contains("pub fn bearer("));
}

#[test]
fn common_parameters_may_be_names_alone() {
    let named =
        json!({"commonParameters": {"query": ["own"], "body": [{"name": "field"}, "other"]}});
    let (text, said) = client(&project(
        vec![endpoint(1, "/things", text(), named)],
        json!({"commonParameters": {"headers": ["X-Tenant"]}}),
    ));
    assert!(text.contains(r#"Common::header("X-Tenant", value)"#));
    assert!(text.contains(r#"Common::query("own", value)"#));
    // A field of forms is no parameter of the query.
    assert!(!text.contains(r#""field""#));
    let fields = said.iter().filter(|said| said.starts_with("common-field"));
    assert_eq!(fields.count(), 2, "{said:?}");
}

#[test]
fn an_item_of_which_nothing_is_said_is_told_of() {
    let items = vec![
        endpoint(1, "/things", text(), json!({})),
        json!({"name": "lost", "api": null}),
    ];
    let (_, said) = client(&project(items, json!({})));
    assert!(
        said[0].contains("`lost` is neither an endpoint nor a folder"),
        "{said:?}"
    );
}

#[test]
fn callbacks_of_nothing_are_none() {
    for nothing in [json!({}), json!([]), json!("{}"), json!("")] {
        let more = json!({"callbacks": nothing});
        let (_, said) = client(&project(
            vec![endpoint(1, "/things", text(), more)],
            json!({}),
        ));
        assert_eq!(said, [] as [&str; 0]);
    }
}

#[test]
fn modules_without_a_common_base_url_are_served_where_each_is() {
    let module = |id: u64, path: &str| json!({"name": path, "moduleId": id, "items": [endpoint(id, path, text(), json!({}))]});
    let (text, said) = client(&project(
        vec![module(71, "/a"), module(72, "/b")],
        json!({
            "moduleSettings": [{"id": "71", "name": "One"}, {"id": "72", "name": "Two"}],
            "environments": [{"id": "1", "name": "prod", "baseUrl": "", "baseUrls": {"71": "https://a.example.com", "72": "https://b.example.com"}}],
        }),
    ));
    assert_eq!(said, [] as [&str; 0]);
    let others = r#""https://a.example.com", &[("Two", "https://b.example.com")]"#;
    assert!(text.contains(others));
    assert!(text.contains(r#".server("Two").path("/b")"#));
    assert!(text.contains("pub fn two_server("));
}

#[test]
fn a_server_that_is_left_out_of_an_environment_does_not_cost_the_environment() {
    let at = json!({"serverId": "media"});
    let (text, said) = client(&project(
        vec![endpoint(1, "/things", text(), at)],
        json!({
            "projectSetting": {"servers": [{"id": "default", "name": "d"}, {"id": "media", "name": "media"}]},
            "environments": [{"id": "1", "name": "prod", "baseUrl": "https://a.example.com", "baseUrls": {"media": "ftp://b.example.com"}}],
        }),
    ));
    assert!(said[0].contains("left out of the environment"), "{said:?}");
    assert!(text.contains(r#"Environment::new("https://a.example.com", &[])"#));
}

#[test]
fn apidog_is_read_alike_where_a_schema_says_nothing() {
    let empty = json!({"type": "object", "properties": {}, "x-apidog-orders": []});
    let (_, said) = client(&project(
        vec![endpoint(1, "/things", empty, json!({}))],
        json!({}),
    ));
    assert!(
        said.iter().all(|said| said.starts_with("empty-schema")),
        "{said:?}"
    );
}

/// The constants and functions that environments of these base URLs become.
fn environments(urls: &[&str]) -> (String, Vec<String>) {
    let all = urls.iter().map(|url| json!({"name": "e", "baseUrl": url}));
    client(&project(
        vec![endpoint(1, "/things", text(), json!({}))],
        json!({"environments": all.collect::<Vec<Value>>()}),
    ))
}

#[test]
fn a_base_url_without_a_host_or_port_is_none() {
    for url in [
        "http:///x",
        "https://h:99999",
        "https://h:/x",
        "https://:80/x",
        "https://h:port/x",
    ] {
        let (_, said) = environments(&[url]);
        assert_eq!(said.len(), 1, "{url}: {said:?}");
        assert!(said[0].contains("names no host"), "{}", said[0]);
    }
    for url in [
        "https://h:8080/x",
        "https://[::1]/",
        "https://[::1]:80",
        "https://{{h}}",
        "https://h:{{port}}/x",
        "https://h{{x}}/",
        "{{url}}/v1",
    ] {
        let (_, said) = environments(&[url]);
        assert_eq!(said, [] as [&str; 0], "{url}");
    }
}

#[test]
fn environments_that_are_alike_are_one() {
    let (text, _) = environments(&[
        "https://a.example.com",
        "https://a.example.com/",
        "https://b.example.com",
    ]);
    assert_eq!(text.matches("pub const E").count(), 2);
}

#[test]
fn fields_of_a_form_beside_another_body_are_told_of() {
    let body = json!({"type": "application/json", "parameters": [{"name": "stale", "type": "string"}], "jsonSchema": {"type": "object", "properties": {}}});
    let more = json!({"requestBody": body});
    let (text, said) = client(&project(
        vec![endpoint(1, "/things", text(), more)],
        json!({}),
    ));
    // A GET whose schema says nothing sends no body.
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("fields of a form are described"),
        "{}",
        said[0]
    );
    assert!(!text.contains("stale"));
}
