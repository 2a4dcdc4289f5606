//! The findings by file, of which those stay that a change of another file cannot touch.
//!
//! Most rules look at one record at a time, and at what nearly never changes while somebody types:
//! the manifest, the states, organisations, sources and waivers. What these rules find in a file
//! is kept until the file or one of those changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::joined::SharedFindings;
use super::{
    Context, LocatedFinding, Policy, RuleRun, Wanted, arranged, by_place, is_own_rule,
    is_shared_rule, levelled, located, places_of, run_rules, waivers,
};
use crate::audit::Verdicts;
use crate::finding::{FieldPlace, Finding, Place};
use crate::lookup::Lookup;
use crate::model::{Keyword as _, Level, RecordFile, Registry, Section};
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
    /// All findings in the file, also of the other rules.
    all: FileFindings,
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

/// The sections that rules may look at beside the record that they check.
const COMMON: [Section; 5] = [
    Section::Manifest,
    Section::States,
    Section::Organisations,
    Section::Sources,
    Section::Waivers,
];

/// What a file has that rules may look at beside the record that they check.
pub(crate) fn common_part(registry: &Registry, file: usize) -> Registry {
    let Some(own) = registry.files.get(file) else {
        return Registry::default();
    };
    let range = |section: Section| own.records[section as usize].clone();
    let mut part = Registry {
        states: registry.states[range(Section::States)].to_vec(),
        organisations: registry.organisations[range(Section::Organisations)].to_vec(),
        sources: registry.sources[range(Section::Sources)].to_vec(),
        waivers: registry.waivers[range(Section::Waivers)].to_vec(),
        ..Registry::default()
    };
    if !range(Section::Manifest).is_empty() {
        part.manifest = registry.manifest.clone();
    }
    // Of a record that could not be read as a whole, nothing is said to be missing.
    let faulty = own.faulty.iter().copied();
    part.files.push(RecordFile {
        faulty: faulty
            .filter(|(section, _)| COMMON.contains(section))
            .collect(),
        ..RecordFile::default()
    });
    part
}

/// The registry without the records of other files that a rule does not look at beside its own.
fn narrowed(registry: &Registry, file: usize) -> Registry {
    let own = |section: Section| registry.files[file].records[section as usize].clone();
    let narrowed_file = |(number, about): (usize, &RecordFile)| {
        let mut about = about.clone();
        for section in Section::ALL.iter().filter(|it| !COMMON.contains(it)) {
            let count = own(*section).len();
            about.records[*section as usize] = match number.cmp(&file) {
                std::cmp::Ordering::Less => 0..0,
                std::cmp::Ordering::Equal => 0..count,
                std::cmp::Ordering::Greater => count..count,
            };
        }
        about
    };
    Registry {
        manifest: registry.manifest.clone(),
        states: registry.states.clone(),
        organisations: registry.organisations.clone(),
        partnerships: registry.partnerships[own(Section::Partnerships)].to_vec(),
        instruments: registry.instruments[own(Section::Instruments)].to_vec(),
        principles: registry.principles[own(Section::Principles)].to_vec(),
        sources: registry.sources.clone(),
        claims: registry.claims[own(Section::Claims)].to_vec(),
        waivers: registry.waivers.clone(),
        files: registry
            .files
            .iter()
            .enumerate()
            .map(narrowed_file)
            .collect(),
    }
}

/// Where the records of a file begin in each section, if all are counted; of the common ones
/// nothing is narrowed.
fn starts(registry: &Registry, file: usize) -> [usize; Section::COUNT] {
    let own = registry.files.get(file);
    let mut starts = own.map_or_else(Default::default, |own| {
        own.records.each_ref().map(|range| range.start)
    });
    for section in COMMON {
        starts[section as usize] = 0;
    }
    starts
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
    reader: &[],
    is_wanted: is_own_rule,
    has_covered: Vec::new(),
};

impl KeptFindings {
    /// Some files have changed, but nothing of them that rules look at beside the record that they
    /// check. `touched` leads to the records that have; none if some have other ids.
    pub(crate) fn forget(&mut self, changed: &BTreeSet<usize>, touched: Option<Touched>) {
        self.shared.forget(touched);
        for (number, file) in self.files.iter_mut().enumerate() {
            let mut own = file.all.iter().filter(|it| is_own_rule(it.finding.rule));
            let mut points_there = || {
                own.any(|it| {
                    let mut related = it.related.iter();
                    related.any(|at| changed.contains(&at.span.file))
                })
            };
            let is_changed = changed.contains(&number);
            if is_changed || points_there() {
                file.own = None;
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
        let there = [&checked.reading.findings[..], shared].concat();
        let others = RuleRun {
            reader: &there,
            is_wanted: |rule| !is_own_rule(rule) && !is_shared_rule(rule),
            has_covered,
        };
        let mut context = Context::new(checked.network, checked.quotes, checked.policy);
        context.verdicts = Some(checked.verdicts);
        let (findings, _) = run_rules(&mut context, others, EVERYTHING);
        let places = self.locate(checked, &findings);
        self.join(own, split(arranged(findings, places), count));
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
        for (number, file) in self.files.iter_mut().enumerate() {
            let now = starts(registry, number);
            let before = std::mem::replace(&mut file.starts, now);
            if before != now {
                file.places = Lookup::default();
                let mut all = Vec::clone(&file.all);
                // Those of other rules are found again.
                all.retain(|it| is_own_rule(it.finding.rule));
                all.iter_mut().for_each(|it| renumber(it, &before, &now));
                file.all = Arc::new(all);
            }
        }
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
    fn join(&mut self, own: Vec<Option<Vec<LocatedFinding>>>, others: Vec<Vec<LocatedFinding>>) {
        for ((file, own), others) in self.files.iter_mut().zip(own).zip(others) {
            let is_own = |it: &&LocatedFinding| is_own_rule(it.finding.rule);
            let is_same = || file.all.iter().filter(|it| !is_own(it)).eq(&others);
            if own.is_none() && is_same() {
                continue;
            }
            let kept = || file.all.iter().filter(is_own).cloned().collect();
            let mut all: Vec<LocatedFinding> = own.unwrap_or_else(kept);
            all.extend(others);
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
    let mut of_files: Vec<Vec<Finding>> = (0..count).map(|_| Vec::new()).collect();
    for finding in OWN_RULES.early(&context, EVERYTHING).0 {
        of_files[file_of(registry, &finding.place).min(count - 1)].push(finding);
    }
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
fn split(found: Vec<LocatedFinding>, count: usize) -> Vec<Vec<LocatedFinding>> {
    let mut of_files: Vec<Vec<LocatedFinding>> = (0..count).map(|_| Vec::new()).collect();
    for it in found {
        of_files[it.at.span.file.min(count - 1)].push(it);
    }
    of_files
}
