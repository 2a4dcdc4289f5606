//! Registries of which an export grows.

use super::families::{Family, Files, HEAD, SOURCE, lines, one_file, parties};
use super::records::{CITED, code, members};
use super::ties::{pair, tiers};

const CSV: &[&str] = &["export", "csv"];
const HTML: &[&str] = &["export", "html"];

/// The families that grow with a product, as docs/performance.md says.
pub(super) const PRODUCTS: &[&str] = &["parties of one partnership, pair by pair"];

pub(super) static FAMILIES: &[Family] = &[
    Family {
        name: "organisations of the same 200 states",
        size: 50,
        run: CSV,
        make: memberships,
    },
    Family {
        name: "memberships of one state in one organisation, one after the other",
        size: 125,
        run: CSV,
        make: |n| {
            members(n, |i| {
                format!(
                    "{{state: {0}, role: member, since: {1:04}-{2:02}-01, until: {1:04}-{2:02}-27}}",
                    code(0),
                    1500 + i / 12,
                    1 + i % 12
                )
            })
        },
    },
    Family {
        name: "declared states",
        size: 4_000,
        run: CSV,
        make: states,
    },
    Family {
        name: "tiers",
        size: 500,
        run: CSV,
        make: |n| tiers(n, |_| String::new()),
    },
    Family {
        name: "instruments of one pair, as tables",
        size: 2_000,
        run: CSV,
        make: instruments_of_one_pair,
    },
    Family {
        name: "instruments of one pair, as a page",
        size: 1_000,
        run: HTML,
        make: instruments_of_one_pair,
    },
    Family {
        name: "instruments with one title, as a page",
        size: 1_000,
        run: HTML,
        make: |n| {
            let instruments = lines(n, |i| {
                let replaces = match i {
                    0 => String::new(),
                    _ => format!(", replaces: [i-{}]", i - 1),
                };
                format!(
                    "  - {{id: i-{i}, title: Agreement, parties: [AZE, HUN], signed: {:04}{replaces}, {CITED}}}\n",
                    1500 + i / 10
                )
            });
            one_file(format!("{HEAD}{SOURCE}instruments:\n{instruments}"))
        },
    },
    Family {
        name: "partners, as a page",
        size: 500,
        run: HTML,
        make: partners,
    },
    Family {
        name: "partners, as tables",
        size: 500,
        run: CSV,
        make: partners,
    },
    Family {
        name: "periods of one pair, as tables",
        size: 250,
        run: CSV,
        make: |n| {
            pair(n, |i| {
                format!("tier: tie, since: {0:04}, until: {0:04}", i + 1)
            })
        },
    },
    Family {
        name: "citations, as tables",
        size: 5_000,
        run: CSV,
        make: principles,
    },
    Family {
        name: "citations, as a workbook",
        size: 5_000,
        run: &["export", "xlsx"],
        make: principles,
    },
    Family {
        name: "citations, as a database",
        size: 5_000,
        run: &["export", "sqlite"],
        make: principles,
    },
    Family {
        name: "citations, as JSON Lines",
        size: 5_000,
        run: &["export", "jsonl"],
        make: principles,
    },
    Family {
        name: "parties of one partnership, pair by pair",
        size: 50,
        run: CSV,
        make: |n| parties(n, "2000"),
    },
];

fn memberships(count: usize) -> Files {
    const STATES: usize = 200;
    let members = lines(STATES, |i| {
        format!(
            "      - {{state: {}, role: member, since: 2001}}\n",
            code(i)
        )
    });
    let organisations = lines(count, |i| {
        format!(
            "  - id: o{i}\n    name: O{i}\n    kind: intergovernmental-organisation\n    {CITED}\n    members:\n{members}"
        )
    });
    let mut files = states(STATES);
    files.registry[0]
        .1
        .push_str(&format!("organisations:\n{organisations}"));
    files
}

fn states(count: usize) -> Files {
    let states = lines(count, |i| format!("  - {{id: {}, name: S{i}}}\n", code(i)));
    one_file(format!("{HEAD}{SOURCE}states:\n{states}"))
}

fn partners(count: usize) -> Files {
    let ties = lines(count, |i| {
        format!(
            "  - {{parties: [AZE, {}], tier: tie, since: 2010, {CITED}}}\n",
            code(i)
        )
    });
    let mut files = states(count);
    files.registry[0]
        .1
        .push_str(&format!("partnerships:\n{ties}"));
    files
}

fn instruments_of_one_pair(count: usize) -> Files {
    let mut files = pair(1, |_| "tier: tie".to_owned());
    let instruments = lines(count, |i| {
        format!(
            "  - {{id: i-{i}, title: Agreement {i}, parties: [AZE, HUN], signed: {:04}, tier: tie, effect: establishes, {CITED}}}\n",
            1800 + i % 200
        )
    });
    files.registry[0]
        .1
        .push_str(&format!("instruments:\n{instruments}"));
    files
}

fn principles(count: usize) -> Files {
    let sources = lines(count, |i| {
        format!("  - {{id: s{i}, publisher: P, published: 2024, url: \"https://p.example/{i}\"}}\n")
    });
    let principles = lines(count, |i| {
        format!(
            "  - {{id: p{i}, name: P, evidence: [{{source: s{i}, quote: Words number {i}}}]}}\n"
        )
    });
    one_file(format!(
        "{HEAD}sources:\n{sources}principles:\n{principles}"
    ))
}
