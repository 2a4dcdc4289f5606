//! Partial and uncertain dates in the forms of EDTF (ISO 8601-2:2019, Annex A).

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use edtf_core::{Bound, BoundDate, Edtf};

use super::endpoint::{ABSENT, Endpoint, UNKNOWN_DIGIT};
use super::{Bounds, Day, Truth, slips};

// Every record has several, and they are copied.
const _: () = assert!(size_of::<Date>() <= 24);

/// A set of days on which an event may have fallen.
///
/// The forms are a day, month or year (`2013-03-11`, `2013-03`, `2013`), digits left open from the
/// right (`201X`, `2013-XX`), any of these qualified by `?`, `~` or `%`, and an interval of them
/// (`2013-03-10/2013-03-11`, `../2008-06-27`, `1997/..`, `../..`), which means 'on one day of it'.
/// It is written again exactly as it was read; nothing is rounded. It takes 24 bytes and no allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// Day number, or [`OPEN_START`].
    earliest: i32,
    /// Day number, or [`OPEN_END`].
    latest: i32,
    pub(super) start: Endpoint,
    /// The same as `start` where the date is not an interval.
    pub(super) end: Endpoint,
    pub(super) is_interval: bool,
}

const OPEN_START: i32 = i32::MIN;
const OPEN_END: i32 = i32::MAX;

/// How much of a date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A whole day.
    Day,
    /// A month, or a day with unknown digits.
    Month,
    /// A year, or a month with unknown digits.
    Year,
    /// A year with unknown digits.
    OpenYear,
    /// Two ends.
    Interval,
}

impl Precision {
    /// The word that tables use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
            Precision::OpenYear => "open-year",
            Precision::Interval => "interval",
        }
    }
}

/// Why a text is not a date that this format accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDate {
    /// What is wrong, as a clause without a full stop.
    pub message: String,
    /// What to write instead, where the slip is a known one.
    pub help: Option<String>,
}

impl InvalidDate {
    /// Only what is wrong.
    pub(super) fn new(message: impl Into<String>) -> Self {
        InvalidDate {
            message: message.into(),
            help: None,
        }
    }
}

impl fmt::Display for InvalidDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for InvalidDate {}

impl Date {
    /// The earliest day on which the event may have fallen; none if nothing is known of it.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        (self.earliest != OPEN_START).then_some(Day::from_number(self.earliest))
    }

    /// The latest day on which the event may have fallen; none if nothing is known of it.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        (self.latest != OPEN_END).then_some(Day::from_number(self.latest))
    }

    /// Both bounds, as they serve comparison: none of them where the date is qualified.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        if self.is_qualified() {
            Bounds::UNKNOWN
        } else {
            Bounds {
                earliest: self.earliest(),
                latest: self.latest(),
            }
        }
    }

    /// Whether the source doubts the date (`?`), gives it as approximate (`~`), or both (`%`).
    ///
    /// Nothing is certain about such a date: every comparison with it is unknown.
    #[must_use]
    pub fn is_qualified(&self) -> bool {
        self.start.qualifier != 0 || self.end.qualifier != 0
    }

    /// The one day that the date names, if it names one and does not doubt it.
    #[must_use]
    pub fn single_day(&self) -> Option<Day> {
        (!self.is_qualified() && self.earliest == self.latest)
            .then_some(Day::from_number(self.earliest))
    }

    /// The day, where the date is written as one whole day and does not doubt it.
    #[must_use]
    pub fn whole_day(&self) -> Option<Day> {
        let is_day = self.precision() == Precision::Day;
        self.single_day().filter(|_| is_day)
    }

    /// How much of the date is given.
    #[must_use]
    pub fn precision(&self) -> Precision {
        let has_unknown = |digits: u8| digits & 0xF == UNKNOWN_DIGIT;
        if self.is_interval {
            Precision::Interval
        } else if self.start.year & 0xF == u16::from(UNKNOWN_DIGIT) {
            Precision::OpenYear
        } else if self.start.month == ABSENT || has_unknown(self.start.month) {
            Precision::Year
        } else if self.start.day == ABSENT || has_unknown(self.start.day) {
            Precision::Month
        } else {
            Precision::Day
        }
    }

    /// The two ends of an interval, each as a date of its own; of any other date, itself twice.
    #[must_use]
    pub fn ends(&self) -> (Date, Date) {
        let end = |endpoint: Endpoint| {
            let text = endpoint.to_string();
            let (earliest, latest) = if text == ".." {
                (OPEN_START, OPEN_END)
            } else {
                days_of(&text).unwrap_or((OPEN_START, OPEN_END))
            };
            let is_interval = text == "..";
            Date {
                earliest,
                latest,
                start: endpoint,
                end: endpoint,
                is_interval,
            }
        };
        (end(self.start), end(self.end))
    }

    /// Whether an event of this date is past on `day`: yes if its latest day is at or before it, no
    /// if its earliest day is after it, otherwise unknown.
    #[must_use]
    pub fn is_past_on(&self, day: Day) -> Truth {
        self.bounds().is_past_on(day)
    }

    /// Whether the event fell on a day of `interval`: yes if all its days are of it, no if none is,
    /// otherwise unknown. Nothing is certain of a qualified date or of a qualified interval.
    #[must_use]
    pub fn is_within(&self, interval: &Date) -> Truth {
        if self.is_qualified() || interval.is_qualified() {
            return Truth::Unknown;
        }
        if self.latest < interval.earliest || self.earliest > interval.latest {
            Truth::No
        } else if self.earliest >= interval.earliest && self.latest <= interval.latest {
            Truth::Yes
        } else {
            Truth::Unknown
        }
    }

    /// Whether the event fell before that of `other`, on an earlier day.
    #[must_use]
    pub fn is_before(&self, other: &Date) -> Truth {
        self.bounds().is_before(other.bounds())
    }

    /// The order of a chronicle: by earliest day, then latest, then text. A date with an open
    /// start is before all others; one that is open at both ends is last, since such an event can
    /// be placed nowhere.
    #[must_use]
    pub fn chronicle_order(&self, other: &Date) -> Ordering {
        let is_anywhere = |date: &Date| date.earliest == OPEN_START && date.latest == OPEN_END;
        let key = |date: &Date| (is_anywhere(date), date.earliest, date.latest);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }

    /// The same for dates that may be left out; what has no date is last.
    #[must_use]
    pub fn order_in_time(one: Option<&Date>, other: Option<&Date>) -> Ordering {
        match (one, other) {
            (Some(one), Some(other)) => one.chronicle_order(other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        }
    }

    /// The date with these bounds: a day, or an interval; none if neither is known.
    #[must_use]
    pub fn between(bounds: Bounds) -> Option<Date> {
        match (bounds.earliest, bounds.latest) {
            (None, None) => None,
            (Some(earliest), Some(latest)) if earliest == latest => Some(Date::from(earliest)),
            _ => Some(Date::interval(bounds)),
        }
    }

    /// The interval with these bounds, open where one is not known: `2013-03-11/..`, `../..`.
    #[must_use]
    pub fn interval(bounds: Bounds) -> Date {
        let end = |day: Option<Day>| day.map_or(Endpoint::OPEN, Endpoint::of_day);
        Date::interval_of(bounds, end(bounds.earliest), end(bounds.latest))
    }

    /// The first of some events that certainly happened, where others may have happened too: a date
    /// between the smallest earliest day of all and the smallest latest day of those that certainly
    /// happened. None if nothing is known of it.
    ///
    /// It is one of the dates as it was written, where that has these bounds, since `2013` says
    /// more than the interval of its days. Else a bound that only a doubtful date gives is marked
    /// as doubtful.
    #[must_use]
    pub fn first_of(certain: &[Option<Date>], possible: &[Option<Date>]) -> Option<Date> {
        let all = || certain.iter().chain(possible);
        let earliest_of = |of: &dyn Fn(&Date) -> Option<Day>| {
            // No earliest day is less than any day.
            all().map(|date| date.as_ref().and_then(of)).min().flatten()
        };
        let shown = Bounds {
            earliest: earliest_of(&Date::earliest),
            latest: certain.iter().flatten().filter_map(Date::latest).min(),
        };
        let decided = Bounds {
            earliest: earliest_of(&|date| date.bounds().earliest),
            latest: certain
                .iter()
                .flatten()
                .filter_map(|date| date.bounds().latest)
                .min(),
        };
        let has_bounds = |date: &&Date| {
            date.earliest() == shown.earliest
                && date.latest() == shown.latest
                && date.is_qualified() == (shown != decided)
        };
        let written = certain.iter().flatten().filter(has_bounds);
        if let Some(date) = written.min_by(|a, b| a.chronicle_order(b)) {
            return Some(*date);
        }
        if shown == decided {
            return Date::between(shown);
        }
        let end = |day: Option<Day>, is_decided: bool| {
            let mut end = day.map_or(Endpoint::OPEN, Endpoint::of_day);
            if day.is_some() && !is_decided {
                end.qualifier = b'?';
            }
            end
        };
        let start = end(shown.earliest, shown.earliest == decided.earliest);
        let last = end(shown.latest, shown.latest == decided.latest);
        let is_unknown = shown.earliest.is_none() && shown.latest.is_none();
        (!is_unknown).then(|| Date::interval_of(shown, start, last))
    }

    /// The interval between two ends, whose days are known.
    fn interval_of(bounds: Bounds, start: Endpoint, end: Endpoint) -> Date {
        Date {
            earliest: bounds.earliest.map_or(OPEN_START, |day| day.number()),
            latest: bounds.latest.map_or(OPEN_END, |day| day.number()),
            start,
            end,
            is_interval: true,
        }
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        let start = Endpoint::of_day(day);
        Date {
            earliest: day.number(),
            latest: day.number(),
            start,
            end: start,
            is_interval: false,
        }
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    /// # Errors
    ///
    /// If the text is none of the forms named at [`Date`], names a day that does not exist, or is
    /// an interval that ends before it starts.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Date::parse(text).map_err(|error| slips::explain(text).unwrap_or(error))
    }
}

impl Date {
    /// Reads a date, without reporting what else the text may mean.
    pub(super) fn parse(text: &str) -> Result<Self, InvalidDate> {
        if let Some(day) = Day::from_digits(text) {
            return Ok(Date::from(day));
        }
        let (start, end) = match text.split_once('/') {
            None => (Endpoint::parse(text)?, None),
            Some((start, end)) => (
                Endpoint::parse_interval_end(start)?,
                Some(Endpoint::parse_interval_end(end)?),
            ),
        };
        let (earliest, latest) = days_of(text)?;
        Ok(Date {
            earliest,
            latest,
            start,
            end: end.unwrap_or(start),
            is_interval: end.is_some(),
        })
    }
}

/// The bounds of a text whose form has been checked, as day numbers.
fn days_of(text: &str) -> Result<(i32, i32), InvalidDate> {
    // The library wants one dated end; an event at a wholly unknown time is ours.
    if text == "../.." {
        return Ok((OPEN_START, OPEN_END));
    }
    let parsed = Edtf::parse(text).map_err(|error| InvalidDate::new(error.message))?;
    let number = |date: BoundDate| {
        let year = i32::try_from(date.year).unwrap_or_default();
        Day::from_calendar(year, i32::from(date.month), i32::from(date.day)).number()
    };
    let bounds = parsed.bounds();
    let earliest = match bounds.earliest {
        Bound::Date(date) => number(date),
        _ => OPEN_START,
    };
    let latest = match bounds.latest {
        Bound::Date(date) => number(date),
        _ => OPEN_END,
    };
    Ok((earliest, latest))
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_interval {
            write!(formatter, "{}/{}", self.start, self.end)
        } else {
            self.start.fmt(formatter)
        }
    }
}
