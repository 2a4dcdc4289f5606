//! The network: a registry with its ids resolved, its starts derived, and its ties joined.
//!
//! It is built once, also from a faulty registry: ids that do not resolve are kept in
//! [`Network::unresolved`], and everything else is built.

mod actors;
mod acts;
mod again;
mod attestation;
mod beginning;
mod belonging;
mod build;
mod circles;
mod citing;
mod end;
mod first_days;
mod holds;
mod ids;
mod kept;
mod neighbours;
mod participation;
mod period;
mod positions;
mod references;
mod start;
mod succession;
mod suggestions;
mod ties;
mod touched;

pub use actors::{ActorNode, ActorRecord};
pub use acts::{InstrumentRelations, ResolvedInstrument};
pub use attestation::{Attestation, Moment};
pub use end::{End, EndOrigin};
pub use ids::{IdIndex, RecordRef};
pub use participation::participation_start;
pub use positions::{
    ActorIndex, ClaimIndex, DirectionIndex, InstrumentIndex, MembershipIndex, OrganisationIndex,
    PartnershipIndex, PrincipleIndex, SourceIndex, StateIndex, TierIndex, positions,
};
pub use references::Unresolved;
pub use start::{Start, StartOrigin};
pub use succession::Successor;

pub(crate) use circles::{on_circles, parts};
pub(crate) use citing::CitingRecords;
pub(crate) use kept::OwnIds;
pub(crate) use succession::all_relations;
pub(crate) use touched::{FileTies, Touched};

use smallvec::SmallVec;
use typed_index_collections::TiVec;

use crate::date::{Bounds, Date, Day, Truth, last_day};
use crate::lookup::Lookup;
use crate::model::{
    Claim, Direction, Instrument, Manifest, Member, Organisation, Partnership, Registry, Source,
    Tier,
};

/// A registry with its ids resolved.
///
/// Each kind of record has positions of its own type: see [`ActorIndex`] and its neighbours.
pub struct Network<'r> {
    /// The records as written.
    pub registry: &'r Registry,
    /// Every organisation, and every state that is declared or belongs to something, by id.
    pub actors: TiVec<ActorIndex, ActorNode<'r>>,
    /// Every membership, in the order of the organisations and of their members.
    pub memberships: TiVec<MembershipIndex, Membership<'r>>,
    /// What is known of each partnership beyond its record.
    pub ties: TiVec<PartnershipIndex, ResolvedPartnership>,
    /// What is known of each instrument beyond its record.
    pub acts: TiVec<InstrumentIndex, ResolvedInstrument>,
    /// The registry's subject: the state or organisation whose partners are recorded.
    pub subject: Option<ActorIndex>,
    /// Ids that do not resolve, in the order of the records.
    pub unresolved: Vec<Unresolved>,
    /// Every record that has an id.
    pub records: IdIndex,
    actor_positions: ActorPositions<'r>,
    organisation_actors: TiVec<OrganisationIndex, ActorIndex>,
    tier_inclusion: TierInclusion,
    candidates: references::Candidates,
    citing: citing::Citing,
}

/// The positions of the actors, by id.
type ActorPositions<'r> = Lookup<&'r str, ActorIndex>;

/// The fewest records that are resolved beside others: to share out fewer takes longer than to
/// resolve them.
const LEAST_BESIDE: usize = 512;

/// Records, each with its position.
fn numbered<I: From<usize>, T>(records: &[T]) -> impl Iterator<Item = (I, &T)> {
    records
        .iter()
        .enumerate()
        .map(|(position, record)| (position.into(), record))
}

/// The rank of a tier, and the tier: see [`Network::tier_order`].
pub type TierOrder = (Option<usize>, Option<TierIndex>);

/// For each tier whether it is or includes each other one.
type TierInclusion = TiVec<TierIndex, TiVec<TierIndex, bool>>;

/// A membership.
#[derive(Debug)]
#[non_exhaustive]
pub struct Membership<'r> {
    /// The organisation.
    pub organisation: OrganisationIndex,
    /// The position among the organisation's members.
    pub ordinal: usize,
    /// Who belongs; none if the id does not resolve.
    pub member: Option<ActorIndex>,
    /// Who attests that it held.
    pub attested: Attestation,
    /// The record.
    pub record: &'r Member,
}

/// A partnership, resolved.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct ResolvedPartnership {
    /// The parties, each once, by position.
    pub parties: ShortList<ActorIndex>,
    /// The tier.
    pub tier: Option<TierIndex>,
    /// The direction.
    pub direction: Option<DirectionIndex>,
    /// When it began.
    pub start: Start,
    /// When it ended, if it did.
    pub end: End,
    /// Its instruments, certainly or possibly: those that it names, otherwise those between exactly
    /// its parties that lie in its period.
    pub instruments: Vec<InstrumentIndex>,
    /// Those of them that may lie in another period of the same tie, or after its end.
    pub doubtful: Vec<InstrumentIndex>,
    /// Who attests that it held.
    pub attested: Attestation,
}

impl ResolvedPartnership {
    /// Whether an instrument is one of its own.
    #[must_use]
    pub fn has(&self, instrument: InstrumentIndex) -> Truth {
        // Both lists are in the order of the records.
        if self.doubtful.binary_search(&instrument).is_ok() {
            Truth::Unknown
        } else {
            self.instruments.binary_search(&instrument).is_ok().into()
        }
    }
}

/// Positions in a list that is mostly so short that it needs no allocation of its own.
pub type ShortList<I> = SmallVec<[I; 4]>;

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
    pub fn partnership(&self, position: PartnershipIndex) -> &'r Partnership {
        &self.registry.partnerships[usize::from(position)]
    }

    /// The instrument at a position.
    #[must_use]
    pub fn instrument(&self, position: InstrumentIndex) -> &'r Instrument {
        &self.registry.instruments[usize::from(position)]
    }

    /// Instruments in order of time, those without a day last.
    #[must_use]
    pub fn in_order_of_time(
        &self,
        instruments: impl IntoIterator<Item = InstrumentIndex>,
    ) -> Vec<InstrumentIndex> {
        let mut positions: Vec<InstrumentIndex> = instruments.into_iter().collect();
        positions.sort_by(|one, other| {
            let (one, other) = (self.instrument(*one), self.instrument(*other));
            let order = Date::order_in_time(one.day(), other.day());
            order.then_with(|| one.id.cmp(&other.id))
        });
        positions
    }

    /// The memberships of an actor, by organisation and place among its members.
    #[must_use]
    pub fn memberships_of(&self, actor: ActorIndex) -> Vec<MembershipIndex> {
        let mut positions = self.actors[actor].memberships.clone();
        positions.sort_by_key(|position| {
            let membership = &self.memberships[*position];
            let organisation = self.organisation(membership.organisation);
            (&organisation.id, membership.ordinal)
        });
        positions
    }

    /// The organisation at a position.
    #[must_use]
    pub fn organisation(&self, position: OrganisationIndex) -> &'r Organisation {
        &self.registry.organisations[usize::from(position)]
    }

    /// The claim at a position.
    #[must_use]
    pub fn claim(&self, position: ClaimIndex) -> &'r Claim {
        &self.registry.claims[usize::from(position)]
    }

    /// The partnerships, each with its position.
    pub fn partnerships(
        &self,
    ) -> impl Iterator<Item = (PartnershipIndex, &'r Partnership)> + use<'r> {
        numbered(&self.registry.partnerships)
    }

    /// The instruments, each with its position.
    pub fn instruments(&self) -> impl Iterator<Item = (InstrumentIndex, &'r Instrument)> + use<'r> {
        numbered(&self.registry.instruments)
    }

    /// The organisations, each with its position.
    pub fn organisations(
        &self,
    ) -> impl Iterator<Item = (OrganisationIndex, &'r Organisation)> + use<'r> {
        numbered(&self.registry.organisations)
    }

    /// The claims, each with its position.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimIndex, &'r Claim)> + use<'r> {
        numbered(&self.registry.claims)
    }

    /// The source at a position.
    #[must_use]
    pub fn source_at(&self, position: SourceIndex) -> &'r Source {
        &self.registry.sources[usize::from(position)]
    }

    /// The tier at a position.
    #[must_use]
    pub fn tier(&self, position: TierIndex) -> &'r Tier {
        &self.manifest().tiers[usize::from(position)]
    }

    /// The direction at a position.
    #[must_use]
    pub fn direction(&self, position: DirectionIndex) -> &'r Direction {
        &self.manifest().directions[usize::from(position)]
    }

    /// The positions of the states, by id.
    pub fn states(&self) -> impl Iterator<Item = ActorIndex> {
        let actors = self.actors.iter_enumerated();
        actors
            .filter(|(_, actor)| actor.is_state())
            .map(|(position, _)| position)
    }

    /// The position of an organisation among the actors.
    #[must_use]
    pub fn actor_of(&self, organisation: OrganisationIndex) -> ActorIndex {
        self.organisation_actors[organisation]
    }

    /// The position of an actor by its id: where a state and an organisation share one, which is a
    /// finding, that of the state.
    #[must_use]
    pub fn actor_position(&self, id: &str) -> Option<ActorIndex> {
        self.actor_positions.get(id).copied()
    }

    /// The position of a state by its id.
    #[must_use]
    pub fn state_position(&self, id: &str) -> Option<ActorIndex> {
        let position = self.actor_position(id)?;
        self.actors[position].is_state().then_some(position)
    }

    /// The source with an id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&'r Source> {
        let position = self.records.source_position(id)?;
        Some(self.source_at(position))
    }

    /// The position of a tier by its id.
    #[must_use]
    pub fn tier_position(&self, id: &str) -> Option<TierIndex> {
        build::tier_position(&self.records, id)
    }

    /// The place of a tier on the ladder, from 0; none for one that stands beside it.
    #[must_use]
    pub fn rank(&self, tier: TierIndex) -> Option<usize> {
        self.manifest().rank(tier.into())
    }

    /// What orders tiers from the lowest to the highest: one that is not known, then those beside
    /// the ladder, then those on it.
    #[must_use]
    pub fn tier_order(&self, tier: Option<TierIndex>) -> TierOrder {
        (tier.and_then(|tier| self.rank(tier)), tier)
    }

    /// Whether a tier is another one, or includes it, directly or through others.
    #[must_use]
    pub fn tier_includes(&self, tier: TierIndex, other: TierIndex) -> bool {
        self.tier_inclusion
            .get(tier)
            .and_then(|row| row.get(other))
            .copied()
            .unwrap_or_default()
    }

    /// Whether an instrument speaks of a tier, or of one that includes it.
    #[must_use]
    pub fn speaks_of(&self, instrument: InstrumentIndex, tier: TierIndex) -> bool {
        let mut tiers = self.acts[instrument].tiers.iter();
        tiers.any(|own| self.tier_includes(*own, tier))
    }

    /// The day of an instrument for a partnership at a tier: that of its signature, or where the
    /// tier begins so of its entry into force.
    #[must_use]
    pub fn day_for(&self, instrument: InstrumentIndex, tier: Option<TierIndex>) -> Option<Date> {
        start::day_for(self.registry, self.instrument(instrument), tier)
    }

    /// When a partnership began, as a date that can be shown: its own `since`, otherwise the start
    /// that its instruments give.
    #[must_use]
    pub fn start_date(&self, position: PartnershipIndex) -> Option<Date> {
        self.ties[position].start.date
    }

    /// When a partnership ended, as a date that can be shown: its own `until`, otherwise the end
    /// that its instruments or a later partnership give. None if it is not known to have ended.
    #[must_use]
    pub fn end_date(&self, position: PartnershipIndex) -> Option<Date> {
        self.ties[position].end.date
    }
}
