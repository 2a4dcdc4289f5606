//! What the forms of a claim ask, and what would have to be known for one to hold.

use chancery_core::audit::{AuditedClaim, ClaimQuery, StatedText, numbers_of_share};
use chancery_core::messages::Messages;
use chancery_core::model::{ClaimNoun, Verdict};
use chancery_core::network::Network;

use crate::views::actor_words;

/// What a rank asks: 'the place of Japan among the partners, by the first day of the partnership'.
pub(super) fn rank_words(question: &ClaimQuery<'_, '_>, population: &str) -> String {
    let who = who_words(question);
    let order = match question.noun {
        ClaimNoun::Partners => "by the first day of the partnership",
        // Those who take part in it joined it one after another.
        _ if question.population.party_to.len() == 1 => "by the first day on which they took part",
        _ => "by the day on which they joined",
    };
    format!("the place of {who} among the {population}, {order}")
}

/// The name of the one whose place is stated, as it is in a sentence.
fn who_words(question: &ClaimQuery<'_, '_>) -> String {
    let who = question.claim.who.as_deref().unwrap_or_default();
    named(question.network, who)
}

/// The name of an actor, as it is in a sentence, which may be one that no record names.
pub(super) fn named(network: &Network<'_>, id: &str) -> String {
    match network.actor_position(id) {
        Some(position) => actor_words(Messages::in_digits(), network, position),
        None => network.actor_name(id).to_owned(),
    }
}

/// What a rank claims: 'Japan is the 6th of the partners, by the first day of the partnership'.
pub(super) fn place_words(claim: &AuditedClaim<'_>, statement: &str) -> String {
    let name = who_words(&claim.question);
    let lead = format!("the place of {name} among ");
    let population = statement.strip_prefix(&lead).unwrap_or(statement);
    let stated = &claim.verdict.outcome.stated;
    match stated {
        StatedText::Place(_) => format!("{name} is the {stated} of {population}"),
        _ => format!("{name} is {stated} of {population}"),
    }
}

/// What would have to be known for an undetermined claim to hold, in numbers: 'more than half of 24
/// is at least 13; it is certainly true of 12, and may be true of 10 more'. None for a claim that
/// no number decides.
#[must_use]
pub fn threshold_words(claim: &AuditedClaim<'_>) -> Option<String> {
    let outcome = &claim.verdict.outcome;
    let question = &claim.question;
    let is_one_day = !question.lacks_day() && claim.verdict.periods.len() == 1;
    if outcome.verdict != Some(Verdict::Undetermined) || !is_one_day || question.lacks_subject() {
        return None;
    }
    let (certain, open) = (outcome.certain, outcome.possible - outcome.certain);
    match claim.form() {
        "count" => count_words(claim, certain, open),
        "most" | "share" => part_words(claim, certain, open),
        _ => None,
    }
}

/// The same for a part of a population of which the size is known.
fn part_words(claim: &AuditedClaim<'_>, certain: usize, open: usize) -> Option<String> {
    let outcome = &claim.verdict.outcome;
    let (population, at_most) = outcome.population;
    if population != at_most || population == 0 {
        return None;
    }
    let (from, to) = match outcome.stated {
        StatedText::MoreThanHalf => (population / 2 + 1, population),
        _ => numbers_of_share(claim.claim, population),
    };
    let needed = match (from, to) {
        (from, to) if from > to => return None,
        (from, to) if from == to => from.to_string(),
        (0, to) => format!("at most {to}"),
        (from, to) if to == population => format!("at least {from}"),
        (from, to) => format!("between {from} and {to}"),
    };
    Some(format!(
        "{} of {population} means {needed}; it is certainly true of {certain}, and may be true of \
         {open} more",
        outcome.stated
    ))
}

/// The same for a number.
fn count_words(claim: &AuditedClaim<'_>, certain: usize, open: usize) -> Option<String> {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let (least, most) = match claim.verdict.outcome.stated {
        StatedText::Is(stated) => (number(stated), Some(number(stated))),
        StatedText::AtLeast(least) => (number(least), None),
        StatedText::AtMost(most) => (0, Some(number(most))),
        StatedText::Between(least, most) => (number(least), Some(number(most))),
        _ => return None,
    };
    let least = least.saturating_sub(certain);
    let most = match most {
        Some(most) => Some(most.checked_sub(certain)?),
        None => None,
    };
    let (needed, last) = match (least, most) {
        (_, Some(0)) => ("none".to_owned(), 0),
        (least, Some(most)) if least == most => (format!("exactly {most}"), most),
        (0, Some(most)) => (format!("at most {most}"), most),
        (least, Some(most)) if most >= open => (format!("at least {least}"), least),
        (least, Some(most)) => (format!("{least} to {most}"), most),
        (least, None) => (format!("at least {least}"), least),
    };
    let count = if last > 1 { "count" } else { "counts" };
    let certain = match certain {
        0 => "none is certain".to_owned(),
        1 => "1 is certain".to_owned(),
        many => format!("{many} are certain"),
    };
    let open = match open {
        1 => "1 more is possible".to_owned(),
        many => format!("{many} more are possible"),
    };
    Some(format!(
        "{certain}, and {open}; the claim holds if {needed} of the possible ones {count} as well"
    ))
}
