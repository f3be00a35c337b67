//! What a YAML text says one after another, with the bytes that say it.

use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, StrInput};

/// Reads the events of a text.
pub struct Events<'t> {
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    /// A character up to which the text was counted, and the byte at which it begins.
    counted: (usize, usize),
}

/// Why a text is no YAML, and the byte at which that is seen.
#[derive(Debug)]
pub struct Flaw {
    pub at: usize,
    pub what: String,
}

impl<'t> Events<'t> {
    /// Stands before the first event.
    pub fn new(text: &'t str) -> Events<'t> {
        Events {
            text,
            parser: Parser::new_from_str(text),
            counted: (0, 0),
        }
    }

    /// The next event that says something of a value; none at the end of the text.
    pub fn next(&mut self) -> Result<Option<(Event<'t>, Range<usize>)>, Flaw> {
        match self.parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => Ok(None),
            Some(Ok((Event::StreamStart | Event::Nothing, _))) => self.next(),
            Some(Ok((event, span))) => {
                let start = self.byte(span.start);
                let before = self.counted;
                let end = self.byte(span.end).max(start);
                // The next event may begin before this one ends.
                self.counted = before;
                Ok(Some((event, start..end)))
            }
            Some(Err(error)) => Err(Flaw {
                at: self.byte(*error.marker()),
                what: error.info().to_owned(),
            }),
        }
    }

    /// The byte at which a character begins; markers mostly go forward.
    fn byte(&mut self, marker: Marker) -> usize {
        if marker.index() < self.counted.0 {
            self.counted = (0, 0);
        }
        let (character, byte) = self.counted;
        let mut rest = self.text[byte..].chars();
        let passed: usize = rest
            .by_ref()
            .take(marker.index() - character)
            .map(char::len_utf8)
            .sum();
        self.counted = (marker.index(), byte + passed);
        byte + passed
    }
}
