use super::shared::support::field;
use crate::check::{Context, Report, rule};
use crate::finding::{Place, Rule};
use crate::model::{Level, Section};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "waived-twice",
    summary: "Two waivers are for the same rule and the same record.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("waived-twice.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let mut first: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (index, waiver) in context.network.registry.waivers.iter().enumerate() {
        // A rule may be under a former name as well.
        let name = rule(&waiver.rule).map_or(&*waiver.rule, |rule| rule.name);
        let key = (name, &*waiver.record);
        if key.0.is_empty() || key.1.is_empty() {
            continue;
        }
        let first = *first.entry(key).or_insert(index);
        if first != index {
            let (rule, record) = (&waiver.rule, &waiver.record);
            report
                .found(
                    field(Section::Waivers, index, "rule"),
                    format!("`{rule}` is already waived for `{record}`"),
                )
                .label("waived again here")
                .related(Place::record(Section::Waivers, first), "first waived here")
                .help("keep the waiver that is right, and remove the other one");
        }
    }
}
