//! Nodes of a JSON text that are wanted, found in one walk.

use std::collections::BTreeMap;
use std::ops::Range;

use super::scan::Scanner;
use crate::diagnostic::{Pointer, Step};

/// A node on the way to nodes that are wanted: a tree of the steps of all their pointers.
#[derive(Default)]
pub struct Wanted<'p> {
    /// The numbers of the places that are this node.
    places: Vec<usize>,
    keys: BTreeMap<&'p str, Wanted<'p>>,
    indexes: BTreeMap<usize, Wanted<'p>>,
}

impl<'p> Wanted<'p> {
    /// Adds the node to which the pointer leads, under a number.
    pub fn add(&mut self, pointer: &'p Pointer, number: usize) {
        let mut node = self;
        for step in pointer.steps() {
            node = match step {
                Step::Key(key) => node.keys.entry(key).or_default(),
                Step::Index(index) => node.indexes.entry(*index).or_default(),
            };
        }
        node.places.push(number);
    }

    /// The nodes that are wanted in a member.
    pub fn take_key(&mut self, key: &str) -> Option<Wanted<'p>> {
        self.keys.remove(key)
    }

    /// The nodes that are wanted in an element.
    pub fn take_index(&mut self, index: usize) -> Option<Wanted<'p>> {
        self.indexes.remove(&index)
    }

    /// Whether only the value itself is wanted.
    pub fn is_end(&self) -> bool {
        self.keys.is_empty() && self.indexes.is_empty()
    }

    /// Finds the bytes of all nodes in the value that starts at a byte offset: a scalar whole, of a larger value its
    /// name or its opening bracket; `shown` for the value itself. They are put into `spans` by their numbers.
    ///
    /// Where the text has no such node (it was made when the description was brought to one form), it is the nearest one
    /// around it.
    pub fn find(self, text: &str, start: usize, shown: Range<usize>, spans: &mut [Range<usize>]) {
        if self.is_end() {
            return self.settle(&shown, spans);
        }
        self.walk(&mut Scanner::new(text, start), shown, spans);
    }

    /// Goes past a value, and finds what is wanted in it.
    fn walk(mut self, scanner: &mut Scanner<'_>, shown: Range<usize>, spans: &mut [Range<usize>]) {
        let opening = scanner.peek();
        if !matches!(opening, b'[' | b'{') || self.is_end() {
            scanner.skip_value();
            return self.settle(&shown, spans);
        }
        let mut index = 0;
        while scanner.next_element() {
            let (name, node) = if opening == b'{' {
                let (name, key) = scanner.key();
                (Some(name), self.take_key(&key))
            } else {
                (None, self.take_index(index))
            };
            index += 1;
            match node {
                Some(node) => node.walk(scanner, shown_bytes(scanner, name), spans),
                None => drop(scanner.skip_value()),
            }
        }
        scanner.close();
        self.settle(&shown, spans);
    }

    /// These are the bytes of the node, and of all in it that have not been found.
    pub fn settle(self, shown: &Range<usize>, spans: &mut [Range<usize>]) {
        for number in self.places {
            spans[number] = shown.clone();
        }
        for node in self.keys.into_values().chain(self.indexes.into_values()) {
            node.settle(shown, spans);
        }
    }
}

fn shown_bytes(scanner: &Scanner<'_>, name: Option<Range<usize>>) -> Range<usize> {
    match (name, scanner.peek()) {
        (Some(name), b'[' | b'{') => name,
        (None, b'[' | b'{') => scanner.opening(),
        _ => scanner.clone().skip_value(),
    }
}
