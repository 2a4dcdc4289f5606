//! What refers to a record.

use chancery_core::fields::{Kind, Record, View, section_list};
use chancery_core::finding::FieldPath;
use chancery_core::model::{Choice as _, Id, Section};
use chancery_core::network::Network;

/// A field that refers to a record.
pub(super) struct Use {
    pub(super) section: Section,
    pub(super) index: usize,
    pub(super) path: FieldPath,
    /// The id of the record that holds the field.
    pub(super) called: Id,
}

/// Every field that refers to `id`, in the order of the records.
pub(super) fn uses(network: &Network<'_>, id: &str) -> Vec<Use> {
    let registry = network.registry;
    let mut found = Vec::new();
    for section in Section::ALL {
        let mut look = |record: &dyn Record, index: usize| {
            let mut paths = Vec::new();
            walk(record, id, &FieldPath::default(), &mut paths);
            found.extend(paths.into_iter().map(|path| Use {
                section: *section,
                index,
                path,
                called: called(network, *section, index),
            }));
        };
        match section_list(registry, *section) {
            None => look(&registry.manifest, 0),
            Some(list) => {
                for index in 0..list.count() {
                    if let Some(record) = list.record(index) {
                        look(record, index);
                    }
                }
            }
        }
    }
    found
}

fn called(network: &Network<'_>, section: Section, index: usize) -> Id {
    let registry = network.registry;
    match section {
        Section::Manifest => registry.manifest.registry.clone(),
        Section::States => registry.states[index].id.clone(),
        Section::Organisations => registry.organisations[index].id.clone(),
        Section::Partnerships => registry.partnerships[index].called(),
        Section::Instruments => registry.instruments[index].id.clone(),
        Section::Principles => registry.principles[index].id.clone(),
        Section::Sources => registry.sources[index].id.clone(),
        Section::Claims => registry.claims[index].id.clone(),
        Section::Waivers => registry.waivers[index].rule.clone(),
    }
}

fn walk(record: &dyn Record, id: &str, path: &FieldPath, found: &mut Vec<FieldPath>) {
    for (position, key) in record.noun().keys.iter().enumerate() {
        let refers = matches!(
            key.kind,
            Kind::State
                | Kind::Organisation
                | Kind::Tier
                | Kind::Direction
                | Kind::Instrument
                | Kind::Source
                | Kind::AnyRecord
                | Kind::Membership
        );
        let is_meant = |text: &str| match key.kind {
            Kind::Membership => text.split('/').next() == Some(id),
            _ => text == id,
        };
        let below = path.clone().then(key.name);
        match record.view(position) {
            View::One(text) if refers && is_meant(&text) => found.push(below),
            View::Many(list) if refers => {
                let elements = (0..list.count()).filter(|index| is_meant(&list.text(*index)));
                found.extend(elements.map(|index| below.clone().element(index)));
            }
            View::Record(inner) => walk(inner, id, &below, found),
            View::Records(list) => {
                for index in 0..list.count() {
                    if let Some(inner) = list.record(index) {
                        walk(inner, id, &below.clone().element(index), found);
                    }
                }
            }
            _ => {}
        }
    }
}
