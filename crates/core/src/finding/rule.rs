//! What a rule says of itself. Each rule has one such static, in a file of its own.

use std::cmp::Ordering;
use std::fmt;

use crate::model::Level;

/// A rule: what it is called, what it finds, and how much its findings weigh. Two rules are the
/// same if they have the same name.
#[derive(Debug)]
pub struct Rule {
    /// Its name in kebab-case, which states the defect.
    pub name: &'static str,
    /// The defect, in one sentence.
    pub summary: &'static str,
    /// The level of its findings, unless the manifest or a flag decides otherwise.
    pub level: Level,
    /// The first version of the program that has it.
    pub since: &'static str,
    /// The names that it had in earlier versions. Registries may still use them.
    pub aliases: &'static [&'static str],
    /// Its page, in Markdown: what it does, why, an example, and what to do instead.
    pub page: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Rule) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Rule) -> Ordering {
        self.name.cmp(other.name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name)
    }
}
