//! Registries with many instruments, and with every kind of day.

use std::fmt::Write as _;

use chancery_core::model::Registry;

use super::{registry_below, registry_of};

/// The registry of the case that shows every sign.
pub(crate) fn signs() -> Registry {
    registry_below("cases/pictures-of-time-and-membership/data")
}

const HEAD: &str = "\
registry: time
title: Instruments in time
as-of: 2025-06-30
tiers:
  - {id: low, name: Partnership}
  - {id: middle, name: Closer partnership, includes: [low]}
  - {id: high, name: Alliance, includes: [low]}
directions:
  - {id: north, name: Northern direction}
  - {id: south, name: South and all that lies around it and beyond the mountains}
";

/// So many states with this many instruments, and organisations to which they belong in all ways:
/// around one of them, or each pair by itself.
pub(crate) fn in_time(states: usize, instruments: usize, with_subject: bool) -> Registry {
    let known = chancery_core::model::known_states().iter();
    let ids: Vec<&str> = known.map(|state| state.alpha_3).take(states + 1).collect();
    let mut text = HEAD.to_owned();
    let pairs: Vec<(&str, &str)> = if with_subject {
        let _ = writeln!(text, "subject: {}", ids[0]);
        ids[1..].iter().map(|other| (ids[0], *other)).collect()
    } else {
        let from = |one: usize| ids[one + 1..].iter().map(move |other| (one, *other));
        let pairs = (0..ids.len()).flat_map(from);
        pairs.map(|(one, other)| (ids[one], other)).collect()
    };
    partnerships(&mut text, &pairs);
    records(&mut text, &pairs, instruments);
    organisations(&mut text, &ids);
    registry_of(&text)
}

fn partnerships(text: &mut String, pairs: &[(&str, &str)]) {
    let since = [
        "",
        ", since: 1995/2001",
        ", since: 2004-05-06",
        ", since: 2010~",
    ];
    text.push_str("partnerships:\n");
    for (index, (one, other)) in pairs.iter().enumerate().take(1000) {
        let tier = ["low", "low", "middle", "high"][index % 4];
        let direction = ["", ", direction: north", ", direction: south"][index % 3];
        let since = since[index % 4];
        let _ = writeln!(
            text,
            "  - {{parties: [{one}, {other}], tier: {tier}{direction}{since}}}"
        );
    }
}

fn records(text: &mut String, pairs: &[(&str, &str)], count: usize) {
    let effects = ["establishes", "upgrades", "", "background", "terminates"];
    if count > 0 {
        text.push_str("instruments:\n");
    }
    for index in 0..count {
        let (one, other) = pairs[index * 7 % pairs.len()];
        let day = day(1990 + index * 13 % 36, index);
        let effect = match effects[index % 5] {
            "" => String::new(),
            effect => format!(", effect: {effect}"),
        };
        let tier = [", tier: low", ", tier: high", ""][index % 3];
        let _ = writeln!(
            text,
            "  - {{id: i{index}, parties: [{one}, {other}]{day}{effect}{tier}}}"
        );
    }
}

fn organisations(text: &mut String, ids: &[&str]) {
    text.push_str("organisations:\n");
    for organisation in 0..6_usize {
        let name = "of many words ".repeat(organisation);
        let members = ids.iter().enumerate().filter_map(|(index, id)| {
            let role = ["member", "observer", "member"][index % 3];
            let since = ["2001", "2001~"][index % 2];
            let belongs = index * (organisation + 2) % 7 < 3;
            belongs.then(|| format!("{{state: {id}, role: {role}, since: {since}}}"))
        });
        let members: Vec<String> = members.collect();
        let _ = writeln!(
            text,
            "  - {{id: O{organisation}, name: Union {name}, kind: intergovernmental-organisation, members: [{}]}}",
            members.join(", ")
        );
    }
}

/// A day of every precision.
fn day(year: usize, index: usize) -> String {
    match index % 9 {
        0 => format!(", signed: {year}"),
        1 => format!(", signed: {year}-04"),
        2 => format!(", signed: {year}~"),
        3 => format!(", signed: {year}/{}", year + 3),
        4 => format!(", signed: ../{year}"),
        5 => format!(", signed: {year}/.."),
        6 => String::new(),
        _ => format!(", adopted: {year}-12-31"),
    }
}
