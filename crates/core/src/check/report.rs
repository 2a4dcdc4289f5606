use crate::finding::{Finding, Place, Rule};

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Report {
    rule: &'static Rule,
    findings: Vec<Finding>,
}

/// A finding in the making. A rule can say what is wrong and where, but neither name nor level.
#[derive(Debug)]
pub struct FindingDraft<'r>(&'r mut Finding);

impl Report {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Report {
            rule,
            findings: Vec::new(),
        }
    }

    /// The rule that reports.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Reports a finding. The message is one clause without a full stop.
    pub fn found(&mut self, place: Place, message: impl Into<String>) -> FindingDraft<'_> {
        let position = self.findings.len();
        self.findings.push(Finding::new(self.rule, place, message));
        FindingDraft(&mut self.findings[position])
    }
}

impl FindingDraft<'_> {
    /// Puts words under the place.
    pub fn label(self, words: impl Into<String>) -> Self {
        self.0.label = words.into();
        self
    }

    /// Says what to do about it, as one clause without a full stop.
    pub fn help(self, words: impl Into<String>) -> Self {
        self.0.help = Some(words.into());
        self
    }

    /// Points at another place that has to do with it.
    pub fn related(self, place: Place, message: impl Into<String>) -> Self {
        self.0.add_related(place, message);
        self
    }
}
