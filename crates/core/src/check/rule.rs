use super::{Policy, Report};
use crate::audit::Verdicts;
use crate::model::{Level, Section};
use crate::network::Network;
use crate::quotes::Quotes;

/// A rule. Its name states the defect.
#[derive(Debug)]
pub struct Rule {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// The level of its findings, unless the manifest or a flag decides otherwise.
    pub level: Level,
    /// Its page, in Markdown: what it does, why, an example, and what to do instead.
    pub page: &'static str,
    /// What finds; none for what the reader finds itself.
    pub run: Option<fn(&Context<'_, '_>, &mut Report)>,
}

/// What a rule looks at.
pub struct Context<'c, 'r> {
    /// The network.
    pub network: &'c Network<'r>,
    /// What counting the records says of the claims; none where they were not counted.
    pub verdicts: Option<&'c Verdicts>,
    /// What the archive says of the quotes.
    pub quotes: &'c Quotes,
    /// The levels of the rules.
    pub policy: &'c Policy,
    /// For each waiver whether it has covered a finding; empty until all other rules have run.
    pub has_covered: Vec<bool>,
}

impl Rule {
    /// Whether the reader itself applies it: its findings say that something was not read as it is
    /// written. Nothing in a registry may keep them quiet.
    #[must_use]
    pub fn is_of_reading(&self) -> bool {
        self.run.is_none()
    }
}

impl Context<'_, '_> {
    /// Whether something that seems to be missing may be said to be so: only where every file
    /// could be read to its end.
    #[must_use]
    pub fn may_report_missing(&self) -> bool {
        self.network.registry.is_complete()
    }

    /// Whether all of a record could be read, so that what it lacks may be said to be missing. A
    /// field that could not be read has its finding already.
    #[must_use]
    pub fn is_whole(&self, section: Section, index: usize) -> bool {
        self.network.registry.is_whole(section, index)
    }
}
