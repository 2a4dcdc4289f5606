//! Tiers, partnerships and instruments that grow.

use super::families::{Family, Files, HEAD, SOURCE, lines, one_file};
use super::records::{CHECK, CITED, code};

pub(super) static FAMILIES: &[Family] = &[
    Family {
        name: "tiers, each including the next",
        size: 500,
        run: CHECK,
        make: |n| {
            tiers(n, |i| {
                if i + 1 < n {
                    format!("t{}", i + 1)
                } else {
                    String::new()
                }
            })
        },
    },
    Family {
        name: "tiers in a circle",
        size: 500,
        run: CHECK,
        make: |n| tiers(n, |i| format!("t{}", (i + 1) % n)),
    },
    Family {
        name: "colours of tiers",
        size: 500,
        run: CHECK,
        make: |n| {
            let mut files = tiers(n, |_| String::new());
            let style = lines(n, |i| format!("  t{i}: \"#336699\"\n"));
            files.registry[0].1.push_str(&format!("style:\n{style}"));
            files
        },
    },
    Family {
        name: "partnerships, each with a tier, a direction and an area of its own",
        size: 500,
        run: CHECK,
        make: vocabulary,
    },
    Family {
        name: "periods of one pair, one after the other",
        size: 250,
        run: CHECK,
        make: |n| {
            pair(n, |i| {
                format!(
                    "tier: tie, since: {:04}-01-01, until: {:04}-12-30",
                    1000 + i,
                    1000 + i
                )
            })
        },
    },
    Family {
        name: "periods of one pair, without a date",
        size: 250,
        run: CHECK,
        make: |n| pair(n, |_| "tier: tie".to_owned()),
    },
    Family {
        name: "partnerships of one pair at two tiers in turn, of which one ends the other",
        size: 250,
        run: CHECK,
        make: |n| {
            let mut files = pair(n, |i| {
                let tier = ["tie", "bond"][i % 2];
                format!("tier: {tier}, since: {:04}-01-01", 1000 + i)
            });
            let text = &mut files.registry[0].1;
            *text = text.replace(
                "  - {id: tie, name: Tie}\n",
                "  - {id: tie, name: Tie}\n  - {id: bond, name: Bond}\none-tier-at-a-time: true\n",
            );
            files
        },
    },
    Family {
        name: "instruments of one pair",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let mut files = pair(1, |_| "tier: tie".to_owned());
            let instruments = lines(n, |i| {
                format!(
                    "  - {{id: i-{i}, parties: [AZE, HUN], signed: 2011, tier: tie, effect: establishes, {CITED}}}\n"
                )
            });
            files.registry[0]
                .1
                .push_str(&format!("instruments:\n{instruments}"));
            files
        },
    },
    Family {
        name: "instruments that each terminate one pair's tie",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let mut files = pair(1, |_| "tier: tie, since: 1900".to_owned());
            let instruments = lines(n, |i| {
                format!(
                    "  - {{id: i-{i}, parties: [AZE, HUN], signed: {:04}, effect: terminates, {CITED}}}\n",
                    1900 + i % 100
                )
            });
            files.registry[0]
                .1
                .push_str(&format!("instruments:\n{instruments}"));
            files
        },
    },
    Family {
        name: "instruments that each terminate each of 300 partnerships of one pair",
        size: 500,
        run: CHECK,
        make: |n| {
            let mut files = pair(300, |i| format!("name: p-{i}, tier: tie, since: 1900"));
            let instruments = lines(n, |i| {
                format!(
                    "  - {{id: i-{i}, parties: [AZE, HUN], signed: {:04}, effect: terminates, {CITED}}}\n",
                    1900 + i % 100
                )
            });
            files.registry[0]
                .1
                .push_str(&format!("instruments:\n{instruments}"));
            files
        },
    },
    Family {
        name: "parties and signatories of one instrument",
        size: 500,
        run: CHECK,
        make: |n| instrument(n, |i| format!("{{state: {0}, name: N}}", code(i))),
    },
    Family {
        name: "signatories of one state for one instrument",
        size: 2_000,
        run: CHECK,
        make: |n| {
            instrument_of(
                2,
                &lines(n, |i| format!("{{state: {}, name: N{i}}}, ", code(0))),
            )
        },
    },
    Family {
        name: "one state listed many times among parties",
        size: 2_000,
        run: CHECK,
        make: |n| {
            one_file(format!(
                "{HEAD}{SOURCE}partnerships:\n  - {{parties: [AZE, {}], tier: tie, {CITED}}}\n",
                "HUN, ".repeat(n)
            ))
        },
    },
    Family {
        name: "instruments that nobody knows, and that partnerships name",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let named = lines(n, |i| format!("no-{i}, "));
            one_file(format!(
                "{HEAD}{SOURCE}partnerships:\n  - {{parties: [AZE, HUN], tier: tie, since: 2010, instruments: [{named}], {CITED}}}\n"
            ))
        },
    },
];

pub(super) fn tiers(count: usize, included: impl Fn(usize) -> String) -> Files {
    let tiers = lines(count, |i| {
        let included = included(i);
        match included.is_empty() {
            true => format!("  - {{id: t{i}, name: T}}\n"),
            false => format!("  - {{id: t{i}, name: T, includes: [{included}]}}\n"),
        }
    });
    let head = HEAD.replace("  - {id: tie, name: Tie}\n", &tiers);
    one_file(head)
}

fn vocabulary(count: usize) -> Files {
    let mut files = tiers(count, |_| String::new());
    let directions = lines(count, |i| format!("  - {{id: d{i}, name: D}}\n"));
    let areas = lines(count, |i| format!("  - a{i}\n"));
    let ties = lines(count, |i| {
        format!(
            "  - {{parties: [AZE, HUN], tier: t{i}, direction: d{i}, areas: [a{i}], since: 2010, {CITED}}}\n"
        )
    });
    files.registry[0].1.push_str(&format!(
        "directions:\n{directions}areas:\n{areas}partnerships:\n{ties}{SOURCE}"
    ));
    files
}

pub(super) fn pair(count: usize, of: impl Fn(usize) -> String) -> Files {
    let ties = lines(count, |i| {
        format!(
            "  - {{id: t-{i}, parties: [AZE, HUN], {}, {CITED}}}\n",
            of(i)
        )
    });
    one_file(format!("{HEAD}{SOURCE}partnerships:\n{ties}"))
}

fn instrument(count: usize, signatory: impl Fn(usize) -> String) -> Files {
    instrument_of(count, &lines(count, |i| format!("{}, ", signatory(i))))
}

fn instrument_of(count: usize, signatories: &str) -> Files {
    let parties = lines(count, |i| format!("{}, ", code(i)));
    let states = lines(count, |i| format!("  - {{id: {}, name: S{i}}}\n", code(i)));
    one_file(format!(
        "{HEAD}{SOURCE}instruments:\n  - {{id: i, parties: [{parties}], signed: 2011, signatories: [{signatories}], {CITED}}}\nstates:\n{states}"
    ))
}
