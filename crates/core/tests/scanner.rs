//! The scanner of canonical form gives the events of the general parser, or leaves the text to it.

use std::fs;
use std::path::{Path, PathBuf};

use chancery_core::yaml::compare_events;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::any_bytes::PIECES;

/// The record files below a folder, and any other text.
fn texts(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            texts(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.push((path, text));
        }
    }
}

#[test]
fn every_file_of_every_test_has_the_same_events() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut found = Vec::new();
    for folder in ["cases", "registries"] {
        texts(&tests.join(folder), &mut found);
    }
    texts(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"),
        &mut found,
    );
    let mut known = 0;
    for (path, text) in &found {
        if let Err(error) = compare_events(&text.replace('\n', "\r\n")) {
            panic!("{} with carriage returns: {error}", path.display());
        }
        match compare_events(text) {
            Ok(events) => known += usize::from(events.is_some()),
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
    assert!(known > 100, "only {known} of {} are known", found.len());
}

#[test]
fn canonical_form_is_known() {
    let texts = [
        "registry: example\n",
        "a: 1\nb:\n  - c: x\n    d: [y, \"z, \\\"q\\\"\"]\n  - {c: x, d: {e: f}}\n",
        "# about\na: x  # y\n\nb:\n- c\n- d:\n    e: 'it''s'\n",
        "a: it's a b:c #1 ~ `x` é “quoted”\nb: “quoted”\n",
        "a: []\nb: {}\nc: [é, “x”]\n",
        "a: x",
        "a:\n  b:\n    c: 'x'\n  # d\n  e: f\n",
        "sources:\n  - - a\n    - b\n  - - c\n",
    ];
    for text in texts {
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            match compare_events(&text) {
                Ok(Some(_)) => {}
                other => panic!("{text:?}: {other:?}"),
            }
        }
    }
}

#[test]
fn what_is_not_canonical_is_left_to_the_parser() {
    let texts = [
        "",
        "\n",
        "# only\n",
        "a:\n",
        "- a\n",
        "a: &x y\n",
        "a: *x\n",
        "a: !x y\n",
        "a: |\n  x\n",
        "a: x\n  y\n",
        "\"a\": x\n",
        "a: \"x\n  y\"\n",
        "a: [x,\n  y]\n",
        "a: [x,]\n",
        "a: {x}\n",
        "a: x\ry\n",
        "a: x\r",
        "a:\tx\n",
        "---\na: x\n",
        "a: x\n---\nb: y\n",
        "a: x\n...\n",
        "a: x: y\n",
        "a: -1\n",
        "a:\n b\n",
        "\u{FEFF}a: x\n",
        "a: \"\\u0041\"\n",
        "<<: x\n",
        "? a\n: b\n",
        "a: x\n b: y\n",
        "{\"a\": \"x\"}\n",
    ];
    for text in texts {
        assert_eq!(compare_events(text), Ok(None), "{text:?}");
    }
}

/// Text in canonical form, to be changed.
const CANONICAL: &str = include_str!("rule_pages/registry.yaml");

fn agree(text: &str) -> Result<(), TestCaseError> {
    if let Err(error) = compare_events(text) {
        prop_assert!(false, "{error}\n{text}");
    }
    // Files of other systems end their lines otherwise.
    if let Err(error) = compare_events(&text.replace('\n', "\r\n")) {
        prop_assert!(false, "with carriage returns: {error}\n{text:?}");
    }
    Ok(())
}

/// The boundary of a character at or before a place in a text.
fn boundary(text: &str, place: Index) -> usize {
    text.floor_char_boundary(place.index(text.len() + 1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_file_has_the_same_events(
        changes in prop::collection::vec(
            (any::<Index>(), 0_usize..4, prop::sample::select(PIECES)), 1..4,
        ),
    ) {
        let mut text = CANONICAL.to_owned();
        for (place, length, piece) in changes {
            let start = boundary(&text, place);
            let end = text.floor_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end.max(start), piece);
        }
        agree(&text)?;
    }

    #[test]
    fn a_text_of_pieces_has_the_same_events(
        pieces in prop::collection::vec(
            prop::sample::select(&[
                "a: ", "b:\n", "  ", "    ", "- ", "x", "y z", "\n", "\n", "\n  ", "[", "]", "{", "}",
                ", ", ",", ": ", ":", "#", " # c\n", "\"", "'", "''", "\\\"", "\\n", "\\x41", "é", "“",
                "\u{85}", "\u{2028}", "\u{FFFE}", "\u{AD}", ".", "...", "---", "-", "~", "%", "@", "k_1.z: ",
                "\t", "\r\n", "|", ">", "*", "&", "!", "?", "? ",
            ][..]),
            1..24,
        ),
        begins_with_key in any::<bool>(),
    ) {
        let text = pieces.concat();
        let text = match begins_with_key {
            true => format!("a: {text}"),
            false => text,
        };
        agree(&text)?;
    }

    #[test]
    fn any_text_has_the_same_events(text in "[a-c:\\-\\[\\]{}'\"#, \n\u{e9}]{0,40}") {
        agree(&text)?;
        agree(&format!("a: x\nb:\n  {text}\n"))?;
        agree(&format!("a: {text}"))?;
    }
}
