use super::instrument_after_end::{ended_before, terminates, terminating};
use super::shared::dates::founding_key;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::date::{Bounds, Date, Day, Truth};
use crate::finding::Rule;
use crate::model::{Effect, Instrument, Level, Section};
use crate::network::{InstrumentIndex, Network, PartnershipIndex};

pub(super) static RULE: Rule = Rule {
    name: "since-differs-from-instrument",
    summary: "The `since` of a partnership contradicts its instruments.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("since-differs-from-instrument.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    for (index, record) in network.partnerships() {
        let Some(since) = &record.since else { continue };
        let earlier = earlier(network, index, since);
        let is_earlier = !earlier.is_empty();
        let others = if is_earlier {
            earlier
        } else {
            later(network, index, since)
        };
        if others.is_empty() {
            continue;
        }
        let (message, help) = if is_earlier {
            (
                format!(
                    "the partnership begins {since}, after an instrument that establishes \
                         or upgrades it",
                    since = since.when()
                ),
                "correct `since` or the date of the instrument; if the instrument began an earlier \
                 period, record that period as a separate partnership with an `until`",
            )
        } else {
            (
                format!(
                    "the partnership begins {since}, before the instrument that establishes \
                         or upgrades it",
                    since = since.when()
                ),
                "correct `since` or the date of the instrument; if the instrument only confirmed \
                 an existing partnership, its `effect` is `reaffirms`",
            )
        };
        let mut draft = report
            .found(field(Section::Partnerships, index, "since"), message)
            .label("differs from its instruments")
            .help(help);
        for position in others {
            let key = founding_key(network, index, position);
            let place = field(Section::Instruments, position, key);
            draft = draft.related(place, "an instrument that establishes or upgrades it");
        }
    }
}

/// The instruments that certainly found a partnership at its tier or one that includes it, and
/// were there until it began: what had ended before founded an earlier period.
fn founding(network: &Network<'_>, index: PartnershipIndex, since: &Date) -> Vec<InstrumentIndex> {
    let tie = &network.ties[index];
    let terminating = terminating(network, index);
    let has_ended = |instrument: &Instrument| {
        let ended = instrument.terminated.as_ref();
        ended.is_some_and(|ended| since.is_before(ended) == Truth::No)
    };
    let founds = |position: &InstrumentIndex| {
        let instrument = network.instrument(*position);
        let effect = instrument.effect;
        matches!(effect, Some(Effect::Establishes | Effect::Upgrades))
            && tie.has(*position).is_certain()
            && tie
                .tier
                .is_some_and(|tier| network.speaks_of(*position, tier))
            && !has_ended(instrument)
            // Another rule speaks of one that founds a period which has no record.
            && ended_before(network, index, &terminating, *position).is_none()
    };
    tie.instruments.iter().copied().filter(founds).collect()
}

/// The instruments that certainly precede the start, and were not terminated by another one in
/// between.
fn earlier(network: &Network<'_>, index: PartnershipIndex, since: &Date) -> Vec<InstrumentIndex> {
    let tie = &network.ties[index];
    let ends: Vec<Date> = tie
        .instruments
        .iter()
        .filter(|position| terminates(network, index, **position))
        .filter_map(|position| network.instrument(*position).day().copied())
        .filter(|day| since.is_before(day) == Truth::No)
        .collect();
    // A day may lie before one of the ends where it may lie before the last one.
    let ends: Vec<Option<Day>> = ends.iter().map(|end| end.bounds().latest).collect();
    let last = ends.iter().copied().collect::<Option<Vec<Day>>>();
    let last = Bounds {
        earliest: None,
        latest: last.and_then(|days| days.into_iter().max()),
    };
    let mut founding = founding(network, index, since);
    founding.retain(|position| {
        let day = day(network, index, *position);
        let is_ended = !ends.is_empty() && day.is_before(last).is_possible();
        day.is_before(since.bounds()).is_certain() && !is_ended
    });
    founding
}

/// The instruments at exactly its tier that certainly follow the start, where no other instrument
/// founds it by then: one of a higher tier that follows says nothing about it.
fn later(network: &Network<'_>, index: PartnershipIndex, since: &Date) -> Vec<InstrumentIndex> {
    let mut founding = founding(network, index, since);
    let follows = |position: &InstrumentIndex| {
        let day = day(network, index, *position);
        since.bounds().is_before(day).is_certain()
    };
    let is_own = |position: &InstrumentIndex| {
        let tier = network.ties[index].tier;
        tier.is_some_and(|tier| network.acts[*position].tiers.contains(&tier))
    };
    if !founding.iter().all(follows) {
        return Vec::new();
    }
    founding.retain(is_own);
    founding
}

fn day(network: &Network<'_>, index: PartnershipIndex, instrument: InstrumentIndex) -> Bounds {
    let tier = network.ties[index].tier;
    let day = network.day_for(instrument, tier);
    day.as_ref().map(Date::bounds).unwrap_or_default()
}
