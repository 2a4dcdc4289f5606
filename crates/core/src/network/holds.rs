//! What holds on a day, in three values.

use super::attestation::{Moment, began_by};
use super::{ActorIndex, InstrumentIndex, MembershipIndex, Network, PartnershipIndex};
use crate::date::{Bounds, Date, Day, Truth, ended_before};
use crate::model::{Evidence, Role, Source};

impl<'r> Network<'r> {
    /// Whether a partnership holds on a day: it began, has not ended, and two of its parties exist.
    #[must_use]
    pub fn partnership_holds(&self, position: PartnershipIndex, at: impl Into<Moment>) -> Truth {
        let at = at.into();
        self.partnership_lasts(position, at) & self.two_exist(&self.ties[position].parties, at.day)
    }

    /// Whether a partnership had begun by a day and not ended, whichever of its parties exist.
    #[must_use]
    pub fn partnership_lasts(&self, position: PartnershipIndex, at: impl Into<Moment>) -> Truth {
        let (tie, at) = (&self.ties[position], at.into());
        let attested = tie.attested.at(at);
        began_by(tie.start.bounds, at.day, attested) & !ended_before(tie.end.bounds, at.day)
    }

    /// The last day of a partnership: its own, or the last one on which two of its parties existed.
    /// None if neither is known.
    #[must_use]
    pub fn partnership_end(&self, position: PartnershipIndex) -> Option<Bounds> {
        let tie = &self.ties[position];
        let lives = tie.parties.iter().map(|party| self.actors[*party].until);
        let lives: Vec<Option<Bounds>> = lives.collect();
        let going_on = lives.iter().filter(|until| until.is_none()).count();
        let own = tie.end.bounds;
        if lives.len() < 2 || going_on >= 2 {
            return own;
        }
        // With the last but one of its parties it ends: the first of which nothing is known is
        // before all days, and the last one after.
        let ends = || lives.iter().flatten();
        let mut earliest: Vec<Option<Day>> = ends().map(|it| it.earliest).collect();
        let mut latest: Vec<Day> = ends().map(|it| it.latest.unwrap_or(Day::LAST)).collect();
        earliest.sort_unstable();
        latest.sort_unstable();
        let place = lives.len() - 2;
        let lives = Bounds {
            earliest: earliest.get(place).copied().flatten(),
            latest: latest.get(place).copied().filter(|day| *day < Day::LAST),
        };
        Some(own.map_or(lives, |own| Bounds {
            earliest: own.earliest.min(lives.earliest),
            latest: own.latest.into_iter().chain(lives.latest).min(),
        }))
    }

    /// Whether a partnership had begun by a day, and its last day is before that day.
    #[must_use]
    pub fn partnership_ended(&self, position: PartnershipIndex, at: impl Into<Moment>) -> Truth {
        let (tie, at) = (&self.ties[position], at.into());
        let attested = tie.attested.at(at);
        began_by(tie.start.bounds, at.day, attested)
            & ended_before(self.partnership_end(position), at.day)
    }

    /// Whether two of some actors existed on a day, which is what a partnership needs. One of whose
    /// parties fewer than two are known is not judged by it.
    fn two_exist(&self, actors: &[ActorIndex], day: Day) -> Truth {
        if actors.len() < 2 {
            return Truth::Yes;
        }
        let (mut certain, mut possible) = (0, 0);
        for actor in actors {
            let exists = self.actor_exists(*actor, day);
            certain += usize::from(exists.is_certain());
            possible += usize::from(exists.is_possible());
        }
        match (certain >= 2, possible >= 2) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::No,
        }
    }

    /// Whether a membership holds on a day, on which its member exists.
    #[must_use]
    pub fn is_member(&self, position: MembershipIndex, at: impl Into<Moment>) -> Truth {
        let at = at.into();
        let exists = match self.memberships[position].member {
            Some(member) => self.actor_exists(member, at.day),
            None => Truth::Yes,
        };
        exists & self.membership_holds(position, at)
    }

    /// Whether a membership holds on a day, if its member exists on it: it began, has not ended, and
    /// its organisation exists.
    #[must_use]
    pub fn membership_holds(&self, position: MembershipIndex, at: impl Into<Moment>) -> Truth {
        let (membership, at) = (&self.memberships[position], at.into());
        let record = membership.record;
        let attested = membership.attested.at(at);
        let since = record.since.as_ref().map(Date::bounds).unwrap_or_default();
        let until = self.last_day(record.until.as_ref());
        let organisation = self.organisation(membership.organisation);
        let exists = match organisation.since {
            // Who says that it has this member says that it is there.
            Some(since) => began_by(since.bounds(), at.day, attested),
            None => Truth::Yes,
        } & !ended_before(self.last_day(organisation.until.as_ref()), at.day);
        exists & began_by(since, at.day, attested) & !ended_before(until, at.day)
    }

    /// Whether an instrument was there on a day: it counts from its own day on. Where that leaves
    /// it unknown, it was there when a source said so.
    #[must_use]
    pub fn instrument_is_past(&self, position: InstrumentIndex, at: impl Into<Moment>) -> Truth {
        let (record, at) = (self.instrument(position), at.into());
        let bounds = record.day().map(Date::bounds).unwrap_or_default();
        match bounds.is_past_on(at.day) {
            Truth::Unknown => {
                let attested = self.acts[position].attested.at(at);
                began_by(bounds, at.day, attested)
            }
            decided => decided,
        }
    }

    /// Whether an actor existed on a day, by its own dates, and of a state otherwise by those of ISO.
    #[must_use]
    pub fn actor_exists(&self, position: ActorIndex, day: Day) -> Truth {
        let node = &self.actors[position];
        let began = node.since.map_or(Truth::Yes, |since| since.is_past_on(day));
        began & !ended_before(node.until, day)
    }

    /// The sources for lack of whose day it is only possible that a partnership holds on a day: if
    /// one of them had said so by then, it would be certain. None if something else is unknown.
    #[must_use]
    pub fn undated_sources(&self, position: PartnershipIndex, day: Day) -> Vec<&'r Source> {
        let tie = &self.ties[position];
        let would_hold = tie.start.bounds.is_past_on(day) == Truth::Unknown
            && began_by(tie.start.bounds, day, tie.attested.at(day.into())) == Truth::Unknown
            && ended_before(tie.end.bounds, day) == Truth::No;
        if !would_hold {
            return Vec::new();
        }
        let attesting = tie.attested.sources.iter();
        let mut sources: Vec<&Source> = attesting
            .map(|source| self.source_at(*source))
            .filter(|source| source.published.is_none() && source.retrieved.is_none())
            .collect();
        sources.sort_by_key(|source| &source.id);
        sources
    }

    /// The citations of a membership: its own, otherwise those of its organisation.
    #[must_use]
    pub fn membership_evidence(&self, position: MembershipIndex) -> &'r [Evidence] {
        let membership = &self.memberships[position];
        if membership.record.evidence.is_empty() {
            &self.organisation(membership.organisation).evidence
        } else {
            &membership.record.evidence
        }
    }

    /// Whether an actor exists on a day and belongs to an organisation in a role that `accepts`. A
    /// role that could not be read is unknown.
    pub fn belongs(
        &self,
        actor: ActorIndex,
        organisation: &str,
        at: impl Into<Moment>,
        accepts: impl Fn(Role) -> bool,
    ) -> Truth {
        let at = at.into();
        self.actor_exists(actor, at.day)
            & self.belongs_if_it_exists(actor, organisation, at, accepts)
    }

    /// The same of an actor of which it is asked elsewhere whether it exists.
    pub fn belongs_if_it_exists(
        &self,
        actor: ActorIndex,
        organisation: &str,
        at: impl Into<Moment>,
        accepts: impl Fn(Role) -> bool,
    ) -> Truth {
        let at = at.into();
        Truth::any(self.actors[actor].memberships.iter().map(|position| {
            let membership = &self.memberships[*position];
            if &*self.organisation(membership.organisation).id != organisation {
                return Truth::No;
            }
            let role = membership
                .record
                .role
                .map_or(Truth::Unknown, |role| accepts(role).into());
            role & self.membership_holds(*position, at)
        }))
    }
}
