//! A registry made to measure: instruments of about 600 bytes each, one source for ten of them, and
//! the partnerships, organisations and claims that go with them.

use std::fmt::Write as _;

use chancery_core::yaml::{Input, MANIFEST_FILE};

/// How the files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As the program writes them.
    Canonical,
    /// The same with a mark of YAML that canonical form does not have.
    Other,
}

/// Some states, by id.
const STATES: [&str; 24] = [
    "AZE", "BEL", "BGR", "CHE", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GEO", "GRC",
    "HUN", "ITA", "KAZ", "LVA", "NLD", "NOR", "POL", "PRT", "ROU", "SWE", "TUR",
];

const TIERS: [&str; 3] = ["partnership", "strategic", "alliance"];

/// How many instruments a file holds.
const IN_FILE: usize = 1_000;

/// The files of a registry.
pub(crate) fn files(instruments: usize, form: Form) -> Vec<Input> {
    let mut files = vec![
        (MANIFEST_FILE.to_owned(), manifest()),
        ("organisations.yaml".to_owned(), organisations()),
        ("partnerships.yaml".to_owned(), partnerships(instruments)),
        ("sources.yaml".to_owned(), sources(instruments)),
        ("claims.yaml".to_owned(), claims()),
    ];
    for start in (0..instruments).step_by(IN_FILE) {
        let numbers = start..instruments.min(start + IN_FILE);
        let text = list("instruments", numbers.map(instrument));
        files.push((format!("instruments-{start}.yaml"), text));
    }
    let start = match form {
        Form::Canonical => "",
        Form::Other => "---\n",
    };
    let inputs = files.into_iter();
    inputs
        .map(|(name, text)| Input::text(&name, &format!("{start}{text}")))
        .collect()
}

fn list(section: &str, records: impl Iterator<Item = String>) -> String {
    let mut text = format!("{section}:\n");
    text.extend(records);
    text
}

fn manifest() -> String {
    let mut text = "registry: made\ntitle: Made to measure\nas-of: 2026-05-05\ntiers:\n".to_owned();
    for tier in TIERS {
        let _ = writeln!(text, "  - {{id: {tier}, name: The {tier}}}");
    }
    text
}

/// The two parties of an instrument: each pair comes up again after all others.
fn pair(number: usize) -> (&'static str, &'static str) {
    let pairs = STATES.len() * (STATES.len() - 1);
    let (one, step) = (number % pairs % STATES.len(), number % pairs / STATES.len());
    (STATES[one], STATES[(one + 1 + step) % STATES.len()])
}

fn day(number: usize) -> String {
    let (year, month, day) = (1992 + number % 30, 1 + number % 12, 1 + number % 28);
    format!("{year}-{month:02}-{day:02}")
}

fn instrument(number: usize) -> String {
    let (one, other) = pair(number);
    let tier = TIERS[number % TIERS.len()];
    let source = number / 10;
    format!(
        "  - id: agreement-{number}\n    title: Agreement {number} between {one} and {other} on \
         friendship and cooperation\n    kind: agreement\n    parties: [{one}, {other}]\n    \
         signed: {}\n    place: Genève\n    signatories:\n      - {{state: {one}, office: \
         head-of-state, name: Ada Example}}\n      - {{state: {other}, office: foreign-minister, \
         name: \"O. Öz, junior\"}}\n    tier: {tier}\n    wording: {tier} of the two\n    effect: \
         establishes\n    areas: [energy, trade]\n    evidence:\n      - source: press-{source}\n        \
         quote: both sides signed the document number {number} in the capital\n        attests: \
         [signed, parties]\n",
        day(number)
    )
}

fn partnerships(instruments: usize) -> String {
    let pairs = instruments.min(STATES.len() * (STATES.len() - 1) / 2);
    list(
        "partnerships",
        (0..pairs).map(|number| {
            let (one, other) = pair(number);
            let tier = TIERS[number % TIERS.len()];
            format!(
                "  - parties: [{one}, {other}]\n    tier: {tier}\n    since: {}\n    evidence:\n      \
                 - source: press-{}\n        quote: they are partners from this day on\n",
                day(number),
                number / 10
            )
        }),
    )
}

fn sources(instruments: usize) -> String {
    list(
        "sources",
        (0..instruments.div_ceil(10)).map(|number| {
            format!(
                "  - {{id: press-{number}, publisher: Example Press, published: 2025-01-02, url: \
                 \"https://press.example/{number}\"}}\n"
            )
        }),
    )
}

fn organisations() -> String {
    list(
        "organisations",
        (0..10).map(|number| {
            let mut text = format!(
                "  - id: ORG{number}\n    name: Organisation {number}\n    kind: \
                 intergovernmental-organisation\n    members:\n"
            );
            for state in STATES {
                let _ = writeln!(
                    text,
                    "      - {{state: {state}, role: member, since: 1995}}"
                );
            }
            text + "    evidence: [{source: press-0}]\n"
        }),
    )
}

fn claims() -> String {
    list(
        "claims",
        STATES.iter().enumerate().map(|(number, state)| {
            format!(
                "  - {{id: claim-{number}, source: press-0, count: partnerships, where: {{tier: \
                 strategic, state: {state}}}, is: 7}}\n"
            )
        }),
    )
}
