//! Registries that grow in one way each.

use std::fmt::Write as _;

use chancery_core::model::known_states;

/// A way to grow.
pub(super) struct Family {
    /// What there is more and more of.
    pub(super) name: &'static str,
    /// How many at first; then twice and four times as many.
    pub(super) size: usize,
    /// The program's arguments: the command, of `export` with the format, and what follows the
    /// folder's name.
    pub(super) run: &'static [&'static str],
    /// The manifest, the other files, and the archived pages.
    pub(super) make: fn(usize) -> Files,
}

/// The files of a registry, and those of its archive.
#[derive(Default)]
pub(super) struct Files {
    pub(super) registry: Vec<(String, String)>,
    pub(super) archive: Vec<(&'static str, String)>,
}

pub(super) const HEAD: &str = "registry: growing\ntitle: Growing\nsubject: AZE\nas-of: 2025-12-13\n\
                    tiers:\n  - {id: tie, name: ResolvedPartnership}\n";

pub(super) const SOURCE: &str =
    "sources:\n  - {id: page, publisher: Press, published: 2024, archive: page.txt}\n";

pub(super) fn one_file(text: String) -> Files {
    Files {
        registry: vec![("registry.yaml".to_owned(), text)],
        archive: Vec::new(),
    }
}

pub(super) fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

pub(super) static FAMILIES: &[Family] = &[
    Family {
        name: "unknown keys at the top of a file",
        size: 20_000,
        run: &["check"],
        make: |n| one_file(format!("{HEAD}{}", lines(n, |i| format!("key-{i}: x\n")))),
    },
    Family {
        name: "unknown keys of one record",
        size: 20_000,
        run: &["check"],
        make: |n| {
            let keys = lines(n, |i| format!("    key-{i}: x\n"));
            one_file(format!("{HEAD}states:\n  - id: HUN\n{keys}"))
        },
    },
    Family {
        name: "keys of `severities`",
        size: 10_000,
        run: &["check"],
        make: |n| {
            let keys = lines(n, |i| format!("  rule-{i}: note\n"));
            one_file(format!("{HEAD}severities:\n{keys}"))
        },
    },
    Family {
        name: "sources on one line, as JSON",
        size: 10_000,
        run: &["check"],
        make: |n| one_file(format!("{HEAD}sources: [{}]\n", sources(n))),
    },
    Family {
        name: "faulty records on one line",
        size: 10_000,
        run: &["check"],
        make: |n| {
            one_file(format!(
                "{HEAD}states: [{}]\n",
                lines(n, |_| "{x: 1}, ".to_owned())
            ))
        },
    },
    Family {
        name: "findings",
        size: 100_000,
        run: &["check"],
        make: |n| {
            one_file(format!(
                "{HEAD}states:\n{}",
                lines(n, |_| "  - x\n".to_owned())
            ))
        },
    },
    Family {
        name: "control characters in one text",
        size: 100_000,
        run: &["check"],
        make: |n| one_file(format!("{HEAD}note: \"{}\"\n", "\u{1}".repeat(n))),
    },
    Family {
        name: "wrong ids among ids as long, of the same letters",
        size: 500,
        run: &["check"],
        make: similar_ids,
    },
    Family {
        name: "partnerships of one pair at one time",
        size: 500,
        run: &["check", "--format", "json"],
        make: one_pair,
    },
    Family {
        name: "parties of one partnership, since 2000",
        size: 50,
        run: &["build"],
        make: |n| parties(n, "2000"),
    },
    Family {
        name: "years of one partnership",
        size: 500,
        run: &["build"],
        make: |n| parties(3, &format!("{:04}", 2025 - n.min(2024))),
    },
    Family {
        name: "words of a quote that nearly matches",
        size: 100,
        run: &["check", "--archive"],
        make: |n| near(n, 20_000),
    },
    Family {
        name: "words of a page that nearly matches everywhere",
        size: 100_000,
        run: &["check", "--archive"],
        make: |n| near(64, n),
    },
    Family {
        name: "characters of one value",
        size: 2_000_000,
        run: &["check"],
        make: |n| one_file(format!("{HEAD}subject: {}\n", "x".repeat(n))),
    },
    Family {
        name: "levels of nesting",
        size: 200_000,
        run: &["check"],
        make: |n| one_file(format!("{HEAD}note: {}\n", "[".repeat(n))),
    },
    Family {
        name: "records",
        size: 10_000,
        run: &["check"],
        make: |n| {
            one_file(format!(
                "{HEAD}sources:\n{}",
                lines(n, |i| format!("  - {}\n", source(i)))
            ))
        },
    },
    Family {
        name: "sources that could reconcile claims",
        size: 4,
        run: &["audit"],
        make: claims,
    },
];

fn source(index: usize) -> String {
    format!(
        "{{\"id\": \"s-{index}\", \"publisher\": \"P\", \"published\": \"2024-01-01\", \"url\": \"https://p.example/{index}\"}}"
    )
}

fn sources(count: usize) -> String {
    let all: Vec<String> = (0..count).map(source).collect();
    all.join(", ")
}

fn similar_ids(count: usize) -> Files {
    // Each id has the same letters in another order, so that nothing tells two apart at a glance.
    let id = |seed: usize| {
        let mut letters: Vec<u8> = b"abcdefghijklmnopqrstuvwxy".repeat(4);
        let mut state = seed.wrapping_mul(0x9E37_79B9).wrapping_add(1);
        for at in (1..letters.len()).rev() {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            letters.swap(at, (state >> 8) % (at + 1));
        }
        String::from_utf8_lossy(&letters).into_owned()
    };
    let known = lines(count, |i| {
        format!(
            "  - {{id: {}, publisher: P, url: \"https://p.example/\"}}\n",
            id(i)
        )
    });
    let wrong = lines(count, |i| {
        format!(
            "  - {{id: p-{i}, name: P, evidence: [{{source: {}}}]}}\n",
            id(count + i)
        )
    });
    one_file(format!("{HEAD}sources:\n{known}principles:\n{wrong}"))
}

fn one_pair(count: usize) -> Files {
    let ties = lines(count, |i| {
        format!(
            "  - {{id: t-{i}, parties: [AZE, HUN], tier: tie, since: 2010, evidence: [{{source: page}}]}}\n"
        )
    });
    let instruments = lines(count, |i| {
        format!(
            "  - {{id: i-{i}, parties: [AZE, HUN], signed: 2011, tier: tie, effect: establishes, evidence: [{{source: page}}]}}\n"
        )
    });
    one_file(format!(
        "{HEAD}partnerships:\n{ties}instruments:\n{instruments}{SOURCE}"
    ))
}

pub(super) fn parties(count: usize, since: &str) -> Files {
    let others = known_states().iter().map(|state| state.alpha_3);
    let all: Vec<&str> = others.take(count).collect();
    let mut text = HEAD.to_owned();
    let _ = write!(
        text,
        "severities: {{former-state-code: off}}\npartnerships:\n  - {{parties: [{}], tier: tie, since: {since}, evidence: [{{source: page}}]}}\n{SOURCE}",
        all.join(", ")
    );
    one_file(text)
}

fn near(quote: usize, page: usize) -> Files {
    let word = |index: usize| {
        if index.is_multiple_of(2) {
            "ab "
        } else {
            "ba "
        }
    };
    let said = lines(quote, |index| word(index).to_owned());
    let mut files = one_file(format!(
        "{HEAD}principles:\n  - id: p\n    name: P\n    evidence:\n      - {{source: page, quote: \"{said}end\"}}\n{SOURCE}"
    ));
    files
        .archive
        .push(("page.txt", lines(page, |index| word(index).to_owned())));
    files
}

fn claims(count: usize) -> Files {
    let states: Vec<&str> = known_states().iter().map(|state| state.alpha_3).collect();
    let ties = lines(40, |i| {
        format!(
            "  - {{parties: [AZE, {}], tier: tie, since: 2001, evidence: [{{source: s-0}}]}}\n",
            states[i + 20]
        )
    });
    let claims = lines(count, |i| {
        format!(
            "  - {{id: c-{i}, source: s-{i}, count: partners, is: {}}}\n",
            44 + i % 3
        )
    });
    let sources = lines(count, |i| format!("  - {}\n", source(i)));
    one_file(format!(
        "{HEAD}partnerships:\n{ties}claims:\n{claims}sources:\n{sources}"
    ))
}
