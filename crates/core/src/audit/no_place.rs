//! Why the one whose place a claim states has no place, and on which later day it has one.

use super::rank::{answer, has_place, who};
use super::verdict_periods::turning_days;
use super::{ClaimQuery, ClaimVerdict, Element};
use crate::date::{Day, Truth};
use crate::messages::Messages;
use crate::model::ClaimNoun;
use crate::say;

/// Why somebody has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlaceReason {
    /// It is the one whose partners are counted.
    IsTheirOwn,
    /// No record names it.
    IsNotNamed,
    /// It is not a state, and states are ranked.
    IsNotAState,
    /// Nobody had become one by the day.
    Nobody,
    /// It had not become one by the day.
    NotYet,
}

/// That the one whose place a claim states certainly has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoPlace {
    /// Why.
    pub reason: NoPlaceReason,
    /// The last day on which the claim may have been made, or the one that it asks for.
    pub day: Day,
    /// The first later day, up to that of the registry, on which it certainly has a place.
    pub later: Option<Day>,
}

impl NoPlace {
    /// Why a claim on a place finds no place; none for every other claim.
    #[must_use]
    pub fn of(question: &ClaimQuery<'_, '_>, verdict: &ClaimVerdict) -> Option<NoPlace> {
        let place = verdict.outcome.place.filter(|it| it.is_one == Truth::No);
        place.filter(|_| !question.lacks_day() && !question.lacks_subject())?;
        let day = question.population.on.unwrap_or(question.made.last);
        let id = question.claim.who.as_deref()?;
        let named = question.network.actor_position(id);
        let is_own = named.is_some_and(|it| question.left_out().contains(&it));
        let is_one = |element: &Element| answer(question, *element, day).0.is_possible();
        let reason = match who(question) {
            None if is_own => NoPlaceReason::IsTheirOwn,
            None if named.is_some() => NoPlaceReason::IsNotAState,
            None => NoPlaceReason::IsNotNamed,
            Some(_) if question.elements().iter().any(is_one) => NoPlaceReason::NotYet,
            Some(_) => NoPlaceReason::Nobody,
        };
        Some(NoPlace {
            reason,
            day,
            later: later_place(question),
        })
    }

    /// The reason as a clause: 'no place: as of 2010-05-06, Japan is not one of the partners that
    /// the claim counts'.
    #[must_use]
    pub fn words(&self, messages: &Messages, question: &ClaimQuery<'_, '_>) -> String {
        let id = question.claim.who.as_deref().unwrap_or_default();
        let name = question.network.actor_name(id);
        let noun = match question.noun {
            ClaimNoun::Partners => "partners",
            _ => "actors",
        };
        let day = self.day;
        let reason = match self.reason {
            NoPlaceReason::IsTheirOwn => say!(messages, "audit-no-place-own", name = name),
            NoPlaceReason::IsNotNamed => say!(messages, "audit-no-place-unknown", name = name),
            NoPlaceReason::IsNotAState => say!(messages, "audit-no-place-state", name = name),
            NoPlaceReason::Nobody => {
                say!(messages, "audit-no-place-nobody", noun = noun, day = day)
            }
            NoPlaceReason::NotYet => say!(
                messages,
                "audit-no-place-yet",
                noun = noun,
                name = name,
                day = day
            ),
        };
        match self.later {
            Some(day) => say!(messages, "audit-place-later", reason = reason, day = day),
            None => reason,
        }
    }
}

/// The first day after those of a claim on which its place would be certain, if the claim were of
/// that day; none if it asks for a day of its own.
fn later_place(question: &ClaimQuery<'_, '_>) -> Option<Day> {
    let who = who(question)?;
    let asked = question.claim.selection.as_ref();
    if asked.is_some_and(|it| it.on.is_some()) {
        return None;
    }
    let later = ClaimQuery {
        is_of_its_days: false,
        ..question.clone()
    };
    let (last, as_of) = (question.made.last, question.network.as_of());
    if as_of <= last {
        return None;
    }
    let days = turning_days(&later, Element::Actor(who), last, as_of);
    days.into_iter().find(|day| {
        let is_one = answer(&later, Element::Actor(who), *day).0;
        is_one.is_certain() && has_place(&later, *day)
    })
}
