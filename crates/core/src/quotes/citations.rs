//! Every quote of a registry, with the source that it is of.

use crate::fields::{Record, View, section_list};
use crate::finding::{FieldPath, Place};
use crate::model::{Choice, Registry, Section};

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

/// Every quote of a registry: those of the evidence of any record, and those of the claims.
#[must_use]
pub fn citations(registry: &Registry) -> Vec<Citation> {
    let mut found = Vec::new();
    let own = FieldPath::default();
    visit(Section::Manifest, 0, &registry.manifest, &own, &mut found);
    for section in Section::ALL {
        let Some(list) = section_list(registry, *section) else {
            continue;
        };
        for index in 0..list.count() {
            if let Some(record) = list.record(index) {
                visit(*section, index, record, &own, &mut found);
            }
        }
    }
    found
}

/// Looks at a record and all records in it for a source with a quote.
fn visit(
    section: Section,
    index: usize,
    record: &dyn Record,
    path: &FieldPath,
    found: &mut Vec<Citation>,
) {
    if let (Some(source), Some(quote)) = (text(record, "source"), text(record, "quote")) {
        found.push(Citation {
            source,
            quote,
            before: text(record, "before"),
            after: text(record, "after"),
            section,
            index,
            path: path.clone(),
        });
    }
    for (position, key) in record.noun().keys.iter().enumerate() {
        if record.noun().records_under(key.name).is_none() {
            continue;
        }
        if let View::Records(list) = record.view(position) {
            for element in 0..list.count() {
                if let Some(inner) = list.record(element) {
                    let path = path.clone().then(key.name).element(element);
                    visit(section, index, inner, &path, found);
                }
            }
        }
    }
}

fn text(record: &dyn Record, key: &str) -> Option<String> {
    match record.view(record.noun().position(key)?) {
        View::One(text) => Some(text.into_owned()),
        _ => None,
    }
}
