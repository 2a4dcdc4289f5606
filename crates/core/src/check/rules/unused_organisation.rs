use super::shared::support::field;
use crate::check::{Context, Report};
use crate::fields::{Key, Reference};
use crate::finding::{Rule, for_each_value};
use crate::model::{Level, Section};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "unused-organisation",
    summary: "An organisation has no members, and no record refers to it.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unused-organisation.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let registry = context.network.registry;
    let organisations = registry.organisations.iter().enumerate();
    let without_members: Vec<_> = organisations
        .filter(|(_, organisation)| organisation.members.is_empty())
        .collect();
    if without_members.is_empty() {
        return;
    }
    let ids = without_members.iter().map(|(_, it)| it.id.as_str());
    let mut unused: BTreeSet<&str> = ids.collect();
    let names_one = [Reference::Organisation, Reference::Actor];
    let is_reference = |key: &Key| {
        key.kind
            .reference()
            .is_some_and(|it| names_one.contains(&it))
    };
    for_each_value(registry, is_reference, |value| {
        let text = &*value.text();
        // A selector may name a role behind the organisation.
        let id = text.split('/').next().unwrap_or_default();
        unused.remove(id);
    });
    for (index, organisation) in without_members {
        if unused.contains(&*organisation.id) && context.is_whole(Section::Organisations, index) {
            report
                .found(
                    field(Section::Organisations, index, "id"),
                    format!(
                        "the organisation `{}` has no members, and no record names it",
                        organisation.id
                    ),
                )
                .label("not used")
                .help("list its `members`, or remove it");
        }
    }
}
