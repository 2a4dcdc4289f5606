//! When something began and ended, in three values.

use super::{Date, Day, Truth};

/// The earliest and the latest day on which something happened, either of which may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Bounds {
    /// It did not happen before this day.
    pub earliest: Option<Day>,
    /// It had happened by the end of this day.
    pub latest: Option<Day>,
}

impl Bounds {
    /// Nothing is known of the day.
    pub(crate) const UNKNOWN: Bounds = Bounds {
        earliest: None,
        latest: None,
    };

    /// Whether it is past on `day`: yes if its latest day is at or before it, no if its earliest
    /// day is after it, otherwise unknown.
    #[must_use]
    pub fn is_past_on(&self, day: Day) -> Truth {
        if self.latest.is_some_and(|latest| latest <= day) {
            Truth::Yes
        } else if self.earliest.is_some_and(|earliest| earliest > day) {
            Truth::No
        } else {
            Truth::Unknown
        }
    }

    /// Whether it was on a day of `interval`: yes if all its days are of it, no if none is, otherwise
    /// unknown. Nothing is certain of a qualified interval.
    #[must_use]
    pub fn is_within(&self, interval: &Date) -> Truth {
        if interval.is_qualified() {
            return Truth::Unknown;
        }
        let (first, last) = (interval.earliest(), interval.latest());
        let is_earlier = matches!((self.latest, first), (Some(day), Some(first)) if day < first);
        let is_later = matches!((self.earliest, last), (Some(day), Some(last)) if day > last);
        let is_after_first = first.is_none_or(|first| self.earliest.is_some_and(|it| it >= first));
        let is_before_last = last.is_none_or(|last| self.latest.is_some_and(|it| it <= last));
        if is_earlier || is_later {
            Truth::No
        } else if is_after_first && is_before_last {
            Truth::Yes
        } else {
            Truth::Unknown
        }
    }

    /// Whether it was before `other`, on an earlier day.
    #[must_use]
    pub fn is_before(&self, other: Bounds) -> Truth {
        match (self.latest, other.earliest) {
            (Some(latest), Some(earliest)) if latest < earliest => return Truth::Yes,
            _ => {}
        }
        match (self.earliest, other.latest) {
            (Some(earliest), Some(latest)) if earliest >= latest => Truth::No,
            _ => Truth::Unknown,
        }
    }
}

/// The bounds of the last day of what a record of the day `as_of` says has ended.
///
/// A record with an `until` says that the thing had ended by its own day. So an end of which no
/// latest day is written, and which may lie before that day, lies before it. A latest day that is
/// written stays, also where it is doubted.
#[must_use]
pub fn last_day(until: &Date, as_of: Option<Day>) -> Bounds {
    let bounds = until.bounds();
    match (until.earliest(), until.latest(), as_of) {
        (earliest, None, Some(as_of)) if earliest.is_none_or(|day| day < as_of) => Bounds {
            latest: Some(as_of.plus(-1)),
            ..bounds
        },
        _ => bounds,
    }
}

/// Whether what lasts until `until`, inclusive, had ended before `day`.
///
/// No end means that none is known, and that it goes on.
#[must_use]
pub(crate) fn ended_before(until: Option<Bounds>, day: Day) -> Truth {
    let Some(Bounds { earliest, latest }) = until else {
        return Truth::No;
    };
    if latest.is_some_and(|latest| latest < day) {
        Truth::Yes
    } else if earliest.is_some_and(|earliest| earliest >= day) {
        Truth::No
    } else {
        Truth::Unknown
    }
}
