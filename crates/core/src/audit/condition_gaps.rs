//! What would decide whether a partnership or an instrument meets what is asked of it.

use super::gap::{Gap, GapRecord};
use super::gaps::{day_field, gap};
use crate::date::{Day, Truth};
use crate::message;
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
        gaps.push(gap(id, "since", message!("gap-began-within")));
    }
    let end = || tie.end.bounds.unwrap_or_default();
    if (ended.as_ref()).is_some_and(|it| end().is_within(it) == Truth::Unknown) {
        gaps.push(gap(id, "until", message!("gap-ended-within")));
    }
    if !selector.area.is_empty() && network.partnership(position).areas.is_empty() {
        gaps.push(gap(id, "areas", message!("gap-areas")));
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
        gaps.push(gap(id, "", message!("gap-no-instrument")));
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
        let words = message!("gap-concluded-after");
        gaps.push(gap(id, day_field(record), words));
    }
    if let Some(interval) = &selector.signed {
        let is_open = record
            .day()
            .is_none_or(|day| day.is_within(interval) == Truth::Unknown);
        if is_open {
            gaps.push(gap(id, day_field(record), message!("gap-day-within")));
        }
    }
    if let Some(day) = selector.in_force
        && selection.in_force(position) == Truth::Unknown
    {
        in_force(network, position, day, gaps);
    }
    let terminated = selection.terminated(position) & selection.was_terminated(position);
    if terminated == Truth::Unknown {
        let words = message!("gap-terminated-within");
        gaps.push(gap(id, "terminated", words));
    }
    if !selector.kind.is_empty() && record.kind.is_none() {
        gaps.push(gap(id, "kind", message!("gap-kind")));
    }
    if !selector.effect.is_empty() && record.effect.is_none() {
        gaps.push(gap(id, "effect", message!("gap-effect")));
    }
    if !selector.area.is_empty() && record.areas.is_empty() {
        gaps.push(gap(id, "areas", message!("gap-areas")));
    }
    if selection.signed_by(position) == Truth::Unknown {
        gaps.push(gap(id, "signatories", message!("gap-signatories")));
    }
}

/// What leaves open whether an instrument is in force on a day.
fn in_force(network: &Network<'_>, position: InstrumentIndex, day: Day, gaps: &mut Vec<Gap>) {
    let id = GapRecord::Instrument(position);
    if network.has_entered(position, day) == Truth::Unknown {
        let words = message!("gap-in-force-after");
        gaps.push(gap(id, "in-force", words));
    }
    if network.was_terminated(network.instrument(position), day) == Truth::Unknown {
        let words = message!("gap-terminated-before");
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
            _ if successor.is_contradictory => ("replaces", message!("gap-replaces")),
            Truth::Unknown => ("in-force", message!("gap-successor-in-force")),
            Truth::Yes => ("participants", message!("gap-successor-participants")),
        };
        gaps.push(gap(id, found.0, found.1));
    }
}
