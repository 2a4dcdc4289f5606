//! Canonical YAML: what is written reads back as it was, by our reader without a finding and by
//! another one with the same words. The records are made by the tables of fields, so that a new
//! key is tested from its first day.

// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::panic)]

use chancery_core::fields::{
    Kind, MANIFEST, Need, Noun, Record, STATE, Slot, View, section_list, section_list_mut,
};
use chancery_core::model::{Choice, Level, Pairs, Registry, Section, Text};
use chancery_core::yaml::{Input, MANIFEST_FILE, plain_or_quoted, read, registry_text};
use proptest::prelude::*;
use serde_json::Value;

/// Words that one reader or another may take for something else.
const WORDS: &[&str] = &[
    "NO",
    "no",
    "y",
    "Off",
    "true",
    "null",
    "~",
    "010",
    "0o17",
    "0x1F",
    "1e3",
    "1_000",
    "12:30",
    "2013-03-11",
    ".inf",
    "+.inf",
    "-.INF",
    ".nan",
    "+12",
    "-3",
    "1.5e+3",
    "=",
    "<<",
    "a: b",
    "a:b",
    "x:",
    "- x",
    "-",
    "---",
    "...",
    "# x",
    "x #y",
    "x#y",
    "[a",
    "a]",
    "{",
    "}",
    "a, b",
    ", z",
    "? y",
    "?",
    ": z",
    "&a",
    "*a",
    "!t",
    "|",
    ">-",
    "@x",
    "`x`",
    "%x",
    "'q'",
    "\"q\"",
    "it's",
    "say \"x\"",
    "back\\slash",
    "\\n",
    "Türkiye",
    "Azərbaycan",
    "日本",
    "🏛",
    "\u{A0}x",
    "x\u{2028}y",
    "\u{FEFF}x",
    " x",
    "x ",
    "a  b",
    "x\u{85}y",
    "1997/2025",
    "25",
    "1,000",
    "0",
    "Infinity",
    "NaN",
    "inf",
    "!",
    "key: [a, {b: c}]",
    "ends with \\",
    "'",
    "\"",
    "&",
    "e\u{301}",
];

const IDS: &[&str] = &[
    "ots",
    "NO",
    "010",
    "1e3",
    "aze-hun-2014",
    "a.b_c",
    "0x1F",
    "null",
    "y",
    "OTS",
];

const DATES: &[&str] = &[
    "2013",
    "2013-03",
    "2013-03-11",
    "201X",
    "2013-XX",
    "2013-03-XX",
    "2013?",
    "2013-03~",
    "0033",
    "2013-03-10/2013-03-11",
    "../2008-06-27",
    "1997/..",
    "../..",
    "19XX",
    "2013-03-11%",
];

/// Numbers that only look random, from one seed (Steele, Lea, Flood: SplitMix).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn text(&mut self) -> String {
        let count = 1 + self.below(3);
        let words: Vec<&str> = (0..count).map(|_| self.one(WORDS)).collect();
        // What a text must not hold is refused by the reader, so no registry has it.
        words.join(" ").replace('\u{85}', "")
    }

    fn value(&mut self, kind: Kind, noun: &Noun) -> String {
        match kind {
            Kind::Id if std::ptr::eq(noun, &STATE) => self.one(&["XKX", "NOR", "YES"]).to_owned(),
            Kind::Text | Kind::Url => self.text(),
            Kind::Word | Kind::Area => self.one(&["energy", "no", "1e3", "010"]).to_owned(),
            Kind::Date => self.one(DATES).to_owned(),
            Kind::Day => self
                .one(&["2013-03-11", "0001-01-01", "9999-12-31"])
                .to_owned(),
            Kind::Number => self.one(&["0", "7", "4294967295"]).to_owned(),
            Kind::Stated => self
                .one(&["25", "0", "1997/2025", "1997-05-08/.."])
                .to_owned(),
            Kind::Membership => self
                .one(&["OTS", "no/any", "OTS/observer", "010"])
                .to_owned(),
            Kind::Archive => self.one(&["a.txt", "press/b.txt", "010", "no"]).to_owned(),
            Kind::Digest => self.one(&["0", "a", "1e"]).repeat(64)[..64].to_owned(),
            Kind::Choice(words) => self.one(&words()).to_owned(),
            _ => self.one(IDS).to_owned(),
        }
    }

    fn fill(&mut self, record: &mut dyn Record) {
        let noun = record.noun();
        let chosen: Vec<usize> = self.chosen(noun);
        for key in chosen {
            let kind = noun.keys[key].kind;
            let is_severities = noun.keys[key].name == "severities";
            match record.slot(key) {
                Slot::One(slot) => slot.set(&self.value(kind, noun)).unwrap(),
                Slot::Many(list) => {
                    for _ in 0..=self.below(12) {
                        list.add(&self.value(kind, noun)).unwrap();
                    }
                }
                Slot::Pairs(pairs) => self.fill_pairs(pairs, is_severities),
                Slot::Record(slot) => self.fill(slot.create()),
                Slot::Records(list) => {
                    for _ in 0..=self.below(2) {
                        self.fill(list.create());
                    }
                }
            }
        }
    }

    fn fill_pairs(&mut self, pairs: &mut Pairs, are_levels: bool) {
        for _ in 0..=self.below(3) {
            let name = self.text();
            let words = match are_levels {
                true => Level::ALL[self.below(Level::ALL.len())].name().to_owned(),
                false => self.text(),
            };
            if pairs.get(&name).is_none() {
                pairs.0.push((Text::from(name), Text::from(words)));
            }
        }
    }

    /// The keys that a record of this noun has: all that it needs, and some others.
    fn chosen(&mut self, noun: &Noun) -> Vec<usize> {
        let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
        let mut chosen = Vec::new();
        for (position, key) in noun.keys.iter().enumerate() {
            match key.need {
                Need::Required => chosen.push(position),
                Need::Optional if self.below(3) == 0 => chosen.push(position),
                Need::Optional => {}
                Need::OneOf(group) | Need::AnyOf(group) => {
                    match groups.iter_mut().find(|(name, _)| *name == group) {
                        Some((_, keys)) => keys.push(position),
                        None => groups.push((group, vec![position])),
                    }
                }
            }
        }
        chosen.extend(groups.iter().map(|(_, keys)| keys[self.below(keys.len())]));
        // An empty record could not be told from one that was left out.
        if chosen.is_empty() {
            chosen.push(self.below(noun.keys.len()));
        }
        chosen
    }

    fn registry(&mut self) -> Registry {
        let mut registry = Registry::default();
        let mut manifest = chancery_core::model::Manifest::default();
        self.fill(&mut manifest);
        registry.manifest = manifest;
        for section in Section::ALL {
            let count = self.below(4);
            if let Some(list) = section_list_mut(&mut registry, *section) {
                for _ in 0..count {
                    self.fill(list.create());
                }
            }
        }
        registry
    }
}

fn read_text(text: &str) -> chancery_core::yaml::Reading {
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
        (Value::Number(number), Kind::Date | Kind::Day | Kind::Number | Kind::Stated) => {
            assert_eq!(number.as_f64(), view.parse().ok());
        }
        _ => panic!("{view:?} was read as {value:?}"),
    }
}

/// Holds a record against what another reader has read.
fn same_values(record: &dyn Record, value: &Value) {
    let object = value.as_object().unwrap();
    let keys = record.noun().keys.iter().enumerate();
    let mut count = 0;
    for (position, key) in keys {
        let Some(value) = object.get(key.name) else {
            assert!(
                matches!(record.view(position), View::Absent),
                "{} is lost",
                key.name
            );
            continue;
        };
        count += 1;
        match record.view(position) {
            View::Absent => panic!("{} came from nowhere", key.name),
            View::One(text) => same_text(&text, value, key.kind),
            View::Many(list) => match value.as_array() {
                None => same_text(&list.text(0), value, key.kind),
                Some(values) => {
                    assert_eq!(values.len(), list.count());
                    for (index, value) in values.iter().enumerate() {
                        same_text(&list.text(index), value, key.kind);
                    }
                }
            },
            View::Pairs(pairs) => {
                let object = value.as_object().unwrap();
                assert_eq!(object.len(), pairs.0.len());
                for (name, words) in &pairs.0 {
                    assert_eq!(object[name.as_str()].as_str(), Some(words.as_str()));
                }
            }
            View::Record(inner) => same_values(inner, value),
            View::Records(list) => {
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
        prop_assert!(reading.findings.is_empty(), "{:#?}\n{text}", reading.findings);
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
    assert_eq!(
        plain_or_quoted("say \"x\": \\", false),
        "\"say \\\"x\\\": \\\\\""
    );
    assert_eq!(plain_or_quoted("x\u{2028}y", false), "\"x\\U00002028y\"");
}
