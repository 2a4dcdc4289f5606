use super::shared::support::{are_known_actors, party_lists};
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "too-few-parties",
    summary: "A partnership or an instrument has only one party.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("too-few-parties.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for parties in party_lists(context.network.registry) {
        let is_alone = parties.ids.len() == 1 && are_known_actors(context.network, parties.ids);
        if is_alone && context.is_whole(parties.section, parties.index) {
            let noun = parties.noun();
            report
                .found(parties.place(), format!("the {noun} names only one party"))
                .label("one party")
                .help("name the other party");
        }
    }
}
