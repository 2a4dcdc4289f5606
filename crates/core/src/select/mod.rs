//! Which partners, partnerships, instruments, states and memberships a selector means.
//!
//! Every answer is in three values: what dates and left-out fields do not decide is unknown.

mod instruments;
mod nouns;
mod partnerships;
mod states;
mod undated;

pub use nouns::{SelectorNoun, asked_keys, unsupported_key};
pub use partnerships::Partner;
pub use undated::Undated;

use crate::date::{Day, Truth};
use crate::model::Selector;
use crate::network::{Moment, Network};

/// A selector on a network, from the view of one state.
#[derive(Clone, Copy)]
pub struct Selection<'n, 'r> {
    /// The network.
    pub network: &'n Network<'r>,
    /// What is asked for.
    pub selector: &'n Selector,
    /// The day: that of the selector, otherwise that of the registry.
    pub day: Day,
    /// The state whose partners are meant, as a position; the subject, unless another is named.
    pub ego: Option<usize>,
    /// Where it is named, only partnerships and instruments whose evidence cites this source.
    pub cited: Option<&'n str>,
    /// A source, as a position, that is known to have spoken on a day of its own.
    pub said: Option<(usize, Day)>,
}

/// Something selected: its position, and whether the selector certainly or possibly means it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected {
    /// The position in its own list.
    pub position: usize,
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

    /// The partnerships that are certainly or possibly meant, by position.
    #[must_use]
    pub fn partnerships(&self) -> Vec<Selected> {
        possible(0..self.network.ties.len(), |position| {
            self.partnership(position)
        })
    }

    /// The instruments that are certainly or possibly meant, by position.
    #[must_use]
    pub fn instruments(&self) -> Vec<Selected> {
        possible(0..self.network.acts.len(), |position| {
            self.instrument(position)
        })
    }

    /// The states that are certainly or possibly meant, by position. The subject may be among
    /// them.
    #[must_use]
    pub fn states(&self) -> Vec<Selected> {
        possible(0..self.network.states.len(), |position| {
            self.state(position)
        })
    }

    /// The memberships that are certainly or possibly meant, by position.
    #[must_use]
    pub fn memberships(&self) -> Vec<Selected> {
        possible(0..self.network.memberships.len(), |position| {
            self.membership(position)
        })
    }
}

fn possible(
    positions: impl Iterator<Item = usize>,
    answer: impl Fn(usize) -> Truth,
) -> Vec<Selected> {
    positions
        .map(|position| Selected {
            position,
            holds: answer(position),
        })
        .filter(|selected| selected.holds.is_possible())
        .collect()
}
