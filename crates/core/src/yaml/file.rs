//! Reading the top of one file: a mapping of sections, and of the manifest's keys in its own file.

use std::collections::{BTreeMap, BTreeSet};

use super::events::{Event, ParseError, SpannedEvent};
use super::files::MANIFEST_FILE;
use super::record::{KeyRef, RecordReader};
use super::required_keys::UnknownKey;
use super::rules::duplicate_key;
use super::synonyms::meant;
use super::value::Value;
use super::value_rules::is_empty;
use crate::finding::{Span, all_of, one_of};
use crate::model::{
    FILE_HEAD, FileHead, Keyword, MANIFEST, Registry, Section, section_list_mut, section_noun,
};

/// Reads the top of one file.
pub(super) struct FileReader<'t> {
    pub(super) reader: RecordReader<'t>,
    is_manifest: bool,
    /// Whether the file holds nothing but comments.
    pub(super) is_empty: bool,
    /// The keys that were read, with their bytes, and where the first of them stands.
    pub(super) seen: BTreeMap<String, Span>,
    start: usize,
    /// Keys that are there a second time, with the bytes of both.
    again: Vec<(String, Span, Span)>,
    /// Keys that no record file has.
    unknown: Vec<UnknownKey>,
    /// Where the unread rest would start if the text broke off here.
    pub(super) resume: usize,
    /// Records in which something could not be read.
    pub(super) faulty: BTreeSet<(Section, usize)>,
    /// What is at the top, with the bytes of its key, and whether it could not be read as a whole.
    pub(super) head: FileHead,
    pub(super) head_key: Option<(usize, usize)>,
    pub(super) is_head_faulty: bool,
    /// The records that it is for.
    pub(super) cited_by_head: BTreeSet<(Section, usize)>,
    /// Records in whose own citations something could not be read.
    pub(super) faulty_citations: BTreeSet<(Section, usize)>,
    /// The record that was read last, and its start.
    last: Option<(Section, usize, usize)>,
    /// Lists and mappings that are where no records can, and may hold some.
    pub(super) passed_over: String,
}

impl<'t> FileReader<'t> {
    pub(super) fn new(reader: RecordReader<'t>, is_manifest: bool) -> Self {
        FileReader {
            reader,
            is_manifest,
            is_empty: false,
            seen: BTreeMap::new(),
            start: 0,
            again: Vec::new(),
            unknown: Vec::new(),
            resume: 0,
            faulty: BTreeSet::new(),
            head: FileHead::default(),
            head_key: None,
            is_head_faulty: false,
            cited_by_head: BTreeSet::new(),
            faulty_citations: BTreeSet::new(),
            last: None,
            passed_over: String::new(),
        }
    }

    /// Reads the first document, and looks at what follows it.
    pub(super) fn document(&mut self, registry: &mut Registry) -> Result<(), ParseError> {
        if let Some(first) = self.reader.next()? {
            self.start = first.start;
            match first.event {
                Event::MappingStart => self.entries(registry)?,
                // A file that holds only comments, or nothing, has no records.
                _ if is_empty(&first) => {
                    self.is_empty = true;
                    self.start = 0;
                }
                _ => return self.no_mapping(&first),
            }
        } else {
            self.is_empty = true;
        }
        // What follows the document is looked at too: a second one is refused.
        while self.reader.next()?.is_some() {}
        self.settle();
        Ok(())
    }

    fn no_mapping(&mut self, first: &SpannedEvent<'_>) -> Result<(), ParseError> {
        self.reader.file_type(first);
        self.reader.skip_rest(first)?;
        self.keep_unread(first.start);
        while self.reader.next()?.is_some() {}
        Ok(())
    }

    fn entries(&mut self, registry: &mut Registry) -> Result<(), ParseError> {
        self.is_empty = true;
        while let Some(key) = self.reader.next()? {
            self.reader.mark_key();
            if key.event == Event::MappingEnd {
                break;
            }
            self.is_empty = false;
            self.resume = key.start;
            if let Event::Scalar { ref text, .. } = key.event {
                self.entry(text.as_ref(), &key, registry)?;
            } else {
                self.reader.fault_key_type(&key);
                self.reader.skip_rest(&key)?;
                self.reader.skip_value()?;
            }
        }
        Ok(())
    }

    /// The text broke off. What the last record lacks may have been meant to follow, and what is
    /// wrong with the last value is the same fault.
    pub(super) fn broke_off(&mut self) {
        self.reader.forget_last_value();
        if let Some((section, index, start)) = self.last {
            self.faulty.insert((section, index));
            self.reader.forget_missing_keys(start);
        }
        self.unknown.clear();
        self.again_finding();
    }

    /// Says which keys of the file are not known, are missing, or are there twice.
    fn settle(&mut self) {
        self.again_finding();
        let unknown = std::mem::take(&mut self.unknown);
        let is_head = |key: &UnknownKey| FILE_HEAD.position(&key.name).is_some();
        let (late, unknown): (Vec<_>, Vec<_>) = unknown.into_iter().partition(is_head);
        if let Some(key) = late.first() {
            self.is_head_faulty = true;
            self.reader
                .late_head(key, self.last.map(|(section, ..)| section_noun(section)));
        }
        if self.is_manifest {
            let (seen, start) = (&self.seen, self.start);
            let is_seen = |name: &str| seen.contains_key(name);
            self.reader.settle_manifest_keys(&is_seen, start, unknown);
            return;
        }
        // The manifest's keys in another file are one fault.
        let (of_manifest, unknown): (Vec<_>, Vec<_>) = unknown
            .into_iter()
            .partition(|key| MANIFEST.position(&key.name).is_some());
        if let Some(first) = of_manifest.first() {
            let names: Vec<&str> = of_manifest.iter().map(|key| key.name.as_str()).collect();
            let names = all_of(&names);
            let help = format!("move {names} into `{MANIFEST_FILE}`, or remove them here");
            self.reader.unknown_key_of_file(first, &help);
        }
        let sections = Section::ALL.iter().skip(1).map(|section| section.name());
        let known: Vec<&str> = FILE_HEAD
            .keys
            .iter()
            .map(|key| key.name)
            .chain(sections)
            .collect();
        for key in &unknown {
            let noun = self.last.map(|(section, ..)| section_noun(section));
            let noun = noun.filter(|noun| noun.position(key.name.trim()).is_some());
            let help = match meant(&key.name, known.iter().copied()) {
                _ if noun.is_some() => format!(
                    "`{}` is a key of {}: indent it to the column of the other keys of its record",
                    key.name.trim(),
                    noun.map_or_else(String::new, |noun| noun.with_article())
                ),
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("valid keys of a record file are {}", one_of(&known)),
            };
            self.reader.unknown_key_of_file(key, &help);
        }
    }

    /// Says which keys of the file occur twice.
    fn again_finding(&mut self) {
        let again = std::mem::take(&mut self.again);
        if let Some(finding) = duplicate_key::of_file(&again) {
            self.reader.push(finding);
        }
    }

    fn entry(
        &mut self,
        name: &str,
        key: &SpannedEvent<'_>,
        registry: &mut Registry,
    ) -> Result<(), ParseError> {
        let span = self.reader.span(key);
        if let Some(first) = self.seen.get(name) {
            self.again.push((name.to_owned(), span, *first));
            return self.pass_over_value();
        }
        self.seen.insert(name.to_owned(), span);
        let section = Section::from_name(name).filter(|section| *section != Section::Manifest);
        if let Some(section) = section {
            self.last = None;
            return self.section(section, key, registry);
        }
        if FILE_HEAD.position(name).is_some() && !self.has_cited_section() {
            return self.head_entry(key);
        }
        let Some(position) = MANIFEST.position(name).filter(|_| self.is_manifest) else {
            self.may_belong_to_last(name);
            self.unknown.push(UnknownKey {
                name: name.to_owned(),
                value: Value::Other,
                start: key.start,
                end: key.end,
            });
            return self.pass_over_value();
        };
        let place = KeyRef {
            noun: &MANIFEST,
            key: position,
        };
        let faults = self.reader.fault_count();
        let end = self.reader.value(&mut registry.manifest, place, key);
        if self.reader.fault_count() > faults {
            self.faulty.insert((Section::Manifest, 0));
        }
        end
    }

    /// A key of the last record that is at the edge of the file was meant to be in it.
    fn may_belong_to_last(&mut self, name: &str) {
        if let Some((section, index, start)) = self.last
            && section_noun(section).position(name.trim()).is_some()
        {
            self.faulty.insert((section, index));
            self.reader.forget_missing_keys(start);
        }
    }

    fn pass_over_value(&mut self) -> Result<(), ParseError> {
        match self.reader.next()? {
            Some(value) => self.pass_over(&value),
            None => Ok(()),
        }
    }

    /// Reads over a value where no records can stand, and keeps its text if it may hold some.
    fn pass_over(&mut self, first: &SpannedEvent<'_>) -> Result<(), ParseError> {
        self.reader.skip_rest(first)?;
        if matches!(first.event, Event::MappingStart | Event::SequenceStart) {
            self.keep_unread(first.start);
        }
        Ok(())
    }

    fn keep_unread(&mut self, start: usize) {
        self.passed_over.push_str(self.reader.text_from(start));
        self.passed_over.push('\n');
    }

    fn section(
        &mut self,
        section: Section,
        key: &SpannedEvent<'_>,
        registry: &mut Registry,
    ) -> Result<(), ParseError> {
        let noun = section_noun(section);
        let Some(list) = section_list_mut(registry, section) else {
            return Ok(());
        };
        let Some(value) = self.reader.next()? else {
            return Ok(());
        };
        if value.event != Event::SequenceStart {
            self.reader.fault_list_type(noun, key, &value);
            return self.pass_over(&value);
        }
        let mut is_empty = true;
        let mut not_records = 0;
        loop {
            let Some(element) = self.reader.next()? else {
                return Ok(());
            };
            if element.event == Event::SequenceEnd {
                break;
            }
            self.reader.mark_key();
            is_empty = false;
            self.resume = element.start;
            self.last = None;
            if element.event == Event::MappingStart {
                let faults = self.reader.fault_count();
                if let Err(broken) = self.reader.record(list.create(), element.start) {
                    // What is missing of half a record would only be noise.
                    list.discard_last();
                    return Err(broken);
                }
                let index = list.count() - 1;
                if self.reader.fault_count() > faults {
                    self.faulty.insert((section, index));
                }
                if self.reader.are_citations_faulty {
                    self.faulty_citations.insert((section, index));
                }
                self.last = Some((section, index, element.start));
            } else {
                let given = self.reader.read_rest(&element)?;
                self.reader
                    .fault_record_type(Some(noun), &element, &given, &mut not_records);
                if given != Value::Other && !matches!(given, Value::One(_)) {
                    self.keep_unread(element.start);
                }
            }
        }
        if is_empty {
            self.reader.empty_value(key, &value);
        }
        Ok(())
    }
}
