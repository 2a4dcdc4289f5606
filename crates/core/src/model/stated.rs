//! What a claim states: a number, a share, or first and last.

use std::borrow::Cow;
use std::fmt;

use crate::date::Date;
use crate::fields::{Kind, KindOfType, Scalar, ScalarFault, ScalarValue, is_too_great};

/// What a claim states under `is`: a number of things, a share of them, or the first and last of a
/// span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// A number.
    Number(u32),
    /// A share.
    Share(Share),
    /// First and last, at the precision given.
    Span(Date),
}

/// What a claim states as a lowest or a highest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A number.
    Number(u32),
    /// A share.
    Share(Share),
}

/// A part of a whole, written as a fraction, `1/3`, or as a percentage, `40%` or `62.5%`.
///
/// What is read may be no share, as `1/0` and `140%`: the rules about claims say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The number above the line.
    pub numerator: u32,
    /// The number below the line.
    pub denominator: u32,
    /// Of a percentage, how many digits are behind the point; none of a fraction.
    percent: Option<u8>,
}

/// The greatest number of digits of each part of a share, so that `1997/2025` is years.
const MOST_DIGITS: usize = 3;

impl Share {
    /// Of a percentage that has digits behind the point, those before and those behind it.
    #[must_use]
    pub fn percent_parts(&self) -> Option<(String, String)> {
        let width = usize::from(self.percent.filter(|digits| *digits > 0)?);
        let scale = 10_u32.pow(u32::from(self.percent?));
        let (whole, behind) = (self.numerator / scale, self.numerator % scale);
        Some((whole.to_string(), format!("{behind:0width$}")))
    }

    /// The share that a text says; none if it is not written as one.
    fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| {
            let is_plain = text == "0" || !text.starts_with('0');
            let is_number = (1..=MOST_DIGITS).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u32>().ok().filter(|_| is_plain && is_number)
        };
        if let Some((above, below)) = text.split_once('/') {
            return Some(Share {
                numerator: number(above)?,
                denominator: number(below)?,
                percent: None,
            });
        }
        let percent = text.strip_suffix('%')?;
        let (whole, behind) = percent.split_once('.').unwrap_or((percent, ""));
        let has_digits = behind.len() <= MOST_DIGITS
            && behind.bytes().all(|byte| byte.is_ascii_digit())
            && !percent.ends_with('.');
        let digits = u8::try_from(behind.len()).ok().filter(|_| has_digits)?;
        let scale = 10_u32.pow(u32::from(digits));
        Some(Share {
            numerator: number(whole)? * scale + behind.parse().unwrap_or(0),
            denominator: 100 * scale,
            percent: Some(digits),
        })
    }

    /// Whether it is a part of a whole: not of nothing, and not more than all.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.denominator > 0 && self.numerator <= self.denominator
    }

    /// Whether it is greater than another one. Both are parts of a whole.
    #[must_use]
    pub fn is_more_than(&self, other: &Share) -> bool {
        let times = |one: u32, other: u32| u64::from(one) * u64::from(other);
        times(self.numerator, other.denominator) > times(other.numerator, self.denominator)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.percent, self.percent_parts()) {
            (None, _) => write!(formatter, "{}/{}", self.numerator, self.denominator),
            (Some(_), None) => write!(formatter, "{}%", self.numerator),
            (Some(_), Some((whole, behind))) => write!(formatter, "{whole}.{behind}%"),
        }
    }
}

/// Why a text is neither a number nor a share; `or` says what else is allowed.
fn no_number(text: &str, or: &str) -> ScalarFault {
    if is_too_great(text)
        && let Err(fault) = u32::read(text)
    {
        return fault;
    }
    ScalarFault::WrongType(format!("this must be a whole number, as in 25{or}"))
}

impl Scalar for Stated {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        if let Some(share) = Share::parse(text) {
            return Ok(Stated::Share(share));
        }
        if text.contains('/') {
            return Date::read(text).map(Stated::Span);
        }
        let number = u32::read(text).map(Stated::Number);
        number.map_err(|_| {
            no_number(
                text,
                "; a share, as in 1/3 or 40%; or in a span first and last, as in 1997/2025",
            )
        })
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        match self {
            Stated::Number(number) => number.value(),
            Stated::Share(share) => Some(ScalarValue::Text(Cow::Owned(share.to_string()))),
            Stated::Span(span) => span.value(),
        }
    }
}

impl Scalar for Limit {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        if let Some(share) = Share::parse(text) {
            return Ok(Limit::Share(share));
        }
        let number = u32::read(text).map(Limit::Number);
        number.map_err(|_| no_number(text, ", or a share, as in 1/3 or 40%"))
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        match self {
            Limit::Number(number) => number.value(),
            Limit::Share(share) => Some(ScalarValue::Text(Cow::Owned(share.to_string()))),
        }
    }
}

impl KindOfType for Stated {
    const KIND: Kind = Kind::Stated;
}

impl KindOfType for Limit {
    const KIND: Kind = Kind::Limit;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_as_it_was_read() {
        for text in [
            "1/3", "0/7", "1/0", "17/20", "0%", "40%", "100%", "140%", "62.5%", "33.30%", "0.05%",
        ] {
            let share = Share::parse(text).unwrap();
            assert_eq!(share.to_string(), text);
        }
    }

    #[test]
    fn what_is_not_written_as_a_share_is_none() {
        for text in [
            "",
            "%",
            "/",
            "1/",
            "/3",
            "1/3/5",
            "01/3",
            "1997/2025",
            "1/2025",
            "-1/3",
            "+1/3",
            "1 /3",
            "4.%",
            ".5%",
            "5%%",
            "33.3333%",
            "1000%",
            "040%",
            "4 %",
            "1.5/3",
        ] {
            assert_eq!(Share::parse(text), None, "{text}");
        }
    }

    #[test]
    fn shares_are_compared_as_fractions() {
        let share = |text: &str| Share::parse(text).unwrap();
        assert!(share("1/2").is_more_than(&share("49.9%")));
        assert!(!share("1/2").is_more_than(&share("50%")));
        assert!(share("62.5%").is_part() && !share("140%").is_part());
        assert!(!share("1/0").is_part() && !share("0/0").is_part());
    }
}
