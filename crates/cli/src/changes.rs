//! What a check finds that it did not find before.

use std::collections::BTreeMap;

use chancery_core::check::{LocatedFinding, is_verdict_rule};

use crate::registry::OpenedRegistry;

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

/// What was found in a registry, kept when it is read again.
#[derive(Default)]
pub struct SeenFindings {
    records: FoundInFiles,
    /// What was found about verdicts when claims were judged the last time. While errors may hide
    /// records that claims count, nothing is found, and that is no change.
    verdicts: FoundInFiles,
}

#[derive(Clone, Default)]
struct FoundInFiles {
    files: Vec<String>,
    /// The files as they are shown. The last one is for what has no file.
    shown: Vec<String>,
    findings: Vec<LocatedFinding>,
}

impl SeenFindings {
    /// What was found now, after what was found `before`.
    #[must_use]
    pub fn new(
        opened: &OpenedRegistry,
        findings: &[LocatedFinding],
        before: Option<&Self>,
    ) -> Self {
        let files = opened.file_names();
        let shown = (0..=files.len()).map(|file| opened.shown_path(file).to_owned());
        let shown: Vec<String> = shown.collect();
        let of = |of_verdicts: bool| FoundInFiles {
            files: files.clone(),
            shown: shown.clone(),
            findings: findings
                .iter()
                .filter(|it| is_verdict_rule(it.finding.rule) == of_verdicts)
                .cloned()
                .collect(),
        };
        let verdicts = match opened.analysis.network().may_count_too_little() {
            true => before.map(|it| it.verdicts.clone()).unwrap_or_default(),
            false => of(true),
        };
        SeenFindings {
            records: of(false),
            verdicts,
        }
    }

    /// What was found and was not `before`, by file and place.
    #[must_use]
    pub fn new_since(&self, before: &Self) -> Vec<&LocatedFinding> {
        let mut new = self.records.new_since(&before.records);
        new.extend(self.verdicts.new_since(&before.verdicts));
        new.sort_by_key(|found| (found.at.span.file, found.at.span.start));
        new
    }

    /// What was found before and is no more, each with its file as it is shown.
    #[must_use]
    pub fn gone_since<'b>(&self, before: &'b Self) -> Vec<(&'b str, &'b LocatedFinding)> {
        let kinds = [
            (&before.records, &self.records),
            (&before.verdicts, &self.verdicts),
        ];
        let gone = kinds.into_iter().flat_map(|(before, now)| {
            let last = before.shown.len().saturating_sub(1);
            let shown = move |found: &LocatedFinding| &*before.shown[found.at.span.file.min(last)];
            let gone = before.new_since(now).into_iter();
            gone.map(move |found| (shown(found), found))
        });
        gone.collect()
    }
}

impl FoundInFiles {
    fn checked(&self) -> Checked<'_> {
        Checked {
            files: &self.files,
            findings: &self.findings,
        }
    }

    fn new_since(&self, before: &Self) -> Vec<&LocatedFinding> {
        new_findings(&before.checked(), &self.checked())
    }
}
