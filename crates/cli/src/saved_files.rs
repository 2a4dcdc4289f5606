//! The files of a registry that somebody is writing: what is in them once they are saved, and which
//! are not as they were.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use chancery_core::yaml::{Input, load};
use sha2::{Digest as _, Sha256};

/// How long nothing must happen until files are read: an editor writes in several steps.
pub const QUIET: Duration = Duration::from_millis(100);

/// The most of these times that are waited for, if files change all the time.
pub const MOST_WAITED: usize = 50;

/// The files of a registry, by what is in them.
pub type Digests = BTreeMap<String, String>;

/// The files of a registry. Where they are not as they were before, they are read until they are
/// the same twice: one may have been read in the middle of a save.
#[must_use]
pub fn saved(root: &Path, before: Option<&Digests>) -> (Vec<Input>, Digests) {
    let read = || {
        let inputs = load(root).unwrap_or_default();
        let named = inputs.iter().map(|it| (it.name.clone(), digest(it)));
        let digests: Digests = named.collect();
        (inputs, digests)
    };
    let mut last = read();
    for _ in 0..MOST_WAITED {
        if before.is_none_or(|before| *before == last.1) {
            break;
        }
        std::thread::sleep(QUIET);
        let next = read();
        let is_same = next.1 == last.1;
        last = next;
        if is_same {
            break;
        }
    }
    last
}

/// What is in a file, or why it is not known, in few words.
fn digest(input: &Input) -> String {
    match &input.bytes {
        Ok(bytes) => Sha256::digest(bytes)
            .iter()
            .map(|it| format!("{it:02x}"))
            .collect(),
        Err(why) => why.to_string(),
    }
}

/// The files that are not as they were: 'ties.yaml, other.yaml (new), old.yaml (removed)'.
#[must_use]
pub fn changed(before: &Digests, after: &Digests) -> String {
    let mut words: Vec<String> = Vec::new();
    for (name, digest) in after {
        match before.get(name) {
            None => words.push(format!("{name} (new)")),
            Some(other) if other != digest => words.push(name.clone()),
            Some(_) => {}
        }
    }
    let removed = before.keys().filter(|name| !after.contains_key(*name));
    words.extend(removed.map(|name| format!("{name} (removed)")));
    words.join(", ")
}
