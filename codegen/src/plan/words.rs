//! Texts of a description as words in Latin letters.

use any_ascii::any_ascii_char;

use super::polyphones;

/// What signs are called. They mean something in front of a word ([`IN_FRONT`]), and where there is no word at all.
const SIGNS: [(char, &str); 27] = [
    ('!', "not"),
    ('"', "quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('\'', "apostrophe"),
    ('(', "open"),
    (')', "close"),
    ('*', "star"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equal"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('\\', "backslash"),
    ('^', "caret"),
    ('_', "underscore"),
    ('|', "or"),
    ('~', "tilde"),
];

/// The signs that tell `+1` from `-1`, `<5` from `>5`, `price` from `!price`.
const IN_FRONT: [&str; 11] = ["+", "-", "!", "<", ">", "=", "<=", ">=", "==", "!=", "<>"];

/// Characters that are read otherwise in the words of an API (`地址`, `性别女`), where `ü` is written `v`.
const READINGS: [(char, &str); 19] = [
    ('似', "si"),
    ('吕', "lv"),
    ('咳', "ke"),
    ('囤', "tun"),
    ('地', "di"),
    ('女', "nv"),
    ('履', "lv"),
    ('律', "lv"),
    ('旅', "lv"),
    ('滤', "lv"),
    ('率', "lv"),
    ('疟', "nve"),
    ('略', "lve"),
    ('绿', "lv"),
    ('虐', "nve"),
    ('虑', "lv"),
    ('谁', "shui"),
    ('铝', "lv"),
    ('驴', "lv"),
];

/// The text in Latin letters: ASCII letters, digits and `_`, with blanks between the words.
///
/// Letters without case, such as Han, kana and Hangul, are one word as long as they stand together: `列表` is `liebiao`.
/// What is neither a letter nor a digit parts words, unless it is read as a word itself, as an emoji or a currency is.
/// Chinese characters stay what they are where they are to be kept.
pub fn romanized(text: &str, keeps_chinese: bool) -> String {
    if text.is_ascii() && text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return text.replace(is_gap, " ");
    }
    let mut words = signs(text);
    let mut in_run = false;
    let (mut reading, mut word_ends) = (None, 0);
    for (at, c) in text.char_indices() {
        if is_han(c) && at >= word_ends {
            let word = polyphones::word(&text[at..]);
            word_ends = at + word.map_or(0, |(word, _)| word.len());
            reading = word.and_then(|(_, reading)| reading);
        }
        let latin = match reading.filter(|(of, _)| *of == c && at < word_ends) {
            Some((_, reading)) => reading,
            None => latin(c),
        };
        let is_caseless =
            !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
        if is_caseless != in_run {
            words.push(' ');
            in_run = is_caseless;
        }
        if keeps_chinese && is_han(c) {
            words.push(c);
        } else if c.is_alphabetic() {
            // A letter without a sound of its own is read as an apostrophe, or not at all.
            let letters = latin.chars().filter(char::is_ascii_alphanumeric);
            words.extend(letters.map(|c| {
                if is_caseless {
                    c.to_ascii_lowercase()
                } else {
                    c
                }
            }));
        } else if latin.len() > 1 {
            words.push(' ');
            words.push_str(&latin.replace(is_gap, " "));
            words.push(' ');
        } else {
            words.push_str(&latin.replace(is_gap, " "));
        }
    }
    words
}

/// What a reader of Latin letters would write for a character.
fn latin(c: char) -> &'static str {
    let reading = READINGS.iter().find(|(known, _)| *known == c);
    reading.map_or_else(|| any_ascii_char(c), |(_, reading)| reading)
}

/// Whether it is a Chinese character that may stand anywhere in an identifier of Rust.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

fn is_gap(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || c == '_')
}

/// The signs in front of a text in words, or all of a text that is nothing but signs.
fn signs(text: &str) -> String {
    let written = || text.trim().chars().flat_map(|c| latin(c).chars());
    let has_words = written().any(|c| c.is_ascii_alphanumeric());
    // Gaps between signs are no end of them where there is nothing else.
    let mut rest = written()
        .filter(|c| has_words || !c.is_whitespace())
        .peekable();
    let mut signs = String::new();
    while let Some(sign) = rest.next_if(char::is_ascii_punctuation) {
        signs.push(sign);
    }
    let is_told = match rest.next() {
        Some(next) => next.is_ascii_alphanumeric() && IN_FRONT.contains(&signs.as_str()),
        None => true,
    };
    let names = signs
        .chars()
        .filter_map(|sign| SIGNS.iter().find(|(known, _)| *known == sign));
    let words = names.flat_map(|(_, name)| [name, " "]);
    if is_told {
        words.collect()
    } else {
        String::new()
    }
}

/// The text with its signs and gaps in words.
pub fn spelled_out(text: &str) -> String {
    let mut spelled = String::new();
    for c in text.chars() {
        let sign = SIGNS.iter().find(|(known, _)| *known == c);
        match sign.map(|(_, name)| *name) {
            Some(name) => spelled.push_str(&format!(" {name} ")),
            None if c.is_whitespace() => spelled.push_str(" space "),
            None => spelled.push(c),
        }
    }
    spelled
}

/// What the environments are called in English that Apifox makes for every project, and those that teams add most.
const ENVIRONMENTS: [(&str, &str); 12] = [
    ("开发环境", "development"),
    ("测试环境", "test"),
    ("预发布环境", "staging"),
    ("预发环境", "staging"),
    ("灰度环境", "staging"),
    ("正式环境", "production"),
    ("生产环境", "production"),
    ("线上环境", "production"),
    ("沙箱环境", "sandbox"),
    ("本地环境", "local"),
    ("本地 Mock", "local mock"),
    ("云端 Mock", "cloud mock"),
];

/// What an environment is called: in English where that is known.
pub fn environment(title: &str) -> &str {
    let known = ENVIRONMENTS
        .iter()
        .find(|(known, _)| *known == title.trim());
    known.map_or(title, |(_, english)| english)
}
