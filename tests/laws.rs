//! What the fuzzer holds of every input, held of random registries and of all that it ever found.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;

use xtask::fuzzing::{TARGETS, cases};
use xtask::laws;
use xtask::random::{Choices, Draft, draft};

/// How many random registries are read and checked, and of how many every format is written.
const READ: u64 = 150;
const EXPORTED: u64 = 12;

#[test]
fn findings_of_the_past_stay_mended() {
    for target in TARGETS {
        let Ok(entries) = fs::read_dir(cases(target)) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if let Err(words) = (target.run)(&fs::read(&path).unwrap()) {
                panic!("{} {}: {words}", target.name, path.display());
            }
        }
    }
}

#[test]
fn random_registries_become_ones_without_errors() {
    let count = |draft: &Draft| -> usize {
        let lists = draft.sections.iter().map(|(_, list)| list.len());
        lists.sum()
    };
    let (mut before, mut after) = (0, 0);
    for seed in 0..READ {
        let draft = draft(&mut Choices::seeded(seed), false);
        before += count(&draft);
        let mended = draft
            .mended()
            .unwrap_or_else(|left| panic!("{seed}: {left:?}"));
        after += count(&mended.draft);
        laws::findings_in_files(&mended.reading, &mended.findings).unwrap();
        laws::canonical_form(&mended.reading).unwrap();
    }
    // What is left is worth the trouble.
    assert!(2 * after > before, "{after} of {before} records are left");
}

#[test]
fn every_format_holds_random_registries() {
    for seed in 0..EXPORTED {
        let mut choices = Choices::seeded(1_000 + seed);
        let mended = draft(&mut choices, false).mended().unwrap();
        if let Err(words) = laws::mended(mended, &mut choices) {
            panic!("{seed}: {words}");
        }
    }
}
