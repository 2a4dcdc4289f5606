use std::borrow::Cow;

use super::{ActorKind, Effect, Id, InstrumentKind, Keyword, Office, Role};
use crate::date::{Date, Day};
use crate::fields::{Kind, KindOfType, Scalar, ScalarFault, ScalarValue, noun};

noun! {
    /// Conditions that partners, partnerships, instruments or states must meet.
    SELECTOR = "selector";

    /// Its keys are joined by *and*. A list under one key is *or*, except under `member-of-all`,
    /// where it means in each of them, and under `not-member-of`, where it means in none of them.
    /// An empty list asks nothing. Asked of a partnership or an instrument, the keys for states and
    /// organisations mean one of its parties other than the one whose partners are meant; one and
    /// the same party must meet all of them.
    pub struct Selector {
        /// Partnerships at this tier, or at one that includes it.
        "tier" => tier: Vec<Id> as Tier, scalar_or_list;
        /// Partnerships at exactly this tier.
        "exact-tier" => exact_tier: Vec<Id> as Tier, scalar_or_list;
        /// Partnerships listed in this direction; a partnership without a direction is in none.
        "direction" => direction: Vec<Id> as Direction, scalar_or_list;
        /// Partnerships in this field of cooperation.
        "area" => area: Vec<Id> as Area, scalar_or_list;
        /// Partnerships whose evidence cites this source.
        "source" => source: Vec<Id> as Source, scalar_or_list;
        /// Partnerships that began within this interval.
        "began" => began: Option<Date>;
        /// Partnerships that had ended by the day, and whose last day is within this interval.
        "ended" => ended: Option<Date>;
        /// Only where an instrument was concluded within this interval. One and the same instrument
        /// of the partnership must meet all conditions on instruments; it counts from its own day
        /// on.
        "signed" => signed: Option<Date>;
        /// Only where an instrument is in force on this day: it had entered into force, was not
        /// terminated before it, and no other one had taken its place. If its entry into
        /// force is not recorded, it was not in force before it was concluded, and afterwards that
        /// is unknown.
        "in-force" => in_force: Option<Day>;
        /// Only where an instrument was terminated within this interval.
        "terminated" => terminated: Option<Date>;
        /// Only where an instrument is of this kind.
        "kind" => kind: Vec<InstrumentKind>, scalar_or_list;
        /// Only where an instrument has this effect.
        "effect" => effect: Vec<Effect>, scalar_or_list;
        /// Only where each party of an instrument has a signatory, and each signatory holds this
        /// office or one of these.
        "signed-by" => signed_by: Vec<Office>, scalar_or_list;
        /// Only this state.
        "state" => state: Vec<Id> as State, scalar_or_list;
        /// Only this organisation.
        "organisation" => organisation: Vec<Id> as Organisation, scalar_or_list;
        /// Only states, or only organisations.
        "actor" => actor: Vec<ActorKind>, scalar_or_list;
        /// States and organisations that belong to this organisation, or to one of these: `ORG` as a
        /// member or a participant, `ORG/ROLE`, or `ORG/any`.
        "member-of" => member_of: Vec<MembershipTest>, scalar_or_list;
        /// States and organisations that belong to each of these organisations.
        "member-of-all" => member_of_all: Vec<MembershipTest>, scalar_or_list;
        /// States and organisations that belong to none of these organisations.
        "not-member-of" => not_member_of: Vec<MembershipTest>, scalar_or_list;
        /// States and organisations that take part in this instrument on the day, or in one of
        /// these.
        "party-to" => party_to: Vec<Id> as Instrument, scalar_or_list;
        /// States and organisations that have a partnership with this state or organisation. In
        /// lists of partners, states or actors, that same partnership must meet all conditions on
        /// partnerships and instruments; in other lists, the record that is listed must meet them.
        "partner-of" => partner_of: Vec<Id> as Actor, scalar_or_list;
        /// On this day; if left out, on the day of the claim, or in lists and exports on the
        /// registry's `as-of`. States and organisations that are known not to exist on that day are
        /// not counted.
        "on" => on: Option<Day>;
    }
}

impl Selector {
    /// Whether it asks anything of an actor.
    #[must_use]
    pub fn asks_actors(&self) -> bool {
        self.names_actors()
            || !self.actor.is_empty()
            || !self.party_to.is_empty()
            || !self.partner_of.is_empty()
            || self.membership_tests().next().is_some()
    }

    /// Whether it names the states or organisations that are meant.
    #[must_use]
    pub fn names_actors(&self) -> bool {
        !self.state.is_empty() || !self.organisation.is_empty()
    }

    /// What it asks of actors, and nothing else but the day.
    #[must_use]
    pub fn of_actors(&self) -> Selector {
        Selector {
            state: self.state.clone(),
            organisation: self.organisation.clone(),
            actor: self.actor.clone(),
            member_of: self.member_of.clone(),
            member_of_all: self.member_of_all.clone(),
            not_member_of: self.not_member_of.clone(),
            party_to: self.party_to.clone(),
            partner_of: self.partner_of.clone(),
            on: self.on,
            ..Selector::default()
        }
    }

    /// What it asks of partnerships and instruments, and nothing else.
    #[must_use]
    pub fn of_ties(&self) -> Selector {
        Selector {
            state: Vec::new(),
            organisation: Vec::new(),
            actor: Vec::new(),
            member_of: Vec::new(),
            member_of_all: Vec::new(),
            not_member_of: Vec::new(),
            party_to: Vec::new(),
            partner_of: Vec::new(),
            on: None,
            ..self.clone()
        }
    }

    /// Whether it asks anything of a partnership or of an instrument.
    #[must_use]
    pub fn asks_ties(&self) -> bool {
        self.of_ties() != Selector::default()
    }

    /// Whether it asks anything of an instrument.
    #[must_use]
    pub(crate) fn asks_instruments(&self) -> bool {
        self.asks_instrument_form() || !self.signed_by.is_empty()
    }

    /// Whether it asks when an instrument was concluded, what it is or what it does.
    #[must_use]
    pub(crate) fn asks_instrument_form(&self) -> bool {
        self.signed.is_some()
            || self.in_force.is_some()
            || self.terminated.is_some()
            || !self.kind.is_empty()
            || !self.effect.is_empty()
    }

    /// Whether its `not-member-of` leaves out everybody who meets a condition on membership.
    #[must_use]
    pub fn denies(&self, test: &MembershipTest) -> bool {
        let mut others = self.not_member_of.iter();
        others.any(|other| {
            other.organisation == test.organisation && test.role.is_part_of(other.role)
        })
    }

    /// Whether nobody can meet its conditions on membership.
    #[must_use]
    pub(crate) fn asks_the_impossible(&self) -> bool {
        let denied = |test: &MembershipTest| self.denies(test);
        self.member_of_all.iter().any(denied)
            || !self.member_of.is_empty() && self.member_of.iter().all(denied)
    }

    /// What it asks of memberships.
    pub fn membership_tests(&self) -> impl Iterator<Item = &MembershipTest> {
        let inside = self.member_of.iter().chain(&self.member_of_all);
        inside.chain(&self.not_member_of)
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
    /// Member or participant, written `ORG`.
    Full,
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
            RoleTest::Full => role.is_full(),
            RoleTest::Any => true,
            RoleTest::Only(only) => role == only,
        }
    }

    /// Whether every role that it accepts is accepted by the other.
    fn is_part_of(self, other: RoleTest) -> bool {
        let mut roles = Role::ALL.iter().filter(|role| self.accepts(**role));
        roles.all(|role| other.accepts(*role))
    }
}

impl Scalar for MembershipTest {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        let (organisation, role) = match text.split_once('/') {
            None => (text, RoleTest::Full),
            Some((organisation, "any")) => (organisation, RoleTest::Any),
            Some((organisation, role)) => {
                let role = Role::from_name(role)
                    .ok_or_else(|| ScalarFault::UnknownValue([Role::NAMES, &["any"]].concat()))?;
                (organisation, RoleTest::Only(role))
            }
        };
        Ok(MembershipTest {
            organisation: Id::read(organisation)?,
            role,
        })
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        let organisation = self.organisation.as_str();
        Some(ScalarValue::Text(match self.role {
            RoleTest::Full => Cow::Borrowed(organisation),
            RoleTest::Any => Cow::Owned(format!("{organisation}/any")),
            RoleTest::Only(role) => Cow::Owned(format!("{organisation}/{}", role.name())),
        }))
    }
}

impl KindOfType for MembershipTest {
    const KIND: Kind = Kind::Membership;
}
