//! Claims that are taken together.

use std::collections::BTreeSet;

use super::search::Constraint;
use crate::audit::readings::count;
use crate::audit::{ClaimQuery, not_counted};
use crate::date::Day;
use crate::fields::{FieldValue, Fields};
use crate::model::{Claim, ClaimNoun, Id, SELECTOR, Selector, Verdict};
use crate::network::{ClaimIndex, Network};

/// Claims of one source whose day, scope and tier agree.
pub struct Group<'n, 'r> {
    /// The `count: partners` claims, with their positions.
    pub counts: Vec<(ClaimIndex, ClaimQuery<'n, 'r>)>,
    /// The `every: states` claims, with their positions.
    pub every: Vec<(ClaimIndex, ClaimQuery<'n, 'r>)>,
}

impl Group<'_, '_> {
    /// The positions of all its claims, in order.
    #[must_use]
    pub fn claims(&self) -> Vec<ClaimIndex> {
        let mut claims: Vec<ClaimIndex> = self
            .counts
            .iter()
            .chain(&self.every)
            .map(|(claim, _)| *claim)
            .collect();
        claims.sort_unstable();
        claims
    }

    /// Whether all its claims hold as they are.
    pub(super) fn all_hold(&self) -> bool {
        let mut questions = self.counts.iter().chain(&self.every);
        questions.all(|(_, question)| count(question).verdict == Some(Verdict::Holds))
    }

    /// The claims of which what is counted is not exact, by position; where it is of each of them,
    /// and only together they are not, all.
    pub(super) fn inexact(&self) -> Vec<ClaimIndex> {
        let questions = self.counts.iter().chain(&self.every);
        let is_inexact = |question: &ClaimQuery<'_, '_>| {
            let outcome = count(question);
            outcome.certain != outcome.possible || outcome.population.0 != outcome.population.1
        };
        let inexact = questions.filter(|(_, question)| is_inexact(question));
        let mut inexact: Vec<ClaimIndex> = inexact.map(|(claim, _)| *claim).collect();
        inexact.sort_unstable();
        if inexact.is_empty() {
            return self.claims();
        }
        inexact
    }

    /// The pairs of counts that ask for the same and cannot both hold, in the order of their ids.
    pub(super) fn exclusive(&self) -> Vec<(ClaimIndex, ClaimIndex)> {
        let mut pairs = Vec::new();
        for (index, (one, question)) in self.counts.iter().enumerate() {
            for (other, other_question) in &self.counts[index + 1..] {
                let range = |question: &ClaimQuery<'_, '_>| Constraint::of_claim(question.claim, 0);
                if question.population == other_question.population
                    && range(question).excludes(&range(other_question))
                {
                    pairs.push((*one, *other));
                }
            }
        }
        pairs
    }

    /// The same group, counts alone.
    #[must_use]
    pub(crate) fn without_every(&self) -> Self {
        Group {
            counts: self.counts.clone(),
            every: Vec::new(),
        }
    }

    /// The question from which tier, scope and day are taken.
    pub(super) fn first(&self) -> Option<&ClaimQuery<'_, '_>> {
        self.counts.first().map(|(_, question)| question)
    }
}

/// All groups that hold a count, in the order of their first claims by id.
pub(super) fn groups<'n, 'r>(network: &'n Network<'r>, day: Option<Day>) -> Vec<Group<'n, 'r>> {
    let mut groups: Vec<Group<'n, 'r>> = Vec::new();
    // By id, so that the order of files does not show in what is proposed.
    let mut claims: Vec<(ClaimIndex, &Claim)> = network.claims().collect();
    claims.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let not_counted = not_counted(network);
    let skipped: BTreeSet<ClaimIndex> = not_counted.iter().map(|(claim, _)| *claim).collect();
    claims.retain(|(position, _)| !skipped.contains(position));
    for (position, claim) in claims {
        let Some(question) = ClaimQuery::new(network, claim, day) else {
            continue;
        };
        // Of nobody nothing is said, whoever is a partner.
        let is_of_nobody = claim.every.is_some() && count(&question).population.1 == 0;
        if !can_be_taken_together(&question) || is_of_nobody {
            continue;
        }
        let is_count = claim.count.is_some();
        let joined = groups.iter().position(|group| {
            let members = group.counts.iter().chain(&group.every);
            members
                .into_iter()
                .all(|(_, other)| agree(other, &question))
        });
        let group = match joined {
            Some(index) => &mut groups[index],
            None => {
                groups.push(Group {
                    counts: Vec::new(),
                    every: Vec::new(),
                });
                let last = groups.len() - 1;
                &mut groups[last]
            }
        };
        let list = if is_count {
            &mut group.counts
        } else {
            &mut group.every
        };
        list.push((position, question));
    }
    groups.retain(|group| !group.counts.is_empty());
    groups
}

/// Whether a state added or taken away is all that such a claim can see: it asks for tiers, and
/// otherwise only for the state.
fn can_be_taken_together(question: &ClaimQuery<'_, '_>) -> bool {
    let claim = question.claim;
    let is_count = claim.count == Some(ClaimNoun::Partners)
        && has_only(&question.population, &[TIER_KEYS, STATE_KEYS]);
    let is_every = claim.every == Some(ClaimNoun::States)
        && has_only(&question.population, &[STATE_KEYS])
        && question
            .are
            .as_ref()
            .is_some_and(|are| has_only(are, &[TIER_KEYS]));
    let states_a_number = claim.is.is_some() || claim.at_least.is_some() || claim.at_most.is_some();
    (is_count && states_a_number) || is_every
}

const TIER_KEYS: &[&str] = &["tier", "exact-tier"];
const STATE_KEYS: &[&str] = &[
    "state",
    "organisation",
    "actor",
    "member-of",
    "member-of-all",
    "not-member-of",
    "party-to",
];

fn has_only(selector: &Selector, keys: &[&[&str]]) -> bool {
    SELECTOR.keys.iter().enumerate().all(|(position, key)| {
        matches!(selector.view(position), FieldValue::Absent)
            || keys.iter().any(|allowed| allowed.contains(&key.name))
    })
}

fn agree(one: &ClaimQuery<'_, '_>, other: &ClaimQuery<'_, '_>) -> bool {
    one.claim.source == other.claim.source
        && one.made == other.made
        && one.cited == other.cited
        && one.of == other.of
        && one.claim.of.is_some() == other.claim.of.is_some()
        && tiers(one) == tiers(other)
}

/// The tiers by which a claim asks for partners: in what it counts, or in what it says of states.
fn tiers<'q>(question: &'q ClaimQuery<'_, '_>) -> (&'q [Id], &'q [Id]) {
    let selector = question.are.as_ref().unwrap_or(&question.population);
    (&selector.tier, &selector.exact_tier)
}
