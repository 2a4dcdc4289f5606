//! The structure of one file as marks in a row, for the places of findings: a mapping or a list is
//! the marks from its start to its end.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::events::{Event, Events, SpannedEvent};
use super::scanner::{Mark, MarkKind, Scanned, Scanner};

/// A value, a key, a mapping or a list: the position of its first mark.
pub(super) type Node = usize;

/// The marks of a file.
#[derive(Debug, Default)]
pub(super) struct Tape {
    marks: Vec<Mark>,
    /// For each mapping and list the mark that ends it. For what is not ended, and for all else, the
    /// mark itself.
    last: Vec<u32>,
    /// The texts that are not those of their bytes.
    texts: BTreeMap<Node, String>,
    /// What is directly in each large mapping and list that was asked for.
    contents: BTreeMap<Node, Contents>,
}

/// What is directly in a mapping or a list, so that it is not gone through again for each place.
#[derive(Debug)]
struct Contents {
    /// The keys and values of a mapping, where each name is first.
    entries: BTreeMap<String, (Node, Node)>,
    /// The elements of a list.
    elements: Vec<Node>,
    /// Those of them that are records.
    records: Vec<Node>,
}

/// A mapping or a list of fewer marks is gone through each time.
const LARGE: usize = 200;

impl Tape {
    /// The marks of a text. Where the text breaks off, so do they.
    pub(super) fn of(text: &str) -> Self {
        let mut tape = Tape::default();
        if !tape.scan(text) {
            tape = Tape::default();
            tape.parse(text);
        }
        tape.close();
        tape
    }

    /// Reads the marks by the scanner, if it knows the text.
    fn scan(&mut self, text: &str) -> bool {
        let mut scanner = Scanner::new(text);
        loop {
            match scanner.next_mark() {
                Scanned::Mark(mark) => self.marks.push(mark),
                Scanned::End => return true,
                Scanned::Unknown(_) => return false,
            }
        }
    }

    fn parse(&mut self, text: &str) {
        let mut events = Events::general(text);
        while let Ok(Some(SpannedEvent { event, start, end })) = events.next_event() {
            let kind = match event {
                Event::MappingStart => MarkKind::MappingStart,
                Event::MappingEnd => MarkKind::MappingEnd,
                Event::SequenceStart => MarkKind::ListStart,
                Event::SequenceEnd => MarkKind::ListEnd,
                Event::Scalar { text: words, .. } if text[start..end] == *words => MarkKind::Plain,
                Event::Scalar { text: words, .. } => {
                    self.texts.insert(self.marks.len(), words.into_owned());
                    MarkKind::Other
                }
                Event::Alias => MarkKind::Other,
            };
            let Some(mark) = Mark::new(kind, start, end) else {
                return;
            };
            self.marks.push(mark);
        }
    }

    /// Finds the end of each mapping and list.
    fn close(&mut self) {
        let mut open = Vec::new();
        self.last = (0..).take(self.marks.len()).collect();
        for (position, mark) in (0_u32..).zip(&self.marks) {
            match mark.kind() {
                MarkKind::MappingStart | MarkKind::ListStart => open.push(position),
                MarkKind::MappingEnd | MarkKind::ListEnd => {
                    if let Some(start) = open.pop() {
                        self.last[start as usize] = position;
                    }
                }
                _ => {}
            }
        }
    }

    /// The whole text, if there is anything in it.
    pub(super) fn root(&self) -> Option<Node> {
        (!self.marks.is_empty()).then_some(0)
    }

    /// The bytes from the start of a node to its end.
    pub(super) fn span(&self, node: Node) -> (usize, usize) {
        let (Some(first), Some(last)) = (self.marks.get(node), self.last.get(node)) else {
            return (0, 0);
        };
        let last = self.marks.get(*last as usize).unwrap_or(first);
        (first.start(), last.end())
    }

    fn is(&self, node: Node, kind: MarkKind) -> bool {
        self.marks.get(node).is_some_and(|mark| mark.kind() == kind)
    }

    /// Whether a node is a list.
    pub(super) fn is_list(&self, node: Node) -> bool {
        self.is(node, MarkKind::ListStart)
    }

    /// The node behind a node, which is in the same mapping or list if it has not ended.
    fn behind(&self, node: Node) -> Node {
        let last = self.last.get(node).map_or(node, |last| *last as usize);
        let is_start = self.is(node, MarkKind::MappingStart) || self.is(node, MarkKind::ListStart);
        if is_start && last == node {
            // The text broke off in it.
            return self.marks.len();
        }
        last + 1
    }

    /// The keys and values of a mapping.
    fn entries(&self, mapping: Node) -> impl Iterator<Item = (Node, Node)> {
        let mut next = mapping + 1;
        std::iter::from_fn(move || {
            let key = next;
            if key >= self.marks.len() || self.is(key, MarkKind::MappingEnd) {
                return None;
            }
            let value = self.behind(key);
            next = self.behind(value);
            (value < self.marks.len()).then_some((key, value))
        })
    }

    /// The elements of a list.
    fn elements(&self, list: Node) -> impl Iterator<Item = Node> {
        let mut next = list + 1;
        std::iter::from_fn(move || {
            let element = next;
            let is_over = element >= self.marks.len() || self.is(element, MarkKind::ListEnd);
            next = self.behind(element);
            (!is_over).then_some(element)
        })
    }

    /// The text of a key; of a mapping or a list nothing.
    fn name<'s>(&'s self, text: &'s str, key: Node) -> Cow<'s, str> {
        let Some(mark) = self.marks.get(key) else {
            return Cow::Borrowed("");
        };
        if mark.kind() == MarkKind::Other {
            return Cow::Borrowed(self.texts.get(&key).map_or("", String::as_str));
        }
        match mark.event(text).event {
            Event::Scalar { text, .. } => text,
            _ => Cow::Borrowed(""),
        }
    }

    /// What is in a large mapping or list; none of a small one.
    fn contents(&mut self, text: &str, node: Node) -> Option<&Contents> {
        if self.behind(node) - node < LARGE {
            return None;
        }
        if !self.contents.contains_key(&node) {
            let mut entries = BTreeMap::new();
            let (mut elements, mut records) = (Vec::new(), Vec::new());
            if self.is(node, MarkKind::MappingStart) {
                for (key, value) in self.entries(node) {
                    let name = self.name(text, key).into_owned();
                    entries.entry(name).or_insert((key, value));
                }
            } else {
                elements.extend(self.elements(node));
                let all = elements.iter().copied();
                records.extend(all.filter(|it| self.is(*it, MarkKind::MappingStart)));
            }
            let contents = Contents {
                entries,
                elements,
                records,
            };
            self.contents.insert(node, contents);
        }
        self.contents.get(&node)
    }

    /// The first key of a mapping with a name, and its value.
    pub(super) fn entry(&mut self, text: &str, node: Node, name: &str) -> Option<(Node, Node)> {
        if !self.is(node, MarkKind::MappingStart) {
            return None;
        }
        if let Some(contents) = self.contents(text, node) {
            return contents.entries.get(name).copied();
        }
        self.entries(node)
            .find(|(key, _)| self.name(text, *key) == name)
    }

    /// The element of a list at a position. A single value where a list may be is its own element 0.
    pub(super) fn element(&mut self, text: &str, node: Node, index: usize) -> Option<Node> {
        if !self.is_list(node) {
            let is_value = index == 0 && !self.is(node, MarkKind::MappingStart);
            return is_value.then_some(node);
        }
        match self.contents(text, node) {
            Some(contents) => contents.elements.get(index).copied(),
            None => self.elements(node).nth(index),
        }
    }

    /// The record of a list at a position among its records: what is not a record is not counted,
    /// since the reader made none of it.
    pub(super) fn record(&mut self, text: &str, node: Node, ordinal: usize) -> Option<Node> {
        if !self.is_list(node) {
            return None;
        }
        if let Some(contents) = self.contents(text, node) {
            return contents.records.get(ordinal).copied();
        }
        self.elements(node)
            .filter(|it| self.is(*it, MarkKind::MappingStart))
            .nth(ordinal)
    }
}
