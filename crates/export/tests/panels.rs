//! The panels: which units and years they hold, on which day, and what is certain of them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod support;

use chancery_core::model::{Registry, Selector};
use chancery_export::views::tables;
use support::{registry_of, with_selector};

fn registry() -> Registry {
    registry_of(
        "\
registry: panel
title: Panel
subject: AZE
as-of: 2016-06-30
tiers:
  - {id: low, name: Low}
  - {id: high, name: High, includes: [low]}
partnerships:
  - {parties: [AZE, HUN], tier: low, since: 2014-11-11}
  - {parties: [AZE, HUN], tier: high, since: 2016}
  - {parties: [AZE, GEO], tier: low, until: 2013-12-31, evidence: [{source: old}]}
  - {parties: [AZE, ITA], tier: low, evidence: [{source: new}]}
  - {parties: [AZE, TUR, GEO], tier: high, since: 2015-12-31, until: 2015-12-31}
  - {parties: [AZE, XKX], tier: low, since: 2020}
  - {parties: [AZE, ROU], tier: low}
organisations:
  - id: EU
    name: Union
    kind: intergovernmental-organisation
    members:
      - {state: HUN, role: member, since: 2015}
      - {state: TUR, role: observer, since: 2014}
sources:
  - {id: old, publisher: Paper, published: 2012, url: \"https://example.org/\"}
  - {id: new, publisher: Paper, published: 2016-03-01, url: \"https://example.org/2\"}
states:
  - {id: XKX, name: Kosovo}
",
    )
}

/// The rows of a panel, of each the wanted cells with bars between them.
fn rows(selector: &Selector, table: &str, wanted: &[&str]) -> Vec<String> {
    let table = tables::table(table).expect("a table of this name");
    let positions: Vec<usize> = wanted
        .iter()
        .map(|name| table.position(name).unwrap())
        .collect();
    with_selector(&registry(), selector, |views| {
        let rows = (table.rows)(views);
        let text = |row: Vec<chancery_export::views::Cell<'_>>| {
            let cells = positions.iter().map(|it| row[*it].as_text().into_owned());
            cells.collect::<Vec<_>>().join("|")
        };
        rows.map(text).collect()
    })
}

#[test]
fn a_pair_has_a_row_for_each_year_at_whose_end_it_may_hold() {
    let wanted = [
        "state_1",
        "state_2",
        "year",
        "day",
        "partnership",
        "tier",
        "tiers_possible",
        "partnerships_certain",
        "partnerships_possible",
    ];
    let expected = [
        // Attested since the end of 2012, ended within 2013: its last day is a 31 December.
        "AZE|GEO|2012|2012-12-31|yes|low|low|1|1",
        "AZE|GEO|2013|2013-12-31|yes|low|low|1|1",
        // Three parties make three pairs, for one day.
        "AZE|GEO|2015|2015-12-31|yes|high|high|1|1",
        "AZE|HUN|2014|2014-12-31|yes|low|low|1|1",
        "AZE|HUN|2015|2015-12-31|yes|low|low|1|1",
        // The last year is counted on the registry's day, by which the second tie may have begun.
        "AZE|HUN|2016|2016-06-30|yes|low|high; low|1|2",
        // Only attested, in 2016.
        "AZE|ITA|2016|2016-06-30|yes|low|low|1|1",
        // Nothing dates it.
        "AZE|ROU|2016|2016-06-30|unknown||low|0|1",
        "AZE|TUR|2015|2015-12-31|yes|high|high|1|1",
        "GEO|TUR|2015|2015-12-31|yes|high|high|1|1",
    ];
    assert_eq!(rows(&Selector::default(), "dyad_year", &wanted), expected);
}

#[test]
fn a_state_has_a_row_for_each_year_with_a_partnership_or_a_membership() {
    let wanted = [
        "state",
        "year",
        "partner_of_subject",
        "partners_certain",
        "partners_possible",
        "memberships_certain",
        "memberships_possible",
        "member_of",
        "observer_in",
        "possibly_in",
        "holds",
    ];
    let all = rows(&Selector::default(), "state_year", &wanted);
    let of = |state: &str| -> Vec<String> {
        let start = format!("{state}|");
        all.iter()
            .filter(|row| row.starts_with(&start))
            .cloned()
            .collect()
    };
    assert_eq!(
        of("HUN"),
        [
            "HUN|2014|yes|1|1|0|0||||certain",
            "HUN|2015|yes|1|1|1|1|EU|||certain",
            "HUN|2016|yes|1|1|1|1|EU|||certain",
        ]
    );
    assert_eq!(
        of("TUR"),
        [
            "TUR|2014|no|0|0|1|1||EU||certain",
            "TUR|2015|yes|2|2|1|1||EU||certain",
            "TUR|2016|no|0|0|1|1||EU||certain",
        ]
    );
    // In its own first year, those whose start is unknown may hold already.
    assert_eq!(of("AZE")[0], "AZE|2012||1|3|0|0||||certain");
    assert_eq!(of("AZE")[4], "AZE|2016||2|3|0|0||||certain");
    assert_eq!(of("XKX"), [""; 0]);
}

#[test]
fn a_day_leaves_its_own_year_alone() {
    let selector = Selector {
        on: Some("2015-06-30".parse().unwrap()),
        state: vec!["HUN".into()],
        ..Selector::default()
    };
    let wanted = ["state", "year", "day", "possibly_in"];
    assert_eq!(
        rows(&selector, "state_year", &wanted),
        ["HUN|2015|2015-06-30|EU"]
    );
}
