//! Texts of a description as words in Latin letters.

use pinyin::ToPinyin;

/// The text in Latin letters as far as they are known: a run of Han characters becomes its pinyin, without tones.
///
/// What is neither a letter nor a digit parts words. A sign in front is kept as a word, so that `+1` and `-1`, `price` and `-price`
/// stay apart.
pub fn romanized(text: &str) -> String {
    let mut words = String::new();
    let mut in_han = false;
    let mut rest = text;
    for (sign, word) in [('+', "plus "), ('-', "minus ")] {
        if let Some(number) = text
            .strip_prefix(sign)
            .filter(|number| number.starts_with(|c: char| c.is_ascii_alphanumeric()))
        {
            words.push_str(word);
            rest = number;
        }
    }
    for c in rest.chars() {
        let syllable = c.to_pinyin().map(|pinyin| pinyin.plain().replace('ü', "v"));
        if syllable.is_some() != in_han {
            words.push(' ');
            in_han = syllable.is_some();
        }
        match syllable {
            Some(syllable) => words.push_str(&syllable),
            None if c.is_alphanumeric() || c == '_' => words.push(c),
            None => words.push(' '),
        }
    }
    words
}

/// One of many: `videos` → `video`, `categories` → `category`; words that are no plural stay.
pub fn singular(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    let cut = |count: usize| word.get(..word.len() - count).unwrap_or(word).to_owned();
    if lower.ends_with("ies") && lower.len() > 4 {
        cut(3) + "y"
    } else if ["sses", "shes", "ches", "xes", "zes"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        cut(2)
    } else if is_plural(word) {
        cut(1)
    } else {
        word.to_owned()
    }
}

/// Whether a word looks like the plural of an English noun.
pub fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.len() > 2
        && lower.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end))
}
