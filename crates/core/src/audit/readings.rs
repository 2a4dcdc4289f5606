//! The same claim by other tiers, scopes and roles.

use super::Question;
use super::outcome::{self, Counts, Outcome};
use crate::model::{ClaimNoun, Id, RoleTest, Scope, Selector, Verdict};

/// A claim read in another way, and what follows.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The tier that is counted; none where the claim asks for none.
    pub tier: Option<Id>,
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
/// and role.
#[must_use]
pub fn readings(question: &Question<'_, '_>) -> Vec<Reading> {
    let own_tier = tier_of(question);
    let asks_roles =
        asks_roles(&question.population) || question.are.as_ref().is_some_and(asks_roles);
    let tiers: Vec<Option<(Id, bool)>> = match own_tier {
        None => vec![None],
        Some(_) => {
            let all = question.network.manifest().tiers.iter();
            all.flat_map(|tier| [false, true].map(|inclusive| Some((tier.id.clone(), inclusive))))
                .collect()
        }
    };
    let roles: &[bool] = if asks_roles { &[false, true] } else { &[false] };
    // Of states alone no record is counted that could cite a source.
    let has_scope = question.noun != ClaimNoun::States || question.are.is_some();
    let scopes: &[Scope] = if has_scope {
        &[Scope::OwnSource, Scope::Record]
    } else {
        &[Scope::Record]
    };
    let mut readings = Vec::new();
    for tier in &tiers {
        for scope in scopes.iter().copied() {
            for with_observers in roles {
                let other = reread(question, tier.as_ref(), scope, *with_observers);
                let is_own = (!has_scope || other.cited == question.cited)
                    && other.population == question.population
                    && other.are == question.are;
                if is_own {
                    continue;
                }
                readings.push(Reading {
                    tier: tier.as_ref().map(|(tier, _)| tier.clone()),
                    is_inclusive: tier.as_ref().is_some_and(|(_, inclusive)| *inclusive),
                    scope,
                    with_observers: *with_observers,
                    outcome: count(&other),
                });
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
fn tier_of(question: &Question<'_, '_>) -> Option<(Id, bool)> {
    let of = |selector: &Selector| match (&*selector.tier, &*selector.exact_tier) {
        ([only], []) => Some((only.clone(), true)),
        ([], [only]) => Some((only.clone(), false)),
        _ => None,
    };
    of(&question.population).or_else(|| of(question.are.as_ref()?))
}

fn reread<'n, 'r>(
    question: &Question<'n, 'r>,
    tier: Option<&(Id, bool)>,
    scope: Scope,
    with_observers: bool,
) -> Question<'n, 'r> {
    let mut other = question.clone();
    other.cited = (scope == Scope::OwnSource).then_some(&*question.claim.source);
    for selector in std::iter::once(&mut other.population).chain(other.are.as_mut()) {
        let asks_tier = !selector.tier.is_empty() || !selector.exact_tier.is_empty();
        if let (true, Some((tier, is_inclusive))) = (asks_tier, tier) {
            (selector.tier, selector.exact_tier) = if *is_inclusive {
                (vec![tier.clone()], Vec::new())
            } else {
                (Vec::new(), vec![tier.clone()])
            };
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
