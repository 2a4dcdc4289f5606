//! Every file of tests is part of a program of tests: a file that no `mod` names would not run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::sources::{root, sources};

/// Folders of tests, and the files in them that Cargo knows by name.
const PROGRAMS: &[(&str, &[&str])] = &[
    ("crates/core/tests", &["main.rs", "pages.rs"]),
    ("crates/export/tests", &["main.rs"]),
    ("crates/sqlite/tests", &["database.rs"]),
    ("tests", &["main.rs", "cases.rs"]),
    ("xtask/product/tests", &["main.rs", "registries.rs"]),
];

/// Adds a file, and those that its lines `mod NAME;` lead to.
fn add(folder: &Path, file: &str, reached: &mut BTreeSet<String>) {
    reached.insert(file.to_owned());
    let modules = match file.rsplit_once('/') {
        Some((below, "mod.rs")) => format!("{below}/"),
        None if PROGRAMS.iter().any(|(_, files)| files.contains(&file)) => String::new(),
        _ => format!("{}/", file.trim_end_matches(".rs")),
    };
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let names = text.lines().filter_map(|line| {
        let line = line.trim_start_matches("pub(crate) ");
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    for name in names {
        let files = [
            format!("{modules}{name}.rs"),
            format!("{modules}{name}/mod.rs"),
        ];
        for file in files.iter().filter(|file| folder.join(file).is_file()) {
            add(folder, file, reached);
        }
    }
}

#[test]
fn every_file_of_tests_is_run() {
    for (name, programs) in PROGRAMS {
        let folder = root().join(name);
        let mut reached = BTreeSet::new();
        for program in *programs {
            add(&folder, program, &mut reached);
        }
        let below = format!("{name}/");
        let all: BTreeSet<String> = sources(&[name])
            .iter()
            .filter_map(|file| file.path.strip_prefix(&below).map(str::to_owned))
            .collect();
        assert_eq!(reached, all, "{name}");
    }
}
