//! Which schemas are enums, and which prose about an integer is a list of its values.

mod common;

use apifox_codegen::{Input, outline};
use common::told::code;
use serde_json::{Value, json};

/// What is understood of a schema, as the answer of an endpoint.
fn understood(schema: Value) -> String {
    let endpoint = json!({"method": "get", "path": "/a", "responses": [
        {"code": 200, "contentType": "json", "jsonSchema": schema}]});
    let text = outline(&[Input::new("input.json", endpoint.to_string())]);
    let (_, answer) = text.split_once("answer: application/json ").unwrap();
    answer.trim().to_owned()
}

#[test]
fn what_is_listed_makes_the_type() {
    for (schema, shape) in [
        (json!({"type": "integer", "enum": [0, 1, -1]}), "0 | 1 | -1"),
        (json!({"type": "number", "enum": [1.0, 2, 2.0]}), "1 | 2"),
        (json!({"enum": [3, 4]}), "3 | 4"),
        (json!({"enum": [3, null]}), "3 or null"),
        (json!({"enum": ["a", null]}), "\"a\" or null"),
        (
            json!({"type": ["integer", "null"], "enum": [3, null]}),
            "3 or null",
        ),
        (
            json!({"type": "integer", "nullable": true, "enum": [3]}),
            "3 or null",
        ),
        (json!({"type": "number", "enum": [0, 0.01]}), "number"),
        (
            json!({"type": "integer", "enum": [18_446_744_073_709_551_615_u64]}),
            "uint64",
        ),
        (json!({"type": "integer", "enum": []}), "integer"),
        (json!({"type": "integer", "enum": [1, "a"]}), "integer"),
        (json!({"type": "boolean", "enum": [true]}), "true"),
        (json!({"enum": [null]}), "any"),
        (
            json!({"anyOf": [{"type": "string"}, {"type": "string", "enum": [""]}]}),
            "string",
        ),
        (
            json!({"anyOf": [{"type": "string"}, {"type": "string", "enum": ["", "a"]}]}),
            "\"\" | \"a\"",
        ),
        (json!({"enum": [1, "a"]}), "1 | \"a\""),
        (
            json!({"enum": [1, "a", true, 0.5, null, {}]}),
            "1 | \"a\" | true or null",
        ),
        (json!({"type": "string", "enum": ["a", 1]}), "\"a\" | 1"),
        (
            json!({"type": ["string", "integer"], "enum": ["a", 1]}),
            "\"a\" | 1",
        ),
        (
            json!({"type": ["boolean", "null"], "enum": [true, null]}),
            "true or null",
        ),
        (json!({"enum": [true, false]}), "boolean"),
        (json!({"enum": [0.5, 1]}), "number"),
        (json!({"enum": [{}, []]}), "any"),
        (json!({"enum": []}), "any"),
        (json!({"type": "string", "enum": []}), "string"),
        (json!({"type": "string", "enum": [1, 2]}), "1 | 2"),
        (json!({"type": "integer", "enum": ["1"]}), "1"),
        (json!({"type": "integer", "enum": ["a"]}), "\"a\""),
        (json!({"type": "string", "const": 5}), "string"),
        (json!({"const": "a", "nullable": true}), "\"a\" or null"),
    ] {
        assert_eq!(understood(schema.clone()), shape, "{schema}");
    }
}

#[test]
fn constants_of_several_types_are_what_a_list_of_them_is() {
    for (branches, listed) in [
        (
            json!([{"const": "a"}, {"const": 1}, {"const": true}]),
            json!(["a", 1, true]),
        ),
        (json!([{"const": "1"}, {"const": 1}]), json!(["1", 1])),
        (
            json!([{"const": 1}, {"type": "string", "enum": ["a"]}, {"type": "null"}]),
            json!([1, "a", null]),
        ),
        (
            json!([{"const": true, "title": "Yes"}, {"const": false}]),
            json!([true, false]),
        ),
    ] {
        let shape = understood(json!({"enum": listed}));
        assert_eq!(understood(json!({"oneOf": branches})), shape);
        let typed = json!({"anyOf": branches, "type": ["string", "integer", "boolean", "null"]});
        assert_eq!(
            understood(typed.clone()).trim_end_matches(" or null"),
            shape.trim_end_matches(" or null"),
            "{typed}"
        );
    }
    // What is called by `1` is not known where two are.
    let confused = json!([{"const": "1", "title": "One"}, {"const": 1, "title": "First"}]);
    assert_ne!(understood(json!({"oneOf": confused})), "\"1\" | 1");
    let kind = json!({"oneOf": [{"const": "a", "title": "Auto"}, {"const": 1, "title": "First"}]});
    let text = answering(kind);
    assert!(
        text.contains("mixed!(GetAResponseKind, Other { A: Text \"a\", First: Number 1 });"),
        "{text}"
    );
}

/// The client of an answer of one property.
fn answering(kind: Value) -> String {
    let schema = json!({"type": "object", "properties": {"kind": kind}});
    code(&json!({"method": "get", "path": "/a", "responses": [
        {"code": 200, "contentType": "json", "jsonSchema": schema}]}))
}

#[test]
fn names_that_are_none_of_variants_are_what_people_call_the_values() {
    for values in [json!([1, 2]), json!(["on", "off"]), json!(["1", "2"])] {
        for words in [json!(["开始", "结束"]), Value::Null] {
            let (first, second) = (&words[0], &words[1]);
            let entries = json!([
                {"value": values[0], "name": "启用", "description": first},
                {"value": values[1], "name": "停用", "description": second},
            ]);
            let names = json!(["启用", "停用"]);
            let text = answering(
                json!({"enum": values, "x-enum-varnames": names, "x-enum-descriptions": words}),
            );
            assert!(text.contains("labels!"), "{text}");
            assert_eq!(
                text,
                answering(json!({"enum": values, "x-apifox-enum": entries}))
            );
        }
    }
    let text = answering(
        json!({"enum": [1, 2], "x-enum-varnames": ["On", "停用"], "x-enum-descriptions": ["It works.", "-"]}),
    );
    for part in ["On: 1, V2: 2", "On: \"It works.\"", "停用：-"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

fn described(description: &str) -> String {
    understood(json!({"type": "integer", "description": description}))
}

#[test]
fn a_list_in_prose_is_an_enum() {
    for (text, values) in [
        ("1=启用,2=停用", "1 | 2"),
        ("0: 待支付 1: 已支付", "0 | 1"),
        ("0-禁用，1-启用", "0 | 1"),
        ("1：男；2：女。", "1 | 2"),
        ("用户状态（0:正常，1:管理员，-1:已封禁）", "0 | 1 | -1"),
        (
            "通知类型（0-全部 1-赞 2-收藏 3-评论/At)，默认 0",
            "0 | 1 | 2 | 3",
        ),
        ("字典类型(1:剂型 / 2:包装单位/3:库存计量)", "1 | 2 | 3"),
        ("性别 1:男 2:女", "1 | 2"),
        ("As follows.\n\n* `0`: Yellow.\n* `1`: 橙色。", "0 | 1"),
        ("1-collect, 2-Uncollect", "1 | 2"),
        ("状态\n- `0`: 无\n- `1`: 有 (H5)\n\n可空", "0 | 1"),
        ("0 => off | 1 -> on the way", "0 | 1"),
        ("状态：\r\n1 - 启用\r\n2 - 停用\r\n", "1 | 2"),
        ("发起上报时是否需要事先设定 1是 0否", "1 | 0"),
        ("背景音乐是否循环（0否/1是）", "0 | 1"),
        ("0 待支付; 1 已支付", "0 | 1"),
        ("级别：1表示 High 优先级，2表示 Normal 优先级", "1 | 2"),
        ("0 代表关, 1 代表开", "0 | 1"),
        ("1:男,2:女,默认为男", "1 | 2"),
        ("1：启用；0：禁用。默认 1", "1 | 0"),
    ] {
        assert_eq!(described(text), values, "{text}");
    }
    let titled = json!({"type": "integer", "title": "是否集采(0:否 / 1:是)"});
    assert_eq!(understood(titled), "0 | 1");
}

#[test]
fn other_numbers_in_prose_are_no_enum() {
    for text in [
        "1:男",
        "范围 1-100, 默认 1-20",
        "2024-01-01, 2024-02-01",
        "1.0-beta, 2.0-rc",
        "1.0: first, 2.0: second",
        "16:9, 4:3",
        "08:00-晚上, 09:30-早上",
        "1:男 2:女 1:未知",
        "0:关, 00:开, 1:坏",
        "1-like, 2-unlike ,3-nor like,nor unlike",
        "1、只有正常行时有效\n2、保留2位小数",
        "1. 必填\n2. 数字",
        "1: 保留2位小数\n2: 最大18位",
        "1: 成功。见文档 2: 失败",
        "0:成功, 其他:失败",
        "0:关, 1:开\n\n2:坏",
        "（0:关 1:开",
        "0:关 1:开）",
        "n-1 ~ n",
        "1:https://a.b 2:https://c.d",
        "0-",
        "99999999999999999999=a, 1=b",
        "每页条数 10: 默认, 100: 最大",
        "评分 1: 最低, 5: 最高",
        "权限位 1:读 2:写 4:执行 可相加",
        "1:一级 2:二级 …… 9:九级",
        "0表示无限制",
        "2天、3天",
        "1年级 2年级",
        "取 3天 或 7日",
        "周期：1周，4月",
        "每 1小时 或每 2天",
    ] {
        assert_eq!(described(text), "integer", "{text}");
    }
    let number = json!({"type": "number", "description": "0:关, 1:开"});
    assert_eq!(understood(number), "number");
}

fn text(description: &str) -> String {
    understood(json!({"type": "string", "description": description}))
}

#[test]
fn texts_with_their_meaning_in_prose_are_an_enum() {
    for (description, values) in [
        ("asc:升序 desc:降序", "\"asc\" | \"desc\""),
        ("排序方式，hot: 按最热，time: 按时间", "\"hot\" | \"time\""),
        (
            "审核状态:(wait:待审核 / pass:审核通过 / refuse:审核拒绝)",
            "\"wait\" | \"pass\" | \"refuse\"",
        ),
        (
            "类别\n- `user`: 成员\n- `guest_1`: 嘉宾\n",
            "\"user\" | \"guest_1\"",
        ),
        ("枚举值:\n- `a`\n- `b`", "\"a\" | \"b\""),
        ("帐号状态（0正常 1停用）", "\"0\" | \"1\""),
        ("00:关, 01:开", "\"00\" | \"01\""),
        (
            "可选值：normal(普通)、group(团购)",
            "\"normal\" | \"group\"",
        ),
        ("模型，枚举值:\nveo2\nveo3", "\"veo2\" | \"veo3\""),
        (
            "The state. One of: `active`, `inactive`",
            "\"active\" | \"inactive\"",
        ),
        ("枚举值: a/b/c", "\"a\" | \"b\" | \"c\""),
    ] {
        assert_eq!(text(description), values, "{description}");
    }
    let said = json!({"type": "string", "format": "date", "description": "from:起, to:止"});
    assert_ne!(understood(said), "\"from\" | \"to\"");
}

#[test]
fn other_texts_in_prose_are_no_enum() {
    for description in [
        "asc:升序",
        "note: the name, hint: the rest",
        "见 https://例子.cn, http://例子.cn",
        "zh-CN、en-US",
        "商品来源(pharmacy:我的药房，cloud:云药房，此参数可不传)",
        "排序组件 key:排序字段 value: true降序、false升序",
        "true:锁定 false:未锁定",
        "a:甲, a:乙",
        "a:甲, b:乙, ...",
        "枚举值: text/plain",
    ] {
        assert_eq!(text(description), "string", "{description}");
    }
}
