//! Files that have changed, put in the place of what was read of them before.

use std::collections::BTreeMap;
use std::ops::Range;

use super::file_text::FileText;
use super::files::{Input, MANIFEST_FILE};
use super::places::SourceText;
use super::read::{FilePart, ParsedRegistry, read, read_file};
use super::rules::too_many_records;
use crate::finding::{Finding, Place};
use crate::model::{Manifest, RecordFile, Registry, Section};

/// What has become of a file of a registry.
#[derive(Debug, Clone)]
pub enum FileChange {
    /// It is there, with these bytes.
    Put(Input),
    /// There is no file of this name any more.
    Remove(String),
}

impl FileChange {
    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            FileChange::Put(input) => &input.name,
            FileChange::Remove(name) => name,
        }
    }
}

impl ParsedRegistry {
    /// Reads the files that have changed, and no others. The result is what [`read()`] gives of
    /// all files as they are now, if they are sorted by name, as [`super::load`] gives them.
    pub fn update(&mut self, changes: impl IntoIterator<Item = FileChange>) {
        if self.texts.is_empty() {
            // Many files are read faster together.
            let mut inputs: BTreeMap<String, Input> = BTreeMap::new();
            for change in changes {
                match change {
                    FileChange::Put(input) => drop(inputs.insert(input.name.clone(), input)),
                    FileChange::Remove(name) => drop(inputs.remove(&name)),
                }
            }
            *self = read(inputs.into_values().collect());
            return;
        }
        // What is counted over all files has no place in one of them, and is counted again.
        self.findings
            .retain(|finding| finding.rule != &too_many_records::RULE);
        for change in changes {
            let known = self.texts.iter().position(|it| it.name == change.name());
            match (change, known) {
                (FileChange::Put(input), known) => {
                    let file = known.unwrap_or_else(|| self.insert_file(&input.name));
                    self.replace(file, read_file(file, input));
                }
                (FileChange::Remove(name), Some(file)) => {
                    self.replace(file, FilePart::of_nothing(name));
                    self.remove_file(file);
                }
                (FileChange::Remove(_), None) => {}
            }
        }
        let too_many = too_many_records::findings(&self.registry);
        self.findings.extend(too_many);
    }

    /// Makes room for a file at its place by name, and gives the place.
    fn insert_file(&mut self, name: &str) -> usize {
        let file = self.texts.partition_point(|text| text.name.as_str() < name);
        for finding in &mut self.findings {
            renumber(finding, |other| other + usize::from(other >= file));
        }
        let text = SourceText {
            name: name.to_owned(),
            text: FileText::default(),
        };
        self.texts.insert(file, text);
        let before = file
            .checked_sub(1)
            .map(|before| &self.registry.files[before]);
        let ends = before.map(|before| before.records.each_ref().map(|range| range.end));
        let records = ends.unwrap_or_default().map(|end| end..end);
        self.registry.files.insert(
            file,
            RecordFile {
                name: name.to_owned(),
                records,
                ..RecordFile::default()
            },
        );
        file
    }

    /// Takes away a file of which nothing is left.
    fn remove_file(&mut self, file: usize) {
        self.texts.remove(file);
        self.registry.files.remove(file);
        for finding in &mut self.findings {
            renumber(finding, |other| other - usize::from(other > file));
        }
        number_manifest(&mut self.registry);
    }

    /// Puts what was read of a file in the place of what was read of it before.
    pub(super) fn replace(&mut self, file: usize, part: FilePart) {
        let start = self.findings.partition_point(|it| file_of(it) < file);
        let end = self.findings.partition_point(|it| file_of(it) <= file);
        self.findings.splice(start..end, part.findings);
        let (registry, from) = (&mut self.registry, part.registry);
        if part.is_manifest {
            registry.manifest = from.manifest;
        }
        let old = std::mem::take(&mut registry.files[file].records);
        registry.files[file] = RecordFile {
            name: part.text.name.clone(),
            records: old,
            faulty: part.faulty,
            head: part.head,
            cited_by_head: part.cited_by_head,
            is_ignored: part.is_ignored,
            unread: part.unread,
        };
        self.texts[file] = part.text;
        macro_rules! put {
            ($($section:ident => $field:ident),+ $(,)?) => {
                $(
                    let section = Section::$section as usize;
                    let old = registry.files[file].records[section].clone();
                    let count = from.$field.len();
                    registry.$field.splice(old.clone(), from.$field);
                    move_ranges(&mut registry.files[file..], section, &old, count);
                )+
            };
        }
        put!(
            States => states,
            Organisations => organisations,
            Partnerships => partnerships,
            Instruments => instruments,
            Principles => principles,
            Sources => sources,
            Claims => claims,
            Waivers => waivers,
        );
        number_manifest(registry);
    }
}

/// The records of a section of the first of some files are `count` now, so that those of the files
/// behind it have moved.
fn move_ranges(files: &mut [RecordFile], section: usize, old: &Range<usize>, count: usize) {
    let moved = |position: usize| position - old.end + old.start + count;
    let mut files = files.iter_mut();
    if let Some(own) = files.next() {
        own.records[section] = old.start..old.start + count;
    }
    for file in files {
        let range = &mut file.records[section];
        *range = moved(range.start)..moved(range.end);
    }
}

/// The manifest is one record, of the file of its name.
fn number_manifest(registry: &mut Registry) {
    let mut count = 0;
    for file in &mut registry.files {
        let start = count;
        count += usize::from(file.name == MANIFEST_FILE);
        file.records[Section::Manifest as usize] = start..count;
    }
    if count == 0 {
        registry.manifest = Manifest::default();
    }
}

/// The file of a finding of the reader, all of which point at bytes.
fn file_of(finding: &Finding) -> usize {
    match &finding.place {
        Place::Bytes(span) => span.file,
        Place::Field(_) => usize::MAX,
    }
}

/// Gives the files to which a finding points other numbers.
fn renumber(finding: &mut Finding, number: impl Fn(usize) -> usize) {
    let related = finding.related.iter_mut().map(|other| &mut other.place);
    for place in std::iter::once(&mut finding.place).chain(related) {
        if let Place::Bytes(span) = place {
            span.file = number(span.file);
        }
    }
}
