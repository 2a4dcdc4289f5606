use typed_index_collections::TiVec;

use super::shared::dates::founding_key;
use super::shared::support::{are_known_actors, field};
use crate::check::{Context, Report};
use crate::date::{Bounds, Date};
use crate::finding::{Place, Rule};
use crate::lookup::Lookup;
use crate::model::{Effect, Level, Section};
use crate::network::{ActorIndex, InstrumentIndex, Network, PartnershipIndex, TierIndex};

pub(super) static RULE: Rule = Rule {
    name: "instrument-after-end",
    summary: "An instrument establishes or upgrades a partnership that had already ended.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("instrument-after-end.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    if !context.may_report_missing() {
        return;
    }
    let network = context.network;
    let mut recorded: Lookup<(&[ActorIndex], TierIndex), Vec<PartnershipIndex>> = Lookup::default();
    for (position, tie) in network.ties.iter_enumerated() {
        let Some(tier) = tie.tier else { continue };
        let all = recorded.get_or_insert_with((&tie.parties, tier), Vec::new);
        all.push(position);
    }
    // Many instruments of one pair would else each look at all others.
    let all_terminating: TiVec<PartnershipIndex, Vec<InstrumentIndex>> = network
        .ties
        .keys()
        .map(|tie| terminating(network, tie))
        .collect();
    for (index, act) in network.acts.iter_enumerated() {
        let record = network.instrument(index);
        let begins = matches!(record.effect, Some(Effect::Establishes | Effect::Upgrades));
        if !begins || act.parties.len() < 2 || !are_known_actors(network, &record.parties) {
            continue;
        }
        let ties = act.tiers.iter();
        let ties = ties.filter_map(|tier| recorded.get(&(act.parties.as_slice(), *tier)));
        let ties: Vec<PartnershipIndex> = ties.flatten().copied().collect();
        let ends: Option<Vec<Ended>> = ties
            .iter()
            .map(|tie| ended_before(network, *tie, &all_terminating[*tie], index))
            .collect();
        let Some(last) = ends.and_then(|ends| ends.into_iter().last()) else {
            continue;
        };
        let key = founding_key(network, last.tie, index);
        let since = network.day_for(index, network.ties[last.tie].tier);
        let since = since.map_or(String::new(), |day| format!(" with `since: {day}`"));
        report
            .found(
                field(Section::Instruments, index, key),
                "this instrument establishes or upgrades a partnership whose record has ended by \
                 this day",
            )
            .label("every record between these parties at this tier has ended")
            .help(format!(
                "record the new period as a separate partnership{since}, and give the earlier one \
                 an `until`; if the earlier one never ended, correct what ends it"
            ))
            .related(last.place, "this ends it");
    }
}

/// What ended a partnership before an instrument that founds it.
pub(super) struct Ended {
    /// The partnership.
    tie: PartnershipIndex,
    /// The date that says so.
    place: Place,
}

/// What ended a partnership on the day of an instrument that founds it, or before: its own `until`,
/// or one of the instruments that terminate it. None if it had not begun, or not certainly ended by then.
pub(super) fn ended_before(
    network: &Network<'_>,
    partnership: PartnershipIndex,
    terminating: &[InstrumentIndex],
    instrument: InstrumentIndex,
) -> Option<Ended> {
    let tie = &network.ties[partnership];
    let bounds = |day: Option<Date>| day.as_ref().map(Date::bounds).unwrap_or_default();
    let founded = bounds(network.day_for(instrument, tie.tier));
    let is_by_then = |end: Bounds| {
        let days = end.latest.zip(founded.earliest);
        days.is_some_and(|(end, founded)| end <= founded)
            && tie.start.bounds.is_before(end).is_certain()
    };
    if let Some(until) = &network.partnership(partnership).until {
        let place = field(Section::Partnerships, partnership, "until");
        return is_by_then(until.bounds()).then_some(Ended {
            tie: partnership,
            place,
        });
    }
    let mut ends = terminating.iter().copied();
    let end = ends.find(|position| {
        tie.has(*position).is_certain() && is_by_then(bounds(network.day_for(*position, tie.tier)))
    })?;
    Some(Ended {
        tie: partnership,
        place: field(
            Section::Instruments,
            end,
            founding_key(network, partnership, end),
        ),
    })
}

/// The instruments of a partnership that terminate it.
pub(super) fn terminating(
    network: &Network<'_>,
    partnership: PartnershipIndex,
) -> Vec<InstrumentIndex> {
    let instruments = network.ties[partnership].instruments.iter().copied();
    instruments
        .filter(|it| terminates(network, partnership, *it))
        .collect()
}

/// Whether an instrument terminates a partnership: at its tier, or at none.
pub(super) fn terminates(
    network: &Network<'_>,
    partnership: PartnershipIndex,
    instrument: InstrumentIndex,
) -> bool {
    let tier = network.ties[partnership].tier;
    let record = network.instrument(instrument);
    let tiers = &network.acts[instrument].tiers;
    let is_meant = record.tier.is_empty() || tier.is_some_and(|tier| tiers.contains(&tier));
    record.effect == Some(Effect::Terminates) && is_meant
}
