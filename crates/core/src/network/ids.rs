//! Which record an id names.

use std::collections::BTreeMap;

use crate::finding::{FieldPath, Place};
use crate::model::{Id, Registry, Section};

/// A record that has an id, by its position in its own list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordRef {
    /// A tier of the manifest.
    Tier(usize),
    /// A direction of the manifest.
    Direction(usize),
    /// A state with a record of its own.
    State(usize),
    /// An organisation.
    Organisation(usize),
    /// A partnership, by its own id or by what it is called.
    Partnership(usize),
    /// An instrument.
    Instrument(usize),
    /// A principle.
    Principle(usize),
    /// A source.
    Source(usize),
    /// A claim.
    Claim(usize),
}

impl RecordRef {
    /// What the record is called; empty if there is no such record.
    #[must_use]
    pub fn id_or_derived(self, registry: &Registry) -> Id {
        let manifest = &registry.manifest;
        let called = match self {
            RecordRef::Tier(index) => manifest.tiers.get(index).map(|it| it.id.clone()),
            RecordRef::Direction(index) => manifest.directions.get(index).map(|it| it.id.clone()),
            RecordRef::State(index) => registry.id_or_derived(Section::States, index),
            RecordRef::Organisation(index) => registry.id_or_derived(Section::Organisations, index),
            RecordRef::Partnership(index) => registry.id_or_derived(Section::Partnerships, index),
            RecordRef::Instrument(index) => registry.id_or_derived(Section::Instruments, index),
            RecordRef::Principle(index) => registry.id_or_derived(Section::Principles, index),
            RecordRef::Source(index) => registry.id_or_derived(Section::Sources, index),
            RecordRef::Claim(index) => registry.id_or_derived(Section::Claims, index),
        };
        called.unwrap_or_default()
    }

    /// The place of the id.
    #[must_use]
    pub fn place(self) -> Place {
        let in_manifest = |list: &str, index: usize| {
            let path = FieldPath::key(list).element(index).then("id");
            Place::value(Section::Manifest, 0, path)
        };
        let id = |section, index| Place::value(section, index, FieldPath::key("id"));
        match self {
            RecordRef::Tier(index) => in_manifest("tiers", index),
            RecordRef::Direction(index) => in_manifest("directions", index),
            RecordRef::State(index) => id(Section::States, index),
            RecordRef::Organisation(index) => id(Section::Organisations, index),
            RecordRef::Partnership(index) => id(Section::Partnerships, index),
            RecordRef::Instrument(index) => id(Section::Instruments, index),
            RecordRef::Principle(index) => id(Section::Principles, index),
            RecordRef::Source(index) => id(Section::Sources, index),
            RecordRef::Claim(index) => id(Section::Claims, index),
        }
    }
}

/// Every record by its id. Where several share one, the first.
#[derive(Debug, Default)]
pub struct IdIndex {
    first: BTreeMap<Id, RecordRef>,
    /// Records whose id another has already, with that other one.
    pub duplicates: Vec<(RecordRef, RecordRef)>,
}

impl IdIndex {
    pub(super) fn from_registry(registry: &Registry) -> Self {
        let mut records = IdIndex::default();
        let manifest = &registry.manifest;
        records.add(manifest.tiers.iter().map(|tier| &tier.id), RecordRef::Tier);
        records.add(
            manifest.directions.iter().map(|direction| &direction.id),
            RecordRef::Direction,
        );
        records.add(
            registry.states.iter().map(|state| &state.id),
            RecordRef::State,
        );
        records.add(
            registry
                .organisations
                .iter()
                .map(|organisation| &organisation.id),
            RecordRef::Organisation,
        );
        let instruments = registry.instruments.iter().map(|instrument| &instrument.id);
        records.add(instruments, RecordRef::Instrument);
        records.add(
            registry.principles.iter().map(|principle| &principle.id),
            RecordRef::Principle,
        );
        records.add(
            registry.sources.iter().map(|source| &source.id),
            RecordRef::Source,
        );
        records.add(
            registry.claims.iter().map(|claim| &claim.id),
            RecordRef::Claim,
        );
        for (index, partnership) in registry.partnerships.iter().enumerate() {
            // One whose parties or tier could not be read is called nothing.
            let has_name = !partnership.parties.is_empty()
                && partnership.parties.iter().all(|party| !party.is_empty())
                && !partnership.tier.is_empty();
            if partnership.id.is_none() && !has_name {
                continue;
            }
            let record = RecordRef::Partnership(index);
            let called = partnership.id_or_derived();
            match records.first.get(&called) {
                // The same tie may be recorded once for each of its periods.
                Some(RecordRef::Partnership(_)) if partnership.id.is_none() => {}
                Some(first) => records.duplicates.push((record, *first)),
                None => {
                    records.first.insert(called, record);
                }
            }
        }
        records
    }

    fn add<'i>(&mut self, ids: impl Iterator<Item = &'i Id>, record: fn(usize) -> RecordRef) {
        for (index, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
            match self.first.get(id) {
                Some(first) => self.duplicates.push((record(index), *first)),
                None => {
                    self.first.insert(id.clone(), record(index));
                }
            }
        }
    }

    /// The record with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<RecordRef> {
        self.first.get(id).copied()
    }

    /// The position of the source with an id.
    #[must_use]
    pub fn source_position(&self, id: &str) -> Option<usize> {
        match self.get(id)? {
            RecordRef::Source(position) => Some(position),
            _ => None,
        }
    }

    /// Every record with its id, sorted by id.
    #[must_use]
    pub fn all(&self) -> Vec<(&str, RecordRef)> {
        let ids = self.ids().into_iter();
        ids.filter_map(|id| Some((id, self.get(id)?))).collect()
    }

    /// All ids, sorted.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.first.keys().map(Id::as_str).collect();
        ids.sort_unstable();
        ids
    }
}
