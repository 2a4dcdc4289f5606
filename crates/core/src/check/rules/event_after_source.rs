use super::dates::instrument_day;
use super::support::field;
use crate::check::{Context, Report, Rule};
use crate::date::{Date, Truth};
use crate::finding::{FieldPath, Place};
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
    for (position, membership) in network.memberships.iter().enumerate() {
        if let Some(since) = &membership.record.since
            && !is_to_come(since)
        {
            let path = FieldPath::of("members")
                .element(membership.ordinal)
                .then("since");
            let place = Place::value(Section::Organisations, membership.organisation, path);
            event(
                network,
                report,
                network.membership_evidence(position),
                since,
                || place,
            );
        }
    }
    for (index, record) in network.registry.partnerships.iter().enumerate() {
        if let Some(since) = &record.since
            && !is_to_come(since)
        {
            let place = || field(Section::Partnerships, index, "since");
            event(network, report, &record.evidence, since, place);
        }
    }
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
        let published = network.registry.sources[position].published?;
        published.is_before(date).is_certain().then_some(position)
    };
    let sources: Option<BTreeSet<usize>> = evidence.iter().map(earlier_source).collect();
    let Some(sources) = sources.filter(|sources| !sources.is_empty()) else {
        return;
    };
    let mut draft = report
        .found(
            place(),
            format!("every source of the record was published before {date}"),
        )
        .label("later than its sources")
        .help("correct the date, or cite a source that was published after it");
    for position in sources {
        let published = field(Section::Sources, position, "published");
        draft = draft.related(published, "published earlier");
    }
}
