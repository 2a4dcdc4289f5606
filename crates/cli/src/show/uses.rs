//! What refers to a record.

use chancery_core::fields::{Key, Kind, Reference};
use chancery_core::finding::{FieldPath, for_each_value};
use chancery_core::model::{Id, Section};
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
    let refers = |key: &Key| {
        let is_record = |reference| reference != Reference::Area;
        matches!(key.kind, Kind::AnyRecord) || key.kind.reference().is_some_and(is_record)
    };
    for_each_value(registry, refers, |value| {
        if value.key.kind.id_in(&value.text()) == id {
            let path = value.path();
            let own = vec![(value.section, value.index)];
            let records = if path.begins_with("evidence") {
                // Citations at the head of a file are those of each of these.
                let together = registry.cited_together(value.section, value.index);
                if together.is_empty() { own } else { together }
            } else {
                own
            };
            found.extend(records.into_iter().map(|(section, index)| {
                Use {
                    section,
                    index,
                    path: path.clone(),
                    // A waiver is called by the rule that it waives.
                    called: registry
                        .id_or_derived(section, index)
                        .unwrap_or_else(|| registry.waivers[index].rule.clone()),
                }
            }));
        }
    });
    found
}
