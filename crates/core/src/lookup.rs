//! Fast look-up by key.
//!
//! The order of a hash table differs between runs, so it must not reach what is written: a
//! [`Lookup`] gives no way to go through it.

#![expect(
    clippy::disallowed_types,
    reason = "nothing goes through the table in its order"
)]

use std::borrow::Borrow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher as _, Hash};

use foldhash::fast::RandomState;

/// Values by key.
#[derive(Debug, Clone)]
pub(crate) struct Lookup<K, V>(HashMap<K, V, RandomState>);

impl<K, V> Default for Lookup<K, V> {
    fn default() -> Self {
        Lookup(HashMap::default())
    }
}

impl<K: Hash + Eq, V> Lookup<K, V> {
    /// An empty one with room for this many keys.
    pub(crate) fn with_room(count: usize) -> Self {
        Lookup(HashMap::with_capacity_and_hasher(
            count,
            RandomState::default(),
        ))
    }

    /// The value of a key.
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(key)
    }

    /// Whether there is a key.
    pub(crate) fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// Puts a value under a key, and gives the one that was there.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.0.insert(key, value)
    }

    /// Puts a value under a key, unless there is one already: then gives that.
    pub(crate) fn insert_first(&mut self, key: K, value: V) -> Option<&V> {
        match self.0.entry(key) {
            Entry::Occupied(first) => Some(first.into_mut()),
            Entry::Vacant(place) => {
                place.insert(value);
                None
            }
        }
    }

    /// The value of a key, which is put there if there is none.
    pub(crate) fn get_or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        self.0.entry(key).or_insert_with(value)
    }

    /// The keys that are wanted, sorted.
    pub(crate) fn sorted_keys(&self, wanted: impl Fn(&K) -> bool) -> Vec<&K>
    where
        K: Ord,
    {
        let mut keys: Vec<&K> = self.0.keys().filter(|key| wanted(key)).collect();
        keys.sort_unstable();
        keys
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Lookup<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Lookup(pairs.into_iter().collect())
    }
}

/// For each of some keys whether another one may be the same. It never is where the answer is no; where
/// it is yes, the keys must be compared. This takes less memory than a table of the keys.
pub(crate) fn may_repeat<K: Hash>(keys: impl Iterator<Item = K>) -> Vec<bool> {
    let state = RandomState::default();
    let hashes = keys.map(|key| state.hash_one(key));
    let mut hashes: Vec<(u64, usize)> = hashes.zip(0..).collect();
    hashes.sort_unstable();
    let mut repeated = vec![false; hashes.len()];
    for pair in hashes.windows(2) {
        if pair[0].0 == pair[1].0 {
            repeated[pair[0].1] = true;
            repeated[pair[1].1] = true;
        }
    }
    repeated
}
