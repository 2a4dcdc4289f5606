//! The same claim by other tiers, scopes and roles.

use super::ClaimQuery;
use super::outcome::{self, Outcome};
use super::verdict_periods::verdict_periods;
use crate::model::{ClaimNoun, Id, RoleTest, Scope, Selector, Verdict};
use crate::network::{Network, TierIndex, positions};

/// A claim read in another way, and what follows.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reading {
    /// The tiers that are asked for.
    pub tiers: Tiers,
    /// Which records are counted.
    pub scope: Scope,
    /// Whether every role is counted as belonging, and not only members and participants.
    pub any_role: bool,
    /// Whether no record has these tiers on the claim's days, and cites the source where that is
    /// asked, or whether its conditions on membership exclude each other: then the reading decides
    /// nothing.
    pub is_of_nothing: bool,
    /// What was counted.
    pub outcome: Outcome,
}

/// The tiers that a claim asks for; both lists are empty if it asks for none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tiers {
    /// Tiers, or those that include them.
    pub tier: Vec<Id>,
    /// Tiers, and no others.
    pub exact_tier: Vec<Id>,
}

impl Tiers {
    pub(super) fn from_selector(selector: &Selector) -> Self {
        Tiers {
            tier: selector.tier.clone(),
            exact_tier: selector.exact_tier.clone(),
        }
    }

    /// Whether no tier is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tier.is_empty() && self.exact_tier.is_empty()
    }

    /// The tiers that are meant.
    fn meant(&self, network: &Network<'_>) -> Vec<TierIndex> {
        let tiers = network.manifest().tiers.len();
        let position = |id: &Id| network.tier_position(id);
        let is_meant = |own: &TierIndex| {
            let mut tier = self.tier.iter().filter_map(position);
            let mut exact = self.exact_tier.iter().filter_map(position);
            (self.tier.is_empty() || tier.any(|it| network.tier_includes(*own, it)))
                && (self.exact_tier.is_empty() || exact.any(|it| it == *own))
        };
        positions(tiers).filter(is_meant).collect()
    }
}

/// Every other reading, those by which the claim holds first, otherwise in the order of tier, scope
/// and role.
#[must_use]
pub fn readings(question: &ClaimQuery<'_, '_>) -> Vec<Reading> {
    let asks_roles =
        asks_roles(&question.population) || question.are.as_ref().is_some_and(asks_roles);
    let roles: &[bool] = if asks_roles { &[false, true] } else { &[false] };
    // Of states alone no record is counted that could cite a source.
    let has_scope = !matches!(question.noun, ClaimNoun::States | ClaimNoun::Actors)
        || question.asks_partnerships();
    let scopes: &[Scope] = if has_scope {
        &[Scope::OwnSource, Scope::Record]
    } else {
        &[Scope::Record]
    };
    let mut readings = Vec::new();
    for tiers in tiers_of_readings(question) {
        for scope in scopes.iter().copied() {
            for any_role in roles {
                let other = reread(question, &tiers, scope, *any_role);
                let is_own = (!has_scope || other.cited == question.cited)
                    && other.population == question.population
                    && other.are == question.are;
                if is_own || is_true_of_itself(&other) {
                    continue;
                }
                readings.push(Reading {
                    tiers: tiers.clone(),
                    scope,
                    any_role: *any_role,
                    is_of_nothing: is_of_nothing(&other, &tiers) || is_of_nobody(&other),
                    outcome: count(&other),
                });
            }
        }
    }
    readings.sort_by_key(|reading| reading.outcome.verdict != Some(Verdict::Holds));
    readings
}

/// Counts a question on the days on which its claim may have been made.
pub(super) fn count(question: &ClaimQuery<'_, '_>) -> Outcome {
    let made = question.made;
    outcome::over(question, &verdict_periods(question, made.first, made.last))
}

/// The selector whose tiers differ from reading to reading: the population, or if it asks for
/// none, what is said of it.
pub(super) fn varied<'q>(question: &'q ClaimQuery<'_, '_>) -> &'q Selector {
    let are = question.are.as_ref();
    let are = are.filter(|_| Tiers::from_selector(&question.population).is_empty());
    are.unwrap_or(&question.population)
}

/// The claim's own tiers, and if it asks for one, each tier exactly and inclusively.
fn tiers_of_readings(question: &ClaimQuery<'_, '_>) -> Vec<Tiers> {
    let own = Tiers::from_selector(varied(question));
    if own.tier.len() + own.exact_tier.len() != 1 {
        return vec![own];
    }
    let all = question.network.manifest().tiers.iter();
    all.flat_map(|tier| {
        let exact = Tiers {
            exact_tier: vec![tier.id.clone()],
            ..Tiers::default()
        };
        let inclusive = Tiers {
            tier: vec![tier.id.clone()],
            ..Tiers::default()
        };
        [exact, inclusive]
    })
    .collect()
}

/// Whether all of the population is so by its tier alone, so that nothing is claimed.
fn is_true_of_itself(question: &ClaimQuery<'_, '_>) -> bool {
    let Some(are) = question.are.as_ref().map(Tiers::from_selector) else {
        return false;
    };
    let population = Tiers::from_selector(&question.population);
    if are.is_empty() || population.is_empty() || !says_of_the_same(question) {
        return false;
    }
    let are = are.meant(question.network);
    let mut population = population.meant(question.network).into_iter();
    population.all(|tier| are.contains(&tier))
}

/// Whether `are` asks about the same partnerships that put an element into the population.
fn says_of_the_same(question: &ClaimQuery<'_, '_>) -> bool {
    let said_of = question.are.as_ref().map(|are| &are.partner_of);
    match said_of {
        Some(whose) if !whose.is_empty() => *whose == question.population.partner_of,
        _ => !matches!(question.noun, ClaimNoun::States | ClaimNoun::Actors),
    }
}

/// Whether no record has certain tiers on the days of a question, and cites its source where it
/// asks for that.
fn is_of_nothing(question: &ClaimQuery<'_, '_>, tiers: &Tiers) -> bool {
    let mut bare = question.clone();
    if matches!(bare.noun, ClaimNoun::States | ClaimNoun::Actors) {
        if !bare.asks_partnerships() {
            return false;
        }
        if varied(question).partner_of.is_empty() {
            bare.noun = ClaimNoun::Partners;
        }
    }
    bare.population = Selector {
        tier: tiers.tier.clone(),
        exact_tier: tiers.exact_tier.clone(),
        // Of what had ended it is asked whether such a record had, and not whether one goes on.
        ended: question.population.ended.and_then(|_| "../..".parse().ok()),
        on: question.population.on,
        partner_of: match bare.noun {
            ClaimNoun::States | ClaimNoun::Actors => varied(question).partner_of.clone(),
            _ => Vec::new(),
        },
        ..Selector::default()
    };
    bare.are = None;
    if bare.claim.rank.is_some() {
        let day = bare.made.last;
        let mut elements = bare.elements().into_iter();
        return !elements.any(|it| bare.answer(it, day).0.is_possible());
    }
    count(&bare).population.1 == 0
}

/// Whether nobody can be in the population, because of the roles that are read into it.
fn is_of_nobody(question: &ClaimQuery<'_, '_>) -> bool {
    question.population.asks_the_impossible()
}

fn reread<'n, 'r>(
    question: &ClaimQuery<'n, 'r>,
    tiers: &Tiers,
    scope: Scope,
    any_role: bool,
) -> ClaimQuery<'n, 'r> {
    let mut other = question.clone();
    other.cited = (scope == Scope::OwnSource).then_some(&*question.claim.source);
    let is_of_population = !Tiers::from_selector(&question.population).is_empty();
    let varied = match &mut other.are {
        Some(are) if !is_of_population => are,
        _ => &mut other.population,
    };
    varied.tier.clone_from(&tiers.tier);
    varied.exact_tier.clone_from(&tiers.exact_tier);
    for selector in std::iter::once(&mut other.population).chain(other.are.as_mut()) {
        let tests = selector
            .member_of
            .iter_mut()
            .chain(&mut selector.member_of_all)
            .chain(&mut selector.not_member_of);
        for test in tests {
            test.role = match (test.role, any_role) {
                (RoleTest::Full, true) => RoleTest::Any,
                (RoleTest::Any, false) => RoleTest::Full,
                (role, _) => role,
            };
        }
    }
    other
}

fn asks_roles(selector: &Selector) -> bool {
    selector
        .membership_tests()
        .any(|test| !matches!(test.role, RoleTest::Only(_)))
}
