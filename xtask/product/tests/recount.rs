//! The claims of registries, counted again in SQLite.

use std::path::{Path, PathBuf};

use chancery_core::Analysis;
use chancery_core::yaml::{load, read};
use xtask::root::root;
use xtask_product::laws::recount;
use xtask_product::random::{Choices, draft};

/// How many random registries are counted again.
const COUNTED: u64 = 60;

/// The folders with a registry below a folder.
fn registries(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("registry.yaml").is_file() {
        found.push(folder.to_owned());
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            registries(&path, found);
        }
    }
}

#[test]
fn every_registry_is_counted_the_same_in_sql() {
    let mut folders = Vec::new();
    for folder in ["data", "examples", "tests"] {
        registries(&root().join(folder), &mut folders);
    }
    folders.sort();
    let (mut counted, mut claims, mut broken) = (0, 0, Vec::new());
    for folder in folders {
        let Ok(files) = load(&folder) else { continue };
        let analysis = Analysis::from_reading(read(files));
        // No format is written of a registry with errors.
        let errors = analysis.record_errors(&analysis.policy(&[]));
        if !errors.is_empty() || analysis.registry().claims.is_empty() {
            continue;
        }
        let start = std::time::Instant::now();
        let outcome = recount(&analysis);
        if start.elapsed().as_secs() > 1 { println!("{} {:?}", folder.display(), start.elapsed()); }
        match outcome {
            Ok(number) => {
                counted += 1;
                claims += number;
            }
            Err(words) => broken.push(format!("{}: {words}", folder.display())),
        }
    }
    println!("{claims} claims of {counted} registries are counted the same");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(counted > 10 && claims > 50);
}

#[test]
fn random_registries_are_counted_the_same_in_sql() {
    for seed in 0..COUNTED {
        let mended = draft(&mut Choices::seeded(seed), false).mended().unwrap();
        let analysis = Analysis::from_reading(mended.reading);
        if let Err(words) = recount(&analysis) {
            panic!("{seed}: {words}");
        }
    }
}
