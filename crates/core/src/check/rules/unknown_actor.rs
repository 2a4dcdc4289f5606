use super::shared::support::report_unresolved;
use crate::check::{Context, Report};
use crate::fields::Reference;
use crate::finding::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-actor",
    summary: "A party, or whose network it is, is neither a known state nor an organisation.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unknown-actor.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    report_unresolved(context, report, Reference::Actor);
}
