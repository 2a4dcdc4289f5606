use super::shared::dates::founding_key;
use super::shared::support::{field, said_place};
use crate::check::{Context, Report};
use crate::date::{Date, Truth};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Evidence, Level, Section};
use crate::network::{InstrumentIndex, Network, PartnershipIndex, RecordRef, Start, StartOrigin};

pub(super) static RULE: Rule = Rule {
    name: "source-before-start",
    summary: "A partnership, a membership or an organisation begins later than a source that attests it.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("source-before-start.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    // A day to come is a finding of its own.
    let is_on = context.policy.level(&super::after_as_of::RULE) != Level::Off;
    let as_of = network.manifest().as_of.filter(|_| is_on);
    let is_to_come = |date: &Date| as_of.is_some_and(|day| date.is_past_on(day) == Truth::No);
    for membership in &network.memberships {
        let record = membership.record;
        let Some(since) = record.since.filter(|since| !is_to_come(since)) else {
            continue;
        };
        let (section, index) = (Section::Organisations, membership.organisation);
        let member = FieldPath::key("members").element(membership.ordinal);
        let of = Starting {
            noun: "membership",
            since,
            place: Place::value(section, index, member.clone().then("since")),
            path: member,
            record: (section, index.into()),
        };
        report_older(network, report, &of, &record.evidence);
    }
    for (index, record) in network.registry.organisations.iter().enumerate() {
        let Some(since) = record.since.filter(|since| !is_to_come(since)) else {
            continue;
        };
        let of = Starting {
            noun: "organisation",
            since,
            place: field(Section::Organisations, index, "since"),
            path: FieldPath::default(),
            record: (Section::Organisations, index),
        };
        report_older(network, report, &of, &record.evidence);
    }
    for (index, record) in network.partnerships() {
        let start = &network.ties[index].start;
        let Some(since) = start.date.filter(|since| !is_to_come(since)) else {
            continue;
        };
        let of = Starting {
            noun: "partnership",
            since,
            place: start_place(network, index, start),
            path: FieldPath::default(),
            record: (Section::Partnerships, index.into()),
        };
        report_older(network, report, &of, &record.evidence);
    }
}

/// Something that begins.
struct Starting {
    noun: &'static str,
    since: Date,
    /// Where the start stands.
    place: Place,
    /// The section and the position of the record with the evidence, and where in it that stands.
    record: (Section, usize),
    path: FieldPath,
}

/// Where the start of a partnership stands: in its own `since`, or at its first instrument.
fn start_place(network: &Network<'_>, index: PartnershipIndex, start: &Start) -> Place {
    let StartOrigin::Derived(instruments) = &start.origin else {
        return field(Section::Partnerships, index, "since");
    };
    let tier = network.ties[index].tier;
    let day = |position: &InstrumentIndex| network.day_for(*position, tier);
    let dated = instruments
        .iter()
        .filter(|position| day(position).is_some());
    let first = dated.min_by(|a, b| match (day(a), day(b)) {
        (Some(a), Some(b)) => a.chronicle_order(&b),
        _ => a.cmp(b),
    });
    match first {
        Some(first) => {
            let key = founding_key(network, index, *first);
            field(Section::Instruments, *first, key)
        }
        None => Place::record(Section::Partnerships, index),
    }
}

/// Reports the citations by which something had begun before its start.
fn report_older(network: &Network<'_>, report: &mut Report, of: &Starting, evidence: &[Evidence]) {
    let older = evidence
        .iter()
        .enumerate()
        .filter_map(|(ordinal, citation)| {
            let Some(RecordRef::Source(position)) = network.records.get(&citation.source) else {
                return None;
            };
            let source = network.source_at(position);
            let said = source.said_by().filter(|_| citation.attests_start())?;
            let is_older = of.since.bounds().is_past_on(said) == Truth::No;
            is_older.then_some((ordinal, citation, said, said_place(position, source)))
        });
    let older: Vec<_> = older.collect();
    let Some((ordinal, citation, said, _)) = older.first() else {
        return;
    };
    let path = of.path.clone().then("evidence").element(*ordinal);
    let (section, index) = of.record;
    let Starting { noun, since, .. } = of;
    let mut draft = report
        .found(
            Place::value(section, index, path.then("source")),
            format!(
                "`{}` attested this {noun} by {said}, but it begins {since}",
                citation.source,
                since = since.when(),
            ),
        )
        .label(format!("older than the start of the {noun}"))
        .related(of.place.clone(), "the start")
        .help(format!(
            "correct the start; if this source speaks of an earlier {noun}, add `differs: \
             {{since: ../{said}}}` to the citation, and if of a plan, `differs: {{since: \
             {said}/..}}`"
        ));
    for (_, _, _, place) in &older {
        draft = draft.related(place.clone(), "the date of the source");
    }
}
