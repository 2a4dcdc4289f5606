//! The network: a registry with its ids resolved, its starts derived, and its ties joined.
//!
//! It is built once, also from a faulty registry: what an id does not lead to is kept in
//! [`Network::unresolved`], and everything else stands.

mod build;
mod ids;
mod references;
mod start;
mod suggestions;

pub use ids::{RecordId, Records};
pub use references::{Reference, Unresolved};
pub use start::{Start, StartOrigin};

use std::collections::HashMap;

use crate::date::{Date, Day, Truth, began_by, ended_before};
use crate::model::{
    Evidence, Instrument, Manifest, Member, Organisation, Partnership, Registry, Role, Source,
    State,
};

/// A registry with its ids resolved.
///
/// Positions of organisations, partnerships, instruments, sources, tiers and directions are those
/// in the registry's own lists. Positions of states are those in [`Network::states`].
pub struct Network<'r> {
    /// The records as written.
    pub registry: &'r Registry,
    /// Every state that is declared or belongs to something, by id.
    pub states: Vec<StateNode<'r>>,
    /// Every membership, in the order of the organisations and of their members.
    pub memberships: Vec<Membership<'r>>,
    /// What is known of each partnership beyond its record.
    pub ties: Vec<Tie>,
    /// What is known of each instrument beyond its record.
    pub acts: Vec<Act>,
    /// The state whose network it is.
    pub subject: Option<usize>,
    /// Ids that lead to nothing, in the order of the records.
    pub unresolved: Vec<Unresolved>,
    /// Every record that has an id.
    pub records: Records,
    state_positions: HashMap<&'r str, usize>,
    tier_inclusion: Vec<Vec<bool>>,
}

/// A state and what hangs on it.
#[derive(Debug)]
pub struct StateNode<'r> {
    /// Its id.
    pub id: &'r str,
    /// The name to print: the registry's, else that of the built-in table, else its id.
    pub name: &'r str,
    /// Its own record, if it has one.
    pub record: Option<&'r State>,
    /// Its memberships.
    pub memberships: Vec<usize>,
    /// Its partnerships.
    pub partnerships: Vec<usize>,
    /// The instruments to which it is a party.
    pub instruments: Vec<usize>,
}

/// A membership.
#[derive(Debug)]
pub struct Membership<'r> {
    /// The organisation, as a position.
    pub organisation: usize,
    /// The position among the organisation's members.
    pub ordinal: usize,
    /// Who belongs; none where the id leads to nothing.
    pub member: Option<MemberNode>,
    /// The record.
    pub record: &'r Member,
}

/// Who belongs to an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberNode {
    /// A state, as a position.
    State(usize),
    /// An organisation, as a position.
    Organisation(usize),
}

/// A partnership, resolved.
#[derive(Debug)]
pub struct Tie {
    /// The parties that are states, each once, by position.
    pub parties: Vec<usize>,
    /// The tier, as a position.
    pub tier: Option<usize>,
    /// The direction, as a position.
    pub direction: Option<usize>,
    /// When it began.
    pub start: Start,
    /// The instruments between exactly these parties.
    pub instruments: Vec<usize>,
}

/// An instrument, resolved.
#[derive(Debug)]
pub struct Act {
    /// The parties that are states, each once, by position.
    pub parties: Vec<usize>,
    /// The tiers, as positions.
    pub tiers: Vec<usize>,
}

impl<'r> Network<'r> {
    /// Resolves a registry.
    #[must_use]
    pub fn new(registry: &'r Registry) -> Self {
        build::build(registry)
    }

    /// What the registry is.
    #[must_use]
    pub fn manifest(&self) -> &'r Manifest {
        &self.registry.manifest
    }

    /// The day on which the registry stands. One whose manifest gives none, which is a finding,
    /// stands on the last day there is.
    #[must_use]
    pub fn as_of(&self) -> Day {
        self.manifest().as_of.unwrap_or(Day::LAST)
    }

    /// The partnership at a position.
    #[must_use]
    pub fn partnership(&self, position: usize) -> &'r Partnership {
        &self.registry.partnerships[position]
    }

    /// The instrument at a position.
    #[must_use]
    pub fn instrument(&self, position: usize) -> &'r Instrument {
        &self.registry.instruments[position]
    }

    /// The organisation at a position.
    #[must_use]
    pub fn organisation(&self, position: usize) -> &'r Organisation {
        &self.registry.organisations[position]
    }

    /// The position of a state by its id.
    #[must_use]
    pub fn state_position(&self, id: &str) -> Option<usize> {
        self.state_positions.get(id).copied()
    }

    /// The source with an id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&'r Source> {
        match self.records.get(id)? {
            RecordId::Source(position) => self.registry.sources.get(position),
            _ => None,
        }
    }

    /// The name to print of the state with an id, which may be one that the network does not hold.
    #[must_use]
    pub fn state_name<'n>(&'n self, id: &'n str) -> &'n str {
        match self.state_position(id) {
            Some(position) => self.states[position].name,
            None => crate::model::known_state(id).unwrap_or(id),
        }
    }

    /// Whether a tier is another one, or includes it, directly or by way of others.
    #[must_use]
    pub fn tier_includes(&self, tier: usize, other: usize) -> bool {
        self.tier_inclusion
            .get(tier)
            .and_then(|row| row.get(other))
            .copied()
            .unwrap_or_default()
    }

    /// The start that a partnership's instruments give, whatever its own record says.
    #[must_use]
    pub fn start_by_instruments(&self, position: usize) -> Start {
        let tie = &self.ties[position];
        let Some(tier) = tie.tier else {
            return Start::default();
        };
        let gives_tier = |position: &&usize| {
            self.acts[**position]
                .tiers
                .iter()
                .any(|own| self.tier_includes(*own, tier))
        };
        let instruments = tie.instruments.iter().filter(gives_tier);
        Start::derived(instruments.map(|position| (*position, self.instrument(*position))))
    }

    /// When a partnership began, as a date that can be shown. Where one instrument alone gives
    /// both bounds, it is that instrument's date as it was written: `2013` says more than the
    /// interval of its days.
    #[must_use]
    pub fn start_date(&self, position: usize) -> Option<Date> {
        let start = &self.ties[position].start;
        let StartOrigin::Derived(instruments) = &start.origin else {
            return start.date();
        };
        instruments
            .iter()
            .filter_map(|position| self.instrument(*position).day().copied())
            .filter(|day| day.bounds() == start.bounds)
            .min_by(Date::chronicle_order)
            .or_else(|| start.date())
    }

    /// Whether a partnership holds on a day.
    #[must_use]
    pub fn partnership_holds(&self, position: usize, day: Day) -> Truth {
        let record = self.partnership(position);
        let attesting = record
            .evidence
            .iter()
            .filter(|evidence| evidence.attests_record());
        let published = self.published(attesting);
        let began = began_by(self.ties[position].start.bounds, day, published);
        began & !ended_before(record.until.as_ref(), day)
    }

    /// Whether a membership holds on a day.
    #[must_use]
    pub fn membership_holds(&self, position: usize, day: Day) -> Truth {
        let membership = &self.memberships[position];
        let since = membership.record.since.as_ref().map(Date::bounds);
        let published = self.published(self.membership_evidence(position).iter());
        let began = began_by(since.unwrap_or_default(), day, published);
        began & !ended_before(membership.record.until.as_ref(), day)
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

    /// When the cited sources were published, where that is known.
    fn published<'e>(
        &self,
        evidence: impl Iterator<Item = &'e Evidence>,
    ) -> impl Iterator<Item = Date> {
        evidence.filter_map(|evidence| self.source(&evidence.source)?.published)
    }
}
