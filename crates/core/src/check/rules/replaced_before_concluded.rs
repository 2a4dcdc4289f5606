use super::shared::dates::instrument_day;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};
use crate::network::{InstrumentIndex, parts};

pub(super) static RULE: Rule = Rule {
    name: "replaced-before-concluded",
    summary: "An instrument replaces or amends one that was concluded after it.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("replaced-before-concluded.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    for relation in 0..2 {
        let others = |position: InstrumentIndex| {
            let relations = network.acts[position].relations();
            [&relations.replaces, &relations.amends][relation]
        };
        if network.acts.keys().all(|it| others(it).is_empty()) {
            continue;
        }
        let next = network.acts.keys().map(|position| {
            let others = others(position).iter();
            others.copied().map(usize::from).collect()
        });
        let next: Vec<Vec<usize>> = next.collect();
        // A circle has a finding of its own.
        let circles = parts(&next);
        for position in network.acts.keys() {
            let index = usize::from(position);
            for other in others(position) {
                if circles[index] != circles[usize::from(*other)] {
                    compare(context, report, position, *other, relation);
                }
            }
        }
    }
}

fn compare(
    context: &Context<'_, '_>,
    report: &mut Report,
    one: InstrumentIndex,
    other: InstrumentIndex,
    relation: usize,
) {
    let network = context.network;
    let (record, earlier) = (network.instrument(one), network.instrument(other));
    let days = instrument_day(record).zip(instrument_day(earlier));
    let Some(((key, day), (other_key, other_day))) = days else {
        return;
    };
    if !day.is_before(other_day).is_certain() {
        return;
    }
    let (relation, ids) = record.relations()[relation];
    let ordinal = ids.iter().position(|id| *id == earlier.id);
    let path = FieldPath::key(relation).element(ordinal.unwrap_or_default());
    let message = format!(
        "`{id}`, {key} {day}, {relation} `{earlier}`, which was {other_key} later, {other_day}",
        id = record.id,
        earlier = earlier.id,
        other_day = other_day.when(),
        day = day.when(),
    );
    let section = Section::Instruments;
    report
        .found(Place::value(section, one, path), message)
        .label("concluded later")
        .related(field(section, usize::from(one), key), "concluded earlier")
        .related(
            field(section, usize::from(other), other_key),
            "concluded later",
        )
        .help(format!(
            "a later text {relation} an earlier one: put `{relation}` into the other record, or \
             correct one of the dates"
        ));
}
