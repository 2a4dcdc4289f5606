//! The search for the fewest moves that meet all constraints.
//!
//! Any set of moves that meets a constraint which is not met must hold a move in the right
//! direction for it. So the search picks such a constraint, tries each class that helps, and goes
//! on with one move fewer. It looks at one move, then two, and so on, within a budget of steps.

use std::collections::BTreeSet;

use crate::model::{Claim, Stated};

/// A number and the range in which it must come to lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Constraint {
    value: i64,
    least: i64,
    most: i64,
}

impl Constraint {
    /// The number that a claim counts, and the one that it states.
    pub(super) fn of_claim(claim: &Claim, value: usize) -> Self {
        let value = i64::try_from(value).unwrap_or(i64::MAX);
        let (least, most) = match (claim.is, claim.at_least, claim.at_most) {
            (Some(Stated::Number(number)), ..) => (i64::from(number), i64::from(number)),
            (_, least, most) => (least.map_or(0, i64::from), most.map_or(i64::MAX, i64::from)),
        };
        Constraint { value, least, most }
    }

    /// A number that must become `wanted`.
    pub(super) fn exactly(wanted: i64, value: usize) -> Self {
        let value = i64::try_from(value).unwrap_or(i64::MAX);
        Constraint {
            value,
            least: wanted,
            most: wanted,
        }
    }

    pub(super) fn is_met(&self) -> bool {
        self.distance() == 0
    }

    /// How far the number must rise, or if negative fall.
    fn distance(&self) -> i64 {
        if self.value < self.least {
            self.least - self.value
        } else if self.value > self.most {
            self.most - self.value
        } else {
            0
        }
    }
}

/// How far a search goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The greatest number of moves.
    pub(super) most_changes: usize,
    /// The greatest number of steps, so that it ends within a fraction of a second.
    pub(super) most_steps: usize,
    /// The greatest number of solutions that are kept.
    pub(super) most_solutions: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            most_changes: 6,
            most_steps: 1_000_000,
            most_solutions: 100,
        }
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Up to this number of moves every possibility was looked at.
    pub(super) complete_up_to: usize,
    /// Each solution as classes and numbers of moves, in the order of the classes.
    pub(super) solutions: Vec<Vec<(usize, usize)>>,
    /// Whether there are more solutions than are kept.
    pub(super) is_cut: bool,
}

/// All solutions with the fewest moves. `effects` says for each class what one move changes of
/// each constraint, `capacities` how many moves it has.
pub(super) fn search(
    constraints: &[Constraint],
    effects: &[Vec<i32>],
    capacities: &[usize],
    limits: Limits,
) -> Found {
    let mut found = Found::default();
    let mut steps = 0;
    for moves in 1..=limits.most_changes {
        let mut level = Level {
            effects,
            capacities,
            limits,
            steps: &mut steps,
            chosen: vec![0; effects.len()],
            seen: BTreeSet::new(),
            solutions: BTreeSet::new(),
            is_cut: false,
        };
        let is_complete = level.descend(&mut constraints.to_vec(), moves);
        let (solutions, is_cut) = (std::mem::take(&mut level.solutions), level.is_cut);
        found.is_cut = is_cut;
        if is_complete || !solutions.is_empty() {
            found.complete_up_to = if is_complete { moves } else { moves - 1 };
        }
        if !solutions.is_empty() || !is_complete {
            found.solutions = solutions.iter().map(|chosen| numbered(chosen)).collect();
            found.is_cut = is_cut || (!is_complete && !found.solutions.is_empty());
            return found;
        }
    }
    found
}

/// Classes in a row as classes and numbers.
fn numbered(chosen: &[usize]) -> Vec<(usize, usize)> {
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    for class in chosen {
        match numbers.last_mut() {
            Some((last, number)) if last == class => *number += 1,
            _ => numbers.push((*class, 1)),
        }
    }
    numbers
}

/// The search with a fixed number of moves.
struct Level<'s> {
    effects: &'s [Vec<i32>],
    capacities: &'s [usize],
    limits: Limits,
    steps: &'s mut usize,
    /// How many moves of each class are made.
    chosen: Vec<usize>,
    /// The choices that were looked at, as sorted classes: order does not matter.
    seen: BTreeSet<Vec<usize>>,
    solutions: BTreeSet<Vec<usize>>,
    is_cut: bool,
}

impl Level<'_> {
    /// Tries all ways on with so many moves left. Says whether the budget sufficed.
    fn descend(&mut self, constraints: &mut [Constraint], left: usize) -> bool {
        *self.steps += 1;
        if *self.steps > self.limits.most_steps {
            return false;
        }
        let reach = i64::try_from(left).unwrap_or(i64::MAX);
        if constraints
            .iter()
            .any(|constraint| constraint.distance().abs() > reach)
        {
            return true;
        }
        let unmet = constraints
            .iter()
            .position(|constraint| !constraint.is_met());
        let Some(unmet) = unmet else {
            self.keep_solution();
            return true;
        };
        let direction = constraints[unmet].distance().signum();
        for class in 0..self.effects.len() {
            let helps = i64::from(self.effects[class][unmet]) == direction;
            if !helps || self.chosen[class] == self.capacities[class] {
                continue;
            }
            self.chosen[class] += 1;
            let is_complete = if self.seen.insert(self.choice()) {
                self.apply(constraints, class, 1);
                let is_complete = self.descend(constraints, left - 1);
                self.apply(constraints, class, -1);
                is_complete
            } else {
                true
            };
            self.chosen[class] -= 1;
            if !is_complete {
                return false;
            }
        }
        true
    }

    fn apply(&self, constraints: &mut [Constraint], class: usize, times: i64) {
        for (constraint, effect) in constraints.iter_mut().zip(&self.effects[class]) {
            constraint.value += i64::from(*effect) * times;
        }
    }

    fn choice(&self) -> Vec<usize> {
        let counts = self.chosen.iter().enumerate();
        counts
            .flat_map(|(class, count)| std::iter::repeat_n(class, *count))
            .collect()
    }

    fn keep_solution(&mut self) {
        if self.solutions.len() < self.limits.most_solutions {
            self.solutions.insert(self.choice());
        } else if !self.solutions.contains(&self.choice()) {
            self.is_cut = true;
        }
    }
}
