//! What the sources may hold.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that a source file may have.
const MOST_LINES: usize = 400;

/// Files of the libraries that may use a map whose order is not that of its keys: they look up in
/// it and never walk it.
const LOOK_UP_ONLY: &[&str] = &[
    "crates/core/src/network/build.rs",
    "crates/core/src/network/ids.rs",
    "crates/core/src/model/registry.rs",
    "crates/core/src/network/mod.rs",
    "crates/core/src/network/ties.rs",
    "crates/core/src/quotes/nearest.rs",
    "crates/export/src/views/tables/sources.rs",
];

/// Files of formats that write no user text themselves: another writer does.
const NO_MARKUP: &[&str] = &[
    "crates/export/src/formats/audit/json.rs",
    "crates/export/src/formats/audit/mod.rs",
    "crates/export/src/formats/csv/datapackage.rs",
    "crates/export/src/formats/dot/groups.rs",
    "crates/export/src/formats/excel.rs",
    "crates/export/src/formats/html/anchors.rs",
    "crates/export/src/formats/html/background.rs",
    "crates/export/src/formats/html/claims.rs",
    "crates/export/src/formats/html/head.rs",
    "crates/export/src/formats/html/names.rs",
    "crates/export/src/formats/html/partners.rs",
    "crates/export/src/formats/html/pictures.rs",
    "crates/export/src/formats/html/records.rs",
    "crates/export/src/formats/html/sources.rs",
    "crates/export/src/formats/json/mod.rs",
    "crates/export/src/formats/json/record.rs",
    "crates/export/src/formats/json/sections.rs",
    "crates/export/src/formats/jsonl.rs",
    "crates/export/src/formats/mod.rs",
    "crates/export/src/formats/xlsx/about.rs",
    "crates/export/src/formats/xlsx/look.rs",
    "crates/export/src/formats/xlsx/mod.rs",
    "crates/export/src/formats/svg.rs",
    "crates/export/src/formats/yaml.rs",
];

/// A source file.
pub(crate) struct SourceFile {
    /// Its path below the repository, with `/`.
    pub(crate) path: String,
    /// All of its text.
    pub(crate) text: String,
}

impl SourceFile {
    /// Its lines of code with their numbers: without comments, and without its unit tests.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self
            .text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line));
        lines
            .take_while(|(_, line)| *line != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    pub(crate) fn is_test(&self) -> bool {
        self.path
            .split('/')
            .any(|part| matches!(part, "tests" | "tests.rs" | "benches"))
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

/// The places in code outside tests that hold one of `words`.
fn places_of(words: &[&str], folders: &[&str], allowed: &[&str]) -> Vec<String> {
    let files = sources(folders);
    let files = files.iter().filter(|file| !file.is_test());
    let files = files.filter(|file| !allowed.iter().any(|start| file.path.starts_with(start)));
    files
        .flat_map(|file| {
            let found = file
                .code()
                .filter(|(_, line)| words.iter().any(|word| holds(line, word)));
            found.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim()))
        })
        .collect()
}

/// Whether a line holds a word that is not the end of a longer one.
fn holds(line: &str, word: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(word).any(|(start, _)| {
        !line[..start].ends_with(is_part) && !line[start + word.len()..].starts_with(is_part)
    })
}

#[track_caller]
fn assert_nowhere(words: &[&str], folders: &[&str], allowed: &[&str]) {
    let places = places_of(words, folders, allowed);
    assert!(
        places.is_empty(),
        "{words:?} must not stand here:\n{}",
        places.join("\n")
    );
}

const LIBRARIES: &[&str] = &["crates/core/src", "crates/export/src", "crates/sqlite/src"];

#[test]
fn only_yaml_reads_files() {
    let words = ["std::fs", "fs", "std::net", "TcpStream", "Command"];
    assert_nowhere(&words, LIBRARIES, &["crates/core/src/yaml/"]);
}

#[test]
fn only_yaml_knows_its_syntax() {
    let words = ["granit_parser", "serde_yaml", "saphyr"];
    assert_nowhere(&words, LIBRARIES, &["crates/core/src/yaml/"]);
}

#[test]
fn libraries_neither_print_nor_exit() {
    let words = [
        "println!",
        "eprintln!",
        "print!",
        "eprint!",
        "stdout",
        "stderr",
        "process",
    ];
    assert_nowhere(&words, LIBRARIES, &[]);
}

#[test]
fn files_are_written_in_one_place() {
    let words = [
        "File::create",
        "fs::write",
        "File::options",
        "OpenOptions",
        "create_dir",
        "create_dir_all",
        "fs::copy",
        "fs::rename",
        "hard_link",
        "remove_dir",
        "remove_dir_all",
        "remove_file",
    ];
    assert_nowhere(&words, &["crates"], &["crates/cli/src/output/"]);
}

#[test]
fn nobody_reads_the_clock() {
    assert_nowhere(
        &["SystemTime", "Instant", "chrono", "jiff"],
        &["crates"],
        &[],
    );
}

#[test]
fn libraries_walk_no_unordered_map() {
    assert_nowhere(&["HashMap", "HashSet"], LIBRARIES, LOOK_UP_ONLY);
}

#[test]
fn markup_is_escaped_in_one_place() {
    let words = ["&amp;", "&lt;", "&quot;", "&#"];
    let shown = ["crates/export/src", "crates/cli/src"];
    let files = sources(&shown);
    let files = files
        .iter()
        .filter(|file| !file.path.starts_with("crates/export/src/escape"));
    for (file, (number, line)) in files.flat_map(|file| file.code().map(move |line| (file, line))) {
        let escapes = words.iter().any(|word| line.contains(word));
        assert!(!escapes, "{}:{number} escapes markup: {line}", file.path);
    }
    let formats = sources(&["crates/export/src/formats"]);
    for file in formats
        .iter()
        .filter(|file| !NO_MARKUP.contains(&file.path.as_str()))
    {
        let escapes = file.text.contains("crate::escape");
        assert!(
            escapes,
            "{} writes text, and does not use the escaping module",
            file.path
        );
    }
}

#[test]
fn text_has_one_home() {
    let allowed = [
        "crates/core/src/model/text.rs",
        "crates/core/src/model/registry.rs",
    ];
    let fields = places_of(&["String"], &["crates/core/src/model"], &allowed);
    let fields: Vec<&String> = fields
        .iter()
        .filter(|place| place.contains(": pub "))
        .collect();
    assert!(fields.is_empty(), "use Text or Id in {fields:?}");
    assert!(std::mem::size_of::<chancery_core::date::Date>() <= 24);
}

#[test]
fn rules_set_neither_name_nor_level() {
    // A rule's level stands in its own static, once; what it finds goes through `Report`.
    let files = sources(&["crates/core/src/check/rules"]);
    for file in files.iter().filter(|file| !file.is_test()) {
        let code: Vec<&str> = file.code().map(|(_, line)| line).collect();
        let statics = code
            .iter()
            .filter(|line| line.contains(": Rule = Rule {"))
            .count();
        let levels = code
            .iter()
            .filter(|line| line.trim_start().starts_with("level:"))
            .count();
        assert_eq!(
            statics, levels,
            "{} sets a level outside its static",
            file.path
        );
        let makes = code.iter().any(|line| holds(line, "Finding::new"));
        assert!(!makes, "{} makes findings without a report", file.path);
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
