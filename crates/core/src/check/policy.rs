use super::{RULES, rule};
use crate::model::{Choice, Level, Manifest};

/// The level of each rule: its default, unless the manifest says otherwise, unless a flag does. A
/// rule of reading has its default at least.
#[derive(Debug, Clone)]
pub struct Policy {
    levels: Vec<(&'static str, Level)>,
}

impl Policy {
    /// The levels for a registry with this manifest, under these flags.
    #[must_use]
    pub fn new(manifest: &Manifest, flags: &[(&'static str, Level)]) -> Self {
        let mut levels: Vec<(&'static str, Level)> =
            RULES.iter().map(|rule| (rule.name, rule.level)).collect();
        let from_manifest = manifest
            .severities
            .0
            .iter()
            .filter_map(|(name, level)| Some((rule(name)?.name, Level::from_name(level)?)));
        for (name, level) in from_manifest.chain(flags.iter().copied()) {
            // What could not be read cannot be made less of.
            let least = rule(name).filter(|rule| rule.is_of_reading());
            let least = least.map_or(Level::Off, |rule| rule.level);
            if let Some(entry) = levels.iter_mut().find(|(known, _)| *known == name) {
                entry.1 = level.max(least);
            }
        }
        Policy { levels }
    }

    /// The level of a rule's findings. A finding without a rule in the table would be a mistake
    /// of ours, and is an error.
    #[must_use]
    pub fn level(&self, name: &str) -> Level {
        self.levels
            .iter()
            .find(|(known, _)| *known == name)
            .map_or(Level::Error, |(_, level)| *level)
    }
}
