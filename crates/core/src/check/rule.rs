use super::{Policy, Report};
use crate::audit::Verdicts;
use crate::finding::Rule;
use crate::model::Section;
use crate::network::Network;
use crate::quotes::Quotes;

/// A rule that looks at a registry which has been read: the rule, and what finds.
pub(super) type RegistryRule = (&'static Rule, fn(&Context<'_, '_>, &mut Report));

/// What a rule looks at.
pub struct Context<'c, 'r> {
    /// The network.
    pub network: &'c Network<'r>,
    /// What counting the records says of the claims; none if they were not counted.
    pub verdicts: Option<&'c Verdicts>,
    /// What the archive says of the quotes.
    pub quotes: &'c Quotes,
    /// The levels of the rules.
    pub policy: &'c Policy,
    /// Whether some record could not be read as a whole.
    pub(super) has_faulty: bool,
    /// For each waiver whether it has covered a finding; empty until all other rules have run.
    pub has_covered: Vec<bool>,
}

impl<'c, 'r> Context<'c, 'r> {
    /// Without verdicts: nothing is said of claims.
    pub(super) fn new(network: &'c Network<'r>, quotes: &'c Quotes, policy: &'c Policy) -> Self {
        let mut files = network.registry.files.iter();
        Context {
            network,
            verdicts: None,
            quotes,
            policy,
            has_faulty: files.any(|file| !file.faulty.is_empty()),
            has_covered: Vec::new(),
        }
    }

    /// Whether something that seems to be missing may be said to be so: only where every file
    /// could be read to its end.
    #[must_use]
    pub(crate) fn may_report_missing(&self) -> bool {
        self.network.registry.is_complete()
    }

    /// Whether all of a record could be read, so that what it lacks may be said to be missing. A
    /// field that could not be read has its finding already.
    #[must_use]
    pub fn is_whole(&self, section: Section, index: impl Into<usize>) -> bool {
        !self.has_faulty || self.network.registry.is_whole(section, index)
    }
}
