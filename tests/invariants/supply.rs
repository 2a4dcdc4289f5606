//! Where the libraries come from, and under which licences. `cargo deny check` says more, where it
//! is installed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

use super::sources::root;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The words in quotes between two lines of `deny.toml`.
fn listed(start: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("deny.toml")).unwrap();
    let (_, rest) = text.split_once(start).unwrap();
    let (list, _) = rest.split_once(']').unwrap();
    list.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The packages that are built on this machine.
fn packages() -> Vec<Value> {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline"];
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Whether an expression of licences can be met by allowed ones.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let expression = expression.trim();
    for (word, all) in [(" OR ", false), (" AND ", true)] {
        let parts = split_outside(expression, word);
        if parts.len() > 1 {
            let mut parts = parts.into_iter().map(|part| is_allowed(part, allowed));
            return if all {
                parts.all(|it| it)
            } else {
                parts.any(|it| it)
            };
        }
    }
    match expression
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        Some(inner) => is_allowed(inner, allowed),
        None => allowed.contains(expression),
    }
}

/// The parts of an expression between a word that stands outside of brackets.
fn split_outside<'e>(expression: &'e str, word: &str) -> Vec<&'e str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (offset, character) in expression.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && offset >= start && expression[offset..].starts_with(word) => {
                parts.push(&expression[start..offset]);
                start = offset + word.len();
            }
            _ => {}
        }
    }
    parts.push(&expression[start..]);
    parts
}

#[test]
fn licences_are_the_allowed_ones() {
    let allowed = listed("[licenses]\nallow = [");
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or("none");
        // So it was written before there was `OR`.
        let licence = licence.replace('/', " OR ");
        let name = &package["name"];
        assert!(is_allowed(&licence, &allowed), "{name}: {licence}");
    }
}

#[test]
fn an_expression_of_licences_is_read() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "Zlib".to_owned()]);
    for (expression, is) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("(GPL-3.0 OR BSD) AND Zlib", false),
        ("GPL-3.0 OR MIT AND Zlib", true),
    ] {
        assert_eq!(is_allowed(expression, &allowed), is, "{expression}");
    }
}

#[test]
fn libraries_come_from_one_registry_and_are_locked() {
    for file in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let mut locked = 0;
        for package in locked_packages(file) {
            let name = &package["name"];
            match package.get("source") {
                None => assert!(
                    name.starts_with("chancery") || name.starts_with("xtask"),
                    "{name}"
                ),
                Some(source) => {
                    assert_eq!(source, REGISTRY, "{name}");
                    let digits = package.get("checksum").map(String::len);
                    assert_eq!(digits, Some(64), "{name}");
                    locked += 1;
                }
            }
        }
        assert!(locked > 100, "{file}: {locked}");
    }
}

/// The packages that a lock file names, each with what it says of it.
fn locked_packages(file: &str) -> Vec<BTreeMap<String, String>> {
    let lock = fs::read_to_string(root().join(file)).unwrap();
    let packages = lock.split("[[package]]").skip(1);
    let values = |package: &str| {
        let lines = package.lines().filter_map(|line| line.split_once(" = "));
        lines
            .map(|(key, value)| (key.to_owned(), value.trim_matches('"').to_owned()))
            .collect()
    };
    packages.map(values).collect()
}

#[test]
fn fuzz_targets_are_locked_to_the_libraries_of_the_program() {
    let versions = |file: &str| {
        let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in locked_packages(file) {
            let of_name = versions.entry(package["name"].clone()).or_default();
            of_name.insert(package["version"].clone());
        }
        versions
    };
    let of_program = versions("Cargo.lock");
    let of_targets = versions("fuzz/Cargo.lock");
    let mend = "mend it: cp Cargo.lock fuzz/Cargo.lock && cargo metadata --manifest-path \
                fuzz/Cargo.toml > /dev/null";
    for (name, found) in &of_targets {
        if let Some(expected) = of_program.get(name) {
            let words = format!("{name}: fuzz/Cargo.lock has {found:?}, Cargo.lock {expected:?}");
            assert!(found.is_subset(expected), "{words}; {mend}");
        }
    }
    for folder in [
        "crates/core",
        "crates/export",
        "crates/cli",
        "crates/sqlite",
    ] {
        for name in dependencies(folder) {
            let is_locked = of_targets.contains_key(&name);
            assert!(
                is_locked,
                "{name} of {folder} is not in fuzz/Cargo.lock; {mend}"
            );
        }
    }
}

/// The libraries that a package of the workspace is built with, by the names of their packages.
fn dependencies(folder: &str) -> Vec<String> {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let (workspace, package) = (read("Cargo.toml"), read(&format!("{folder}/Cargo.toml")));
    let section = package.split("\n[dependencies]\n").nth(1).unwrap_or("");
    let lines = section.lines().take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| line.split(['.', ' ', '=']).next());
    let called = |name: &str| {
        let mut lines = workspace.lines();
        let line = lines.find(|line| line.starts_with(&format!("{name} = {{ package = ")));
        let renamed = line.and_then(|line| line.split('"').nth(1));
        renamed.unwrap_or(name).to_owned()
    };
    let names = names.filter(|name| !name.is_empty() && !name.starts_with('#'));
    names.map(called).collect()
}

#[test]
fn no_library_is_there_in_two_versions() {
    let skipped = listed("skip = [");
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut seen = BTreeSet::new();
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = "));
    for name in names.map(|name| name.trim_matches('"')) {
        let is_skipped = skipped
            .iter()
            .any(|known| known.split(':').next() == Some(name));
        assert!(seen.insert(name) || is_skipped, "{name} is there twice");
    }
}

#[test]
fn every_installation_is_locked() {
    let files = [
        "README.md",
        "CONTRIBUTING.md",
        "action.yml",
        "ci/github/build",
        ".github/workflows/ci.yml",
        ".github/workflows/release.yml",
        "docs/install.md",
        "ci/gitlab.yml",
        "ci/pre-commit-check",
        "docs/continuous-integration.md",
    ];
    let mut found = 0;
    for file in files {
        let text = fs::read_to_string(root().join(file)).unwrap();
        for line in text.lines() {
            let builds = ["cargo install", "cargo build", "cargo publish"]
                .iter()
                .any(|command| line.contains(command));
            if builds {
                found += 1;
                assert!(line.contains("--locked"), "{file}: {line}");
            }
        }
    }
    assert!(found >= 4, "{found}");
}
