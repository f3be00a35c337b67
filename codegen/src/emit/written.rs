//! Markdown that is put together of pieces of HTML: its marks stand right at its words, and its lines where they belong.

use std::borrow::Cow;
use std::iter;
use std::mem;

/// A piece of a text.
pub enum Piece<'t> {
    Text(&'t str),
    /// What stands between paragraphs, items of a list, and cells of a table.
    Break(&'static str),
    /// What stands around a list, which may be in another.
    List {
        is_inner: bool,
    },
    /// What stands before an item: so many blanks, and its mark.
    Item(usize, Mark),
    Table(Table),
    Begin(Span<'t>),
    /// The end of what began last.
    End,
}

/// What of a table begins, behind the cell before it.
pub enum Table {
    Row,
    Cell,
    /// What stands in no cell.
    Aside,
    /// What stands behind the table.
    End,
}

/// What a pair of tags makes of the text between them.
#[derive(Clone, Copy, PartialEq)]
pub enum Span<'t> {
    Strong,
    Emphasis,
    Code,
    /// Lines as they stand.
    Preformatted,
    /// A link to its target.
    Link(&'t str),
    /// A text that looks otherwise, which Markdown does not say.
    Plain,
}

/// What an item of a list begins with.
#[derive(Clone, Copy)]
pub enum Mark {
    Bullet,
    Number(usize),
}

impl Mark {
    /// The mark with a blank: what is in the item is indented by so much (CommonMark §5.2).
    pub fn text(self) -> String {
        match self {
            Mark::Bullet => "* ".to_owned(),
            Mark::Number(number) => format!("{number}. "),
        }
    }
}

/// A text in which characters are written as HTML writes them.
pub fn decoded(text: &str) -> String {
    const ENTITIES: [(&str, &str); 6] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let written = |text: String, (entity, meant): (&str, &str)| text.replace(entity, meant);
    ENTITIES.into_iter().fold(text.to_owned(), written)
}

/// What parts the end of a text from what comes.
#[derive(Default, PartialEq)]
enum End {
    #[default]
    Nothing,
    /// A blank was there, which is written before words and marks.
    Blank,
    /// A mark is there that a word right behind it would undo.
    Mark,
    /// A line of a list has begun, in which blanks before words are none of the text.
    Line,
}

/// Markdown as it is put together.
#[derive(Default)]
pub struct Written<'t> {
    text: String,
    /// What has begun, where its mark stands, and where what is in it begins.
    open: Vec<(Span<'t>, usize, usize)>,
    /// What stands at the end.
    end: End,
    /// The rows of the table as far as it is read.
    rows: Vec<Vec<String>>,
    /// Where the cell begins that is read.
    cell: Option<usize>,
}

impl<'t> Written<'t> {
    pub fn add(&mut self, piece: Piece<'t>) {
        match piece {
            Piece::Text(text) => self.add_text(text),
            Piece::Break(_) if self.end == End::Line && self.text.ends_with(' ') => {}
            Piece::Break(parted) => {
                self.end = End::Nothing;
                self.text += parted;
            }
            Piece::List { is_inner } => {
                self.begin_line();
                self.text += if is_inner { "" } else { "\n" };
            }
            Piece::Item(indent, mark) => {
                self.begin_line();
                self.text.extend(iter::repeat_n(' ', indent));
                self.text += &mark.text();
            }
            Piece::Table(table) => self.add_table(table),
            Piece::Begin(span) => self.begin(span),
            Piece::End => self.end(),
        }
    }

    fn add_table(&mut self, table: Table) {
        if let Some(start) = self.cell.take() {
            let is_there = self.text.is_char_boundary(start);
            let start = if is_there { start } else { self.text.len() };
            let cell = self.text.split_off(start);
            let words: Vec<&str> = cell.split_whitespace().collect();
            let row = self.rows.last_mut();
            if let Some(row) = row {
                row.push(words.join(" ").replace('|', "\\|"));
            }
        }
        self.end = End::Line;
        match table {
            Table::Row => self.rows.push(Vec::new()),
            Table::Cell => {
                if self.rows.is_empty() {
                    self.rows.push(Vec::new());
                }
                self.cell = Some(self.text.len());
            }
            Table::Aside => {}
            Table::End => self.write_table(),
        }
    }

    /// Writes the rows, the first of which says how many columns there are.
    fn write_table(&mut self) {
        let mut rows = mem::take(&mut self.rows);
        rows.retain(|row| !row.is_empty());
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        if let Some(head) = rows.first_mut() {
            head.resize(width, String::new());
            rows.insert(1, vec!["---".to_owned(); width]);
        }
        self.text += "\n\n";
        for row in rows {
            self.text.extend(["| ", &row.join(" | "), " |\n"]);
        }
        self.text += "\n";
    }

    /// Begins a new line, if none has just begun.
    fn begin_line(&mut self) {
        self.end = End::Line;
        let length = self.text.trim_end_matches(' ').len();
        match self.text[..length].ends_with('\n') {
            true => self.text.truncate(length),
            false => self.text.push('\n'),
        }
    }

    /// The Markdown.
    pub fn text(self) -> String {
        self.text
    }

    fn is_in(&self, is: fn(&Span<'t>) -> bool) -> bool {
        self.open.iter().any(|(span, ..)| is(span))
    }

    fn add_text(&mut self, text: &str) {
        if self.is_in(|span| *span == Span::Preformatted) {
            self.text += &decoded(text).replace("```", "'''");
            return;
        }
        let mut text = Cow::Borrowed(text);
        if self.is_in(|span| *span == Span::Code) {
            text = Cow::Owned(decoded(&text).replace('`', "'"));
        }
        if self.is_in(|span| matches!(span, Span::Code | Span::Link(_))) {
            text = Cow::Owned(text.replace(['\n', '\r'], " "));
        }
        let (span, .., start) = self.open.last().copied().unwrap_or((Span::Plain, 0, 0));
        let text = match span != Span::Plain && start == self.text.len() {
            true => text.trim_start(),
            false => &text,
        };
        let text = match self.end {
            End::Line => text.trim_start(),
            _ => text,
        };
        if let Some(first) = text.chars().next() {
            let is_apart = match mem::take(&mut self.end) {
                End::Nothing | End::Line => false,
                End::Blank => !first.is_ascii_punctuation() && !first.is_whitespace(),
                End::Mark => first.is_alphanumeric(),
            };
            self.text += if is_apart { " " } else { "" };
            self.text += text;
        }
    }

    fn begin(&mut self, mut span: Span<'t>) {
        let is_said = self.open.iter().any(|(outer, ..)| *outer == span);
        let is_verbatim = self.is_in(|span| matches!(span, Span::Code | Span::Preformatted));
        if is_said || is_verbatim {
            span = Span::Plain;
        } else if span == Span::Preformatted && self.cell.is_some() {
            span = Span::Code;
        }
        let place = self.text.len();
        let mark = match span {
            Span::Strong => "**",
            Span::Emphasis => "*",
            Span::Code => "`",
            Span::Preformatted => "\n```\n",
            Span::Link(_) => "[",
            Span::Plain => "",
        };
        let is_apart = match mem::take(&mut self.end) {
            End::Blank => true,
            _ => !mark.is_empty() && self.text.ends_with(['*', '`']),
        };
        self.text += if is_apart { " " } else { "" };
        self.text += mark;
        self.open.push((span, place, self.text.len()));
    }

    /// Ends what has begun last, which is nothing if nothing is in it. Its marks stand right at its words.
    fn end(&mut self) {
        let Some((span, place, start)) = self.open.pop() else {
            return;
        };
        let mark = match span {
            Span::Strong => "**".to_owned(),
            Span::Emphasis => "*".to_owned(),
            Span::Code => "`".to_owned(),
            Span::Preformatted => "\n```\n".to_owned(),
            Span::Link(target) => format!("]({})", decoded(target)),
            Span::Plain => return,
        };
        let words = self.text.get(start..).unwrap_or_default().trim_end();
        let (length, last) = (words.len(), words.chars().last());
        let is_apart = start + length < self.text.len();
        let Some(last) = last else {
            return self.text.truncate(place);
        };
        self.text.truncate(start + length);
        self.text += &mark;
        self.end = match (is_apart, span) {
            (true, _) => End::Blank,
            (false, Span::Strong | Span::Emphasis) if !last.is_alphanumeric() => End::Mark,
            _ => End::Nothing,
        };
    }
}
