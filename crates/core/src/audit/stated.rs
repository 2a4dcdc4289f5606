//! What a claim states.

use std::fmt;

use super::limits::{stated_numbers, stated_shares};
use crate::date::Date;
use crate::finding::ordinal;
use crate::model::{Claim, Share, Stated};

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
    /// At least the first, at most the second number.
    Between(u32, u32),
    /// Exactly this share.
    Share(Share),
    /// At least this share.
    AtLeastShare(Share),
    /// At most this share.
    AtMostShare(Share),
    /// At least the first, at most the second share.
    BetweenShares(Share, Share),
    /// This place in order of time.
    Place(u32),
    /// One of the places up to this one.
    AmongFirst(u32),
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
            StatedText::Between(least, most) => write!(formatter, "between {least} and {most}"),
            StatedText::Share(share) => write!(formatter, "{share}"),
            StatedText::AtLeastShare(share) => write!(formatter, "at least {share}"),
            StatedText::AtMostShare(share) => write!(formatter, "at most {share}"),
            StatedText::BetweenShares(least, most) => {
                write!(formatter, "between {least} and {most}")
            }
            StatedText::Place(place) => formatter.write_str(&ordinal(*place)),
            StatedText::AmongFirst(last) => write!(formatter, "among the first {last}"),
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
    match (claim.is, claim.within) {
        (Some(Stated::Span(span)), _) => return StatedText::Span(span),
        (None, Some(interval)) => return StatedText::Within(interval),
        _ => {}
    }
    if claim.share.is_some() {
        return match stated_shares(claim) {
            (Some(share), Some(_)) if claim.is.is_some() => StatedText::Share(share),
            (Some(least), Some(most)) => StatedText::BetweenShares(least, most),
            (Some(least), None) => StatedText::AtLeastShare(least),
            (None, Some(most)) => StatedText::AtMostShare(most),
            (None, None) => StatedText::Nothing,
        };
    }
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let Some((least, most)) = stated_numbers(claim) else {
        return StatedText::Nothing;
    };
    let (least, most) = (number(least), number(most));
    let is_ranked = claim.rank.is_some();
    match (claim.is, claim.at_least, claim.at_most) {
        (Some(_), ..) if is_ranked => StatedText::Place(least),
        (Some(_), ..) => StatedText::Is(least),
        (None, Some(_), Some(_)) => StatedText::Between(least, most),
        (None, Some(_), None) => StatedText::AtLeast(least),
        (None, None, _) if is_ranked => StatedText::AmongFirst(most),
        (None, None, _) => StatedText::AtMost(most),
    }
}

/// The stated first and last of a span.
pub(super) fn stated_ends(claim: &Claim) -> Option<(Date, Date)> {
    match claim.is {
        Some(Stated::Span(stated)) => Some(stated.ends()),
        _ => None,
    }
}
