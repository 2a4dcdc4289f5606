use super::shared::lifetimes::Lifetimes;
use super::shared::uses::of_organisations;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "organisation-did-not-exist",
    summary: "An organisation is used on a day when it did not exist.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("organisation-did-not-exist.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let records = registry.organisations.iter();
    let records = records.map(|it| (&*it.id, it.since.as_ref(), it.until.as_ref()));
    let lifetimes = Lifetimes::new(Section::Organisations, records);
    let as_of = registry.manifest.as_of;
    of_organisations(
        registry,
        |id| lifetimes.has(id),
        |used| lifetimes.report(&used, as_of, report),
    );
}
