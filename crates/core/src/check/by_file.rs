//! The findings by file, of which those stay that a change of another file cannot touch.
//!
//! Most rules look at one record at a time, and at what nearly never changes while somebody types:
//! the manifest, the states, organisations, sources and waivers. What these rules find in a file
//! is kept until the file or one of those changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::joined::SharedFindings;
use super::narrowed::{narrowed, starts};
use super::{
    Context, LocatedFinding, Policy, RuleRun, Wanted, arranged, by_place, is_own_rule,
    is_shared_rule, levelled, located, places_of, run_rules, waivers,
};
use crate::audit::Verdicts;
use crate::finding::{FieldPlace, Finding, Place};
use crate::lookup::Lookup;
use crate::model::{Level, Registry, Section};
use crate::network::{Network, Touched};
use crate::quotes::Quotes;
use crate::yaml::{Located, ParsedRegistry, file_of, locate_all};

/// The findings in one file, sorted by place and rule.
pub type FileFindings = Arc<Vec<LocatedFinding>>;

/// The most files that are looked at alone. If more have changed, all are looked at together.
const MOST_ALONE: usize = 4;

/// What was found last, for the next check of the same registry.
#[derive(Debug, Default)]
pub(crate) struct KeptFindings {
    policy: Option<Policy>,
    files: Vec<KeptFile>,
    /// What the rules found that look at some records, or at what all share.
    shared: SharedFindings,
}

/// What was found in a file.
#[derive(Debug, Default)]
struct KeptFile {
    /// What is known of the rules that look at one record at a time; none if they must look again.
    own: Option<OwnKnown>,
    /// What the other rules found in it, before its lines were looked up; none if they must be looked
    /// up again.
    others: Option<Vec<Finding>>,
    /// All findings in the file, of both kinds of rules.
    all: FileFindings,
    /// The files at which those of the first kind point, and those of the other.
    points_at: [BTreeSet<usize>; 2],
    /// Where the records of the file begin in each section.
    starts: [usize; Section::COUNT],
    /// Where fields are that the other rules have pointed at.
    places: Lookup<FieldPlace, Located>,
}

/// What is known, beside the findings, of the rules that look at one record at a time.
#[derive(Debug)]
struct OwnKnown {
    /// For each waiver whether it covered a finding of theirs in the file.
    has_covered: Vec<bool>,
}

/// Gives the records of a finding the positions that they have now.
fn renumber(
    found: &mut LocatedFinding,
    before: &[usize; Section::COUNT],
    after: &[usize; Section::COUNT],
) {
    let related = found
        .finding
        .related
        .iter_mut()
        .map(|other| &mut other.place);
    for place in std::iter::once(&mut found.finding.place).chain(related) {
        if let Place::Field(field) = place {
            let section = field.section as usize;
            field.index = field.index - before[section] + after[section];
        }
    }
}

/// What is checked.
#[derive(Clone, Copy)]
pub(crate) struct Checked<'c, 'r> {
    pub reading: &'c ParsedRegistry,
    pub network: &'c Network<'r>,
    pub verdicts: &'c Verdicts,
    pub quotes: &'c Quotes,
    pub policy: &'c Policy,
}

pub(super) const EVERYTHING: Wanted = Wanted {
    least: Level::Note,
    counts_lower: false,
};

const OWN_RULES: RuleRun<'static> = RuleRun {
    there: [&[], &[]],
    is_wanted: is_own_rule,
    has_covered: Vec::new(),
};

impl KeptFindings {
    /// Some files have changed, but nothing of them that rules look at beside the record that they
    /// check. `touched` leads to the records that have; none if some have other ids.
    pub(crate) fn forget(&mut self, changed: &BTreeSet<usize>, touched: Option<Touched>) {
        self.shared.forget(touched);
        for (number, file) in self.files.iter_mut().enumerate() {
            let is_changed = changed.contains(&number);
            let is_open = |at: &BTreeSet<usize>| is_changed || !at.is_disjoint(changed);
            let [own, others] = file.points_at.each_ref().map(is_open);
            if own {
                file.own = None;
            }
            if others {
                file.others = None;
            }
            if is_changed {
                file.places = Lookup::default();
            }
        }
    }

    /// The findings in each file, and behind them those that are in none.
    pub(crate) fn check(&mut self, checked: Checked<'_, '_>) -> Vec<FileFindings> {
        let registry = checked.network.registry;
        // The last place is that of findings that are in no file.
        let count = registry.files.len() + 1;
        if self.policy.as_ref() != Some(checked.policy) || self.files.len() != count {
            self.policy = Some(checked.policy.clone());
            self.files = (0..count).map(|_| KeptFile::default()).collect();
            self.shared = SharedFindings::default();
        }
        let has_duplicates = !checked.network.records.duplicates.is_empty();
        if has_duplicates {
            // Which of two records an id means, a file alone does not say.
            self.files.iter_mut().for_each(|file| file.own = None);
        }
        let own = self.look_again(checked);
        self.move_records(registry);
        let has_covered = self.has_covered(registry.waivers.len());
        let shared = self.shared.check(checked);
        let others = RuleRun {
            there: [&checked.reading.findings, shared],
            is_wanted: |rule| !is_own_rule(rule) && !is_shared_rule(rule),
            has_covered,
        };
        let mut context = Context::new(checked.network, checked.quotes, checked.policy);
        context.verdicts = Some(checked.verdicts);
        let (findings, _) = run_rules(&mut context, others, EVERYTHING);
        let others = self.look_up_again(checked, findings);
        self.join(own, others);
        if has_duplicates {
            self.files.iter_mut().for_each(|file| file.own = None);
        }
        self.files
            .iter()
            .map(|file| Arc::clone(&file.all))
            .collect()
    }

    /// What the rules that look at one record at a time find in each file in which they must look
    /// again.
    fn look_again(&mut self, checked: Checked<'_, '_>) -> Vec<Option<Vec<LocatedFinding>>> {
        let count = self.files.len();
        let open: Vec<usize> = (0..count)
            .filter(|file| self.files[*file].own.is_none())
            .collect();
        let found: Vec<(usize, Vec<LocatedFinding>, Vec<bool>)> = match open.len() <= MOST_ALONE {
            true => open.into_iter().map(|file| alone(checked, file)).collect(),
            false => together(checked, count),
        };
        let mut own: Vec<Option<Vec<LocatedFinding>>> = vec![None; count];
        for (file, found, has_covered) in found {
            own[file] = Some(found);
            self.files[file].own = Some(OwnKnown { has_covered });
        }
        own
    }

    /// Gives the records of what is kept the positions that they have now: they are others where
    /// another file has more records than before, or fewer.
    fn move_records(&mut self, registry: &Registry) {
        let mut has_moved = false;
        for (number, file) in self.files.iter_mut().enumerate() {
            let now = starts(registry, number);
            let before = std::mem::replace(&mut file.starts, now);
            if before != now {
                has_moved = true;
                file.places = Lookup::default();
                let mut all = Vec::clone(&file.all);
                // Those of other rules are found again.
                all.retain(|it| is_own_rule(it.finding.rule));
                all.iter_mut().for_each(|it| renumber(it, &before, &now));
                file.all = Arc::new(all);
            }
        }
        if has_moved {
            // A position may be that of another record than before.
            self.files.iter_mut().for_each(|file| file.others = None);
        }
    }

    /// What the other rules found in each file, with its lines; none where it is as it was.
    fn look_up_again(
        &mut self,
        checked: Checked<'_, '_>,
        findings: Vec<Finding>,
    ) -> Vec<Option<Vec<LocatedFinding>>> {
        let (registry, count) = (checked.network.registry, self.files.len());
        let of_files = split(findings, count, |it| file_of(registry, &it.place));
        let mut again = Vec::new();
        let mut is_again = vec![false; count];
        for ((file, others), is_again) in self.files.iter_mut().zip(of_files).zip(&mut is_again) {
            *is_again = file.others.as_ref() != Some(&others);
            if *is_again {
                again.extend_from_slice(&others);
                file.others = Some(others);
            }
        }
        let places = self.locate(checked, &again);
        let found = split(arranged(again, places), count, |it| it.at.span.file);
        let found = found.into_iter().zip(is_again);
        found
            .map(|(found, is_again)| is_again.then_some(found))
            .collect()
    }

    /// The places of findings. A file of which nothing new is asked is not read again.
    fn locate(&mut self, checked: Checked<'_, '_>, findings: &[Finding]) -> Vec<Located> {
        let registry = checked.network.registry;
        let places = places_of(findings);
        let number = |place: &Place| file_of(registry, place).min(registry.files.len());
        let known = |files: &[KeptFile], place: &Place| match place {
            Place::Field(field) => files[number(place)].places.get(field).copied(),
            Place::Bytes(_) => None,
        };
        let mut found: Vec<Option<Located>> = places
            .iter()
            .map(|place| known(&self.files, place))
            .collect();
        let unknown: Vec<usize> = (0..found.len()).filter(|at| found[*at].is_none()).collect();
        let asked: Vec<&Place> = unknown.iter().map(|at| places[*at]).collect();
        let located = locate_all(registry, &checked.reading.texts, &asked);
        for (at, located) in unknown.into_iter().zip(located) {
            found[at] = Some(located);
            if let Place::Field(field) = places[at] {
                let file = &mut self.files[number(places[at])];
                file.places.insert(field.clone(), located);
            }
        }
        found.into_iter().flatten().collect()
    }

    fn has_covered(&self, waivers: usize) -> Vec<bool> {
        let mut all = vec![false; waivers];
        for known in self.files.iter().filter_map(|file| file.own.as_ref()) {
            for (any, own) in all.iter_mut().zip(&known.has_covered) {
                *any |= own;
            }
        }
        all
    }

    /// Puts the findings of both kinds of rules together. What is as it was stays.
    fn join(
        &mut self,
        own: Vec<Option<Vec<LocatedFinding>>>,
        others: Vec<Option<Vec<LocatedFinding>>>,
    ) {
        for ((file, own), others) in self.files.iter_mut().zip(own).zip(others) {
            let is_own = |it: &&LocatedFinding| is_own_rule(it.finding.rule);
            let is_same = |others: &Vec<_>| file.all.iter().filter(|it| !is_own(it)).eq(others);
            if own.is_none() && others.as_ref().is_none_or(is_same) {
                continue;
            }
            let kept = |own: bool| {
                let kept = file.all.iter().filter(|it| is_own(it) == own);
                kept.cloned().collect()
            };
            let both = [
                own.unwrap_or_else(|| kept(true)),
                others.unwrap_or_else(|| kept(false)),
            ];
            file.points_at = both.each_ref().map(|found| {
                let related = found.iter().flat_map(|it| &it.related);
                related.map(|at| at.span.file).collect()
            });
            let mut all: Vec<LocatedFinding> = both.into_iter().flatten().collect();
            all.sort_by(by_place);
            file.all = Arc::new(all);
        }
    }
}

/// Takes away what is waived, and says which waivers covered something.
fn settled(context: &Context<'_, '_>, findings: &mut Vec<Finding>) -> Vec<bool> {
    let has_covered = waivers::apply(context.network.registry, findings);
    levelled(context, findings, EVERYTHING);
    has_covered
}

/// What the rules find in one file, looking at nothing else but what all share.
fn alone(checked: Checked<'_, '_>, file: usize) -> (usize, Vec<LocatedFinding>, Vec<bool>) {
    if file == checked.network.registry.files.len() {
        // Where there is no file, there is no record.
        return (file, Vec::new(), Vec::new());
    }
    let registry = narrowed(checked.network.registry, file);
    let network = Network::new(&registry);
    let context = Context::new(&network, checked.quotes, checked.policy);
    let mut findings = OWN_RULES.early(&context, EVERYTHING).0;
    findings.retain(|finding| file_of(&registry, &finding.place) == file);
    let has_covered = settled(&context, &mut findings);
    let mut found = located(findings, &registry, &checked.reading.texts);
    let (before, after) = (Default::default(), starts(checked.network.registry, file));
    found
        .iter_mut()
        .for_each(|it| renumber(it, &before, &after));
    (file, found, has_covered)
}

/// What the rules find in every file.
fn together(
    checked: Checked<'_, '_>,
    count: usize,
) -> Vec<(usize, Vec<LocatedFinding>, Vec<bool>)> {
    let registry = checked.network.registry;
    let context = Context::new(checked.network, checked.quotes, checked.policy);
    let found = OWN_RULES.early(&context, EVERYTHING).0;
    let of_files = split(found, count, |it| file_of(registry, &it.place));
    let files = of_files.into_par_iter().enumerate();
    let settle = |(file, mut findings): (usize, Vec<Finding>)| {
        let context = Context::new(checked.network, checked.quotes, checked.policy);
        let has_covered = settled(&context, &mut findings);
        let found = located(findings, registry, &checked.reading.texts);
        (file, found, has_covered)
    };
    files.map(settle).collect()
}

/// Findings by their files.
fn split<T>(found: Vec<T>, count: usize, file: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut of_files: Vec<Vec<T>> = (0..count).map(|_| Vec::new()).collect();
    for it in found {
        of_files[file(&it).min(count - 1)].push(it);
    }
    of_files
}
