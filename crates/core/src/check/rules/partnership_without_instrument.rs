use super::shared::support::are_known_actors;
use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "partnership-without-instrument",
    summary: "No instrument between the parties of a partnership carries its tier.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("partnership-without-instrument.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let network = context.network;
    for (index, tie) in network.ties.iter_enumerated() {
        let Some(tier) = tie.tier else { continue };
        let is_resolved = are_known_actors(network, &network.partnership(index).parties);
        let has_instrument = tie.instruments.iter().any(|instrument| {
            let mut tiers = network.acts[*instrument].tiers.iter();
            tiers.any(|own| network.tier_includes(*own, tier))
        });
        if tie.parties.len() > 1 && is_resolved && !has_instrument {
            report
                .found(
                    Place::record(Section::Partnerships, index),
                    "no instrument between these parties carries this tier",
                )
                .label("no instrument is recorded")
                .help("record the instrument, if there is one");
        }
    }
}
