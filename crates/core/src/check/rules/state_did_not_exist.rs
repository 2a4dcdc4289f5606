use super::shared::lifetimes::Lifetimes;
use super::shared::uses::of_states;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "state-did-not-exist",
    summary: "A state is used on a day when the registry says that it did not exist.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("state-did-not-exist.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let records = registry.states.iter();
    let records = records.map(|it| (&*it.id, it.since.as_ref(), it.until.as_ref()));
    let lifetimes = Lifetimes::new(Section::States, records);
    let as_of = registry.manifest.as_of;
    of_states(
        registry,
        |id| lifetimes.has(id),
        |used| lifetimes.report(&used, as_of, report),
    );
}
