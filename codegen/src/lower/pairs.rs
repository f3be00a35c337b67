//! Values and what they are called, as descriptions write them: `状态：0-禁用，1-启用`, `1: paid 2: closed`, `1是 0否`,
//! `asc: 升序, desc: 降序`.
//!
//! Prose is full of numbers that mean something else: ranges, days, versions, numbered notes. So all of a list must read
//! as pairs, or none of it does.

/// What stands between a value and its word.
const SIGNS: [&str; 12] = [
    "=>", "->", "→", "=", ":", "：", "-", "－", "—", "–", "表示", "代表",
];

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Numbers and signs: `0: off`.
    Number,
    /// Numbers and no signs: `0否`.
    Bare,
    /// Words of ASCII, which mean something in another script: `asc: 升序`.
    Word,
}

/// What parts two pairs in any case; white space and `/` do where a pair follows.
const SEPARATORS: [char; 7] = [',', '，', ';', '；', '、', '|', '\n'];

/// Brackets around a list.
const BRACKETS: [(char, char); 5] = [
    ('(', ')'),
    ('（', '）'),
    ('[', ']'),
    ('【', '】'),
    ('{', '}'),
];

/// The most characters of a word; what is longer is a sentence.
const MAX_WORD: usize = 30;

/// The pairs of the first list of whole numbers in a text, which has at least two, each with another number.
pub fn numbers(text: &str) -> Option<Vec<(i64, String)>> {
    let pairs = digits(text)?.into_iter();
    let pairs = pairs.map(|(number, word)| Some((number.parse().ok()?, word)));
    pairs.collect()
}

/// The same with numbers as they are written, for texts that are numbers.
pub fn digits(text: &str) -> Option<Vec<(String, String)>> {
    [Style::Number, Style::Bare].into_iter().find_map(|style| {
        let pairs = read(text, style)?;
        is_list(&pairs, style).then_some(pairs)
    })
}

/// The pairs of the first list of words in a text.
pub fn words(text: &str) -> Option<Vec<(String, String)>> {
    read(text, Style::Word)
}

fn read(text: &str, style: Style) -> Option<Vec<(String, String)>> {
    const NOT_ALL: [&str; 7] = ["……", "…", "...", "相加", "按位", "位掩码", "位或"];
    if !may_be(text, style) {
        return None;
    }
    let text = text.replace('`', "").replace("\r\n", "\n");
    let start = starts(&text, style).next()?;
    let (before, rest) = text.split_at(start);
    let (list, behind) = match before.trim_end().chars().last().and_then(bracket) {
        Some(open) => rest.split_at(end_of_bracket(rest, open)?),
        None => rest.split_at(rest.find("\n\n").unwrap_or(rest.len())),
    };
    if starts(behind, style).next().is_some() || NOT_ALL.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let mut pairs: Vec<(String, String)> = Vec::new();
    let list = without_default(list).trim().trim_end_matches(['。', '.']);
    for part in list
        .split(SEPARATORS)
        .filter(|part| !part.trim().is_empty())
    {
        for piece in pieces(without_bullet(part), style) {
            let (value, word) = pair(piece, style)?;
            if pairs.iter().any(|(known, _)| known == value) {
                return None;
            }
            pairs.push((value.to_owned(), word.to_owned()));
        }
    }
    (pairs.len() > 1).then_some(pairs)
}

/// Whether a text has the characters of which a list is made, as few texts have.
fn may_be(text: &str, style: Style) -> bool {
    let has_digits = text.bytes().any(|c| c.is_ascii_digit());
    match style {
        Style::Number => has_digits,
        Style::Bare => has_digits && !text.is_ascii(),
        Style::Word => !text.is_ascii(),
    }
}

/// Whether numbers are all values, and not examples or ends of a scale; without signs between, they count from 0 or 1, and
/// mean different things.
fn is_list(pairs: &[(String, String)], style: Style) -> bool {
    let numbers = pairs.iter().filter_map(|(number, _)| number.parse().ok());
    let mut numbers: Vec<i64> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.len() < pairs.len() {
        return false;
    }
    let is_row = numbers
        .windows(2)
        .all(|pair| pair[0].checked_add(1) == Some(pair[1]));
    let is_said_once = |word: &str| pairs.iter().filter(|(_, other)| other == word).count() == 1;
    match style {
        Style::Bare => {
            is_row
                && numbers.first().is_some_and(|first| (0..=1).contains(first))
                && pairs.iter().all(|(_, word)| is_said_once(word))
        }
        _ => is_row || pairs.len() > 2,
    }
}

/// Where pairs may begin: at the start of the text, or behind white space, a bracket, a comma or a colon.
fn starts(text: &str, style: Style) -> impl Iterator<Item = usize> {
    let mut before = '\n';
    text.char_indices().filter_map(move |(at, c)| {
        let is_parted = before.is_whitespace()
            || bracket(before).is_some()
            || SEPARATORS.contains(&before)
            || [':', '：', '。', '/'].contains(&before);
        before = c;
        (is_parted && head(&text[at..], style).is_some()).then_some(at)
    })
}

/// The value that a pair begins with, and what follows its sign.
fn head(text: &str, style: Style) -> Option<(&str, &str)> {
    let value = match style {
        Style::Word => word(text)?,
        _ => number(text)?,
    };
    let rest = text[value.len()..].trim_start_matches([' ', '\t']);
    let word = SIGNS.iter().find_map(|sign| rest.strip_prefix(sign));
    let word = match style {
        Style::Bare => rest,
        _ => word?.trim_start_matches([' ', '\t']),
    };
    let is_told =
        style == Style::Number || word.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii());
    is_told.then_some((value, word))
}

/// The whole number at the start of a text.
fn number(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &text[..text.len() - rest.len()];
    number.parse::<i64>().ok().map(|_| number)
}

/// The word of ASCII at the start of a text.
fn word(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let word = &text[..text.len() - rest.len()];
    let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_word && !["true", "false", "null"].contains(&word)).then_some(word)
}

/// The pairs of a part of a list, which white space or `/` parts.
fn pieces(part: &str, style: Style) -> Vec<&str> {
    let soft = |at: &usize| part[..*at].ends_with(|c: char| c.is_whitespace() || c == '/');
    let mut cuts: Vec<usize> = starts(part, style).filter(soft).collect();
    cuts.insert(0, 0);
    cuts.dedup();
    cuts.push(part.len());
    let is_gap = |c: char| c.is_whitespace() || c == '/';
    cuts.windows(2)
        .map(|cut| part[cut[0]..cut[1]].trim_matches(is_gap))
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn pair(piece: &str, style: Style) -> Option<(&str, &str)> {
    let (value, word) = head(piece, style)?;
    let word = word.trim_end_matches(['。', '.']);
    let is_one = style != Style::Bare || !word.contains(char::is_whitespace);
    (is_one && is_word(word)).then_some((value, word))
}

/// Whether a text names something: no sentence, no range, no number but behind a letter, as in `H5`.
fn is_word(word: &str) -> bool {
    let mut before = ' ';
    let mut depth = 0;
    let is_plain = word.chars().all(|c| {
        let is_counted = c.is_numeric() && !before.is_ascii_alphanumeric();
        before = c;
        depth += match c {
            _ if bracket(c).is_some() => 1,
            _ if BRACKETS.iter().any(|(_, close)| *close == c) => -1,
            _ => 0,
        };
        depth >= 0 && !is_counted && !"。！？!?：:=<>~～".contains(c)
    });
    is_plain
        && depth == 0
        && word.chars().count() <= MAX_WORD
        && word.starts_with(char::is_alphabetic)
}

/// The number of the bracket that a character opens; brackets of both widths are one, since people mix them.
fn bracket(c: char) -> Option<usize> {
    let at = BRACKETS.iter().position(|(open, _)| *open == c)?;
    Some(if at == 0 { 1 } else { at })
}

/// Where the bracket closes that was opened before the text.
fn end_of_bracket(text: &str, open: usize) -> Option<usize> {
    let closes = |c: char| {
        let at = BRACKETS.iter().position(|(_, close)| *close == c);
        at.is_some_and(|at| at.max(1) == open)
    };
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        if bracket(c) == Some(open) {
            depth += 1;
        } else if closes(c) {
            depth -= 1;
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// A list without what it says of the usual value: `1:男,2:女，默认 1`.
fn without_default(list: &str) -> &str {
    let at = ["默认", "缺省", "default", "Default"]
        .iter()
        .filter_map(|word| list.find(word))
        .min();
    let before = at.map_or(list, |at| list[..at].trim_end());
    match before.ends_with(['，', ',', '。', '.', ';', '；']) {
        true => before.trim_end_matches(['，', ',', '。', '.', ';', '；']),
        false => list,
    }
}

/// An entry of a list of Markdown without its mark.
pub fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let bullets = ["- ", "* ", "+ ", "• "];
    let bullet = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    bullet.unwrap_or(line).trim()
}
