//! The same claim by other tiers, scopes and roles.

use super::Question;
use super::outcome::{self, Counts, Outcome};
use crate::model::{Id, RoleTest, Scope, Selector, Verdict};

/// A claim read in another way, and what follows.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The tier that is counted.
    pub tier: Id,
    /// Whether tiers that include it are counted too.
    pub is_inclusive: bool,
    /// Which records are counted.
    pub scope: Scope,
    /// Whether observers are counted as belonging.
    pub with_observers: bool,
    /// What was counted.
    pub outcome: Outcome,
}

/// Every other reading, those by which the claim holds first, else in the order of tier, scope
/// and role. Only a claim about a tier has any.
#[must_use]
pub fn readings(question: &Question<'_, '_>) -> Vec<Reading> {
    let Some(own) = tier_of(question) else {
        return Vec::new();
    };
    let own_scope = question.claim.scope.unwrap_or(Scope::Record);
    let asks_roles =
        asks_roles(&question.population) || question.are.as_ref().is_some_and(asks_roles);
    let own_observers = counts_observers(&question.population);
    let mut readings = Vec::new();
    for tier in &question.network.manifest().tiers {
        for is_inclusive in [false, true] {
            for scope in [Scope::OwnSource, Scope::Record] {
                for with_observers in [false, true] {
                    let is_own = own == (tier.id.clone(), is_inclusive)
                        && scope == own_scope
                        && (!asks_roles || with_observers == own_observers);
                    if is_own || (with_observers && !asks_roles) {
                        continue;
                    }
                    let other = reread(question, &tier.id, is_inclusive, scope, with_observers);
                    readings.push(Reading {
                        tier: tier.id.clone(),
                        is_inclusive,
                        scope,
                        with_observers,
                        outcome: count(&other),
                    });
                }
            }
        }
    }
    readings.sort_by_key(|reading| reading.outcome.verdict != Some(Verdict::Holds));
    readings
}

/// Counts a question on its own day.
pub(super) fn count(question: &Question<'_, '_>) -> Outcome {
    let mut counts = Counts::default();
    let mut certain = Vec::new();
    for element in question.elements() {
        let (inside, so) = question.answer(element, question.day);
        counts.add(inside, so);
        if (inside & so).is_certain() {
            certain.push(element);
        }
    }
    outcome::of(question, &counts, &certain)
}

/// The tier that a claim asks for, and whether inclusively: that of what it says, else that of
/// its population.
pub(super) fn tier_of(question: &Question<'_, '_>) -> Option<(Id, bool)> {
    let of = |selector: &Selector| match (&*selector.tier, &*selector.exact_tier) {
        ([only], []) => Some((only.clone(), true)),
        ([], [only]) => Some((only.clone(), false)),
        _ => None,
    };
    of(&question.population).or_else(|| of(question.are.as_ref()?))
}

fn reread<'n, 'r>(
    question: &Question<'n, 'r>,
    tier: &Id,
    is_inclusive: bool,
    scope: Scope,
    with_observers: bool,
) -> Question<'n, 'r> {
    let mut other = question.clone();
    other.cited = (scope == Scope::OwnSource).then_some(&*question.claim.source);
    for selector in std::iter::once(&mut other.population).chain(other.are.as_mut()) {
        if !selector.tier.is_empty() || !selector.exact_tier.is_empty() {
            let (inclusive, exact) = if is_inclusive {
                (vec![tier.clone()], Vec::new())
            } else {
                (Vec::new(), vec![tier.clone()])
            };
            selector.tier = inclusive;
            selector.exact_tier = exact;
        }
        let tests = selector
            .member_of
            .iter_mut()
            .chain(&mut selector.not_member_of);
        for test in tests {
            test.role = match (test.role, with_observers) {
                (RoleTest::AnyButObserver, true) => RoleTest::Any,
                (RoleTest::Any, false) => RoleTest::AnyButObserver,
                (role, _) => role,
            };
        }
    }
    other
}

fn asks_roles(selector: &Selector) -> bool {
    let tests = selector.member_of.iter().chain(&selector.not_member_of);
    tests
        .into_iter()
        .any(|test| !matches!(test.role, RoleTest::Only(_)))
}

fn counts_observers(selector: &Selector) -> bool {
    selector
        .member_of
        .iter()
        .any(|test| test.role == RoleTest::Any)
}
