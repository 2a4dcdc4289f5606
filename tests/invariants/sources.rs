//! What the sources may hold.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that a source file may have.
const MOST_LINES: usize = 400;

/// A source file.
pub(crate) struct SourceFile {
    /// Its path below the repository, with `/`.
    pub(crate) path: String,
    /// All of its text.
    pub(crate) text: String,
}

impl SourceFile {
    /// Whether it lies in a folder of tests.
    fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests")
    }

    /// Its lines of code with their numbers: without comments.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines
            .map(|(index, line)| (index + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_owned()
}

/// The Rust files below folders of the repository.
pub(crate) fn sources(folders: &[&str]) -> Vec<SourceFile> {
    let root = root();
    let mut found = Vec::new();
    let mut rest: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = rest.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                rest.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap();
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                let text = fs::read_to_string(&path).unwrap();
                found.push(SourceFile {
                    path: parts.join("/"),
                    text,
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no sources below {folders:?}");
    found
}

#[test]
fn markup_is_escaped_in_one_place() {
    const ENTITIES: [&str; 4] = ["&amp;", "&lt;", "&quot;", "&#"];
    for file in sources(&["crates"]) {
        if file.is_test() || file.path.starts_with("crates/export/src/escape") {
            continue;
        }
        for (number, line) in file.code() {
            let escapes = ENTITIES.iter().any(|word| line.contains(word));
            assert!(!escapes, "{}:{number} escapes markup: {line}", file.path);
        }
    }
}

#[test]
fn files_are_short() {
    let files = sources(&["crates", "xtask", "tests"]);
    for file in &files {
        let lines = file.text.lines().count();
        assert!(
            lines <= MOST_LINES,
            "{} has {lines} lines; at most {MOST_LINES}",
            file.path
        );
    }
}
