//! States that answer alike in all claims of a group.

use std::collections::BTreeMap;

use super::Group;
use crate::audit::gaps::describe_membership;
use crate::audit::{Gap, Question, describe};
use crate::date::{Day, Truth};
use crate::fields::Scalar as _;
use crate::model::Selector;
use crate::network::Network;
use crate::select::Selection;

/// States that answer alike in all claims of a group.
#[derive(Debug, Clone)]
pub struct Class {
    /// Whether they are counted as partners; if so they can be taken away, else added.
    pub is_counted: bool,
    /// Whether each count asks for them.
    pub counts: Vec<bool>,
    /// Whether each `every` claim is about them.
    pub every: Vec<bool>,
    /// The states, as positions.
    pub states: Vec<usize>,
    /// Those to name first.
    pub candidates: Vec<usize>,
    /// What they have in common, in words.
    pub words: ClassWords,
}

/// What the states of a class have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClassWords {
    /// Organisations to which they belong, as a selector writes them.
    pub member_of: Vec<String>,
    /// Organisations to which they do not belong.
    pub not_member_of: Vec<String>,
    /// Claims, by id, whose other conditions they meet.
    pub meeting: Vec<String>,
    /// Claims, by id, whose other conditions they do not meet.
    pub not_meeting: Vec<String>,
}

impl Class {
    /// What one move of the class changes of each constraint: the counts first, then what the
    /// `every` claims miss.
    pub(super) fn effects(&self) -> Vec<i32> {
        let sign = if self.is_counted { -1 } else { 1 };
        let counts = self
            .counts
            .iter()
            .map(|asked| if *asked { sign } else { 0 });
        let every = self
            .every
            .iter()
            .map(|asked| if *asked { -sign } else { 0 });
        counts.chain(every).collect()
    }
}

/// All classes of a group.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// The classes.
    pub(super) classes: Vec<Class>,
    /// States that are not counted, and of which it is not known whether they would be.
    pub(super) left_out: Vec<usize>,
}

/// The classes of all states that exist on the group's day and that a claim asks for.
///
/// # Errors
///
/// Where a count is not exact: what would have to be known.
pub(super) fn classes(network: &Network<'_>, group: &Group<'_, '_>) -> Result<Classes, Vec<Gap>> {
    let Some(first) = group.first() else {
        return Ok(Classes::default());
    };
    let mut left_out = Vec::new();
    let everyone = without_state_keys(first);
    let mut gaps = Vec::new();
    let mut classes: BTreeMap<(bool, Vec<bool>, Vec<bool>), Class> = BTreeMap::new();
    for state in first.elements() {
        let asked = |questions: &[(usize, Question<'_, '_>)]| -> Vec<Truth> {
            let questions = questions.iter();
            questions.map(|(_, q)| asks_for(q, state)).collect()
        };
        let (counts, every) = (asked(&group.counts), asked(&group.every));
        // Whether it is a partner is the same to all of them.
        if counts.iter().chain(&every).all(|it| *it == Truth::No) {
            continue;
        }
        let (is_partner, _) = everyone.answer(state, first.day);
        if is_partner == Truth::Unknown {
            gaps.extend(describe(&everyone, state));
            continue;
        }
        let is_counted = is_partner == Truth::Yes;
        if !is_counted && !network.state_exists(state, first.day).is_possible() {
            continue;
        }
        if let Some(unknown) = unknown_question(group, &counts, &every) {
            if is_counted || every.contains(&Truth::Unknown) {
                gaps.extend(describe_membership(unknown, state));
            } else {
                left_out.push(state);
            }
            continue;
        }
        let counts: Vec<bool> = counts.into_iter().map(Truth::is_certain).collect();
        let every: Vec<bool> = every.into_iter().map(Truth::is_certain).collect();
        let key = (is_counted, counts, every);
        let class = classes
            .entry(key)
            .or_insert_with_key(|(is_counted, counts, every)| Class {
                is_counted: *is_counted,
                words: words(group, counts, every),
                counts: counts.clone(),
                every: every.clone(),
                states: Vec::new(),
                candidates: Vec::new(),
            });
        class.states.push(state);
        if is_counted || is_partner_otherwise(network, state, first.day) {
            class.candidates.push(state);
        }
    }
    if gaps.is_empty() {
        return Ok(Classes {
            classes: classes.into_values().collect(),
            left_out,
        });
    }
    gaps.sort();
    gaps.dedup();
    Err(gaps)
}

/// The question whose answer is not known, if there is one.
fn unknown_question<'g, 'n, 'r>(
    group: &'g Group<'n, 'r>,
    counts: &[Truth],
    every: &[Truth],
) -> Option<&'g Question<'n, 'r>> {
    let answered = counts
        .iter()
        .zip(&group.counts)
        .chain(every.iter().zip(&group.every));
    answered
        .into_iter()
        .find(|(answer, _)| **answer == Truth::Unknown)
        .map(|(_, (_, q))| q)
}

/// Whether the state's own part of a claim's population asks for a state.
fn asks_for(question: &Question<'_, '_>, state: usize) -> Truth {
    Selection {
        day: question.day,
        ..Selection::new(question.network, &question.population)
    }
    .state(state)
}

/// The question of all partners of the tier, whatever state they are.
fn without_state_keys<'n, 'r>(question: &Question<'n, 'r>) -> Question<'n, 'r> {
    let mut everyone = question.clone();
    everyone.population = Selector {
        tier: question.population.tier.clone(),
        exact_tier: question.population.exact_tier.clone(),
        ..Selector::default()
    };
    everyone
}

/// Whether the record shows a state as a partner of the subject by any tier and any source.
fn is_partner_otherwise(network: &Network<'_>, state: usize, day: Day) -> bool {
    let anything = Selector::default();
    let selection = Selection {
        day,
        ..Selection::new(network, &anything)
    };
    network
        .subject
        .is_some_and(|of| selection.partner(of, state).holds.is_possible())
}

/// What a class has in common: for each claim that asks for one membership, that; for each other
/// that asks for something, its id.
fn words(group: &Group<'_, '_>, counts: &[bool], every: &[bool]) -> ClassWords {
    let mut words = ClassWords::default();
    let answered = group
        .counts
        .iter()
        .zip(counts)
        .chain(group.every.iter().zip(every));
    for ((_, question), meets) in answered {
        let population = &question.population;
        let (yes, no, text) = match (
            &*population.member_of,
            &*population.not_member_of,
            population.state.is_empty(),
        ) {
            ([], [], true) => continue,
            ([only], [], true) => {
                let text = only.write().unwrap_or_default().into_owned();
                (&mut words.member_of, &mut words.not_member_of, text)
            }
            ([], [only], true) => {
                let text = only.write().unwrap_or_default().into_owned();
                (&mut words.not_member_of, &mut words.member_of, text)
            }
            _ => (
                &mut words.meeting,
                &mut words.not_meeting,
                question.claim.id.to_string(),
            ),
        };
        let list = if *meets { yes } else { no };
        if !list.contains(&text) {
            list.push(text);
        }
    }
    words
}
