//! Registries of chance, small enough that everything can be tried.

use proptest::prelude::*;

pub(crate) mod change;
pub(crate) mod days;
pub(crate) mod order;
pub(crate) mod small;
pub(crate) mod unknowns;
pub(crate) mod ways;

/// States that the program knows, in the order of their ids.
pub(crate) const STATES: [&str; 12] = [
    "AUT", "BEL", "BGR", "CHE", "CZE", "DEU", "DNK", "ESP", "FIN", "FRA", "GBR", "GRC",
];

/// The roles that are meant where none is named, and those that are not.
pub(crate) const FULL: [&str; 2] = ["member", "participant"];
pub(crate) const OTHERS: [&str; 4] = ["associate", "candidate", "partner", "observer"];

/// Any role.
pub(crate) fn role() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        prop::sample::select(&FULL[..]),
        prop::sample::select(&OTHERS[..])
    ]
}

/// Organisations, in the order of their ids.
pub(crate) const ORGANISATIONS: [&str; 3] = ["OA", "OB", "OC"];

/// A section with its records, each a map in flow form; nothing if there are none.
pub(crate) fn section(name: &str, records: impl IntoIterator<Item = String>) -> String {
    let records: String = records
        .into_iter()
        .map(|record| format!("  - {{{record}}}\n"))
        .collect();
    if records.is_empty() {
        String::new()
    } else {
        format!("{name}:\n{records}")
    }
}

/// A source that was published on a date.
pub(crate) fn source(id: &str, published: &str) -> String {
    format!("id: {id}, publisher: P, url: \"https://example.org/\", published: {published}")
}

/// An organisation with its members.
pub(crate) fn organisation(id: &str, members: &[String]) -> String {
    let members: Vec<String> = members.iter().map(|it| format!("{{{it}}}")).collect();
    let members = if members.is_empty() {
        String::new()
    } else {
        format!(", members: [{}]", members.join(", "))
    };
    format!(
        "id: {id}, name: {id}, kind: dialogue-platform{members}, evidence: [{{source: article}}]"
    )
}

/// All ways to take one of each list.
pub(crate) fn all_ways<T: Clone>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    let mut ways = vec![Vec::new()];
    for list in lists {
        let longer = ways.iter().flat_map(|way: &Vec<T>| {
            list.iter().map(|one| {
                let mut way = way.clone();
                way.push(one.clone());
                way
            })
        });
        ways = longer.collect();
    }
    ways
}
