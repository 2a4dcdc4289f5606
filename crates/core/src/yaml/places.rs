//! From records and fields to lines and columns, on demand.

use rayon::prelude::*;

use super::file_text::FileText;
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
    pub text: FileText,
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
            if let Some(wanted) = wanted.get_mut(file_of(self.registry, place)) {
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
        let (registry, texts) = (self.registry, self.texts);
        let file = file_of(registry, place);
        match texts.get(file) {
            Some(text) => self.files[file]
                .get_or_insert_with(|| FileTree::read(&text.text))
                .locate(registry, &text.text, file, place),
            None => nowhere(file, place),
        }
    }
}

/// Finds places as [`Locator::locate`] does, in their order. Files are read beside one another, and
/// each is kept only until its own places are found.
pub(crate) fn locate_all(
    registry: &Registry,
    texts: &[SourceText],
    places: &[&Place],
) -> Vec<Located> {
    let mut of_files: Vec<Vec<usize>> = vec![Vec::new(); texts.len() + 1];
    for (number, place) in places.iter().enumerate() {
        of_files[file_of(registry, place).min(texts.len())].push(number);
    }
    let found: Vec<Vec<(usize, Located)>> = of_files
        .into_par_iter()
        .enumerate()
        .filter(|(_, numbers)| !numbers.is_empty())
        .map(|(file, numbers)| {
            let text = texts.get(file).map(|text| &*text.text);
            let mut tree = text.map(FileTree::read);
            let mut locate = |place: &Place| match text.zip(tree.as_mut()) {
                Some((text, tree)) => tree.locate(registry, text, file, place),
                None => nowhere(file_of(registry, place), place),
            };
            let located = numbers.into_iter();
            located
                .map(|number| (number, locate(places[number])))
                .collect()
        })
        .collect();
    let mut found: Vec<(usize, Located)> = found.into_iter().flatten().collect();
    found.sort_unstable_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, located)| located).collect()
}

/// The file that a place is in.
pub(crate) fn file_of(registry: &Registry, place: &Place) -> usize {
    match place {
        Place::Bytes(span) => span.file,
        Place::Field(field) => registry.origin(field.section, field.index).file,
    }
}

/// A place in a file that is not there, as of records that were made.
fn nowhere(file: usize, place: &Place) -> Located {
    let first = Position { line: 1, column: 1 };
    Located {
        span: match place {
            Place::Bytes(span) => *span,
            Place::Field(_) => Span {
                file,
                start: 0,
                end: 0,
            },
        },
        start: first,
        end: first,
    }
}

/// The distance between the bytes up to which characters are counted beforehand.
const STRIDE: usize = 1024;

/// A byte that begins a character of UTF-8.
fn is_first(byte: &u8) -> bool {
    byte & 0xC0 != 0x80
}

impl FileTree {
    /// Finds a place in the file.
    fn locate(&mut self, registry: &Registry, text: &str, file: usize, place: &Place) -> Located {
        let span = match place {
            Place::Bytes(span) => *span,
            Place::Field(field) => {
                let (start, end) = self.field(registry, text, field);
                Span { file, start, end }
            }
        };
        Located {
            span,
            start: self.position(text, span.start),
            end: self.position(text, span.end),
        }
    }

    /// The bytes of a field.
    fn field(&mut self, registry: &Registry, text: &str, field: &FieldPlace) -> (usize, usize) {
        let is_head = is_at_head(registry, field);
        let noun = match is_head {
            true => &FILE_HEAD,
            false => section_noun(field.section),
        };
        let tape = &mut self.tape;
        let record = if is_head || field.section == Section::Manifest {
            tape.root()
        } else {
            let Origin { ordinal, .. } = registry.origin(field.section, field.index);
            record(tape, text, field.section, ordinal)
        };
        record.map_or((0, 0), |record| {
            descend(tape, text, record, noun, &field.path, field.part)
        })
    }

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
