use std::fmt;

use crate::finding::{Finding, Place, Rule};

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Report {
    rule: &'static Rule,
    kept: Kept,
    findings: Vec<Finding>,
    count: usize,
}

/// What is kept of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// All of it.
    Whole,
    /// The place alone: a waiver may cover the finding, or another one be the same.
    Place,
    /// Nothing: they are counted.
    Nothing,
}

/// A finding in the making. A rule can say what is wrong and where, but neither name nor level.
/// It is none where findings are only counted.
#[derive(Debug)]
pub struct FindingDraft<'r>(Option<&'r mut Finding>);

impl Report {
    pub(super) fn new(rule: &'static Rule, kept: Kept) -> Self {
        Report {
            rule,
            kept,
            findings: Vec::new(),
            count: 0,
        }
    }

    /// The rule that reports.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The findings that were kept, and how many were counted instead.
    pub(super) fn into_findings(self) -> (Vec<Finding>, usize) {
        (self.findings, self.count)
    }

    /// Reports a finding. The message is one clause without a full stop; it is written only where the
    /// finding is kept.
    pub fn found(&mut self, place: Place, message: impl fmt::Display) -> FindingDraft<'_> {
        let message = match self.kept {
            Kept::Whole => message.to_string(),
            Kept::Place => String::new(),
            Kept::Nothing => {
                self.count += 1;
                return FindingDraft(None);
            }
        };
        self.findings.push(Finding::new(self.rule, place, message));
        let is_whole = self.kept == Kept::Whole;
        FindingDraft(self.findings.last_mut().filter(|_| is_whole))
    }
}

impl FindingDraft<'_> {
    /// Puts words under the place.
    pub fn label(mut self, words: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.label = words.into();
        }
        self
    }

    /// Says what to do about it, as one clause without a full stop.
    pub fn help(mut self, words: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.help = Some(words.into());
        }
        self
    }

    /// Points at another place that has to do with it.
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.add_related(place, message);
        }
        self
    }
}
