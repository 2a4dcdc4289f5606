//! Which instruments belong to which of several periods of one tie.

use crate::date::{Bounds, Date, Day, Truth, last_day};
use crate::model::Partnership;

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
    /// The period of a record of the day `as_of` that is alone.
    pub(super) fn from_record(record: &Partnership, as_of: Option<Day>) -> Self {
        Period {
            end: record.until.as_ref().map(|until| last_day(until, as_of)),
            ..Period::default()
        }
    }

    /// Takes into account those of the other records of the tie that are earlier.
    pub(super) fn add_earlier<'r>(
        &mut self,
        record: &Partnership,
        others: impl Iterator<Item = &'r Partnership>,
        as_of: Option<Day>,
    ) {
        for other in others {
            let Some(until) = other.until else { continue };
            let is_earlier = is_earlier(other, &until, record);
            if is_earlier.is_certain() {
                let earliest = last_day(&until, as_of).earliest;
                self.certainly_earlier = self.certainly_earlier.max(earliest);
            }
            if is_earlier.is_possible() {
                let latest = last_day(&until, as_of).latest;
                self.possibly_earlier = Some(match self.possibly_earlier {
                    None => latest,
                    Some(known) => known.zip(latest).map(|(known, latest)| known.max(latest)),
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

/// Whether a record that ends is earlier than another one of the same tie: by their first days,
/// otherwise by their last ones.
fn is_earlier(one: &Partnership, until: &Date, other: &Partnership) -> Truth {
    let by_start = match (&one.since, &other.since) {
        (Some(since), Some(other)) => since.is_before(other),
        _ => Truth::Unknown,
    };
    match (by_start, &other.until) {
        (Truth::Unknown, Some(other)) => until.is_before(other),
        // They do not overlap, and the other one goes on.
        (Truth::Unknown, None) => Truth::Yes,
        (decided, _) => decided,
    }
}
