//! What is known of instruments beyond their records.

use rayon::prelude::*;
use typed_index_collections::TiVec;

use super::build::{resolve, tier_position};
use super::succession::relate;
use super::{
    ActorIndex, ActorPositions, Attestation, IdIndex, InstrumentIndex, LEAST_BESIDE, ShortList,
    Successor, TierIndex,
};
use crate::date::Bounds;
use crate::model::{Instrument, Registry};

/// An instrument, resolved.
#[derive(Debug)]
#[non_exhaustive]
pub struct ResolvedInstrument {
    /// The parties, each once, by position.
    pub parties: ShortList<ActorIndex>,
    /// The tiers.
    pub tiers: ShortList<TierIndex>,
    /// Who attests that it was there.
    pub attested: Attestation,
    /// What other instruments have to do with it, which most have nothing to do with.
    relations: Option<Box<InstrumentRelations>>,
}

/// What other instruments have to do with one.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct InstrumentRelations {
    /// The instruments that it replaces, by position.
    pub replaces: Vec<InstrumentIndex>,
    /// Those that replace it, in the order of the records.
    pub successors: Vec<Successor>,
    /// The first day on which one of them has taken its place, so that it is not in force; none if
    /// nothing replaces it.
    pub replaced: Option<Bounds>,
    /// The instruments that it amends, by position.
    pub amends: Vec<InstrumentIndex>,
    /// Those that amend it, by position.
    pub amended_by: Vec<InstrumentIndex>,
    /// The instruments that it implements, by position.
    pub implements: Vec<InstrumentIndex>,
    /// Those that implement it, by position.
    pub implemented_by: Vec<InstrumentIndex>,
}

impl InstrumentRelations {
    /// The instruments that it replaces, those that it amends, and those that it implements.
    pub(crate) fn earlier(&self) -> [&[InstrumentIndex]; 3] {
        [&self.replaces, &self.amends, &self.implements]
    }
}

impl ResolvedInstrument {
    /// What other instruments have to do with it.
    #[must_use]
    pub fn relations(&self) -> &InstrumentRelations {
        static NONE: InstrumentRelations = InstrumentRelations {
            replaces: Vec::new(),
            successors: Vec::new(),
            replaced: None,
            amends: Vec::new(),
            amended_by: Vec::new(),
            implements: Vec::new(),
            implemented_by: Vec::new(),
        };
        self.relations.as_deref().unwrap_or(&NONE)
    }

    pub(super) fn relations_mut(&mut self) -> &mut InstrumentRelations {
        self.relations.get_or_insert_default()
    }
}

/// All instruments, in the order of their records.
pub(super) fn acts(
    registry: &Registry,
    records: &IdIndex,
    positions: &ActorPositions<'_>,
) -> TiVec<InstrumentIndex, ResolvedInstrument> {
    let instruments = registry.instruments.par_iter().with_min_len(LEAST_BESIDE);
    let acts: Vec<ResolvedInstrument> = instruments
        .map(|instrument| act(registry, records, positions, instrument))
        .collect();
    let mut acts = acts.into();
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
