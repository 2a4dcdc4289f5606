//! What a check finds that it did not find before.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::check::{LocatedFinding, is_reader_rule};

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
pub struct SeenFindings {
    files: Vec<String>,
    /// The files as they are shown. The last one is for what has no file.
    shown: Vec<String>,
    found: Vec<LocatedFinding>,
    /// What was found before and cannot be found now, since an error keeps its rule from looking.
    unjudged: Vec<LocatedFinding>,
    /// What was found before and is no more, each with its file as it was shown.
    gone: Vec<(String, LocatedFinding)>,
}

impl SeenFindings {
    /// What was found now, after what was found `before`.
    #[must_use]
    pub fn new(opened: &OpenedRegistry, found: Vec<LocatedFinding>, before: Option<&Self>) -> Self {
        let files = opened.file_names();
        let shown = (0..=files.len()).map(|file| opened.shown_path(file).to_owned());
        let mut now = SeenFindings {
            shown: shown.collect(),
            files,
            found,
            unjudged: Vec::new(),
            gone: Vec::new(),
        };
        for missing in before.map(|it| now.missing_of(it)).unwrap_or_default() {
            let Some(before) = before else { continue };
            let file = before.file_of(missing);
            let position = now.files.iter().position(|it| it == file);
            match position.filter(|it| !is_judged(opened, missing, *it)) {
                Some(position) => {
                    let mut missing = missing.clone();
                    missing.at.span.file = position;
                    missing.related.clear();
                    now.unjudged.push(missing);
                }
                None => {
                    let last = before.shown.len().saturating_sub(1);
                    let shown = before.shown[missing.at.span.file.min(last)].clone();
                    now.gone.push((shown, missing.clone()));
                }
            }
        }
        now
    }

    /// What was found and was not `before`, by file and place.
    #[must_use]
    pub fn new_since(&self, before: &Self) -> Vec<&LocatedFinding> {
        let known: Vec<LocatedFinding> = before.all().cloned().collect();
        let before_it = Checked {
            files: &before.files,
            findings: &known,
        };
        let now = Checked {
            files: &self.files,
            findings: &self.found,
        };
        let mut new = new_findings(&before_it, &now);
        // What was one of several places of a finding is not new when it is the first of them.
        new.retain(|found| {
            let file = self.file_of(found);
            !before.all().any(|old| {
                let is_same = is_same(old, found) && places(old) >= places(found);
                let mut related = old.related.iter().map(|it| it.span.file);
                is_same && related.any(|it| before.files.get(it).is_some_and(|it| it == file))
            })
        });
        new
    }

    /// What was found before and is no more, each with its file as it was shown.
    #[must_use]
    pub fn gone(&self) -> &[(String, LocatedFinding)] {
        &self.gone
    }

    fn all(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.found.iter().chain(&self.unjudged)
    }

    fn file_of(&self, found: &LocatedFinding) -> &str {
        let file = self.files.get(found.at.span.file);
        file.map_or("", String::as_str)
    }

    /// What was found before and is not found now in its file, also not as one of several places.
    fn missing_of<'b>(&self, before: &'b Self) -> Vec<&'b LocatedFinding> {
        let mut left: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
        for found in &self.found {
            let places = [found.at.span.file].into_iter();
            let places = places.chain(found.related.iter().map(|it| it.span.file));
            let files: BTreeSet<usize> = places.collect();
            for file in files {
                let file = self.files.get(file).map_or("", String::as_str);
                let finding = &found.finding;
                let of_it = (finding.rule.name, finding.message.as_str(), file);
                *left.entry(of_it).or_default() += 1;
            }
        }
        // Some of its places may not be named.
        let more = self.found.iter().map(|it| &it.finding);
        let more = more.filter(|it| it.more + it.related_left_out > 0);
        let more: BTreeSet<(&str, &str)> = more.map(|it| (it.rule.name, &*it.message)).collect();
        let mut missing = Vec::new();
        for old in before.all() {
            let finding = &old.finding;
            let of_it = (
                finding.rule.name,
                finding.message.as_str(),
                before.file_of(old),
            );
            match left.get_mut(&of_it) {
                Some(count) if *count > 0 => *count -= 1,
                _ if more.contains(&(of_it.0, of_it.1)) => {}
                _ => missing.push(old),
            }
        }
        missing
    }
}

fn is_same(one: &LocatedFinding, other: &LocatedFinding) -> bool {
    let (one, other) = (&one.finding, &other.finding);
    one.rule == other.rule && one.message == other.message
}

/// Whether a finding would be found again in its file if it were still there: an error keeps rules from
/// looking at what they cannot know.
fn is_judged(opened: &OpenedRegistry, found: &LocatedFinding, file: usize) -> bool {
    let (registry, rule) = (opened.analysis.registry(), found.finding.rule);
    if registry
        .files
        .get(file)
        .is_some_and(|it| it.unread.is_some())
    {
        return false;
    }
    let is_whole = || {
        let mut files = registry.files.iter();
        files.all(|file| file.faulty.is_empty()) && opened.analysis.network().unresolved.is_empty()
    };
    let is_of_ids = || rule.name.starts_with("unknown-");
    is_reader_rule(rule) || registry.is_complete() && (is_of_ids() || is_whole())
}
