//! From records and fields to lines and columns, on demand.

use rayon::prelude::*;

use super::tape::{Node, Tape};
use crate::fields::Noun;
use crate::finding::{FieldPath, FieldPlace, Place, PlacePart, Span, Step};
use crate::model::{FILE_HEAD, Keyword, Origin, Registry, Section, section_noun};

/// The text of a file of the registry, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceText {
    /// Its path below the registry's folder, with `/`.
    pub name: String,
    /// Its text; what must not be shown in it has been replaced.
    pub text: String,
}

/// A line and a column, both counted from 1; columns in Unicode characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Bytes of a file, and the positions of their start and of what is behind their end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Located {
    /// The bytes.
    pub span: Span,
    /// Where they start.
    pub start: Position,
    /// The position behind them.
    pub end: Position,
}

/// Finds the places of findings. Each file is read once for all of them, when it is first asked
/// for; one that has no findings is never read again.
pub struct Locator<'r> {
    registry: &'r Registry,
    texts: &'r [SourceText],
    files: Vec<Option<FileTree>>,
}

/// The structure of one file, with the offsets of its lines.
struct FileTree {
    line_starts: Vec<usize>,
    /// How many characters are before every this many bytes, since a file may be one long line.
    characters: Vec<usize>,
    tape: Tape,
}

/// Whether a field is one of the citations at the head of a file, which its record has from there.
#[must_use]
pub(crate) fn is_at_head(registry: &Registry, field: &FieldPlace) -> bool {
    field.path.begins_with(FILE_HEAD.keys[0].name)
        && registry.citing_file(field.section, field.index).is_some()
}

impl<'r> Locator<'r> {
    /// A locator for the findings about a registry.
    #[must_use]
    pub fn new(registry: &'r Registry, texts: &'r [SourceText]) -> Self {
        let files = texts.iter().map(|_| None).collect();
        Locator {
            registry,
            texts,
            files,
        }
    }

    /// Reads the files of these places, all at the same time. Without it each is read when it is
    /// first asked for.
    pub fn prepare<'p>(&mut self, places: impl IntoIterator<Item = &'p Place>) {
        let mut wanted = vec![false; self.texts.len()];
        for place in places {
            let file = match place {
                Place::Bytes(span) => span.file,
                Place::Field(field) => self.registry.origin(field.section, field.index).file,
            };
            if let Some(wanted) = wanted.get_mut(file) {
                *wanted = true;
            }
        }
        let files = self.files.par_iter_mut().zip(self.texts).zip(wanted);
        files.for_each(|((tree, text), wanted)| {
            if wanted && tree.is_none() {
                *tree = Some(FileTree::read(&text.text));
            }
        });
    }

    /// Finds a place. What a path leads to that is not there, as in a record without the key, is
    /// shown at the nearest node above it.
    pub fn locate(&mut self, place: &Place) -> Located {
        let span = match place {
            Place::Bytes(span) => *span,
            Place::Field(field) => self.field_span(field),
        };
        let texts = self.texts;
        let Some(text) = texts.get(span.file).map(|text| text.text.as_str()) else {
            let first = Position { line: 1, column: 1 };
            return Located {
                span,
                start: first,
                end: first,
            };
        };
        let tree = self.tree(span.file);
        Located {
            span,
            start: tree.position(text, span.start),
            end: tree.position(text, span.end),
        }
    }

    fn field_span(&mut self, field: &FieldPlace) -> Span {
        let Origin { file, ordinal } = self.registry.origin(field.section, field.index);
        if file >= self.texts.len() {
            return Span {
                file,
                start: 0,
                end: 0,
            };
        }
        let noun = match is_at_head(self.registry, field) {
            true => &FILE_HEAD,
            false => section_noun(field.section),
        };
        let is_whole_file = is_at_head(self.registry, field) || field.section == Section::Manifest;
        let text = self.texts[file].text.as_str();
        let tape = &mut self.tree(file).tape;
        let record = match is_whole_file {
            true => tape.root(),
            false => record(tape, text, field.section, ordinal),
        };
        let (start, end) = record.map_or((0, 0), |record| {
            descend(tape, text, record, noun, &field.path, field.part)
        });
        Span { file, start, end }
    }

    fn tree(&mut self, file: usize) -> &mut FileTree {
        let texts = self.texts;
        self.files[file].get_or_insert_with(|| FileTree::read(&texts[file].text))
    }
}

/// The distance between the bytes up to which characters are counted beforehand.
const STRIDE: usize = 1024;

/// A byte that begins a character of UTF-8.
fn is_first(byte: &u8) -> bool {
    byte & 0xC0 != 0x80
}

impl FileTree {
    fn read(text: &str) -> Self {
        let mut line_starts = vec![0];
        line_starts.extend(text.match_indices('\n').map(|(offset, _)| offset + 1));
        let counts = text.as_bytes().chunks(STRIDE).scan(0, |count, chunk| {
            let before = *count;
            *count += chunk.iter().filter(|byte| is_first(byte)).count();
            Some(before)
        });
        FileTree {
            line_starts,
            characters: counts.collect(),
            tape: Tape::of(text),
        }
    }

    fn position(&self, text: &str, offset: usize) -> Position {
        let starts = &self.line_starts;
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts[line - 1];
        // A byte order mark is not a character of the line.
        let mark = text[start..].starts_with('\u{FEFF}') && offset > start;
        let before = self.characters_before(text, offset) - self.characters_before(text, start);
        Position {
            line,
            column: before - usize::from(mark) + 1,
        }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let Some(counted) = self.characters.get(offset / STRIDE) else {
            // Behind the last byte of a text whose length is a whole number of strides.
            return text.chars().count();
        };
        let rest = &text.as_bytes()[offset - offset % STRIDE..offset];
        counted + rest.iter().filter(|byte| is_first(byte)).count()
    }
}

/// A record of a section of a file.
fn record(tape: &mut Tape, text: &str, section: Section, ordinal: usize) -> Option<Node> {
    let (_, list) = tape.entry(text, tape.root()?, section.name())?;
    tape.record(text, list, ordinal)
}

/// The bytes to which a path leads from a record of a noun. What is not there is at the nearest node
/// above it.
fn descend(
    tape: &mut Tape,
    text: &str,
    record: Node,
    noun: &'static Noun,
    path: &FieldPath,
    part: PlacePart,
) -> (usize, usize) {
    let mut node = record;
    let mut key: Option<Node> = None;
    // The noun of the record that the path has come to, and of the records in its list.
    let (mut noun, mut listed) = (Some(noun), None);
    for step in &path.0 {
        let next = match step {
            Step::Key(name) => {
                listed = noun.and_then(|noun| noun.records_under(name));
                noun = listed;
                let entry = tape.entry(text, node, name);
                entry.map(|(key, value)| (Some(key), value))
            }
            Step::Element(index) => {
                let element = match listed {
                    Some(_) if tape.is_list(node) => tape.record(text, node, *index),
                    _ => tape.element(text, node, *index),
                };
                element.map(|element| (None, element))
            }
        };
        let Some((next_key, next_node)) = next else {
            return words(tape, text, node);
        };
        key = next_key;
        node = next_node;
    }
    match (part, key) {
        (PlacePart::Key, Some(key)) => words(tape, text, key),
        _ => words(tape, text, node),
    }
}

/// The bytes that stand for a node when it is pointed at.
fn words(tape: &Tape, text: &str, node: Node) -> (usize, usize) {
    let (start, end) = tape.span(node);
    (start, end_on_line(text, start, end))
}

/// Where the part of `start..end` on its first line ends, without the space at its end.
fn end_on_line(text: &str, start: usize, end: usize) -> usize {
    let part = text.get(start..end).unwrap_or_default();
    let line = part.lines().next().unwrap_or_default();
    start + line.trim_end().len()
}
