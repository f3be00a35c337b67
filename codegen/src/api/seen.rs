//! What a reader sees of a text in Markdown or HTML: names are made of that.

use std::borrow::Cow;

/// A text without tags and addresses, and with links as their words.
pub fn seen(text: &str) -> Cow<'_, str> {
    if !text.contains(['[', '<']) && !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find(['[', '<', 'h']) {
        let (before, mark) = rest.split_at(start);
        out.push_str(before);
        let length = if let Some((words, length)) = link(mark) {
            out.push_str(&seen(words));
            length
        } else if let Some(length) = tag_length(mark) {
            out.push(' ');
            length
        } else if let Some(length) = address_length(mark) {
            length
        } else {
            out.push_str(&mark[..1]);
            1
        };
        rest = &mark[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The words of the link that a text begins with, and how long it is: `[words](address)`, `[words][name]`.
fn link(text: &str) -> Option<(&str, usize)> {
    let end = text.strip_prefix('[')?.find(['[', ']'])? + 1;
    let after = text[end..].strip_prefix(']')?;
    let closing = match after.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let length = after[1..].find([closing, '[', '\n'])? + 1;
    after[length..].strip_prefix(closing)?;
    let has_words = text[1..end].contains(char::is_alphabetic);
    has_words.then_some((&text[1..end], end + length + 2))
}

/// How long the tag is that a text begins with. A word in angle brackets is as often a part of the text: it is a tag if
/// nothing but a tag is written so.
fn tag_length(text: &str) -> Option<usize> {
    const TAGS: [&str; 26] = [
        "a", "b", "big", "br", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i",
        "img", "kbd", "li", "ol", "p", "small", "span", "strong", "sub", "sup", "u", "ul",
    ];
    let inner = text.strip_prefix('<')?;
    let inner = &inner[..inner.find(['<', '>'])?];
    let length = inner.len() + 2;
    let name = inner.trim_start_matches('/');
    let name = name.split([' ', '/']).next()?;
    (text[..length].ends_with('>') && TAGS.contains(&name)).then_some(length)
}

/// How long the address is that a text begins with.
fn address_length(text: &str) -> Option<usize> {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let end = |c: char| !c.is_ascii_graphic() || "<>()[]\"".contains(c);
    is_address.then(|| text.find(end).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn links_are_their_words_and_tags_are_nothing() {
        let texts = [
            (
                "Cancel. [Learn more](/docs/guides/background).",
                "Cancel. Learn more.",
            ),
            (
                "![the <b>map</b>](https://a.cn/i.png) [x][1]",
                "!the  map  x",
            ),
            ("<p class=\"x\">创建<br/>订单</p>", " 创建 订单 "),
            ("See https://a.cn/b?c=[d] <https://a.cn>.", "See [d] <>."),
            ("[a](b", "[a](b"),
            ("the path", "the path"),
        ];
        for (text, shown) in texts {
            assert_eq!(seen(text), shown);
        }
    }

    #[test]
    fn names_in_brackets_are_parts_of_the_text() {
        let texts = [
            "Result<User>",
            "Page<List<T>>",
            "a < b and b > c",
            "items[0](1)",
            "[a] http",
        ];
        for text in texts {
            assert_eq!(seen(text), text);
        }
    }
}
