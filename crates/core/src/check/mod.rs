//! The rules, and what is done with what they find.
//!
//! A rule is a name, a default level, a page and a function. The function finds; its name and its
//! weight are put on its findings here, so that a rule can set neither. Levels are decided in one
//! place, [`Policy`]: the rule's default, the manifest, the flags.

mod policy;
mod report;
mod rule;
pub mod rules;
mod shown;
mod waivers;

pub use policy::Policy;
pub use report::{Draft, Report};
pub use rule::{Context, Rule};
pub use rules::RULES;

use crate::audit::Verdicts;
use crate::finding::Finding;
use crate::model::Level;
use crate::network::Network;
use crate::quotes::Quotes;
use crate::yaml::{Located, Locator, Reading};

/// A finding, and where it and the places related to it stand in their files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedFinding {
    /// The finding, with its level decided.
    pub finding: Finding,
    /// Where it is.
    pub at: Located,
    /// Where the places related to it are, in their order.
    pub related: Vec<Located>,
}

/// The rule with a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Everything that is wrong with a registry: what the reader found and what the rules find, less
/// what is waived or off; by file, place and rule. Without verdicts the rules about claims and about
/// waivers find nothing.
pub(crate) fn check(
    reading: &Reading,
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
    let is_late = |rule: &Rule| {
        rules::AFTER_WAIVERS
            .iter()
            .any(|late| late.name == rule.name)
    };
    for rule in RULES.iter().filter(|rule| !is_late(rule)) {
        run(rule, &context, &mut findings);
    }
    context.has_covered = waivers::apply(&reading.registry, &mut findings);
    if verdicts.is_some() {
        for rule in rules::AFTER_WAIVERS {
            run(rule, &context, &mut findings);
        }
    }
    let mut locator = Locator::new(&reading.registry, &reading.texts);
    findings.retain_mut(|finding| {
        finding.level = policy.level(finding.rule);
        finding.level != Level::Off
    });
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

fn run(rule: &Rule, context: &Context<'_, '_>, findings: &mut Vec<Finding>) {
    if let Some(run) = rule.run
        && context.policy.level(rule.name) != Level::Off
    {
        let mut report = Report::new(rule.name);
        run(context, &mut report);
        findings.extend(report.into_findings());
    }
}
