//! What the reader passes over on either side is never said to be unchanged.

use std::fs;

use serde_json::Value;

use super::support::{Scratch, copy, of_case};

/// What is said of two folders of which the files of a name have these bytes at their end.
fn compared(file: &str, [old, new]: [&[u8]; 2]) -> (Value, Option<i32>) {
    let scratch = Scratch::new();
    for (folder, more) in [("old", old), ("new", new)] {
        let folder = scratch.path().join(folder);
        copy(&of_case("after"), &folder);
        let path = folder.join(file);
        let bytes = [&fs::read(&path).unwrap(), more].concat();
        fs::write(path, bytes).unwrap();
    }
    let asked = ["diff", "old", "new", "--fail-on", "any", "--format", "json"];
    let run = scratch.run(&asked);
    (serde_json::from_str(&run.printed).unwrap(), run.exit)
}

#[test]
fn a_key_that_belongs_to_no_record_is_not_compared() {
    for (file, old, new) in [
        ("registry.yaml", "subjekt: XFD\n", "subjekt: XRU\n"),
        ("registry.yaml", "", "subjekt: XRU\n"),
        ("others.yaml", "foo: 1\n", "foo: 2\n"),
        ("others.yaml", "foo: 1\n", ""),
    ] {
        let (document, exit) = compared(file, [old.as_bytes(), new.as_bytes()]);
        assert_eq!(document["complete"], false, "{file}: {document:#}");
        assert_eq!(exit, Some(1));
    }
    let (document, exit) = compared("registry.yaml", [b"subjekt: XFD\n", b"subjekt: XFD\n"]);
    assert_eq!(document["changed"], false, "{document:#}");
    assert_eq!(exit, Some(0));
}

#[test]
fn bytes_that_are_no_text_are_not_compared() {
    let (document, exit) = compared("others.yaml", [b"# caf\xE9\n", b"# caf\xE8\n"]);
    assert_eq!(document["complete"], false, "{document:#}");
    assert_eq!(exit, Some(1));
}

#[test]
fn without_a_day_nothing_is_said_of_what_holds() {
    let scratch = Scratch::new();
    for folder in ["old", "new"] {
        copy(&of_case("before"), &scratch.path().join(folder));
    }
    let path = scratch.path().join("new/registry.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("as-of:"));
    let lines: Vec<&str> = lines.collect();
    fs::write(&path, lines.join("\n") + "\n").unwrap();
    let asked = [
        "diff",
        "old",
        "new",
        "--fail-on",
        "verdict",
        "--format",
        "json",
    ];
    let run = scratch.run(&asked);
    let document: Value = serde_json::from_str(&run.printed).unwrap();
    assert_eq!(document["claims_compared"], false, "{document:#}");
    assert_eq!(run.exit, Some(1));
}
