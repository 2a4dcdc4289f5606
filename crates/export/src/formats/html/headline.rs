//! The headline: what the verdicts say, and never more than they say.

use chancery_core::audit::{Audit, AuditedClaim, StatedText, reading_grid};
use chancery_core::date::Date;
use chancery_core::messages::Messages;
use chancery_core::model::Verdict;
use chancery_core::say;
use chancery_core::select::asked_keys;

use super::claims::stated_of;
use crate::views::audit::{asked_day, counted_words, no_place_words};
use crate::views::{ExportContext, capitalised, spaced_spans};

/// The claim that the page leads with: a contradicted one, or where there is none an undetermined one.
/// Of several one that holds in no other reading, then one that states a number, then one whose
/// difference from it is one number, then the one with the fewest conditions beside its tier, then the
/// one that counts the most.
pub(super) fn lead<'a, 'v>(audit: &'a Audit<'v>) -> Option<&'a AuditedClaim<'v>> {
    let is_open = |it: &&AuditedClaim<'_>| it.verdict.outcome.verdict != Some(Verdict::Holds);
    let open = audit.claims.iter().filter(is_open);
    open.min_by_key(|it| {
        (
            it.verdict.outcome.verdict != Some(Verdict::Contradicted),
            holds_otherwise(it),
            it.claim.count.is_none(),
            it.verdict.outcome.difference.is_none(),
            asked_keys(&it.claim.selection.clone().unwrap_or_default())
                .filter(|key| !matches!(*key, "tier" | "exact-tier"))
                .count(),
            std::cmp::Reverse(it.verdict.outcome.certain),
            it.claim.id.as_str(),
        )
    })
}

/// Whether a claim holds in a reading other than its own.
fn holds_otherwise(claim: &AuditedClaim<'_>) -> bool {
    let grid = reading_grid(claim);
    grid.is_some_and(|grid| {
        let mut cells = grid.cells();
        cells.any(|cell| !cell.is_own && cell.outcome.holds())
    })
}

/// The headline of the verdicts; none if no claim is counted.
pub(super) fn headline(messages: &'static Messages, audit: &Audit<'_>) -> Option<String> {
    let (holds, contradicted, open) = audit.tally();
    let all = holds + contradicted + open;
    // What is not counted is no statement that holds.
    let which = match audit.not_counted.len() {
        0 => "all",
        _ => "counted",
    };
    let numbers = |claim: &AuditedClaim<'_>| numbers(messages, claim);
    Some(match (holds, contradicted, open) {
        (0, 0, 0) => return None,
        (_, 1.., _) => contradicted_words(messages, lead(audit)?),
        (0, 0, 1) => {
            let numbers = numbers(lead(audit)?);
            say!(messages, "page-headline-undecided", numbers = numbers)
        }
        (0, 0, _) => say!(
            messages,
            "page-headline-none-decided",
            which = which,
            all = all
        ),
        (_, 0, 1..) => say!(
            messages,
            "page-headline-some-hold",
            which = which,
            holds = holds,
            all = all,
            open = open
        ),
        (1, 0, 0) => {
            let numbers = numbers(audit.claims.first()?);
            say!(messages, "page-headline-holds", numbers = numbers)
        }
        (_, 0, 0) => say!(messages, "page-headline-all-hold", which = which, all = all),
    })
}

/// Whether the headline has the numbers of the claim that the page leads with.
pub(super) fn headline_is_of_lead(audit: &Audit<'_>) -> bool {
    let (holds, contradicted, open) = audit.tally();
    contradicted > 0 || (holds, open) == (0, 1)
}

/// The headline where it stands without what is below it on the page: of another day than the page,
/// it says which.
pub(super) fn headline_alone(views: &ExportContext<'_>, audit: &Audit<'_>) -> Option<String> {
    let headline = headline(views.messages, audit)?;
    Some(match day_apart(views, audit) {
        Some(day) => of_day(views.messages, &headline, day),
        None => headline,
    })
}

/// The headline where who said it follows: of another day than the one on which it was said, it says
/// which.
pub(super) fn headline_above(messages: &'static Messages, audit: &Audit<'_>) -> Option<String> {
    let headline = headline(messages, audit)?;
    Some(match of_headline(audit).and_then(asked_day) {
        Some(day) => of_day(messages, &headline, Date::from(day)),
        None => headline,
    })
}

fn of_day(messages: &'static Messages, headline: &str, day: Date) -> String {
    say!(messages, "page-headline-on", headline = headline, day = day)
}

/// The day on which that was counted which the headline says, if it is not that of the page.
pub(super) fn day_apart(views: &ExportContext<'_>, audit: &Audit<'_>) -> Option<Date> {
    let claim = of_headline(audit)?;
    let asked = asked_day(claim).map(Date::from);
    let counted = asked.or(claim.verdict.made.date)?;
    (counted.whole_day() != Some(views.selection.day)).then_some(counted)
}

/// The claim whose numbers the headline has; none if it speaks of several.
fn of_headline<'a, 'v>(audit: &'a Audit<'v>) -> Option<&'a AuditedClaim<'v>> {
    match audit.claims.as_slice() {
        [claim] => Some(claim),
        _ => lead(audit).filter(|_| headline_is_of_lead(audit)),
    }
}

fn contradicted_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    let numbers = numbers(messages, claim);
    match holds_otherwise(claim) {
        true => say!(messages, "page-headline-otherwise", numbers = numbers),
        false => numbers,
    }
}

/// What is stated and what was counted: '25 stated, 24 counted'; of a place that is none why.
pub(super) fn numbers(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    let counted = spaced_spans(&counted_words(messages, claim));
    let stated = stated_of(messages, claim);
    let no_place = no_place_words(messages, claim);
    let words = match (&claim.verdict.outcome.stated, no_place) {
        (_, Some(reason)) => say!(
            messages,
            "page-numbers-no-place",
            stated = stated,
            reason = reason
        ),
        (StatedText::All, _) => say!(messages, "page-numbers-all", counted = counted),
        (StatedText::MoreThanHalf, _) => say!(messages, "page-numbers-half", counted = counted),
        (
            StatedText::Place(_)
            | StatedText::AmongFirst(_)
            | StatedText::Span(_)
            | StatedText::Within(_),
            _,
        ) => say!(
            messages,
            "page-numbers-in-records",
            stated = stated,
            counted = counted
        ),
        _ => say!(messages, "page-numbers", stated = stated, counted = counted),
    };
    capitalised(&words)
}

/// How far what was counted is from what was stated: '1 fewer than stated'; none where they agree
/// or one of them is a range.
pub(super) fn difference_words(
    messages: &'static Messages,
    claim: &AuditedClaim<'_>,
) -> Option<String> {
    let outcome = &claim.verdict.outcome;
    let difference = outcome.difference?;
    let count = usize::try_from(difference.unsigned_abs()).ok()?;
    match (&outcome.stated, difference) {
        (_, 0) => None,
        (StatedText::All, _) => Some(say!(messages, "page-difference-not-true", count = count)),
        (_, ..0) => Some(say!(messages, "page-difference-fewer", count = count)),
        _ => Some(say!(messages, "page-difference-more", count = count)),
    }
}

/// What all verdicts together say, in a sentence; none if no claim is counted.
pub(super) fn tally(messages: &'static Messages, audit: &Audit<'_>) -> Option<String> {
    let count = audit.claims.len();
    let (holds, contradicted, open) = audit.tally();
    let parts = [
        (holds, say!(messages, "page-tally-holds", count = holds)),
        (
            contradicted,
            say!(messages, "page-tally-contradicted", count = contradicted),
        ),
        (open, say!(messages, "page-tally-open", count = open)),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, words)| words).collect();
    let verdicts = messages.and(&parts);
    (count > 0).then(|| say!(messages, "page-tally", count = count, verdicts = verdicts))
}
