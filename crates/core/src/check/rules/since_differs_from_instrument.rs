use super::dates::instrument_day;
use super::support::field;
use crate::check::{Context, Report, Rule};
use crate::model::{Level, Section};
use crate::network::StartOrigin;

pub(super) static RULE: Rule = Rule {
    name: "since-differs-from-instrument",
    level: Level::Warning,
    page: include_str!("since-differs-from-instrument.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    for (index, record) in network.registry.partnerships.iter().enumerate() {
        let Some(since) = &record.since else { continue };
        let start = network.start_by_instruments(index);
        let (own, given) = (since.bounds(), start.bounds);
        let is_before = |one: Option<_>, other: Option<_>| {
            one.zip(other).is_some_and(|(one, other)| one < other)
        };
        if !is_before(own.latest, given.earliest) && !is_before(given.latest, own.earliest) {
            continue;
        }
        let StartOrigin::Derived(instruments) = start.origin else {
            continue;
        };
        let mut draft = report
            .found(
                field(Section::Partnerships, index, "since"),
                format!("the partnership begins on {since}, and its instruments say otherwise"),
            )
            .label("another day than that of its instruments")
            .help("leave `since` out, so that the instruments give it, or correct a date");
        for position in instruments {
            if let Some((key, _)) = instrument_day(network.instrument(position)) {
                let place = field(Section::Instruments, position, key);
                draft = draft.related(place, "an instrument that establishes or upgrades it");
            }
        }
    }
}
