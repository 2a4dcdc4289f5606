//! Every value of every record, with its place: the one walk over the tables of fields.

use std::borrow::Cow;

use super::{FieldPath, Place, Step};
use crate::fields::{FieldValue, Fields, Key};
use crate::model::{FILE_HEAD, Keyword, Registry, Section, section_list};

/// A value, and where it stands.
pub struct RecordValue<'w> {
    /// The list of the record.
    pub section: Section,
    /// The position of the record in its list.
    pub index: usize,
    /// The record that holds the value directly, which may lie within that one.
    pub record: &'w dyn Fields,
    /// The key of the value.
    pub key: &'static Key,
    /// The value as it is written in canonical form.
    pub text: Cow<'w, str>,
    /// The way to the record that contains it.
    above: &'w [TrailStep<'w>],
    /// The step from its key to the value, where there is one.
    last: Option<TrailStep<'w>>,
}

/// A step of a path, as long as the walk has not come back.
#[derive(Clone, Copy)]
enum TrailStep<'w> {
    Key(&'w str),
    Element(usize),
}

impl RecordValue<'_> {
    /// The path to the record that holds the value directly.
    #[must_use]
    pub(crate) fn record_path(&self) -> FieldPath {
        path_of(self.above.iter())
    }

    /// The path to the value, below the record of its list.
    #[must_use]
    pub fn path(&self) -> FieldPath {
        let key = TrailStep::Key(self.key.name);
        path_of(self.above.iter().chain([&key]).chain(&self.last))
    }

    /// The place of the value.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::value(self.section, self.index, self.path())
    }
}

fn path_of<'w>(steps: impl Iterator<Item = &'w TrailStep<'w>>) -> FieldPath {
    let steps = steps.map(|step| match step {
        TrailStep::Key(key) => Step::Key((*key).to_owned()),
        TrailStep::Element(index) => Step::Element(*index),
    });
    FieldPath(steps.collect())
}

/// Visits every value whose key is wanted, in the order of the records. Words under names count as
/// values of their key. Citations at the head of a file are visited once, as those of the first
/// record that they are for.
pub fn for_each_value(
    registry: &Registry,
    wanted: impl Fn(&Key) -> bool,
    mut visit: impl FnMut(&RecordValue<'_>),
) {
    let mut walk = ValueWalk {
        wanted: &wanted,
        visit: &mut visit,
        section: Section::Manifest,
        index: 0,
        repeats_head: false,
    };
    let has_head = registry
        .files
        .iter()
        .any(|file| !file.cited_by_head.is_empty());
    for section in Section::ALL {
        walk.section = *section;
        walk.index = 0;
        let Some(list) = section_list(registry, *section) else {
            walk.record(&registry.manifest, &[]);
            continue;
        };
        for index in 0..list.count() {
            walk.index = index;
            walk.repeats_head = has_head && registry.repeats_head(*section, index);
            if let Some(record) = list.record(index) {
                walk.record(record, &[]);
            }
        }
    }
}

struct ValueWalk<'w> {
    wanted: &'w dyn Fn(&Key) -> bool,
    visit: &'w mut dyn FnMut(&RecordValue<'_>),
    section: Section,
    index: usize,
    /// Whether the citations of the record are those at the head of its file, which were visited.
    repeats_head: bool,
}

impl ValueWalk<'_> {
    fn record(&mut self, record: &dyn Fields, above: &[TrailStep<'_>]) {
        let noun = record.noun();
        for (position, key) in noun.keys.iter().enumerate() {
            if noun.records_under(key.name).is_none() && !(self.wanted)(key) {
                continue;
            }
            if self.repeats_head && above.is_empty() && key.name == FILE_HEAD.keys[0].name {
                continue;
            }
            let mut value = |text: Cow<'_, str>, last: Option<TrailStep<'_>>| {
                (self.visit)(&RecordValue {
                    section: self.section,
                    index: self.index,
                    record,
                    key,
                    text,
                    above,
                    last,
                });
            };
            match record.view(position) {
                FieldValue::Absent => {}
                FieldValue::One(own) => value(own.into_text(), None),
                FieldValue::Many(list) => {
                    for element in 0..list.count() {
                        value(list.text(element), Some(TrailStep::Element(element)));
                    }
                }
                FieldValue::StringMap(pairs) => {
                    for (name, words) in &pairs.0 {
                        let words: &str = words;
                        value(Cow::Borrowed(words), Some(TrailStep::Key(name)));
                    }
                }
                FieldValue::Record(inner) => {
                    let below = [above, &[TrailStep::Key(key.name)]].concat();
                    self.record(inner, &below);
                }
                FieldValue::Records(list) => {
                    for element in 0..list.count() {
                        if let Some(inner) = list.record(element) {
                            let steps = [TrailStep::Key(key.name), TrailStep::Element(element)];
                            self.record(inner, &[above, &steps].concat());
                        }
                    }
                }
            }
        }
    }
}
