use super::shared::support::field;
use crate::check::{Context, Report};
use crate::fields::{Key, Reference};
use crate::finding::{Rule, for_each_value};
use crate::lookup::Lookup;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "unused-source",
    summary: "No record, claim or selector uses a source.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unused-source.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let registry = context.network.registry;
    // Nearly every source attests a record.
    let network = context.network;
    let mut is_used = vec![false; registry.sources.len()];
    let attested = network.acts.iter().map(|it| &it.attested);
    let attested = attested.chain(network.ties.iter().map(|it| &it.attested));
    let attested = attested.chain(network.memberships.iter().map(|it| &it.attested));
    attested
        .flat_map(|it| &it.sources)
        .for_each(|it| is_used[usize::from(*it)] = true);
    let sources = registry.sources.iter().zip(is_used).enumerate();
    let open = sources.filter(|(_, (source, is_used))| !is_used && !source.id.is_empty());
    let open: Vec<(usize, &str)> = open.map(|(index, (it, _))| (index, &*it.id)).collect();
    if open.is_empty() {
        return;
    }
    let mut used: Lookup<String, ()> = Lookup::default();
    let is_reference = |key: &Key| key.kind.reference() == Some(Reference::Source);
    for_each_value(registry, is_reference, |value| {
        let id = &*value.text();
        if !used.contains(id) {
            used.insert(id.to_owned(), ());
        }
    });
    for (index, id) in open {
        if !used.contains(id) {
            report
                .found(
                    field(Section::Sources, index, "id"),
                    format!("no record cites the source `{id}`"),
                )
                .label("cited nowhere")
                .help("cite it in the records that it attests, or remove it");
        }
    }
}
