//! Dates as one reads them in a running text.

use super::Date;
use super::endpoint::{ABSENT, Endpoint, UNKNOWN_DIGIT};

/// A date taken apart, to be worded in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spoken {
    /// Nothing is known of it.
    Any,
    /// A day, a month, a year or a decade.
    One(MomentWithDoubt),
    /// Any day up to the end of this.
    UpTo(MomentWithDoubt),
    /// Any day from the beginning of this.
    From(MomentWithDoubt),
    /// Any day of an interval.
    Between(MomentWithDoubt, MomentWithDoubt),
}

/// One end of a date, with what its source says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MomentWithDoubt {
    pub(crate) moment: Moment,
    pub(crate) is_approximate: bool,
    pub(crate) is_doubtful: bool,
}

/// A day, a month, a year or a decade, each part in the digits of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Year, month and day.
    Day(String, String, String),
    /// Year and month.
    Month(String, String),
    /// A year.
    Year(String),
    /// The first year of a decade.
    Decade(String),
    /// Digits that are unknown otherwise.
    Notation(String),
}

impl Date {
    /// The date taken apart, to be worded in any language.
    pub(crate) fn spoken(&self) -> Spoken {
        let (first, last) = (self.start, self.end);
        match (first == Endpoint::OPEN, last == Endpoint::OPEN) {
            _ if !self.is_interval => Spoken::One(first.spoken()),
            (true, true) => Spoken::Any,
            (true, false) => Spoken::UpTo(last.spoken()),
            (false, true) => Spoken::From(first.spoken()),
            (false, false) => Spoken::Between(first.spoken(), last.spoken()),
        }
    }

    /// The date with its preposition in a sentence: `on 2013-03-11`, `in 2013-03`, `in 201X`,
    /// `within 2013/2015`.
    #[must_use]
    pub fn when(&self) -> String {
        let preposition = match (self.is_interval, self.whole_day()) {
            (true, _) => "within",
            (false, Some(_)) => "on",
            (false, None) => "in",
        };
        format!("{preposition} {self}")
    }

    /// The date in words: `2008-05 or before`, `2013-03-10 – 2013-03-11`, `about 2010`, `1990s`.
    #[must_use]
    pub fn words(&self) -> String {
        let (first, last) = (self.start, self.end);
        match (first == Endpoint::OPEN, last == Endpoint::OPEN) {
            _ if !self.is_interval => first.words(),
            (true, true) => "at any time".to_owned(),
            (true, false) => format!("{} or before", last.words()),
            (false, true) => format!("{} or after", first.words()),
            (false, false) => format!("{} \u{2013} {}", first.words(), last.words()),
        }
    }
}

impl Endpoint {
    /// The end taken apart.
    fn spoken(self) -> MomentWithDoubt {
        let (bare, is_decade) = self.bare();
        let text = bare.to_string();
        let parts: Vec<&str> = text.split('-').collect();
        let moment = match *parts {
            _ if text.contains('X') => Moment::Notation(text),
            [year] if is_decade => Moment::Decade(year.to_owned()),
            [year] => Moment::Year(year.to_owned()),
            [year, month] => Moment::Month(year.to_owned(), month.to_owned()),
            [year, month, day] => Moment::Day(year.to_owned(), month.to_owned(), day.to_owned()),
            _ => Moment::Notation(text),
        };
        MomentWithDoubt {
            moment,
            is_approximate: matches!(self.qualifier, b'~' | b'%'),
            is_doubtful: matches!(self.qualifier, b'?' | b'%'),
        }
    }

    /// The end without what its source says of it, and whether it is a decade. A month or a day without
    /// a known digit is left out, and a year without its last digit is a decade.
    fn bare(self) -> (Endpoint, bool) {
        let known = |part: u8| if part == u8::MAX { ABSENT } else { part };
        let mut bare = Endpoint {
            month: known(self.month),
            day: known(self.day),
            qualifier: 0,
            ..self
        };
        let unknown = u16::from(UNKNOWN_DIGIT);
        let is_decade =
            bare.month == ABSENT && bare.year & 0xF == unknown && (bare.year >> 4) & 0xF != unknown;
        if is_decade {
            bare.year &= 0xFFF0;
        }
        (bare, is_decade)
    }

    fn words(self) -> String {
        let (bare, is_decade) = self.bare();
        let words = format!("{bare}{}", if is_decade { "s" } else { "" });
        match self.qualifier {
            b'~' => format!("about {words}"),
            b'?' => format!("{words} (doubtful)"),
            b'%' => format!("about {words} (doubtful)"),
            _ => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_without_knowing_their_notation() {
        for (text, words) in [
            ("2013-03-11", "2013-03-11"),
            ("2013-03-10/2013-03-11", "2013-03-10 \u{2013} 2013-03-11"),
            ("../2008-05", "2008-05 or before"),
            ("2010/..", "2010 or after"),
            ("../..", "at any time"),
            ("2010~", "about 2010"),
            ("2021%", "about 2021 (doubtful)"),
            ("2004?/2006", "2004 (doubtful) \u{2013} 2006"),
            ("199X", "1990s"),
            ("199X-XX", "1990s"),
            ("199X~", "about 1990s"),
            ("19XX", "19XX"),
            ("2013-XX", "2013"),
            ("2013-XX-XX", "2013"),
            ("2013-1X", "2013-1X"),
            ("2013-03-XX", "2013-03"),
            ("2013-03-1X", "2013-03-1X"),
        ] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.words(), words);
        }
    }
}
