//! The rules, and how their findings are handled.
//!
//! A rule is a [`Rule`] and a function that finds. The function is given a [`Report`], which puts
//! the rule on each finding, so that a function can set neither name nor level. Levels are decided
//! in one place, [`Policy`]: the rule's default, the manifest, the flags. The rules that the reader
//! applies while it reads, [`READER_RULES`], have their files in [`crate::yaml`].

mod by_file;
mod joined;
mod narrowed;
mod policy;
mod report;
mod rule;
pub mod rules;
mod same_citation;
mod shown;
mod waivers;

pub use by_file::FileFindings;
pub(crate) use by_file::{Checked, KeptFindings};
pub(crate) use narrowed::common_part;
pub use policy::Policy;
pub use report::{FindingDraft, Report};
pub use rule::Context;
pub(crate) use rules::counted_by_source;

use std::cmp::Ordering;
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::audit::Verdicts;
use crate::finding::{Finding, Place, Rule};
use crate::model::{Level, Registry};
use crate::network::Network;
use crate::quotes::Quotes;
use crate::yaml::{Located, ParsedRegistry, READER_RULES, SourceText, locate_all};
use report::Kept;
use rule::RegistryRule;

/// A finding, and where it and the places related to it are in their files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LocatedFinding {
    /// The finding, with its level decided.
    pub finding: Finding,
    /// Where it is.
    pub at: Located,
    /// Where the places related to it are, in their order.
    pub related: Vec<Located>,
}

/// Every rule, sorted by name: those of the reader, and those that look at what was read.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let of_registry = rules::RULES.iter().map(|(rule, _)| *rule);
    let mut rules: Vec<&Rule> = READER_RULES.iter().copied().chain(of_registry).collect();
    rules.sort_unstable();
    rules
});

/// The rule with a name, or with a former name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    let position = RULES.binary_search_by_key(&name, |rule| rule.name).ok();
    let by_name = position.map(|position| RULES[position]);
    by_name.or_else(|| {
        let mut rules = RULES.iter().copied();
        rules.find(|rule| rule.aliases.contains(&name))
    })
}

/// Whether the reader itself applies a rule: its findings say that something was not read as it is
/// written. Nothing in a registry may keep them quiet.
#[must_use]
pub fn is_reader_rule(rule: &Rule) -> bool {
    READER_RULES.contains(&rule)
}

/// Whether a rule looks at what was counted for claims: it finds nothing while errors may hide
/// records that they count.
#[must_use]
pub fn is_verdict_rule(rule: &Rule) -> bool {
    rules::OF_VERDICTS.contains(&rule)
}

/// What a check found.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct CheckedRegistry {
    /// The findings of the wanted levels, sorted by file, place and rule.
    pub found: Vec<LocatedFinding>,
    /// How many findings have a lower level.
    pub lower: usize,
}

/// Which findings are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Their least level.
    pub least: Level,
    /// Whether those of a lower level are counted.
    pub counts_lower: bool,
}

/// The findings about a registry, from the reader and from the rules, except those that are waived
/// or switched off. Without verdicts the rules about claims and about waivers find nothing.
pub(crate) fn check(
    reading: &ParsedRegistry,
    network: &Network<'_>,
    verdicts: Option<&Verdicts>,
    quotes: &Quotes,
    policy: &Policy,
    mut wanted: Wanted,
) -> CheckedRegistry {
    let registry = &reading.registry;
    // What the waivers cover is known once every rule has run.
    let mut late = rules::AFTER_WAIVERS.iter();
    let is_late_wanted = late.any(|rule| policy.level(rule) >= wanted.least);
    wanted.counts_lower |= is_late_wanted && !registry.waivers.is_empty();
    let mut context = Context::new(network, quotes, policy);
    context.verdicts = verdicts;
    let run = RuleRun {
        there: [&reading.findings, &[]],
        is_wanted: |_| true,
        has_covered: Vec::new(),
    };
    let (findings, lower) = run_rules(&mut context, run, wanted);
    CheckedRegistry {
        found: located(findings, registry, &reading.texts),
        lower,
    }
}

/// What is run, beside which findings that are there already.
struct RuleRun<'f> {
    /// The findings that are there already: those of the reader, and those of rules that have run.
    there: [&'f [Finding]; 2],
    /// Which rules are run.
    is_wanted: fn(&Rule) -> bool,
    /// For each waiver whether it covers what another run has found; empty if there is none.
    has_covered: Vec<bool>,
}

impl RuleRun<'_> {
    /// What the rules find that do not look at waivers, and how many findings are only counted.
    fn early(&self, context: &Context<'_, '_>, wanted: Wanted) -> (Vec<Finding>, usize) {
        let is_early = |(rule, _): &&RegistryRule| {
            !rules::AFTER_WAIVERS.contains(rule) && (self.is_wanted)(rule)
        };
        let early: Vec<&RegistryRule> = rules::RULES.iter().filter(is_early).collect();
        let reports: Vec<(Vec<Finding>, usize)> = early
            .into_par_iter()
            .with_max_len(1)
            .map(|rule| run(rule, context, wanted))
            .collect();
        let is_reported =
            |finding: &&Finding| is_reported(context.policy.level(finding.rule), wanted);
        let there = self.there.into_iter().flatten();
        let mut findings = Vec::with_capacity(self.there.iter().map(|it| it.len()).sum());
        findings.extend(there.filter(is_reported).cloned());
        let mut lower = 0;
        for (found, count) in reports {
            findings.extend(found);
            lower += count;
        }
        (findings, lower)
    }
}

/// What the rules find that is not waived, each with its level, and how many findings have a lower
/// level than is wanted.
fn run_rules(
    context: &mut Context<'_, '_>,
    rules: RuleRun<'_>,
    wanted: Wanted,
) -> (Vec<Finding>, usize) {
    let (mut findings, mut lower) = rules.early(context, wanted);
    context.has_covered = waivers::apply(context.network.registry, &mut findings);
    for (own, other) in context.has_covered.iter_mut().zip(rules.has_covered) {
        *own |= other;
    }
    if context.verdicts.is_some() {
        let is_late = |(rule, _): &&RegistryRule| rules::AFTER_WAIVERS.contains(rule);
        for rule in rules::RULES.iter().filter(is_late) {
            let (found, count) = run(rule, context, wanted);
            findings.extend(found);
            lower += count;
        }
    }
    lower += levelled(context, &mut findings, wanted);
    (findings, lower)
}

/// Leaves one finding where several say the same, and those of the wanted levels. Gives how many
/// have a lower one.
fn levelled(context: &Context<'_, '_>, findings: &mut Vec<Finding>, wanted: Wanted) -> usize {
    let mut lower = 0;
    same_citation::merge(context.network.registry, findings);
    findings.retain_mut(|finding| {
        finding.level = context.policy.level(finding.rule);
        let is_wanted = finding.level >= wanted.least;
        if !is_wanted {
            lower += 1 + finding.more;
        }
        is_wanted
    });
    lower
}

/// Whether a rule looks at one record at a time, and beside it only at the manifest and at the
/// states, organisations and sources.
fn is_own_rule(rule: &Rule) -> bool {
    is_one_of(rules::OF_ONE_RECORD, rule)
}

/// Whether what a rule finds stays while nothing changes of what is joined to a record, or of what
/// all records share.
fn is_shared_rule(rule: &Rule) -> bool {
    is_joined_rule(rule) || is_one_of(rules::OF_COMMON_RECORDS, rule)
}

fn is_joined_rule(rule: &Rule) -> bool {
    is_one_of(rules::OF_JOINED_RECORDS, rule)
}

/// Whether a rule is one of several: each is there once, so that its address says it.
fn is_one_of(rules: &[&'static Rule], rule: &Rule) -> bool {
    rules.iter().any(|it| std::ptr::eq(*it, rule))
}

/// Whether findings of a level are kept or counted.
fn is_reported(level: Level, wanted: Wanted) -> bool {
    level != Level::Off && (level >= wanted.least || wanted.counts_lower)
}

/// Findings with their places in files looked up, sorted by file, place and rule, bounded, and with
/// nothing in their words that could steer what shows them.
#[must_use]
pub fn located(
    findings: Vec<Finding>,
    registry: &Registry,
    texts: &[SourceText],
) -> Vec<LocatedFinding> {
    let places = locate_all(registry, texts, &places_of(&findings));
    arranged(findings, places)
}

/// The places of findings, each followed by those related to it.
fn places_of(findings: &[Finding]) -> Vec<&Place> {
    let places = findings.iter().flat_map(|finding| {
        let related = finding.related.iter().map(|other| &other.place);
        std::iter::once(&finding.place).chain(related)
    });
    places.collect()
}

/// Findings with their places, in the order of [`places_of`], as [`located`] gives them.
fn arranged(findings: Vec<Finding>, places: Vec<Located>) -> Vec<LocatedFinding> {
    let mut places = places.into_iter();
    let mut located: Vec<LocatedFinding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let Some(at) = places.next() else { break };
        let related = places.by_ref().take(finding.related.len()).collect();
        located.push(LocatedFinding {
            finding,
            at,
            related,
        });
    }
    located.sort_by(by_place);
    let mut kept = shown::bounded(located);
    for found in &mut kept {
        shown::make_visible(&mut found.finding);
    }
    kept
}

/// The order of findings: by file, place, rule and words.
fn by_place(one: &LocatedFinding, other: &LocatedFinding) -> Ordering {
    let key = |found: &LocatedFinding| (found.at, found.finding.rule);
    let order = key(one).cmp(&key(other));
    order.then_with(|| one.finding.message.cmp(&other.finding.message))
}

/// What a rule finds, and how many findings are only counted.
fn run(
    (rule, run): &RegistryRule,
    context: &Context<'_, '_>,
    wanted: Wanted,
) -> (Vec<Finding>, usize) {
    let level = context.policy.level(rule);
    if !is_reported(level, wanted) {
        return (Vec::new(), 0);
    }
    let registry = context.network.registry;
    let mut files = registry.files.iter();
    let may_be_taken_away =
        !registry.waivers.is_empty() || files.any(|file| !file.cited_by_head.is_empty());
    let kept = match level >= wanted.least {
        true => Kept::Whole,
        false if may_be_taken_away => Kept::Place,
        false => Kept::Nothing,
    };
    let mut report = Report::new(rule, kept);
    run(context, &mut report);
    report.into_findings()
}
