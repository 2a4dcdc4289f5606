//! What the audit says: numbers, days and elements of a claim in words.

mod clauses;
mod forms;
mod grounds;
mod question;
mod readings;
pub mod words;

pub use forms::threshold_words;
pub use grounds::fact_words;
pub use question::{claimed_words, period_words, question_words};
pub use readings::{ReadingTable, agreement_words, reading_table};

use chancery_core::audit::{
    Audit, AuditedClaim, ClaimVerdict, Element, Outcome, StatedText, tally,
};
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword as _, Verdict};

use super::{distinct_instrument_words, later_words, partnership_words};

/// That the latest day on which a claim may have been made is later than that of the registry,
/// where it is.
#[must_use]
pub fn audit_later_words(audit: &Audit<'_>) -> Option<String> {
    let days = audit.claims.iter().map(|claim| claim.verdict.made.last);
    later_words(audit.network, days.max()?)
}

/// How many claims have each verdict: '3 claims: 1 holds, none is contradicted, 2 are
/// undetermined'.
pub fn tally_words<'v>(counted: impl ExactSizeIterator<Item = &'v ClaimVerdict>) -> String {
    let claims = match counted.len() {
        0 => return "no claim was counted".to_owned(),
        1 => "1 claim".to_owned(),
        number => format!("{number} claims"),
    };
    let are = |number: usize, word: &str| match number {
        0 => format!("none is {word}"),
        1 => format!("1 is {word}"),
        _ => format!("{number} are {word}"),
    };
    let (holds, contradicted, undetermined) = tally(counted);
    let holds = match holds {
        0 => "none holds".to_owned(),
        1 => "1 holds".to_owned(),
        number => format!("{number} hold"),
    };
    let contradicted = are(contradicted, "contradicted");
    format!(
        "{claims}: {holds}, {contradicted}, {}",
        are(undetermined, "undetermined")
    )
}

/// What was counted, in words: '24', '24 to 26', '2 of 4', '1997-02-18 to 2025-10-21',
/// 'no instrument'.
#[must_use]
pub fn counted_words(claim: &AuditedClaim<'_>) -> String {
    outcome_words(claim, &claim.verdict.outcome)
}

/// What the claim states, in words: '25', 'at least 3', '1997 to 2025'.
#[must_use]
pub fn stated_words(claim: &AuditedClaim<'_>) -> String {
    let stated = &claim.verdict.outcome.stated;
    match stated {
        StatedText::Span(_) | StatedText::Within(_) => stated.to_string().replace('/', " to "),
        _ => stated.to_string(),
    }
}

/// The same for another reading of the claim.
#[must_use]
pub(crate) fn outcome_words(claim: &AuditedClaim<'_>, outcome: &Outcome) -> String {
    match &outcome.span {
        Some((first, last)) if first != last => {
            format!("{} to {}", first.words(), last.words())
        }
        _ => outcome.counted_words(claim.claim),
    }
}

/// The day on which it was counted, as it is written: its own, otherwise that of its source.
#[must_use]
pub fn day_words(claim: &AuditedClaim<'_>) -> String {
    let date = claim.verdict.made.date;
    date.map_or("unknown".to_owned(), |date| date.to_string())
}

/// The word for the verdict.
#[must_use]
pub fn verdict_word(claim: &AuditedClaim<'_>) -> &'static str {
    claim
        .verdict
        .outcome
        .verdict
        .map_or("not counted", Verdict::name)
}

/// What an element is called: an actor by its name, an instrument by its title.
#[must_use]
pub fn element_words(claim: &AuditedClaim<'_>, element: Element) -> String {
    let network = claim.question.network;
    match element {
        Element::Actor(_) => element.name(network),
        Element::Partnership(position) => {
            partnership_words(Messages::in_digits(), network, position)
        }
        Element::Instrument(position) => {
            distinct_instrument_words(Messages::in_digits(), network, network.instrument(position))
        }
    }
}

/// What the elements of the claim are called by their answers, those first that meet it:
/// counted, possibly counted, and where it says something of them, those of which it is not
/// true. Lists without elements are left out.
#[must_use]
pub fn named_lists(claim: &AuditedClaim<'_>) -> Vec<(&'static str, Vec<(String, Element)>)> {
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
            ("it is about", &ranked),
            ("earlier", &verdict.counted),
            ("possibly earlier", &verdict.only_possible),
            ("on the same day", &same_day),
        ]
    } else if claim.question.are.is_some() {
        [
            ("it is true of", &verdict.counted),
            ("it may be true of", &verdict.only_possible),
            ("it is not true of", &verdict.exceptions),
            (
                "it is not true of these, if the claim is about them",
                &verdict.possible_exceptions,
            ),
        ]
    } else {
        [
            ("counted", &verdict.counted),
            ("possibly counted", &verdict.only_possible),
            ("not counted", &verdict.exceptions),
            ("possibly not counted", &verdict.possible_exceptions),
        ]
    };
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    lists
        .map(|(word, list)| {
            let named = list.iter().map(|it| (element_words(claim, *it), *it));
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
            (word, named)
        })
        .collect()
}
