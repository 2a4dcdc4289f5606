//! What changed between two states of a registry, in words and as data.

pub mod github;
pub mod human;
pub mod json;
pub mod markdown;
mod names;
pub mod report;
mod report_held;
mod report_records;
mod sides;
mod summary;
mod values;

pub use sides::{State, States, at_revision, between_folders, between_revisions, state_in};

use std::cell::RefCell;

use chancery_core::diff::{ClaimChange, Diff};
use chancery_core::finding::{FieldPath, Place};
use chancery_core::model::{Section, Verdict};
use chancery_core::yaml::Locator;

/// A way to show what changed.
pub struct DiffFormat {
    /// Its name, as it is given to `--format`.
    pub name: &'static str,
    /// The text.
    pub text: fn(&Comparison<'_>) -> String,
    /// Whether a person reads it on a terminal, or in a log.
    pub is_for_terminal: bool,
}

/// Every way to show what changed, the default first.
pub static FORMATS: &[&DiffFormat] = &[
    &human::FORMAT,
    &markdown::FORMAT,
    &json::FORMAT,
    &github::FORMAT,
];

/// Two states of a registry and what changed between them.
pub struct Comparison<'c> {
    /// The states.
    pub states: &'c States,
    /// What changed.
    pub diff: Diff<'c>,
    /// Where the records of the old side and of the new one stand; each file is read once.
    places: [RefCell<Locator<'c>>; 2],
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The file, below the registry's folder.
    pub file: String,
    /// The file, as it is shown.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// Whether it is on the new side.
    pub is_new: bool,
}

impl<'c> Comparison<'c> {
    /// Compares two states.
    #[must_use]
    pub fn new(states: &'c States) -> Self {
        let (old, new) = (&states.old.opened.analysis, &states.new.opened.analysis);
        Comparison {
            states,
            diff: Diff::new(old, states.aged.as_ref(), new),
            places: [old, new].map(|analysis| RefCell::new(analysis.locator())),
        }
    }

    /// The place of a record on one side; none where nothing was read from files.
    #[must_use]
    pub fn place(&self, section: Section, index: usize, is_new: bool) -> Option<At> {
        let state = if is_new {
            &self.states.new
        } else {
            &self.states.old
        };
        let texts = &state.opened.analysis.reading().texts;
        if texts.is_empty() {
            return None;
        }
        let place = Place::value(section, index, FieldPath::default());
        let found = self.places[usize::from(is_new)].borrow_mut().locate(&place);
        Some(At {
            file: texts.get(found.span.file)?.name.clone(),
            path: state.opened.shown_path(found.span.file).to_owned(),
            line: found.start.line,
            is_new,
        })
    }
}

/// The verdicts on a claim on both sides, where both have the claim and they differ.
#[must_use]
pub fn verdict_change(claim: &ClaimChange<'_>) -> Option<(Option<Verdict>, Option<Verdict>)> {
    let verdict = |state: chancery_core::diff::ClaimState<'_>| {
        state.verdict.and_then(|it| it.outcome.verdict)
    };
    let (old, new) = (verdict(claim.old?), verdict(claim.new?));
    (old != new).then_some((old, new))
}
