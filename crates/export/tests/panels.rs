//! The panels: which units and years they hold, on which day, and what is certain of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::drawn::registry_text;
use crate::support::{registry_of, with_selector};
use chancery_core::Analysis;
use chancery_core::date::{Day, Truth};
use chancery_core::model::{Registry, Selector};
use chancery_core::network::{ActorIndex, Network};
use chancery_core::select::Selection;
use chancery_export::views::{ExportContext, PanelForm, tables};
use proptest::collection::vec;
use proptest::prelude::*;

pub(crate) fn registry() -> Registry {
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
        let rows = table.rows(views);
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
        "party_1",
        "party_2",
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
        // Only attested, in 2016; until then its unknown start leaves it open.
        "AZE|ITA|2012|2012-12-31|unknown||low|0|1",
        "AZE|ITA|2013|2013-12-31|unknown||low|0|1",
        "AZE|ITA|2014|2014-12-31|unknown||low|0|1",
        "AZE|ITA|2015|2015-12-31|unknown||low|0|1",
        "AZE|ITA|2016|2016-06-30|yes|low|low|1|1",
        // Nothing dates it, so that it may have held since the first year of all.
        "AZE|ROU|2012|2012-12-31|unknown||low|0|1",
        "AZE|ROU|2013|2013-12-31|unknown||low|0|1",
        "AZE|ROU|2014|2014-12-31|unknown||low|0|1",
        "AZE|ROU|2015|2015-12-31|unknown||low|0|1",
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

/// A partnership of many states since a year, in a registry that is in another one.
fn treaty(states: usize, since: i32, as_of: i32) -> Registry {
    let ids = chancery_core::model::known_states().iter();
    let ids: Vec<&str> = ids.map(|state| state.alpha_3).take(states).collect();
    registry_of(&format!(
        "registry: treaty\ntitle: Treaty\nas-of: {as_of:04}-12-31\ntiers:\n  - {{id: low, name: \
         Low}}\npartnerships:\n  - {{parties: [{}], tier: low, since: {since:04}-01-01}}\n",
        ids.join(", ")
    ))
}

#[test]
fn a_panel_has_a_limit_of_years_and_of_rows() {
    let reason = |registry: &Registry, name: &str, most: usize| {
        let table = tables::table(name).expect("a table of this name");
        let everything = Selector::default();
        with_selector(registry, &everything, |views| {
            let reason = tables::too_large(table, views, most);
            let rows = match reason {
                None => table.rows(views).count(),
                Some(_) => 0,
            };
            (reason, rows)
        })
    };
    // Five states make ten pairs.
    let small = treaty(5, 2001, 2010);
    assert_eq!(reason(&small, "dyad_year", 100), (None, 100));
    assert_eq!(reason(&small, "state_year", 50), (None, 50));
    let words = "its pairs of parties by its years from 2001 to 2010 are more than 99 rows";
    assert_eq!(reason(&small, "dyad_year", 99).0.as_deref(), Some(words));
    let words = "its states by its years from 2001 to 2010 are more than 49 rows";
    assert_eq!(reason(&small, "state_year", 49).0.as_deref(), Some(words));
    let many = usize::MAX;
    assert_eq!(
        reason(&treaty(2, 1001, 2000), "dyad_year", many),
        (None, 1_000)
    );
    let words = "its years from 1000 to 2000 are more than 1,000";
    let (found, _) = reason(&treaty(2, 1000, 2000), "dyad_year", many);
    assert_eq!(found.as_deref(), Some(words));
    // Of a table that is not a panel nothing is asked.
    assert_eq!(reason(&small, "partnerships", 0).0, None);
    let (found, _) = reason(&treaty(249, 1900, 2025), "dyad_year", 1_000_000);
    assert!(found.is_some());
}

/// The certain and the possible partners of each state in each year.
type Partners = BTreeMap<(String, i32), [BTreeSet<String>; 2]>;

/// What the pairs of `dyad_year` say.
fn partners_by_pairs(views: &ExportContext<'_>) -> Partners {
    let table = tables::table("dyad_year").unwrap();
    let at = |name: &str| table.position(name).unwrap();
    let (one, other) = (at("party_1"), at("party_2"));
    let (year, holds) = (at("year"), at("partnership"));
    let mut found = Partners::new();
    for row in table.rows(views) {
        let year: i32 = row[year].as_text().parse().unwrap();
        for (state, partner) in [(one, other), (other, one)] {
            let key = (row[state].as_text().into_owned(), year);
            let [certain, possible] = found.entry(key).or_default();
            let partner = row[partner].as_text().into_owned();
            if row[holds].as_text() == "yes" {
                certain.insert(partner.clone());
            }
            possible.insert(partner);
        }
    }
    found
}

/// What `state_year` counts.
fn counts_by_states(views: &ExportContext<'_>) -> BTreeMap<(String, i32), [usize; 2]> {
    let table = tables::table("state_year").unwrap();
    let at = |name: &str| table.position(name).unwrap();
    let number = |cell: &chancery_export::views::Cell<'_>| cell.as_text().parse().unwrap();
    table
        .rows(views)
        .map(|row| {
            let year: i32 = row[at("year")].as_text().parse().unwrap();
            let counts = [
                number(&row[at("partners_certain")]),
                number(&row[at("partners_possible")]),
            ];
            ((row[at("state")].as_text().into_owned(), year), counts)
        })
        .collect()
}

/// What `list partners --of STATE --on DAY` gives.
fn partners_on(network: &Network<'_>, state: ActorIndex, day: Day) -> [BTreeSet<String>; 2] {
    let selector = Selector {
        on: Some(day),
        ..Selector::default()
    };
    let mut selection = Selection::new(network, &selector);
    selection.ego = Some(state);
    let mut found = [BTreeSet::new(), BTreeSet::new()];
    for partner in selection.partners() {
        let id = network.actors[partner.actor].id.to_owned();
        if partner.holds == Truth::Yes {
            found[0].insert(id.clone());
        }
        found[1].insert(id);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// In every year, also in those before and after any row, the two panels and the list agree.
    #[test]
    fn panels_and_lists_count_the_same_partners(
        draws in vec((0..6_usize, 0..6_usize, 0..7_usize, 0..8_usize), 0..24),
        as_of in prop::sample::select(vec![2008, 2014, 2025]),
    ) {
        let text = registry_text(&draws, false);
        let text = text.replace("as-of: 2025-06-30", &format!("as-of: {as_of}-06-30"));
        let registry = registry_of(&text);
        let analysis = Analysis::from_registry(registry.clone());
        let network = analysis.network();
        let everything = Selector::default();
        let mut views = ExportContext::for_export(&analysis, Selection::new(network, &everything));
        views.panel = PanelForm::of_words(["any-day"]);
        // What is so on the last day of a year is so on one of its days.
        let of_any_day = (partners_by_pairs(&views), counts_by_states(&views));
        for (key, [certain, possible]) in &of_any_day.0 {
            if let Some(counts) = of_any_day.1.get(key) {
                prop_assert_eq!(counts, &[certain.len(), possible.len()], "{:?} on any day", key);
            }
        }
        views.panel = PanelForm::default();
        let (pairs, counts) = (partners_by_pairs(&views), counts_by_states(&views));
        let first = pairs.keys().chain(counts.keys()).map(|(_, year)| *year).min();
        for year in first.unwrap_or(as_of)..=as_of {
            let day = Day::from_calendar(year, 12, 31).min(network.as_of());
            for position in network.states() {
                let state = &network.actors[position];
                let key = (state.id.to_owned(), year);
                let by_pairs = pairs.get(&key).cloned().unwrap_or_default();
                let by_states = counts.get(&key).copied().unwrap_or_default();
                let listed = partners_on(network, position, day);
                prop_assert_eq!(&by_pairs, &listed, "{} {}", state.id, year);
                let on_any_day = of_any_day.0.get(&key).cloned().unwrap_or_default();
                prop_assert!(listed[0].is_subset(&on_any_day[0]), "{} {}", state.id, year);
                prop_assert!(listed[1].is_subset(&on_any_day[1]), "{} {}", state.id, year);
                let number = [listed[0].len(), listed[1].len()];
                prop_assert_eq!(by_states, number, "{} {}", state.id, year);
            }
        }
    }
}
