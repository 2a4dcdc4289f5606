//! One end of a date, with the digits as they were written.

use std::fmt;

use super::{Day, InvalidDate};

/// One end of an interval, or the whole of a plain date, with the digits as they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Endpoint {
    /// Four digits in one nibble each; `UNKNOWN_DIGIT` stands for X. `ABSENT_YEAR` is `..`.
    pub(super) year: u16,
    /// Two digits in one nibble each, or `ABSENT`.
    pub(super) month: u8,
    pub(super) day: u8,
    /// 0, or the ASCII code of the qualifier.
    pub(super) qualifier: u8,
}

pub(super) const UNKNOWN_DIGIT: u8 = 0xF;
pub(super) const ABSENT: u8 = 0xEE;
const ABSENT_YEAR: u16 = 0xEEEE;
const UNKNOWN_YEAR: u16 = 0xFFFF;

impl Endpoint {
    /// No end: `..`.
    pub(super) const OPEN: Endpoint = Endpoint {
        year: ABSENT_YEAR,
        month: ABSENT,
        day: ABSENT,
        qualifier: 0,
    };

    /// A whole day.
    pub(super) fn of_day(day: Day) -> Endpoint {
        let (year, month, day_of_month) = day.calendar();
        let nibbles = |number: i32| {
            let digits = [1000, 100, 10, 1].map(|place| number / place % 10);
            let digits = digits.map(|digit| u16::try_from(digit).unwrap_or_default());
            digits
                .into_iter()
                .fold(0, |packed, digit| (packed << 4) | digit)
        };
        let two = |number: i32| nibbles(number).to_le_bytes()[0];
        Endpoint {
            year: nibbles(year),
            month: two(month),
            day: two(day_of_month),
            qualifier: 0,
        }
    }

    pub(super) fn parse_interval_end(text: &str) -> Result<Endpoint, InvalidDate> {
        match text {
            ".." => Ok(Endpoint::OPEN),
            "" => Err(invalid("write '..' for the open end of an interval")),
            _ => Endpoint::parse(text),
        }
    }

    /// Checks the form only; whether the day exists is for the library to say.
    pub(super) fn parse(text: &str) -> Result<Endpoint, InvalidDate> {
        let (digits, qualifier) = match text.as_bytes().split_last() {
            Some((last @ (b'?' | b'~' | b'%'), digits)) => (digits, *last),
            _ => (text.as_bytes(), 0),
        };
        let mut parts = digits.split(|byte| *byte == b'-');
        let year = parts
            .next()
            .map(|part| pack(part, 4))
            .transpose()?
            .unwrap_or(ABSENT_YEAR);
        let mut two = || -> Result<u8, InvalidDate> {
            let packed = parts.next().map(|part| pack(part, 2)).transpose()?;
            Ok(packed.map_or(ABSENT, |packed| packed.to_le_bytes()[0]))
        };
        let (month, day) = (two()?, two()?);
        if parts.next().is_some() {
            return Err(invalid(NOT_A_DATE));
        }
        // EDTF writes seasons as months from 21 on. Their days differ from place to place, so they
        // are not dates here.
        let (tens, ones) = (month >> 4, month & 0xF);
        if month != ABSENT
            && tens != UNKNOWN_DIGIT
            && (tens > 1 || tens == 1 && (3..=9).contains(&ones) || month == 0)
        {
            return Err(invalid("a month is 01 to 12"));
        }
        if day == 0 {
            return Err(invalid("a day is 01 to 31"));
        }
        if year == UNKNOWN_YEAR {
            return Err(InvalidDate {
                message: "no digit of the year is known".to_owned(),
                help: Some("write `../..` for an unknown time".to_owned()),
            });
        }
        let endpoint = Endpoint {
            year,
            month,
            day,
            qualifier,
        };
        let text = endpoint.to_string();
        if text
            .find('X')
            .is_some_and(|first| text[first..].bytes().any(|b| b.is_ascii_digit()))
        {
            return Err(invalid(
                "unknown digits (X) must be the last ones, as in 201X or 2013-XX",
            ));
        }
        Ok(endpoint)
    }
}

const NOT_A_DATE: &str =
    "a date is written 2013, 2013-03 or 2013-03-11, with X for an unknown digit";

fn invalid(message: &str) -> InvalidDate {
    InvalidDate::new(message)
}

/// Packs exactly `count` digits or X, one nibble each.
fn pack(digits: &[u8], count: usize) -> Result<u16, InvalidDate> {
    if digits.len() != count {
        return Err(invalid(NOT_A_DATE));
    }
    digits.iter().try_fold(0_u16, |packed, digit| {
        let nibble = match digit {
            b'0'..=b'9' => digit - b'0',
            b'X' => UNKNOWN_DIGIT,
            _ => return Err(invalid(NOT_A_DATE)),
        };
        Ok((packed << 4) | u16::from(nibble))
    })
}

/// Writes the lowest `count` nibbles of `packed` as digits or X.
fn write_digits(formatter: &mut fmt::Formatter<'_>, packed: u16, count: u32) -> fmt::Result {
    use fmt::Write as _;

    for place in (0..count).rev() {
        let nibble = ((packed >> (place * 4)) & 0xF).to_le_bytes()[0];
        let shown = if nibble == UNKNOWN_DIGIT {
            b'X'
        } else {
            b'0' + nibble
        };
        formatter.write_char(shown.into())?;
    }
    Ok(())
}

impl fmt::Display for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        if self.year == ABSENT_YEAR {
            return formatter.write_str("..");
        }
        write_digits(formatter, self.year, 4)?;
        for part in [self.month, self.day] {
            if part != ABSENT {
                formatter.write_char('-')?;
                write_digits(formatter, u16::from(part), 2)?;
            }
        }
        if self.qualifier != 0 {
            formatter.write_char(self.qualifier.into())?;
        }
        Ok(())
    }
}
