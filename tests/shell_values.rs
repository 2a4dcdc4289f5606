//! What a shell is answered while a command is typed.

use crate::faults::support::{chancery, workplace};

/// The values that are offered for the last of some words.
#[track_caller]
fn offered(words: &[&str]) -> Vec<String> {
    let folder = workplace();
    let arguments: Vec<&str> = [&["--", "chancery"][..], words].concat();
    let mut command = chancery(folder.path(), &arguments);
    command.current_dir(folder.path().join("registry"));
    let output = command.env("CHANCERY_COMPLETE", "fish").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    // What it means stands behind a tab.
    let values = text.lines().filter_map(|line| line.split('\t').next());
    values.map(str::to_owned).collect()
}

#[test]
fn ids_of_the_registry_are_offered() {
    assert_eq!(offered(&["list", "partners", "--tier", ""]), ["alliance"]);
    assert_eq!(
        offered(&["new", "partnership", "--source", "le"]),
        ["letter"]
    );
    assert_eq!(
        offered(&["list", "partners", "--state", "AZE,TU"]),
        ["AZE,TUN", "AZE,TUR", "AZE,TUV"]
    );
    assert!(offered(&["show", "let"]).contains(&"letter".to_owned()));
    assert_eq!(offered(&["list", "partners", "--tier", "x"]), [""; 0]);
}

#[test]
fn commands_flags_and_words_are_offered() {
    assert_eq!(offered(&["aud"]), ["audit"]);
    assert!(offered(&["check", "--sev"]).contains(&"--severity".to_owned()));
    assert_eq!(offered(&["check", "--fail-on", "w"]), ["warning"]);
    assert_eq!(offered(&["explain", "unknown-t"]), ["unknown-tier"]);
}

/// Where no registry is, nothing is offered and nothing said.
#[test]
fn without_a_registry_nothing_is_offered() {
    let tier = ["--registry", "nowhere", "list", "partners", "--tier", ""];
    assert_eq!(offered(&tier), [""; 0]);
}
