//! Checks `states.tsv` and `former-states.tsv` against the `rust_iso3166`
//! crate (0.2), in both directions.
//!
//! Every difference that is accepted is listed below with its reason. A listed
//! difference that is no longer there fails too, so the lists stay true.

use std::collections::{BTreeMap, BTreeSet};

const STATES: &str = include_str!("../tables/states.tsv");
const FORMER_STATES: &str = include_str!("../tables/former-states.tsv");
const FIRST_YEARS: &str = include_str!("../tables/first-years.tsv");

/// Current codes on which the table and the crate differ: (alpha-3, reason).
/// None is known.
const KNOWN_CODE_DIFFERENCES: &[(&str, &str)] = &[];

/// Former codes of the crate that the table leaves out: (alpha-4, reason).
const KNOWN_LEFT_OUT: &[(&str, &str)] = &[(
    "FQHH",
    "its alpha-3 ATF is today's code of the French Southern Territories, so ATF is only in states.tsv",
)];

/// Former codes whose numeric code is empty in the table and 0 in the crate:
/// (alpha-3, reason).
const KNOWN_WITHOUT_NUMERIC: &[(&str, &str)] = &[
    ("ATB", NO_NUMERIC),
    ("PCZ", NO_NUMERIC),
    ("SKM", NO_NUMERIC),
    ("VDR", NO_NUMERIC),
];
const NO_NUMERIC: &str = "no source gives a numeric code; the crate writes 0 for none";

/// Current names that differ: (alpha-3, the crate's name, reason).
const KNOWN_NAME_DIFFERENCES: &[(&str, &str, &str)] = &[
    ("COD", "Congo (Democratic Republic of the)", PLAIN_ORDER),
    ("KOR", "Korea (Republic of)", PLAIN_ORDER),
    ("MDA", "Moldova (Republic of)", PLAIN_ORDER),
    ("NRU", "Nauru", "renamed in 2026, after the crate's data"),
    (
        "PRK",
        "Korea (Democratic People's Republic of)",
        PLAIN_ORDER,
    ),
    ("PSE", "Palestine (State of)", PLAIN_ORDER),
    ("TZA", "Tanzania (United Republic of)", PLAIN_ORDER),
    ("VGB", "Virgin Islands (British)", PLAIN_ORDER),
    ("VIR", "Virgin Islands (U.S.)", PLAIN_ORDER),
];
const PLAIN_ORDER: &str = "the table has the plain order that UN M49 uses";

/// Former names that differ: (alpha-3, the crate's name, reason).
const KNOWN_FORMER_NAME_DIFFERENCES: &[(&str, &str, &str)] = &[
    (
        "BUR",
        "Burma, Socialist Republic of the Union of",
        SHORT_NAME,
    ),
    (
        "BYS",
        "Byelorussian SSR Soviet Socialist Republic",
        SHORT_NAME,
    ),
    (
        "CSK",
        "Czechoslovakia, Czechoslovak Socialist Republic",
        SHORT_NAME,
    ),
    ("FXX", "France, Metropolitan", REORDERED),
    ("HVO", "Upper Volta, Republic of", SHORT_NAME),
    (
        "SUN",
        "USSR, Union of Soviet Socialist Republics",
        "the table has the second half alone",
    ),
    ("VDR", "Viet-Nam, Democratic Republic of", REORDERED),
    (
        "YMD",
        "Yemen, Democratic, People's Democratic Republic of",
        "the table has the short name, in plain order",
    ),
    (
        "YUG",
        "Yugoslavia, (Socialist) Federal Republic of",
        SHORT_NAME,
    ),
    ("ZAR", "Zaire, Republic of", SHORT_NAME),
];
const SHORT_NAME: &str = "the crate joins the short and the full name; the table has the short one";
const REORDERED: &str = "the table has the same words in plain order";

/// The rows of a table after its header, which must be `header`. Each row must
/// have as many fields as the header, and the rows must be sorted by the first
/// field without repeats.
fn rows<'a>(table: &'a str, header: &[&str]) -> Vec<Vec<&'a str>> {
    let mut lines = table
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    assert_eq!(lines.next().as_deref(), Some(header), "the header line");
    let rows: Vec<_> = lines.collect();
    for row in &rows {
        assert_eq!(row.len(), header.len(), "{row:?}");
        assert!(row.iter().all(|field| *field == field.trim()), "{row:?}");
    }
    assert!(
        rows.windows(2).all(|pair| pair[0][0] < pair[1][0]),
        "not sorted by alpha-3"
    );
    rows
}

fn states() -> Vec<Vec<&'static str>> {
    rows(STATES, &["alpha_3", "alpha_2", "numeric", "name"])
}

fn former_states() -> Vec<Vec<&'static str>> {
    rows(
        FORMER_STATES,
        &[
            "alpha_3",
            "alpha_2",
            "alpha_4",
            "numeric",
            "name",
            "withdrawn",
            "ended",
        ],
    )
}

#[test]
fn states_end_before_their_codes_are_withdrawn() {
    let ended: Vec<_> = former_states()
        .iter()
        .filter(|row| !row[6].is_empty())
        .cloned()
        .collect();
    assert!(!ended.is_empty());
    for row in ended {
        assert!(row[6] < row[5] && row[6].len() == 10, "{row:?}");
    }
}

#[test]
fn first_years_are_of_states_of_iso_and_later_than_what_stood_there_before() {
    let first = rows(FIRST_YEARS, &["alpha_3", "year", "before", "silent"]);
    let codes = |table: Vec<Vec<&'static str>>| -> BTreeSet<&str> {
        table.iter().map(|row| row[0]).collect()
    };
    let (current, former) = (codes(states()), codes(former_states()));
    for row in first {
        assert!(current.contains(row[0]), "{row:?}");
        assert!(row[2].is_empty() || former.contains(row[2]), "{row:?}");
        let [year, silent] = [row[1], row[3]].map(|year| year.parse::<u16>().unwrap());
        assert!((1940..2030).contains(&year) && silent <= year, "{row:?}");
    }
}

fn keys(list: &[(&'static str, &str)]) -> BTreeSet<&'static str> {
    list.iter().map(|(code, _)| *code).collect()
}

fn named(list: &[(&'static str, &'static str, &str)]) -> BTreeMap<&'static str, &'static str> {
    list.iter().map(|(code, name, _)| (*code, *name)).collect()
}

#[test]
fn states_agree_with_rust_iso3166() {
    let states = states();
    assert_eq!(states.len(), 249);
    let mut differing = BTreeSet::new();

    // From the table to the crate, by each of the three codes.
    for row in &states {
        let [alpha_3, alpha_2, numeric, _] = row[..] else {
            unreachable!()
        };
        let found = [
            rust_iso3166::from_alpha3(alpha_3),
            rust_iso3166::from_alpha2(alpha_2),
            rust_iso3166::from_numeric_str(numeric),
        ];
        let same = found.iter().all(|country| {
            country.is_some_and(|c| {
                (c.alpha3, c.alpha2, c.numeric_str().as_str()) == (alpha_3, alpha_2, numeric)
            })
        });
        if !same {
            differing.insert(alpha_3);
        }
    }

    // From the crate to the table.
    for country in rust_iso3166::ALL {
        let numeric = country.numeric_str();
        let same = states
            .iter()
            .any(|row| row[..3] == [country.alpha3, country.alpha2, numeric.as_str()]);
        if !same {
            differing.insert(country.alpha3);
        }
    }
    assert_eq!(differing, keys(KNOWN_CODE_DIFFERENCES));
}

#[test]
fn state_names_agree_with_rust_iso3166() {
    let differing: BTreeMap<_, _> = states()
        .iter()
        .filter_map(|row| {
            let country = rust_iso3166::from_alpha3(row[0])?;
            (country.name != row[3]).then_some((row[0], country.name))
        })
        .collect();
    assert_eq!(differing, named(KNOWN_NAME_DIFFERENCES));
}

#[test]
fn former_states_agree_with_rust_iso3166() {
    let former = former_states();
    assert_eq!(former.len(), 30);
    let mut without_numeric = BTreeSet::new();

    // From the table to the crate, by alpha-4.
    for row in &former {
        let [alpha_3, alpha_2, alpha_4, numeric, _, withdrawn, _] = row[..] else {
            unreachable!()
        };
        let entry = rust_iso3166::iso3166_3::from_code(alpha_4)
            .unwrap_or_else(|| panic!("{alpha_4} is not in the crate"));
        assert_eq!(
            (entry.former.alpha3, entry.former.alpha2),
            (alpha_3, alpha_2),
            "{alpha_4}"
        );
        if numeric.is_empty() && entry.former.numeric == 0 {
            without_numeric.insert(alpha_3);
        } else {
            assert_eq!(entry.former.numeric_str(), numeric, "{alpha_4}");
        }
        // The crate gives years alone.
        let year: i32 = withdrawn[..4].parse().expect("a year");
        assert_eq!(entry.validity.last(), Some(&year), "{alpha_4}");
    }
    assert_eq!(without_numeric, keys(KNOWN_WITHOUT_NUMERIC));

    // From the crate to the table.
    let left_out: BTreeSet<_> = rust_iso3166::iso3166_3::ALL
        .iter()
        .map(|entry| entry.code)
        .filter(|alpha_4| former.iter().all(|row| row[2] != *alpha_4))
        .collect();
    assert_eq!(left_out, keys(KNOWN_LEFT_OUT));
}

#[test]
fn former_state_names_agree_with_rust_iso3166() {
    let differing: BTreeMap<_, _> = former_states()
        .iter()
        .filter_map(|row| {
            let entry = rust_iso3166::iso3166_3::from_code(row[2])?;
            (entry.name != row[4]).then_some((row[0], entry.name))
        })
        .collect();
    assert_eq!(differing, named(KNOWN_FORMER_NAME_DIFFERENCES));
}

#[test]
fn no_alpha_3_is_in_both_tables() {
    let current: BTreeSet<_> = states().iter().map(|row| row[0]).collect();
    assert!(former_states().iter().all(|row| !current.contains(row[0])));
}
