//! The states that need no record: ISO 3166-1, and ISO 3166-3 for former ones; and what they are
//! also called.
//!
//! The tables and their sources are in the crate's folder `tables`.

use std::sync::LazyLock;

use crate::lookup::Lookup;

/// An entry of ISO 3166-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownState {
    /// Three letters, the id of the state.
    pub alpha_3: &'static str,
    /// Two letters.
    pub alpha_2: &'static str,
    /// Three digits.
    pub numeric: &'static str,
    /// The English short name.
    pub name: &'static str,
}

/// An entry of ISO 3166-3: a code that has been withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormerState {
    /// Three letters, the id of the state.
    pub alpha_3: &'static str,
    /// Two letters, which may since have been given to another state.
    pub alpha_2: &'static str,
    /// Four letters, the code of ISO 3166-3 itself.
    pub alpha_4: &'static str,
    /// Three digits, or nothing if no source gives them.
    pub numeric: &'static str,
    /// The English short name.
    pub name: &'static str,
    /// When the code was withdrawn: a day or a year.
    pub withdrawn: &'static str,
    /// The last day of the state itself, or nothing if no source gives it.
    pub ended: &'static str,
}

/// From which year on a state is one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstYear {
    /// Three letters, the id of the state.
    pub alpha_3: &'static str,
    /// The year.
    pub year: &'static str,
    /// The former code that stood for it before, or nothing.
    pub before: &'static str,
    /// The last year of which nothing is said, since another one of that name was there.
    pub silent: &'static str,
}

static STATES: LazyLock<Vec<KnownState>> = LazyLock::new(|| {
    rows(include_str!("../../tables/states.tsv"))
        .map(|[alpha_3, alpha_2, numeric, name]| KnownState {
            alpha_3,
            alpha_2,
            numeric,
            name,
        })
        .collect()
});

static FORMER_STATES: LazyLock<Vec<FormerState>> = LazyLock::new(|| {
    rows(include_str!("../../tables/former-states.tsv"))
        .map(
            |[alpha_3, alpha_2, alpha_4, numeric, name, withdrawn, ended]| FormerState {
                alpha_3,
                alpha_2,
                alpha_4,
                numeric,
                name,
                withdrawn,
                ended,
            },
        )
        .collect()
});

static FIRST_YEARS: LazyLock<Vec<FirstYear>> = LazyLock::new(|| {
    rows(include_str!("../../tables/first-years.tsv"))
        .map(|[alpha_3, year, before, silent]| FirstYear {
            alpha_3,
            year,
            before,
            silent,
        })
        .collect()
});

static OTHER_NAMES: LazyLock<Vec<[&'static str; 2]>> =
    LazyLock::new(|| rows(include_str!("../../tables/other-names.tsv")).collect());

/// The names of the states, by alpha-3 code.
static NAMES: LazyLock<Lookup<&'static str, &'static str>> = LazyLock::new(|| {
    let current = STATES.iter().map(|state| (state.alpha_3, state.name));
    let former = FORMER_STATES.iter().map(|it| (it.alpha_3, it.name));
    former.chain(current).collect()
});

/// The rows of a table after its heading. A test holds the tables to the number of columns.
fn rows<const COLUMNS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    table
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

/// All states of ISO 3166-1, by alpha-3 code.
#[must_use]
pub fn known_states() -> &'static [KnownState] {
    &STATES
}

/// All states of ISO 3166-3 whose alpha-3 code is free today, by that code.
#[must_use]
pub fn former_states() -> &'static [FormerState] {
    &FORMER_STATES
}

/// The states of which the first year is known, by alpha-3 code. Old states are not among them.
#[must_use]
pub fn first_years() -> &'static [FirstYear] {
    &FIRST_YEARS
}

/// What states of the built-in tables are also called, by code or by name, and which one is
/// meant: `UK` is `GBR`. No such word is an alpha-3 code.
pub fn other_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    OTHER_NAMES.iter().map(|[name, alpha_3]| (*name, *alpha_3))
}

/// The English short name of a state by its alpha-3 code, current or former.
#[must_use]
pub fn known_state(alpha_3: &str) -> Option<&'static str> {
    // Most ids are longer, and are not looked for.
    (alpha_3.len() == 3).then(|| NAMES.get(alpha_3).copied())?
}
