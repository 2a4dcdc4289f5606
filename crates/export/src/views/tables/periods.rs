//! The bounds by which counts are made, of every record that lasts.

use std::borrow::Cow;

use chancery_core::date::Bounds;
use chancery_core::select::SelectorNoun;

use super::attestations::memberships;
use super::instruments::{InstrumentRow, lines as instruments};
use super::partnerships::lines as partnerships;
use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, Row, Rows, Table};

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

struct Period<'v> {
    kind: &'static str,
    record: Cow<'v, str>,
    ordinal: usize,
    begins: Option<Bounds>,
    ends: Option<Bounds>,
}

columns! {
    line: Period<'v>;
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

/// Kind by kind, each in order, so that no more than the periods of one record are in memory.
fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    let partnerships = partnerships(&views).map(|line| Period {
        kind: "partnership",
        record: line.called.to_string().into(),
        ordinal: line.period,
        begins: Some(line.tie.start.bounds),
        ends: line.views.network.partnership_end(line.selected.position),
    });
    let periods = of_actors(&views)
        .chain(instruments(&views).map(|line| of_force(&line)))
        .chain(instruments(&views).map(|line| of_instrument(&line)))
        .chain(of_memberships(&views))
        .chain(instruments(&views).flat_map(|line| of_participants(&line)))
        .chain(partnerships);
    Box::new(periods.map(move |period| -> Row<'v> { cells(&period, wanted) }))
}

fn of_actors<'v>(views: &ExportContext<'v>) -> impl Iterator<Item = Period<'v>> + use<'v> {
    let network = views.network;
    let mut actors = views.actors();
    actors.sort_by_key(|it| network.actors[it.position].id);
    actors.into_iter().map(|it| {
        let node = &network.actors[it.position];
        Period {
            kind: "actor",
            record: node.id.into(),
            ordinal: 1,
            begins: node.since,
            ends: node.until,
        }
    })
}

fn of_memberships<'v>(views: &ExportContext<'v>) -> impl Iterator<Item = Period<'v>> + use<'v> {
    let network = views.network;
    memberships(views).into_iter().map(|position| {
        let node = &network.memberships[position];
        let since = node.record.since.map(|since| since.bounds());
        Period {
            kind: "membership",
            record: network.organisation(node.organisation).id.as_str().into(),
            ordinal: node.ordinal + 1,
            begins: Some(since.unwrap_or_default()),
            ends: network.last_day(node.record.until.as_ref()),
        }
    })
}

/// The period in which an instrument is in force.
fn of_force<'v>(line: &InstrumentRow<'v>) -> Period<'v> {
    let network = line.views.network;
    Period {
        kind: "force",
        record: line.record.id.as_str().into(),
        ordinal: 1,
        begins: Some(network.entry_into_force(line.selected.position)),
        ends: network.last_day(line.record.terminated.as_ref()),
    }
}

/// The period from the day of an instrument until another one takes its place.
fn of_instrument<'v>(line: &InstrumentRow<'v>) -> Period<'v> {
    let replaced = line.views.network.acts[line.selected.position]
        .relations()
        .replaced;
    let day = line.record.day().map(|day| day.bounds());
    Period {
        kind: "instrument",
        record: line.record.id.as_str().into(),
        ordinal: 1,
        begins: Some(day.unwrap_or_default()),
        ends: replaced.map(|first| Bounds {
            earliest: first.earliest.map(|day| day.plus(-1)),
            latest: first.latest.map(|day| day.plus(-1)),
        }),
    }
}

fn of_participants<'v>(line: &InstrumentRow<'v>) -> Vec<Period<'v>> {
    let network = line.views.network;
    let participants = line.record.participants.iter().enumerate();
    let periods = participants.map(|(index, participant)| Period {
        kind: "participant",
        record: line.record.id.as_str().into(),
        ordinal: index + 1,
        begins: Some(network.participation_start(line.selected.position, participant)),
        ends: network.last_day(participant.until.as_ref()),
    });
    periods.collect()
}
