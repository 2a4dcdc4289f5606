//! Tables of random registries are read back as the records from which they were written. Those of
//! the registries of tests are so in registries.rs; together they have every key of every noun.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chancery_core::Analysis;
use chancery_core::fields::{FieldValue, Fields};
use chancery_core::model::{Keyword as _, Section, nouns, section_list};
use chancery_core::yaml::ParsedRegistry;
use xtask::root;
use xtask_product::laws;
use xtask_product::random::{Choices, draft};

/// How many random registries are made.
const RANDOM: u64 = 90;

/// The folders below one that have a registry.
fn registries(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("registry.yaml").is_file() {
        found.push(folder.to_owned());
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            registries(&path, found);
        }
    }
}

#[test]
fn random_registries_come_back_from_their_tables_with_every_key() {
    let mut keys = Keys::new();
    for seed in 0..RANDOM {
        let mended = draft(&mut Choices::seeded(seed), false).mended().unwrap();
        if let Err(words) = laws::tables(&mended.reading.registry, seed % 2 == 0) {
            panic!("{seed}: {words}");
        }
        keys_of_registry(&mended.reading, &mut keys);
    }
    let mut folders = Vec::new();
    registries(&root::root().join("tests"), &mut folders);
    for folder in folders {
        let analysis = Analysis::open(&folder).unwrap();
        let errors = analysis.record_errors(&analysis.policy(&[]));
        if errors.is_empty() {
            keys_of_registry(analysis.reading(), &mut keys);
        }
    }
    let nouns = nouns().iter();
    let all = nouns.flat_map(|noun| noun.keys.iter().map(|key| (noun.name, key.name)));
    let missing: Vec<_> = all.filter(|key| !keys.contains(key)).collect();
    assert!(
        missing.is_empty(),
        "no registry without errors has {missing:?}"
    );
}

type Keys = BTreeSet<(&'static str, &'static str)>;

fn keys_of_registry(reading: &ParsedRegistry, keys: &mut Keys) {
    keys_of(&reading.registry.manifest, keys);
    for section in Section::ALL {
        let Some(list) = section_list(&reading.registry, *section) else {
            continue;
        };
        for index in 0..list.count() {
            keys_of(list.record(index).unwrap(), keys);
        }
    }
}

fn keys_of(record: &dyn Fields, keys: &mut Keys) {
    for (position, key) in record.noun().keys.iter().enumerate() {
        match record.view(position) {
            FieldValue::Absent => continue,
            FieldValue::Record(inner) => keys_of(inner, keys),
            FieldValue::Records(list) => {
                for index in 0..list.count() {
                    keys_of(list.record(index).unwrap(), keys);
                }
            }
            _ => {}
        }
        keys.insert((record.noun().name, key.name));
    }
}
