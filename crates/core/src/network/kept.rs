//! What stays of a network when files change in which every record keeps its id.

use std::collections::BTreeSet;

use super::again::{self, KeptRecords};
use super::ids::called;
use super::references::{Candidates, Unresolved, unresolved_in_file};
use super::touched::Touched;
use super::{IdIndex, Network, build};
use crate::model::{Id, Registry, Section};

/// What stays of a network: its ids, those that lead nowhere, and what is known of its records.
#[derive(Debug, Default)]
pub(crate) struct KeptNetwork {
    ids: KeptIds,
    records: KeptRecords,
}

/// The ids of a registry, and those that lead nowhere.
#[derive(Debug, Default)]
pub(super) struct KeptIds {
    pub(super) records: IdIndex,
    pub(super) candidates: Candidates,
    pub(super) unresolved: Vec<Unresolved>,
}

/// What other files may refer to in a file, beside its manifest, states, organisations and sources:
/// the ids of its records in their order, and the areas that they name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OwnIds {
    /// For each partnership what it is called, and whether by an id of its own.
    partnerships: Vec<(Option<Id>, bool)>,
    others: [Vec<Id>; 3],
    areas: BTreeSet<Id>,
}

impl OwnIds {
    pub(crate) fn of(registry: &Registry, file: usize) -> Self {
        let own = |section: Section| {
            let file = registry.files.get(file);
            file.map_or(0..0, |file| file.records[section as usize].clone())
        };
        let partnerships = &registry.partnerships[own(Section::Partnerships)];
        let instruments = &registry.instruments[own(Section::Instruments)];
        let principles = &registry.principles[own(Section::Principles)];
        let claims = &registry.claims[own(Section::Claims)];
        let areas = partnerships.iter().flat_map(|it| &it.areas);
        let areas = areas.chain(instruments.iter().flat_map(|it| &it.areas));
        OwnIds {
            partnerships: partnerships
                .iter()
                .map(|it| (called(it), it.id.is_some()))
                .collect(),
            others: [
                instruments.iter().map(|it| it.id.clone()).collect(),
                principles.iter().map(|it| it.id.clone()).collect(),
                claims.iter().map(|it| it.id.clone()).collect(),
            ],
            areas: areas.cloned().collect(),
        }
    }
}

impl<'r> Network<'r> {
    /// Takes out what may be of use for the network of the same registry after a change.
    pub(crate) fn take_kept(&mut self) -> KeptNetwork {
        KeptNetwork {
            records: KeptRecords::take(self),
            ids: KeptIds {
                records: std::mem::take(&mut self.records),
                candidates: std::mem::take(&mut self.candidates),
                unresolved: std::mem::take(&mut self.unresolved),
            },
        }
    }

    /// Resolves a registry of which some files have changed, and no id has.
    pub(crate) fn with_kept(
        registry: &'r Registry,
        kept: KeptNetwork,
        files: &BTreeSet<usize>,
        touched: &Touched,
    ) -> Self {
        let KeptIds {
            records,
            candidates,
            mut unresolved,
        } = kept.ids;
        let is_in =
            |found: &Unresolved| files.contains(&registry.origin(found.section, found.index).file);
        unresolved.retain(|found| !is_in(found));
        for file in files {
            unresolved.extend(unresolved_in_file(registry, *file, &records, &candidates));
        }
        // Those of one record stay in their order.
        unresolved.sort_by_key(|found| (found.section as usize, found.index));
        let again = touched
            .records()
            .and_then(|changed| again::resolve_again(registry, &records, kept.records, changed));
        let resolved = again.unwrap_or_else(|| {
            build::resolve_records(registry, &records, build::actor_nodes(registry))
        });
        let ids = KeptIds {
            records,
            candidates,
            unresolved,
        };
        build::join_ids(resolved, ids)
    }
}
