use super::shared::dates::instrument_day;
use super::shared::support::{field, said_place};
use crate::check::{Context, Report};
use crate::date::{Date, Truth};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{ClaimNoun, Evidence, Level, Registry, Scope, Section};
use crate::network::{Network, RecordRef, SourceIndex};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    name: "event-after-source",
    summary: "An instrument is later than every source that its record cites.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("event-after-source.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    // A day to come is a finding of its own.
    let is_on = context.policy.level(&super::after_as_of::RULE) != Level::Off;
    let as_of = network.manifest().as_of.filter(|_| is_on);
    let is_to_come = |date: &Date| as_of.is_some_and(|day| date.is_past_on(day) == Truth::No);
    let counted = counted_by_source(network.registry);
    for (index, record) in network.registry.instruments.iter().enumerate() {
        if let Some((key, day)) = instrument_day(record)
            && !is_to_come(day)
        {
            let place = || field(Section::Instruments, index, key);
            if !event(network, report, &record.evidence, day, place) {
                counted_too_early(network, report, index, (key, day), &counted);
            }
        }
    }
}

/// The sources that claim something of the instruments that cite them.
pub(crate) fn counted_by_source(registry: &Registry) -> BTreeSet<&str> {
    let of_instruments = registry.claims.iter().filter(|claim| {
        let noun = claim.form().map(|(_, noun)| noun);
        claim.scope == Some(Scope::OwnSource) && noun == Some(ClaimNoun::Instruments)
    });
    of_instruments.map(|claim| claim.source.as_str()).collect()
}

/// Reports the citations of an instrument by older sources whose own claims count what cites them:
/// on their day the instrument was not there.
fn counted_too_early(
    network: &Network<'_>,
    report: &mut Report,
    index: usize,
    (key, day): (&str, &Date),
    counted: &BTreeSet<&str>,
) {
    let evidence = &network.registry.instruments[index].evidence;
    for (ordinal, citation) in evidence.iter().enumerate() {
        if !counted.contains(citation.source.as_str()) || !citation.attests_record() {
            continue;
        }
        let Some((position, said)) = said_before(network, citation, day) else {
            continue;
        };
        let path = FieldPath::key("evidence").element(ordinal).then("source");
        let source = network.source_at(position);
        report
            .found(
                Place::value(Section::Instruments, index, path),
                format!(
                    "`{}` is dated {said}, before this instrument, {day}: a claim of that source \
                     does not count it",
                    citation.source
                ),
            )
            .label("older than the instrument")
            .related(
                field(Section::Instruments, index, key),
                "the date of the instrument",
            )
            .related(said_place(position, source), "the date of the source")
            .help("correct one of the two dates, or remove the citation");
    }
}

/// The source of a citation and the date of the instrument, where that is certainly before a date.
fn said_before(
    network: &Network<'_>,
    citation: &Evidence,
    date: &Date,
) -> Option<(SourceIndex, Date)> {
    let Some(RecordRef::Source(position)) = network.records.get(&citation.source) else {
        return None;
    };
    let said_by = Date::from(network.source_at(position).said_by()?);
    let is_before = said_by.is_before(date).is_certain();
    is_before.then_some((position, said_by))
}

/// Reports the event if it is certainly later than every source that the evidence cites, and says
/// whether it is.
fn event(
    network: &Network<'_>,
    report: &mut Report,
    evidence: &[Evidence],
    date: &Date,
    place: impl FnOnce() -> Place,
) -> bool {
    let mut earlier = evidence
        .iter()
        .map(|citation| said_before(network, citation, date));
    // Of nearly every record the first source is not older.
    let Some(first) = earlier.next().flatten() else {
        return false;
    };
    let earlier = std::iter::once(Some(first)).chain(earlier);
    let sources: Option<BTreeSet<SourceIndex>> = earlier.map(|it| Some(it?.0)).collect();
    let Some(sources) = sources.filter(|sources| !sources.is_empty()) else {
        return false;
    };
    let mut draft = report
        .found(
            place(),
            format!("every source of this record is older than {date}"),
        )
        .label("later than its sources")
        .help("correct the date, or cite a source that is not older than the event");
    for position in sources {
        let source = network.source_at(position);
        draft = draft.related(said_place(position, source), "the date of the source");
    }
    true
}
