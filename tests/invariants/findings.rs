//! Findings and their places.

use std::fs;
use std::path::{Path, PathBuf};

use chancery_core::Analysis;
use chancery_core::yaml::{Located, MANIFEST_FILE, ParsedRegistry};

use super::sources::root;

#[test]
fn findings_point_into_their_files() {
    let mut count = 0;
    for data in registries() {
        let analysis = Analysis::open(&data).unwrap();
        let reading = analysis.reading();
        for found in analysis.check(&analysis.policy(&[])) {
            for at in std::iter::once(&found.at).chain(&found.related) {
                assert!(is_inside(reading, at), "{}: {found:?}", data.display());
            }
            count += 1;
        }
    }
    assert!(count > 0, "no case has a finding");
}

/// The folders below the cases that hold a registry.
fn registries() -> Vec<PathBuf> {
    let below = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten();
        entries
            .map(|entry| entry.unwrap().path())
            .collect::<Vec<_>>()
    };
    let cases = below(&root().join("tests/cases"));
    let data: Vec<PathBuf> = cases.iter().map(|case| case.join("data")).collect();
    let inner = data.iter().flat_map(|folder| below(folder));
    let all = data.iter().cloned().chain(inner);
    all.filter(|folder| folder.join(MANIFEST_FILE).is_file())
        .collect()
}

/// Whether a place is a line of a file that was read, and a column of that line.
fn is_inside(reading: &ParsedRegistry, at: &Located) -> bool {
    let Some(text) = reading.texts.get(at.span.file).map(|file| &file.text) else {
        return false;
    };
    let line = text.split('\n').nth(at.start.line.wrapping_sub(1));
    line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&at.start.column))
}
