//! What a check finds that it did not find before.

use std::collections::BTreeMap;

use chancery_core::check::LocatedFinding;

/// What was found in a registry.
pub struct Checked<'c> {
    /// The names of its files, by their numbers.
    pub files: &'c [String],
    /// What was found.
    pub findings: &'c [LocatedFinding],
}

/// The findings of `after` that `before` did not have, or not as often or at as many places. Lines
/// make no difference, since a change moves what is below it.
#[must_use]
pub fn new_findings<'f>(before: &Checked<'_>, after: &Checked<'f>) -> Vec<&'f LocatedFinding> {
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for found in before.findings {
        *known.entry(identity(before.files, found)).or_default() += places(found);
    }
    let mut new = Vec::new();
    for found in after.findings {
        match known.get_mut(&identity(after.files, found)) {
            Some(count) if *count >= places(found) => *count -= places(found),
            _ => new.push(found),
        }
    }
    new
}

/// What a finding is called from one reading of its file to the next.
fn identity<'f>(files: &'f [String], found: &'f LocatedFinding) -> (&'f str, &'f str, &'f str) {
    let finding = &found.finding;
    let file = files.get(found.at.span.file).map_or("", String::as_str);
    (finding.rule.name, &finding.message, file)
}

/// How many places a finding is about.
fn places(found: &LocatedFinding) -> usize {
    let finding = &found.finding;
    1 + finding.more + finding.related.len() + finding.related_left_out
}
