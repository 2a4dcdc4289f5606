//! Which instruments belong to which of several periods of one tie.

use super::{EndOrigin, ResolvedPartnership};
use crate::date::{Bounds, Day, Truth, last_day};
use crate::model::Partnership;

/// The first and last days of a partnership, as far as they are known: from its own record, and once
/// it is resolved also from the records that it follows from.
#[derive(Debug, Clone, Copy)]
pub(super) struct KnownDays {
    /// Its start; open where nothing is known.
    start: Bounds,
    /// Its end; none where it is not certain that it ended.
    end: Option<Bounds>,
}

impl KnownDays {
    /// Those of a record of the day `as_of`, and of what it is resolved to.
    pub(super) fn new(record: &Partnership, tie: &ResolvedPartnership, as_of: Option<Day>) -> Self {
        let own_start = record.since.as_ref().map(|since| since.bounds());
        let own_end = record.until.as_ref().map(|until| last_day(until, as_of));
        let derived_end = match tie.end.origin {
            EndOrigin::Derived { .. } => tie.end.bounds,
            _ => None,
        };
        KnownDays {
            start: own_start.unwrap_or(tie.start.bounds),
            end: own_end.or(derived_end),
        }
    }

    /// Whether it ended, and is earlier than another partnership of the same tie: by their first
    /// days, otherwise by their last ones.
    fn is_earlier(self, end: Bounds, other: KnownDays) -> Truth {
        match (self.start.is_before(other.start), other.end) {
            (Truth::Unknown, Some(other)) => end.is_before(other),
            // They do not overlap, and the other one goes on.
            (Truth::Unknown, None) => Truth::Yes,
            (decided, _) => decided,
        }
    }
}

/// The days on which an instrument of a partnership may lie: up to its own end, and after the
/// ends of earlier records of the same tie.
#[derive(Debug, Default)]
pub(super) struct Period {
    /// Its own end, if it has one.
    end: Option<Bounds>,
    /// Up to this day an instrument certainly belongs to an earlier record.
    certainly_earlier: Option<Day>,
    /// Up to this day it may belong to one; the end is open where that record's is.
    possibly_earlier: Option<Option<Day>>,
}

impl Period {
    /// The period of a partnership that is alone.
    pub(super) fn alone(days: KnownDays) -> Self {
        Period {
            end: days.end,
            ..Period::default()
        }
    }

    /// Takes into account those of the other partnerships of the tie that are earlier.
    pub(super) fn add_earlier(&mut self, days: KnownDays, others: impl Iterator<Item = KnownDays>) {
        for other in others {
            let Some(end) = other.end else {
                continue;
            };
            let is_earlier = other.is_earlier(end, days);
            if is_earlier.is_certain() {
                self.certainly_earlier = self.certainly_earlier.max(end.earliest);
            }
            if is_earlier.is_possible() {
                self.possibly_earlier = Some(match self.possibly_earlier {
                    None => end.latest,
                    Some(known) => known
                        .zip(end.latest)
                        .map(|(known, latest)| known.max(latest)),
                });
            }
        }
    }

    /// Whether an instrument of a day belongs to the record. On the last day of an earlier record
    /// it belongs to that one, unless it founds a tie: a hand-over on one day is legal.
    pub(super) fn has(&self, day: Bounds, founds: Truth) -> Truth {
        let is_later = self.end.map_or(Truth::No, |end| end.is_before(day));
        let is_up_to = |limit: Day| {
            let is_earlier = |day| day < limit || day == limit && founds == Truth::No;
            day.latest.is_some_and(is_earlier)
        };
        let may_be_up_to = |limit: Option<Day>| {
            let Some((limit, earliest)) = limit.zip(day.earliest) else {
                return true;
            };
            earliest < limit || earliest == limit && !founds.is_certain()
        };
        let is_earlier = if self.certainly_earlier.is_some_and(is_up_to) {
            Truth::Yes
        } else if self.possibly_earlier.is_some_and(may_be_up_to) {
            Truth::Unknown
        } else {
            Truth::No
        };
        !is_later & !is_earlier
    }
}
