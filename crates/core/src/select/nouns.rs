//! Which keys of a selector each noun has.

use crate::fields::{FieldValue, Fields};
use crate::model::{ClaimNoun, SELECTOR, Selector};

/// A noun that a selector selects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SelectorNoun {
    /// States and organisations that are partners.
    Partners,
    /// Partnerships.
    Partnerships,
    /// Instruments.
    Instruments,
    /// States.
    States,
    /// States and organisations.
    Actors,
    /// Memberships.
    Memberships,
    /// Organisations, sources and claims, which a selector does not narrow.
    Others,
}

const PARTNERSHIP_KEYS: &[&str] = &[
    "tier",
    "exact-tier",
    "direction",
    "area",
    "source",
    "began",
    "ended",
];
const INSTRUMENT_KEYS: &[&str] = &[
    "signed",
    "in-force",
    "terminated",
    "kind",
    "effect",
    "signed-by",
];
/// What an instrument does not have of its own.
const OF_TIES_ALONE: &[&str] = &["direction", "began", "ended"];
const STATE_KEYS: &[&str] = &[
    "state",
    "organisation",
    "actor",
    "member-of",
    "member-of-all",
    "not-member-of",
    "party-to",
    "partner-of",
];

impl SelectorNoun {
    /// Whether a selector of this noun may have a key.
    #[must_use]
    pub fn has_key(self, key: &str) -> bool {
        let of_partnership = PARTNERSHIP_KEYS.contains(&key);
        let of_instrument = INSTRUMENT_KEYS.contains(&key);
        let of_state = STATE_KEYS.contains(&key);
        let day = key == "on";
        match self {
            SelectorNoun::Partners => of_partnership || of_instrument || of_state || day,
            SelectorNoun::Partnerships => of_partnership || of_instrument || of_state || day,
            SelectorNoun::Instruments => {
                let of_tie = of_partnership && !OF_TIES_ALONE.contains(&key);
                of_instrument || of_tie || of_state || day
            }
            SelectorNoun::States | SelectorNoun::Actors | SelectorNoun::Memberships => {
                of_state || day
            }
            SelectorNoun::Others => false,
        }
    }

    /// Whether it is states and organisations that are selected, or what they belong to.
    #[must_use]
    pub fn is_of_actors(self) -> bool {
        matches!(
            self,
            SelectorNoun::States | SelectorNoun::Actors | SelectorNoun::Memberships
        )
    }

    /// The word for the noun, in the plural.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SelectorNoun::Partners => "partners",
            SelectorNoun::Partnerships => "partnerships",
            SelectorNoun::Instruments => "instruments",
            SelectorNoun::States => "states",
            SelectorNoun::Actors => "actors",
            SelectorNoun::Memberships => "memberships",
            SelectorNoun::Others => "records of this kind",
        }
    }
}

impl From<ClaimNoun> for SelectorNoun {
    fn from(noun: ClaimNoun) -> Self {
        match noun {
            ClaimNoun::Partners => SelectorNoun::Partners,
            ClaimNoun::Partnerships => SelectorNoun::Partnerships,
            ClaimNoun::Instruments => SelectorNoun::Instruments,
            ClaimNoun::States => SelectorNoun::States,
            ClaimNoun::Actors => SelectorNoun::Actors,
        }
    }
}

/// The keys under which a selector asks something, in their order.
pub fn asked_keys(selector: &Selector) -> impl Iterator<Item = &'static str> {
    let keys = SELECTOR.keys.iter().enumerate();
    keys.filter(|(position, _)| !matches!(selector.view(*position), FieldValue::Absent))
        .map(|(_, key)| key.name)
}

/// The first key of the selector that the noun does not have. What is asked of a partnership is
/// asked of states and organisations too where the selector names whose partners are meant.
#[must_use]
pub fn unsupported_key(selector: &Selector, noun: SelectorNoun) -> Option<&'static str> {
    let is_of_partners = !selector.partner_of.is_empty() && noun.is_of_actors();
    asked_keys(selector).find(|key| {
        let has_key = noun.has_key(key);
        let is_of_tie = is_of_partners && SelectorNoun::Partners.has_key(key);
        !has_key && !is_of_tie
    })
}
