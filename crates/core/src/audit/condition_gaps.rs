//! What would decide whether a partnership or an instrument meets what is asked of it.

use super::gap::{Gap, GapRecord};
use super::gaps::{day_field, gap};
use crate::date::{Day, Truth};
use crate::network::{InstrumentIndex, Network, PartnershipIndex};
use crate::select::Selection;

/// What leaves open whether a partnership meets what is asked of it, whenever it held.
pub(super) fn conditions(
    selection: &Selection<'_, '_>,
    position: PartnershipIndex,
    gaps: &mut Vec<Gap>,
) {
    let (network, selector) = (selection.network, selection.selector);
    let id = GapRecord::Partnership(position);
    let tie = &network.ties[position];
    let (began, ended) = (&selector.began, &selector.ended);
    let begun = || network.partnership_beginning(position, selection.moment());
    if (began.as_ref()).is_some_and(|it| begun().is_within(it) == Truth::Unknown) {
        gaps.push(gap(
            id,
            "since",
            "it may have begun within the interval or outside it",
        ));
    }
    let end = || tie.end.bounds.unwrap_or_default();
    if (ended.as_ref()).is_some_and(|it| end().is_within(it) == Truth::Unknown) {
        gaps.push(gap(
            id,
            "until",
            "it may have ended within the interval or outside it",
        ));
    }
    if !selector.area.is_empty() && network.partnership(position).areas.is_empty() {
        gaps.push(gap(id, "areas", "its areas are not recorded"));
    }
    if !selector.asks_instruments() {
        return;
    }
    let instruments = &network.ties[position].instruments;
    let before = gaps.len();
    for position in instruments {
        if selection.instrument_form(*position).is_possible() {
            instrument(selection, *position, gaps);
        }
    }
    if gaps.len() == before {
        gaps.push(gap(
            id,
            "",
            "no instrument of it is recorded that could meet the condition",
        ));
    }
}

pub(super) fn instrument(
    selection: &Selection<'_, '_>,
    position: InstrumentIndex,
    gaps: &mut Vec<Gap>,
) {
    let (network, selector) = (selection.network, selection.selector);
    let record = network.instrument(position);
    let id = GapRecord::Instrument(position);
    if network.instrument_is_past(position, selection.moment()) == Truth::Unknown {
        let words = "it may have been concluded after the day";
        gaps.push(gap(id, day_field(record), words));
    }
    if let Some(interval) = &selector.signed {
        let is_open = record
            .day()
            .is_none_or(|day| day.is_within(interval) == Truth::Unknown);
        if is_open {
            gaps.push(gap(
                id,
                day_field(record),
                "its day may be within the interval or outside it",
            ));
        }
    }
    if let Some(day) = selector.in_force
        && selection.in_force(position) == Truth::Unknown
    {
        in_force(network, position, day, gaps);
    }
    let terminated = selection.terminated(position) & selection.was_terminated(position);
    if terminated == Truth::Unknown {
        let words = "it may have been terminated within the interval or outside it";
        gaps.push(gap(id, "terminated", words));
    }
    if !selector.kind.is_empty() && record.kind.is_none() {
        gaps.push(gap(id, "kind", "its kind is not recorded"));
    }
    if !selector.effect.is_empty() && record.effect.is_none() {
        gaps.push(gap(id, "effect", "its effect is not recorded"));
    }
    if !selector.area.is_empty() && record.areas.is_empty() {
        gaps.push(gap(id, "areas", "its areas are not recorded"));
    }
    if selection.signed_by(position) == Truth::Unknown {
        gaps.push(gap(
            id,
            "signatories",
            "who signed it, or in which office, is not recorded",
        ));
    }
}

/// What leaves open whether an instrument is in force on a day.
fn in_force(network: &Network<'_>, position: InstrumentIndex, day: Day, gaps: &mut Vec<Gap>) {
    let id = GapRecord::Instrument(position);
    if network.has_entered(position, day) == Truth::Unknown {
        let words = "it may have entered into force after that day";
        gaps.push(gap(id, "in-force", words));
    }
    if network.was_terminated(network.instrument(position), day) == Truth::Unknown {
        let words = "it may have been terminated before that day";
        gaps.push(gap(id, "terminated", words));
    }
    successors(network, position, day, gaps);
}

/// What leaves open whether another instrument has taken the place of one by a day, and so whether
/// that one still is in force.
pub(super) fn successors(
    network: &Network<'_>,
    position: InstrumentIndex,
    day: Day,
    gaps: &mut Vec<Gap>,
) {
    let act = &network.acts[position];
    if act.is_replaced_on(day) != Truth::Unknown {
        return;
    }
    for successor in &act.relations().successors {
        let id = GapRecord::Instrument(successor.instrument);
        let found = match successor.entered.is_past_on(day) {
            Truth::No => continue,
            _ if successor.is_contradictory => (
                "replaces",
                "the records contradict themselves about whether it replaces the other instrument",
            ),
            Truth::Unknown => (
                "in-force",
                "if it had entered into force by that day, what it replaces was not in force",
            ),
            Truth::Yes => (
                "participants",
                "it does not certainly bind all who took part in what it replaces, and that may \
                 remain in force between some of them",
            ),
        };
        gaps.push(gap(id, found.0, found.1));
    }
}
