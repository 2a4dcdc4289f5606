use std::collections::BTreeMap;

use super::{is_reader_rule, rule};
use crate::finding::Rule;
use crate::model::{Keyword, Level, Manifest};

/// The level of each rule: its default, unless the manifest says otherwise, unless a flag does. A
/// rule of the reader has its default at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The levels that are not the default ones.
    levels: BTreeMap<&'static Rule, Level>,
}

impl Policy {
    /// The levels for a registry with this manifest, under these flags.
    #[must_use]
    pub fn new(manifest: &Manifest, flags: &[(&'static Rule, Level)]) -> Self {
        let given = manifest.severities.0.iter();
        let given = given.filter_map(|(name, level)| Some((rule(name)?, Level::from_name(level)?)));
        let given = given.chain(flags.iter().copied());
        // What could not be read cannot be made less of.
        let levels = given.map(|(rule, level)| match is_reader_rule(rule) {
            true => (rule, level.max(rule.level)),
            false => (rule, level),
        });
        Policy {
            levels: levels.collect(),
        }
    }

    /// The level of a rule's findings.
    #[must_use]
    pub fn level(&self, rule: &Rule) -> Level {
        self.levels.get(rule).copied().unwrap_or(rule.level)
    }
}
