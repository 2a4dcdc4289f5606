//! What a record file says for all its records.

use std::collections::BTreeSet;

use super::{Evidence, RecordFile, Registry, Section, section_list, section_noun};
use crate::fields::noun;

noun! {
    /// What is at the top of a record file, above its sections.
    FILE_HEAD = "record file";

    pub struct FileHead {
        /// The citations of every organisation, partnership, instrument and principle in the file
        /// that has none of its own. Of a record that cannot have a key that `attests` or `differs`
        /// names, nothing is said about that key.
        "evidence" => evidence: Vec<Evidence>, block;
    }
}

/// The sections whose records have citations.
pub(crate) const CITED: [Section; 4] = [
    Section::Organisations,
    Section::Partnerships,
    Section::Instruments,
    Section::Principles,
];

impl Registry {
    /// The records without citations of their own, of those that have a key for them.
    pub(crate) fn uncited(&self) -> BTreeSet<(Section, usize)> {
        let records = CITED.into_iter().flat_map(|section| {
            let count = section_list(self, section).map_or(0, |list| list.count());
            (0..count).map(move |index| (section, index))
        });
        let is_uncited = |(section, index): &(Section, usize)| {
            self.evidence(*section, *index).is_some_and(<[_]>::is_empty)
        };
        records.filter(is_uncited).collect()
    }

    /// Gives records the citations at the head of their file.
    pub(crate) fn cite(&mut self, records: &BTreeSet<(Section, usize)>, head: &FileHead) {
        for (section, index) in records {
            if let Some(evidence) = self.evidence_mut(*section, *index) {
                evidence.clone_from(&head.evidence);
                let noun = section_noun(*section);
                for citation in evidence {
                    citation
                        .attests
                        .retain(|name| noun.position(name).is_some());
                    citation
                        .differs
                        .0
                        .retain(|(name, _)| noun.position(name).is_some());
                }
            }
        }
    }

    /// The file at whose head a record's citations are; none if they are its own.
    #[must_use]
    pub fn citing_file(&self, section: Section, index: usize) -> Option<&RecordFile> {
        let origin = self.origin(section, index);
        let file = self.files.get(origin.file)?;
        let is_cited = file.cited_by_head.contains(&(section, origin.ordinal));
        is_cited.then_some(file)
    }

    /// Every record that has the same citations from the head of its file, itself among them, by
    /// section and position; empty if its citations are its own.
    #[must_use]
    pub fn cited_together(&self, section: Section, index: usize) -> Vec<(Section, usize)> {
        let Some(file) = self.citing_file(section, index) else {
            return Vec::new();
        };
        let records = file.cited_by_head.iter();
        let position = |(section, ordinal): &(Section, usize)| {
            let start = file.records[*section as usize].start;
            (*section, start + ordinal)
        };
        records.map(position).collect()
    }

    /// Whether the citations of a record are those at the head of its file, and another record has
    /// them before it.
    #[must_use]
    pub(crate) fn repeats_head(&self, section: Section, index: usize) -> bool {
        let ordinal = self.origin(section, index).ordinal;
        let file = self.citing_file(section, index);
        file.is_some_and(|file| file.cited_by_head.first() != Some(&(section, ordinal)))
    }

    /// The registry without the citations that records have from the head of their file.
    pub(crate) fn with_own_citations(&self) -> Registry {
        let mut own = self.clone();
        for file in &self.files {
            for (section, ordinal) in &file.cited_by_head {
                let index = file.records[*section as usize].start + ordinal;
                if let Some(evidence) = own.evidence_mut(*section, index) {
                    evidence.clear();
                }
            }
        }
        own
    }

    fn evidence(&self, section: Section, index: usize) -> Option<&[Evidence]> {
        match section {
            Section::Organisations => self.organisations.get(index).map(|it| &*it.evidence),
            Section::Partnerships => self.partnerships.get(index).map(|it| &*it.evidence),
            Section::Instruments => self.instruments.get(index).map(|it| &*it.evidence),
            Section::Principles => self.principles.get(index).map(|it| &*it.evidence),
            _ => None,
        }
    }

    fn evidence_mut(&mut self, section: Section, index: usize) -> Option<&mut Vec<Evidence>> {
        match section {
            Section::Organisations => Some(&mut self.organisations.get_mut(index)?.evidence),
            Section::Partnerships => Some(&mut self.partnerships.get_mut(index)?.evidence),
            Section::Instruments => Some(&mut self.instruments.get_mut(index)?.evidence),
            Section::Principles => Some(&mut self.principles.get_mut(index)?.evidence),
            _ => None,
        }
    }
}
