//! The ids that records refer to, found by the tables of fields.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::{IdIndex, Network, RecordRef};
use crate::fields::{Key, Reference};
use crate::finding::{FieldPath, RecordValue, for_each_value, for_each_value_of_file};
use crate::model::{Id, Registry, Section, former_states, known_state, known_states};

/// An id that does not resolve.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unresolved {
    /// What it must lead to.
    pub reference: Reference,
    /// The id.
    pub id: String,
    /// The section of the record that contains it.
    pub section: Section,
    /// The position of that record in its section.
    pub index: usize,
    /// The field that contains it.
    pub path: FieldPath,
}

impl Reference {
    /// The ids to which it may lead.
    #[must_use]
    pub fn candidates(self, registry: &Registry) -> Vec<&str> {
        let manifest = &registry.manifest;
        match self {
            Reference::State => states(registry).collect(),
            Reference::Organisation => organisations(registry).collect(),
            Reference::Actor => states(registry).chain(organisations(registry)).collect(),
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
}

fn states(registry: &Registry) -> impl Iterator<Item = &str> {
    let known = known_states().iter().map(|state| state.alpha_3);
    let former = former_states().iter().map(|state| state.alpha_3);
    let own = registry.states.iter().map(|state| state.id.as_str());
    known.chain(former).chain(own)
}

fn organisations(registry: &Registry) -> impl Iterator<Item = &str> {
    registry.organisations.iter().map(|it| it.id.as_str())
}

/// The ids to which references of each kind may lead, looked up once they are needed.
#[derive(Debug, Default)]
pub(super) struct Candidates([OnceLock<BTreeSet<String>>; 8]);

impl Candidates {
    /// Whether an id leads to what it must lead to.
    fn resolve(
        &self,
        reference: Reference,
        id: &str,
        registry: &Registry,
        records: &IdIndex,
    ) -> bool {
        if reference == Reference::Area && registry.manifest.areas.is_empty() {
            return true;
        }
        let may_be_state = matches!(reference, Reference::State | Reference::Actor);
        if may_be_state && known_state(id).is_some() {
            return true;
        }
        let found = match reference {
            // No record has the id of an area.
            Reference::Area => None,
            _ => records.get(id),
        };
        match (reference, found) {
            (Reference::State | Reference::Actor, Some(RecordRef::State(_)))
            | (Reference::Organisation | Reference::Actor, Some(RecordRef::Organisation(_)))
            | (Reference::Tier, Some(RecordRef::Tier(_)))
            | (Reference::Direction, Some(RecordRef::Direction(_)))
            | (Reference::Instrument, Some(RecordRef::Instrument(_)))
            | (Reference::Source, Some(RecordRef::Source(_))) => true,
            (Reference::Area, _) | (_, Some(_)) => {
                // The id may be shared with a record of another noun, which is a finding.
                let ids = || reference.candidates(registry).into_iter();
                let ids = || ids().map(str::to_owned).collect();
                self.0[reference as usize].get_or_init(ids).contains(id)
            }
            (_, None) => false,
        }
    }
}

impl Network<'_> {
    /// Whether an id leads to what it must.
    #[must_use]
    pub(crate) fn resolves(&self, reference: Reference, id: &str) -> bool {
        self.candidates
            .resolve(reference, id, self.registry, &self.records)
    }

    /// Whether something that claims count may be left out: a file or a record that could not be
    /// read as a whole, or an id that does not resolve. What is wrong with a claim or a waiver
    /// itself leaves nothing out.
    #[must_use]
    pub fn may_count_too_little(&self) -> bool {
        let is_counted = |section: Section| {
            !matches!(
                section,
                Section::Claims | Section::Waivers | Section::Principles
            )
        };
        let mut files = self.registry.files.iter();
        let mut unresolved = self.unresolved.iter();
        !self.registry.is_complete()
            || files.any(|file| file.faulty.iter().any(|(section, _)| is_counted(*section)))
            || unresolved.any(|found| is_counted(found.section))
    }
}

/// The fields of cooperation of the partnerships and instruments.
fn used_areas(registry: &Registry) -> BTreeSet<&str> {
    let partnerships = registry.partnerships.iter().flat_map(|it| &it.areas);
    let instruments = registry.instruments.iter().flat_map(|it| &it.areas);
    partnerships.chain(instruments).map(Id::as_str).collect()
}

/// All ids that do not resolve, in the order of the records.
pub(super) fn unresolved(
    registry: &Registry,
    records: &IdIndex,
    candidates: &Candidates,
) -> Vec<Unresolved> {
    let mut walk = UnresolvedWalk::new(registry, records, candidates);
    for_each_value(registry, is_reference, |value| walk.visit(value));
    walk.found
}

/// The ids of one file that do not resolve, in the order of the records.
pub(super) fn unresolved_in_file(
    registry: &Registry,
    file: usize,
    records: &IdIndex,
    candidates: &Candidates,
) -> Vec<Unresolved> {
    let mut walk = UnresolvedWalk::new(registry, records, candidates);
    for_each_value_of_file(registry, file, is_reference, |value| walk.visit(value));
    walk.found
}

fn is_reference(key: &Key) -> bool {
    key.kind.reference().is_some()
}

/// What looks at references, one after another.
struct UnresolvedWalk<'w> {
    registry: &'w Registry,
    records: &'w IdIndex,
    candidates: &'w Candidates,
    used_areas: OnceCell<BTreeSet<&'w str>>,
    found: Vec<Unresolved>,
}

impl<'w> UnresolvedWalk<'w> {
    fn new(registry: &'w Registry, records: &'w IdIndex, candidates: &'w Candidates) -> Self {
        UnresolvedWalk {
            registry,
            records,
            candidates,
            used_areas: OnceCell::new(),
            found: Vec::new(),
        }
    }

    fn visit(&mut self, value: &RecordValue<'_>) {
        // One that could not be read has its finding already.
        let Some(reference) = value.key.kind.reference() else {
            return;
        };
        let text = value.text();
        if text.is_empty() {
            return;
        }
        let id = value.key.kind.id_in(&text);
        let registry = self.registry;
        let used_areas = || self.used_areas.get_or_init(|| used_areas(registry));
        // Where the manifest lists no areas, records may have any, and claims those of records.
        let has_area = reference != Reference::Area
            || value.section != Section::Claims
            || !registry.manifest.areas.is_empty()
            || used_areas().contains(id);
        let candidates = self.candidates;
        if !has_area || !candidates.resolve(reference, id, registry, self.records) {
            self.found.push(Unresolved {
                reference,
                id: id.to_owned(),
                section: value.section,
                index: value.index,
                path: value.path(),
            });
        }
    }
}
