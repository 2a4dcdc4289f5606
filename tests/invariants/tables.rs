//! Whatever is listed is listed in one table, and has its file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chancery_core::check::RULES;
use chancery_export::formats::FORMATS;

use crate::sources::root;

/// Files of a folder with an ending, without it; `mod` and what `shared` names aside.
fn files_of(folder: &str, ending: &str, shared: &[&str]) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let names = paths.filter(|path| path.extension().is_some_and(|found| found == ending));
    names
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "mod" && !shared.contains(&name.as_str()))
        .collect()
}

/// The listed names that have no file of their own in a folder.
fn without_file<'n>(folder: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let folder = root().join(folder);
    let has_file = |name: &str| {
        let module = name.replace('-', "_");
        [format!("{module}.rs"), format!("{module}/mod.rs")]
            .iter()
            .any(|file| Path::new(&folder.join(file)).exists())
    };
    names.into_iter().filter(|name| !has_file(name)).collect()
}

#[test]
fn rules_are_sorted_and_have_file_and_page() {
    let folder = "crates/core/src/check/rules";
    assert!(
        RULES.is_sorted_by(|a, b| a.name < b.name),
        "rules are sorted, each once"
    );
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(without_file(folder, names.iter().copied()), [""; 0]);
    let pages = files_of(folder, "md", &[]);
    assert_eq!(pages, names.iter().map(|name| (*name).to_owned()).collect());
}

#[test]
fn formats_have_their_file() {
    let names = FORMATS.iter().map(|format| format.name);
    assert_eq!(without_file("crates/export/src/formats", names), [""; 0]);
}

#[test]
fn commands_have_their_file_and_are_all_listed() {
    let folder = "crates/cli/src/commands";
    let listed: BTreeSet<String> = chancery::commands::COMMANDS
        .iter()
        .map(|command| command.name.to_owned())
        .collect();
    assert_eq!(
        listed.len(),
        chancery::commands::COMMANDS.len(),
        "each command is listed once"
    );
    assert_eq!(
        without_file(folder, listed.iter().map(String::as_str)),
        [""; 0]
    );
    let offered: BTreeSet<String> = chancery::command()
        .get_subcommands()
        .map(|own| own.get_name().to_owned())
        .collect();
    assert_eq!(offered, listed);
    chancery::command().debug_assert();
}
