//! The ids that records refer to, found by the tables of fields.

use std::collections::BTreeSet;

use super::{Network, RecordId, Records};
use crate::fields::{Key, Kind, Record, Scalar, View, section_list};
use crate::finding::FieldPath;
use crate::model::{
    Choice, Id, MembershipTest, Registry, Section, former_states, known_state, known_states,
};

/// What a reference must lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// A state, declared or in the built-in table.
    State,
    /// An organisation.
    Organisation,
    /// A tier.
    Tier,
    /// A direction.
    Direction,
    /// An instrument.
    Instrument,
    /// A source.
    Source,
    /// A field of cooperation: one that the manifest lists, or where it lists none, one that a
    /// partnership or an instrument has.
    Area,
}

/// An id that leads to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// What it must lead to.
    pub reference: Reference,
    /// The id.
    pub id: String,
    /// The section of the record that holds it.
    pub section: Section,
    /// The position of that record in its section.
    pub index: usize,
    /// The field that holds it.
    pub path: FieldPath,
}

impl Reference {
    /// The word for what it leads to.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Reference::State => "state",
            Reference::Organisation => "organisation",
            Reference::Tier => "tier",
            Reference::Direction => "direction",
            Reference::Instrument => "instrument",
            Reference::Source => "source",
            Reference::Area => "area",
        }
    }

    /// The ids to which it may lead.
    #[must_use]
    pub fn candidates(self, registry: &Registry) -> Vec<&str> {
        let manifest = &registry.manifest;
        match self {
            Reference::State => known_states()
                .iter()
                .map(|state| state.alpha_3)
                .chain(former_states().iter().map(|state| state.alpha_3))
                .chain(registry.states.iter().map(|state| state.id.as_str()))
                .collect(),
            Reference::Organisation => registry
                .organisations
                .iter()
                .map(|organisation| organisation.id.as_str())
                .collect(),
            Reference::Tier => manifest.tiers.iter().map(|tier| tier.id.as_str()).collect(),
            Reference::Direction => manifest
                .directions
                .iter()
                .map(|direction| direction.id.as_str())
                .collect(),
            Reference::Instrument => registry
                .instruments
                .iter()
                .map(|instrument| instrument.id.as_str())
                .collect(),
            Reference::Source => registry
                .sources
                .iter()
                .map(|source| source.id.as_str())
                .collect(),
            Reference::Area if manifest.areas.is_empty() => {
                used_areas(registry).into_iter().collect()
            }
            Reference::Area => manifest.areas.iter().map(Id::as_str).collect(),
        }
    }

    /// What the values of a key must lead to, if they are ids.
    #[must_use]
    pub fn of(key: &Key) -> Option<Self> {
        match key.kind {
            Kind::State => Some(Reference::State),
            Kind::Organisation | Kind::Membership => Some(Reference::Organisation),
            Kind::Tier => Some(Reference::Tier),
            Kind::Direction => Some(Reference::Direction),
            Kind::Instrument => Some(Reference::Instrument),
            Kind::Source => Some(Reference::Source),
            Kind::Area => Some(Reference::Area),
            _ => None,
        }
    }

    /// Whether an id leads to one.
    pub(super) fn resolves(self, id: &str, registry: &Registry, records: &Records) -> bool {
        let areas = &registry.manifest.areas;
        match (self, records.get(id)) {
            (Reference::State, found) => {
                known_state(id).is_some()
                    || matches!(found, Some(RecordId::State(_)))
                    // The id may be shared with a record of another noun, which is a finding.
                    || registry.states.iter().any(|state| &*state.id == id)
            }
            (Reference::Area, _) => areas.is_empty() || areas.iter().any(|area| &**area == id),
            (Reference::Organisation, Some(RecordId::Organisation(_)))
            | (Reference::Tier, Some(RecordId::Tier(_)))
            | (Reference::Direction, Some(RecordId::Direction(_)))
            | (Reference::Instrument, Some(RecordId::Instrument(_)))
            | (Reference::Source, Some(RecordId::Source(_))) => true,
            // As for states, another noun may have taken the id first.
            (_, Some(_)) => self.candidates(registry).contains(&id),
            (_, None) => false,
        }
    }
}

impl Network<'_> {
    /// Whether an id leads to what it must.
    #[must_use]
    pub fn resolves(&self, reference: Reference, id: &str) -> bool {
        reference.resolves(id, self.registry, &self.records)
    }
}

/// The fields of cooperation of the partnerships and instruments.
fn used_areas(registry: &Registry) -> BTreeSet<&str> {
    let partnerships = registry.partnerships.iter().flat_map(|it| &it.areas);
    let instruments = registry.instruments.iter().flat_map(|it| &it.areas);
    partnerships.chain(instruments).map(Id::as_str).collect()
}

/// All ids that lead to nothing, in the order of the records.
pub(super) fn unresolved(registry: &Registry, records: &Records) -> Vec<Unresolved> {
    let mut walk = Walk {
        registry,
        records,
        used_areas: used_areas(registry),
        found: Vec::new(),
    };
    for section in Section::ALL {
        match section_list(registry, *section) {
            None => walk.record(&registry.manifest, *section, 0, &FieldPath::default()),
            Some(list) => {
                for index in 0..list.count() {
                    if let Some(record) = list.record(index) {
                        walk.record(record, *section, index, &FieldPath::default());
                    }
                }
            }
        }
    }
    walk.found
}

struct Walk<'w> {
    registry: &'w Registry,
    records: &'w Records,
    used_areas: BTreeSet<&'w str>,
    found: Vec<Unresolved>,
}

impl Walk<'_> {
    fn record(&mut self, record: &dyn Record, section: Section, index: usize, path: &FieldPath) {
        for (position, key) in record.noun().keys.iter().enumerate() {
            let below = || path.clone().then(key.name);
            match (record.view(position), Reference::of(key)) {
                (View::One(text), Some(reference)) => {
                    self.reference(reference, key, &text, section, index, below);
                }
                (View::Many(list), Some(reference)) => {
                    for element in 0..list.count() {
                        let text = list.text(element);
                        // One that could not be read has its finding already.
                        if text.is_empty() {
                            continue;
                        }
                        let below = || below().element(element);
                        self.reference(reference, key, &text, section, index, below);
                    }
                }
                (View::Record(inner), _) => self.record(inner, section, index, &below()),
                (View::Records(list), _) => {
                    for element in 0..list.count() {
                        if let Some(inner) = list.record(element) {
                            self.record(inner, section, index, &below().element(element));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn reference(
        &mut self,
        reference: Reference,
        key: &Key,
        text: &str,
        section: Section,
        index: usize,
        path: impl FnOnce() -> FieldPath,
    ) {
        let id = match key.kind {
            Kind::Membership => MembershipTest::read(text)
                .map_or_else(|_| text.to_owned(), |test| test.organisation.to_string()),
            _ => text.to_owned(),
        };
        // Where the manifest lists no areas, records may have any, and claims those of records.
        let has_area = reference != Reference::Area
            || section != Section::Claims
            || !self.registry.manifest.areas.is_empty()
            || self.used_areas.contains(&*id);
        if !has_area || !reference.resolves(&id, self.registry, self.records) {
            self.found.push(Unresolved {
                reference,
                id,
                section,
                index,
                path: path(),
            });
        }
    }
}
