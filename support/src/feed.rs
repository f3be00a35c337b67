//! What the lines of an event stream say (WHATWG HTML, section 9.2.6 "Interpreting an event stream").

use std::time::Duration;

use super::answered::unmarked;

/// The lines of a stream, as far as they have come.
#[derive(Debug, Default)]
pub(super) struct Feed {
    bytes: Vec<u8>,
    /// How many of the bytes were read, and behind these how many have been looked at for the end of a line.
    read: usize,
    looked: usize,
    /// Whether the last line ended with a carriage return: a line feed behind it belongs to it.
    is_returned: bool,
    has_begun: bool,
    event: Frame,
    has_data: bool,
    /// The id that the next event has, and that of the last event that is whole.
    id: String,
    last_id: String,
    retry: Option<Duration>,
}

/// An event as it came.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// Empty if the server does not say it.
    pub(super) name: String,
    pub(super) data: String,
}

impl Feed {
    /// Takes more of the stream.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.read);
        self.read = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// Ends what is there: an event counts although no blank line follows, which many servers forget.
    pub(super) fn end(&mut self) {
        self.push(b"\n\n");
    }

    /// Forgets what is not whole: a new stream begins.
    pub(super) fn begin_again(&mut self) {
        *self = Self {
            id: self.last_id.clone(),
            last_id: std::mem::take(&mut self.last_id),
            retry: self.retry,
            ..Self::default()
        };
    }

    /// How many bytes the event that is not whole yet has.
    pub(super) fn size(&self) -> usize {
        self.bytes.len() - self.read + self.event.data.len()
    }

    /// The id of the last event that had one.
    pub(super) fn last_id(&self) -> &str {
        &self.last_id
    }

    /// How long the server wants to be left alone before the stream is opened again.
    pub(super) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// The next event that is whole.
    pub(super) fn next(&mut self) -> Option<Frame> {
        loop {
            let line = self.line()?;
            if line.is_empty() {
                self.last_id.clone_from(&self.id);
                let event = std::mem::take(&mut self.event);
                if std::mem::take(&mut self.has_data) {
                    return Some(event);
                }
                continue;
            }
            let (field, value) = line.split_once(':').unwrap_or((&line, ""));
            self.take(field, value.strip_prefix(' ').unwrap_or(value));
        }
    }

    fn take(&mut self, field: &str, value: &str) {
        match field {
            "event" => value.clone_into(&mut self.event.name),
            "data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let time = value.parse().map(Duration::from_millis);
                self.retry = time.ok().or(self.retry);
            }
            // A comment, or what nobody knows.
            _ => {}
        }
    }

    /// The next line that is whole, without its end.
    fn line(&mut self) -> Option<String> {
        if self.is_returned && self.bytes.get(self.read) == Some(&b'\n') {
            self.read += 1;
        }
        let rest = self.bytes.get(self.read..).unwrap_or_default();
        self.is_returned &= rest.is_empty();
        let fresh = rest.get(self.looked..).unwrap_or_default();
        let end = fresh.iter().position(|byte| [b'\n', b'\r'].contains(byte));
        let Some(end) = end.map(|end| self.looked + end) else {
            self.looked = rest.len();
            return None;
        };
        let line = rest.get(..end).unwrap_or_default();
        let line = match std::mem::replace(&mut self.has_begun, true) {
            true => line,
            false => unmarked(line),
        };
        let line = String::from_utf8_lossy(line).into_owned();
        self.is_returned = rest.get(end) == Some(&b'\r');
        self.read += end + 1;
        self.looked = 0;
        Some(line)
    }
}
