//! The records by which somebody became a partner or a member, and when.

use super::ClaimQuery;
use crate::date::{Bounds, Day, Truth};
use crate::model::{ClaimNoun, Selector};
use crate::network::{ActorIndex, InstrumentIndex, MembershipIndex, PartnershipIndex};

/// A partnership or a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BeginningRecord {
    /// A partnership.
    Partnership(PartnershipIndex),
    /// A membership.
    Membership(MembershipIndex),
    /// That somebody takes part in an instrument: as one of its participants, by their position, or
    /// as one of the parties of which no participant is recorded, and that began on one day.
    Participation(InstrumentIndex, Option<usize>),
}

/// A record by which somebody became one of those that are ranked.
pub(super) struct Beginning {
    /// The partnership or the membership.
    pub(super) record: BeginningRecord,
    /// Whether the claim means it.
    pub(super) is_meant: Truth,
    /// The first and the last day on which it may have begun.
    pub(super) first: Day,
    pub(super) last: Day,
}

/// How somebody became one of those that are ranked.
pub(super) struct Entry {
    /// Whether it is one that the claim asks for, by what it is itself.
    pub(super) fits: Truth,
    /// The records that possibly made it one.
    pub(super) beginnings: Vec<Beginning>,
}

impl Entry {
    /// Whether it had become one by a day.
    pub(super) fn is_one_by(&self, day: Day) -> Truth {
        let begun = self.beginnings.iter().map(|it| {
            let begun = match (it.last <= day, it.first <= day) {
                (true, _) => Truth::Yes,
                (false, true) => Truth::Unknown,
                (false, false) => Truth::No,
            };
            begun & it.is_meant
        });
        self.fits & Truth::any(begun)
    }

    /// The intervals of days up to `day` on one of which it became one, if it did.
    pub(super) fn days(&self, day: Day) -> Vec<(Day, Day)> {
        if !self.fits.is_possible() {
            return Vec::new();
        }
        // It became one not later than by what is certain.
        let certain = self.beginnings.iter().filter(|it| it.is_meant.is_certain());
        let end = certain
            .map(|it| it.last)
            .min()
            .map_or(day, |it| it.min(day));
        let days = self
            .beginnings
            .iter()
            .map(|it| (it.first, it.last.min(end)));
        days.filter(|(first, last)| first <= last).collect()
    }

    /// By which day it had certainly become one, and from which day on it possibly had, by other
    /// records than those of `who`: what began by one record began on one day.
    pub(super) fn without(&self, who: &Entry) -> (Option<Day>, Option<Day>) {
        let own = || {
            let own = self.beginnings.iter().filter(|_| self.fits.is_possible());
            own.filter(|it| who.beginnings.iter().all(|of| of.record != it.record))
        };
        let is_certain = |it: &&Beginning| (it.is_meant & self.fits).is_certain();
        (
            own().filter(is_certain).map(|it| it.last).min(),
            own().map(|it| it.first).min(),
        )
    }
}

/// The instrument that states or actors joined one after another, where a claim ranks them by it.
pub(super) fn joined_treaty(question: &ClaimQuery<'_, '_>) -> Option<InstrumentIndex> {
    match question.population.party_to.as_slice() {
        [only] if question.noun != ClaimNoun::Partners => {
            question.network.records.instrument_position(only)
        }
        _ => None,
    }
}

/// How an element became one of those that a claim ranks, as the records are asked on a day.
pub(super) fn entry(question: &ClaimQuery<'_, '_>, actor: ActorIndex, day: Day) -> Entry {
    let network = question.network;
    let selection = question.selection(&question.population, day);
    let node = &network.actors[actor];
    if question.noun == ClaimNoun::Partners {
        let of_whom = |position: &&PartnershipIndex| {
            let parties = &network.ties[**position].parties;
            match question.of {
                Some(of) => parties.contains(&of),
                None => question.claim.of.is_none(),
            }
        };
        // Where nobody says whose partners are meant, any partnership may be one of theirs.
        let is_of_them = match question.of {
            Some(_) => Truth::Yes,
            None => Truth::Unknown,
        };
        let ties = node.partnerships.iter().filter(of_whom).map(|position| {
            // What had not ended by the day is none of those that had.
            let had_ended = match question.population.ended {
                Some(_) => network.partnership_ended(*position, selection.moment()),
                None => Truth::Yes,
            };
            let is_meant = is_of_them & selection.partnership_at_any_time(*position) & had_ended;
            let bounds = network.partnership_beginning(*position, selection.moment());
            beginning(BeginningRecord::Partnership(*position), is_meant, bounds)
        });
        return Entry {
            fits: selection.actor_fields(actor),
            beginnings: ties.filter(|it| it.is_meant.is_possible()).collect(),
        };
    }
    if let Some(treaty) = joined_treaty(question) {
        return participation(question, treaty, actor, day);
    }
    let others = Selector {
        member_of: Vec::new(),
        ..question.population.clone()
    };
    let joins = node.memberships.iter().map(|position| {
        let membership = &network.memberships[*position];
        let organisation = &network.organisation(membership.organisation).id;
        let mut tests = question.population.member_of.iter();
        let is_meant = match tests.find(|test| test.organisation == *organisation) {
            Some(test) => membership
                .record
                .role
                .map_or(Truth::Unknown, |role| test.role.accepts(role).into()),
            None => Truth::No,
        };
        let bounds = network.membership_beginning(*position, selection.moment());
        beginning(BeginningRecord::Membership(*position), is_meant, bounds)
    });
    Entry {
        fits: question.selection(&others, day).actor_fields(actor),
        beginnings: joins.filter(|it| it.is_meant.is_possible()).collect(),
    }
}

/// A record by which somebody became one, with the bounds of its first day.
fn beginning(record: BeginningRecord, is_meant: Truth, bounds: Bounds) -> Beginning {
    Beginning {
        record,
        is_meant,
        first: bounds.earliest.unwrap_or(Day::FIRST),
        last: bounds.latest.unwrap_or(Day::LAST),
    }
}

/// How an actor became one of those who take part in an instrument.
fn participation(
    question: &ClaimQuery<'_, '_>,
    treaty: InstrumentIndex,
    actor: ActorIndex,
    day: Day,
) -> Entry {
    let others = Selector {
        party_to: Vec::new(),
        ..question.population.clone()
    };
    let joins = question.network.joined(treaty, actor).into_iter();
    let joins = joins.map(|joined| {
        let record = BeginningRecord::Participation(treaty, joined.participant);
        beginning(record, joined.takes_part, joined.first_day)
    });
    Entry {
        fits: question.selection(&others, day).actor_fields(actor),
        beginnings: joins.filter(|it| it.is_meant.is_possible()).collect(),
    }
}
