//! The smallest change of records by which claims that belong together would all hold.
//!
//! Taken together are the claims of one source of the forms `count: partners` and
//! `every: states`, whose day, scope and tier agree. A change adds a state to the partners that
//! they count, or takes one away. It proposes; it does not say what is true.

mod classes;
mod group;
mod search;

pub use classes::{ClassWords, ElementClass};
pub use group::Group;

use self::classes::{Classes, classes};
use self::group::groups;
use self::search::{Constraint, Limits, MOST_WORK, search};
use super::Gap;
use super::gaps::unasked;
use crate::date::Day;
use crate::network::{ActorIndex, ClaimIndex, Network};

/// What would reconcile some claims with the records.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Proposal {
    /// The claims.
    pub claims: Vec<ClaimIndex>,
    /// What was found.
    pub finding: ProposalFinding,
}

/// What a search for changes found.
#[derive(Debug, Clone)]
pub enum ProposalFinding {
    /// It was not made, since not every count is exact.
    Inexact {
        /// The claims whose counts are not exact.
        claims: Vec<ClaimIndex>,
        /// What would have to be known.
        gaps: Vec<Gap>,
    },
    /// It was not made, since these claims count the same and cannot both hold: pairs of them.
    Exclusive(Vec<(ClaimIndex, ClaimIndex)>),
    /// It was made.
    Searched {
        /// Up to this number of changes every possibility was looked at.
        complete_up_to: usize,
        /// All changes of the smallest number that do; none if there are none up to there.
        solutions: Vec<Change>,
        /// How many states were looked at.
        considered: usize,
        /// Whether there are more of them than are given.
        is_cut: bool,
        /// Actors that were not looked at: it is not known whether adding them
        /// would change what is counted.
        left_out: Vec<ActorIndex>,
    },
}

/// A change: states added and states taken away, by class.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What is added.
    pub add: Vec<Move>,
    /// What is taken away.
    pub take_away: Vec<Move>,
}

/// Some states of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Move {
    /// How many of them.
    pub number: usize,
    /// What they have in common.
    pub of: ClassWords,
    /// States of the class, by name: of what is added those that the record shows
    /// as partners in another reading, of what is taken away all.
    pub candidates: Vec<ActorIndex>,
    /// The other states of the class, by name.
    pub others: Vec<ActorIndex>,
}

/// The proposals for all claims that belong together and do not all hold: for the counts alone,
/// and then with the `every` claims. At most `max_changes` states are changed. `day` replaces the
/// day of each claim that does not give its own.
#[must_use]
pub fn proposals(network: &Network<'_>, day: Option<Day>, max_changes: usize) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let mut work_left = MOST_WORK;
    for group in groups(network, day) {
        let counts_alone = group.without_every();
        let has_every = counts_alone.every.len() < group.every.len();
        proposals.extend(propose(network, &counts_alone, max_changes, &mut work_left));
        if has_every {
            proposals.extend(propose(network, &group, max_changes, &mut work_left));
        }
    }
    proposals
}

/// None if nothing needs to change.
fn propose(
    network: &Network<'_>,
    group: &Group<'_, '_>,
    max_changes: usize,
    work_left: &mut usize,
) -> Option<Proposal> {
    // Who is a partner on which day cannot be asked.
    group.first().filter(|first| unasked(first).is_none())?;
    let claims = group.claims();
    let exclusive = group.exclusive();
    if !exclusive.is_empty() {
        return Some(Proposal {
            claims,
            finding: ProposalFinding::Exclusive(exclusive),
        });
    }
    let Classes { classes, left_out } = match classes(group) {
        Ok(classes) => classes,
        Err(_) if group.all_hold() => return None,
        Err(gaps) => {
            return Some(Proposal {
                claims,
                finding: ProposalFinding::Inexact {
                    claims: group.inexact(),
                    gaps,
                },
            });
        }
    };
    let constraints = constraints(group, &classes);
    if constraints.iter().all(Constraint::is_met) {
        return None;
    }
    let capacities: Vec<usize> = classes.iter().map(|class| class.actors.len()).collect();
    let effects: Vec<Vec<i32>> = classes.iter().map(ElementClass::effects).collect();
    let limits = Limits {
        most_changes: max_changes,
        ..Limits::default()
    };
    let found = search(&constraints, &effects, &capacities, limits, work_left);
    let solutions = found
        .solutions
        .iter()
        .map(|numbers| change(network, &classes, numbers))
        .collect();
    Some(Proposal {
        claims,
        finding: ProposalFinding::Searched {
            complete_up_to: found.complete_up_to,
            solutions,
            considered: capacities.iter().sum(),
            is_cut: found.is_cut,
            left_out,
        },
    })
}

/// The counts as they are and as they should be; for each `every` claim, that no state of its
/// population is left out.
fn constraints(group: &Group<'_, '_>, classes: &[ElementClass]) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    for (index, (_, question)) in group.counts.iter().enumerate() {
        let counted = classes
            .iter()
            .filter(|class| class.is_counted && class.counts[index]);
        let value = counted.map(|class| class.actors.len()).sum::<usize>();
        constraints.push(Constraint::of_claim(question.claim, value));
    }
    for index in 0..group.every.len() {
        let left_out = classes
            .iter()
            .filter(|class| !class.is_counted && class.every[index]);
        let value = left_out.map(|class| class.actors.len()).sum::<usize>();
        constraints.push(Constraint::exactly(0, value));
    }
    constraints
}

fn change(network: &Network<'_>, classes: &[ElementClass], numbers: &[(usize, usize)]) -> Change {
    let mut change = Change {
        add: Vec::new(),
        take_away: Vec::new(),
    };
    for (index, number) in numbers {
        let class = &classes[*index];
        let mut actors = class.actors.clone();
        actors.sort_by_key(|actor| (network.actors[*actor].name, *actor));
        let (candidates, others) = actors
            .into_iter()
            .partition(|actor| class.candidates.contains(actor));
        let made = Move {
            number: *number,
            of: class.words.clone(),
            candidates,
            others,
        };
        if class.is_counted {
            change.take_away.push(made);
        } else {
            change.add.push(made);
        }
    }
    change
}
