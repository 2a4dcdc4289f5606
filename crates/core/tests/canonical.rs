//! Canonical YAML: what is written reads back as it was, by our reader without a finding and by
//! another one with the same words. The records are made by the tables of fields, so that a new
//! key is tested from its first day.

use chancery_core::fields::{FieldValue, Fields, Kind};
use chancery_core::finding::Finding;
use chancery_core::model::{Keyword, MANIFEST, Section, section_list};
use chancery_core::yaml::{Input, MANIFEST_FILE, file_text, plain_or_quoted, read, registry_text};
use proptest::prelude::*;
use serde_json::Value;

mod random;

use random::{Random, WORDS};

fn read_text(text: &str) -> chancery_core::yaml::ParsedRegistry {
    let bytes = Ok(text.as_bytes().to_vec());
    read(vec![Input {
        name: MANIFEST_FILE.to_owned(),
        bytes,
    }])
}

/// Each record of one list is in the other, which is as long.
fn same_records<R: PartialEq + std::fmt::Debug>(one: &[R], other: &[R]) {
    assert_eq!(one.len(), other.len());
    for record in one {
        assert!(other.contains(record), "{record:#?}\nis not in {other:#?}");
    }
}

fn same_text(view: &str, value: &Value, kind: Kind) {
    match (value, kind) {
        (Value::String(text), _) => assert_eq!(text, view),
        (
            Value::Number(number),
            Kind::Date | Kind::Day | Kind::Number | Kind::Stated | Kind::Limit,
        ) => {
            assert_eq!(number.as_f64(), view.parse().ok());
        }
        (Value::Bool(answer), Kind::Boolean) => assert_eq!(answer.to_string(), view),
        _ => panic!("{view:?} was read as {value:?}"),
    }
}

/// Holds a record against what another reader has read.
fn same_values(record: &dyn Fields, value: &Value) {
    let object = value.as_object().unwrap();
    let keys = record.noun().keys.iter().enumerate();
    let mut count = 0;
    for (position, key) in keys {
        let Some(value) = object.get(key.name) else {
            assert!(
                matches!(record.view(position), FieldValue::Absent),
                "{} is lost",
                key.name
            );
            continue;
        };
        count += 1;
        match record.view(position) {
            FieldValue::Absent => panic!("{} came from nowhere", key.name),
            FieldValue::One(own) => same_text(&own.into_text(), value, key.kind),
            FieldValue::Many(list) => match value.as_array() {
                None => same_text(&list.text(0), value, key.kind),
                Some(values) => {
                    assert_eq!(values.len(), list.count());
                    for (index, value) in values.iter().enumerate() {
                        same_text(&list.text(index), value, key.kind);
                    }
                }
            },
            FieldValue::StringMap(pairs) => {
                let object = value.as_object().unwrap();
                assert_eq!(object.len(), pairs.0.len());
                for (name, words) in &pairs.0 {
                    assert_eq!(object[name.as_str()].as_str(), Some(words.as_str()));
                }
            }
            FieldValue::Record(inner) => same_values(inner, value),
            FieldValue::Records(list) => {
                let values = value.as_array().unwrap();
                assert_eq!(values.len(), list.count());
                for (index, value) in values.iter().enumerate() {
                    same_values(list.record(index).unwrap(), value);
                }
            }
        }
    }
    let is_manifest = std::ptr::eq(record.noun(), &MANIFEST);
    assert!(
        is_manifest || count == object.len(),
        "a key came from nowhere"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_reads_back_the_same(seed in any::<u64>()) {
        let registry = Random(seed).registry();
        let text = registry_text(&registry);
        let reading = read_text(&text);
        // The writer keeps what cannot be seen, and the reader warns of it.
        let is_fault = |found: &&Finding| found.rule.name != "invisible-character";
        let faults: Vec<&Finding> = reading.findings.iter().filter(is_fault).collect();
        prop_assert!(faults.is_empty(), "{faults:#?}\n{text}");
        let again = &reading.registry;
        prop_assert_eq!(&registry.manifest, &again.manifest);
        same_records(&registry.states, &again.states);
        same_records(&registry.organisations, &again.organisations);
        same_records(&registry.partnerships, &again.partnerships);
        same_records(&registry.instruments, &again.instruments);
        same_records(&registry.principles, &again.principles);
        same_records(&registry.sources, &again.sources);
        same_records(&registry.claims, &again.claims);
        same_records(&registry.waivers, &again.waivers);
        prop_assert_eq!(registry_text(again), text);
    }

    #[test]
    fn another_reader_finds_the_same_words(seed in any::<u64>()) {
        let text = registry_text(&Random(seed).registry());
        let registry = read_text(&text).registry;
        let value: Value = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        same_values(&registry.manifest, &value);
        for section in Section::ALL {
            let Some(list) = section_list(&registry, *section) else { continue };
            let values = value.get(section.name()).and_then(Value::as_array);
            assert_eq!(values.map_or(0, Vec::len), list.count());
            for (index, value) in values.into_iter().flatten().enumerate() {
                same_values(list.record(index).unwrap(), value);
            }
        }
    }

    #[test]
    fn any_text_reads_back_the_same_within_and_without_brackets(
        text in "\\PC{1,40}|[0-9+.eExXoObB_:, yYnN~TZ#{}&*!|>%@`'\"a-f?=<\\[\\]-]{1,12}",
    ) {
        prop_assume!(!text.trim().is_empty());
        for in_brackets in [false, true] {
            let written = plain_or_quoted(&text, in_brackets);
            let yaml = if in_brackets { format!("x: [{written}]") } else { format!("x: {written}") };
            let value: Value = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{e}\n{yaml}"));
            let value = if in_brackets { &value["x"][0] } else { &value["x"] };
            prop_assert_eq!(value.as_str(), Some(text.as_str()), "{}", yaml);
        }
    }
}

#[test]
fn words_are_quoted_only_where_they_must_be() {
    for plain in [
        "Hungary",
        "it's",
        "x#y",
        "a:b",
        "a, b",
        "Türkiye",
        "aze-hun-2014",
        "say \"x\"",
    ] {
        assert_eq!(plain_or_quoted(plain, false), plain);
    }
    for word in WORDS.iter().filter(|word| !word.contains('\u{85}')) {
        let written = plain_or_quoted(word, false);
        let is_quoted = written.starts_with('"');
        assert!(is_quoted || written == *word, "{written}");
    }
    for quoted in [
        "NO",
        "010",
        "1e3",
        "2013-03-11",
        "~",
        "a: b",
        "x #y",
        " x",
        "+.inf",
        "-x",
        "",
    ] {
        assert!(plain_or_quoted(quoted, false).starts_with('"'), "{quoted}");
    }
    assert_eq!(plain_or_quoted("a, b", true), "\"a, b\"");
    assert_eq!(plain_or_quoted("who?", true), "\"who?\"");
    assert_eq!(plain_or_quoted("who?", false), "who?");
    assert_eq!(
        plain_or_quoted("say \"x\": \\", false),
        "\"say \\\"x\\\": \\\\\""
    );
    assert_eq!(plain_or_quoted("x\u{2028}y", false), "\"x\\U00002028y\"");
}

#[test]
fn what_is_recorded_twice_is_written_in_one_order() {
    let records = [
        "  - {rule: single-source, record: a, because: one}\n",
        "  - {rule: single-source, record: a, because: two, until: 2030-01-01}\n",
    ];
    let text = |first: usize, second: usize| {
        let yaml = format!("waivers:\n{}{}", records[first], records[second]);
        registry_text(&read_text(&yaml).registry)
    };
    assert_eq!(text(0, 1), text(1, 0));
}

#[test]
fn what_the_top_of_a_file_cites_is_written_there_once() {
    let record = |parties: &str, evidence: &str| {
        format!("  - parties: {parties}\n    tier: alliance\n{evidence}")
    };
    let head = "evidence:\n  - source: press\n    quote: three allies\n";
    // One record repeats the citation by its own choice, and keeps it.
    let own = ["press\n        quote: three allies", "gazette"];
    let own = own.map(|source| format!("    evidence:\n      - source: {source}\n"));
    let text = format!(
        "{head}partnerships:\n{}{}{}principles:\n  - id: trust\n    name: Trust\n",
        record("[AAA, BBB]", ""),
        record("[AAA, CCC]", &own[0]),
        record("[AAA, DDD]", &own[1]),
    );
    let registry = read_text(&text).registry;
    assert_eq!(file_text(&registry, false), text);
    let sources = registry
        .partnerships
        .iter()
        .map(|it| &*it.evidence[0].source);
    assert_eq!(sources.collect::<Vec<_>>(), ["press", "press", "gazette"]);
    let whole = registry_text(&registry);
    assert_eq!(whole.matches("quote: three allies").count(), 3, "{whole}");
    assert_eq!(registry_text(&read_text(&whole).registry), whole);
}
