use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::model::{Id, Level, Registry};
use crate::network::RecordId;
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
                format!("the id `{}` names two records", id_of(registry, *again)),
            )
            .label("the same id again")
            .related(first.place(), "first used here")
            .help("give one of the records another id, or remove it");
    }
    // Ids become names of files and parts of addresses, where capitals may not be told apart.
    let mut first: BTreeMap<String, (&str, RecordId)> = BTreeMap::new();
    for (id, record) in context.network.records.all() {
        let folded = id.to_ascii_lowercase();
        let Some((other, other_record)) = first.get(&folded) else {
            first.insert(folded, (id, record));
            continue;
        };
        report
            .found(
                record.place(),
                format!("the ids `{other}` and `{id}` differ in capitals only"),
            )
            .label("told apart by capitals only")
            .related(other_record.place(), "the other one")
            .help("give one of the records another id, or remove it");
    }
}

fn id_of(registry: &Registry, record: RecordId) -> Id {
    match record {
        RecordId::Tier(index) => registry.manifest.tiers[index].id.clone(),
        RecordId::Direction(index) => registry.manifest.directions[index].id.clone(),
        RecordId::State(index) => registry.states[index].id.clone(),
        RecordId::Organisation(index) => registry.organisations[index].id.clone(),
        RecordId::Partnership(index) => registry.partnerships[index].called(),
        RecordId::Instrument(index) => registry.instruments[index].id.clone(),
        RecordId::Principle(index) => registry.principles[index].id.clone(),
        RecordId::Source(index) => registry.sources[index].id.clone(),
        RecordId::Claim(index) => registry.claims[index].id.clone(),
    }
}
