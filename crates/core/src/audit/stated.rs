//! What a claim states.

use std::fmt;

use super::limits::{stated_numbers, stated_shares};
use crate::date::Date;
use crate::messages::Messages;
use crate::model::{Claim, Share, Stated};
use crate::{message, say};

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

impl StatedText {
    /// What is stated, in words: '25', 'at least 3', '6th', 'within 2014/2020'.
    #[must_use]
    pub fn words(&self, messages: &'static Messages) -> String {
        match self {
            StatedText::Nothing => messages.fixed(message!("audit-stated-nothing")).to_owned(),
            StatedText::Is(number) => number.to_string(),
            StatedText::AtLeast(number) => at_least(messages, number.to_string()),
            StatedText::AtMost(number) => at_most(messages, number.to_string()),
            StatedText::Between(least, most) => {
                between(messages, least.to_string(), most.to_string())
            }
            StatedText::Share(share) => share_words(messages, *share),
            StatedText::AtLeastShare(share) => at_least(messages, share_words(messages, *share)),
            StatedText::AtMostShare(share) => at_most(messages, share_words(messages, *share)),
            StatedText::BetweenShares(least, most) => between(
                messages,
                share_words(messages, *least),
                share_words(messages, *most),
            ),
            StatedText::Place(place) => place_words(messages, *place),
            StatedText::AmongFirst(last) => {
                let last = last.to_string();
                say!(messages, "audit-stated-among-first", last = last)
            }
            StatedText::All => messages.fixed(message!("audit-stated-all")).to_owned(),
            StatedText::MoreThanHalf => {
                let words = messages.fixed(message!("audit-stated-more-than-half"));
                words.to_owned()
            }
            StatedText::Span(span) => interval_words(messages, span),
            StatedText::Within(interval) => {
                let interval = interval_words(messages, interval);
                say!(messages, "audit-stated-within", interval = interval)
            }
        }
    }
}

/// As findings, tables and the command line write it.
impl fmt::Display for StatedText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words(Messages::in_digits()))
    }
}

/// A share as the claim writes it, with the decimal sign of the language: '37.5%', '1/3'.
fn share_words(messages: &Messages, share: Share) -> String {
    match share.percent_parts() {
        Some((percent, tenths)) => say!(
            messages,
            "audit-percent-tenths",
            percent = percent,
            tenths = tenths
        ),
        None => share.to_string(),
    }
}

fn at_least(messages: &Messages, number: String) -> String {
    say!(messages, "audit-stated-at-least", number = number)
}

fn at_most(messages: &Messages, number: String) -> String {
    say!(messages, "audit-stated-at-most", number = number)
}

fn between(messages: &Messages, least: String, most: String) -> String {
    say!(messages, "audit-stated-between", least = least, most = most)
}

/// A place in order of time: '1st', '12th'.
pub(super) fn place_words(messages: &Messages, place: u32) -> String {
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => 0,
        (_, last) => usize::try_from(last).unwrap_or_default(),
    };
    let place = place.to_string();
    say!(messages, "audit-place", place = place, case = ending)
}

/// An interval in a sentence: by its two ends, and where dates are in digits as records write it.
#[must_use]
pub fn interval_words(messages: &'static Messages, interval: &Date) -> String {
    match std::ptr::eq(messages, Messages::in_digits()) {
        true => interval.to_string(),
        false => say!(messages, "audit-interval", interval = interval),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_the_ending_of_its_number() {
        let place = |place| place_words(Messages::english(), place);
        let places = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(place);
        let words = "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th";
        assert_eq!(places.join(" "), words);
    }
}
