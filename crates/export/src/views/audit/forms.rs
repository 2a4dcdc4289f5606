//! What the forms of a claim ask, and why the records do not decide it or show no place.

use chancery_core::audit::{AuditedClaim, ClaimQuery, NoPlace, StatedText, numbers_of_share};
use chancery_core::messages::Messages;
use chancery_core::model::{ClaimNoun, Verdict};
use chancery_core::network::Network;
use chancery_core::{message, say};

use crate::views::actor_words;

/// In which order of time a rank has its places.
enum RankOrder {
    Partnership,
    /// Those who take part in an instrument joined it one after another.
    Participation,
    Membership,
}

fn order(question: &ClaimQuery<'_, '_>) -> RankOrder {
    match question.noun {
        ClaimNoun::Partners => RankOrder::Partnership,
        _ if question.population.party_to.len() == 1 => RankOrder::Participation,
        _ => RankOrder::Membership,
    }
}

/// What a rank asks: 'the place of Japan among the partners, by the first day of the partnership'.
pub(super) fn rank_words(
    messages: &'static Messages,
    question: &ClaimQuery<'_, '_>,
    population: &str,
) -> String {
    let name = who_words(messages, question);
    match order(question) {
        RankOrder::Partnership => say!(
            messages,
            "audit-rank-of-partners",
            name = name,
            population = population
        ),
        RankOrder::Participation => say!(
            messages,
            "audit-rank-of-participants",
            name = name,
            population = population
        ),
        RankOrder::Membership => say!(
            messages,
            "audit-rank-of-members",
            name = name,
            population = population
        ),
    }
}

/// The name of the one whose place is stated, as it is in a sentence.
fn who_words(messages: &'static Messages, question: &ClaimQuery<'_, '_>) -> String {
    let who = question.claim.who.as_deref().unwrap_or_default();
    named(messages, question.network, who)
}

/// The name of an actor, as it is in a sentence, which may be one that no record names.
pub(super) fn named(messages: &'static Messages, network: &Network<'_>, id: &str) -> String {
    match network.actor_position(id) {
        Some(position) => actor_words(messages, network, position),
        None => network.actor_name(id).to_owned(),
    }
}

/// What a rank claims: 'Japan is the 6th of the partners, by the first day of the partnership'.
pub(super) fn place_words(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
    population: &str,
) -> String {
    let name = who_words(messages, &claim.question);
    let stated = &claim.verdict.outcome.stated;
    let place = stated.words(messages);
    let is_one = matches!(stated, StatedText::Place(_));
    match (order(&claim.question), is_one) {
        (RankOrder::Partnership, true) => say!(
            messages,
            "audit-is-place-of-partners",
            name = name,
            place = place,
            population = population
        ),
        (RankOrder::Participation, true) => say!(
            messages,
            "audit-is-place-of-participants",
            name = name,
            place = place,
            population = population
        ),
        (RankOrder::Membership, true) => say!(
            messages,
            "audit-is-place-of-members",
            name = name,
            place = place,
            population = population
        ),
        (RankOrder::Partnership, false) => say!(
            messages,
            "audit-is-among-of-partners",
            name = name,
            place = place,
            population = population
        ),
        (RankOrder::Participation, false) => say!(
            messages,
            "audit-is-among-of-participants",
            name = name,
            place = place,
            population = population
        ),
        (RankOrder::Membership, false) => say!(
            messages,
            "audit-is-among-of-members",
            name = name,
            place = place,
            population = population
        ),
    }
}

/// Why the one whose place is stated has no place; none of every other claim.
#[must_use]
pub fn no_place_words(messages: &Messages, claim: &AuditedClaim<'_>) -> Option<String> {
    let found = NoPlace::of(&claim.question, &claim.verdict)?;
    Some(found.words(messages, &claim.question))
}

/// What would have to be known for an undetermined claim to hold, in numbers: 'more than half of 24
/// means at least 13; it is certainly true of 12, and may be true of 10 more'. None for a claim that
/// no number decides.
#[must_use]
pub fn threshold_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> Option<String> {
    let outcome = &claim.verdict.outcome;
    let question = &claim.question;
    let is_one_day = !question.lacks_day() && claim.verdict.periods.len() == 1;
    if outcome.verdict != Some(Verdict::Undetermined) || !is_one_day || question.lacks_subject() {
        return None;
    }
    let (certain, open) = (outcome.certain, outcome.possible - outcome.certain);
    match claim.form() {
        "count" => count_words(messages, claim, certain, open),
        "most" | "share" => part_words(messages, claim, certain, open),
        _ => None,
    }
}

/// The same for a part of a population of which the size is known.
fn part_words(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
    certain: usize,
    open: usize,
) -> Option<String> {
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
        (from, to) if from == to => messages.number(from),
        (0, to) => at_most_words(messages, to),
        (from, to) if to == population => at_least_words(messages, from),
        (from, to) => say!(
            messages,
            "audit-stated-between",
            least = messages.number(from),
            most = messages.number(to)
        ),
    };
    Some(say!(
        messages,
        "audit-threshold-part",
        stated = outcome.stated.words(messages),
        population = population,
        needed = needed,
        certain = certain,
        open = open
    ))
}

fn at_least_words(messages: &Messages, number: usize) -> String {
    let number = messages.number(number);
    say!(messages, "audit-stated-at-least", number = number)
}

fn at_most_words(messages: &Messages, number: usize) -> String {
    let number = messages.number(number);
    say!(messages, "audit-stated-at-most", number = number)
}

/// The same for a number.
fn count_words(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
    certain: usize,
    open: usize,
) -> Option<String> {
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
        (_, Some(0)) => (messages.fixed(message!("audit-needed-none")).to_owned(), 0),
        (least, Some(most)) if least == most => {
            let number = messages.number(most);
            (
                say!(messages, "audit-needed-exactly", number = number),
                most,
            )
        }
        (0, Some(most)) => (at_most_words(messages, most), most),
        (least, Some(most)) if most >= open => (at_least_words(messages, least), least),
        (least, Some(most)) => {
            let words = say!(
                messages,
                "number-range",
                certain = messages.number(least),
                possible = messages.number(most)
            );
            (words, most)
        }
        (least, None) => (at_least_words(messages, least), least),
    };
    Some(say!(
        messages,
        "audit-threshold-count",
        certain = certain,
        open = open,
        needed = needed,
        case = last
    ))
}
