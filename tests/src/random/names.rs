//! Names and texts that no one would choose, and that somebody has.

use super::dice::Dice;

const WORDS: [&str; 65] = [
    "id",
    "name",
    "userId",
    "user_id",
    "UserID",
    "user-id",
    "createdAt",
    "data",
    "list",
    "total",
    "type",
    "struct",
    "fn",
    "self",
    "Self",
    "super",
    "crate",
    "async",
    "await",
    "dyn",
    "gen",
    "union",
    "extra",
    "extra_fields",
    "new",
    "Option",
    "Some",
    "None",
    "Vec",
    "String",
    "Box",
    "Result",
    "Ok",
    "support",
    "types",
    "object",
    "Client",
    "Value",
    "serde",
    "std",
    "用户",
    "订单号",
    "状态",
    "名称1",
    "имя",
    "名前",
    "😀",
    "🦀🦀",
    "$ref",
    "@type",
    "#text",
    "x.y",
    "a/b",
    "a~1b",
    "a[0]",
    "1",
    "007",
    "2fa",
    "-",
    "_",
    "__proto__",
    "",
    " ",
    "tab\there",
    "quote\"s",
];

/// A name; now and then a very long one, or two in one.
pub fn name(dice: &mut Dice) -> String {
    let word = *dice.pick(&WORDS);
    match dice.below(20) {
        0 => word.repeat(1 + 120 / word.len().max(1)),
        1..=4 => format!("{word}{}", dice.pick(&WORDS)),
        5..=7 => format!("{word}{}", dice.below(100)),
        _ => word.to_owned(),
    }
}

/// A name that is none of those that are taken.
pub fn fresh<'t>(dice: &mut Dice, taken: impl Iterator<Item = &'t str> + Clone) -> String {
    loop {
        let name = name(dice);
        if taken.clone().all(|other| other != name) {
            return name;
        }
    }
}

/// A text: a name, or what is no name at all.
pub fn text(dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => String::new(),
        1 => "line\nbreak\u{0}\u{2028}\u{202e}".to_owned(),
        2 => (*dice.pick(&["null", "true", "0", "{}", "\\"])).to_owned(),
        _ => name(dice),
    }
}
