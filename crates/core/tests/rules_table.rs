//! The table of rules: nothing in it is forgotten, and nothing beside it is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chancery_core::check::RULES;
use chancery_core::finding::ReadingRule;
use chancery_core::model::Choice;

/// Rules of which no YAML can be an example, since the file is not read as YAML.
const NOT_SHOWN: &[&str] = &[
    "file-too-large",
    "ignored-file",
    "not-utf8",
    "too-many-records",
    "unreadable-file",
];

/// Files of the folder that hold what several rules share.
const SHARED: &[&str] = &[
    "circles",
    "claims",
    "dates",
    "lifetimes",
    "mod",
    "support",
    "evidence",
    "pages",
    "texts",
    "uses",
];

const HEADINGS: &[&str] = &[
    "## What it does",
    "## Why",
    "## Example",
    "## Instead",
    "## When to waive",
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules")
}

/// The names of the folder's files with this extension, without it.
fn files(extension: &str) -> BTreeSet<String> {
    fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn rules_are_sorted_and_unique() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
}

#[test]
fn each_rule_has_a_file_and_a_page_of_its_name() {
    let names: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(names, files("md"), "the pages");
    let sources: BTreeSet<String> = files("rs")
        .into_iter()
        .filter(|name| !SHARED.contains(&name.as_str()))
        .map(|name| name.replace('_', "-"))
        .collect();
    assert_eq!(names, sources, "the files of code");
}

#[test]
fn each_rule_names_itself_as_its_file_and_shows_its_own_page() {
    for rule in RULES {
        let path = folder().join(format!("{}.rs", rule.name.replace('-', "_")));
        let source = fs::read_to_string(path).unwrap();
        assert!(
            source.contains(&format!("name: \"{}\"", rule.name)),
            "{}",
            rule.name
        );
        let page = fs::read_to_string(folder().join(format!("{}.md", rule.name))).unwrap();
        assert_eq!(rule.page, page, "{}", rule.name);
    }
}

#[test]
fn the_rules_without_a_function_are_those_of_the_reader() {
    let in_table: BTreeSet<&str> = RULES
        .iter()
        .filter(|rule| rule.run.is_none())
        .map(|rule| rule.name)
        .collect();
    let of_reader: BTreeSet<&str> = ReadingRule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(in_table, of_reader);
}

#[test]
fn each_page_has_its_title_and_headings_in_order() {
    for rule in RULES {
        let lines = rule.page.lines();
        let headings: Vec<&str> = lines.filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.name);
        assert!(
            rule.page.starts_with(&format!("# {}\n", rule.name)),
            "{}",
            rule.name
        );
        for section in rule.page.split("\n## ").skip(1) {
            let body = section.split_once('\n').map_or("", |(_, body)| body.trim());
            assert!(!body.is_empty(), "{}: an empty section", rule.name);
        }
    }
}

#[test]
fn each_page_shows_when_the_rule_fires_and_when_it_is_quiet() {
    for rule in RULES {
        let shows = |kind: &str| {
            rule.page.lines().any(|line| {
                line.strip_prefix("```yaml")
                    .is_some_and(|info| info.split(' ').any(|w| w == kind))
            })
        };
        let is_shown = !NOT_SHOWN.contains(&rule.name);
        assert_eq!(shows("fires"), is_shown, "{}", rule.name);
        assert_eq!(shows("quiet"), is_shown, "{}", rule.name);
    }
}
