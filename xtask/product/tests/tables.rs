//! Tables are read back as the records from which they were written: of random registries, which
//! have every key of every noun. Those of the registries of tests are in registries.rs.

use std::collections::BTreeSet;

use chancery_core::fields::{FieldValue, Fields};
use chancery_core::model::{Keyword as _, Section, nouns, section_list};
use chancery_core::yaml::ParsedRegistry;
use xtask_product::laws;
use xtask_product::random::{Choices, draft};

/// How many random registries are made.
const RANDOM: u64 = 24;

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
