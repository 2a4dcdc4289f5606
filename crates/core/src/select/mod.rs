//! Which partners, partnerships, instruments, states and memberships a selector means.
//!
//! Every answer is in three values: what dates and left-out fields do not decide is unknown.

mod actors;
mod instruments;
mod nouns;
mod partnerships;

mod undated;

pub use nouns::{SelectorNoun, asked_keys, unsupported_key};
pub use partnerships::Partner;
pub use undated::Undated;

use crate::date::{Day, Truth};
use crate::model::Selector;
use crate::network::{
    ActorIndex, InstrumentIndex, MembershipIndex, Moment, Network, PartnershipIndex, SourceIndex,
};

/// A selector on a network, from the view of one actor.
#[derive(Clone, Copy)]
pub struct Selection<'n, 'r> {
    /// The network.
    pub network: &'n Network<'r>,
    /// What is asked for.
    pub selector: &'n Selector,
    /// The day: that of the selector, otherwise that of the registry.
    pub day: Day,
    /// The actor whose partners are meant; the subject, unless another is named.
    pub ego: Option<ActorIndex>,
    /// Whether only partnerships and instruments are meant to which that actor is a party.
    pub only_of_ego: bool,
    /// Where it is named, only partnerships and instruments whose evidence cites this source.
    pub cited: Option<&'n str>,
    /// A source that is known to have spoken on a day of its own.
    pub said: Option<(SourceIndex, Day)>,
}

/// Something selected: its position, and whether the selector certainly or possibly means it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected<I> {
    /// Where it stands.
    pub position: I,
    /// Yes or unknown.
    pub holds: Truth,
}

impl<'n, 'r> Selection<'n, 'r> {
    /// A selector as the registry's subject sees it, on the selector's day or the registry's.
    #[must_use]
    pub fn new(network: &'n Network<'r>, selector: &'n Selector) -> Self {
        Selection {
            network,
            selector,
            day: selector.on.unwrap_or_else(|| network.as_of()),
            ego: network.subject,
            only_of_ego: false,
            cited: None,
            said: None,
        }
    }

    /// The day, with the source that is known to have spoken on one.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment {
            day: self.day,
            said: self.said,
        }
    }

    /// The partnerships that are certainly or possibly meant, also by one of their parties, by
    /// position.
    #[must_use]
    pub fn partnerships(&self) -> Vec<Selected<PartnershipIndex>> {
        possible(self.network.ties.keys(), |position| {
            self.partnership(position) & self.means_a_party(&self.network.ties[position].parties)
        })
    }

    /// The instruments that are certainly or possibly meant, by position.
    #[must_use]
    pub fn instruments(&self) -> Vec<Selected<InstrumentIndex>> {
        possible(self.network.acts.keys(), |position| {
            self.instrument(position)
        })
    }

    /// The states that are certainly or possibly meant, by position. The subject may be among
    /// them.
    #[must_use]
    pub fn states(&self) -> Vec<Selected<ActorIndex>> {
        possible(self.network.states(), |position| self.actor(position))
    }

    /// The memberships that are certainly or possibly meant, by position.
    #[must_use]
    pub fn memberships(&self) -> Vec<Selected<MembershipIndex>> {
        possible(self.network.memberships.keys(), |position| {
            self.membership(position)
        })
    }
}

fn possible<I: Copy>(
    positions: impl Iterator<Item = I>,
    answer: impl Fn(I) -> Truth,
) -> Vec<Selected<I>> {
    positions
        .map(|position| Selected {
            position,
            holds: answer(position),
        })
        .filter(|selected| selected.holds.is_possible())
        .collect()
}
