//! A walk over the values of all records, by the tables of fields.

use crate::fields::{Key, Record, View, section_list};
use crate::finding::{FieldPath, Place};
use crate::model::{Choice, Registry, Section};

/// Gives every value whose key is wanted, with its key and its place. Words under names count as
/// values of their key.
pub(in crate::check::rules) fn for_each_value(
    registry: &Registry,
    wanted: impl Fn(&Key) -> bool,
    mut found: impl FnMut(&Key, &str, &dyn Fn() -> Place),
) {
    let mut walk = Walk {
        wanted: &wanted,
        found: &mut found,
        section: Section::Manifest,
        index: 0,
    };
    walk.record(&registry.manifest, &FieldPath::default());
    for section in Section::ALL {
        let Some(list) = section_list(registry, *section) else {
            continue;
        };
        walk.section = *section;
        for index in 0..list.count() {
            walk.index = index;
            if let Some(record) = list.record(index) {
                walk.record(record, &FieldPath::default());
            }
        }
    }
}

/// What is given each value, its key, and how to find its place.
type Found<'w> = dyn FnMut(&Key, &str, &dyn Fn() -> Place) + 'w;

struct Walk<'w> {
    wanted: &'w dyn Fn(&Key) -> bool,
    found: &'w mut Found<'w>,
    section: Section,
    index: usize,
}

impl Walk<'_> {
    fn record(&mut self, record: &dyn Record, path: &FieldPath) {
        let (section, index) = (self.section, self.index);
        for (position, key) in record.noun().keys.iter().enumerate() {
            let below = || path.clone().then(key.name);
            let holds_records = record.noun().records_under(key.name).is_some();
            if !holds_records && !(self.wanted)(key) {
                continue;
            }
            match record.view(position) {
                View::Absent => {}
                View::One(text) => {
                    (self.found)(key, &text, &|| Place::value(section, index, below()));
                }
                View::Many(list) => {
                    for element in 0..list.count() {
                        let place = || Place::value(section, index, below().element(element));
                        (self.found)(key, &list.text(element), &place);
                    }
                }
                View::Pairs(pairs) => {
                    for (name, words) in &pairs.0 {
                        let place = || Place::value(section, index, below().then(name));
                        (self.found)(key, words, &place);
                    }
                }
                View::Record(inner) => self.record(inner, &below()),
                View::Records(list) => {
                    for element in 0..list.count() {
                        if let Some(inner) = list.record(element) {
                            self.record(inner, &below().element(element));
                        }
                    }
                }
            }
        }
    }
}
