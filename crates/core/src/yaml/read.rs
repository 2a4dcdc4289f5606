//! From files to a registry and everything that is wrong with them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::control::{Unfit, fit_text};
use super::events::{Break, Event, Marked};
use super::faults;
use super::files::{Input, LARGEST_FILE, MANIFEST_FILE, Unread};
use super::places::SourceText;
use super::record::{Place as ValuePlace, RecordReader};
use crate::fields::{MANIFEST, section_list_mut};
use crate::finding::{Finding, Place, ReadingRule, Span, nearest, one_of};
use crate::model::{Choice, RecordFile, Registry, Section};

/// What reading gives: all that could be read, and all that is wrong.
#[derive(Debug, Default)]
pub struct Reading {
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
pub fn read(inputs: Vec<Input>) -> Reading {
    let parts: Vec<Part> = inputs
        .into_par_iter()
        .enumerate()
        .map(|(file, input)| read_file(file, input))
        .collect();
    let mut reading = Reading::default();
    for part in parts {
        reading.join(part);
    }
    reading
}

/// What one file gives.
struct Part {
    registry: Registry,
    findings: Vec<Finding>,
    text: SourceText,
    unread: Option<String>,
    faulty: BTreeSet<(Section, usize)>,
    is_manifest: bool,
}

impl Reading {
    fn join(&mut self, part: Part) {
        let mut file = RecordFile {
            name: part.text.name.clone(),
            unread: part.unread,
            faulty: part.faulty,
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
        self.findings
            .extend(part.findings.into_iter().map(faults::labelled));
        self.texts.push(part.text);
    }
}

fn read_file(file: usize, input: Input) -> Part {
    let is_manifest = input.name == MANIFEST_FILE;
    let mut part = Part {
        registry: Registry::default(),
        findings: Vec::new(),
        text: SourceText {
            name: input.name,
            text: String::new(),
        },
        unread: None,
        faulty: BTreeSet::new(),
        is_manifest,
    };
    let bytes = match input.bytes {
        Ok(bytes) => bytes,
        Err(unread) => {
            part.findings.push(unreadable(file, &unread));
            part.unread = Some(String::new());
            return part;
        }
    };
    let (text, unfit) = fit_text(bytes);
    part.findings
        .extend(unfit.iter().map(|fault| unfit_finding(file, fault)));
    part.text.text = text;
    let mut reader = FileReader {
        reader: RecordReader::new(file, &part.text.text),
        is_manifest,
        seen: Vec::new(),
        resume: 0,
        faulty: BTreeSet::new(),
        passed_over: String::new(),
    };
    let end = reader.document(&mut part.registry);
    let resume = reader.resume;
    part.faulty = reader.faulty;
    let mut unread = reader.passed_over;
    let (mut findings, refusals) = reader.reader.finish();
    findings.extend(
        refusals
            .iter()
            .map(|refusal| faults::refused(file, *refusal)),
    );
    let has_second_document = refusals
        .iter()
        .any(|refusal| refusal.0 == super::events::Refusal::SecondDocument);
    if let Err(error) = end {
        if error.message.is_none() {
            faults::drop_nesting(&mut findings, &part.text.text, error.offset);
        }
        findings.push(faults::broken(file, &part.text.text, &error));
        unread.push_str(&part.text.text[resume.min(error.offset)..]);
    } else if has_second_document {
        let offset = refusals.last().map_or(0, |refusal| refusal.1);
        unread.push_str(&part.text.text[offset..]);
    }
    if !unread.is_empty() {
        part.unread = Some(unread);
    }
    part.findings.extend(findings);
    part
}

/// Reads the top of one file: a mapping of sections, and of the manifest's keys in its own file.
struct FileReader<'t> {
    reader: RecordReader<'t>,
    is_manifest: bool,
    /// The keys that were read, with their bytes.
    seen: Vec<(String, Span)>,
    /// Where the unread rest would start if the text broke off here.
    resume: usize,
    /// Records in which something could not be read.
    faulty: BTreeSet<(Section, usize)>,
    /// Lists and mappings that stand where no records can, and may hold some.
    passed_over: String,
}

impl FileReader<'_> {
    fn document(&mut self, registry: &mut Registry) -> Result<(), Break> {
        let Some(first) = self.reader.next()? else {
            return Ok(());
        };
        match first.event {
            Event::MappingStart => {}
            // A file that holds only comments, or nothing, has no records.
            Event::Scalar {
                ref text,
                is_plain: true,
            } if first.start == first.end && (text.is_empty() || text == "~") => {
                return Ok(());
            }
            _ => {
                self.reader.fault(
                    ReadingRule::WrongType,
                    &first,
                    "a record file is a mapping of sections",
                    &format!(
                        "begin with a section, as in `{}:`",
                        Section::Partnerships.name()
                    ),
                );
                self.pass_over(&first)?;
                return Ok(());
            }
        }
        loop {
            let Some(key) = self.reader.next()? else {
                return Ok(());
            };
            self.resume = key.start;
            match key.event {
                Event::MappingEnd => break,
                Event::Scalar { ref text, .. } => self.entry(text.as_ref(), &key, registry)?,
                _ => {
                    self.reader.fault_key_type(&key);
                    self.reader.skip_rest(&key)?;
                    self.reader.skip_value()?;
                }
            }
        }
        self.reader
            .missing_manifest_keys(self.is_manifest, &self.seen);
        // What follows the document is looked at too: a second one is refused.
        while self.reader.next()?.is_some() {}
        Ok(())
    }

    fn entry(
        &mut self,
        name: &str,
        key: &Marked<'_>,
        registry: &mut Registry,
    ) -> Result<(), Break> {
        let span = self.reader.span(key);
        let first = self
            .seen
            .iter()
            .find(|(seen, _)| seen == name)
            .map(|(_, span)| *span);
        if let Some(first) = first {
            self.reader.push(faults::duplicate_key(name, span, first));
        } else {
            self.seen.push((name.to_owned(), span));
        }
        let section = Section::from_name(name).filter(|section| *section != Section::Manifest);
        if let Some(section) = section {
            // The records under a repeated key are read all the same: one fault, one finding.
            return self.section(section, key, registry);
        }
        match MANIFEST.position(name).filter(|_| self.is_manifest) {
            Some(position) if first.is_none() => {
                let place = ValuePlace {
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
            Some(_) => self.reader.skip_value(),
            None => {
                self.unknown_key(name, key);
                let Some(value) = self.reader.next()? else {
                    return Ok(());
                };
                self.pass_over(&value)
            }
        }
    }

    /// Reads over a value where no records can stand, and keeps its text if it may hold some.
    fn pass_over(&mut self, first: &Marked<'_>) -> Result<(), Break> {
        self.reader.skip_rest(first)?;
        if matches!(first.event, Event::MappingStart | Event::SequenceStart) {
            self.passed_over
                .push_str(self.reader.text_from(first.start));
            self.passed_over.push('\n');
        }
        Ok(())
    }

    fn unknown_key(&mut self, name: &str, key: &Marked<'_>) {
        if name == "<<" {
            self.reader.push(faults::merge_key(self.reader.span(key)));
            return;
        }
        let sections = Section::ALL.iter().skip(1).map(|section| section.name());
        let manifest_keys = MANIFEST.keys.iter().map(|key| key.name);
        let known: Vec<&str> = if self.is_manifest {
            manifest_keys.chain(sections).collect()
        } else {
            sections.collect()
        };
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if MANIFEST.position(name).is_some() => {
                format!("`{name}` belongs into {MANIFEST_FILE}")
            }
            None => format!("the keys of a record file are {}", one_of(&known)),
        };
        let message = format!("a record file has no key `{name}`");
        self.reader
            .fault(ReadingRule::UnknownKey, key, &message, &help);
    }

    fn section(
        &mut self,
        section: Section,
        key: &Marked<'_>,
        registry: &mut Registry,
    ) -> Result<(), Break> {
        let Some(list) = section_list_mut(registry, section) else {
            return Ok(());
        };
        let Some(value) = self.reader.next()? else {
            return Ok(());
        };
        if value.event != Event::SequenceStart {
            self.reader.fault_list_type(key, &value);
            return self.pass_over(&value);
        }
        let mut is_empty = true;
        loop {
            let Some(element) = self.reader.next()? else {
                return Ok(());
            };
            if element.event == Event::SequenceEnd {
                break;
            }
            is_empty = false;
            self.resume = element.start;
            if element.event == Event::MappingStart {
                let faults = self.reader.fault_count();
                if let Err(broken) = self.reader.record(list.create(), element.start) {
                    // What is missing of half a record would only be noise.
                    list.discard_last();
                    return Err(broken);
                }
                if self.reader.fault_count() > faults {
                    self.faulty.insert((section, list.count() - 1));
                }
            } else {
                self.reader.fault_record_type(&element);
                self.pass_over(&element)?;
            }
        }
        if is_empty {
            self.reader.fault_empty(key, &value);
        }
        Ok(())
    }
}

fn unreadable(file: usize, unread: &Unread) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: 0,
        end: 0,
    });
    match unread {
        Unread::Failed(words) => Finding::new(
            ReadingRule::UnreadableFile.name(),
            place,
            format!("this file cannot be read: {words}"),
        )
        .help("make it readable, or move it out of the registry"),
        Unread::TooLarge(size) => Finding::new(
            ReadingRule::FileTooLarge.name(),
            place,
            format!("this file has {size} bytes, and the limit is {LARGEST_FILE}"),
        )
        .help("divide its records among several files"),
    }
}

fn unfit_finding(file: usize, (unfit, start, end): &(Unfit, usize, usize)) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: *start,
        end: *end,
    });
    match unfit {
        Unfit::NotUtf8 => Finding::new(
            ReadingRule::NotUtf8.name(),
            place,
            "these bytes are not UTF-8",
        )
        .help("save the file as UTF-8"),
        Unfit::Control(character) => faults::control_character(place, *character),
    }
}
