//! States and organisations as those who act: who can be a party, a signatory or the subject.

use std::collections::BTreeSet;

use super::{InstrumentIndex, MembershipIndex, Network, OrganisationIndex, PartnershipIndex};
use crate::date::Bounds;
use crate::model::{Organisation, State};

/// A state or an organisation, with its period, its memberships and its ties.
#[derive(Debug)]
#[non_exhaustive]
pub struct ActorNode<'r> {
    /// Its id.
    pub id: &'r str,
    /// The name to print: the registry's, otherwise that of the built-in table, otherwise its id.
    pub name: &'r str,
    /// Whether it is a state or an organisation, with its own record.
    pub kind: ActorRecord<'r>,
    /// When it began to exist: by its record, or of a state by the built-in table of first years, if
    /// no record uses it earlier. None if no start is known, and then it has always existed.
    pub since: Option<Bounds>,
    /// The last day on which it existed; none if it goes on.
    pub until: Option<Bounds>,
    /// Its memberships.
    pub memberships: Vec<MembershipIndex>,
    /// Its partnerships.
    pub partnerships: Vec<PartnershipIndex>,
    /// The instruments to which it is a party.
    pub instruments: Vec<InstrumentIndex>,
    /// The instruments in which it is recorded as a participant, each once.
    pub participations: Vec<InstrumentIndex>,
}

/// What an actor is.
#[derive(Debug, Clone, Copy)]
pub enum ActorRecord<'r> {
    /// A state, with its record if it has one.
    State(Option<&'r State>),
    /// An organisation.
    Organisation(OrganisationIndex, &'r Organisation),
}

impl<'r> ActorNode<'r> {
    /// Whether it is a state.
    #[must_use]
    pub fn is_state(&self) -> bool {
        matches!(self.kind, ActorRecord::State(_))
    }

    /// The word for what it is.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            ActorRecord::State(_) => "state",
            ActorRecord::Organisation(..) => "organisation",
        }
    }

    /// The record of a state, if it has one.
    #[must_use]
    pub fn state(&self) -> Option<&'r State> {
        match self.kind {
            ActorRecord::State(record) => record,
            ActorRecord::Organisation(..) => None,
        }
    }

    /// The instruments to which it is a party or in which it is recorded as a participant, each
    /// once, in the order of the records.
    #[must_use]
    pub fn joined_instruments(&self) -> BTreeSet<InstrumentIndex> {
        let joined = self.instruments.iter().chain(&self.participations);
        joined.copied().collect()
    }

    /// The position among the organisations, if it is one.
    #[must_use]
    pub fn organisation(&self) -> Option<OrganisationIndex> {
        match self.kind {
            ActorRecord::State(_) => None,
            ActorRecord::Organisation(position, _) => Some(position),
        }
    }
}

impl Network<'_> {
    /// The name to print of the actor with an id, which may be one that the network does not hold.
    #[must_use]
    pub fn actor_name<'n>(&'n self, id: &'n str) -> &'n str {
        match self.actor_position(id) {
            Some(position) => self.actors[position].name,
            None => self.manifest().state_name(id).unwrap_or(id),
        }
    }
}
