use std::collections::BTreeSet;
use std::ops::Range;

use super::{
    Claim, FileHead, Id, Instrument, Keyword, Manifest, Organisation, Partnership, Principle,
    Source, State, Waiver, section_list,
};
use crate::fields::{RecordList, choice};

/// The most tiers of a registry, partnerships of the same parties, and memberships of one member in
/// one organisation: each of them is compared with each other one.
pub(crate) const MOST_OF_ONE: usize = 500;

/// All records, in the order of their files and of their places in them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registry {
    /// What the registry is.
    pub manifest: Manifest,
    /// The states that have a record of their own.
    pub states: Vec<State>,
    /// The organisations.
    pub organisations: Vec<Organisation>,
    /// The partnerships.
    pub partnerships: Vec<Partnership>,
    /// The instruments.
    pub instruments: Vec<Instrument>,
    /// The principles.
    pub principles: Vec<Principle>,
    /// The sources.
    pub sources: Vec<Source>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// The waivers.
    pub waivers: Vec<Waiver>,
    /// The files that the records came from, by name.
    pub files: Vec<RecordFile>,
}

choice! {
    /// A list of records of one noun, by its key in a file.
    Section {
        /// The manifest itself, which is a single record.
        Manifest = "manifest",
        /// States.
        States = "states",
        /// Organisations.
        Organisations = "organisations",
        /// Partnerships.
        Partnerships = "partnerships",
        /// Instruments.
        Instruments = "instruments",
        /// Principles.
        Principles = "principles",
        /// Sources.
        Sources = "sources",
        /// Claims.
        Claims = "claims",
        /// Waivers.
        Waivers = "waivers",
    }
}

impl Section {
    /// How many sections there are, the manifest among them.
    pub const COUNT: usize = Section::ALL.len();
}

/// A file of the registry, and which of its records came from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordFile {
    /// Its path below the registry's folder, with `/`.
    pub name: String,
    /// For each section the range of its records in the registry.
    pub records: [Range<usize>; Section::COUNT],
    /// Records in which something could not be read, by section and the how-many-eth there.
    pub faulty: BTreeSet<(Section, usize)>,
    /// What is at its top, for all of its records.
    pub head: FileHead,
    /// The records that have their citations from the top, by section and the how-many-eth there.
    pub cited_by_head: BTreeSet<(Section, usize)>,
    /// Whether it is ignored, and only named since it might have been meant as records.
    pub is_ignored: bool,
    /// What could not be read of it: lists and mappings where no records can stand, and what lies
    /// between a record that broke off and its end. Empty if there are no bytes; none if all of it
    /// was read.
    pub unread: Option<String>,
}

/// Where a record came from: which file, and the how-many-eth of its section there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// Index into [`Registry::files`].
    pub file: usize,
    /// Counted from 0 within the section of the file.
    pub ordinal: usize,
}

/// What the unread parts of files may define.
#[derive(Debug)]
pub struct UnparsedText<'r> {
    words: BTreeSet<&'r str>,
    /// A file that could not be read at all may define any id.
    is_anything: bool,
}

impl UnparsedText<'_> {
    /// Whether `id` is there as a word, so that it may be defined there.
    #[must_use]
    pub(crate) fn may_define(&self, id: &str) -> bool {
        self.is_anything || self.words.contains(id)
    }
}

impl Registry {
    /// What a record is called, as `show` would take it: its id, or what a partnership without one
    /// is called. None of a waiver, which has no id, and where there is no such record.
    #[must_use]
    pub fn id_or_derived(&self, section: Section, index: usize) -> Option<Id> {
        match section {
            Section::Manifest => Some(self.manifest.registry.clone()),
            Section::States => self.states.get(index).map(|it| it.id.clone()),
            Section::Organisations => self.organisations.get(index).map(|it| it.id.clone()),
            Section::Partnerships => self.partnerships.get(index).map(Partnership::id_or_derived),
            Section::Instruments => self.instruments.get(index).map(|it| it.id.clone()),
            Section::Principles => self.principles.get(index).map(|it| it.id.clone()),
            Section::Sources => self.sources.get(index).map(|it| it.id.clone()),
            Section::Claims => self.claims.get(index).map(|it| it.id.clone()),
            Section::Waivers => None,
        }
    }

    /// Where the record with `index` in `section` came from.
    #[must_use]
    pub fn origin(&self, section: Section, index: usize) -> Origin {
        let range = |file: &RecordFile| file.records[section as usize].clone();
        let file = self.files.partition_point(|file| range(file).end <= index);
        let start = self.files.get(file).map_or(0, |file| range(file).start);
        Origin {
            file,
            ordinal: index.saturating_sub(start),
        }
    }

    /// Whether all of the record with `index` in `section` could be read. Otherwise a missing key
    /// may only have been misspelt.
    #[must_use]
    pub fn is_whole(&self, section: Section, index: impl Into<usize>) -> bool {
        let Origin { file, ordinal } = self.origin(section, index.into());
        self.files
            .get(file)
            .is_none_or(|file| !file.faulty.contains(&(section, ordinal)))
    }

    /// Whether every file could be read to its end. What is missing may be in an unread rest.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.files.iter().all(|file| file.unread.is_none())
    }

    /// What the unread parts of the files may define.
    #[must_use]
    pub fn unread(&self) -> UnparsedText<'_> {
        let is_part =
            |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '.');
        let parts = self.files.iter().filter_map(|file| file.unread.as_deref());
        UnparsedText {
            is_anything: parts.clone().any(str::is_empty),
            words: parts
                .flat_map(|part| part.split(move |c| !is_part(c)))
                .collect(),
        }
    }

    /// How many records there are, except the manifest.
    #[must_use]
    pub fn record_count(&self) -> usize {
        let lists = Section::ALL.iter();
        let lists = lists.filter_map(|section| section_list(self, *section));
        lists.map(RecordList::count).sum()
    }
}
