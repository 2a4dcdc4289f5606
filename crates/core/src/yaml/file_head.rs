//! The citations at the top of a record file.

use super::events::{ParseError, SpannedEvent};
use super::file::FileReader;
use super::record::KeyRef;
use super::rules::unused_evidence;
use crate::model::{FILE_HEAD, Keyword, Registry, Section, section_noun};

impl FileReader<'_> {
    /// Whether a section was read whose records have citations.
    pub(super) fn has_cited_section(&self) -> bool {
        let sections = self.seen.keys().filter_map(|name| Section::from_name(name));
        let mut sections = sections.filter(|section| *section != Section::Manifest);
        sections.any(|section| section_noun(section).position("evidence").is_some())
    }

    /// Reads the value of a key at the top of the file that is for all of its records.
    pub(super) fn head_entry(&mut self, key: &SpannedEvent<'_>) -> Result<(), ParseError> {
        self.head_key = Some((key.start, key.end));
        let place = KeyRef {
            noun: &FILE_HEAD,
            key: 0,
        };
        let faults = self.reader.fault_count();
        let end = self.reader.value(&mut self.head, place, key);
        self.is_head_faulty |= self.reader.fault_count() > faults;
        end
    }

    /// Gives each record that has no citations those at the top of the file.
    pub(super) fn cite(&mut self, registry: &mut Registry) {
        if self.head.evidence.is_empty() && !self.is_head_faulty {
            return;
        }
        let mut records = registry.uncited();
        records.retain(|record| !self.faulty_citations.contains(record));
        if self.is_head_faulty {
            // What they lack may be what could not be read.
            self.faulty.extend(&records);
        }
        if self.head.evidence.is_empty() {
            return;
        }
        registry.cite(&records, &self.head);
        self.cited_by_head = records;
    }

    /// Says that no record needs the citations at the top of the file.
    pub(super) fn unused_head(&mut self) {
        if let Some((start, end)) = self.head_key.filter(|_| self.cited_by_head.is_empty())
            && !self.head.evidence.is_empty()
            && self.faulty_citations.is_empty()
        {
            let span = self.reader.span_on_line(start, end);
            self.reader.push(unused_evidence::finding(span));
        }
    }
}
