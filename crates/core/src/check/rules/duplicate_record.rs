use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::lookup::Lookup;
use crate::model::Level;
use crate::network::RecordRef;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "duplicate-record",
    summary: "Two records have the same id.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("duplicate-record.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (again, first) in &context.network.records.duplicates {
        let place: Place = again.place();
        report
            .found(
                place,
                format!(
                    "the id `{}` is used by two records",
                    again.id_or_derived(registry)
                ),
            )
            .label("used again here")
            .related(first.place(), "first used here")
            .help("give one of the records another id, or remove it");
    }
    // Ids become names of files and parts of addresses, where capitals may not be told apart.
    let records = &context.network.records;
    let has_capitals = |id: &str| id.bytes().any(|byte| byte.is_ascii_uppercase());
    let with_capitals = records.all_where(has_capitals);
    let folded = with_capitals
        .iter()
        .map(|(id, _)| (id.to_ascii_lowercase(), ()));
    let folded: Lookup<String, ()> = folded.collect();
    // Only these may be another id with capitals.
    let may_be_same = |id: &str| has_capitals(id) || folded.contains(id);
    let mut first: BTreeMap<String, (&str, RecordRef)> = BTreeMap::new();
    for (id, record) in records.all_where(may_be_same) {
        let folded = id.to_ascii_lowercase();
        let Some((other, other_record)) = first.get(&folded) else {
            first.insert(folded, (id, record));
            continue;
        };
        report
            .found(
                record.place(),
                format!("the ids `{other}` and `{id}` differ only in upper and lower case"),
            )
            .label("differs only in case")
            .related(other_record.place(), "the other id")
            .help("give one of the records another id, or remove it");
    }
}
