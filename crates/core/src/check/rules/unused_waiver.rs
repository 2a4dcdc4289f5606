use super::shared::support::field;
use crate::check::{Context, Report};
use crate::check::{is_reader_rule, is_verdict_rule, rule, waivers::is_expired};
use crate::finding::{Rule, Suggestions};
use crate::model::{Level, Section};
use std::cell::LazyCell;

pub(super) static RULE: Rule = Rule {
    name: "unused-waiver",
    summary: "A waiver has no effect.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unused-waiver.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let network = context.network;
    let ids = LazyCell::new(|| {
        let ids = network.records.ids().into_iter();
        Suggestions::new(ids.map(|id| (id, Vec::new())))
    });
    for (index, waiver) in network.registry.waivers.iter().enumerate() {
        // An unknown rule, one of the reader and an expired waiver have findings of their own, and a
        // rule that is off finds nothing that could be waived.
        let runs = rule(&waiver.rule)
            .is_some_and(|rule| !is_reader_rule(rule) && context.policy.level(rule) != Level::Off);
        let is_in_force = runs && !is_expired(network.registry, waiver);
        let has_covered = context.has_covered.get(index).copied().unwrap_or_default();
        // While claims are not judged, nothing about a verdict is found.
        let is_of_verdicts = rule(&waiver.rule).is_some_and(is_verdict_rule);
        if is_of_verdicts && network.may_count_too_little() {
            continue;
        }
        if has_covered || !is_in_force || !context.is_whole(Section::Waivers, index) {
            continue;
        }
        let (record, registry) = (&waiver.record, &network.manifest().registry);
        if network.records.get(record).is_some() || record == registry {
            report
                .found(
                    field(Section::Waivers, index, "rule"),
                    format!("`{}` has no finding about `{record}`", waiver.rule),
                )
                .label("no effect")
                .help("remove the waiver");
        } else {
            let help = match ids.closest(record) {
                Some(found) => found.help(record),
                None => "correct the id, or remove the waiver".to_owned(),
            };
            report
                .found(
                    field(Section::Waivers, index, "record"),
                    format!("no record has the id `{record}`"),
                )
                .label("no effect")
                .help(help);
        }
    }
}
