//! A gap in the records: what is not known, and in which record it would stand.

use crate::finding::{FieldPath, Place};
use crate::messages::{MessageId, Messages};
use crate::model::Section;
use crate::network::{
    ActorIndex, ClaimIndex, InstrumentIndex, MembershipIndex, Network, PartnershipIndex, RecordRef,
    SourceIndex,
};

/// A record and a field that would decide something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// The record in which it would stand.
    pub record: GapRecord,
    /// The field; empty if the record itself is missing.
    pub field: &'static str,
    /// What is not known: a message that is a clause.
    pub words: MessageId,
}

/// The record in which it would stand what decides something, by its position: several periods of
/// one partnership share their id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapRecord {
    /// The manifest.
    Registry,
    /// An actor, with a record of its own or without.
    Actor(ActorIndex),
    /// A membership.
    Membership(MembershipIndex),
    /// A partnership.
    Partnership(PartnershipIndex),
    /// An instrument.
    Instrument(InstrumentIndex),
    /// A participant of an instrument, by its position among them.
    Participant(InstrumentIndex, usize),
    /// A source.
    Source(SourceIndex),
    /// A claim.
    Claim(ClaimIndex),
}

impl GapRecord {
    /// The id of the record: a membership's is that of the member and of the organisation,
    /// `HUN in OTS`.
    #[must_use]
    pub fn id(self, network: &Network<'_>) -> String {
        let registry = network.registry;
        match self {
            GapRecord::Registry => registry.manifest.registry.to_string(),
            GapRecord::Actor(position) => network.actors[position].id.to_owned(),
            GapRecord::Membership(position) => {
                let membership = &network.memberships[position];
                let organisation = &network.organisation(membership.organisation).id;
                let member = [&membership.record.state, &membership.record.organisation];
                let member = member.into_iter().flatten().next();
                format!("{} in {organisation}", member.map_or("", |id| id.as_str()))
            }
            GapRecord::Partnership(position) => {
                network.partnership(position).id_or_derived().to_string()
            }
            GapRecord::Instrument(position) => network.instrument(position).id.to_string(),
            GapRecord::Participant(position, ordinal) => {
                let record = network.instrument(position);
                let actor = record.participants.get(ordinal).and_then(|it| it.actor());
                format!("{} in {}", actor.map_or("", |id| id.as_str()), record.id)
            }
            GapRecord::Source(position) => network.source_at(position).id.to_string(),
            GapRecord::Claim(position) => registry.claims[usize::from(position)].id.to_string(),
        }
    }

    /// Where the record stands; none of a state that has no record of its own.
    #[must_use]
    pub fn place(self, network: &Network<'_>) -> Option<Place> {
        let in_section = |section, index: usize| Some(Place::record(section, index));
        match self {
            GapRecord::Registry => in_section(Section::Manifest, 0),
            GapRecord::Actor(position) => match network.records.get(network.actors[position].id) {
                Some(RecordRef::State(index)) => in_section(Section::States, index.into()),
                Some(RecordRef::Organisation(index)) => {
                    in_section(Section::Organisations, index.into())
                }
                _ => None,
            },
            GapRecord::Membership(position) => {
                let membership = &network.memberships[position];
                let path = FieldPath::key("members").element(membership.ordinal);
                let organisation = membership.organisation;
                Some(Place::value(Section::Organisations, organisation, path))
            }
            GapRecord::Partnership(position) => in_section(Section::Partnerships, position.into()),
            GapRecord::Instrument(position) => in_section(Section::Instruments, position.into()),
            GapRecord::Participant(position, ordinal) => {
                let path = FieldPath::key("participants").element(ordinal);
                Some(Place::value(Section::Instruments, position, path))
            }
            GapRecord::Source(position) => in_section(Section::Sources, position.into()),
            GapRecord::Claim(position) => in_section(Section::Claims, position.into()),
        }
    }
}

/// Puts gaps into the order of their ids, which is the same in every language, and each once.
pub(super) fn settle(network: &Network<'_>, gaps: &mut Vec<Gap>) {
    let english = Messages::english();
    gaps.sort_by_cached_key(|gap| {
        let words = english.fixed(gap.words);
        (gap.record.id(network), gap.field, words, gap.record)
    });
    gaps.dedup();
}
