//! The reader on real bytes: every rule of reading at its line and column, several faults at once,
//! and what is known of the rest of a file that breaks off.

use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::yaml::{
    Input, LARGEST_FILE, MANIFEST_FILE, ParsedRegistry, READER_RULES, ReadFailure, read,
};

const MANIFEST: &str =
    "registry: r\ntitle: T\nas-of: 2025-12-13\ntiers:\n  - {id: alliance, name: Alliance}\n";

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> Input {
    Input {
        name: name.to_owned(),
        bytes: Ok(bytes.into()),
    }
}

fn checked(reading: &ParsedRegistry) -> Vec<LocatedFinding> {
    {
        let analysis = Analysis::from_reading(reading.clone());
        analysis.check(&analysis.policy(&[]))
    }
}

/// Rule, file, line and column of the errors in a record file beside a good manifest, and in
/// further files.
fn errors(inputs: Vec<Input>) -> Vec<String> {
    let mut inputs = inputs;
    if inputs.iter().all(|input| input.name != MANIFEST_FILE) {
        inputs.push(file(MANIFEST_FILE, MANIFEST));
    }
    let reading = read(inputs);
    checked(&reading)
        .iter()
        .filter(|found| found.finding.level == chancery_core::model::Level::Error)
        .map(|found| {
            let name = &reading.texts[found.at.span.file].name;
            let (line, column) = (found.at.start.line, found.at.start.column);
            format!("{} {name}:{line}:{column}", found.finding.rule.name)
        })
        .collect()
}

fn error_in(bytes: impl Into<Vec<u8>>) -> Vec<String> {
    // A second file, since a registry without records would be a fault of its own.
    errors(vec![
        file("a.yaml", bytes),
        file("z.yaml", "states:\n  - id: XZZ\n    name: Z\n"),
    ])
}

const RECORD: &str = "states:\n  - id: HUN\n    name: Kosovo\n";

/// For each rule of reading the text of a record file, and the line and column of its fault.
const CASES: &[(&str, &str, &str)] = &[
    (
        "invalid-yaml",
        "states:\n  - id: HUN\n    aliases: [Kosovo\n",
        "3:14",
    ),
    (
        "unsupported-yaml",
        "states:\n  - id: &x XKX\n    name: K\n",
        "2:9",
    ),
    (
        "unsupported-yaml",
        "states:\n  - id: HUN\n    name: !str K\n",
        "3:11",
    ),
    (
        "unsupported-yaml",
        "states:\n  - id: HUN\n    name: K\n    aliases: [a, *b]\n",
        "4:18",
    ),
    (
        "unsupported-yaml",
        "states:\n  - id: HUN\n    <<: {name: K}\n",
        "3:5",
    ),
    (
        "unsupported-yaml",
        "states:\n  - id: HUN\n    name: K\n---\nstates: []\n",
        "4:1",
    ),
    (
        "duplicate-key",
        "states:\n  - id: HUN\n    name: K\n    name: L\n",
        "4:5",
    ),
    (
        "duplicate-key",
        "states:\n  - id: HUN\nstates:\n  - id: ROU\n",
        "3:1",
    ),
    ("unknown-key", "states:\n  - id: HUN\n    nmae: K\n", "3:5"),
    ("unknown-key", "state:\n  - id: HUN\n", "1:1"),
    ("missing-key", "states:\n  - name: K\n", "2:5"),
    (
        "conflicting-keys",
        "instruments:\n  - id: i\n    parties: [AZE, HUN]\n    adopted-by: UN\n    evidence: [{source: s}]\nsources:\n  - {id: s, publisher: P, url: 'https://p.example/'}\norganisations:\n  - {id: UN, name: U, kind: dialogue-platform}\n",
        "4:5",
    ),
    (
        "wrong-type",
        "states:\n  - id: HUN\n    aliases: K\n",
        "3:14",
    ),
    ("wrong-type", "states: K\n", "1:9"),
    ("wrong-type", "states:\n  - K\n  - id: HUN\n", "2:5"),
    ("wrong-type", "- id: HUN\n", "1:1"),
    ("empty-value", "states:\n  - id: HUN\n    name:\n", "3:5"),
    (
        "empty-value",
        "states:\n  - id: HUN\n    aliases: [K, ~]\n",
        "3:18",
    ),
    ("empty-value", "states: []\n", "1:1"),
    (
        "invalid-date",
        "states:\n  - id: HUN\n    since: 17.02.2008\n",
        "3:12",
    ),
    (
        "invalid-date",
        "states:\n  - id: HUN\n    since: 2008-02-30\n",
        "3:12",
    ),
    ("invalid-id", "states:\n  - id: Kosovo\n", "2:9"),
    (
        "unknown-value",
        "organisations:\n  - {id: UN, name: U, kind: platform}\n",
        "2:29",
    ),
    (
        "control-character",
        "states:\n  - id: HUN\n    name: \"K\\u0007\"\n",
        "3:11",
    ),
    (
        "control-character",
        "states:\n  - id: HUN\n    name: K\u{202E}osovo\n",
        "3:12",
    ),
    (
        "control-character",
        "states:\n  - id: HUN\n    name: |\n      K\n      L\n",
        "4:7",
    ),
    (
        "unsafe-path",
        "sources:\n  - {id: s, publisher: P, archive: ../s.txt}\n",
        "2:36",
    ),
];

#[test]
fn each_fault_has_its_line_and_column() {
    for (rule, text, place) in CASES {
        assert_eq!(
            error_in(*text),
            [format!("{rule} a.yaml:{place}")],
            "{text}"
        );
    }
}

#[test]
fn line_ends_and_marks_and_letters_of_several_bytes_move_no_column() {
    for (rule, text, place) in CASES {
        let expected = [format!("{rule} a.yaml:{place}")];
        // A literal text keeps its line breaks, so that one is another text with other ends.
        if !text.contains('|') {
            assert_eq!(
                error_in(text.replace('\n', "\r\n")),
                expected,
                "CRLF: {text}"
            );
        }
        assert_eq!(
            error_in(format!("\u{FEFF}{text}")),
            expected,
            "byte order mark: {text}"
        );
    }
    let text = "states:\n  - {id: HUN, name: Türkiye 日本 🏛, nmae: K}\n";
    assert_eq!(error_in(text), ["unknown-key a.yaml:2:35"]);
    let text = text.replace('\n', "\r\n");
    assert_eq!(
        error_in(format!("\u{FEFF}# Türkiye\r\n{text}")),
        ["unknown-key a.yaml:3:35"]
    );
}

#[test]
fn every_rule_of_reading_is_tested() {
    let elsewhere = [
        "unreadable-file",
        "not-utf8",
        "file-too-large",
        "too-deep",
        "too-many-records",
        // Of a value that is read all the same.
        "comment-in-text",
        "ignored-file",
        "invisible-character",
        // A warning about what is read; a case has it.
        "unused-evidence",
    ];
    for rule in READER_RULES.iter().map(|rule| rule.name) {
        let is_case = CASES.iter().any(|(name, ..)| *name == rule);
        assert!(is_case || elsewhere.contains(&rule), "{rule}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_shown_and_the_rest_is_read() {
    let mut bytes = b"states:\n  - id: HUN\n    name: T\xFCrkiye\n    aliases: [".to_vec();
    bytes.extend("ü, \u{FE}".bytes().take(3));
    bytes.extend(b"\xFE\xFF]\n    since: 2008-13\n");
    // However many there are, they come from one fault.
    assert_eq!(
        error_in(bytes),
        ["not-utf8 a.yaml:3:12", "invalid-date a.yaml:5:12"]
    );
}

#[test]
fn nesting_has_a_limit_and_speaks_of_its_place() {
    let text = format!(
        "states:\n  - id: HUN\n    aliases: {}K{}\n",
        "[".repeat(100),
        "]".repeat(100)
    );
    let found = error_in(text);
    // The mapping, the list, the record and 29 brackets are 32 levels.
    assert!(
        found.contains(&"too-deep a.yaml:3:43".to_owned()),
        "{found:?}"
    );
}

#[test]
fn files_without_bytes_are_findings_and_the_others_are_read() {
    let failed = |name: &str, unread| Input {
        name: name.to_owned(),
        bytes: Err(unread),
    };
    let found = errors(vec![
        failed(
            "a.yaml",
            ReadFailure::Failed("permission denied".to_owned()),
        ),
        failed("b.yaml", ReadFailure::TooLarge(LARGEST_FILE + 1)),
        file("c.yaml", "states:\n  - id: Kosovo\n"),
    ]);
    let expected = [
        "unreadable-file a.yaml:1:1",
        "file-too-large b.yaml:1:1",
        "invalid-id c.yaml:2:9",
    ];
    assert_eq!(found, expected);
}

#[test]
fn all_faults_of_a_record_of_another_file_and_of_a_broken_one_come_at_once() {
    let found = errors(vec![
        file("a.yaml", "states:\n  - id: Kosovo\n    since: soon\n"),
        file("b.yaml", "states:\n  - {id: ROU, nmae: N}\n"),
        file(
            "c.yaml",
            "states:\n  - {id: XAA, since: x}\n  - {id: XAB, name: [\n",
        ),
    ]);
    let expected = [
        "invalid-id a.yaml:2:9",
        "invalid-date a.yaml:3:12",
        "unknown-key b.yaml:2:15",
        "invalid-date c.yaml:2:22",
        "invalid-yaml c.yaml:3:21",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_the_unread_rest_may_define_is_not_unknown() {
    let using = |id: &str| {
        let text = format!(
            "partnerships:\n  - parties: [AZE, HUN]\n    tier: alliance\n    evidence:\n      - source: {id}\n"
        );
        file("a.yaml", text)
    };
    let broken = "sources:\n  - {id: lost, publisher: P\n  - {id: later, publisher: [\n";
    let with = |id: &str| errors(vec![using(id), file("b.yaml", broken)]);
    let unknown = |found: &[String]| {
        found
            .iter()
            .any(|found| found.starts_with("unknown-source"))
    };
    assert!(!unknown(&with("later")));
    assert!(!unknown(&with("lost")));
    // A part of a word defines nothing.
    assert!(unknown(&with("late")));
    assert!(unknown(&errors(vec![using("later")])));
    // A misspelt section is not read, and a file without bytes may define anything.
    let misspelt = "source:\n  - {id: later, publisher: P}\n";
    assert_eq!(
        errors(vec![using("later"), file("b.yaml", misspelt)]),
        ["unknown-key b.yaml:1:1"]
    );
    let bytes = Err(ReadFailure::Failed("permission denied".to_owned()));
    let unreadable = Input {
        name: "b.yaml".to_owned(),
        bytes,
    };
    assert_eq!(
        errors(vec![using("later"), unreadable]),
        ["unreadable-file b.yaml:1:1"]
    );
}

#[test]
fn a_fault_of_a_field_is_not_also_what_the_record_lacks() {
    let head = "partnerships:\n  - tier: alliance\n    parties: ";
    let evidence = "\n    evidence:\n      - {source: s}\nsources:\n  - {id: s, publisher: P, url: 'https://p.example/'}\n";
    let with = |parties: &str| error_in(format!("{head}{parties}{evidence}"));
    assert_eq!(with("[AZE, h un]"), ["invalid-id a.yaml:3:20"]);
    assert_eq!(with("[AZE, ROM]"), ["unknown-actor a.yaml:3:20"]);
    assert_eq!(with("[ROM]"), ["unknown-actor a.yaml:3:15"]);
    assert_eq!(with("AZE"), ["wrong-type a.yaml:3:14"]);
    assert_eq!(with("[]"), ["empty-value a.yaml:3:5"]);
    // What cannot be read keeps its place, so that what follows is shown where it stands.
    assert_eq!(
        with("[h un, AZE, ROM]"),
        ["invalid-id a.yaml:3:15", "unknown-actor a.yaml:3:26"]
    );
    assert_eq!(
        with("[~, [AZE], ROM]").last().unwrap(),
        "unknown-actor a.yaml:3:25"
    );
    let text = format!("{head}[AZE, HUN]\n    evidence: s\n");
    assert_eq!(error_in(text), ["wrong-type a.yaml:4:15"]);
}

#[test]
fn records_are_found_behind_what_is_no_record() {
    let text = "organisations:\n  - nonsense\n  - id: UN\n    name: U\n    kind: dialogue-platform\n    members:\n      - nonsense\n      - {state: ROM, role: member}\norganisations:\n  - id: EU\n    name: E\n    kind: dialogue-platform\n    members: [{state: RON, role: member}]\n";
    let expected = [
        "wrong-type a.yaml:2:5",
        "wrong-type a.yaml:7:9",
        "unknown-state a.yaml:8:17",
        "duplicate-key a.yaml:9:1",
    ];
    assert_eq!(error_in(text), expected);
}

#[test]
fn the_manifest_has_its_own_faults() {
    let manifest = |text: &str| errors(vec![file(MANIFEST_FILE, text), file("a.yaml", RECORD)]);
    assert_eq!(manifest(MANIFEST), [""; 0]);
    let found = manifest(&MANIFEST.replace("title: T\n", ""));
    assert_eq!(found, ["missing-key registry.yaml:1:1"]);
    let levels = format!("{MANIFEST}severities:\n  single-source: of\n");
    assert_eq!(manifest(&levels), ["unknown-value registry.yaml:7:18"]);
    let twice = format!("{MANIFEST}severities:\n  no-evidence: off\n  no-evidence: note\n");
    let reading = read(vec![file(MANIFEST_FILE, twice), file("a.yaml", RECORD)]);
    let found = checked(&reading);
    assert_eq!(found[0].finding.rule.name, "duplicate-key");
    assert_eq!(
        (found[0].at.start.line, found[0].related[0].start.line),
        (8, 7)
    );
}

#[test]
fn lists_may_stand_as_deep_as_their_key() {
    let source = |id: &str| format!("{{id: {id}, publisher: P,\n url: 'https://{id}.example/'}}");
    let text = format!("sources:\n- {}\n- {}\n", source("a"), source("b"));
    assert_eq!(error_in(text), [""; 0]);
    let text = "sources:\n- id: a\n  publisher: \"P\n   Q\"\n  url: 'https://a.example/'\nstates:\n\
                - id: XNC\n  name: N\n  aliases:\n  - \"one\n   two\"\n  - -1\n";
    assert_eq!(error_in(text), [""; 0]);
    let text = "sources:\n- {id: a, publisher: P,\nurl: 'https://a.example/'}\n";
    assert_eq!(error_in(text), ["invalid-yaml a.yaml:3:1"]);
}
