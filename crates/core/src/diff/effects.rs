//! What a change changes in what holds and is counted: by the records, or by the day alone.

use std::collections::BTreeSet;

use super::claims::{Answer, ClaimChange, ClaimState, Counted, Identity, Records};
use super::holds::{Held, TieStanding};
use super::lists::Pairs;
use super::renames::Renames;
use super::side::is_absent;
use crate::analysis::Analysis;
use crate::date::Truth;
use crate::model::Role;
use crate::network::ClaimIndex;

/// What differs in what holds on the day of each side, and in what is counted.
#[non_exhaustive]
pub struct Effects<'d> {
    /// The ties that differ: where both sides have a subject its partners, otherwise all ties, by
    /// the ids of their parties.
    pub ties: Vec<TieChange>,
    /// The memberships that differ, by member, organisation and role.
    pub memberships: Vec<MembershipChange>,
    /// The claims that differ, in the order of their ids.
    pub claims: Vec<ClaimChange<'d>>,
}

/// What made something hold that did not hold before, or the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The records.
    Records,
    /// That the new registry describes another day: the old records say the same of that day.
    Day,
    /// Both, each a part of it.
    RecordsAndDay,
}

/// A tie that holds on one side only, or at other tiers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TieChange {
    /// The partner; where no subject is, all parties.
    pub parties: Vec<String>,
    /// The tie on the day of the old side; none if it did not hold.
    pub old: Option<TieStanding>,
    /// The tie on the day of the new side; none if it does not hold.
    pub new: Option<TieStanding>,
    /// Whether the records or the day changed it.
    pub cause: Cause,
}

/// A membership that holds on one side only, or is certain on one side only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MembershipChange {
    /// Who.
    pub member: String,
    /// In which organisation.
    pub organisation: String,
    /// In which role.
    pub role: Role,
    /// Whether it held on the day of the old side.
    pub old: Truth,
    /// Whether it holds on the day of the new side.
    pub new: Truth,
    /// Whether the records or the day changed it.
    pub cause: Cause,
}

/// What changed something from `old` to `new`, where the old records say `aged` of the new day;
/// none if it did not change.
fn cause<T: PartialEq>(old: &T, aged: &T, new: &T) -> Option<Cause> {
    if old == new {
        return None;
    }
    Some(match (old == aged, aged == new) {
        (true, _) => Cause::Records,
        (_, true) => Cause::Day,
        (false, false) => Cause::RecordsAndDay,
    })
}

impl<'d> Effects<'d> {
    /// Compares the old records on their day and on the new one with the new records.
    pub(super) fn new(states: [&'d Analysis; 3], claims: &Pairs, identity: &Identity<'_>) -> Self {
        let of_subject = [states[0], states[2]]
            .into_iter()
            .filter(|it| !is_absent(it))
            .all(|it| it.network().subject.is_some());
        let none = Renames::default();
        let held = |state: usize| {
            let renames = if state == 2 { &none } else { identity.renames };
            match is_absent(states[state]) {
                true => Held::default(),
                false => Held::new(states[state].network(), renames, of_subject),
            }
        };
        let [old, aged, new] = [held(0), held(1), held(2)];
        Effects {
            ties: tie_changes([&old, &aged, &new]),
            memberships: membership_changes([&old, &aged, &new]),
            claims: claim_changes(states, claims, identity),
        }
    }
}

fn tie_changes(held: [&Held; 3]) -> Vec<TieChange> {
    let keys: BTreeSet<&Vec<String>> = held.iter().flat_map(|it| it.ties.keys()).collect();
    let changes = keys.into_iter().filter_map(|parties| {
        let [old, aged, new] = held.map(|it| it.ties.get(parties));
        Some(TieChange {
            parties: parties.clone(),
            cause: cause(&old, &aged, &new)?,
            old: old.cloned(),
            new: new.cloned(),
        })
    });
    changes.collect()
}

fn membership_changes(held: [&Held; 3]) -> Vec<MembershipChange> {
    let keys = held.iter().flat_map(|it| it.memberships.keys());
    let keys: BTreeSet<&(String, String, Role)> = keys.collect();
    let changes = keys.into_iter().filter_map(|key| {
        let of = |held: &Held| held.memberships.get(key).copied().unwrap_or(Truth::No);
        let [old, aged, new] = held.map(of);
        let (member, organisation, role) = key.clone();
        Some(MembershipChange {
            member,
            organisation,
            role,
            old,
            new,
            cause: cause(&old, &aged, &new)?,
        })
    });
    changes.collect()
}

fn claim_changes<'d>(
    states: [&'d Analysis; 3],
    pairs: &Pairs,
    identity: &Identity<'_>,
) -> Vec<ClaimChange<'d>> {
    let [old, aged, new] = states.map(|analysis| Counted {
        network: analysis.network(),
        verdicts: analysis.verdicts(),
    });
    let mut changes: Vec<ClaimChange<'d>> = Vec::new();
    for (before, after) in &pairs.both {
        let [from, then, to] = [
            old.state(ClaimIndex::from(*before)),
            aged.state(ClaimIndex::from(*before)),
            new.state(ClaimIndex::from(*after)),
        ];
        let answer = |side, counted: Counted<'d>, state: ClaimState<'d>| Answer {
            side,
            network: counted.network,
            verdict: state.verdict,
        };
        let before = answer(Records::Old, old, from);
        let by_then = answer(Records::Old, old, then);
        let after = answer(Records::New, new, to);
        let moved = identity.moved(before, after);
        if from.says_the_same(&to) && moved.is_empty() {
            continue;
        }
        let by_day = identity.moved(before, by_then);
        let by_day = !by_day.is_empty() || !from.says_the_same(&then);
        let by_records = identity.moved(by_then, after);
        let by_records = !by_records.is_empty() || !then.says_the_same(&to);
        changes.push(ClaimChange {
            old: Some(from),
            new: Some(to),
            is_rewritten: false,
            moved,
            cause: match (by_records, by_day) {
                (_, false) => Cause::Records,
                (false, true) => Cause::Day,
                (true, true) => Cause::RecordsAndDay,
            },
        });
    }
    let alone = |old, new| ClaimChange {
        old,
        new,
        is_rewritten: false,
        moved: Vec::new(),
        cause: Cause::Records,
    };
    let gained = pairs.gained.iter();
    changes.extend(gained.map(|it| alone(None, Some(new.state((*it).into())))));
    let lost = pairs.lost.iter();
    changes.extend(lost.map(|it| alone(Some(old.state((*it).into())), None)));
    changes.sort_by_key(|change| {
        let state = change.new.or(change.old);
        state.map(|state| state.claim.id.clone())
    });
    changes
}
