//! Two records of one noun, compared key by key by the table of fields.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::change::{
    FieldChange, ItemChanges, ListChanges, PairChange, Parts, RecordAt, RecordChange,
};
use super::lists::{Lists, Pairs, records};
use super::renames::Renames;
use crate::fields::{FieldValue, Fields, Key, ManyFields, StringMap};

/// The keys whose values differ, in the order of the noun. An id that was renamed does not differ
/// where the new one stands in its place.
pub(super) fn compare<'d>(
    old: &'d dyn Fields,
    new: &'d dyn Fields,
    renames: &Renames<'_>,
) -> Vec<FieldChange<'d>> {
    let keys = old.noun().keys.iter().enumerate();
    keys.filter_map(|(position, key)| {
        let parts = parts(key, old.view(position), new.view(position), renames)?;
        Some(FieldChange {
            key,
            old: old.view(position),
            new: new.view(position),
            parts,
        })
    })
    .collect()
}

/// How two values of a key differ; none if they do not.
fn parts<'d>(
    key: &'static Key,
    old: FieldValue<'d>,
    new: FieldValue<'d>,
    renames: &Renames<'_>,
) -> Option<Parts<'d>> {
    match (old, new) {
        (FieldValue::Absent, FieldValue::Absent) => None,
        (FieldValue::One(old), FieldValue::One(new)) => {
            let (old, new) = (old.into_text(), new.into_text());
            (renames.value(key, old) != new).then_some(Parts::Whole)
        }
        (FieldValue::Record(old), FieldValue::Record(new)) => {
            let fields = compare(old, new, renames);
            (!fields.is_empty()).then_some(Parts::Fields(fields))
        }
        (
            old @ (FieldValue::Absent | FieldValue::Many(_)),
            new @ (FieldValue::Absent | FieldValue::Many(_)),
        ) => items(key, &old, &new, renames),
        (
            old @ (FieldValue::Absent | FieldValue::StringMap(_)),
            new @ (FieldValue::Absent | FieldValue::StringMap(_)),
        ) => {
            let pairs = pairs(&old, &new);
            (!pairs.is_empty()).then_some(Parts::Pairs(pairs))
        }
        (
            old @ (FieldValue::Absent | FieldValue::Records(_)),
            new @ (FieldValue::Absent | FieldValue::Records(_)),
        ) => {
            let noun = key.kind.records()?;
            let lists = Lists {
                noun,
                old: listed(&old),
                new: listed(&new),
            };
            let changes = list_changes(&lists, key.is_ordered, renames);
            let differs = !changes.changes.is_empty() || changes.is_reordered;
            differs.then_some(Parts::Records(changes))
        }
        _ => Some(Parts::Whole),
    }
}

fn listed<'d>(value: &FieldValue<'d>) -> Vec<&'d dyn Fields> {
    match value {
        FieldValue::Records(list) => records(*list),
        _ => Vec::new(),
    }
}

/// How two lists of records differ.
pub(super) fn list_changes<'d>(
    lists: &Lists<'d>,
    is_ordered: bool,
    renames: &Renames<'_>,
) -> ListChanges<'d> {
    let pairs = lists.pairs(renames);
    let changes = record_changes(lists, &pairs, renames);
    // The pairs are in the order of the new list.
    let is_reordered = is_ordered && !pairs.both.is_sorted_by_key(|(old, _)| *old);
    ListChanges {
        changes,
        is_reordered,
    }
}

/// The records of paired lists that differ: those of the new list in its order, then those that
/// were removed.
pub(super) fn record_changes<'d>(
    lists: &Lists<'d>,
    pairs: &Pairs,
    renames: &Renames<'_>,
) -> Vec<RecordChange<'d>> {
    let at = |list: &[&'d dyn Fields], index: usize| {
        let record = *list.get(index)?;
        Some(RecordAt { index, record })
    };
    let one = |old, new, fields| RecordChange {
        old,
        new,
        fields,
        doubt: None,
    };
    let mut changes: Vec<(usize, RecordChange<'d>)> = Vec::new();
    for (old, new) in &pairs.both {
        let fields = compare(lists.old[*old], lists.new[*new], renames);
        if !fields.is_empty() {
            let change = one(at(&lists.old, *old), at(&lists.new, *new), fields);
            changes.push((*new, change));
        }
    }
    let gained = pairs.gained.iter();
    changes.extend(gained.map(|new| (*new, one(None, at(&lists.new, *new), Vec::new()))));
    changes.sort_by_key(|(new, _)| *new);
    let mut changes: Vec<RecordChange<'d>> =
        changes.into_iter().map(|(_, change)| change).collect();
    let lost = pairs.lost.iter();
    changes.extend(lost.map(|old| one(at(&lists.old, *old), None, Vec::new())));
    changes
}

/// The values of a list that only one side has, each as often as it is there more often.
fn items<'d>(
    key: &Key,
    old: &FieldValue<'d>,
    new: &FieldValue<'d>,
    renames: &Renames<'_>,
) -> Option<Parts<'d>> {
    let texts = |value: &FieldValue<'d>| -> Vec<Cow<'d, str>> {
        match value {
            FieldValue::Many(list) => {
                let list: &'d dyn ManyFields = *list;
                (0..list.count()).map(|index| list.text(index)).collect()
            }
            _ => Vec::new(),
        }
    };
    let (old, new) = (texts(old), texts(new));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in &new {
        *counts.entry(text.to_string()).or_default() += 1;
    }
    let mut lost = Vec::new();
    for text in &old {
        let now = renames.value(key, Cow::Borrowed(text));
        match counts.get_mut(now.as_ref()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(text.clone()),
        }
    }
    let mut gained = Vec::new();
    for text in new.iter().rev() {
        if let Some(count) = counts.get_mut(text.as_ref())
            && *count > 0
        {
            *count -= 1;
            gained.push(text.clone());
        }
    }
    gained.reverse();
    let differs = !lost.is_empty() || !gained.is_empty();
    differs.then_some(Parts::Items(ItemChanges { lost, gained }))
}

/// The words under names that differ.
fn pairs<'d>(old: &FieldValue<'d>, new: &FieldValue<'d>) -> Vec<PairChange<'d>> {
    let map = |value: &FieldValue<'d>| -> BTreeMap<&'d str, &'d str> {
        match value {
            FieldValue::StringMap(map) => {
                let map: &'d StringMap = map;
                let pairs = map.0.iter();
                pairs
                    .map(|(name, words)| (name.as_str(), words.as_str()))
                    .collect()
            }
            _ => BTreeMap::new(),
        }
    };
    let (old, new) = (map(old), map(new));
    let names: std::collections::BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    names
        .into_iter()
        .map(|name| PairChange {
            name,
            old: old.get(name).copied(),
            new: new.get(name).copied(),
        })
        .filter(|change| change.old != change.new)
        .collect()
}
