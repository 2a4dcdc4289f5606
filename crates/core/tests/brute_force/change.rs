//! The smallest change, by trying all sets of states.

use std::collections::BTreeSet;

use chancery_core::audit::change::{Change, ClassWords, Move};
use chancery_core::model::{Keyword as _, MembershipTest, RoleTest};
use chancery_core::network::{ActorIndex, Network};
use proptest::prelude::*;

use super::small::{FieldValue, Small};
use super::{FULL, ORGANISATIONS, STATES};

/// The fewest states whose change makes all claims true, and all sets of this many that do; none if
/// no change does.
pub(crate) fn brute_changes(
    case: &Small,
    claims: &[usize],
) -> (Option<usize>, BTreeSet<BTreeSet<usize>>) {
    let partners = case.partners(case.views[case.claims[claims[0]].view]);
    let mut fewest = None;
    let mut sets = BTreeSet::new();
    for bits in 0..1_u32 << case.states.len() {
        let changed: BTreeSet<usize> = (0..case.states.len())
            .filter(|state| bits >> state & 1 == 1)
            .collect();
        if fewest.is_some_and(|fewest| changed.len() > fewest) {
            continue;
        }
        let after: BTreeSet<usize> = partners.symmetric_difference(&changed).copied().collect();
        if claims.iter().all(|claim| case.is_true(*claim, &after)) {
            if fewest != Some(changed.len()) {
                fewest = Some(changed.len());
                sets.clear();
            }
            sets.insert(changed);
        }
    }
    (fewest, sets)
}

/// The sets of states that a change means. That its classes are what their words say, and that
/// their candidates are the partners in another reading, is asserted on the way.
pub(crate) fn moved_sets(
    case: &Small,
    network: &Network<'_>,
    change: &Change,
) -> Result<Vec<BTreeSet<usize>>, TestCaseError> {
    let mut sets = vec![BTreeSet::new()];
    let moves = change.add.iter().map(|made| (made, true));
    let moves = moves.chain(change.take_away.iter().map(|made| (made, false)));
    for (made, is_added) in moves {
        let class = class_of(case, network, made, is_added)?;
        let choices = choices(&class, made.number);
        sets = sets
            .iter()
            .flat_map(|set: &BTreeSet<usize>| choices.iter().map(move |more| set | more))
            .collect();
    }
    Ok(sets)
}

/// The states that a change adds and those that it takes away: of each class the first ones.
pub(crate) fn applied(network: &Network<'_>, change: &Change) -> (Vec<usize>, Vec<usize>) {
    let position = |state: &ActorIndex| {
        let mut ids = STATES.iter();
        ids.position(|id| *id == network.actors[*state].id).unwrap()
    };
    let chosen = |moves: &[Move]| -> Vec<usize> {
        let of_class = |made: &Move| -> Vec<usize> {
            let class = made.candidates.iter().chain(&made.others);
            class.take(made.number).map(position).collect()
        };
        moves.iter().flat_map(of_class).collect()
    };
    (chosen(&change.add), chosen(&change.take_away))
}

fn class_of(
    case: &Small,
    network: &Network<'_>,
    made: &Move,
    is_added: bool,
) -> Result<Vec<usize>, TestCaseError> {
    let position = |state: &ActorIndex| {
        STATES
            .iter()
            .position(|id| *id == network.actors[*state].id)
    };
    let candidates: Option<BTreeSet<usize>> = made.candidates.iter().map(position).collect();
    let others: Option<BTreeSet<usize>> = made.others.iter().map(position).collect();
    let (candidates, others) = (candidates.unwrap(), others.unwrap());
    for state in &candidates {
        let is_partner = case.states[*state].ties.iter().any(Option::is_some);
        prop_assert!(is_partner, "{} is no partner", STATES[*state]);
    }
    for state in &others {
        let is_partner = case.states[*state].ties.iter().any(Option::is_some);
        prop_assert!(!is_partner && is_added, "{} is one", STATES[*state]);
    }
    let class: BTreeSet<usize> = &candidates | &others;
    for state in &class {
        let may_move = |view: &FieldValue| case.partners(*view).contains(state) != is_added;
        let is_meant = matches_words(case, &made.of, *state) && case.views.iter().any(may_move);
        prop_assert!(is_meant, "{} is not as {:?}", STATES[*state], made.of);
    }
    Ok(class.into_iter().collect())
}

fn matches_words(case: &Small, words: &ClassWords, state: usize) -> bool {
    let belongs = |test: &MembershipTest| {
        let organisation = ORGANISATIONS
            .iter()
            .position(|it| *it == &*test.organisation);
        let organisation = organisation.unwrap();
        case.states[state].roles[organisation].is_some_and(|role| match test.role {
            RoleTest::Any => true,
            RoleTest::Full => FULL.contains(&role),
            RoleTest::Only(only) => only.name() == role,
        })
    };
    let meets = |id: &String| {
        let claim: usize = id.trim_start_matches("claim-").parse().unwrap();
        case.is_asked(&case.claims[claim].asks, state)
    };
    words.member_of.iter().all(belongs)
        && !words.not_member_of.iter().any(belongs)
        && words.meeting.iter().all(meets)
        && !words.not_meeting.iter().any(meets)
}

/// All sets of this many of a class.
fn choices(class: &[usize], number: usize) -> Vec<BTreeSet<usize>> {
    if number == 0 {
        return vec![BTreeSet::new()];
    }
    let Some((first, rest)) = class.split_first() else {
        return Vec::new();
    };
    let mut sets = choices(rest, number);
    sets.extend(choices(rest, number - 1).into_iter().map(|mut set| {
        set.insert(*first);
        set
    }));
    sets
}
