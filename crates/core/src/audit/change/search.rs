//! The search for the fewest moves that meet all constraints.
//!
//! Any set of moves that meets a constraint which is not met must hold a move in the right
//! direction for it. So the search picks such a constraint, tries each class that helps, and goes
//! on with one move fewer. A class that was tried is closed for those after it, so that no set of
//! moves is looked at twice. It looks at one move, then two, and so on, within a budget of work.

use crate::audit::limits::stated_numbers;
use crate::model::Claim;

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
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (least, most) = stated_numbers(claim).unwrap_or((0, usize::MAX));
        let (least, most) = (number(least), number(most));
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

    /// Whether no number lies in the ranges of both.
    pub(super) fn excludes(&self, other: &Constraint) -> bool {
        self.most < other.least || other.most < self.least
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

/// The greatest number of times that a move is checked against a constraint, in all searches of an
/// audit together, so that they end within a fraction of a second. It is not a time, so that every
/// machine finds the same.
pub(super) const MOST_WORK: usize = 100_000_000;

/// How far a search goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The greatest number of moves.
    pub(super) most_changes: usize,
    /// The greatest number of solutions that are kept.
    pub(super) most_solutions: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            most_changes: 6,
            most_solutions: 100,
        }
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct SearchResult {
    /// Up to this number of moves every possibility was looked at.
    pub(super) complete_up_to: usize,
    /// Each solution as classes and numbers of moves, in the order of the classes.
    pub(super) solutions: Vec<Vec<(usize, usize)>>,
    /// Whether there are more solutions than are kept.
    pub(super) is_cut: bool,
}

/// All solutions with the fewest moves. `effects` says for each class what one move changes of
/// each constraint, `capacities` how many moves it has. `work_left` is what is left of
/// [`MOST_WORK`].
pub(super) fn search(
    constraints: &[Constraint],
    effects: &[Vec<i32>],
    capacities: &[usize],
    limits: Limits,
    work_left: &mut usize,
) -> SearchResult {
    let mut found = SearchResult::default();
    for moves in 1..=limits.most_changes {
        let mut level = Level {
            effects,
            most_solutions: limits.most_solutions,
            work_left: *work_left,
            left_of: capacities.to_vec(),
            is_closed: vec![false; effects.len()],
            chosen: Vec::new(),
            solutions: Vec::new(),
            is_cut: false,
        };
        let is_complete = level.descend(&mut constraints.to_vec(), moves);
        *work_left = level.work_left;
        if is_complete {
            found.complete_up_to = moves;
        }
        if !level.solutions.is_empty() || !is_complete {
            level.solutions.sort_unstable();
            found.solutions = level.solutions.iter().map(|it| numbered(it)).collect();
            found.is_cut = level.is_cut || (!is_complete && !found.solutions.is_empty());
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
    most_solutions: usize,
    work_left: usize,
    /// How many moves each class has left.
    left_of: Vec<usize>,
    /// The classes of which no more is tried: whatever holds one more of them was looked at.
    is_closed: Vec<bool>,
    /// The moves that are made, by class.
    chosen: Vec<usize>,
    solutions: Vec<Vec<usize>>,
    is_cut: bool,
}

impl Level<'_> {
    /// Tries all ways on with this many moves left. Says whether the budget sufficed.
    fn descend(&mut self, constraints: &mut [Constraint], left: usize) -> bool {
        // The constraint that is farthest off leaves the fewest ways.
        let unmet = (0..constraints.len())
            .filter(|index| !constraints[*index].is_met())
            .max_by_key(|index| constraints[*index].distance().abs());
        let Some(unmet) = unmet else {
            self.keep_solution();
            return true;
        };
        if constraints[unmet].distance().unsigned_abs() > left as u64 {
            return true;
        }
        let direction = constraints[unmet].distance().signum();
        let mut closed_here = Vec::new();
        let mut is_complete = true;
        for class in 0..self.effects.len() {
            let helps = i64::from(self.effects[class][unmet]) == direction;
            if !helps || self.is_closed[class] || self.left_of[class] == 0 {
                continue;
            }
            let Some(work_left) = self.work_left.checked_sub(constraints.len()) else {
                is_complete = false;
                break;
            };
            self.work_left = work_left;
            self.make(constraints, class, 1);
            let is_within_reach = constraints
                .iter()
                .all(|constraint| constraint.distance().unsigned_abs() < left as u64);
            is_complete = !is_within_reach || self.descend(constraints, left - 1);
            self.make(constraints, class, -1);
            if !is_complete {
                break;
            }
            self.is_closed[class] = true;
            closed_here.push(class);
        }
        for class in closed_here {
            self.is_closed[class] = false;
        }
        is_complete
    }

    /// Makes a move of a class, or takes it back.
    fn make(&mut self, constraints: &mut [Constraint], class: usize, times: i64) {
        for (constraint, effect) in constraints.iter_mut().zip(&self.effects[class]) {
            constraint.value += i64::from(*effect) * times;
        }
        if times > 0 {
            self.left_of[class] -= 1;
            self.chosen.push(class);
        } else {
            self.left_of[class] += 1;
            self.chosen.pop();
        }
    }

    fn keep_solution(&mut self) {
        if self.solutions.len() < self.most_solutions {
            let mut chosen = self.chosen.clone();
            chosen.sort_unstable();
            self.solutions.push(chosen);
        } else {
            self.is_cut = true;
        }
    }
}
