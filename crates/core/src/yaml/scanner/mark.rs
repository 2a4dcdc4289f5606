//! A piece of the structure of a text, in twelve bytes.

use std::borrow::Cow;

use crate::yaml::events::{Event, SpannedEvent};

/// What is at some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::yaml) enum MarkKind {
    /// A mapping begins.
    MappingStart,
    /// A mapping ends.
    MappingEnd,
    /// A list begins.
    ListStart,
    /// A list ends.
    ListEnd,
    /// A text without quotes.
    Plain,
    /// A text in quotes that is written as it is read.
    Quoted,
    /// A text in double quotes with escapes.
    Escaped,
    /// A text in single quotes, some of them doubled.
    Doubled,
    /// A value that only the general parser reads.
    Other,
}

/// What is at some bytes, and which these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::yaml) struct Mark {
    start: u32,
    end: u32,
    kind: MarkKind,
}

impl Mark {
    /// A mark; none in a text of more than 4 GiB.
    pub(in crate::yaml) fn new(kind: MarkKind, start: usize, end: usize) -> Option<Self> {
        Some(Mark {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
            kind,
        })
    }

    /// What is there.
    pub(in crate::yaml) fn kind(self) -> MarkKind {
        self.kind
    }

    /// The offset of its first byte.
    pub(in crate::yaml) fn start(self) -> usize {
        self.start as usize
    }

    /// The offset behind its last byte.
    pub(in crate::yaml) fn end(self) -> usize {
        self.end as usize
    }

    /// Moves it to an empty place.
    pub(super) fn move_to(&mut self, at: usize) -> Option<()> {
        *self = Mark::new(self.kind, at, at)?;
        Some(())
    }

    /// The event that it stands for in its text.
    pub(in crate::yaml) fn event(self, text: &str) -> SpannedEvent<'_> {
        let (start, end) = (self.start(), self.end());
        let scalar = |text, is_plain| Event::Scalar { text, is_plain };
        // The quotes themselves are one byte each.
        let inner = || &text[start + 1..end - 1];
        let event = match self.kind {
            MarkKind::MappingStart => Event::MappingStart,
            MarkKind::MappingEnd => Event::MappingEnd,
            MarkKind::ListStart => Event::SequenceStart,
            MarkKind::ListEnd => Event::SequenceEnd,
            MarkKind::Plain => scalar(Cow::Borrowed(&text[start..end]), true),
            MarkKind::Quoted => scalar(Cow::Borrowed(inner()), false),
            MarkKind::Doubled => scalar(Cow::Owned(inner().replace("''", "'")), false),
            MarkKind::Escaped => scalar(Cow::Owned(unescaped(inner())), false),
            MarkKind::Other => Event::Alias,
        };
        SpannedEvent { event, start, end }
    }
}

/// The text of what is between double quotes.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let escaped = match character {
            '\\' => characters.next(),
            _ => None,
        };
        out.push(match escaped {
            None => character,
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(other) => other,
        });
    }
    out
}
