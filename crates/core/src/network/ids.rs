//! Which record an id names.

use super::{
    ClaimIndex, DirectionIndex, InstrumentIndex, OrganisationIndex, PartnershipIndex,
    PrincipleIndex, SourceIndex, StateIndex, TierIndex,
};
use crate::finding::{FieldPath, Place};
use crate::lookup::Lookup;
use crate::model::{Id, Partnership, Registry, Section};

/// A record that has an id, by its position in its own list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordRef {
    /// A tier of the manifest.
    Tier(TierIndex),
    /// A direction of the manifest.
    Direction(DirectionIndex),
    /// A state with a record of its own.
    State(StateIndex),
    /// An organisation.
    Organisation(OrganisationIndex),
    /// A partnership, by its own id or by what it is called.
    Partnership(PartnershipIndex),
    /// An instrument.
    Instrument(InstrumentIndex),
    /// A principle.
    Principle(PrincipleIndex),
    /// A source.
    Source(SourceIndex),
    /// A claim.
    Claim(ClaimIndex),
}

impl RecordRef {
    /// What the record is called; empty if there is no such record.
    #[must_use]
    pub fn id_or_derived(self, registry: &Registry) -> Id {
        let manifest = &registry.manifest;
        let called = match self {
            RecordRef::Tier(index) => manifest
                .tiers
                .get(usize::from(index))
                .map(|it| it.id.clone()),
            RecordRef::Direction(index) => manifest
                .directions
                .get(usize::from(index))
                .map(|it| it.id.clone()),
            RecordRef::State(index) => registry.id_or_derived(Section::States, index.into()),
            RecordRef::Organisation(index) => {
                registry.id_or_derived(Section::Organisations, index.into())
            }
            RecordRef::Partnership(index) => {
                registry.id_or_derived(Section::Partnerships, index.into())
            }
            RecordRef::Instrument(index) => {
                registry.id_or_derived(Section::Instruments, index.into())
            }
            RecordRef::Principle(index) => {
                registry.id_or_derived(Section::Principles, index.into())
            }
            RecordRef::Source(index) => registry.id_or_derived(Section::Sources, index.into()),
            RecordRef::Claim(index) => registry.id_or_derived(Section::Claims, index.into()),
        };
        called.unwrap_or_default()
    }

    /// The place of the id.
    #[must_use]
    pub fn place(self) -> Place {
        let in_manifest = |list: &str, index: usize| {
            let path = FieldPath::key(list).element(index).then("id");
            Place::value(Section::Manifest, 0_usize, path)
        };
        let id = |section, index: usize| Place::value(section, index, FieldPath::key("id"));
        match self {
            RecordRef::Tier(index) => in_manifest("tiers", index.into()),
            RecordRef::Direction(index) => in_manifest("directions", index.into()),
            RecordRef::State(index) => id(Section::States, index.into()),
            RecordRef::Organisation(index) => id(Section::Organisations, index.into()),
            RecordRef::Partnership(index) => id(Section::Partnerships, index.into()),
            RecordRef::Instrument(index) => id(Section::Instruments, index.into()),
            RecordRef::Principle(index) => id(Section::Principles, index.into()),
            RecordRef::Source(index) => id(Section::Sources, index.into()),
            RecordRef::Claim(index) => id(Section::Claims, index.into()),
        }
    }
}

/// What a partnership is called: by its own id, otherwise by its parties and its tier. One of which
/// these could not be read is called nothing.
pub(super) fn called(partnership: &Partnership) -> Option<Id> {
    let has_name = !partnership.parties.is_empty()
        && partnership.parties.iter().all(|party| !party.is_empty())
        && !partnership.tier.is_empty();
    (partnership.id.is_some() || has_name).then(|| partnership.id_or_derived())
}

/// Every record by its id. Where several share one, the first.
#[derive(Debug, Default)]
pub struct IdIndex {
    first: Lookup<Id, RecordRef>,
    /// The partnerships by what they are called, in a table of their own: a table of everything would
    /// be of a size that half of it leaves empty.
    partnerships: Lookup<Id, PartnershipIndex>,
    /// Records whose id another has already, with that other one.
    pub duplicates: Vec<(RecordRef, RecordRef)>,
}

impl IdIndex {
    pub(super) fn from_registry(registry: &Registry) -> Self {
        let mut records = IdIndex {
            first: Lookup::with_room(registry.record_count() - registry.partnerships.len()),
            partnerships: Lookup::with_room(registry.partnerships.len()),
            duplicates: Vec::new(),
        };
        let manifest = &registry.manifest;
        records.add(manifest.tiers.iter().map(|tier| &tier.id), |it| {
            RecordRef::Tier(it.into())
        });
        records.add(
            manifest.directions.iter().map(|direction| &direction.id),
            |it| RecordRef::Direction(it.into()),
        );
        records.add(registry.states.iter().map(|state| &state.id), |it| {
            RecordRef::State(it.into())
        });
        records.add(
            registry
                .organisations
                .iter()
                .map(|organisation| &organisation.id),
            |it| RecordRef::Organisation(it.into()),
        );
        let instruments = registry.instruments.iter().map(|instrument| &instrument.id);
        records.add(instruments, |it| RecordRef::Instrument(it.into()));
        records.add(
            registry.principles.iter().map(|principle| &principle.id),
            |it| RecordRef::Principle(it.into()),
        );
        records.add(registry.sources.iter().map(|source| &source.id), |it| {
            RecordRef::Source(it.into())
        });
        records.add(registry.claims.iter().map(|claim| &claim.id), |it| {
            RecordRef::Claim(it.into())
        });
        for (index, partnership) in registry.partnerships.iter().enumerate() {
            let Some(called) = called(partnership) else {
                continue;
            };
            match records.get(&called) {
                // The same tie may be recorded once for each of its periods.
                Some(RecordRef::Partnership(_)) if partnership.id.is_none() => {}
                Some(first) => {
                    let record = RecordRef::Partnership(index.into());
                    records.duplicates.push((record, first));
                }
                None => {
                    records.partnerships.insert(called, index.into());
                }
            }
        }
        records
    }

    fn add<'i>(&mut self, ids: impl Iterator<Item = &'i Id>, record: fn(usize) -> RecordRef) {
        for (index, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
            if let Some(first) = self.first.insert_first(id.clone(), record(index)) {
                self.duplicates.push((record(index), *first));
            }
        }
    }

    /// The record with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<RecordRef> {
        let partnership = || self.partnerships.get(id).copied();
        let first = self.first.get(id).copied();
        first.or_else(|| partnership().map(RecordRef::Partnership))
    }

    /// The position of the instrument with an id.
    #[must_use]
    pub fn instrument_position(&self, id: &str) -> Option<InstrumentIndex> {
        match self.get(id) {
            Some(RecordRef::Instrument(position)) => Some(position),
            _ => None,
        }
    }

    /// The position of the source with an id.
    #[must_use]
    pub fn source_position(&self, id: &str) -> Option<SourceIndex> {
        match self.get(id)? {
            RecordRef::Source(position) => Some(position),
            _ => None,
        }
    }

    /// Every record with its id, sorted by id.
    #[must_use]
    pub fn all(&self) -> Vec<(&str, RecordRef)> {
        self.all_where(|_| true)
    }

    /// The records whose ids are wanted, each with its id, sorted by id.
    #[must_use]
    pub(crate) fn all_where(&self, wanted: impl Fn(&str) -> bool) -> Vec<(&str, RecordRef)> {
        let ids = self.sorted_ids(|id| wanted(id)).into_iter();
        ids.filter_map(|id| Some((id, self.get(id)?))).collect()
    }

    /// The ids that differ from a text at most in upper and lower case, sorted.
    #[must_use]
    pub fn ids_alike(&self, text: &str) -> Vec<&str> {
        self.sorted_ids(|id| id.eq_ignore_ascii_case(text))
    }

    /// All ids, sorted.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.sorted_ids(|_| true)
    }

    fn sorted_ids(&self, wanted: impl Fn(&str) -> bool) -> Vec<&str> {
        let is_wanted = |id: &Id| wanted(id);
        let mut ids = self.first.sorted_keys(is_wanted);
        ids.extend(self.partnerships.sorted_keys(is_wanted));
        // Both lists are sorted, so that sorting merges them.
        ids.sort();
        ids.into_iter().map(Id::as_str).collect()
    }
}
