//! Whatever text is in a name comes back from every format that has a reader, or is refused with
//! its place.

use crate::support::with_export_views;
use chancery_core::model::{Registry, State};
use chancery_core::yaml::{Input, Locator, MANIFEST_FILE, ParsedRegistry, read};
use chancery_export::error::ExportError;
use chancery_export::escape::reads_like_value;
use chancery_export::formats::{Options, format};
use chancery_export::output::Memory;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

const FRAGMENTS: &[&str] = &[
    "=1+1",
    "+",
    "-2",
    "@SUM(A1)",
    "\"",
    "'",
    "''=x",
    ";",
    "; ",
    ",",
    "\n",
    "\r\n",
    "\t",
    "]]>",
    "</script>",
    "<!--",
    "&amp;",
    "\u{202E}",
    "\u{2066}",
    "\u{2028}",
    "\u{FEFF}",
    "\0",
    "\u{7F}",
    "🏳️‍🌈",
    "é",
    "e\u{301}",
    "Türkiye",
    " ",
    "#",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">",
    "%",
    "!",
    "*a",
    "&a",
    "~",
    "null",
    "NO",
    "010",
    "1e3",
    "2013-03-11",
    "\\N",
    "\\",
    "`",
    "$(x)",
    "{{ x }}",
];

/// One character more than a cell of a spreadsheet holds.
const TOO_LONG: usize = 32_768;

fn names() -> impl Strategy<Value = String> {
    let joined = || vec(select(FRAGMENTS), 1..6).prop_map(|fragments| fragments.concat());
    prop_oneof![
        8 => joined(),
        4 => any::<String>(),
        1 => joined().prop_map(|name| name + &"x".repeat(TOO_LONG)),
    ]
}

fn reading(text: String) -> ParsedRegistry {
    read(vec![Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(text.into_bytes()),
    }])
}

const HEAD: &str = "registry: hostile\ntitle: Hostile\nsubject: AZE\nas-of: 2025-12-13\n\
                    tiers:\n  - {id: tie, name: ResolvedPartnership}\n\
                    partnerships:\n  - {parties: [AZE, XAA], tier: tie, since: 2020}\n";

/// A registry with a state of this name, which no reader has seen.
fn registry_with(name: &str) -> Registry {
    let mut registry = reading(HEAD.to_owned()).registry;
    registry.states.push(State {
        id: "XAA".into(),
        name: Some(name.into()),
        ..State::default()
    });
    registry
}

fn written(registry: &Registry, name: &str, options: &Options) -> Result<Memory, ExportError> {
    with_export_views(registry, |views| {
        let mut memory = Memory::default();
        (format(name).unwrap().write)(views, options, &mut memory).map(|()| memory)
    })
}

fn name_in_csv(memory: &Memory, table: &str, key: &str) -> String {
    let bytes = &memory.files[table];
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers().unwrap().clone();
    let position = |name: &str| headers.iter().position(|own| own == name).unwrap();
    let noun = table.trim_end_matches("s.csv");
    let (id, name) = (position(noun), position(&format!("{noun}_name")));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| &row[id] == key);
    row.expect("a row of the state")[name].to_owned()
}

/// What `csv --excel` hides of a text that looks like a formula, a number or a date: one apostrophe.
fn without_guard(cell: &str) -> &str {
    let bare = cell.trim_start_matches('\'');
    let is_guarded = bare.starts_with(['=', '+', '-', '@', '\t', '\r']) || reads_like_value(bare);
    let guarded = cell.strip_prefix('\'').filter(|_| is_guarded);
    guarded.unwrap_or(cell)
}

fn name_in_state(state: &Value) -> &str {
    state["name"].as_str().expect("a name")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_name_comes_back_from_tables_and_json(name in names()) {
        let registry = registry_with(&name);
        // A state without a name is called by its id.
        let expected = if name.is_empty() { "" } else { &name };

        let plain = written(&registry, "csv", &Options::default()).unwrap();
        prop_assert_eq!(name_in_csv(&plain, "states.csv", "XAA"), expected);
        prop_assert_eq!(name_in_csv(&plain, "partners.csv", "XAA"), expected);

        let options = Options { excel: true, ..Options::default() };
        match written(&registry, "csv", &options) {
            Ok(for_excel) => {
                let cell = name_in_csv(&for_excel, "states.csv", "XAA");
                prop_assert_eq!(without_guard(&cell), expected);
                prop_assert!(name.encode_utf16().count() < TOO_LONG);
            }
            Err(error) => {
                let message = error.to_string();
                prop_assert!(name.encode_utf16().count() >= TOO_LONG, "{}", message);
                // The first table with a row of the state.
                prop_assert!(message.starts_with("partners XAA: `partner_name` "), "{}", message);
            }
        }

        let json = written(&registry, "json", &Options::default()).unwrap();
        let document: Value = serde_json::from_slice(&json.files["registry.json"]).unwrap();
        let states = document["states"].as_array().unwrap();
        let state = states.iter().find(|it| it["id"] == "XAA").unwrap();
        prop_assert_eq!(name_in_state(state), expected);

        let jsonl = written(&registry, "jsonl", &Options::default()).unwrap();
        let text = String::from_utf8(jsonl.files["registry.jsonl"].clone()).unwrap();
        let lines = text.strip_suffix('\n').unwrap().split('\n');
        let lines: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
        let line = lines.iter().find(|it| it["noun"] == "state" && it["record"]["id"] == "XAA");
        prop_assert_eq!(name_in_state(&line.unwrap()["record"]), expected);
    }

    #[test]
    fn a_name_is_read_as_it_is_or_refused_where_it_stands(name in names()) {
        let quoted = serde_json::to_string(&name).unwrap();
        let text = format!("{HEAD}states:\n  - id: XAA\n    name: {quoted}\n");
        let reading = reading(text);
        if let Some(finding) = reading.findings.first() {
            let mut locator = Locator::new(&reading.registry, &reading.texts);
            let place = locator.locate(&finding.place);
            // The line of the field, which is the last one.
            prop_assert_eq!(place.start.line, 11, "{}", finding.message);
            prop_assert!(place.start.column >= 5, "{}", finding.message);
            return Ok(());
        }
        // The reader takes line breaks at the end for those of a block, which nobody means.
        let name = name.trim_end_matches(['\n', '\r']);
        prop_assert_eq!(reading.registry.states[0].name.as_deref(), Some(name));
        let yaml = written(&reading.registry, "yaml", &Options::default()).unwrap();
        let text = String::from_utf8(yaml.files[MANIFEST_FILE].clone()).unwrap();
        let back = self::reading(text);
        prop_assert!(back.findings.is_empty(), "{:?}", back.findings);
        prop_assert_eq!(back.registry.states, reading.registry.states);
    }
}

#[test]
fn the_hostile_few_are_read_or_refused() {
    let is_refused = |name: &str| {
        let quoted = serde_json::to_string(name).unwrap();
        let text = format!("{HEAD}states:\n  - id: XAA\n    name: {quoted}\n");
        reading(text)
            .findings
            .iter()
            .any(|it| it.rule.name == "control-character")
    };
    for name in [
        "=1+1",
        "\"",
        ";",
        "]]>",
        "</script>",
        "🏳️‍🌈",
        &"x".repeat(TOO_LONG),
    ] {
        assert!(!is_refused(name), "{name}");
    }
    for name in ["two\nlines", "from right \u{202E}to left"] {
        assert!(is_refused(name), "{name}");
    }
}
