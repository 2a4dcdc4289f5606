//! The records of `data/` against a table made from the research, and what counting them gives.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::{DATA, counts};
use chancery_core::model::{Choice, Instrument, Registry};
use chancery_core::yaml::{load, read};

const TABLE: &str = include_str!("instruments.tsv");
const STRATEGIC: &[&str] = &["--tier", "strategic-partnership"];
const EU: &[&str] = &["--member-of", "EU"];
const SIGNED: &[&str] = &["--effect", "establishes,upgrades,reaffirms"];

fn registry() -> Registry {
    let reading = read(load(Path::new(DATA)).expect("the registry is listed"));
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    reading.registry
}

/// An instrument as a line of the table: id, date, kind, effect, tier, citations.
fn line(instrument: &Instrument) -> String {
    let tiers: Vec<&str> = instrument.tier.iter().map(|tier| &**tier).collect();
    [
        instrument.id.to_string(),
        instrument
            .day()
            .map(ToString::to_string)
            .unwrap_or_default(),
        instrument.kind.map_or("", Choice::name).to_owned(),
        instrument.effect.map_or("", Choice::name).to_owned(),
        tiers.join(";"),
        instrument.evidence.len().to_string(),
    ]
    .join("\t")
}

#[test]
fn instruments_are_those_of_the_table() {
    let header = "instrument\tdate\tkind\teffect\ttier\tcitations";
    assert_eq!(TABLE.lines().next(), Some(header));
    let wanted: BTreeSet<&str> = TABLE.lines().skip(1).collect();
    assert!(TABLE.lines().skip(1).is_sorted());
    let lines: Vec<String> = registry().instruments.iter().map(line).collect();
    let held: BTreeSet<&str> = lines.iter().map(String::as_str).collect();
    let differences: Vec<String> = (wanted
        .difference(&held)
        .map(|line| format!("table: {line}")))
    .chain(
        held.difference(&wanted)
            .map(|line| format!("data:  {line}")),
    )
    .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_record_has_its_size() {
    let registry = registry();
    let (with_one, others): (Vec<_>, Vec<_>) = registry
        .instruments
        .iter()
        .partition(|it| it.parties.len() == 2 && it.parties.iter().any(|party| &**party == "AZE"));
    assert_eq!((with_one.len(), others.len()), (65, 5));
    assert_eq!(registry.partnerships.len(), 36);
    let members = |id: &str| {
        let found = registry.organisations.iter().find(|it| &*it.id == id);
        found.map_or(0, |it| it.members.len())
    };
    assert_eq!(["EU", "EPC", "OTS"].map(members), [28, 47, 9]);
    assert_eq!(
        registry
            .organisations
            .iter()
            .map(|it| it.members.len())
            .sum::<usize>(),
        84
    );
}

#[test]
fn partners_are_counted_by_tier() {
    for (flag, tier, count) in [
        ("--tier", "strategic-partnership", 30),
        ("--exact-tier", "strategic-partnership", 30),
        ("--tier", "alliance", 4),
        ("--exact-tier", "comprehensive-strategic-partnership", 2),
    ] {
        assert_eq!(
            counts("partners", &[&[flag, tier]]),
            (count, 0),
            "{flag} {tier}"
        );
    }
    assert_eq!(
        counts("partners", &[STRATEGIC, &["--member-of", "EPC"]]),
        (19, 0)
    );
}

#[test]
fn partners_in_the_european_union_are_counted_by_day() {
    let days = BTreeMap::from([
        ("2004-05-01", 0),
        ("2013-07-01", 3),
        ("2024-05-06", 9),
        ("2024-05-07", 10),
        ("2025-12-13", 10),
    ]);
    for (day, count) in days {
        assert_eq!(
            counts("partners", &[STRATEGIC, EU, &["--on", day]]),
            (count, 0),
            "{day}"
        );
    }
}

#[test]
fn instruments_are_counted_by_effect_day_and_office() {
    // The four resolutions leave their effect out.
    assert_eq!(counts("instruments", &[SIGNED]), (46, 4));
    assert_eq!(
        counts("instruments", &[SIGNED, &["--signed", "1997/2025"]]),
        (46, 0)
    );
    // Of the 17, 13 leave an office out, and four are the resolutions.
    assert_eq!(
        counts("instruments", &[SIGNED, &["--signed-by", "head-of-state"]]),
        (29, 17)
    );
}
