//! Numbers and what they are called, as descriptions write them: `状态：0-禁用，1-启用`, `1: paid 2: closed`.
//!
//! Prose is full of numbers that mean something else: ranges, days, versions, numbered notes. So all of a list must read
//! as pairs, or none of it does.

/// What stands between a number and its word.
const SIGNS: [&str; 10] = ["=>", "->", "→", "=", ":", "：", "-", "－", "—", "–"];

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

/// The pairs of the first list in a text, which has at least two, each with another number.
pub fn read(text: &str) -> Option<Vec<(i64, String)>> {
    let text = text.replace('`', "").replace("\r\n", "\n");
    let start = starts(&text).next()?;
    let (before, rest) = text.split_at(start);
    let (list, behind) = match before.trim_end().chars().last().and_then(bracket) {
        Some(open) => rest.split_at(end_of_bracket(rest, open)?),
        None => rest.split_at(rest.find("\n\n").unwrap_or(rest.len())),
    };
    if starts(behind).next().is_some() {
        return None;
    }
    let mut pairs: Vec<(i64, String)> = Vec::new();
    let list = list.trim().trim_end_matches(['。', '.', '…']);
    for part in list
        .split(SEPARATORS)
        .filter(|part| !part.trim().is_empty())
    {
        for piece in pieces(without_bullet(part)) {
            let (number, word) = pair(piece)?;
            if pairs.iter().any(|(known, _)| *known == number) {
                return None;
            }
            pairs.push((number, word.to_owned()));
        }
    }
    is_list(&pairs, &text).then_some(pairs)
}

/// Whether pairs are all values, and not examples, ends of a scale, or bits that are added up.
fn is_list(pairs: &[(i64, String)], text: &str) -> bool {
    let are_some = ["……", "…", "...", "相加", "按位", "位掩码", "位或"]
        .iter()
        .any(|sign| text.contains(sign));
    match pairs {
        [] | [_] => false,
        [(one, _), (other, _)] => !are_some && one.abs_diff(*other) == 1,
        _ => !are_some,
    }
}

/// Where pairs may begin: at the start of the text, or behind white space, a bracket, a comma or a colon.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = '\n';
    text.char_indices().filter_map(move |(at, c)| {
        let is_parted = before.is_whitespace()
            || bracket(before).is_some()
            || SEPARATORS.contains(&before)
            || [':', '：', '。', '/'].contains(&before);
        before = c;
        (is_parted && head(&text[at..]).is_some()).then_some(at)
    })
}

/// The number that a pair begins with, and what follows its sign.
fn head(text: &str) -> Option<(i64, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text[..text.len() - rest.len()].parse().ok()?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let word = SIGNS.iter().find_map(|sign| rest.strip_prefix(sign))?;
    Some((number, word.trim_start_matches([' ', '\t'])))
}

/// The pairs of a part of a list, which white space or `/` parts.
fn pieces(part: &str) -> Vec<&str> {
    let soft = |at: &usize| part[..*at].ends_with(|c: char| c.is_whitespace() || c == '/');
    let mut cuts: Vec<usize> = starts(part).filter(soft).collect();
    cuts.insert(0, 0);
    cuts.dedup();
    cuts.push(part.len());
    let is_gap = |c: char| c.is_whitespace() || c == '/';
    cuts.windows(2)
        .map(|cut| part[cut[0]..cut[1]].trim_matches(is_gap))
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn pair(piece: &str) -> Option<(i64, &str)> {
    let (number, word) = head(piece)?;
    let word = word.trim_end_matches(['。', '.']);
    is_word(word).then_some((number, word))
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

/// An entry of a list of Markdown without its mark.
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let bullets = ["- ", "* ", "+ ", "• "];
    let bullet = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    bullet.unwrap_or(line).trim()
}
