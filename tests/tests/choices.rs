//! What users may choose about a client, by the command.

mod common;

use std::fs;

use common::command::run;
use common::folder::{holding, temporary};
use serde_json::json;

/// A client of one endpoint, generated with these arguments: the call, and the text.
fn generated(arguments: &[&str]) -> (String, String) {
    let answer = json!({"type": "object", "properties": {"code": {"type": "integer"}, "data": {"type": "string"}}});
    let endpoint = json!({
        "method": "get", "path": "/用户/列表", "responses": [{"code": 200, "contentType": "json", "jsonSchema": answer}],
    });
    let folder = holding(&[("a.json", endpoint.to_string())]);
    let fixed = ["generate", "a.json", "--module", "client.rs"];
    let said = run(folder.path(), fixed.iter().chain(arguments)).exits(0);
    let text = fs::read_to_string(folder.path().join("client.rs")).expect("it was written");
    let call = said.stdout.lines().next().unwrap_or_default().to_owned();
    (call, text)
}

#[test]
fn envelopes_stay_unless_they_are_unwrapped() {
    let (_, text) = generated(&[]);
    assert!(text.contains("Call<types::Envelope<String>>"), "{text}");
    assert!(!text.contains("SUCCESS_CODES"), "{text}");
    let (_, text) = generated(&["--unwrap"]);
    assert!(text.contains("Call<Option<String>>"), "{text}");
    let usual = r#"SUCCESS_CODES: &[&str] = &["0", "200", "true", "ok", "success"];"#;
    assert!(text.contains(usual), "{text}");
    let (_, text) = generated(&["--unwrap", "--success", "1", "--success", "OK"]);
    assert!(text.contains(r#"= &["1", "OK"];"#), "{text}");
}

#[test]
fn chinese_is_written_as_it_sounds_or_as_it_is() {
    let (call, _) = generated(&[]);
    assert_eq!(call, "GET /用户/列表  client.yonghu().liebiao()");
    let (call, _) = generated(&["--chinese", "unicode"]);
    assert_eq!(call, "GET /用户/列表  client.用户().列表()");
}

#[test]
fn characters_are_read_as_in_their_words() {
    let names = [
        ("银行卡", "yinhangka"),
        ("行业执行数", "hangyezhixingshu"),
        ("重量重复次数", "zhongliangchongfucishu"),
        ("长度和店长", "changduhedianzhang"),
        ("调用前调整", "diaoyongqiantiaozheng"),
        ("音乐会计划", "yinyuehuijihua"),
        ("会计还款", "kuaijihuankuan"),
        ("项目的目的", "xiangmudemudi"),
        ("重庆朝阳", "chongqingchaoyang"),
        ("角色模板", "juesemuban"),
        ("很长的长字符串", "henchangdechangzifuchuan"),
        ("总行程和总行号", "zongxingchenghezonghanghao"),
        ("骑行数据行项目", "qixingshujuhangxiangmu"),
        ("回调节点可调光", "huidiaojiedianketiaoguang"),
        ("重审重新付款行", "chongshenchongxinfukuanhang"),
        ("下调次数", "xiatiaocishu"),
        ("线上调用标的", "xianshangdiaoyongbiaodi"),
        ("指标的供给", "zhibiaodegongji"),
        ("提供给付款人", "tigonggeifukuanren"),
        ("上传记录", "shangchuanjilu"),
        ("为了了解还书", "weileliaojiehuanshu"),
    ];
    let parameters = names.map(|(name, _)| json!({"name": name}));
    let endpoint = json!({"method": "get", "path": "/a", "parameters": {"query": parameters}, "responses": []});
    let folder = holding(&[("a.json", endpoint.to_string())]);
    run(
        folder.path(),
        ["generate", "a.json", "--module", "client.rs"],
    )
    .exits(0);
    let text = fs::read_to_string(folder.path().join("client.rs")).expect("it was written");
    for (name, called) in names {
        assert!(
            text.contains(&format!("pub fn {called}(")),
            "{name}: {text}"
        );
    }
}

#[test]
fn codes_of_success_are_for_envelopes_that_are_unwrapped() {
    let folder = holding(&[("a.json", json!({}).to_string())]);
    let alone = ["inspect", "a.json", "--success", "1"];
    let refused = run(folder.path(), alone).exits(2);
    assert!(refused.stderr.contains("--unwrap"), "{}", refused.stderr);
}

#[test]
fn what_a_user_chooses_is_in_the_client() {
    let folder = temporary();
    let page = json!({"method": "post", "path": "/pets", "requestBody": {"type": "application/json", "jsonSchema": {
        "type": "object", "properties": {"tame": {"type": "boolean", "default": true}, "legs": {"type": "integer", "maximum": 4}}}},
        "responses": [
            {"code": 200, "contentType": "xml", "jsonSchema": {"type": "object", "properties": {"a": {"type": "string"}}}},
            {"code": 202, "contentType": "msgPack", "jsonSchema": {"type": "object", "properties": {"b": {"type": "string"}}}}]});
    fs::write(folder.path().join("pets.json"), page.to_string()).expect("it can be written");
    for (option, chosen) in [
        ("--defaults", "tame: Some(true)"),
        (
            "--check-constraints",
            "checks!(CreatePet { \"legs\": Maximum(4) })",
        ),
        ("--xml", "Answer::xml(\"application/xml\")"),
        ("--msgpack", "Answer::msgpack(\"application/x-msgpack\")"),
    ] {
        for options in [vec![], vec![option]] {
            let arguments = ["generate", "pets.json", "--module", "pets.rs"];
            run(folder.path(), arguments.into_iter().chain(options.clone())).exits(0);
            let client = fs::read_to_string(folder.path().join("pets.rs")).expect("it is there");
            assert_eq!(client.contains(chosen), !options.is_empty(), "{options:?}");
        }
    }
}

#[test]
fn calls_are_grouped_as_a_user_chooses() {
    let operation = json!({"tags": ["Shop"], "operationId": "listPets", "responses": {"204": {"description": "None."}}});
    let document = json!({"openapi": "3.0.3", "info": {"title": "A", "version": "1"}, "paths": {"/pets": {"get": operation}}});
    let folder = holding(&[("a.json", document.to_string())]);
    let inspected = |options: &[&str]| {
        let said = run(folder.path(), ["inspect", "a.json"].iter().chain(options)).exits(0);
        said.stdout.lines().next().unwrap_or_default().to_owned()
    };
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(inspected(&[])), "GET /pets client.pets().list()");
    let by_tag = words(inspected(&["--group-by", "folder"]));
    assert_eq!(by_tag, "GET /pets client.shop().list_pets()");

    let fixed = ["generate", "a.json", "--out", "a", "--group-features"];
    run(folder.path(), fixed).exits(0);
    let manifest = fs::read_to_string(folder.path().join("a/Cargo.toml")).expect("it was written");
    assert!(manifest.contains("\npets = []\n"), "{manifest}");
    let module = ["generate", "a.json", "--module", "a.rs", "--group-features"];
    run(folder.path(), module).exits(2);
}
