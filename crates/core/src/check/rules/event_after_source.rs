use super::dates::instrument_day;
use super::support::{field, said_place};
use crate::check::{Context, Report, Rule};
use crate::date::{Date, Truth};
use crate::finding::Place;
use crate::model::{Evidence, Level, Section};
use crate::network::{Network, RecordId};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "event-after-source",
    level: Level::Warning,
    page: include_str!("event-after-source.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    // A day to come is a finding of its own.
    let is_on = context.policy.level(super::after_as_of::RULE.name) != Level::Off;
    let as_of = network.manifest().as_of.filter(|_| is_on);
    let is_to_come = |date: &Date| as_of.is_some_and(|day| date.is_past_on(day) == Truth::No);
    for (index, record) in network.registry.instruments.iter().enumerate() {
        if let Some((key, day)) = instrument_day(record)
            && !is_to_come(day)
        {
            let place = || field(Section::Instruments, index, key);
            event(network, report, &record.evidence, day, place);
        }
    }
}

/// Reports the event if it is certainly later than every source that the evidence cites.
fn event(
    network: &Network<'_>,
    report: &mut Report,
    evidence: &[Evidence],
    date: &Date,
    place: impl FnOnce() -> Place,
) {
    let earlier_source = |citation: &Evidence| {
        let Some(RecordId::Source(position)) = network.records.get(&citation.source) else {
            return None;
        };
        let said_by = Date::from(network.registry.sources[position].said_by()?);
        said_by.is_before(date).is_certain().then_some(position)
    };
    let sources: Option<BTreeSet<usize>> = evidence.iter().map(earlier_source).collect();
    let Some(sources) = sources.filter(|sources| !sources.is_empty()) else {
        return;
    };
    let mut draft = report
        .found(
            place(),
            format!("every source of the record is older than {date}"),
        )
        .label("later than its sources")
        .help("correct the date, or cite a source that is not older");
    for position in sources {
        let source = &network.registry.sources[position];
        draft = draft.related(said_place(position, source), "said earlier");
    }
}
