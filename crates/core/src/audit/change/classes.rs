//! States that answer alike in all claims of a group.

use std::collections::BTreeMap;

use super::Group;
use crate::audit::gap::settle;
use crate::audit::gaps::{day_gap, missing_facts_for, missing_membership_facts_for};
use crate::audit::{ClaimQuery, Element, Gap};
use crate::date::{Day, Truth};
use crate::message;
use crate::model::{MembershipTest, Selector};
use crate::network::{ActorIndex, ClaimIndex};
use crate::select::Selection;

/// States that answer alike in all claims of a group.
#[derive(Debug, Clone)]
pub struct ElementClass {
    /// Whether they are counted as partners; if so they can be taken away, otherwise added.
    pub is_counted: bool,
    /// Whether each count asks for them.
    pub counts: Vec<bool>,
    /// Whether each `every` claim is about them.
    pub every: Vec<bool>,
    /// The states, as positions.
    pub actors: Vec<ActorIndex>,
    /// Those to name first.
    pub candidates: Vec<ActorIndex>,
    /// What they have in common, in words.
    pub words: ClassWords,
}

/// What the states of a class have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClassWords {
    /// Organisations to which they belong.
    pub member_of: Vec<MembershipTest>,
    /// Organisations to which they do not belong.
    pub not_member_of: Vec<MembershipTest>,
    /// Claims, by id, whose other conditions they meet.
    pub meeting: Vec<String>,
    /// Claims, by id, whose other conditions they do not meet.
    pub not_meeting: Vec<String>,
}

impl ElementClass {
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
    pub(super) classes: Vec<ElementClass>,
    /// States that are not counted, and of which it is not known whether they would be.
    pub(super) left_out: Vec<ActorIndex>,
}

/// The classes of all states that exist on the group's day and that a claim asks for.
///
/// # Errors
///
/// If a count is not exact: what would have to be known.
pub(super) fn classes(group: &Group<'_, '_>) -> Result<Classes, Vec<Gap>> {
    let Some(first) = group.first() else {
        return Ok(Classes::default());
    };
    let mut left_out = Vec::new();
    let everyone = without_state_keys(first);
    let mut gaps = Vec::new();
    let mut classes: BTreeMap<(bool, Vec<bool>, Vec<bool>), ElementClass> = BTreeMap::new();
    for actor in candidates(first) {
        let answers = match answers(group, &everyone, actor) {
            Ok(answers) => answers,
            Err(gap) => {
                gaps.push(gap);
                continue;
            }
        };
        // Whether it is a partner is the same to all of them.
        if answers.asked().all(|it| it == Truth::No) {
            continue;
        }
        let day = first.made.first;
        if answers.is_partner == Truth::Unknown {
            gaps.extend(missing_facts_for(&everyone, Element::Actor(actor), day));
            continue;
        }
        let is_counted = answers.is_partner == Truth::Yes;
        if let Some(unknown) = answers.unknown_question(group) {
            if is_counted || answers.every.contains(&Truth::Unknown) {
                gaps.extend(missing_membership_facts_for(unknown, actor, day));
            } else {
                left_out.push(actor);
            }
            continue;
        }
        let certain = |asked: Vec<Truth>| asked.into_iter().map(Truth::is_certain).collect();
        let key = (is_counted, certain(answers.counts), certain(answers.every));
        let class = classes
            .entry(key)
            .or_insert_with_key(|(is_counted, counts, every)| ElementClass {
                is_counted: *is_counted,
                words: words(group, counts, every),
                counts: counts.clone(),
                every: every.clone(),
                actors: Vec::new(),
                candidates: Vec::new(),
            });
        class.actors.push(actor);
        if is_counted || is_partner_otherwise(first, actor) {
            class.candidates.push(actor);
        }
    }
    if gaps.is_empty() {
        return Ok(Classes {
            classes: classes.into_values().collect(),
            left_out,
        });
    }
    settle(first.network, &mut gaps);
    Err(gaps)
}

/// Who may be added or taken away: the states, and the organisations that the record shows as
/// partners.
fn candidates(question: &ClaimQuery<'_, '_>) -> Vec<ActorIndex> {
    let actors = question.elements().into_iter().filter_map(Element::actor);
    let is_candidate = |actor: &ActorIndex| {
        question.network.actors[*actor].is_state() || is_partner_otherwise(question, *actor)
    };
    actors.filter(is_candidate).collect()
}

/// What the claims of a group ask of a state.
#[derive(PartialEq, Eq)]
struct Answers {
    /// Whether it is a partner, whatever state it is.
    is_partner: Truth,
    /// Whether each count asks for it.
    counts: Vec<Truth>,
    /// Whether each `every` claim is about it.
    every: Vec<Truth>,
}

/// The answers for a state, which must be the same on every day on which the claims may have been
/// made.
fn answers(
    group: &Group<'_, '_>,
    everyone: &ClaimQuery<'_, '_>,
    actor: ActorIndex,
) -> Result<Answers, Gap> {
    let on = |day: Day| {
        let asked = |questions: &[(ClaimIndex, ClaimQuery<'_, '_>)]| -> Vec<Truth> {
            let questions = questions.iter();
            questions.map(|(_, it)| asks_for(it, actor, day)).collect()
        };
        Answers {
            is_partner: everyone.answer(Element::Actor(actor), day).0,
            counts: asked(&group.counts),
            every: asked(&group.every),
        }
    };
    let answers = on(everyone.made.first);
    let mut others = everyone.days_of(Element::Actor(actor)).into_iter().skip(1);
    if others.any(|day| on(day) != answers) {
        let words = message!("gap-counts-differ");
        return Err(day_gap(everyone, words));
    }
    Ok(answers)
}

impl Answers {
    fn asked(&self) -> impl Iterator<Item = Truth> {
        self.counts.iter().chain(&self.every).copied()
    }

    /// The question whose answer is not known, if there is one.
    fn unknown_question<'g, 'n, 'r>(
        &self,
        group: &'g Group<'n, 'r>,
    ) -> Option<&'g ClaimQuery<'n, 'r>> {
        let questions = group.counts.iter().chain(&group.every);
        let mut answered = self.asked().zip(questions);
        let found = answered.find(|(answer, _)| *answer == Truth::Unknown);
        found.map(|(_, (_, question))| question)
    }
}

/// Whether the state's own part of a claim's population asks for a state.
fn asks_for(question: &ClaimQuery<'_, '_>, actor: ActorIndex, day: Day) -> Truth {
    Selection {
        day,
        said: question.source_spoke_on(day),
        ..Selection::new(question.network, &question.population)
    }
    .actor(actor)
}

/// The question of all partners of the tier, whatever state they are.
fn without_state_keys<'n, 'r>(question: &ClaimQuery<'n, 'r>) -> ClaimQuery<'n, 'r> {
    let mut everyone = question.clone();
    everyone.population = Selector {
        tier: question.population.tier.clone(),
        exact_tier: question.population.exact_tier.clone(),
        ..Selector::default()
    };
    everyone
}

/// Whether the record shows a state as a partner of the one whose partners are meant on the day, by any tier and any
/// source.
fn is_partner_otherwise(question: &ClaimQuery<'_, '_>, actor: ActorIndex) -> bool {
    let network = question.network;
    let Some(of) = question.of else {
        return false;
    };
    let anything = Selector::default();
    let selection = Selection {
        day: question.made.first,
        ..Selection::new(network, &anything)
    };
    selection.partner(of, actor).holds.is_possible()
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
        match (
            &*population.member_of,
            &*population.not_member_of,
            !population.names_actors()
                && population.actor.is_empty()
                && population.member_of_all.is_empty()
                && population.party_to.is_empty(),
        ) {
            ([], [], true) => {}
            ([only], [], true) => words.add_membership(only, *meets),
            ([], [only], true) => words.add_membership(only, !*meets),
            _ => {
                let list = match *meets {
                    true => &mut words.meeting,
                    false => &mut words.not_meeting,
                };
                add(list, &question.claim.id.to_string());
            }
        }
    }
    words
}

impl ClassWords {
    fn add_membership(&mut self, test: &MembershipTest, belongs: bool) {
        let list = match belongs {
            true => &mut self.member_of,
            false => &mut self.not_member_of,
        };
        add(list, test);
    }
}

/// Adds what is not in a list yet.
fn add<T: Clone + PartialEq>(list: &mut Vec<T>, value: &T) {
    if !list.contains(value) {
        list.push(value.clone());
    }
}
