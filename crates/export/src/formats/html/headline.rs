//! The headline: what the verdicts say, and never more than they say.

use chancery_core::audit::{Audit, AuditedClaim, StatedText, reading_grid};
use chancery_core::finding::{how_many, in_a_row};
use chancery_core::messages::Messages;
use chancery_core::model::Verdict;
use chancery_core::select::asked_keys;

use super::claims::stated_of;
use crate::views::audit::counted_words;
use crate::views::{capitalised, spaced_spans};

/// The claim that the page leads with: the contradicted one, or where there is none the undecided
/// one, that holds in no other reading, counts one number, asks
/// the fewest questions and counts the most.
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
pub(super) fn headline(audit: &Audit<'_>) -> Option<String> {
    let (holds, contradicted, open) = audit.tally();
    let all = holds + contradicted + open;
    // What is not counted is no statement that holds.
    let counted = match audit.not_counted.len() {
        0 => "",
        _ => " that were counted",
    };
    let words = match (holds, contradicted, open) {
        (0, 0, 0) => return None,
        (_, 1.., _) => contradicted_words(lead(audit)?),
        (0, 0, 1) => format!("{}: the records do not decide it", numbers(lead(audit)?)),
        (0, 0, _) => format!("The records decide none of the {all} statements{counted}"),
        (_, 0, 1..) => format!(
            "{} of {all} statements{counted} {}, {open} cannot be decided from the records",
            holds,
            if holds == 1 { "holds" } else { "hold" },
        ),
        (1, 0, 0) => format!(
            "{}: the statement holds, as it is read here",
            numbers(audit.claims.first()?)
        ),
        (_, 0, 0) => {
            format!("All {all} statements{counted} hold, as they are read here")
        }
    };
    Some(words)
}

/// Whether the headline has the numbers of the claim that the page leads with.
pub(super) fn headline_is_of_lead(audit: &Audit<'_>) -> bool {
    let (holds, contradicted, open) = audit.tally();
    contradicted > 0 || (holds, open) == (0, 1)
}

fn contradicted_words(claim: &AuditedClaim<'_>) -> String {
    let numbers = numbers(claim);
    match holds_otherwise(claim) {
        true => format!("{numbers}, as one reads it here"),
        false => numbers,
    }
}

/// What is stated and what was counted: '25 stated, 24 counted'.
pub(super) fn numbers(claim: &AuditedClaim<'_>) -> String {
    let outcome = &claim.verdict.outcome;
    let counted = spaced_spans(&counted_words(Messages::english(), claim));
    let stated = capitalised(&stated_of(claim));
    match outcome.stated {
        StatedText::All => format!("\u{201C}All\u{201D} stated, true of {counted}"),
        StatedText::MoreThanHalf => format!("More than half stated, true of {counted}"),
        StatedText::Place(_)
        | StatedText::AmongFirst(_)
        | StatedText::Span(_)
        | StatedText::Within(_) => format!("{stated} stated, {counted} in the records"),
        _ => format!("{stated} stated, {counted} counted"),
    }
}

/// How far what was counted is from what was stated: '1 fewer than stated'; none where they agree
/// or one of them is a range.
pub(super) fn difference_words(claim: &AuditedClaim<'_>) -> Option<String> {
    let outcome = &claim.verdict.outcome;
    let difference = outcome.difference?;
    let number = usize::try_from(difference.unsigned_abs()).ok()?;
    match (&outcome.stated, difference) {
        (_, 0) => None,
        (StatedText::All, _) => Some(format!("not true of {number}")),
        (_, ..0) => Some(format!("{number} fewer than stated")),
        _ => Some(format!("{number} more than stated")),
    }
}

/// What all verdicts together say, in a sentence; none if no claim is counted.
pub(super) fn tally(audit: &Audit<'_>) -> Option<String> {
    let (holds, contradicted, open) = audit.tally();
    let (statements, were) = match audit.claims.len() {
        0 => return None,
        1 => ("1 statement".to_owned(), "was"),
        many => (how_many(many, "statement"), "were"),
    };
    let is = |count: usize| if count == 1 { "is" } else { "are" };
    let parts = [
        (
            holds,
            format!("{holds} hold{}", if holds == 1 { "s" } else { "" }),
        ),
        (
            contradicted,
            format!("{contradicted} {} contradicted", is(contradicted)),
        ),
        (open, format!("{open} cannot be decided from the records")),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, words)| words).collect();
    Some(format!(
        "{statements} {were} compared with the records: {}.",
        in_a_row(&parts, "and")
    ))
}
