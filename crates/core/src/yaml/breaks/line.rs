//! The lines around a mistake.

use super::quoting::comment_behind;
use crate::fields::{Key, Kind, Layout};
use crate::model::{Keyword, Section, nouns};

/// The most lines before a mistake that are looked at.
const MOST_LINES: usize = 200;

/// The lines that may have to do with a mistake, up to the one behind it.
pub(super) struct SourceLines<'t> {
    pub(super) all: Vec<SourceLine<'t>>,
    /// The position of the line on which the parser stopped.
    pub(super) stopped: usize,
    /// The position of the line on which the last piece ends that could be read.
    pub(super) last: usize,
    /// The byte at which it stopped.
    pub(super) offset: usize,
}

/// One line of a file.
#[derive(Clone, Copy)]
pub(super) struct SourceLine<'t> {
    /// The offset of its first byte.
    pub(super) start: usize,
    /// Its text, without the line break.
    pub(super) text: &'t str,
}

impl<'t> SourceLines<'t> {
    pub(super) fn around(text: &'t str, from: usize, last: usize, offset: usize) -> Self {
        let line_start = |offset: usize| text[..offset].rfind('\n').map_or(0, |end| end + 1);
        let mut start = line_start(from.min(last).min(offset));
        let mut all = Vec::new();
        let (mut stopped, mut read) = (0, 0);
        for line in text[start..].split_inclusive('\n') {
            if start <= offset {
                stopped = all.len();
            }
            if start <= last.min(offset) {
                read = all.len();
            }
            all.push(SourceLine {
                start,
                text: line.trim_end_matches(['\n', '\r']),
            });
            start += line.len();
            let is_behind = start > offset && !line.trim().is_empty();
            if is_behind && all.len() > stopped + 1 {
                break;
            }
        }
        let first = stopped.saturating_sub(MOST_LINES);
        all.drain(..first);
        SourceLines {
            all,
            stopped: stopped - first,
            last: read.saturating_sub(first),
            offset,
        }
    }

    /// The line on which the parser stopped.
    pub(super) fn here(&self) -> Option<SourceLine<'t>> {
        self.all.get(self.stopped).copied()
    }

    /// The lines before a position that hold anything, the nearest first.
    pub(super) fn before(&self, position: usize) -> impl Iterator<Item = SourceLine<'t>> {
        let lines = self.all[..position.min(self.all.len())].iter().rev();
        lines.copied().filter(|line| !line.is_blank())
    }

    /// That line, and the nearest one before it.
    pub(super) fn near(&self) -> impl Iterator<Item = SourceLine<'t>> {
        self.here()
            .into_iter()
            .chain(self.before(self.stopped).take(1))
    }
}

impl<'t> SourceLine<'t> {
    fn is_blank(&self) -> bool {
        let words = self.text.trim();
        words.is_empty() || words.starts_with('#')
    }

    /// The space before the first character that is none.
    pub(super) fn indent(&self) -> &'t str {
        &self.text[..self.text.len() - self.text.trim_start().len()]
    }

    /// The text without the spaces and the dashes of list elements before it, and its column.
    pub(super) fn entry(&self) -> (usize, &'t str) {
        let mut rest = self.text.trim_start();
        while let Some(inner) = rest.strip_prefix("- ") {
            rest = inner.trim_start();
        }
        (self.text.len() - rest.len(), rest.trim_end())
    }

    /// The key at the beginning, if it is one of the format, and what follows the colon.
    pub(super) fn key(&self) -> Option<(&'t str, &'t str)> {
        let (key, rest) = self.entry().1.split_once(':')?;
        is_key(key).then_some((key, rest))
    }

    /// The value that follows the key, and its offset in the file, without what is or may be a
    /// comment.
    pub(super) fn value(&self) -> Option<(&'t str, usize, &'t str)> {
        let (key, start, value) = self.rest()?;
        let end = comment_behind(value).map_or(value.len(), |(end, _)| end);
        Some((key, start, &value[..end]))
    }

    /// The value with what may be a comment or a part of the text, where there is such.
    pub(super) fn value_with_rest(&self) -> Option<&'t str> {
        let (_, _, value) = self.rest()?;
        let (_, is_open) = comment_behind(value)?;
        is_open.then_some(value)
    }

    /// What follows the key, to the end of the line.
    fn rest(&self) -> Option<(&'t str, usize, &'t str)> {
        let (key, rest) = self.key()?;
        let value = rest.trim_start_matches(' ');
        let is_comment = value.starts_with('#');
        let has_space = rest.len() > value.len() && !value.is_empty() && !is_comment;
        let behind = self.text.trim_end().len();
        has_space.then(|| (key, self.start + behind - value.len(), value))
    }

    /// A mistake from a column of the line to its end.
    pub(super) fn span_from(&self, column: usize) -> (usize, usize) {
        (self.start + column, self.start + self.text.trim_end().len())
    }
}

/// Whether a word is a key of any noun, or of a section.
pub(super) fn is_key(word: &str) -> bool {
    Section::from_name(word).is_some() || nouns().iter().any(|noun| noun.position(word).is_some())
}

/// Whether a key holds a list, of values or of records.
pub(super) fn is_list(word: &str) -> bool {
    Section::from_name(word).is_some()
        || keys_named(word)
            .any(|key| key.layout == Layout::List || matches!(key.kind, Kind::Records(_)))
}

/// Whether a value of a key is a record, or a list of records, that has another key.
pub(super) fn key_holds(key: &str, inner: &str) -> bool {
    keys_named(key)
        .filter_map(|key| key.kind.records())
        .any(|noun| noun.position(inner).is_some())
}

/// A record without brackets as it is written on the line of its key.
pub(super) fn in_brackets(key: &str, record: &str) -> String {
    if keys_named(key).any(|key| matches!(key.kind, Kind::Record(_))) {
        format!("{key}: {{{record}}}")
    } else {
        format!("{key}: [{{{record}}}]")
    }
}

/// The keys of all nouns that have a name.
fn keys_named(name: &str) -> impl Iterator<Item = &'static Key> {
    let nouns = nouns().iter();
    nouns.filter_map(move |noun| Some(&noun.keys[noun.position(name)?]))
}
