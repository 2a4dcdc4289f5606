//! docs/architecture.md names each invariant, and the test that enforces it.

use std::collections::BTreeSet;
use std::fs;

use super::sources::{root, sources};

/// The lines of the list of invariants, each with the names in backticks that end it.
fn invariants() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let list = text
        .split_once("\n## Invariants\n")
        .expect("there is a list of invariants")
        .1;
    let list = list.split("\n## ").next().unwrap_or_default();
    let lines = list
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    lines
        .map(|line| {
            let (_, names) = line.rsplit_once(" — ").unwrap_or((line, ""));
            let names = names
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect();
            (line.to_owned(), names)
        })
        .collect()
}

/// Whether a lint of clippy is one of the workspace, or says in each crate what it forbids.
fn is_set(lint: &str) -> bool {
    let says = |path: &str, words: &str| {
        let text = fs::read_to_string(root().join(path)).unwrap();
        text.contains(words)
    };
    let setting = format!("\n{} = [", lint.replace('_', "-"));
    let crates = ["core", "export", "sqlite", "cli"];
    let in_each = |own: &str| says(&format!("crates/{own}/clippy.toml"), &setting);
    says("Cargo.toml", &format!("\n{lint} = \"warn\"")) || crates.iter().all(|own| in_each(own))
}

#[test]
fn invariants_name_tests_that_exist() {
    let files = sources(&["crates", "xtask", "tests"]);
    let invariants = invariants();
    assert!(invariants.len() >= 10);
    for (line, names) in &invariants {
        assert!(!names.is_empty(), "no test ends this line: {line}");
        for name in names {
            let function = format!("fn {name}(");
            let exists = files.iter().any(|file| file.text.contains(&function));
            let is_case = root()
                .join("tests/cases")
                .join(name)
                .join("case.yaml")
                .exists();
            let is_lint = name.strip_prefix("clippy::").is_some_and(is_set);
            assert!(exists || is_case || is_lint, "there is no test {name}");
        }
    }
}

#[test]
fn tests_of_invariants_are_named() {
    let named: BTreeSet<String> = invariants()
        .into_iter()
        .flat_map(|(_, names)| names)
        .collect();
    for file in sources(&["tests/invariants"]) {
        let lines: Vec<&str> = file.text.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0] == "#[test]") {
            let name = pair[1]
                .trim_start_matches("fn ")
                .split('(')
                .next()
                .unwrap_or_default();
            // What tests a test, or this document, is not an invariant.
            let of_tests = [
                "modules_are_found_in_any_use",
                "a_use_of_a_later_module_is_found",
                "an_expression_of_licences_is_read",
                "a_call_is_read_as_it_is_written",
                "a_path_to_the_registry_is_told_from_one_to_a_case",
            ];
            let is_own = of_tests.contains(&name) || file.path.ends_with("document.rs");
            assert!(
                is_own || named.contains(name),
                "docs/architecture.md does not name {name}"
            );
        }
    }
}
