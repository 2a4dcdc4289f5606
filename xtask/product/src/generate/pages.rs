//! Archived pages of about ten kilobytes, and records that quote them.

use std::fmt::Write as _;

/// How many quotes there are of each page.
const QUOTES: usize = 5;

/// How many lines a page has.
const LINES: usize = 110;

/// The words of a line, in another order on each.
const WORDS: &[&str] = &[
    "agreement",
    "Bakı",
    "the",
    "minister’s",
    "of",
    "partnership",
    "visit",
    "and",
    "strategic",
    "energy",
    "in",
    "long‑term",
    "Türkiye",
    "declaration",
    "signed",
    "two",
    "transport",
    "with",
    "“friendly”",
    "states",
    "since",
    "a",
    "corridor",
    "Caspian",
    "president",
    "was",
    "to",
    "joint",
    "at",
    "summit",
    "Україна",
    "gas",
    "ministers",
    "on",
    "economic",
    "relations",
    "by",
    "between",
    "council",
    "road",
    "trade",
];

/// The words of a line.
fn words(page: usize, line: usize) -> impl Iterator<Item = &'static str> {
    // Steps that have no divisor in common with the number of words reach all of them.
    let step = 1 + (page * 7 + line) % (WORDS.len() - 1);
    (0..12).map(move |word| WORDS[(page + line * 5 + word * step) % WORDS.len()])
}

/// The text of a page.
pub(super) fn text(page: usize) -> String {
    let mut text = String::new();
    for line in 0..LINES {
        let words: Vec<&str> = words(page, line).collect();
        let _ = writeln!(text, "{}\u{A0}{line} {}.", words[0], words[1..].join(" "));
    }
    text
}

/// The records that quote a page: a principle, and the source.
pub(super) fn records(page: usize) -> String {
    let mut records =
        format!("principles:\n  - id: said-{page}\n    name: Said on page {page}\n    evidence:\n");
    for quote in 0..QUOTES {
        let line = quote * LINES / QUOTES + page % 20;
        let words: Vec<&str> = words(page, line).take(9).collect();
        let words = format!("{} {line} {}", words[0], words[1..].join(" "));
        let typed = words.replace('’', "'").replace(['“', '”'], "\"");
        let escaped = typed.replace('‑', "-").replace('"', "\\\"");
        let _ = writeln!(
            records,
            "      - source: quoted-{page}\n        quote: \"{escaped}\""
        );
    }
    let _ = writeln!(
        records,
        "sources:\n  - id: quoted-{page}\n    publisher: Example Press\n    published: 2024-05-07\n    archive: pages/{page:04}.txt"
    );
    records
}
