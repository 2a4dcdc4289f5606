//! The bounds by which counts are made, of every record that lasts.

use chancery_core::date::Bounds;
use chancery_core::select::SelectorNoun;

use super::instruments::lines as instruments;
use super::partnerships::lines as partnerships;
use crate::views::declare::columns;
use crate::views::{ExportContext, Row, Rows, Table};

pub(super) static PERIODS: Table = Table {
    name: "periods",
    sentence: "One row for each period of a record, with the bounds by which counts are made: those \
               that are written, or derived from other records.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["record_kind", "record", "ordinal"],
    references: &[],
    listed: &[
        "record_kind",
        "record",
        "begins_min",
        "begins_max",
        "ends_min",
        "ends_max",
    ],
    rows,
};

/// What lasts, in the order of the rows.
const KINDS: &[&str] = &[
    "actor",
    "force",
    "instrument",
    "membership",
    "participant",
    "partnership",
];

/// Whether there is a day at all.
const HAS_DAY: &[&str] = &["yes", "no"];

struct Period {
    kind: &'static str,
    record: String,
    ordinal: usize,
    begins: Option<Bounds>,
    ends: Option<Bounds>,
}

columns! {
    line: Period;
    Word [KINDS] "record_kind", "What lasts: an actor; an instrument, from its own day until another \
                                 one takes its place; its force, from its entry into force to its \
                                 termination; a membership; a participant of an instrument; or a \
                                 partnership."
        => line.kind;
    Id "record", "The id of the actor, the instrument or the partnership; of a membership that of \
                  the organisation, of a participant that of the instrument."
        => line.record.clone();
    Integer "ordinal", "Of a membership or a participant its position in the record, of a \
                        partnership its position among the records of that name; otherwise 1."
        => line.ordinal;
    Word [HAS_DAY] "begins", "Whether it began on some day, known or not; no if it has always been \
                              there."
        => has_day(line.begins);
    Day "begins_min", "The earliest day on which it may have begun; empty if that is not known."
        => line.begins.and_then(|it| it.earliest);
    Day "begins_max", "The latest day on which it may have begun; empty if that is not known."
        => line.begins.and_then(|it| it.latest);
    Word [HAS_DAY] "ends", "Whether it ended or may have ended on some day, known or not; no if it \
                            goes on."
        => has_day(line.ends);
    Day "ends_min", "The earliest day that may be its last one; empty if that is not known."
        => line.ends.and_then(|it| it.earliest);
    Day "ends_max", "The latest day that may be its last one; empty if that is not known."
        => line.ends.and_then(|it| it.latest);
}

fn has_day(bounds: Option<Bounds>) -> &'static str {
    HAS_DAY[usize::from(bounds.is_none())]
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let mut periods = of_actors(views);
    periods.extend(of_memberships(views));
    periods.extend(of_instruments(views));
    periods.extend(partnerships(views).map(|line| Period {
        kind: "partnership",
        record: line.called.to_string(),
        ordinal: line.period,
        begins: Some(line.tie.start.bounds),
        ends: line.views.network.partnership_end(line.selected.position),
    }));
    periods.sort_by(|one, other| {
        let by_kind = one.kind.cmp(other.kind);
        let by_record = by_kind.then_with(|| one.record.cmp(&other.record));
        by_record.then(one.ordinal.cmp(&other.ordinal))
    });
    Box::new(
        periods
            .into_iter()
            .map(|period| -> Row<'v> { cells(&period) }),
    )
}

fn of_actors(views: &ExportContext<'_>) -> Vec<Period> {
    let actors = views.actors().into_iter();
    let actors = actors.map(|it| &views.network.actors[it.position]);
    actors
        .map(|node| Period {
            kind: "actor",
            record: node.id.to_owned(),
            ordinal: 1,
            begins: node.since,
            ends: node.until,
        })
        .collect()
}

fn of_memberships(views: &ExportContext<'_>) -> Vec<Period> {
    let network = views.network;
    let memberships = views.memberships().into_iter();
    memberships
        .map(|it| {
            let node = &network.memberships[it.position];
            let since = node.record.since.map(|since| since.bounds());
            Period {
                kind: "membership",
                record: network.organisation(node.organisation).id.to_string(),
                ordinal: node.ordinal + 1,
                begins: Some(since.unwrap_or_default()),
                ends: network.last_day(node.record.until.as_ref()),
            }
        })
        .collect()
}

/// Of each instrument its own, that of its force, and those of its participants.
fn of_instruments(views: &ExportContext<'_>) -> Vec<Period> {
    let network = views.network;
    let mut periods = Vec::new();
    for line in instruments(views) {
        let (record, position) = (line.record, line.selected.position);
        let mut add = |kind, ordinal, begins: Bounds, ends| {
            periods.push(Period {
                kind,
                record: record.id.to_string(),
                ordinal,
                begins: Some(begins),
                ends,
            });
        };
        let day = record.day().map(|day| day.bounds());
        let replaced = network.acts[position].replaced.map(|first| Bounds {
            earliest: first.earliest.map(|day| day.plus(-1)),
            latest: first.latest.map(|day| day.plus(-1)),
        });
        add("instrument", 1, day.unwrap_or_default(), replaced);
        let terminated = network.last_day(record.terminated.as_ref());
        add("force", 1, network.entry_into_force(position), terminated);
        for (index, participant) in record.participants.iter().enumerate() {
            let begins = network.participation_start(position, participant);
            let ends = network.last_day(participant.until.as_ref());
            add("participant", index + 1, begins, ends);
        }
    }
    periods
}
