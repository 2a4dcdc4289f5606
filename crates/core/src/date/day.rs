//! One calendar day.

use std::fmt;
use std::str::FromStr;

use super::{Date, InvalidDate};

/// A day of the proleptic Gregorian calendar, from 0000-01-01 to 9999-12-31.
///
/// Held as the number of days since 0000-03-01, so that days compare and subtract as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The first day that a date can name.
    pub const FIRST: Day = Day::from_calendar(0, 1, 1);
    /// The last day that a date can name.
    pub const LAST: Day = Day::from_calendar(9999, 12, 31);

    /// The day of a valid calendar date. `month` is 1 to 12, `day` 1 to 31; the arithmetic is
    /// that of Howard Hinnant, 'chrono-compatible low-level date algorithms'.
    #[must_use]
    pub const fn from_calendar(year: i32, month: i32, day: i32) -> Day {
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era)
    }

    /// The day of a text such as `2013-03-11`, which nearly every date is; none of any other text, and
    /// of a day that does not exist.
    pub(super) fn from_digits(text: &str) -> Option<Day> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |number, byte| {
                let is_digit = byte.is_ascii_digit();
                is_digit.then(|| number * 10 + i32::from(byte - b'0'))
            })
        };
        let [year @ .., b'-', _, _, b'-', _, _] = bytes else {
            return None;
        };
        let (year, month, day) = (number(year)?, number(&bytes[5..7])?, number(&bytes[8..])?);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        // A day that its month does not have is one of the next month.
        let found = Day::from_calendar(year, month, day);
        (found.calendar() == (year, month, day)).then_some(found)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    #[must_use]
    pub const fn calendar(self) -> (i32, i32, i32) {
        let era = self.0.div_euclid(146_097);
        let day_of_era = self.0.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// The calendar year, 0 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.calendar().0
    }

    /// The day that lies `count` days later, or earlier if `count` is negative.
    #[must_use]
    pub fn plus(self, count: i32) -> Day {
        Day(self.0.saturating_add(count))
    }

    pub(super) const fn number(self) -> i32 {
        self.0
    }

    pub(super) const fn from_number(number: i32) -> Day {
        Day(number)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.calendar();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = InvalidDate;

    /// Reads a complete day, `2013-03-11`.
    ///
    /// # Errors
    ///
    /// If the text is not an EDTF date, or one that leaves more than one day open or is qualified.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let date: Date = text.parse()?;
        // Another text may leave one day only, as `2013-06-3X` does; it would be written otherwise.
        date.whole_day()
            .ok_or_else(|| InvalidDate::new("this must be one whole day, as in 2013-03-11"))
    }
}
