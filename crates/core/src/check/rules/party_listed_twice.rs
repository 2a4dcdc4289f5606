use super::support::party_lists;
use crate::check::{Context, Report, Rule};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "party-listed-twice",
    level: Level::Error,
    page: include_str!("party-listed-twice.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    for parties in party_lists(context.network.registry) {
        if parties.is_self_partnership() {
            continue;
        }
        for (position, id) in parties
            .ids
            .iter()
            .enumerate()
            .filter(|(_, id)| !id.is_empty())
        {
            let first = parties.ids.iter().position(|other| other == id);
            if let Some(first) = first.filter(|first| *first < position) {
                report
                    .found(
                        parties.place_of(position),
                        format!("`{id}` is listed twice as a party"),
                    )
                    .label("again here")
                    .related(parties.place_of(first), "first here")
                    .help("remove one, or correct it");
            }
        }
    }
}
