//! What a claim states.

use std::fmt;

use crate::date::Date;
use crate::model::{Claim, Stated};

/// What a claim states.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum StatedText {
    /// Nothing that could be read.
    #[default]
    Nothing,
    /// Exactly this many.
    Is(u32),
    /// At least this many.
    AtLeast(u32),
    /// At most this many.
    AtMost(u32),
    /// All of them.
    All,
    /// More than half of them.
    MoreThanHalf,
    /// From the first to the last day.
    Span(Date),
    /// All within an interval.
    Within(Date),
}

impl fmt::Display for StatedText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatedText::Nothing => formatter.write_str("nothing"),
            StatedText::Is(number) => write!(formatter, "{number}"),
            StatedText::AtLeast(number) => write!(formatter, "at least {number}"),
            StatedText::AtMost(number) => write!(formatter, "at most {number}"),
            StatedText::All => formatter.write_str("all"),
            StatedText::MoreThanHalf => formatter.write_str("more than half"),
            StatedText::Span(span) => write!(formatter, "{span}"),
            StatedText::Within(interval) => write!(formatter, "within {interval}"),
        }
    }
}

/// What the keys of a claim state.
pub(super) fn stated(claim: &Claim) -> StatedText {
    if claim.every.is_some() {
        return StatedText::All;
    }
    if claim.most.is_some() {
        return StatedText::MoreThanHalf;
    }
    match (claim.is, claim.at_least, claim.at_most, claim.within) {
        (Some(Stated::Number(number)), ..) => StatedText::Is(number),
        (Some(Stated::Span(span)), ..) => StatedText::Span(span),
        (None, Some(number), ..) => StatedText::AtLeast(number),
        (None, None, Some(number), _) => StatedText::AtMost(number),
        (None, None, None, Some(interval)) => StatedText::Within(interval),
        (None, None, None, None) => StatedText::Nothing,
    }
}

/// The stated first and last of a span.
pub(super) fn stated_ends(claim: &Claim) -> Option<(Date, Date)> {
    match claim.is {
        Some(Stated::Span(stated)) => Some(stated.ends()),
        _ => None,
    }
}
