//! From records and fields to lines and columns, on demand.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::events::{Event, Events, SpannedEvent};
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
    root: Node,
}

/// A node of a file and the bytes that stand for it when it is pointed at.
#[derive(Default)]
struct Node {
    start: usize,
    end: usize,
    content: Content,
}

#[derive(Default)]
enum Content {
    #[default]
    Scalar,
    Sequence(Elements),
    Mapping(Entries),
}

/// The keys of a mapping with their values, and where each name stands first: a mapping may have
/// very many.
#[derive(Default)]
struct Entries {
    all: Vec<(Node, Node)>,
    positions: BTreeMap<String, usize>,
}

#[derive(Default)]
struct Elements {
    all: Vec<Node>,
    /// The positions of those that are records, where not all are.
    records: Option<Vec<usize>>,
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
        let is_head = is_at_head(self.registry, field);
        let tree = self.tree(file);
        let record = match field.section {
            Section::Manifest => Some(&tree.root),
            section => tree.root.record(section, ordinal),
        };
        let (record, noun) = if is_head {
            (Some(&tree.root), &FILE_HEAD)
        } else {
            (record, section_noun(field.section))
        };
        let (start, end) = record.map_or((0, 0), |record| {
            record.descend(noun, &field.path, field.part)
        });
        Span { file, start, end }
    }

    fn tree(&mut self, file: usize) -> &FileTree {
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
        let mut events = Events::new(text);
        let root = match events.next_event() {
            Ok(Some(first)) => Node::read(first, &mut events, text),
            _ => Node::default(),
        };
        let counts = text.as_bytes().chunks(STRIDE).scan(0, |count, chunk| {
            let before = *count;
            *count += chunk.iter().filter(|byte| is_first(byte)).count();
            Some(before)
        });
        FileTree {
            line_starts,
            characters: counts.collect(),
            root,
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

impl Elements {
    fn new(all: Vec<Node>) -> Self {
        let is_record = |node: &Node| matches!(node.content, Content::Mapping(_));
        let records = (!all.iter().all(is_record)).then(|| {
            (0..all.len())
                .filter(|index| is_record(&all[*index]))
                .collect()
        });
        Elements { all, records }
    }

    /// The record at a position among those that are records.
    fn record(&self, ordinal: usize) -> Option<&Node> {
        match &self.records {
            None => self.all.get(ordinal),
            Some(positions) => self.all.get(*positions.get(ordinal)?),
        }
    }
}

impl Node {
    /// Reads what `first` begins. Where the text breaks off, so does the node.
    fn read(first: SpannedEvent<'_>, events: &mut Events<'_>, text: &str) -> Node {
        let mut node = Node {
            start: first.start,
            end: first.end,
            content: Content::Scalar,
        };
        match first.event {
            Event::SequenceStart => {
                let mut elements = Vec::new();
                while let Ok(Some(next)) = events.next_event() {
                    if next.event == Event::SequenceEnd {
                        node.end = next.end;
                        break;
                    }
                    elements.push(Node::read(next, events, text));
                }
                node.content = Content::Sequence(Elements::new(elements));
            }
            Event::MappingStart => {
                let mut entries = Entries::default();
                while let Ok(Some(next)) = events.next_event() {
                    if next.event == Event::MappingEnd {
                        node.end = next.end;
                        break;
                    }
                    let name = match &next.event {
                        Event::Scalar { text, .. } => text.as_ref().to_owned(),
                        _ => String::new(),
                    };
                    let key = Node::read(next, events, text);
                    let Ok(Some(value)) = events.next_event() else {
                        break;
                    };
                    entries.positions.entry(name).or_insert(entries.all.len());
                    entries.all.push((key, Node::read(value, events, text)));
                }
                node.content = Content::Mapping(entries);
            }
            _ => {}
        }
        node.end = end_on_line(text, node.start, node.end);
        node
    }

    fn entry(&self, name: &str) -> Option<(&Node, &Node)> {
        let Content::Mapping(entries) = &self.content else {
            return None;
        };
        let (key, value) = entries.all.get(*entries.positions.get(name)?)?;
        Some((key, value))
    }

    /// A record of a section; what is not a record is not counted, since the reader made none of
    /// it.
    fn record(&self, section: Section, ordinal: usize) -> Option<&Node> {
        match &self.entry(section.name())?.1.content {
            Content::Sequence(elements) => elements.record(ordinal),
            _ => None,
        }
    }

    fn element(&self, index: usize) -> Option<&Node> {
        match &self.content {
            Content::Sequence(elements) => elements.all.get(index),
            // A single value where a list may stand is its own element 0.
            Content::Scalar if index == 0 => Some(self),
            _ => None,
        }
    }

    fn descend(&self, noun: &'static Noun, path: &FieldPath, part: PlacePart) -> (usize, usize) {
        let mut node = self;
        let mut key: Option<&Node> = None;
        // The noun of the record that the path has come to, and of the records in its list.
        let (mut noun, mut listed) = (Some(noun), None);
        for step in &path.0 {
            let next = match step {
                Step::Key(name) => {
                    listed = noun.and_then(|noun| noun.records_under(name));
                    noun = listed;
                    node.entry(name).map(|(key, value)| (Some(key), value))
                }
                Step::Element(index) => match &node.content {
                    Content::Sequence(elements) if listed.is_some() => elements.record(*index),
                    _ => node.element(*index),
                }
                .map(|element| (None, element)),
            };
            let Some((next_key, next_node)) = next else {
                return (node.start, node.end);
            };
            key = next_key;
            node = next_node;
        }
        match (part, key) {
            (PlacePart::Key, Some(key)) => (key.start, key.end),
            _ => (node.start, node.end),
        }
    }
}

/// Where the part of `start..end` on its first line ends, without the space at its end.
fn end_on_line(text: &str, start: usize, end: usize) -> usize {
    let part = text.get(start..end).unwrap_or_default();
    let line = part.lines().next().unwrap_or_default();
    start + line.trim_end().len()
}
