//! The network: a registry with its ids resolved, its starts derived, and its ties joined.
//!
//! It is built once, also from a faulty registry: ids that do not resolve are kept in
//! [`Network::unresolved`], and everything else is built.

mod build;
mod end;
mod holds;
mod ids;
mod period;
mod references;
mod start;
mod suggestions;
mod ties;

pub use end::{End, EndOrigin};
pub use holds::{Attestation, Moment};
pub use ids::{IdIndex, RecordRef};
pub use references::Unresolved;
pub use start::{Start, StartOrigin};

use std::collections::BTreeMap;

use crate::date::{Bounds, Date, Day, Truth, last_day};
use crate::model::{
    Instrument, Manifest, Member, Organisation, Partnership, Registry, Source, State,
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
    pub ties: Vec<ResolvedPartnership>,
    /// What is known of each instrument beyond its record.
    pub acts: Vec<ResolvedInstrument>,
    /// The registry's subject: the state whose partners are recorded.
    pub subject: Option<usize>,
    /// Ids that do not resolve, in the order of the records.
    pub unresolved: Vec<Unresolved>,
    /// Every record that has an id.
    pub records: IdIndex,
    state_positions: BTreeMap<&'r str, usize>,
    tier_inclusion: Vec<Vec<bool>>,
    candidates: references::Candidates,
}

/// A state with its record, its period and its memberships.
#[derive(Debug)]
#[non_exhaustive]
pub struct StateNode<'r> {
    /// Its id.
    pub id: &'r str,
    /// The name to print: the registry's, otherwise that of the built-in table, otherwise its id.
    pub name: &'r str,
    /// Its own record, if it has one.
    pub record: Option<&'r State>,
    /// When it began to exist; none if no start is known, and then it has always existed.
    pub since: Option<Bounds>,
    /// The last day on which it existed; none if it goes on.
    pub until: Option<Bounds>,
    /// Its memberships.
    pub memberships: Vec<usize>,
    /// Its partnerships.
    pub partnerships: Vec<usize>,
    /// The instruments to which it is a party.
    pub instruments: Vec<usize>,
}

/// A membership.
#[derive(Debug)]
#[non_exhaustive]
pub struct Membership<'r> {
    /// The organisation, as a position.
    pub organisation: usize,
    /// The position among the organisation's members.
    pub ordinal: usize,
    /// Who belongs; none if the id does not resolve.
    pub member: Option<MemberNode>,
    /// Who attests that it held.
    pub attested: Attestation,
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
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct ResolvedPartnership {
    /// The parties that are states, each once, by position.
    pub parties: Vec<usize>,
    /// The tier, as a position.
    pub tier: Option<usize>,
    /// The direction, as a position.
    pub direction: Option<usize>,
    /// When it began.
    pub start: Start,
    /// When it ended, if it did.
    pub end: End,
    /// Its instruments, certainly or possibly: those that it names, otherwise those between exactly
    /// its parties that lie in its period.
    pub instruments: Vec<usize>,
    /// Those of them that may lie in another period of the same tie.
    pub doubtful: Vec<usize>,
    /// Who attests that it held.
    pub attested: Attestation,
}

impl ResolvedPartnership {
    /// Whether an instrument is one of its own.
    #[must_use]
    pub fn has(&self, instrument: usize) -> Truth {
        // Both lists are in the order of the records.
        if self.doubtful.binary_search(&instrument).is_ok() {
            Truth::Unknown
        } else {
            self.instruments.binary_search(&instrument).is_ok().into()
        }
    }

    /// When it began, where a source may have said so before the latest day of its start.
    fn begun(&self) -> Bounds {
        let Bounds { earliest, latest } = self.start.bounds;
        // A source that is older than the start contradicts it.
        let attested = self.attested.by;
        let attested = attested.filter(|day| earliest.is_none_or(|earliest| earliest <= *day));
        let latest = match (latest, attested) {
            (Some(latest), Some(attested)) => Some(latest.min(attested)),
            (latest, attested) => latest.or(attested),
        };
        Bounds { earliest, latest }
    }
}

/// An instrument, resolved.
#[derive(Debug)]
#[non_exhaustive]
pub struct ResolvedInstrument {
    /// The parties that are states, each once, by position.
    pub parties: Vec<usize>,
    /// The tiers, as positions.
    pub tiers: Vec<usize>,
    /// Who attests that it was there.
    pub attested: Attestation,
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

    /// The day that the registry describes. If the manifest gives none, which is a finding, it is
    /// the last possible day.
    #[must_use]
    pub fn as_of(&self) -> Day {
        self.manifest().as_of.unwrap_or(Day::LAST)
    }

    /// The bounds of an `until` as written: what had ended by the registry's own day holds on it no
    /// more. None if no end is known.
    #[must_use]
    pub fn last_day(&self, until: Option<&Date>) -> Option<Bounds> {
        until.map(|until| last_day(until, self.manifest().as_of))
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

    /// Instruments in order of time, those without a day last.
    #[must_use]
    pub fn in_order_of_time(&self, instruments: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut positions: Vec<usize> = instruments.into_iter().collect();
        positions.sort_by(|one, other| {
            let (one, other) = (self.instrument(*one), self.instrument(*other));
            let order = Date::order_in_time(one.day(), other.day());
            order.then_with(|| one.id.cmp(&other.id))
        });
        positions
    }

    /// The memberships of a state, by organisation and place among its members.
    #[must_use]
    pub fn memberships_of(&self, state: usize) -> Vec<usize> {
        let mut positions = self.states[state].memberships.clone();
        positions.sort_by_key(|position| {
            let membership = &self.memberships[*position];
            let organisation = self.organisation(membership.organisation);
            (&organisation.id, membership.ordinal)
        });
        positions
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
        let position = self.records.source_position(id)?;
        self.registry.sources.get(position)
    }

    /// The name to print of the state with an id, which may be one that the network does not hold.
    #[must_use]
    pub fn state_name<'n>(&'n self, id: &'n str) -> &'n str {
        match self.state_position(id) {
            Some(position) => self.states[position].name,
            None => crate::model::known_state(id).unwrap_or(id),
        }
    }

    /// The position of a tier by its id.
    #[must_use]
    pub fn tier_position(&self, id: &str) -> Option<usize> {
        build::tier_position(&self.records, id)
    }

    /// Whether a tier is another one, or includes it, directly or through others.
    #[must_use]
    pub fn tier_includes(&self, tier: usize, other: usize) -> bool {
        self.tier_inclusion
            .get(tier)
            .and_then(|row| row.get(other))
            .copied()
            .unwrap_or_default()
    }

    /// Whether an instrument speaks of a tier, or of one that includes it.
    #[must_use]
    pub fn speaks_of(&self, instrument: usize, tier: usize) -> bool {
        let mut tiers = self.acts[instrument].tiers.iter();
        tiers.any(|own| self.tier_includes(*own, tier))
    }

    /// The day of an instrument for a partnership at a tier: that of its signature, or where the
    /// tier begins so of its entry into force.
    #[must_use]
    pub fn day_for(&self, instrument: usize, tier: Option<usize>) -> Option<Date> {
        ties::day_for(self.registry, self.instrument(instrument), tier)
    }

    /// When a partnership began, as a date that can be shown: its own `since`, otherwise the start
    /// that its instruments give.
    #[must_use]
    pub fn start_date(&self, position: usize) -> Option<Date> {
        self.ties[position].start.date
    }

    /// When a partnership ended, as a date that can be shown: its own `until`, otherwise the end
    /// that its instruments or a later partnership give. None if it is not known to have ended.
    #[must_use]
    pub fn end_date(&self, position: usize) -> Option<Date> {
        self.ties[position].end.date
    }
}
