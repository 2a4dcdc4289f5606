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
    pub const UNKNOWN: Bounds = Bounds {
        earliest: None,
        latest: None,
    };

    /// Whether it is past on `day`: yes if its latest day is at or before it, no if its earliest
    /// day is after it, else unknown.
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
}

/// Whether what starts at `since` had begun by `day`.
///
/// Where `since` leaves it unknown, a source that was published by `day` and speaks of it decides:
/// it had begun. A source without a date attests nothing about any day.
#[must_use]
pub fn began_by(since: Bounds, day: Day, published: impl IntoIterator<Item = Date>) -> Truth {
    match since.is_past_on(day) {
        Truth::Unknown => {
            let attested = published
                .into_iter()
                .any(|date| date.is_past_on(day).is_certain());
            if attested { Truth::Yes } else { Truth::Unknown }
        }
        decided => decided,
    }
}

/// Whether what lasts until `until`, inclusive, had ended before `day`.
///
/// No end means that none is known, and that it goes on.
#[must_use]
pub fn ended_before(until: Option<&Date>, day: Day) -> Truth {
    let Some(until) = until else { return Truth::No };
    let Bounds { earliest, latest } = until.bounds();
    if latest.is_some_and(|latest| latest < day) {
        Truth::Yes
    } else if earliest.is_some_and(|earliest| earliest >= day) {
        Truth::No
    } else {
        Truth::Unknown
    }
}
