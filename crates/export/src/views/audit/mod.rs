//! What the audit says: numbers, days and elements of a claim in words.

mod actors;
mod clauses;
mod forms;
mod grounds;
mod population;
mod proposals;
mod question;
mod readings;
pub mod words;

pub use forms::{no_place_words, threshold_words};
pub use grounds::fact_words;
pub use question::{claimed_words, period_words, question_words};
pub use readings::{ReadingTable, agreement_words, reading_table};

use chancery_core::audit::{
    Audit, AuditedClaim, ClaimVerdict, Element, Outcome, StatedText, interval_words, tally,
};
use chancery_core::date::{Date, Day};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword as _, Verdict};
use chancery_core::{message, say};

use super::{distinct_instrument_words, later_words, partnership_words};

/// That the latest day on which a claim may have been made is later than that of the registry,
/// where it is.
#[must_use]
pub fn audit_later_words(messages: &Messages, audit: &Audit<'_>) -> Option<String> {
    let days = audit.claims.iter().map(|claim| claim.verdict.made.last);
    later_words(messages, audit.network, days.max()?)
}

/// How many claims have each verdict: '3 claims: 1 holds, none is contradicted, 2 are
/// undetermined'.
pub fn tally_words_in<'v>(
    messages: &'static Messages,
    counted: impl ExactSizeIterator<Item = &'v ClaimVerdict>,
) -> String {
    let count = counted.len();
    if count == 0 {
        return messages.fixed(message!("audit-tally-none")).to_owned();
    }
    let (holds, contradicted, undetermined) = tally(counted);
    say!(
        messages,
        "audit-tally",
        count = count,
        holds = holds,
        contradicted = contradicted,
        undetermined = undetermined
    )
}

/// The same for the command line.
pub fn tally_words<'v>(counted: impl ExactSizeIterator<Item = &'v ClaimVerdict>) -> String {
    tally_words_in(Messages::in_digits(), counted)
}

/// What was counted, in words: '24', '24 to 26', '2 of 4', '1997-02-18 to 2025-10-21',
/// 'no instrument'.
#[must_use]
pub fn counted_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    outcome_words(messages, claim, &claim.verdict.outcome)
}

/// What the claim states, in words: '25', 'at least 3', '1997 to 2025'.
#[must_use]
pub fn stated_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    let stated = &claim.verdict.outcome.stated;
    let words = stated.words(messages);
    match (stated, words.split_once('/')) {
        (StatedText::Span(_) | StatedText::Within(_), Some((first, last))) => {
            say!(messages, "audit-ends", first = first, last = last)
        }
        _ => words,
    }
}

/// The same for another reading of the claim.
#[must_use]
pub(crate) fn outcome_words(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
    outcome: &Outcome,
) -> String {
    match &outcome.span {
        Some((first, last)) if first != last => {
            say!(messages, "audit-span-by-day", first = first, last = last)
        }
        _ => outcome.counted_words(messages, claim.claim),
    }
}

/// The day on which it was counted, as it is written: the one that it asks of, with that on which it
/// was said, otherwise its own or that of its source.
#[must_use]
pub fn day_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    let made = claim.verdict.made.date;
    match (asked_day(claim), made) {
        (Some(day), Some(made)) => {
            let made = interval_words(messages, &made);
            say!(messages, "audit-day-asked", day = day, made = made)
        }
        (Some(day), None) => interval_words(messages, &Date::from(day)),
        (None, Some(date)) => interval_words(messages, &date),
        (None, None) => messages.fixed(message!("audit-day-unknown")).to_owned(),
    }
}

/// The day that a claim asks of where it is another one than that on which it was said.
#[must_use]
pub fn asked_day(claim: &AuditedClaim<'_>) -> Option<Day> {
    let asked = asked_days(claim).next()?;
    let made = claim.verdict.made.date;
    (made.and_then(|date| date.whole_day()) != Some(asked)).then_some(asked)
}

/// The days that its selectors name: that of `where`, then that of `are`.
fn asked_days(claim: &AuditedClaim<'_>) -> impl Iterator<Item = Day> {
    let selectors = [&claim.claim.selection, &claim.claim.are];
    selectors.into_iter().flatten().filter_map(|it| it.on)
}

/// On which other days a contradicted claim held as it is read; none if it never did, or if it asks
/// of a day of its own, of which no other day says anything.
#[must_use]
pub fn held_on_other_days(messages: &'static Messages, claim: &AuditedClaim<'_>) -> Option<String> {
    let is_contradicted = claim.verdict.outcome.verdict == Some(Verdict::Contradicted);
    let is_of_any_day = asked_days(claim).next().is_none();
    (is_contradicted && is_of_any_day && !claim.held.is_empty()).then(|| {
        let days = words::held_words(messages, claim);
        say!(messages, "audit-held-on-other-days", days = days)
    })
}

/// A verdict in a line, with the other days on which a contradicted claim held.
#[must_use]
pub fn with_other_days(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
    verdict: String,
) -> String {
    match held_on_other_days(messages, claim) {
        Some(days) => say!(
            messages,
            "audit-verdict-and-days",
            verdict = verdict,
            days = days
        ),
        None => verdict,
    }
}

/// The word for the verdict.
#[must_use]
pub fn verdict_word(messages: &Messages, claim: &AuditedClaim<'_>) -> String {
    match claim.verdict.outcome.verdict {
        Some(verdict) => messages.word("verdict", verdict.name()),
        None => say!(messages, "audit-not-counted"),
    }
}

/// What an element is called: an actor by its name, an instrument by its title.
#[must_use]
pub fn element_words(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
    element: Element,
) -> String {
    let network = claim.question.network;
    match element {
        Element::Actor(_) => element.name(network),
        Element::Partnership(position) => partnership_words(messages, network, position),
        Element::Instrument(position) => {
            distinct_instrument_words(messages, network, network.instrument(position))
        }
    }
}

/// What the elements of the claim are called by their answers, those first that meet it:
/// counted, possibly counted, and where it says something of them, those of which it is not
/// true. Lists without elements are left out.
#[must_use]
pub fn named_lists(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
) -> Vec<(&'static str, Vec<(String, Element)>)> {
    let verdict = &claim.verdict;
    let ranked: Vec<Element> = claim
        .question
        .ranked()
        .map(Element::Actor)
        .into_iter()
        .collect();
    let same_day = claim.question.on_the_same_day(claim.question.made.last);
    let lists = if claim.claim.rank.is_some() {
        [
            (message!("audit-list-about"), &ranked),
            (message!("audit-list-earlier"), &verdict.counted),
            (
                message!("audit-list-possibly-earlier"),
                &verdict.only_possible,
            ),
            (message!("audit-list-same-day"), &same_day),
        ]
    } else if claim.question.are.is_some() {
        [
            (message!("audit-list-true"), &verdict.counted),
            (message!("audit-list-possibly-true"), &verdict.only_possible),
            (message!("audit-list-not-true"), &verdict.exceptions),
            (
                message!("audit-list-possibly-not-true"),
                &verdict.possible_exceptions,
            ),
        ]
    } else {
        [
            (message!("audit-list-counted"), &verdict.counted),
            (
                message!("audit-list-possibly-counted"),
                &verdict.only_possible,
            ),
            (message!("audit-list-not-counted"), &verdict.exceptions),
            (
                message!("audit-list-possibly-not-counted"),
                &verdict.possible_exceptions,
            ),
        ]
    };
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    lists
        .map(|(word, list)| (messages.fixed(word), named(messages, claim, list)))
        .collect()
}

/// Elements with what they are called, in order.
fn named(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
    list: &[Element],
) -> Vec<(String, Element)> {
    let named = list.iter();
    let named = named.map(|it| (element_words(messages, claim, *it), *it));
    let mut named: Vec<(String, Element)> = named.collect();
    // The order of files must not show where several are called the same.
    let network = claim.question.network;
    named.sort_by_cached_key(|(words, element)| {
        let start = match element {
            Element::Partnership(position) => network.start_date(*position),
            _ => None,
        };
        let start = start.map(|date| date.to_string());
        // What a rank orders stands in its order.
        let first = claim.question.may_begin_on(*element);
        (first, words.clone(), element.id(network), start)
    });
    named
}
