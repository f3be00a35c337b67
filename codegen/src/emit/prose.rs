//! A line of a description as Markdown that rustdoc shows and does nothing else with: code spans, links and addresses are
//! markup, and whatever else could be is escaped.

/// The line, in which only code spans, links and addresses are markup.
pub fn escaped(line: &str) -> String {
    if !line.contains(['`', '<', '[', ']', '\\']) && !line.contains("://") {
        return line.to_owned();
    }
    let mut prose = Prose {
        has_spans: has_spans(line),
        has_links: line.contains("]("),
        out: String::new(),
    };
    prose.add(line, false);
    prose.out
}

struct Prose {
    /// Whether backticks mark code spans.
    has_spans: bool,
    /// Whether there may be a link.
    has_links: bool,
    out: String,
}

impl Prose {
    /// Adds a text; one within a link has none of its own.
    fn add(&mut self, text: &str, in_link: bool) {
        let mut rest = text;
        while let Some(start) = rest.find(['`', '<', '[', ']', '\\', 'h', '!']) {
            let (before, mark) = rest.split_at(start);
            self.out.push_str(before);
            rest = self.mark(mark, in_link);
        }
        self.out.push_str(rest);
    }

    /// Adds what begins with a mark. Gives what follows.
    fn mark<'t>(&mut self, text: &'t str, in_link: bool) -> &'t str {
        let (mark, rest) = text.split_at(1);
        match mark {
            "`" if self.has_spans => {
                let (code, rest) = text.split_at(code_length(text).unwrap_or(1));
                self.add_code(code);
                return rest;
            }
            "`" => self.out.push('\''),
            "<" => match automatic(rest).filter(|_| !in_link) {
                Some((address, rest)) => {
                    self.out.extend(["<", address, ">"]);
                    return rest;
                }
                None => self.out.push_str("&lt;"),
            },
            "h" => match address(text).filter(|_| !in_link) {
                Some((address, rest)) => {
                    self.out.extend(["<", address, ">"]);
                    return rest;
                }
                None => self.out.push('h'),
            },
            "[" | "!" => match self.link(text).filter(|_| !in_link) {
                Some(link) => {
                    self.add_link(&link);
                    return link.rest;
                }
                None => self.out.push_str(if mark == "[" { "\\[" } else { "!" }),
            },
            "\\" if rest.starts_with('|') => self.out.push('\\'),
            mark => self.out.extend(["\\", mark]),
        }
        rest
    }

    /// Adds a code span. Nothing that is written has the marks of a block of code.
    fn add_code(&mut self, code: &str) {
        match code.starts_with("```") {
            true => {
                let inner = code.trim_matches('`').replace('`', "'");
                self.out.extend(["`", &inner, "`"]);
            }
            false => self.out.push_str(code),
        }
    }

    /// A link that the text begins with, or an image, which becomes a link to it.
    fn link<'t>(&self, text: &'t str) -> Option<Link<'t>> {
        let text = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?;
        let label = &text[..label_length(text).filter(|_| self.has_links)?];
        let inner = text[label.len()..].strip_prefix("](")?;
        let (target, after) = match inner.strip_prefix('<') {
            Some(inner) => inner.split_once('>')?,
            None => inner.split_at(target_length(inner)),
        };
        let after = after.trim_start();
        let after = match after.chars().next()? {
            quote @ ('"' | '\'') => after[1..].split_once(quote)?.1.trim_start(),
            _ => after,
        };
        (leads(target) && !label.trim().is_empty()).then_some(Link {
            label,
            target,
            rest: after.strip_prefix(')')?,
        })
    }

    /// Adds a link. One to a page beside that from which the text was taken leads nowhere here: its way is shown.
    fn add_link(&mut self, link: &Link<'_>) {
        let is_whole = is_address(link.target);
        self.out.push_str(if is_whole { "[" } else { "" });
        self.add(link.label, true);
        match link.target {
            target if is_whole => self.out.extend(["](", target, ")"]),
            target if target.starts_with('/') => self.out.extend([" (`", target, "`)"]),
            _ => {}
        }
    }
}

/// Whether all backticks of a line are marks of code spans.
fn has_spans(line: &str) -> bool {
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        let Some(length) = code_length(&rest[start..]) else {
            return false;
        };
        rest = &rest[start + length..];
    }
    true
}

struct Link<'t> {
    label: &'t str,
    target: &'t str,
    /// What stands behind it.
    rest: &'t str,
}

/// How long the code span is that a text begins with: it ends with as many backticks as it begins with.
fn code_length(text: &str) -> Option<usize> {
    let marks = ticks(text);
    let mut end = marks;
    loop {
        end += text[end..].find('`')?;
        let length = ticks(&text[end..]);
        end += length;
        if length == marks {
            return Some(end);
        }
    }
}

/// How long that is which stands as it is where a text begins: a code span, or backticks that begin none.
pub fn verbatim_length(text: &str) -> usize {
    code_length(text).unwrap_or_else(|| ticks(text))
}

/// How many backticks a text begins with.
fn ticks(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// Whether a link leads somewhere: to an address, a page beside this one, or a place in it.
pub fn leads(target: &str) -> bool {
    let leads = is_address(target) || target.starts_with(['/', '#']);
    leads && target.len() == target_length(target)
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The address that a text begins with, and what follows. Marks that end a sentence are no part of it, and neither is a
/// parenthesis of which it has only one.
fn address(text: &str) -> Option<(&str, &str)> {
    let target = &text[..target_length(text)];
    let is_paired = target.matches('(').count() == target.matches(')').count();
    let paired = match target.split_once('(') {
        Some((before, _)) if !is_paired => before,
        _ => target,
    };
    let address = paired.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~']);
    is_address(address).then(|| text.split_at(address.len()))
}

/// The address between angle brackets, the first of which stands before the text, and what follows.
fn automatic(text: &str) -> Option<(&str, &str)> {
    let (address, rest) = text.split_at(target_length(text));
    let rest = rest.strip_prefix('>')?;
    is_address(address).then_some((address, rest))
}

fn is_part_of_target(c: char) -> bool {
    c.is_ascii_graphic() && !"<>\"'`[]{}\\^|".contains(c)
}

/// How long the target of a link is, in bytes; parentheses in it come in pairs.
fn target_length(text: &str) -> usize {
    let mut depth = 0;
    let end = text.find(|c: char| {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' => return true,
            _ => {}
        }
        !is_part_of_target(c)
    });
    end.unwrap_or(text.len())
}

/// How long the words of a link are, in bytes; brackets in them come in pairs.
pub fn label_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut chars = text
        .char_indices()
        .take_while(|(index, _)| *index < MAX_LABEL_LENGTH);
    let end = chars.find(|(_, c)| {
        match c {
            '[' => depth += 1,
            ']' if depth > 0 => depth -= 1,
            ']' => return true,
            _ => {}
        }
        false
    });
    end.map(|(index, _)| index)
}

/// Beyond these bytes no end of the words of a link is looked for.
const MAX_LABEL_LENGTH: usize = 500;

/// The mark of an item that a line begins with, and the blank behind it.
pub fn item_mark(line: &str) -> Option<&str> {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - number.len();
    let marks: &[&str] = match digits {
        0 => &["* ", "- ", "+ "],
        1..=9 => &[". ", ") "],
        _ => &[],
    };
    let is_item = marks.iter().any(|mark| number.starts_with(mark));
    is_item.then(|| &line[..digits + 2])
}

/// Whether a line begins or ends a block of code, rather than with a code span.
pub fn is_fence(line: &str) -> bool {
    let after = line.trim_start_matches('`');
    line.starts_with("~~~") || (line.len() - after.len() > 2 && !after.contains('`'))
}
