use super::support::party_lists;
use crate::check::{Context, Report, Rule};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "self-partnership",
    level: Level::Error,
    page: include_str!("self-partnership.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let lists = party_lists(context.network.registry);
    for parties in lists.filter(super::support::Parties::is_self_partnership) {
        report
            .found(
                parties.place(),
                format!("the parties are all `{}`", parties.ids[0]),
            )
            .label("one state")
            .help("name the other party");
    }
}
