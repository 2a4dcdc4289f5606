//! What would decide whether a partnership or an instrument meets what is asked of it.

use super::gap::{Gap, GapRecord};
use super::gaps::{day_field, gap};
use crate::date::Truth;
use crate::network::{InstrumentIndex, PartnershipIndex};
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
    if (began.as_ref()).is_some_and(|it| tie.begun().is_within(it) == Truth::Unknown) {
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
    if selection.in_force(position) == Truth::Unknown {
        let is_end = record.in_force.is_some_and(|it| {
            selector
                .in_force
                .is_some_and(|day| it.is_past_on(day).is_certain())
        });
        let (field, words) = if is_end {
            ("terminated", "it may have been terminated before that day")
        } else {
            ("in-force", "it may have entered into force after that day")
        };
        gaps.push(gap(id, field, words));
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
