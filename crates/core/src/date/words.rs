//! Dates as one reads them in a running text.

use super::Date;
use super::endpoint::{ABSENT, Endpoint, UNKNOWN_DIGIT};

impl Date {
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
    /// A month or a day without a known digit is left out, and a year without its last digit is a
    /// decade.
    fn words(self) -> String {
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
