//! No sentence of what readers are given is outside the tables of messages.
//!
//! The registry has no Latin letter of its own but in ids and addresses, and its messages are replaced
//! by marked ones: each Latin letter of a message is a wide one. A word of plain Latin letters that is
//! left was written by the code.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::Analysis;
use chancery_core::fields::{Key, Kind};
use chancery_core::finding::for_each_value;
use chancery_core::messages::Messages;
use chancery_core::model::{ActorKind, Effect, Office, Registry, Selector, known_states};
use chancery_core::select::Selection;
use chancery_core::yaml::{Input, MANIFEST_FILE};
use chancery_export::formats::{FORMATS, Options, format};
use chancery_export::output::Memory;
use chancery_export::views::ExportContext;
use roxmltree::Node;

use crate::markup::{as_xml, parse};

/// Words that are names in every language.
const NAMES: &[&str] = &["svg", "png", "csv", "json", "html", "iso", "ok"];

/// A registry with what few registries have, for each sentence of the page.
const OF_PAGE: &str = include_str!("page.yaml");

const RUSSIAN: &str = include_str!("../../../tests/cases/in-russian/data/russian/registry.yaml");

fn analysis(text: &str) -> Analysis {
    let analysis = Analysis::from_files(vec![Input::text(MANIFEST_FILE, text)]);
    let errors = analysis.check(&analysis.policy(&[]));
    let errors = errors
        .iter()
        .filter(|it| it.finding.level == chancery_core::model::Level::Error);
    let errors: Vec<&str> = errors.map(|it| it.finding.message.as_str()).collect();
    assert_eq!(errors, Vec::<&str>::new());
    analysis
}

/// Further claims: of every form, with every clause and every verdict.
const CLAIMS: &str = include_str!("claims.yaml");

/// The registry with these claims.
fn of_claims() -> String {
    format!("{RUSSIAN}{CLAIMS}")
}

/// The registry without a state in the middle.
fn without_subject() -> String {
    RUSSIAN.replace("subject: AZE\n", "")
}

/// The registry without partnerships and claims: who belongs to what is then in a picture of its own.
fn of_memberships() -> String {
    let (before, rest) = RUSSIAN.split_once("partnerships:\n").expect("it has some");
    let (_, rest) = rest.split_once("instruments:\n").expect("they follow");
    let (rest, _) = rest.split_once("claims:\n").expect("they are last");
    format!("{before}instruments:\n{rest}")
}

/// The registry with an organisation in the middle.
fn of_organisation() -> String {
    RUSSIAN.replace("subject: AZE\n", "subject: OTS\n")
}

/// A registry with so many states that the network is a table, and so many instruments that they are
/// counted.
fn of_many() -> String {
    let states: Vec<&str> = known_states()
        .iter()
        .map(|it| it.alpha_3)
        .take(70)
        .collect();
    let ties = states.windows(3).flat_map(|near| {
        let tie = |one: &str, other: &str| {
            format!("  - {{parties: [{one}, {other}], tier: a, since: 2001, evidence: [{{source: s}}]}}\n")
        };
        [tie(near[0], near[1]), tie(near[0], near[2])]
    });
    let instruments = states.windows(2).enumerate().map(|(place, parties)| {
        let parties = parties.join(", ");
        let date = match place % 3 {
            0 => "2001-05-01",
            1 => "2003/2007",
            _ => "2010~",
        };
        format!(
            "  - {{id: d-{place}, parties: [{parties}], signed: {date}, \
             evidence: [{{source: s}}]}}\n"
        )
    });
    format!(
        "registry: mnogo\ntitle: Много\nas-of: 2026-01-01\nlanguage: ru\n\
         tiers: [{{id: a, name: Партнёрство}}]\n\
         sources: [{{id: s, publisher: Газета, published: 2026-01-01, language: ru, \
         url: \"https://a.example/\"}}]\npartnerships:\n{}instruments:\n{}",
        ties.collect::<String>(),
        instruments.collect::<String>()
    )
}

/// What is asked for: everything, and on another day what meets conditions that are decided by names.
fn selectors() -> [Selector; 3] {
    let on = |day: &str| Some(day.parse().expect("a day"));
    [
        Selector::default(),
        Selector {
            on: on("2030-01-01"),
            began: Some("1990/2029".parse().expect("an interval")),
            actor: vec![ActorKind::State],
            ..Selector::default()
        },
        Selector {
            on: on("2016-01-01"),
            effect: vec![Effect::Establishes],
            signed_by: vec![Office::HeadOfState],
            ..Selector::default()
        },
    ]
}

/// The formats that tell readers something in sentences.
const FOR_READERS: [&str; 5] = ["audit", "dot", "html", "mermaid", "svg"];

/// The formats that have only records, names and keys.
const OF_RECORDS: [&str; 9] = [
    "csv", "geojson", "gexf", "graphml", "json", "jsonl", "sql", "xlsx", "yaml",
];

#[test]
fn every_format_is_for_readers_or_for_programs() {
    let mut known = [&FOR_READERS[..], &OF_RECORDS[..]].concat();
    known.sort_unstable();
    let mut names: Vec<&str> = FORMATS.iter().map(|it| it.name).collect();
    names.sort_unstable();
    assert_eq!(names, known);
}

/// Each output with the words of the code that it has.
fn words_of_code(text: &str, selector: &Selector) -> BTreeMap<String, BTreeSet<String>> {
    let analysis = analysis(text);
    let selection = Selection::new(analysis.network(), selector);
    let mut views = ExportContext::for_export(&analysis, selection);
    views.messages = Messages::marked();
    let known = own_words(analysis.registry());
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let plain = Options {
        plain_labels: true,
        ..Options::default()
    };
    let plain = [("dot", plain)].into_iter();
    let all = FOR_READERS.iter().map(|name| (*name, Options::default()));
    for (name, options) in all.chain(plain) {
        let format = format(name).expect("a format of this name");
        if !format.is_narrowed && *selector != Selector::default() {
            continue;
        }
        let mut memory = Memory::default();
        (format.write)(&views, &options, &mut memory).expect("memory takes it");
        for (file, bytes) in &memory.files {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            for (part, shown) in shown(file, text) {
                let shown = without_keys(&analysis, shown);
                let words = words(&shown).filter(|word| !known.contains(*word));
                let words = words.map(str::to_owned);
                found.entry(part).or_default().extend(words);
            }
        }
    }
    found
}

/// A text without the keys of records that would decide a claim: they stand in brackets.
fn without_keys(analysis: &Analysis, shown: String) -> String {
    let audit = analysis.audit(None, 0, |_| true);
    let gaps = audit.claims.iter().flat_map(|claim| &claim.gaps);
    gaps.fold(shown, |shown, gap| {
        shown.replace(&format!("({})", gap.field), "")
    })
}

/// Ids, addresses and other words of the registry, each also in its parts. The words of a closed list
/// are the format's.
fn own_words(registry: &Registry) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = NAMES.iter().map(|it| (*it).to_owned()).collect();
    let is_own = |key: &Key| !matches!(key.kind, Kind::Keyword(_));
    for_each_value(registry, is_own, |value| {
        // Of an address the host is shown.
        let text = value.text().replace("://", " ");
        known.extend(words(&text).map(str::to_owned));
    });
    known
}

/// The words of Latin letters in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_address = |word: &str| word.contains("://") || word.starts_with('#');
    text.split_whitespace()
        .filter(move |word| !is_address(word))
        .flat_map(|word| word.split(|letter: char| !letter.is_ascii_alphabetic()))
        .filter(|word| word.len() > 1)
}

/// What a reader sees of a file, by its parts.
fn shown(file: &str, text: &str) -> Vec<(String, String)> {
    match file.rsplit('.').next() {
        Some("svg") => {
            let document = roxmltree::Document::parse(text).expect("well-formed");
            let mut parts = BTreeMap::new();
            read(document.root_element(), file, file, &mut parts);
            parts.into_iter().collect()
        }
        Some("html") => {
            let page = as_xml(text);
            let document = parse(&page);
            let mut parts = BTreeMap::new();
            read(document.root_element(), file, file, &mut parts);
            parts.into_iter().collect()
        }
        Some("json") => {
            let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let mut texts = String::new();
            sentences(&value, &mut texts);
            vec![(file.to_owned(), texts)]
        }
        Some("dot") => vec![(file.to_owned(), labels_of_dot(text))],
        Some("mmd") => vec![(file.to_owned(), between(text, "[\"", "\"]"))],
        _ => {
            // What is between backticks is of the records: an id or a key.
            let outside = text.split('`').step_by(2);
            vec![(file.to_owned(), outside.collect::<Vec<&str>>().join(" "))]
        }
    }
}

/// The labels and tooltips of a diagram for Graphviz.
fn labels_of_dot(text: &str) -> String {
    let quoted = between(text, "label=\"", "\"") + &between(text, "tooltip=\"", "\"");
    // What is between two labels that are like HTML is code.
    let cells = text.split('>').filter_map(|part| part.split('<').next());
    let cells: Vec<&str> = cells.filter(|it| !it.contains('=')).collect();
    quoted + &cells.join(" ")
}

/// What stands between each pair of signs.
fn between(text: &str, start: &str, end: &str) -> String {
    // Lines of a label end with signs of their own.
    let text = text.replace("\\l", " ").replace("\\n", " ");
    let parts = text.split(start).skip(1);
    let inside = parts.filter_map(|part| part.split(end).next());
    inside.collect::<Vec<_>>().join(" ").replace("<br/>", " ")
}

/// What a document of the audit says for programs: what a claim states and asks as a record has it.
const FOR_PROGRAMS: &[&str] = &["stated", "where", "are", "tier", "roles", "record"];

/// The texts of a JSON value that are sentences, and no words of a format.
fn sentences(value: &serde_json::Value, texts: &mut String) {
    match value {
        serde_json::Value::String(text) if text.contains(' ') => {
            texts.push_str(text);
            texts.push(' ');
        }
        serde_json::Value::Array(values) => values.iter().for_each(|it| sentences(it, texts)),
        serde_json::Value::Object(values) => {
            let values = values.iter();
            let for_readers = values.filter(|(key, _)| !FOR_PROGRAMS.contains(&key.as_str()));
            for_readers.for_each(|(_, value)| sentences(value, texts));
        }
        _ => {}
    }
}

/// Attributes that readers see or hear.
const ATTRIBUTES: &[&str] = &["alt", "aria-label", "content", "placeholder", "title"];

fn read(node: Node<'_, '_>, file: &str, part: &str, parts: &mut BTreeMap<String, String>) {
    let name = node.tag_name().name();
    if ["script", "style"].contains(&name) || node.attribute("http-equiv").is_some() {
        return;
    }
    let own = node.attribute("id").filter(|_| name == "section");
    let part = own.map_or(part.to_owned(), |id| format!("{file}#{id}"));
    let is_said = |name: &str| match name {
        // Of what the head says, the description is for readers.
        "content" => node.attribute("name") == Some("description"),
        _ => ATTRIBUTES.contains(&name),
    };
    let attributes = node.attributes().filter(|it| is_said(it.name()));
    let attributes: Vec<&str> = attributes.map(|it| it.value()).collect();
    let text = node.text().filter(|_| node.is_text()).unwrap_or_default();
    let shown = parts.entry(part.clone()).or_default();
    for text in attributes.into_iter().chain([text]) {
        shown.push(' ');
        shown.push_str(text);
    }
    for child in node.children() {
        read(child, file, &part, parts);
    }
}

#[test]
fn no_sentence_is_outside_the_tables() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in [
        of_claims(),
        without_subject(),
        of_memberships(),
        of_organisation(),
        of_many(),
        OF_PAGE.to_owned(),
    ] {
        let all = selectors();
        // One registry shows what is said of what is narrowed.
        let is_narrowed = text.contains(CLAIMS);
        let asked = if is_narrowed { &all[..] } else { &all[..1] };
        for selector in asked {
            for (part, words) in words_of_code(&text, selector) {
                found.entry(part).or_default().extend(words);
            }
        }
    }
    for part in ["audit.md", "index.html", "index.html#claims", "network.svg"] {
        assert!(found.contains_key(part), "{part}");
    }
    found.retain(|_, words| !words.is_empty());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_word_of_the_code_is_found() {
    let text = "<svg><title>ｍａｒｋｅｄ partly</title><g aria-label=\"told\">AZE a-b</g></svg>";
    let shown = shown("a.svg", text);
    let left: Vec<&str> = shown.iter().flat_map(|(_, text)| words(text)).collect();
    assert_eq!(left, ["partly", "told", "AZE"]);
}
