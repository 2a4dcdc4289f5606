//! From files to a registry and everything that is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::events::{Events, UnsupportedYaml};
use super::file::FileReader;
use super::file_text::FileText;
use super::files::{Input, ListingError, MANIFEST_FILE, ReadFailure, listed};
use super::passed_over::Ignored;
use super::places::SourceText;
use super::record::RecordReader;
use super::rules::{
    control_character, file_too_large, ignored_file, invalid_yaml, not_utf8, too_many_records,
    unreadable_file, unsupported_yaml, wrong_type,
};
use super::sanitize::{Unfit, fit_text, offsets_of_rare, other_encoding};
use crate::finding::{Finding, Place, Span};
use crate::model::{FileHead, RecordFile, Registry, Section};

/// What reading gives: all that could be read, and all that is wrong.
#[derive(Debug, Clone, Default)]
pub struct ParsedRegistry {
    /// The records.
    pub registry: Registry,
    /// The faults of reading, in the order of the files and of their places.
    pub findings: Vec<Finding>,
    /// The text of each file, in the order of [`Registry::files`].
    pub texts: Vec<SourceText>,
}

/// Reads files into a registry. It never stops at a fault: a file that breaks off is read up to
/// the break, and every other one to its end.
#[must_use]
pub fn read(inputs: Vec<Input>) -> ParsedRegistry {
    read_all(inputs, read_file)
}

/// Reads the registry in a folder as [`read`] does what [`load`](super::load) gives, and keeps no
/// text that is only needed to show something in it: [`FileText`] reads it again.
///
/// # Errors
///
/// If the folder itself cannot be listed.
pub fn read_folder(root: &Path) -> Result<ParsedRegistry, ListingError> {
    let files = listed(root)?;
    Ok(read_all(files, |file, listed| {
        let path = root.join(&listed.name);
        let mut part = read_file(file, listed.load(root));
        // What is wrong with a text is shown in it.
        if part.findings.is_empty() {
            part.text.text = part.text.text.let_go(path);
        }
        part
    }))
}

fn read_all<F: Send>(
    files: Vec<F>,
    read_one: impl Fn(usize, F) -> FilePart + Sync,
) -> ParsedRegistry {
    let joined = Mutex::new(JoinedFiles {
        file_count: files.len(),
        reading: ParsedRegistry::default(),
        waiting: BTreeMap::new(),
    });
    // The files are begun in their order, so that few have to wait for one before them.
    let files = files.into_iter().enumerate().par_bridge();
    files.for_each(|(file, one)| {
        let part = read_one(file, one);
        let mut joined = joined.lock().unwrap_or_else(PoisonError::into_inner);
        joined.add(file, part);
    });
    let joined = joined.into_inner();
    let mut reading = joined.unwrap_or_else(PoisonError::into_inner).reading;
    let too_many = too_many_records::findings(&reading.registry).into_iter();
    reading.findings.extend(too_many);
    reading
}

/// The files that have been read, of which those up to the first unread one are put together: their
/// records are moved to where they stay before others are read into the same memory.
struct JoinedFiles {
    file_count: usize,
    reading: ParsedRegistry,
    /// Files behind one that is still being read.
    waiting: BTreeMap<usize, FilePart>,
}

impl JoinedFiles {
    fn add(&mut self, file: usize, part: FilePart) {
        self.waiting.insert(file, part);
        while let Some(next) = self.waiting.remove(&self.reading.texts.len()) {
            self.reading.join(next, self.file_count);
        }
    }
}

/// What one file gives.
pub(super) struct FilePart {
    pub(super) registry: Registry,
    pub(super) findings: Vec<Finding>,
    pub(super) text: SourceText,
    pub(super) unread: Option<String>,
    pub(super) is_ignored: bool,
    pub(super) faulty: BTreeSet<(Section, usize)>,
    pub(super) head: FileHead,
    pub(super) cited_by_head: BTreeSet<(Section, usize)>,
    pub(super) is_manifest: bool,
}

impl ParsedRegistry {
    /// Puts the records of a file behind those of the files before it. There are `file_count` files.
    fn join(&mut self, part: FilePart, file_count: usize) {
        let read = self.texts.len() + 1;
        let mut file = RecordFile {
            name: part.text.name.clone(),
            unread: part.unread,
            is_ignored: part.is_ignored,
            faulty: part.faulty,
            head: part.head,
            cited_by_head: part.cited_by_head,
            ..RecordFile::default()
        };
        let registry = &mut self.registry;
        let from = part.registry;
        // The end of a range never falls from one file to the next, so that a record's file can
        // be found by halving.
        let manifests = registry
            .files
            .last()
            .map_or(0, |file| file.records[Section::Manifest as usize].end);
        file.records[Section::Manifest as usize] = manifests..manifests;
        if part.is_manifest {
            registry.manifest = from.manifest;
            file.records[Section::Manifest as usize] = 0..1;
        }
        macro_rules! append {
            ($($section:ident => $field:ident),+ $(,)?) => {
                $(
                    let start = registry.$field.len();
                    make_room(&mut registry.$field, from.$field.len(), (file_count, read));
                    registry.$field.extend(from.$field);
                    file.records[Section::$section as usize] = start..registry.$field.len();
                )+
            };
        }
        append!(
            States => states,
            Organisations => organisations,
            Partnerships => partnerships,
            Instruments => instruments,
            Principles => principles,
            Sources => sources,
            Claims => claims,
            Waivers => waivers,
        );
        registry.files.push(file);
        self.findings.extend(part.findings);
        self.texts.push(part.text);
    }
}

/// Makes room for more records in a list. If it must grow, it grows as if all `file_count` files held
/// as many as the `read` ones: to move many records often leaves holes in memory.
fn make_room<T>(list: &mut Vec<T>, more: usize, (file_count, read): (usize, usize)) {
    const MOST_GROWTH: usize = 8;
    let needed = list.len() + more;
    if needed > list.capacity() {
        let expected = needed * file_count.div_ceil(read).clamp(1, MOST_GROWTH);
        list.reserve_exact(expected - list.len());
    }
}

/// Reads one file. What it gives depends on nothing else, but that its findings have its number.
pub(super) fn read_file(file: usize, input: Input) -> FilePart {
    let mut part = FilePart::of_nothing(input.name);
    let bytes = match input.bytes {
        Ok(bytes) => bytes,
        Err(unread) => {
            part.is_ignored = matches!(unread, ReadFailure::Ignored(_));
            part.findings
                .push(unreadable(file, &part.text.name, &unread));
            part.unread = (!part.is_ignored).then(String::new);
            return part;
        }
    };
    if let Some(encoding) = other_encoding(&bytes) {
        part.findings.push(not_utf8::encoding(file, encoding));
        part.unread = Some(String::new());
        return part;
    }
    let (text, unfit) = fit_text(bytes);
    part.text.text = text.into();
    let faults = unfit.iter();
    part.findings
        .extend(faults.map(|fault| unfit_finding(file, fault)));
    if let Some(marker) = conflict(&part.text.text) {
        part.findings.push(invalid_yaml::conflict(file, marker));
        part.unread = Some(part.text.text.to_string());
        return part;
    }
    part.read_text(file);
    part
}

impl FilePart {
    /// What a file gives of which nothing is read.
    pub(super) fn of_nothing(name: String) -> Self {
        FilePart {
            registry: Registry::default(),
            findings: Vec::new(),
            is_manifest: name == MANIFEST_FILE,
            text: SourceText {
                name,
                text: FileText::default(),
            },
            unread: None,
            is_ignored: false,
            faulty: BTreeSet::new(),
            head: FileHead::default(),
            cited_by_head: BTreeSet::new(),
        }
    }

    /// Reads the text up to its end, or to where it breaks off: by the scanner, or if that does not
    /// know the form of the text, by the general parser from the start.
    fn read_text(&mut self, file: usize) {
        let is_json = self.text.name.ends_with(".json");
        if is_json || !self.is_read_by(file, |text| Events::canonical(text)) {
            self.registry = Registry::default();
            self.is_read_by(file, |text| Events::general(text));
        }
    }

    /// Reads the text from events. Gives whether they were those of the whole text; otherwise what
    /// was read of the records must be thrown away.
    fn is_read_by(&mut self, file: usize, events: fn(&str) -> Events<'_>) -> bool {
        let text = &*self.text.text;
        let is_json = self.text.name.ends_with(".json");
        let reader = RecordReader::new(file, text, events(text), is_json);
        let mut reader = FileReader::new(reader, self.is_manifest);
        let end = reader.document(&mut self.registry);
        if reader.reader.is_unknown() {
            return false;
        }
        if end.is_err() {
            reader.broke_off();
        }
        reader.cite(&mut self.registry);
        if end.is_ok() {
            reader.unused_head();
        }
        self.head = std::mem::take(&mut reader.head);
        self.cited_by_head = std::mem::take(&mut reader.cited_by_head);
        self.faulty = reader.faulty;
        let (resume, last) = (reader.resume, reader.reader.offset());
        let is_empty = reader.is_empty && !self.is_manifest;
        let mut unread = reader.passed_over;
        let (mut findings, refusals) = reader.reader.finish();
        findings.extend(
            refusals
                .iter()
                .map(|refusal| unsupported_yaml::refused(file, text, *refusal)),
        );
        let second = refusals
            .iter()
            .find(|refusal| refusal.0 == UnsupportedYaml::SecondDocument);
        if let Err(error) = end {
            if error.message.is_none() {
                wrong_type::drop_nesting(&mut findings, text, error.offset);
            }
            findings.push(invalid_yaml::finding(file, text, &error, resume, last));
            unread.push_str(&text[resume.min(error.offset)..]);
        } else if let Some((_, offset, _)) = second {
            unread.push_str(&text[*offset..]);
        } else if is_empty {
            findings.push(ignored_file::finding(file, &self.text.name, Ignored::Empty));
        }
        if !unread.is_empty() {
            self.unread = Some(unread);
        }
        self.findings.extend(findings);
        true
    }
}

/// The bytes of the first mark of a merge that was left unresolved.
fn conflict(text: &str) -> Option<(usize, usize)> {
    // Without a jump from one byte to the next, many are looked at in one step.
    let may_begin = |byte| (byte == b'<') | (byte == b'|') | (byte == b'>') | (byte == b'=');
    let begins_line = |start: &usize| text[..*start].ends_with('\n') || *start == 0;
    let mut starts = offsets_of_rare(text, may_begin).filter(begins_line);
    starts.find_map(|start| {
        let line = text[start..].split('\n').next().unwrap_or_default();
        let words = line.trim_end();
        let is_mark = ["<<<<<<<", "|||||||", ">>>>>>>"]
            .iter()
            .filter_map(|mark| words.strip_prefix(mark))
            .any(|rest| rest.is_empty() || rest.starts_with(' '));
        (is_mark || words == "=======").then_some((start, start + words.len()))
    })
}

/// The finding of bytes or characters that a file must not hold.
fn unfit_finding(file: usize, (unfit, start, end): &(Unfit, usize, usize)) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: *start,
        end: *end,
    });
    match unfit {
        Unfit::NotUtf8(pieces) => not_utf8::bytes(place, *pieces),
        Unfit::Refused(character, more) => control_character::finding(place, *character, *more),
    }
}

/// The bytes of a file that were read as stand-ins, since they are no text that a record may have. Of
/// bytes that are not UTF-8 only the first are known, so that all of such a file is given.
pub(crate) fn stand_ins(findings: &[Finding], file: usize) -> Vec<Range<usize>> {
    let spans = findings.iter().filter_map(|found| match found.place {
        Place::Bytes(span) if span.file == file => Some((found.rule, span)),
        _ => None,
    });
    let ranges = spans.filter_map(|(rule, span)| match rule {
        _ if rule == &not_utf8::RULE => Some(0..usize::MAX),
        _ if rule == &control_character::RULE => Some(span.start..span.end),
        _ => None,
    });
    ranges.collect()
}

fn unreadable(file: usize, name: &str, unread: &ReadFailure) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: 0,
        end: 0,
    });
    match unread {
        ReadFailure::Failed(words) => unreadable_file::finding(place, words),
        ReadFailure::TooLarge(size) => file_too_large::finding(place, *size),
        ReadFailure::Ignored(ignored) => ignored_file::finding(file, name, *ignored),
    }
}
