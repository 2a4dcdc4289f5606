//! The days on which a claim may have been made.

use crate::date::{Date, Day};

/// The days on which a claim may have been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// The date as it is written; none if nobody gives one.
    pub date: Option<Date>,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// Whether the date says that it was made from `first` to `last`. A date that is left out,
    /// qualified, or open at an end does not: then these days only bound what is shown.
    pub is_known: bool,
}

impl Made {
    /// The days of a date, in a registry that describes the day `as_of`.
    #[must_use]
    pub fn new(date: Option<Date>, as_of: Day) -> Self {
        let bounds = date.as_ref().map(Date::bounds).unwrap_or_default();
        let first = bounds.earliest.unwrap_or(Day::FIRST);
        Made {
            date,
            first,
            last: bounds.latest.unwrap_or_else(|| as_of.max(first)),
            is_known: bounds.earliest.is_some() && bounds.latest.is_some(),
        }
    }

    /// The day, where it is one.
    #[must_use]
    pub fn single_day(&self) -> Option<Day> {
        (self.first == self.last).then_some(self.first)
    }
}
