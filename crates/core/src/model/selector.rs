use super::{Effect, Id, InstrumentKind, Office, Role};
use crate::date::{Date, Day};

/// Which partners, partnerships, instruments or states are meant.
///
/// Fields are joined by *and*. A list in one field is *or*, except in `not_member_of`, where it
/// means in none of them. A list that is empty asks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selector {
    /// A tier, or one that includes it.
    pub tier: Vec<Id>,
    /// A tier, and no other.
    pub exact_tier: Vec<Id>,
    /// The direction of the partnership.
    pub direction: Vec<Id>,
    /// A field of cooperation of the partnership.
    pub area: Vec<Id>,
    /// A source that the partnership's evidence cites.
    pub source: Vec<Id>,
    /// An instrument between the parties was concluded within this interval.
    pub signed: Option<Date>,
    /// The form word of that instrument.
    pub kind: Vec<InstrumentKind>,
    /// What that instrument does.
    pub effect: Vec<Effect>,
    /// The office that every party's signatory of that instrument holds.
    pub signed_by: Vec<Office>,
    /// The state itself.
    pub state: Vec<Id>,
    /// The state belongs to one of these.
    pub member_of: Vec<MembershipTest>,
    /// The state belongs to none of these.
    pub not_member_of: Vec<MembershipTest>,
    /// The day; left out: that of the claim or the registry.
    pub on: Option<Day>,
}

impl Selector {
    /// Whether it asks anything of an instrument.
    #[must_use]
    pub fn asks_instruments(&self) -> bool {
        self.asks_instrument_form() || !self.signed_by.is_empty()
    }

    /// Whether it asks when an instrument was concluded, what it is or what it does.
    #[must_use]
    pub fn asks_instrument_form(&self) -> bool {
        self.signed.is_some() || !self.kind.is_empty() || !self.effect.is_empty()
    }
}

/// An organisation and the roles that count, written `ORG`, `ORG/ROLE` or `ORG/any`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipTest {
    /// The organisation.
    pub organisation: Id,
    /// The roles that count.
    pub role: RoleTest,
}

/// The roles that count as belonging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleTest {
    /// Any role but observer, written `ORG`.
    AnyButObserver,
    /// Any role, written `ORG/any`.
    Any,
    /// One role, written `ORG/ROLE`.
    Only(Role),
}

impl RoleTest {
    /// Whether `role` counts.
    #[must_use]
    pub fn accepts(self, role: Role) -> bool {
        match self {
            RoleTest::AnyButObserver => role != Role::Observer,
            RoleTest::Any => true,
            RoleTest::Only(only) => role == only,
        }
    }
}
