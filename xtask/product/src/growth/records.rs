//! Registries without a fault in how they are written, of which one kind of record grows, or what
//! records say of one another.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chancery_core::model::{former_states, known_states};

use super::families::{Family, Files, HEAD, SOURCE, lines, one_file};
use super::ties::pair;

pub(super) const CHECK: &[&str] = &["check", "--notes"];

/// A citation of the one source.
pub(super) const CITED: &str = "evidence: [{source: page}]";

pub(super) static FAMILIES: &[Family] = &[
    Family {
        name: "states with the same 300 other names",
        size: 100,
        run: CHECK,
        make: |n| {
            let names = lines(300, |i| format!("Land {i}, "));
            let states = lines(n, |i| {
                format!("  - {{id: {}, name: S{i}, aliases: [{names}]}}\n", code(i))
            });
            one_file(format!("{HEAD}states:\n{states}"))
        },
    },
    Family {
        name: "states with the same 300 other names, and as many misspelt ones",
        size: 100,
        run: CHECK,
        make: |n| {
            let names = lines(300, |i| format!("Land number {i}, "));
            let states = lines(n, |i| {
                format!("  - {{id: {}, name: S{i}, aliases: [{names}]}}\n", code(i))
            });
            let ties = lines(n, |i| {
                format!("  - {{parties: [AZE, Land numbr {i}], tier: tie, {CITED}}}\n")
            });
            one_file(format!(
                "{HEAD}{SOURCE}states:\n{states}partnerships:\n{ties}"
            ))
        },
    },
    Family {
        name: "ids that two kinds of records share",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let shared = organisations(n, |_| "note: N".to_owned());
            let (_, text) = &shared.registry[0];
            let sources = lines(n, |i| {
                format!(
                    "  - {{id: o{i}, publisher: P, published: 2024, url: \"https://p.example/{i}\"}}\n"
                )
            });
            let cited = lines(n, |i| {
                format!("  - {{id: p{i}, name: P, evidence: [{{source: o{i}}}]}}\n")
            });
            let text = text.replace(SOURCE, "");
            one_file(format!("{text}sources:\n{sources}principles:\n{cited}"))
        },
    },
    Family {
        name: "colours of what nobody knows",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let all = organisations(n, |_| "note: N".to_owned());
            let style = lines(n, |i| format!("  x{i}: \"#336699\"\n"));
            one_file(format!("{}style:\n{style}", all.registry[0].1))
        },
    },
    Family {
        name: "other names of one state",
        size: 10_000,
        run: CHECK,
        make: |n| {
            one_file(format!(
                "{HEAD}states:\n  - {{id: XAA, name: S, aliases: [{}]}}\n",
                lines(n, |i| format!("Land {i}, "))
            ))
        },
    },
    Family {
        name: "states with one name",
        size: 1_000,
        run: CHECK,
        make: |n| {
            one_file(format!(
                "{HEAD}states:\n{}",
                lines(n, |i| format!("  - {{id: {}, name: S}}\n", code(i)))
            ))
        },
    },
    Family {
        name: "organisations, each a member of the next",
        size: 1_000,
        run: CHECK,
        make: |n| {
            organisations(n, |i| {
                format!(
                    "members: [{{organisation: o{}, role: member}}]",
                    (i + 1).min(n - 1)
                )
            })
        },
    },
    Family {
        name: "organisations in a circle",
        size: 1_000,
        run: CHECK,
        make: |n| {
            organisations(n, |i| {
                format!(
                    "members: [{{organisation: o{}, role: member}}]",
                    (i + 1) % n
                )
            })
        },
    },
    Family {
        name: "members of one organisation",
        size: 1_000,
        run: CHECK,
        make: |n| members(n, |i| format!("{{state: {}, role: member}}", code(i))),
    },
    Family {
        name: "memberships of one state, at one time",
        size: 500,
        run: CHECK,
        make: |n| members(n, |_| "{state: XAA, role: member}".to_owned()),
    },
    Family {
        name: "memberships of one state in two roles, at one time",
        size: 500,
        run: CHECK,
        make: |n| {
            members(n, |i| {
                format!("{{state: XAA, role: {}}}", ["member", "observer"][i % 2])
            })
        },
    },
    Family {
        name: "memberships of one state, one after the other",
        size: 500,
        run: CHECK,
        make: |n| {
            members(n, |i| {
                format!(
                    "{{state: XAA, role: member, since: {0:04}-01-01, until: {0:04}-12-30}}",
                    100 + i
                )
            })
        },
    },
    Family {
        name: "citations of one record",
        size: 2_000,
        run: CHECK,
        make: |n| {
            let cited = lines(n, |i| format!("{{source: s{i}}}, "));
            let sources = lines(n, |i| {
                format!(
                    "  - {{id: s{i}, publisher: P, published: 2024, url: \"https://p.example/{i}\"}}\n"
                )
            });
            one_file(format!(
                "{HEAD}partnerships:\n  - {{parties: [AZE, HUN], tier: tie, since: 2010, evidence: [{cited}]}}\nsources:\n{sources}"
            ))
        },
    },
    Family {
        name: "citations of one source by many records",
        size: 2_000,
        run: CHECK,
        make: |n| {
            one_file(format!(
                "{HEAD}{SOURCE}principles:\n{}",
                lines(n, |i| format!("  - {{id: p{i}, name: P, {CITED}}}\n"))
            ))
        },
    },
    Family {
        name: "records of one id",
        size: 2_000,
        run: CHECK,
        make: |n| {
            one_file(format!(
                "{HEAD}{SOURCE}principles:\n{}",
                lines(n, |_| format!("  - {{id: p, name: P, {CITED}}}\n"))
            ))
        },
    },
    Family {
        name: "claims of one source",
        size: 500,
        run: CHECK,
        make: |n| {
            let mut files = pair(1, |_| "tier: tie, since: 2010".to_owned());
            let claims = lines(n, |i| {
                format!(
                    "  - {{id: c{i}, source: page, count: partners, is: {}}}\n",
                    1 + i % 2
                )
            });
            files.registry[0].1.push_str(&format!("claims:\n{claims}"));
            files
        },
    },
    Family {
        name: "sources of which a claim asks",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let all = lines(n, |i| format!("s{i}, "));
            let sources = lines(n, |i| {
                format!(
                    "  - {{id: s{i}, publisher: P, published: 2024, url: \"https://p.example/{i}\"}}\n"
                )
            });
            one_file(format!(
                "{HEAD}claims:\n  - {{id: c, source: s0, count: partners, where: {{source: [{all}]}}, is: 0}}\nsources:\n{sources}"
            ))
        },
    },
    Family {
        name: "states of which a claim asks",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let all = lines(n, |i| format!("{}, ", code(i)));
            let states = lines(n, |i| format!("  - {{id: {}, name: S{i}}}\n", code(i)));
            one_file(format!(
                "{HEAD}{SOURCE}claims:\n  - {{id: c, source: page, count: states, where: {{state: [{all}]}}, is: 0}}\nstates:\n{states}"
            ))
        },
    },
    Family {
        name: "waivers, each of a finding",
        size: 1_000,
        run: CHECK,
        make: |n| {
            let sources = lines(n, |i| {
                format!(
                    "  - {{id: s{i}, publisher: P, published: 2024, url: \"https://p.example/{i}\"}}\n"
                )
            });
            let waivers = lines(n, |i| {
                format!("  - {{rule: unused-source, record: s{i}, because: B}}\n")
            });
            one_file(format!("{HEAD}sources:\n{sources}waivers:\n{waivers}"))
        },
    },
    Family {
        name: "waivers of contradicted claims",
        size: 500,
        run: CHECK,
        make: |n| {
            let claims = lines(n, |i| {
                format!("  - {{id: c{i}, source: page, count: partners, is: 7}}\n")
            });
            let waivers = lines(n, |i| {
                format!("  - {{rule: claim-contradicted, record: c{i}, because: B}}\n")
            });
            one_file(format!(
                "{HEAD}{SOURCE}claims:\n{claims}waivers:\n{waivers}"
            ))
        },
    },
    Family {
        name: "quotes of one page",
        size: 500,
        run: &["check", "--archive"],
        make: |n| {
            let quoted = lines(n, |i| {
                format!(
                    "  - {{id: p{i}, name: P, evidence: [{{source: page, quote: \"sentence number {i} of the page\"}}]}}\n"
                )
            });
            let mut files = one_file(format!("{HEAD}principles:\n{quoted}{SOURCE}"));
            files.archive.push((
                "page.txt",
                lines(n, |i| format!("This is sentence number {i} of the page.\n")),
            ));
            files
        },
    },
    Family {
        name: "files",
        size: 500,
        run: CHECK,
        make: |n| {
            let mut files = one_file(format!("{HEAD}{SOURCE}"));
            files.registry.extend((0..n).map(|i| {
                (
                    format!("p{i}.yaml"),
                    format!("principles:\n  - {{id: p{i}, name: P, {CITED}}}\n"),
                )
            }));
            files
        },
    },
];

/// The codes of states that ISO does not know.
static CODES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut known: BTreeSet<&str> = known_states().iter().map(|it| it.alpha_3).collect();
    known.extend(former_states().iter().map(|it| it.alpha_3));
    let letters = || 'A'..='Z';
    let pairs = letters().flat_map(|a| letters().map(move |b| [a, b]));
    let codes = pairs.flat_map(|[a, b]| letters().map(move |c| String::from_iter([a, b, c])));
    codes.filter(|code| !known.contains(&**code)).collect()
});

pub(super) fn code(index: usize) -> &'static str {
    &CODES[index]
}

fn organisations(count: usize, of: impl Fn(usize) -> String) -> Files {
    let all = lines(count, |i| {
        format!(
            "  - {{id: o{i}, name: O{i}, kind: intergovernmental-organisation, {}, {CITED}}}\n",
            of(i)
        )
    });
    one_file(format!("{HEAD}{SOURCE}organisations:\n{all}"))
}

pub(super) fn members(count: usize, of: impl Fn(usize) -> String) -> Files {
    let all = lines(count, |i| format!("      - {}\n", of(i)));
    let states = lines(count, |i| format!("  - {{id: {}, name: S{i}}}\n", code(i)));
    one_file(format!(
        "{HEAD}{SOURCE}organisations:\n  - id: o\n    name: O\n    kind: intergovernmental-organisation\n    {CITED}\n    members:\n{all}states:\n{states}"
    ))
}
