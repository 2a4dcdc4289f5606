//! The table of rules: nothing in it is forgotten, and nothing beside it is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chancery_core::check::{RULES, is_reader_rule, rule};
use chancery_core::finding::Rule;
use chancery_core::yaml::READER_RULES;

/// Rules of which no YAML can be an example, since the file is not read as YAML.
const NOT_SHOWN: &[&str] = &[
    "file-too-large",
    "ignored-file",
    "not-utf8",
    "too-many-records",
    "unreadable-file",
];

const HEADINGS: &[&str] = &[
    "## What it does",
    "## Why",
    "## Example",
    "## Instead",
    "## When to waive",
];

/// The folders of the rules, each rule with its page beside it: those of the reader, and those that
/// look at what was read.
fn folders() -> [PathBuf; 2] {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    [source.join("yaml/rules"), source.join("check/rules")]
}

/// The names of a folder's files with this extension, without it.
fn files(folder: &Path, extension: &str) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn rules_are_sorted_and_unique() {
    let is_sorted = |rules: &[&Rule]| rules.windows(2).all(|two| two[0].name < two[1].name);
    assert!(is_sorted(&RULES));
    assert!(is_sorted(READER_RULES));
}

#[test]
fn each_rule_has_a_file_and_a_page_of_its_name() {
    let [of_reader, of_registry] = folders();
    let (readers, others): (Vec<&Rule>, Vec<&Rule>) =
        RULES.iter().partition(|rule| is_reader_rule(rule));
    for (folder, rules) in [(of_reader, readers), (of_registry, others)] {
        let names: BTreeSet<String> = rules.iter().map(|rule| rule.name.to_owned()).collect();
        assert_eq!(names, files(&folder, "md"), "the pages");
        let sources: BTreeSet<String> = files(&folder, "rs")
            .into_iter()
            .filter(|name| name != "mod")
            .map(|name| name.replace('_', "-"))
            .collect();
        assert_eq!(names, sources, "the files of code");
        for rule in rules {
            let source = folder.join(format!("{}.rs", rule.name.replace('-', "_")));
            let source = fs::read_to_string(source).unwrap();
            let named = format!("name: \"{}\"", rule.name);
            assert!(source.contains(&named), "{rule}");
            let page = fs::read_to_string(folder.join(format!("{rule}.md"))).unwrap();
            assert_eq!(rule.page, page, "{rule}");
        }
    }
}

#[test]
fn each_rule_states_its_defect_in_one_sentence() {
    for rule in RULES.iter() {
        let summary = rule.summary;
        let is_one = summary.ends_with('.') && !summary.contains(". ");
        let is_plain = summary.starts_with(char::is_uppercase) && summary.len() <= 100;
        assert!(is_one && is_plain, "{rule}: {summary}");
    }
}

#[test]
fn each_rule_is_of_this_version_or_an_earlier_one() {
    let numbers = |version: &str| -> Vec<u32> {
        let parts = version.split('.');
        parts.map(|part| part.parse().unwrap()).collect()
    };
    for rule in RULES.iter() {
        let since = numbers(rule.since);
        assert_eq!(since.len(), 3, "{rule}");
        assert!(since <= numbers(env!("CARGO_PKG_VERSION")), "{rule}");
    }
}

#[test]
fn no_name_is_given_to_two_rules() {
    let aliases = RULES.iter().flat_map(|rule| rule.aliases);
    let names = RULES.iter().map(|rule| rule.name).chain(aliases.copied());
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(seen.insert(name), "{name}");
        assert!(rule(name).is_some(), "{name}");
    }
}

#[test]
fn each_page_has_its_title_and_headings_in_order() {
    for rule in RULES.iter() {
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
    for rule in RULES.iter() {
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
