//! Which records of two lists are the same record.

use std::collections::BTreeMap;

use super::compare::compare;
use super::content::{chosen, content};
use super::renames::Renames;
use crate::fields::{FieldValue, Fields, Key, Kind, Need, Noun, RecordList};

/// The greatest number of pairs of records that are compared to find the best ones. Beyond it,
/// records that are alike are paired in order.
const MOST_COMPARED: usize = 20_000;

/// A list of records of one noun, on both sides.
pub(super) struct Lists<'d> {
    pub(super) noun: &'static Noun,
    pub(super) old: Vec<&'d dyn Fields>,
    pub(super) new: Vec<&'d dyn Fields>,
}

/// Which records of two lists are the same one, by position.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Those of both sides, in the order of the new one.
    pub(super) both: Vec<(usize, usize)>,
    /// Those that only the old side has, in order.
    pub(super) lost: Vec<usize>,
    /// Those that only the new side has, in order.
    pub(super) gained: Vec<usize>,
}

/// The records of a list.
pub(super) fn records(list: &dyn RecordList) -> Vec<&dyn Fields> {
    (0..list.count())
        .filter_map(|index| list.record(index))
        .collect()
}

/// The position of the key of a noun that is the id of the record.
pub(super) fn own_id_key(noun: &Noun) -> Option<usize> {
    noun.keys
        .iter()
        .position(|key| matches!(key.kind, Kind::OwnId))
}

/// The id that a record gives itself.
pub(super) fn own_id(record: &dyn Fields) -> Option<&str> {
    let key = own_id_key(record.noun())?;
    match record.view(key) {
        FieldValue::One(crate::fields::ScalarValue::Text(std::borrow::Cow::Borrowed(id))) => {
            Some(id)
        }
        _ => None,
    }
}

/// Whether a key says of whom, of what or by which source a record is: records that differ in it
/// are never the same one.
fn is_anchor(key: &Key) -> bool {
    let is_needed = matches!(key.need, Need::Required | Need::OneOf(_));
    is_needed
        && matches!(
            key.kind,
            Kind::State
                | Kind::Organisation
                | Kind::Actor
                | Kind::Source
                | Kind::AnyRecord
                | Kind::Rule
        )
}

/// Whether a key is one by which records of the same parties are told apart: what they must say,
/// and when they were.
fn tells_apart(key: &Key) -> bool {
    let is_needed = matches!(key.need, Need::Required | Need::OneOf(_));
    !matches!(key.kind, Kind::OwnId) && (is_needed || key.kind.is_date())
}

impl Lists<'_> {
    /// Pairs the records: by id; those without one where they say the same, then where they are of
    /// the same parties, the most alike first.
    pub(super) fn pairs(&self, renames: &Renames<'_>) -> Pairs {
        let mut open = Open::new(self);
        let none = Renames::default();
        let id = |record: &dyn Fields, renames: &Renames<'_>| {
            own_id(record).map(|id| renames.id(id).to_owned())
        };
        open.group(|record, is_old| id(record, if is_old { renames } else { &none }));
        // A record that is known by its id is another one where that differs.
        let by_id =
            own_id_key(self.noun).is_some_and(|key| self.noun.keys[key].need == Need::Required);
        let is_nameless = |record: &dyn Fields| !by_id || own_id(record).is_none();
        let mut groups = open.groups(|record, is_old| {
            let renames = if is_old { renames } else { &none };
            is_nameless(record).then(|| content(record, renames, true))
        });
        for (old, new) in groups.drain(..) {
            open.join(old.into_iter().zip(new));
        }
        let groups = open.groups(|record, is_old| {
            let renames = if is_old { renames } else { &none };
            is_nameless(record).then(|| chosen(record, renames, is_anchor))
        });
        for (old, new) in groups {
            let best = self.best(&old, &new, renames);
            open.join(best);
        }
        open.finish()
    }

    /// Pairs the records in their order.
    pub(super) fn in_order(&self) -> Pairs {
        let both = self.old.len().min(self.new.len());
        Pairs {
            both: (0..both).map(|index| (index, index)).collect(),
            lost: (both..self.old.len()).collect(),
            gained: (both..self.new.len()).collect(),
        }
    }

    /// The pairs of records that are most alike, each record at most once.
    fn best(&self, old: &[usize], new: &[usize], renames: &Renames<'_>) -> Vec<(usize, usize)> {
        if old.len().saturating_mul(new.len()) > MOST_COMPARED {
            return old.iter().copied().zip(new.iter().copied()).collect();
        }
        let mut costs = Vec::new();
        for old in old {
            for new in new {
                let cost = cost(self.old[*old], self.new[*new], renames);
                costs.extend(cost.map(|cost| (cost, *old, *new)));
            }
        }
        costs.sort_unstable();
        let mut taken = (Vec::new(), Vec::new());
        for (_, old, new) in costs {
            if !taken.0.contains(&old) && !taken.1.contains(&new) {
                taken.0.push(old);
                taken.1.push(new);
            }
        }
        taken.0.into_iter().zip(taken.1).collect()
    }
}

/// How much two records differ: in keys that tell records apart, then in others. None if they
/// cannot be the same one: both have an id of their own, and differ in more than that.
fn cost(old: &dyn Fields, new: &dyn Fields, renames: &Renames<'_>) -> Option<(usize, usize)> {
    let changes = compare(old, new, renames);
    let apart = changes.iter().filter(|it| tells_apart(it.key)).count();
    let ids = own_id(old).zip(own_id(new));
    let are_others = ids.is_some_and(|(old, new)| renames.id(old) != new);
    (!are_others || changes.len() == 1).then(|| (apart, changes.len() - apart))
}

/// The records that have no partner yet.
struct Open<'l, 'd> {
    lists: &'l Lists<'d>,
    old: Vec<bool>,
    new: Vec<bool>,
    both: Vec<(usize, usize)>,
}

impl<'l, 'd> Open<'l, 'd> {
    fn new(lists: &'l Lists<'d>) -> Self {
        Open {
            lists,
            old: vec![true; lists.old.len()],
            new: vec![true; lists.new.len()],
            both: Vec::new(),
        }
    }

    /// The open records that have the same word, where both sides have one.
    fn groups(
        &self,
        word: impl Fn(&dyn Fields, bool) -> Option<String>,
    ) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut groups: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (index, record) in self.lists.old.iter().enumerate() {
            if let Some(word) = self.old[index].then(|| word(*record, true)).flatten() {
                groups.entry(word).or_default().0.push(index);
            }
        }
        for (index, record) in self.lists.new.iter().enumerate() {
            if let Some(word) = self.new[index].then(|| word(*record, false)).flatten() {
                groups.entry(word).or_default().1.push(index);
            }
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.retain(|(old, new)| !old.is_empty() && !new.is_empty());
        groups
    }

    /// Pairs the open records with the same word. Where a word is not unique, those that say the
    /// same come first.
    fn group(&mut self, word: impl Fn(&dyn Fields, bool) -> Option<String>) {
        let none = Renames::default();
        for (mut old, mut new) in self.groups(word) {
            if old.len() > 1 || new.len() > 1 {
                let texts = |list: &[usize], of: &[&'d dyn Fields]| -> Vec<String> {
                    list.iter()
                        .map(|index| content(of[*index], &none, true))
                        .collect()
                };
                let (olds, news) = (texts(&old, &self.lists.old), texts(&new, &self.lists.new));
                let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
                for (text, index) in news.iter().zip(&new).rev() {
                    places.entry(text).or_default().push(*index);
                }
                let equal: Vec<(usize, usize)> = olds
                    .iter()
                    .zip(&old)
                    .filter_map(|(text, old)| Some((*old, places.get_mut(text.as_str())?.pop()?)))
                    .collect();
                old.retain(|index| equal.iter().all(|(old, _)| old != index));
                new.retain(|index| equal.iter().all(|(_, new)| new != index));
                self.join(equal);
            }
            self.join(old.into_iter().zip(new));
        }
    }

    fn join(&mut self, pairs: impl IntoIterator<Item = (usize, usize)>) {
        for (old, new) in pairs {
            self.old[old] = false;
            self.new[new] = false;
            self.both.push((old, new));
        }
    }

    fn finish(mut self) -> Pairs {
        self.both.sort_unstable_by_key(|(_, new)| *new);
        let open = |flags: &[bool]| {
            let flags = flags.iter().enumerate();
            flags
                .filter(|(_, is_open)| **is_open)
                .map(|(index, _)| index)
                .collect()
        };
        Pairs {
            lost: open(&self.old),
            gained: open(&self.new),
            both: self.both,
        }
    }
}
