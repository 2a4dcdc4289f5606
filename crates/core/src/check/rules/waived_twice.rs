use super::support::field;
use crate::check::{Context, Report, Rule};
use crate::finding::Place;
use crate::model::{Level, Section};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "waived-twice",
    level: Level::Warning,
    page: include_str!("waived-twice.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let mut first: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (index, waiver) in context.network.registry.waivers.iter().enumerate() {
        let key = (&*waiver.rule, &*waiver.record);
        if key.0.is_empty() || key.1.is_empty() {
            continue;
        }
        let first = *first.entry(key).or_insert(index);
        if first != index {
            let (rule, record) = key;
            report
                .found(
                    field(Section::Waivers, index, "rule"),
                    format!("`{rule}` is waived for `{record}` already"),
                )
                .label("again here")
                .related(Place::record(Section::Waivers, first), "first here")
                .help("keep the waiver that holds, and remove the other one");
        }
    }
}
