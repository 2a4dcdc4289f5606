//! A registry for the benchmarks of the exports.

use chancery_core::Analysis;
use chancery_core::model::{Selector, known_states};
use chancery_core::select::Selection;
use chancery_core::yaml::{Input, MANIFEST_FILE, read};
use chancery_export::views::ExportContext;

/// How many instruments the registry has.
pub(crate) const INSTRUMENTS: [usize; 2] = [1_000, 10_000];

/// How many states it has.
const STATES: usize = 200;

/// Runs something with the views of a registry of `count` instruments, each with two parties, two
/// signatories and a quote, with a partnership for ten of them and a source for ten of them.
pub(crate) fn with_views(count: usize, run: impl FnOnce(&ExportContext<'_>)) {
    let text = registry(count);
    let analysis = Analysis::from_reading(read(vec![Input {
        name: MANIFEST_FILE.into(),
        bytes: Ok(text.into_bytes()),
    }]));
    let selector = Selector::default();
    let network = analysis.network();
    run(&ExportContext::for_export(
        &analysis,
        Selection::new(network, &selector),
    ));
}

fn registry(count: usize) -> String {
    let states: Vec<&str> = known_states().iter().map(|it| it.alpha_3).collect();
    let pair = |index: usize| {
        let (one, other) = (index % STATES, index / STATES % (STATES - 1));
        let other = if other < one { other } else { other + 1 };
        format!("[{}, {}]", states[one], states[other])
    };
    let day = |index: usize| {
        let (month, day) = (1 + index % 12, 1 + index % 28);
        format!("{}-{month:02}-{day:02}", 1996 + index % 29)
    };
    let mut text = String::from(
        "registry: bench\ntitle: Bench\nas-of: 2025-12-13\ntiers:\n  - {id: tie, name: Tie}\n",
    );
    text.push_str("sources:\n");
    for index in 0..count.div_ceil(10) {
        text.push_str(&format!(
            "  - id: s-{index}\n    publisher: Ministry\n    title: Announcement {index}\n    url: https://ministry.example/{index}\n    published: 2025-01-01\n    language: en\n"
        ));
    }
    text.push_str("partnerships:\n");
    for index in 0..count.div_ceil(10) {
        text.push_str(&format!(
            "  - parties: {}\n    tier: tie\n    since: {}\n    evidence:\n      - source: s-{index}\n",
            pair(index),
            day(index)
        ));
    }
    text.push_str("instruments:\n");
    for index in 0..count {
        let parties = pair(index);
        let signatories = parties.trim_matches(['[', ']']).split(", ");
        let signatories: String = signatories
            .map(|state| format!("      - state: {state}\n        name: Person {index}\n"))
            .collect();
        text.push_str(&format!(
            "  - id: i-{index}\n    title: Agreement number {index} on cooperation\n    parties: {parties}\n    signed: {}\n    signatories:\n{signatories}    evidence:\n      - source: s-{}\n        quote: The parties agreed in document {index} to cooperate\n",
            day(index),
            index / 10
        ));
    }
    text
}
