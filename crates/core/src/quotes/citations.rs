//! Every quote of a registry, with the source that it is of.

use crate::fields::{FieldValue, Fields};
use crate::finding::{FieldPath, Place, for_each_value};
use crate::model::{Registry, Section};

/// Words that a record quotes, and where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The id of the source, as it is written.
    pub source: String,
    /// The words.
    pub quote: String,
    /// The words directly before them.
    pub before: Option<String>,
    /// The words directly after them.
    pub after: Option<String>,
    section: Section,
    index: usize,
    path: FieldPath,
}

impl Citation {
    /// The place of one of its values, by its key.
    #[must_use]
    pub fn place(&self, key: &str) -> Place {
        Place::value(self.section, self.index, self.path.clone().then(key))
    }
}

/// Hands over every quote of a registry: those of the evidence of any record, and those of the claims.
/// They are not collected, since of many records they take as much memory as the records.
pub fn for_each_citation(registry: &Registry, mut found: impl FnMut(Citation)) {
    for_each_value(
        registry,
        |key| key.name == "quote",
        |value| {
            let Some(source) = text(value.record, "source") else {
                return;
            };
            found(Citation {
                source,
                quote: value.text().into_owned(),
                before: text(value.record, "before"),
                after: text(value.record, "after"),
                section: value.section,
                index: value.index,
                path: value.record_path(),
            });
        },
    );
}

fn text(record: &dyn Fields, key: &str) -> Option<String> {
    match record.view(record.noun().position(key)?) {
        FieldValue::One(value) => Some(value.into_text().into_owned()),
        _ => None,
    }
}
