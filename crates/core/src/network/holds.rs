//! What holds on a day, in three values.

use super::{IdIndex, MemberNode, Membership, Network, RecordRef};
use crate::date::{Date, Day, Truth, began_by, ended_before};
use crate::model::{Evidence, Registry, Role, Source};

/// A day on which something is asked, and a source that is known to have spoken on a day of its
/// own: the one whose claim is judged on each day on which it may have been made.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'s> {
    /// The day.
    pub day: Day,
    /// The source, and the day on which it spoke.
    pub said: Option<(&'s str, Day)>,
}

impl From<Day> for Moment<'_> {
    fn from(day: Day) -> Self {
        Moment { day, said: None }
    }
}

impl Moment<'_> {
    /// The first day by which a source had said so, that one among them.
    fn attested_by<'e>(
        &self,
        known: Option<Day>,
        mut evidence: impl Iterator<Item = &'e Evidence>,
    ) -> Option<Day> {
        let said = self
            .said
            .filter(|(id, _)| evidence.any(|it| &*it.source == *id));
        known.into_iter().chain(said.map(|(_, day)| day)).min()
    }
}

impl IdIndex {
    /// The first day by which a source of the evidence had certainly said so: by the day on which
    /// it was published, or on which it was read.
    pub(super) fn attested_by<'e>(
        &self,
        registry: &Registry,
        evidence: impl Iterator<Item = &'e Evidence>,
    ) -> Option<Day> {
        let source = |citation: &Evidence| match self.get(&citation.source)? {
            RecordRef::Source(position) => registry.sources.get(position)?.said_by(),
            _ => None,
        };
        evidence.filter_map(source).min()
    }
}

impl<'r> Network<'r> {
    /// Whether a partnership holds on a day: it began, has not ended, and two of its parties exist.
    #[must_use]
    pub fn partnership_holds<'s>(&self, position: usize, at: impl Into<Moment<'s>>) -> Truth {
        let at = at.into();
        self.partnership_lasts(position, at) & self.two_exist(&self.ties[position].parties, at.day)
    }

    /// Whether a partnership had begun by a day and not ended, whichever of its parties exist.
    #[must_use]
    pub fn partnership_lasts<'s>(&self, position: usize, at: impl Into<Moment<'s>>) -> Truth {
        let (tie, at) = (&self.ties[position], at.into());
        let evidence = self.partnership(position).evidence.iter();
        let attested = at.attested_by(tie.attested_by, evidence.filter(|it| it.attests_start()));
        began_by(tie.start.bounds, at.day, attested) & !ended_before(tie.end.bounds, at.day)
    }

    /// Whether two of some states existed on a day, which is what a partnership needs. One of whose
    /// parties fewer than two are known is not judged by it.
    fn two_exist(&self, states: &[usize], day: Day) -> Truth {
        if states.len() < 2 {
            return Truth::Yes;
        }
        let (mut certain, mut possible) = (0, 0);
        for state in states {
            let exists = self.state_exists(*state, day);
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
    pub fn is_member<'s>(&self, position: usize, at: impl Into<Moment<'s>>) -> Truth {
        let at = at.into();
        let exists = match self.memberships[position].member {
            Some(MemberNode::State(state)) => self.state_exists(state, at.day),
            Some(MemberNode::Organisation(_)) | None => Truth::Yes,
        };
        exists & self.membership_holds(position, at)
    }

    /// Whether a membership holds on a day, if its member exists on it: it began, has not ended, and
    /// its organisation exists.
    #[must_use]
    pub fn membership_holds<'s>(&self, position: usize, at: impl Into<Moment<'s>>) -> Truth {
        let (membership, at) = (&self.memberships[position], at.into());
        let record = membership.record;
        let evidence = self.member_evidence(membership).iter();
        let evidence = evidence.filter(|it| it.attests_start());
        let attested = at.attested_by(membership.attested_by, evidence);
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

    /// The citations that attest that a membership began: its own, and those of its organisation
    /// only where it has no start of its own, which may be later.
    fn member_evidence(&self, membership: &Membership<'r>) -> &'r [Evidence] {
        if membership.record.evidence.is_empty() && membership.record.since.is_none() {
            &self.organisation(membership.organisation).evidence
        } else {
            &membership.record.evidence
        }
    }

    /// Whether an instrument was there on a day: it counts from its own day on. Where that leaves
    /// it unknown, it was there when a source said so.
    #[must_use]
    pub fn instrument_is_past<'s>(&self, position: usize, at: impl Into<Moment<'s>>) -> Truth {
        let (record, at) = (self.instrument(position), at.into());
        let bounds = record.day().map(Date::bounds).unwrap_or_default();
        match bounds.is_past_on(at.day) {
            Truth::Unknown => {
                let evidence = record.evidence.iter().filter(|it| it.attests_record());
                let attested = at.attested_by(self.acts[position].attested_by, evidence);
                began_by(bounds, at.day, attested)
            }
            decided => decided,
        }
    }

    /// Whether a state existed on a day, by its own dates, otherwise by those of ISO.
    #[must_use]
    pub fn state_exists(&self, position: usize, day: Day) -> Truth {
        let node = &self.states[position];
        let began = node.since.map_or(Truth::Yes, |since| since.is_past_on(day));
        began & !ended_before(node.until, day)
    }

    /// The sources for lack of whose day it is only possible that a partnership holds on a day: if
    /// one of them had said so by then, it would be certain. None if something else is unknown.
    #[must_use]
    pub fn undated_sources(&self, position: usize, day: Day) -> Vec<&'r Source> {
        let tie = &self.ties[position];
        let would_hold = tie.start.bounds.is_past_on(day) == Truth::Unknown
            && tie.attested_by.is_none_or(|attested| attested > day)
            && ended_before(tie.end.bounds, day) == Truth::No;
        if !would_hold {
            return Vec::new();
        }
        let evidence = &self.partnership(position).evidence;
        let attesting = evidence.iter().filter(|it| it.attests_start());
        let mut sources: Vec<&Source> = attesting
            .filter_map(|citation| self.source(&citation.source))
            .filter(|source| source.published.is_none() && source.retrieved.is_none())
            .collect();
        sources.sort_by_key(|source| &source.id);
        sources.dedup_by_key(|source| &source.id);
        sources
    }

    /// The citations of a membership: its own, otherwise those of its organisation.
    #[must_use]
    pub fn membership_evidence(&self, position: usize) -> &'r [Evidence] {
        let membership = &self.memberships[position];
        if membership.record.evidence.is_empty() {
            &self.organisation(membership.organisation).evidence
        } else {
            &membership.record.evidence
        }
    }

    /// Whether a state exists on a day and belongs to an organisation in a role that `accepts`. A
    /// role that could not be read is unknown.
    pub fn belongs<'s>(
        &self,
        state: usize,
        organisation: &str,
        at: impl Into<Moment<'s>>,
        accepts: impl Fn(Role) -> bool,
    ) -> Truth {
        let at = at.into();
        self.state_exists(state, at.day)
            & self.belongs_if_it_exists(state, organisation, at, accepts)
    }

    /// The same of a state of which it is asked elsewhere whether it exists.
    pub fn belongs_if_it_exists<'s>(
        &self,
        state: usize,
        organisation: &str,
        at: impl Into<Moment<'s>>,
        accepts: impl Fn(Role) -> bool,
    ) -> Truth {
        let at = at.into();
        Truth::any(self.states[state].memberships.iter().map(|position| {
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
