//! What a claim counts.

use crate::network::{ActorIndex, InstrumentIndex, Network, PartnershipIndex};

/// One of the things that a claim counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// A state or an organisation: as a partner, or for itself.
    Actor(ActorIndex),
    /// A partnership.
    Partnership(PartnershipIndex),
    /// An instrument.
    Instrument(InstrumentIndex),
}

impl Element {
    /// The actor, if it is one.
    #[must_use]
    pub fn actor(self) -> Option<ActorIndex> {
        match self {
            Element::Actor(position) => Some(position),
            Element::Partnership(_) | Element::Instrument(_) => None,
        }
    }

    /// The instrument, if it is one.
    #[must_use]
    pub fn instrument(self) -> Option<InstrumentIndex> {
        match self {
            Element::Instrument(position) => Some(position),
            Element::Actor(_) | Element::Partnership(_) => None,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(self, network: &Network<'_>) -> String {
        match self {
            Element::Actor(position) => network.actors[position].id.to_owned(),
            Element::Partnership(position) => {
                network.partnership(position).id_or_derived().to_string()
            }
            Element::Instrument(position) => network.instrument(position).id.to_string(),
        }
    }

    /// Its name: an actor's name, otherwise the id.
    #[must_use]
    pub fn name(self, network: &Network<'_>) -> String {
        match self {
            Element::Actor(position) => network.actors[position].name.to_owned(),
            Element::Partnership(_) | Element::Instrument(_) => self.id(network),
        }
    }
}
