//! Tests and documents know nothing of the registries in `data/` and `examples/`, which grow without
//! them.

use std::fs;

use super::sources::{root, sources};

/// The files that may name a folder `data` or `examples`, and which one that is.
const NAMING: &[(&str, &str)] = &[
    ("tests/cases.rs", "that of a case"),
    ("tests/invariants/findings.rs", "that of a case"),
    ("tests/invariants/registry.rs", "here it is looked for"),
    ("tests/pipeline/action.rs", "that of a made repository"),
    ("tests/pipeline/changes.rs", "that of a made repository"),
    ("tests/pipeline/gitlab.rs", "that of a made repository"),
    ("tests/pipeline/hook.rs", "that of a made repository"),
    ("tests/pipeline/layouts.rs", "that of a made repository"),
    (
        "xtask/product/src/check_data/mod.rs",
        "the registry, to be checked",
    ),
    (
        "xtask/product/src/check_data/shown.rs",
        "the registries in it, to be checked",
    ),
    (
        "xtask/product/src/fuzzing/seeds.rs",
        "the registries in it, whatever they hold",
    ),
    (
        "xtask/product/src/interop/cffconvert.rs",
        "the registry, as it is",
    ),
    (
        "xtask/product/src/interop/geojson.rs",
        "registries, as they are",
    ),
    (
        "xtask/product/src/interop/page.rs",
        "the registries in it, whatever they hold",
    ),
    (
        "xtask/product/src/interop/pre_commit.rs",
        "that of a made repository",
    ),
    (
        "xtask/product/src/interop/record_schema.rs",
        "the registry, held against the schemas",
    ),
    (
        "xtask/product/src/interop/recount.rs",
        "every registry, as it is",
    ),
    (
        "xtask/product/src/interop/schema_org.rs",
        "the registry, as it is",
    ),
    (
        "xtask/product/tests/data_checks.rs",
        "the registry, in a copy",
    ),
    (
        "xtask/product/tests/registries.rs",
        "every registry, as it is",
    ),
    ("xtask/src/new/templates.rs", "that of a case"),
];

/// Whether a word is a path with a folder `data` or `examples` that is not that of a case.
fn leads_to_data(word: &str) -> bool {
    let mut parts = word.split('/');
    let is_theirs = |part: &str| part == "data" || part == "examples";
    parts.all(|part| part != "cases") && word.split('/').any(is_theirs)
}

#[test]
fn tests_and_documents_know_nothing_of_the_registry() {
    let mut naming: Vec<String> = Vec::new();
    let is_test = |path: &str| {
        let parts = path.split('/');
        !path.starts_with("crates/") || parts.clone().any(|part| part.starts_with("tests"))
    };
    for file in sources(&["crates", "fuzz/targets", "tests", "xtask"]) {
        // What is between two quotation marks, also where one of them is escaped.
        let mut words = file
            .text
            .split('"')
            .filter(|it| !it.contains(char::is_whitespace));
        let names = |word: &str| {
            let is_own = is_test(&file.path) || word.contains("..");
            is_own && leads_to_data(word)
        };
        if words.any(names) {
            naming.push(file.path.clone());
        }
    }
    let allowed: Vec<&str> = NAMING.iter().map(|(path, _)| *path).collect();
    assert_eq!(naming, allowed);
    let mut documents = vec![root().join("README.md")];
    let entries = fs::read_dir(root().join("docs")).unwrap();
    documents.extend(entries.map(|entry| entry.unwrap().path()));
    for path in documents.iter().filter(|path| path.is_file()) {
        let text = fs::read_to_string(path).unwrap();
        // These commands are run, and their output is compared.
        for line in text.lines().filter(|line| line.starts_with("$ ")) {
            let shows = line.split(' ').any(leads_to_data);
            assert!(!shows, "{}: {line}", path.display());
        }
    }
}

#[test]
fn a_path_to_the_registry_is_told_from_one_to_a_case() {
    for path in [
        "data",
        "data/claims.yaml",
        "/../../data",
        "../data/README.md",
        "examples/asean",
    ] {
        assert!(leads_to_data(path), "{path}");
    }
    for path in ["tests/cases/levels/data", "table-data", "metadata/x"] {
        assert!(!leads_to_data(path), "{path}");
    }
}
