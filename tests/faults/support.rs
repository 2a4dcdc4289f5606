//! Registries, runs of the program, and folders to compare.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Files and links by their path, with `/`; a link is what it leads to.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// A temporary folder with a small registry in `registry/`.
pub(crate) fn workplace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_registry(&folder.path().join("registry"), "First");
    folder
}

/// Writes a small registry, with this title.
pub(crate) fn write_registry(folder: &Path, title: &str) {
    fs::create_dir_all(folder).unwrap();
    let text = format!(
        "# a comment of the curator\nregistry: example\ntitle: {title}\nsubject: AZE\n\
         as-of: 2025-01-01\ntiers:\n- {{id: alliance, name: Alliance}}\n"
    );
    fs::write(folder.join("registry.yaml"), text).unwrap();
    let records = "partnerships:\n- parties: [AZE, TUR]\n  tier: alliance\n  since: 2021-06-15\n  \
                   evidence: [{source: letter}]\nsources:\n- id: letter\n  publisher: Letter\n  \
                   title: A letter\n  published: 2021-06-16\n  url: https://example.org/letter\n";
    fs::write(folder.join("records.yaml"), records).unwrap();
}

/// The program, in a folder.
pub(crate) fn chancery(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("CHANCERY_ARCHIVE")
        .env_remove("CHANCERY_RULES_URL")
        .env_remove("COLUMNS")
        .stdin(Stdio::null());
    command
}

/// Runs the program in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    chancery(folder, arguments).output().unwrap()
}

/// Runs the program, which must end with this exit code, and gives all that it said.
#[track_caller]
pub(crate) fn said(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = run(folder, arguments);
    let text = words(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    text
}

/// All that a run said.
pub(crate) fn words(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// Everything below a folder. Empty folders count, with a `/` at the end.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    let mut rest = vec![folder.to_owned()];
    while let Some(next) = rest.pop() {
        let mut is_empty = true;
        for entry in fs::read_dir(&next).unwrap() {
            is_empty = false;
            let path = entry.unwrap().path();
            let kind = fs::symlink_metadata(&path).unwrap().file_type();
            let name = path.strip_prefix(folder).unwrap();
            let name = name.to_string_lossy().into_owned();
            if kind.is_dir() {
                rest.push(path);
            } else if kind.is_symlink() {
                let target = fs::read_link(&path).unwrap();
                found.insert(name, target.to_string_lossy().into_owned().into_bytes());
            } else if kind.is_file() {
                found.insert(name, fs::read(&path).unwrap());
            } else {
                found.insert(name, Vec::new());
            }
        }
        let name = next.strip_prefix(folder).unwrap().to_string_lossy();
        if is_empty && !name.is_empty() {
            found.insert(format!("{name}/"), Vec::new());
        }
    }
    found
}

/// That two folders hold the same, but for what `is_left_out` names.
#[track_caller]
pub(crate) fn assert_same(one: &Tree, other: &Tree) {
    let names = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    for (name, bytes) in one {
        assert!(other[name] == *bytes, "{name} differs");
    }
}
