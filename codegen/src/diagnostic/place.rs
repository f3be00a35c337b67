//! Where something stands: a pointer while the pipeline runs, a line and a column when somebody reads it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A place in an input: a position in its text, and a way down from there through a JSON value.
///
/// Cheap to clone and to extend; the line is looked up only when a diagnostic is shown.
#[derive(Clone, Debug)]
pub struct Place {
    /// The input's number, in the order in which they were given.
    pub file: usize,
    /// Byte offset, in the input's text, of the JSON value or of the line that is meant.
    pub start: usize,
    /// The heading under which the JSON value stands (`参数`); empty where the whole input is one value.
    pub section: &'static str,
    /// The way from the JSON value to the node that is meant.
    pub pointer: Pointer,
    /// Whether what stands here may be a secret, and is not to be shown.
    pub is_hidden: bool,
}

impl Place {
    /// The beginning of an input.
    pub fn file(file: usize) -> Place {
        Place::at(file, 0, "")
    }

    /// A JSON value or a line that starts at a byte offset.
    pub fn at(file: usize, start: usize, section: &'static str) -> Place {
        Place {
            file,
            start,
            section,
            pointer: Pointer::default(),
            is_hidden: false,
        }
    }

    /// The member of this object that has the name.
    #[must_use]
    pub fn key(&self, key: &str) -> Place {
        self.step(Step::Key(key.to_owned()))
    }

    /// An element of this array, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Place {
        self.step(Step::Index(index))
    }

    /// This place, of which the text is not to be shown.
    #[must_use]
    pub fn hidden(self) -> Place {
        Place {
            is_hidden: true,
            ..self
        }
    }

    fn step(&self, step: Step) -> Place {
        let pointer = Pointer(Some(Arc::new((self.pointer.clone(), step))));
        Place { pointer, ..*self }
    }
}

/// A JSON Pointer (RFC 6901) that shares its beginning with the pointers it was made from.
#[derive(Clone, Debug, Default)]
pub struct Pointer(Option<Arc<(Pointer, Step)>>);

/// One step down a JSON value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Key(String),
    Index(usize),
}

impl Pointer {
    /// The steps from the top.
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps = Vec::new();
        let mut here = self;
        while let Some(link) = &here.0 {
            steps.push(&link.1);
            here = &link.0;
        }
        steps.reverse();
        steps
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in self.steps() {
            match step {
                Step::Key(key) => write!(f, "/{}", key.replace('~', "~0").replace('/', "~1"))?,
                Step::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

/// A place as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The name of the input, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters (Unicode scalar values).
    pub column: usize,
    /// The JSON Pointer of the node, below its heading where the input is a page; empty for a line of text.
    pub pointer: String,
    /// The bytes of the input's text that are meant.
    pub span: Range<usize>,
    /// Whether these bytes may hold a secret: they are an example, and are not shown.
    pub is_hidden: bool,
}

impl Location {
    /// The beginning of an input, which may be one that has no text.
    pub(crate) fn file(name: String) -> Location {
        Location {
            file: name,
            line: 1,
            column: 1,
            pointer: String::new(),
            span: 0..0,
            is_hidden: false,
        }
    }
}
