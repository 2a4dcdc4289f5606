//! A walk over the citations of all records.

use crate::fields::{FieldSlot, Fields, ScalarFault};
use crate::finding::{FieldPath, Place};
use crate::model::{Evidence, Registry, Section};

/// A record that has evidence, with where it stands.
pub(in crate::check::rules) struct Attested<'r> {
    /// The section of the record.
    pub section: Section,
    /// The position of the record in its section.
    pub index: usize,
    /// The way to it, where it is a part of another record.
    pub path: FieldPath,
    /// Its fields.
    pub record: &'r dyn Fields,
    /// An empty record of the same noun.
    pub empty: fn() -> Box<dyn Fields>,
    /// Its own citations.
    pub evidence: &'r [Evidence],
}

impl Attested<'_> {
    /// The place of what one of its citations says instead under a key.
    pub(in crate::check::rules) fn difference(&self, citation: usize, key: &str) -> Place {
        let path = self.path(citation).then("differs").then(key);
        Place::value(self.section, self.index, path)
    }

    /// The place of one of its citations.
    pub(in crate::check::rules) fn citation(&self, citation: usize) -> Place {
        Place::value(self.section, self.index, self.path(citation))
    }

    /// The way to one of its citations.
    pub(in crate::check::rules) fn path(&self, citation: usize) -> FieldPath {
        self.path.clone().then("evidence").element(citation)
    }
}

fn empty<R: Fields + Default + 'static>() -> Box<dyn Fields> {
    Box::new(R::default())
}

/// Gives every record that has citations of its own.
pub(in crate::check::rules) fn for_each_attested<'r>(
    registry: &'r Registry,
    mut found: impl FnMut(Attested<'r>),
) {
    macro_rules! list {
        ($section:expr, $index:expr, $path:expr, $record:expr) => {
            if !$record.evidence.is_empty() {
                found(Attested {
                    section: $section,
                    index: $index,
                    path: $path,
                    record: $record,
                    empty: empty_like($record),
                    evidence: &$record.evidence,
                });
            }
        };
    }
    let manifest = &registry.manifest;
    for (index, tier) in manifest.tiers.iter().enumerate() {
        let path = FieldPath::key("tiers").element(index);
        list!(Section::Manifest, 0_usize, path, tier);
    }
    for (index, direction) in manifest.directions.iter().enumerate() {
        let path = FieldPath::key("directions").element(index);
        list!(Section::Manifest, 0_usize, path, direction);
    }
    for (index, record) in registry.organisations.iter().enumerate() {
        list!(Section::Organisations, index, FieldPath::default(), record);
        for (ordinal, member) in record.members.iter().enumerate() {
            let path = FieldPath::key("members").element(ordinal);
            list!(Section::Organisations, index, path, member);
        }
    }
    for (index, record) in registry.partnerships.iter().enumerate() {
        list!(Section::Partnerships, index, FieldPath::default(), record);
    }
    for (index, record) in registry.instruments.iter().enumerate() {
        list!(Section::Instruments, index, FieldPath::default(), record);
    }
    for (index, record) in registry.principles.iter().enumerate() {
        list!(Section::Principles, index, FieldPath::default(), record);
    }
}

/// How to make an empty record of the noun of this one.
fn empty_like<R: Fields + Default + 'static>(_record: &R) -> fn() -> Box<dyn Fields> {
    empty::<R>
}

/// Fills a field of an empty record with what a page is said to give: several values, with a comma
/// between them, where the field holds a list. Of what is more than words only words can be given.
pub(in crate::check::rules) fn fill(
    record: &mut dyn Fields,
    key: usize,
    text: &str,
) -> Result<(), ScalarFault> {
    match record.slot(key) {
        FieldSlot::One(one) => one.set(text),
        FieldSlot::Many(many) => text.split(',').try_for_each(|text| many.add(text.trim())),
        FieldSlot::StringMap(_) | FieldSlot::Record(_) | FieldSlot::Records(_) => Ok(()),
    }
}
