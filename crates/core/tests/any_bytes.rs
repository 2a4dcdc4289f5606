//! Whatever bytes a registry's files hold, reading and checking give findings and never a panic.

use chancery_core::Analysis;
use chancery_core::yaml::{Input, MANIFEST_FILE, file_text, read, registry_text};
use proptest::prelude::*;
use proptest::sample::Index;

const VALID: &str = include_str!("rule_pages/registry.yaml");

/// What may be written over a piece of valid YAML.
pub(crate) const PIECES: &[&str] = &[
    "",
    "\n",
    "\r\n",
    "\t",
    " ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "#",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "null",
    "~",
    "2013-13",
    "../..",
    "ü",
    "\u{FEFF}",
    "\u{202E}",
    "\0",
    "\u{85}",
    "? ",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "parties: []\n",
    "states:\n",
    "sources: {}\n",
    "waivers:\n  - {rule: x}\n",
    "claims: [a, {id: b}]\n",
];

/// Everything that the program does with files before it writes any.
fn run(files: Vec<(&str, Vec<u8>)>) {
    let inputs = files
        .into_iter()
        .map(|(name, bytes)| Input {
            name: name.to_owned(),
            bytes: Ok(bytes),
        })
        .collect();
    let reading = read(inputs);
    let found = {
        let analysis = Analysis::from_reading(reading.clone());
        analysis.check(&analysis.policy(&[]))
    };
    for finding in &found {
        let (start, end) = (finding.at.start, finding.at.end);
        assert!(
            start.line >= 1 && start.column >= 1 && start <= end,
            "{finding:?}"
        );
        if let Some(text) = reading.texts.get(finding.at.span.file) {
            let span = finding.at.span;
            assert!(text.text.get(span.start..span.end).is_some(), "{finding:?}");
        }
        assert!(!finding.finding.message.is_empty());
    }
    let _ = file_text(&reading.registry, true);
}

/// Valid YAML with pieces written over it, in bytes so that characters may be cut.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<Index>(), 0..12_usize, 0..PIECES.len());
    prop::collection::vec(change, 0..6).prop_map(|changes| {
        let mut bytes = VALID.as_bytes().to_vec();
        for (place, length, piece) in changes {
            let start = place.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, PIECES[piece].bytes());
        }
        bytes
    })
}

/// Whether a text holds nothing but comments and marks of the end of a document.
fn is_nothing(text: &str) -> bool {
    text.lines().all(|line| {
        let words = line.trim_matches([' ', '\t', '\r']);
        words.is_empty() || words.starts_with('#') || words == "..."
    })
}

/// What is put behind a file is read, is a comment, or has a finding.
fn appended_is_not_lost(appended: &str) -> Result<(), TestCaseError> {
    let read_with = |text: String| {
        let bytes = Ok(text.into_bytes());
        let name = MANIFEST_FILE.to_owned();
        read(vec![Input { name, bytes }])
    };
    let before = registry_text(&read_with(VALID.to_owned()).registry);
    let reading = read_with(format!("{VALID}{appended}"));
    prop_assert!(
        !reading.findings.is_empty()
            || is_nothing(appended)
            || registry_text(&reading.registry) != before,
        "{appended:?} is lost"
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_appended_is_not_lost(
        appended in "(---\n|\\.\\.\\.\n|%YAML 1.2\n|# c\n|[\\-\\[\\]{}:,#&*!|>'\"%@`?~ \na-c]{0,30}|states:\n  - id: XKX\n){1,4}"
    ) {
        appended_is_not_lost(&appended)?;
    }

    #[test]
    fn any_bytes_give_findings(one in any::<Vec<u8>>(), other in any::<Vec<u8>>()) {
        run(vec![("a.yaml", one), (MANIFEST_FILE, other)]);
    }

    #[test]
    fn any_text_gives_findings(one in "\\PC*", other in "[\\-\\[\\]{}:,#&*!|>'\"%@`?~ \\na-c]{0,80}") {
        run(vec![("a.yaml", one.into()), (MANIFEST_FILE, other.into())]);
    }

    #[test]
    fn changed_yaml_gives_findings(one in mutated(), other in mutated()) {
        run(vec![(MANIFEST_FILE, one), ("z.yaml", other)]);
    }
}

#[test]
fn a_registry_of_no_files_gives_findings() {
    run(Vec::new());
    run(vec![(MANIFEST_FILE, Vec::new())]);
    run(vec![("a.yaml", b"\xEF\xBB\xBF".to_vec())]);
}

#[test]
fn a_second_document_is_never_lost() {
    for second in [
        "---\n",
        "---\nstates:\n  - {id: XKX, name: K}\n",
        "...\nstates: []\n",
        "...\n...\n---\n---\n# c\n",
        "...\n[",
        "...\n}",
        "--- x\n",
    ] {
        appended_is_not_lost(second).unwrap_or_else(|error| panic!("{error}"));
    }
}
