//! What holds on a day, in three values.

use super::{Network, RecordId, Records};
use crate::date::{Date, Day, Truth, began_by, ended_before};
use crate::model::{Evidence, Registry, Role, Source};

impl Records {
    /// The first day by which a source of the evidence had certainly said so: by the day on which
    /// it was published, or on which it was read.
    pub(super) fn attested_by<'e>(
        &self,
        registry: &Registry,
        evidence: impl Iterator<Item = &'e Evidence>,
    ) -> Option<Day> {
        let source = |citation: &Evidence| match self.get(&citation.source)? {
            RecordId::Source(position) => registry.sources.get(position)?.said_by(),
            _ => None,
        };
        evidence.filter_map(source).min()
    }
}

impl<'r> Network<'r> {
    /// Whether a partnership holds on a day.
    #[must_use]
    pub fn partnership_holds(&self, position: usize, day: Day) -> Truth {
        let tie = &self.ties[position];
        let began = began_by(tie.start.bounds, day, tie.attested_by);
        began & !ended_before(tie.end.bounds, day)
    }

    /// Whether a membership holds on a day.
    #[must_use]
    pub fn membership_holds(&self, position: usize, day: Day) -> Truth {
        let membership = &self.memberships[position];
        let record = membership.record;
        let since = record.since.as_ref().map(Date::bounds).unwrap_or_default();
        let until = record.until.as_ref().map(Date::bounds);
        began_by(since, day, membership.attested_by) & !ended_before(until, day)
    }

    /// Whether an instrument was there on a day: it counts from its own day on. Where that leaves
    /// it unknown, it was there when a source said so.
    #[must_use]
    pub fn instrument_is_past(&self, position: usize, day: Day) -> Truth {
        let date = self.instrument(position).day();
        let bounds = date.map(Date::bounds).unwrap_or_default();
        match bounds.is_past_on(day) {
            Truth::Unknown => began_by(bounds, day, self.acts[position].attested_by),
            decided => decided,
        }
    }

    /// Whether a state existed on a day, by its own dates, else by those of ISO.
    #[must_use]
    pub fn state_exists(&self, position: usize, day: Day) -> Truth {
        let node = &self.states[position];
        let began = node.since.map_or(Truth::Yes, |since| since.is_past_on(day));
        began & !ended_before(node.until, day)
    }

    /// The sources for want of whose day it is only possible that a partnership holds on a day:
    /// if one of them had said so by then, it would be certain. None where something else is
    /// unknown.
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

    /// The citations of a membership: its own, else those of its organisation.
    #[must_use]
    pub fn membership_evidence(&self, position: usize) -> &'r [Evidence] {
        let membership = &self.memberships[position];
        if membership.record.evidence.is_empty() {
            &self.organisation(membership.organisation).evidence
        } else {
            &membership.record.evidence
        }
    }

    /// Whether a state belongs to an organisation on a day in a role that `accepts`. A role that
    /// could not be read is unknown.
    pub fn belongs(
        &self,
        state: usize,
        organisation: &str,
        day: Day,
        accepts: impl Fn(Role) -> bool,
    ) -> Truth {
        Truth::any(self.states[state].memberships.iter().map(|position| {
            let membership = &self.memberships[*position];
            if &*self.organisation(membership.organisation).id != organisation {
                return Truth::No;
            }
            let role = membership
                .record
                .role
                .map_or(Truth::Unknown, |role| accepts(role).into());
            role & self.membership_holds(*position, day)
        }))
    }
}
