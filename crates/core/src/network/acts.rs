//! What is known of instruments beyond their records.

use typed_index_collections::TiVec;

use super::build::{resolve, tier_position};
use super::succession::relate;
use super::{ActorPositions, Attestation, IdIndex, InstrumentIndex, ResolvedInstrument};
use crate::model::{Instrument, Registry};

/// All instruments, in the order of their records.
pub(super) fn acts(
    registry: &Registry,
    records: &IdIndex,
    positions: &ActorPositions<'_>,
) -> TiVec<InstrumentIndex, ResolvedInstrument> {
    let instruments = registry.instruments.iter();
    let mut acts = instruments
        .map(|instrument| act(registry, records, positions, instrument))
        .collect();
    relate(registry, records, &mut acts);
    acts
}

/// An instrument, without what follows from others.
pub(super) fn act(
    registry: &Registry,
    records: &IdIndex,
    positions: &ActorPositions<'_>,
    instrument: &Instrument,
) -> ResolvedInstrument {
    let evidence = instrument.evidence.iter().filter(|it| it.attests_record());
    ResolvedInstrument {
        parties: resolve(&instrument.parties, positions),
        tiers: {
            let ids = instrument.tier.iter();
            ids.filter_map(|tier| tier_position(records, tier))
                .collect()
        },
        attested: Attestation::new(registry, records, evidence),
        relations: None,
    }
}

impl ResolvedInstrument {
    /// Whether neither it nor another instrument names the other.
    pub(super) fn stands_alone(&self) -> bool {
        let relations = self.relations();
        let lists = [
            &relations.replaces,
            &relations.amends,
            &relations.amended_by,
            &relations.implements,
            &relations.implemented_by,
        ];
        relations.successors.is_empty() && lists.into_iter().all(Vec::is_empty)
    }
}
