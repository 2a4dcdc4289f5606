//! The rules, and how their findings are handled.
//!
//! A rule is a [`Rule`] and a function that finds. The function is given a [`Report`], which puts
//! the rule on each finding, so that a function can set neither name nor level. Levels are decided
//! in one place, [`Policy`]: the rule's default, the manifest, the flags. The rules that the reader
//! applies while it reads, [`READER_RULES`], have their files in [`crate::yaml`].

mod policy;
mod report;
mod rule;
pub mod rules;
mod same_citation;
mod shown;
mod waivers;

pub use policy::Policy;
pub use report::{FindingDraft, Report};
pub use rule::Context;

use std::sync::LazyLock;

use crate::audit::Verdicts;
use crate::finding::{Finding, Rule};
use crate::model::{Level, Registry};
use crate::network::Network;
use crate::quotes::Quotes;
use crate::yaml::{Located, Locator, ParsedRegistry, READER_RULES, SourceText};
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

/// All findings about a registry, from the reader and from the rules, except those that are waived
/// or switched off; sorted by file, place and rule. Without verdicts the rules about claims and
/// about waivers find nothing.
pub(crate) fn check(
    reading: &ParsedRegistry,
    network: &Network<'_>,
    verdicts: Option<&Verdicts>,
    quotes: &Quotes,
    policy: &Policy,
) -> Vec<LocatedFinding> {
    let mut findings = reading.findings.clone();
    let mut context = Context {
        network,
        verdicts,
        quotes,
        policy,
        has_covered: Vec::new(),
    };
    let is_late = |(rule, _): &&RegistryRule| rules::AFTER_WAIVERS.contains(rule);
    for rule in rules::RULES.iter().filter(|rule| !is_late(rule)) {
        run(rule, &context, &mut findings);
    }
    context.has_covered = waivers::apply(&reading.registry, &mut findings);
    if verdicts.is_some() {
        for rule in rules::RULES.iter().filter(is_late) {
            run(rule, &context, &mut findings);
        }
    }
    same_citation::merge(&reading.registry, &mut findings);
    findings.retain_mut(|finding| {
        finding.level = policy.level(finding.rule);
        finding.level != Level::Off
    });
    located(findings, &reading.registry, &reading.texts)
}

/// Findings with their places in files looked up, sorted by file, place and rule, bounded, and with
/// nothing in their words that could steer what shows them.
#[must_use]
pub fn located(
    findings: Vec<Finding>,
    registry: &Registry,
    texts: &[SourceText],
) -> Vec<LocatedFinding> {
    let mut locator = Locator::new(registry, texts);
    locator.prepare(findings.iter().flat_map(|finding| {
        let related = finding.related.iter().map(|other| &other.place);
        std::iter::once(&finding.place).chain(related)
    }));
    let mut located: Vec<LocatedFinding> = findings
        .into_iter()
        .map(|finding| {
            let at = locator.locate(&finding.place);
            let related = finding.related.iter();
            let related = related.map(|other| locator.locate(&other.place)).collect();
            LocatedFinding {
                finding,
                at,
                related,
            }
        })
        .collect();
    located.sort_by(|a, b| {
        let key = |found: &LocatedFinding| (found.at, found.finding.rule);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.finding.message.cmp(&b.finding.message))
    });
    let mut kept = shown::bounded(located);
    for found in &mut kept {
        shown::make_visible(&mut found.finding);
    }
    kept
}

fn run((rule, run): &RegistryRule, context: &Context<'_, '_>, findings: &mut Vec<Finding>) {
    if context.policy.level(rule) != Level::Off {
        let mut report = Report::new(rule);
        run(context, &mut report);
        findings.extend(report.into_findings());
    }
}
