//! What is known of one side of a comparison, and what errors hide of it.

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::date::Day;
use crate::finding::{Place, Rule};
use crate::model::{Level, Registry, Section};

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Side {
    /// The day that the registry describes; none if it does not say it.
    pub day: Option<Day>,
    /// Whether there is no registry at all on this side.
    pub is_absent: bool,
    /// How many errors its records have.
    pub errors: usize,
    /// The names of the files of which a part could not be read, and which the other side has not
    /// likewise: what is there is not compared.
    pub unread: Vec<String>,
    /// The records of which a part could not be read, in files that the other side has not
    /// likewise: that part is not compared.
    pub faulty: Vec<(Section, usize)>,
    /// Whether errors may hide records, so that nothing is said of what holds or is counted.
    pub hides_records: bool,
}

impl Side {
    pub(super) fn new(analysis: &Analysis, other: &Analysis) -> Self {
        let registry = analysis.registry();
        let is_absent = is_absent(analysis);
        let texts = &other.reading().texts;
        let others: BTreeSet<&str> = texts.iter().map(|text| &*text.text).collect();
        let is_shared = |file: usize| {
            let text = analysis.reading().texts.get(file);
            text.is_some_and(|text| !text.text.is_empty() && others.contains(&*text.text))
        };
        let mut side = Side {
            day: registry.manifest.as_of,
            is_absent,
            errors: 0,
            unread: Vec::new(),
            faulty: Vec::new(),
            // Without a day, nothing is said of what holds.
            hides_records: !is_absent
                && (registry.manifest.as_of.is_none() || analysis.network().may_count_too_little()),
        };
        if is_absent {
            return side;
        }
        let errors = analysis.record_errors(&analysis.policy(&[]));
        side.errors = errors.iter().map(|it| 1 + it.finding.more).sum();
        // Beside what a record lacks, the reader passes over keys that belong to no record, and
        // bytes that are no text.
        let passed_over = |file: usize, is_meant: fn(&Rule) -> bool| {
            let mut found = analysis.reading().findings.iter();
            found.any(|it| match it.place {
                Place::Bytes(span) => span.file == file && is_meant(it.rule),
                Place::Field(_) => false,
            })
        };
        for (index, file) in registry.files.iter().enumerate() {
            // Texts that look alike may be of other bytes.
            let is_shared = is_shared(index) && !passed_over(index, |rule| rule.name == "not-utf8");
            if is_shared {
                continue;
            }
            if file.unread.is_some()
                || file.faulty.is_empty() && passed_over(index, |rule| rule.level == Level::Error)
            {
                side.unread.push(file.name.clone());
            }
            let start = |section: Section| file.records[section as usize].start;
            let faulty = file.faulty.iter();
            let faulty = faulty.map(|(section, ordinal)| (*section, start(*section) + ordinal));
            side.faulty.extend(faulty);
        }
        side
    }

    /// Whether each record of the side could be compared, or is in a file that the other side has
    /// likewise.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        self.unread.is_empty() && self.faulty.is_empty()
    }

    /// Whether all of the side could be compared, and what follows from it too.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_compared() && !self.hides_records
    }
}

/// Whether there is no registry: not one file was read.
pub(super) fn is_absent(analysis: &Analysis) -> bool {
    analysis.reading().texts.is_empty() && *analysis.registry() == Registry::default()
}
