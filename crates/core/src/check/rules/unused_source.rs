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
    let mut used: Lookup<String, ()> = Lookup::default();
    let is_reference = |key: &Key| key.kind.reference() == Some(Reference::Source);
    for_each_value(registry, is_reference, |value| {
        let id = &*value.text();
        if !used.contains(id) {
            used.insert(id.to_owned(), ());
        }
    });
    for (index, source) in registry.sources.iter().enumerate() {
        if !source.id.is_empty() && !used.contains(source.id.as_str()) {
            report
                .found(
                    field(Section::Sources, index, "id"),
                    format!("no record cites the source `{}`", source.id),
                )
                .label("cited nowhere")
                .help("cite it in the records that it attests, or remove it");
        }
    }
}
