//! What a claim asks of the records, in a sentence.

use chancery_core::audit::{AuditedClaim, ClaimQuery, StatedText, interval_words};
use chancery_core::messages::Messages;
use chancery_core::model::ClaimNoun;
use chancery_core::say;

use super::population::Clauses;
use super::{forms, outcome_words};
use crate::views::{actor_words, source_words};

/// What the claim is read as: 'the number of partners of exactly the tier Alliance; counting only
/// partnerships that cite Modern.az (2025-12-13); on 2025-12-13'.
#[must_use]
pub fn question_words(messages: &'static Messages, question: &ClaimQuery<'_, '_>) -> String {
    let noun = question.noun;
    let mut words = statement(messages, question);
    let counted = match noun {
        ClaimNoun::Instruments => "instruments",
        _ => "partnerships",
    };
    match question.cited {
        Some(source) => {
            words = say!(
                messages,
                "audit-question-cited",
                question = words,
                noun = counted,
                source = source_words(messages, question.network, source)
            );
        }
        // Of states or actors alone no other record is counted.
        None if is_actors(noun) && !question.asks_partnerships() => {}
        None => {
            words = say!(
                messages,
                "audit-question-all",
                question = words,
                noun = counted
            );
        }
    }
    match question.depends_on_day() {
        true => on_days(messages, words, question),
        false => words,
    }
}

/// Whether states or actors are counted for themselves, and not as partners.
pub(super) fn is_actors(noun: ClaimNoun) -> bool {
    matches!(noun, ClaimNoun::States | ClaimNoun::Actors)
}

/// On which days it is judged: 'on 2025-12-13', 'on each day from 2023-09-01 to 2023-09-30'.
fn on_days(messages: &'static Messages, words: String, question: &ClaimQuery<'_, '_>) -> String {
    let made = &question.made;
    match (made.single_day(), made.date) {
        (Some(day), _) if made.is_known => {
            say!(messages, "audit-question-on", question = words, day = day)
        }
        (_, None) => say!(messages, "audit-question-no-day", question = words),
        (_, Some(date)) if !made.is_known => {
            let interval = interval_words(messages, &date);
            say!(
                messages,
                "audit-question-unknown-day",
                question = words,
                interval = interval
            )
        }
        _ => say!(
            messages,
            "audit-question-each-day",
            question = words,
            first = made.first,
            last = made.last
        ),
    }
}

/// The greatest number of periods of days that are written out.
const MOST_PERIODS: usize = 12;

/// What is counted on which days, where that changes between the days on which a claim may have
/// been made: '1 until 2023-09-09, 2 from 2023-09-10 to 2023-11-26, 3 since 2023-11-27'.
#[must_use]
pub fn period_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> Option<String> {
    let periods = &claim.verdict.periods;
    if periods.len() < 2 {
        return None;
    }
    let end = periods.len() - 1;
    let shown = periods.iter().enumerate().take(MOST_PERIODS);
    let mut parts: Vec<String> = shown
        .map(|(index, period)| {
            let counted = outcome_words(messages, claim, &period.outcome);
            let (first, last) = (period.first, period.last);
            match index {
                0 => say!(
                    messages,
                    "audit-period-until",
                    counted = counted,
                    day = last
                ),
                _ if index == end => {
                    say!(
                        messages,
                        "audit-period-since",
                        counted = counted,
                        day = first
                    )
                }
                _ if first == last => {
                    say!(messages, "audit-period-on", counted = counted, day = first)
                }
                _ => say!(
                    messages,
                    "audit-period-between",
                    counted = counted,
                    first = first,
                    last = last
                ),
            }
        })
        .collect();
    let further = periods.len().saturating_sub(MOST_PERIODS);
    if further > 0 {
        parts.push(say!(messages, "audit-more-changes", count = further));
    }
    Some(parts.join(", "))
}

/// What is claimed, as a sentence part: 'the number of partners of exactly the tier alliance is 3'.
/// It is where the source's own words are not recorded, and never in quotation marks.
#[must_use]
pub fn claimed_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    let (question, stated) = (&claim.question, &claim.verdict.outcome.stated);
    let words = || stated.words(messages);
    match stated {
        StatedText::Nothing | StatedText::All | StatedText::MoreThanHalf => {
            statement(messages, question)
        }
        StatedText::Place(_) | StatedText::AmongFirst(_) => {
            let (population, _) = population(messages, question, "genitive");
            forms::place_words(messages, claim, &population)
        }
        StatedText::Span(_) | StatedText::Within(_) => say!(
            messages,
            "audit-states-days",
            statement = statement(messages, question),
            stated = words()
        ),
        _ => say!(
            messages,
            "audit-states-number",
            statement = statement(messages, question),
            stated = words()
        ),
    }
}

fn clauses<'q, 'r>(
    messages: &'static Messages,
    question: &'q ClaimQuery<'q, 'r>,
) -> Clauses<'q, 'r> {
    let of = question.claim.of.as_deref();
    Clauses {
        messages,
        network: question.network,
        whose: question.of,
        asks_partner: question.asks_partner(),
        of: of.map(|of| forms::named(messages, question.network, of)),
    }
}

/// What the claim is about, in a case, and whether it has clauses that a verb behind it would be
/// taken for.
fn population(
    messages: &'static Messages,
    question: &ClaimQuery<'_, '_>,
    case: &str,
) -> (String, bool) {
    let noun = question.noun;
    let clauses = clauses(messages, question);
    let (words, is_long) = clauses.population(noun, &question.population, case);
    // Whoever is asked about is not among its own partners: what a partner is says that of the one
    // whose partners are meant.
    let left_out = question.left_out().into_iter();
    let left_out = left_out.filter(|it| match noun {
        ClaimNoun::Partners => Some(*it) != question.of,
        noun => is_actors(noun),
    });
    let names: Vec<String> = left_out
        .map(|it| actor_words(messages, question.network, it))
        .collect();
    if names.is_empty() {
        return (words, is_long);
    }
    let names = messages.and(&names);
    let words = say!(messages, "audit-other-than", words = words, names = names);
    (words, true)
}

/// What is said of what, without the stated number, the records and the day.
fn statement(messages: &'static Messages, question: &ClaimQuery<'_, '_>) -> String {
    let (nominative, is_long) = population(messages, question, "nominative");
    let in_genitive = || population(messages, question, "genitive").0;
    let form = if is_long { "long" } else { "plain" };
    let are = question.are.as_ref();
    let are = are.map(|are| clauses(messages, question).are(question.noun, are));
    let are = are.unwrap_or_default();
    match question.claim.form().map_or("", |(form, _)| form) {
        "every" => say!(
            messages,
            "audit-every",
            population = nominative,
            are = are,
            case = form
        ),
        "most" => {
            let population = if is_long { nominative } else { in_genitive() };
            say!(
                messages,
                "audit-most",
                population = population,
                are = are,
                case = form
            )
        }
        "span" => say!(messages, "audit-span", population = in_genitive()),
        "share" => say!(
            messages,
            "audit-share",
            population = in_genitive(),
            are = are
        ),
        "rank" => forms::rank_words(messages, question, &in_genitive()),
        _ => say!(messages, "audit-number", population = in_genitive()),
    }
}
