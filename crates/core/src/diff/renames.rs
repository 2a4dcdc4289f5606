//! Ids that records have in the place of others.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::content::content;
use super::lists::{Lists, own_id, own_id_key};
use crate::fields::{Key, Kind};
use crate::finding::for_each_value;
use crate::model::Registry;

/// The greatest number of times that renames are looked for: one that refers to another is found
/// once that other is known.
const MOST_ROUNDS: usize = 8;

/// The new ids of records, by their old ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames<'d>(BTreeMap<&'d str, &'d str>);

impl<'d> Renames<'d> {
    /// The ids that changed, by the old ones.
    pub fn iter(&self) -> impl Iterator<Item = (&'d str, &'d str)> {
        self.0.iter().map(|(old, new)| (*old, *new))
    }

    /// The id that a record has now.
    #[must_use]
    pub fn id<'t>(&'t self, old: &'t str) -> &'t str {
        self.0.get(old).copied().unwrap_or(old)
    }

    /// A value of the old side, in which a renamed id is the new one.
    pub(super) fn value<'t>(&'t self, key: &Key, text: Cow<'t, str>) -> Cow<'t, str> {
        if self.0.is_empty() || !is_id(key.kind) {
            return text;
        }
        let id = key.kind.id_in(&text);
        match self.0.get(id) {
            Some(new) => Cow::Owned(format!("{new}{}", &text[id.len()..])),
            None => text,
        }
    }

    /// The ids that were renamed for certain: one record is gone and one is new, they differ in
    /// nothing but the id, no other one is like them, and nothing refers to the old id any more.
    pub(super) fn new(lists: &[Lists<'d>], new: &Registry) -> Self {
        let mut renames = Renames::default();
        let open: Vec<(Vec<usize>, Vec<usize>, &Lists<'d>)> = lists
            .iter()
            .filter_map(|lists| {
                let (gone, come) = lists.unmatched_ids();
                (!gone.is_empty() && !come.is_empty()).then_some((gone, come, lists))
            })
            .collect();
        if open.is_empty() {
            return renames;
        }
        let used = used_ids(new);
        for _ in 0..MOST_ROUNDS {
            let before = renames.0.len();
            for (gone, come, lists) in &open {
                renames.find(gone, come, lists, &used);
            }
            if renames.0.len() == before {
                break;
            }
        }
        renames
    }

    fn find(&mut self, gone: &[usize], come: &[usize], lists: &Lists<'d>, used: &BTreeSet<String>) {
        let mut alike: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for index in gone {
            let record = lists.old[*index];
            if !self.0.contains_key(own_id(record).unwrap_or_default()) {
                let text = content(record, self, false);
                alike.entry(text).or_default().0.push(*index);
            }
        }
        let taken: BTreeSet<&str> = self.0.values().copied().collect();
        for index in come {
            let record = lists.new[*index];
            if !taken.contains(own_id(record).unwrap_or_default()) {
                let text = content(record, &Renames::default(), false);
                alike.entry(text).or_default().1.push(*index);
            }
        }
        for (text, (gone, come)) in alike {
            // A record that has no key but its id cannot be recognised.
            let ([old], [new]) = (gone.as_slice(), come.as_slice()) else {
                continue;
            };
            let ids = own_id(lists.old[*old]).zip(own_id(lists.new[*new]));
            if let Some((old, new)) = ids
                && !text.is_empty()
                && !used.contains(old)
            {
                self.0.insert(old, new);
            }
        }
    }
}

/// Whether a value is or holds the id of a record.
fn is_id(kind: Kind) -> bool {
    match kind {
        Kind::OwnId | Kind::AnyRecord => true,
        Kind::Area => false,
        _ => kind.reference().is_some(),
    }
}

/// The ids that records refer to.
fn used_ids(registry: &Registry) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let is_reference = |key: &Key| is_id(key.kind) && !matches!(key.kind, Kind::OwnId);
    for_each_value(registry, is_reference, |value| {
        used.insert(value.key.kind.id_in(&value.text()).to_owned());
    });
    used
}

impl Lists<'_> {
    /// The records with ids that the other side has not: of the old list, and of the new one. None
    /// of a noun whose records need no id, since nothing but waivers refers to these.
    fn unmatched_ids(&self) -> (Vec<usize>, Vec<usize>) {
        let is_named = own_id_key(self.noun)
            .is_some_and(|key| self.noun.keys[key].need == crate::fields::Need::Required);
        if !is_named {
            return (Vec::new(), Vec::new());
        }
        let ids = |list: &[&'_ dyn crate::fields::Fields]| -> BTreeSet<String> {
            let ids = list.iter().filter_map(|record| own_id(*record));
            ids.map(str::to_owned).collect()
        };
        let (old, new) = (ids(&self.old), ids(&self.new));
        let only = |list: &[&'_ dyn crate::fields::Fields], other: &BTreeSet<String>| {
            let records = list.iter().enumerate();
            let only = records
                .filter(|(_, record)| own_id(**record).is_some_and(|id| !other.contains(id)));
            only.map(|(index, _)| index).collect()
        };
        (only(&self.old, &new), only(&self.new, &old))
    }
}
