//! Which record an id names.

use std::collections::HashMap;

use crate::finding::{FieldPath, Place};
use crate::model::{Id, Registry, Section};

/// A record that has an id, by its position in its own list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
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

impl RecordId {
    /// What the record is called; empty where there is no such record.
    #[must_use]
    pub fn called(self, registry: &Registry) -> Id {
        let manifest = &registry.manifest;
        let called = match self {
            RecordId::Tier(index) => manifest.tiers.get(index).map(|it| it.id.clone()),
            RecordId::Direction(index) => manifest.directions.get(index).map(|it| it.id.clone()),
            RecordId::State(index) => registry.called(Section::States, index),
            RecordId::Organisation(index) => registry.called(Section::Organisations, index),
            RecordId::Partnership(index) => registry.called(Section::Partnerships, index),
            RecordId::Instrument(index) => registry.called(Section::Instruments, index),
            RecordId::Principle(index) => registry.called(Section::Principles, index),
            RecordId::Source(index) => registry.called(Section::Sources, index),
            RecordId::Claim(index) => registry.called(Section::Claims, index),
        };
        called.unwrap_or_default()
    }

    /// The place of the id.
    #[must_use]
    pub fn place(self) -> Place {
        let in_manifest = |list: &str, index: usize| {
            let path = FieldPath::of(list).element(index).then("id");
            Place::value(Section::Manifest, 0, path)
        };
        let id = |section, index| Place::value(section, index, FieldPath::of("id"));
        match self {
            RecordId::Tier(index) => in_manifest("tiers", index),
            RecordId::Direction(index) => in_manifest("directions", index),
            RecordId::State(index) => id(Section::States, index),
            RecordId::Organisation(index) => id(Section::Organisations, index),
            RecordId::Partnership(index) => id(Section::Partnerships, index),
            RecordId::Instrument(index) => id(Section::Instruments, index),
            RecordId::Principle(index) => id(Section::Principles, index),
            RecordId::Source(index) => id(Section::Sources, index),
            RecordId::Claim(index) => id(Section::Claims, index),
        }
    }
}

/// Every record by its id. Where several share one, the first.
#[derive(Debug, Default)]
pub struct Records {
    first: HashMap<Id, RecordId>,
    /// Records whose id another has already, with that other one.
    pub duplicates: Vec<(RecordId, RecordId)>,
}

impl Records {
    pub(super) fn of(registry: &Registry) -> Self {
        let mut records = Records::default();
        let manifest = &registry.manifest;
        records.add(manifest.tiers.iter().map(|tier| &tier.id), RecordId::Tier);
        records.add(
            manifest.directions.iter().map(|direction| &direction.id),
            RecordId::Direction,
        );
        records.add(
            registry.states.iter().map(|state| &state.id),
            RecordId::State,
        );
        records.add(
            registry
                .organisations
                .iter()
                .map(|organisation| &organisation.id),
            RecordId::Organisation,
        );
        let instruments = registry.instruments.iter().map(|instrument| &instrument.id);
        records.add(instruments, RecordId::Instrument);
        records.add(
            registry.principles.iter().map(|principle| &principle.id),
            RecordId::Principle,
        );
        records.add(
            registry.sources.iter().map(|source| &source.id),
            RecordId::Source,
        );
        records.add(
            registry.claims.iter().map(|claim| &claim.id),
            RecordId::Claim,
        );
        for (index, partnership) in registry.partnerships.iter().enumerate() {
            // One whose parties or tier could not be read is called nothing.
            let has_name = !partnership.parties.is_empty()
                && partnership.parties.iter().all(|party| !party.is_empty())
                && !partnership.tier.is_empty();
            if partnership.id.is_none() && !has_name {
                continue;
            }
            let record = RecordId::Partnership(index);
            let called = partnership.called();
            match records.first.get(&called) {
                // The same tie may be recorded once for each of its periods.
                Some(RecordId::Partnership(_)) if partnership.id.is_none() => {}
                Some(first) => records.duplicates.push((record, *first)),
                None => {
                    records.first.insert(called, record);
                }
            }
        }
        records
    }

    fn add<'i>(&mut self, ids: impl Iterator<Item = &'i Id>, record: fn(usize) -> RecordId) {
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
    pub fn get(&self, id: &str) -> Option<RecordId> {
        self.first.get(id).copied()
    }

    /// Every record with its id, sorted by id.
    #[must_use]
    pub fn all(&self) -> Vec<(&str, RecordId)> {
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
