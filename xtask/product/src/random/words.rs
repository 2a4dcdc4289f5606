//! Texts and dates over which readers and formats stumble.

use super::choices::Choices;

/// What no export may hold raw, though a text of a registry does.
pub const MARKUP: &str = "</script></style>]]><b onclick=x>";

/// Parts of texts that mean something to one reader or format or another. None holds a character
/// that the reader refuses.
pub const WORDS: &[&str] = &[
    "NO",
    "y",
    "true",
    "null",
    "~",
    "010",
    "0x1F",
    "1e3",
    "1_000",
    "12:30",
    "2013-03-11",
    ".inf",
    ".nan",
    "+12",
    "-3",
    "=",
    "<<",
    "a: b",
    "x:",
    "- x",
    "---",
    "...",
    "# x",
    "x #y",
    "[a",
    "a]",
    "{",
    "}",
    "a, b",
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
    "back\\slash",
    "\\n",
    "Türkiye",
    "日本",
    "🏳\u{FE0F}\u{200D}🌈",
    "e\u{301}",
    "العربية",
    "עברית",
    "a  b",
    "25",
    "1,000",
    "NaN",
    "!",
    "&amp;",
    "&lt;b&gt;",
    MARKUP,
    "{{ x }}",
    "{% x %}",
    "$(x)",
    "=1+1",
    "@SUM(A1)",
    "_x000D_",
    "_x0041_",
    "; ",
    "'; DROP TABLE states; --",
    "%s%n",
    "::error::x",
    "NULL",
    "\\N",
    "<!--",
    "-->",
    "/*",
    "*/",
    "click x \"y\"",
    "graph TD",
    "subgraph",
    "end",
    "A --> B",
    "Bakı",
    "İ",
    "ß",
    "ﬁ",
    "x\u{A0}y",
    "x\u{2028}y",
    "x\u{AD}y",
    "Partnership",
    "strategic",
];

/// Words that are ids, though some readers take them for something else.
pub const ODD_IDS: &[&str] = &[
    "no",
    "null",
    "010",
    "1e3",
    "0x1F",
    "y",
    "a.b_c",
    "1.10",
    "2e5",
    "2013-03-11",
    "end",
    "A",
    "graph",
    "constructor",
    "con",
    "CON",
    "index",
    "Z9",
];

/// A text that the reader lets through.
pub fn text(choices: &mut Choices<'_>) -> String {
    let count = match choices.below(40) {
        0 => 400,
        1..5 => 8,
        _ => 1 + choices.below(3),
    };
    let words: Vec<&str> = (0..count).map(|_| choices.one(WORDS)).collect();
    words.join(" ")
}

/// A date in any form that the format accepts.
pub fn date(choices: &mut Choices<'_>) -> String {
    match choices.below(16) {
        0 => {
            let mut ends = [end(choices), end(choices)];
            ends.sort();
            ends.join("/")
        }
        1 => format!("../{}", end(choices)),
        2 => format!("{}/..", end(choices)),
        3 => "../..".to_owned(),
        4 => {
            let qualifier = choices.one(&["?", "~", "%"]);
            format!("{}{qualifier}", end(choices))
        }
        5 => {
            let year = year(choices);
            let form = choices.one(&["-XX", "-03-XX", "-XX-XX", "-12-XX"]);
            format!("{year:04}{form}")
        }
        6 => format!("{:03}X", year(choices) / 10),
        7 => format!("{:02}XX", year(choices) / 100),
        _ => end(choices),
    }
}

fn end(choices: &mut Choices<'_>) -> String {
    let year = year(choices);
    match choices.below(3) {
        0 => format!("{year:04}"),
        1 => format!("{year:04}-{:02}", 1 + choices.below(12)),
        _ => day_in(year, choices),
    }
}

/// A whole day.
pub fn day(choices: &mut Choices<'_>) -> String {
    let year = year(choices);
    day_in(year, choices)
}

fn day_in(year: usize, choices: &mut Choices<'_>) -> String {
    let (month, day) = (1 + choices.below(12), 1 + choices.below(28));
    match choices.below(12) {
        0 => format!("{year:04}-12-31"),
        1 => format!("{year:04}-01-01"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// Mostly one of the years of which registries speak.
fn year(choices: &mut Choices<'_>) -> usize {
    match choices.below(60) {
        0 => choices.below(10_000),
        1 => 9_999,
        2 => 0,
        3..9 => 1_900 + choices.below(100),
        _ => 1_991 + choices.below(36),
    }
}
