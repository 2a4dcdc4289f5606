use super::shared::support::party_lists;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "self-partnership",
    summary: "All parties of a partnership are the same state.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("self-partnership.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let lists = party_lists(context.network.registry);
    for parties in lists.filter(super::shared::support::Parties::is_self_partnership) {
        report
            .found(
                parties.place(),
                format!("all parties are the same, `{}`", parties.ids[0]),
            )
            .label("a single party")
            .help("name the other party");
    }
}
