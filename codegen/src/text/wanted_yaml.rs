//! Nodes of a YAML text that are wanted, found in one walk.

use std::ops::Range;

use saphyr_parser::Event;

use super::events::Events;
use super::wanted::Wanted;

/// Finds the bytes of all nodes in the document that a text begins with: a scalar whole, of a larger value its name or
/// its first byte; `shown` for the document itself. They are put into `spans` by their numbers.
pub fn find(
    wanted: Wanted<'_>,
    text: &str,
    start: usize,
    shown: Range<usize>,
    spans: &mut [Range<usize>],
) {
    let mut walk = Walk {
        text,
        start,
        // A page has more below its document.
        events: Events::new(until_fence(&text[start..])),
        spans,
    };
    let mut first = walk.next();
    while matches!(first, Some((Event::DocumentStart(_), _))) {
        first = walk.next();
    }
    match first {
        Some(event) => walk.node(wanted, event, Some(shown)),
        None => wanted.settle(&shown, walk.spans),
    }
}

/// The text up to a line that ends a block of a Markdown page.
fn until_fence(text: &str) -> &str {
    text.find("\n```").map_or(text, |end| &text[..=end])
}

struct Walk<'t, 's> {
    text: &'t str,
    start: usize,
    events: Events<'t>,
    spans: &'s mut [Range<usize>],
}

type Read<'t> = (Event<'t>, Range<usize>);

impl<'t> Walk<'t, '_> {
    /// The next event, with bytes of the whole text; none where the text ends, or is no YAML.
    fn next(&mut self) -> Option<Read<'t>> {
        let (event, span) = self.events.next().ok()??;
        Some((event, self.start + span.start..self.start + span.end))
    }

    /// Goes past a value, and finds what is wanted in it; it is shown by its name, if it has one.
    fn node(
        &mut self,
        mut wanted: Wanted<'_>,
        (event, span): Read<'t>,
        name: Option<Range<usize>>,
    ) {
        let own = self.line(span);
        match event {
            Event::MappingStart(..) => {
                let shown = name.unwrap_or(own.start..own.start + 1);
                while let Some((event, span)) = self.next() {
                    let key = match &event {
                        Event::MappingEnd => break,
                        Event::Scalar(text, ..) => text.clone(),
                        _ => "".into(),
                    };
                    let Some(value) = self.next() else { break };
                    match wanted.take_key(&key) {
                        Some(child) => {
                            let name = self.line(span);
                            self.node(child, value, Some(name));
                        }
                        None => self.skip(value),
                    }
                }
                wanted.settle(&shown, self.spans);
            }
            Event::SequenceStart(..) => {
                let shown = name.unwrap_or(own.start..own.start + 1);
                let mut index = 0;
                while let Some(value) = self.next() {
                    if matches!(value.0, Event::SequenceEnd) {
                        break;
                    }
                    match wanted.take_index(index) {
                        Some(child) => self.node(child, value, None),
                        None => self.skip(value),
                    }
                    index += 1;
                }
                wanted.settle(&shown, self.spans);
            }
            // What an alias means stands elsewhere.
            _ => wanted.settle(&own, self.spans),
        }
    }

    fn skip(&mut self, (event, _): Read<'t>) {
        let change = |event: &Event<'_>| match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => 1,
            Event::MappingEnd | Event::SequenceEnd => -1,
            _ => 0,
        };
        let mut depth = change(&event);
        while depth > 0 {
            let Some((event, _)) = self.next() else {
                return;
            };
            depth += change(&event);
        }
    }

    /// What stands of some bytes in their first line.
    fn line(&self, span: Range<usize>) -> Range<usize> {
        let text = &self.text[span.clone()];
        let first = text.lines().next().unwrap_or_default().trim_end();
        span.start..span.start + first.len()
    }
}
