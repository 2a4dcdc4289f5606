//! The days on which a claim certainly held.

use super::ClaimQuery;
use super::verdict_periods::verdict_periods;
use crate::date::{Bounds, Date, Day};
use crate::model::Verdict;

/// The intervals of days on which the claim certainly held, in order, as `2024-05-07/..`; none that
/// begins after the days of the registry and of the claim. Empty if it never did, and the whole of
/// time where it holds and does not depend on the day.
#[must_use]
pub fn days_claim_holds(question: &ClaimQuery<'_, '_>) -> Vec<Date> {
    let mut intervals: Vec<(Day, Day)> = Vec::new();
    if question.lacks_subject() {
        return Vec::new();
    }
    let mut question = ClaimQuery {
        is_of_its_days: false,
        ..question.clone()
    };
    // A day that is written out stays, also where it is the claim's own: on other days it is not.
    let claim = question.claim;
    question.population.on = claim.selection.as_ref().and_then(|it| it.on);
    if let Some(are) = &mut question.are {
        are.on = claim.are.as_ref().and_then(|it| it.on);
    }
    for period in verdict_periods(&question, Day::FIRST, Day::LAST) {
        if period.outcome.verdict != Some(Verdict::Holds) {
            continue;
        }
        match intervals.last_mut() {
            Some((_, last)) if last.plus(1) == period.first => *last = period.last,
            _ => intervals.push((period.first, period.last)),
        }
    }
    // Of later days than those of the registry and of the claim nothing is said.
    let reach = question.network.as_of().max(question.made.last);
    intervals.retain(|(first, _)| *first <= reach);
    intervals.into_iter().map(interval).collect()
}

/// An interval that is open where time begins or ends.
fn interval((first, last): (Day, Day)) -> Date {
    let bounds = Bounds {
        earliest: Some(first).filter(|day| *day > Day::FIRST),
        latest: Some(last).filter(|day| *day < Day::LAST),
    };
    Date::interval(bounds)
}
