//! Whatever is listed is listed in one table, and has its file.

use std::collections::BTreeSet;
use std::path::Path;

use chancery::formats::formats;
use chancery_core::yaml::EXPORTED;
use chancery_export::formats::FORMATS;

use super::sources::root;

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
fn formats_have_their_file() {
    let formats = formats();
    assert!(formats.is_sorted_by_key(|format| format.name));
    let is_apart = |name: &str| FORMATS.iter().all(|format| format.name != name);
    let names = formats.iter().map(|format| format.name);
    let (apart, own): (Vec<&str>, Vec<&str>) = names.partition(|name| is_apart(name));
    assert_eq!(without_file("crates/export/src/formats", own), [""; 0]);
    for name in apart {
        let crate_file = format!("crates/{name}/src/lib.rs");
        assert!(root().join(crate_file).exists(), "{name} has no crate");
    }
}

#[test]
fn a_list_of_files_can_hide_only_what_exports_write() {
    let endings = [".yaml", ".yml", ".json", ".jsonl"];
    let mut names = BTreeSet::new();
    for format in formats() {
        for file in (format.files)() {
            if endings.iter().any(|ending| file.ends_with(ending)) {
                names.insert(format!("{}/{file}", format.name));
                names.insert(file);
            }
        }
    }
    assert_eq!(names.iter().collect::<Vec<_>>(), EXPORTED);
}

#[test]
fn ways_to_show_findings_have_their_file() {
    let names = chancery::render::RENDERERS
        .iter()
        .map(|renderer| renderer.name);
    assert_eq!(without_file("crates/cli/src/render", names), [""; 0]);
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

/// What a scaffold writes is to be replaced by a sentence of one's own.
#[test]
fn nothing_says_what_its_scaffold_said() {
    let commands = chancery::commands::COMMANDS.iter();
    let commands = commands.map(|command| (command.name, command.sentence));
    let formats = formats().into_iter().map(|it| (it.name, it.sentence));
    let rules = chancery_core::check::RULES.iter();
    let rules = rules.map(|rule| (rule.name, rule.summary));
    for (name, sentence) in commands.chain(formats).chain(rules) {
        assert!(!sentence.contains("in one sentence"), "{name}: {sentence}");
    }
    for rule in chancery_core::check::RULES.iter() {
        for scaffold in ["Finds what this sentence says.", "Say what goes wrong"] {
            assert!(!rule.page.contains(scaffold), "{}: {scaffold}", rule.name);
        }
    }
}
