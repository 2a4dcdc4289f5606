//! Other forms of the panels: all that exist, both orders, any day of a year; and what they count of
//! memberships.

use crate::support::{registry_of, with_selector};
use chancery_core::model::{Registry, Selector};
use chancery_export::views::{PanelForm, tables};

use crate::panels::registry;

/// The rows of a panel in another form.
fn rows_in_form(registry: &Registry, words: &[&str], table: &str, wanted: &[&str]) -> Vec<String> {
    let table = tables::table(table).expect("a table of this name");
    let position = |name: &&str| table.position(name).unwrap();
    let positions: Vec<usize> = wanted.iter().map(position).collect();
    let everything = Selector::default();
    with_selector(registry, &everything, |views| {
        let mut views = *views;
        views.panel = PanelForm::of_words(words.iter().copied());
        let text = |row: Vec<chancery_export::views::Cell<'_>>| {
            let cells = positions.iter().map(|it| row[*it].as_text().into_owned());
            cells.collect::<Vec<_>>().join("|")
        };
        table.rows(&views).map(text).collect()
    })
}

#[test]
fn a_complete_panel_has_every_pair_of_states_that_exist() {
    let wanted = ["party_1", "party_2", "year", "partnership", "holds"];
    let usual = rows_in_form(&registry(), &[], "dyad_year", &wanted);
    let all = rows_in_form(&registry(), &["complete"], "dyad_year", &wanted);
    // Seven states make 21 pairs, in five years.
    assert_eq!(all.len(), 21 * 5);
    assert!(all.is_sorted());
    let tied = all.iter().filter(|row| !row.contains("|no|"));
    assert_eq!(tied.cloned().collect::<Vec<_>>(), usual);
    assert!(all.contains(&"HUN|TUR|2014|no|no".to_owned()));
    let both = rows_in_form(&registry(), &["complete", "directed"], "dyad_year", &wanted);
    assert_eq!(both.len(), 2 * all.len());
    assert!(both.is_sorted());
    assert!(both.contains(&"TUR|HUN|2014|no|no".to_owned()));
    let states = rows_in_form(&registry(), &["complete"], "state_year", &["state", "year"]);
    assert_eq!(states.len(), 7 * 5);
}

#[test]
fn what_two_belong_to_both_is_counted() {
    let wanted = [
        "party_1",
        "party_2",
        "year",
        "joint_memberships_certain",
        "joint_memberships_possible",
        "joint_member_of",
    ];
    let registry = registry_of(
        "\
registry: joint
title: Joint
as-of: 2016-06-30
organisations:
  - id: EU
    name: Union
    kind: intergovernmental-organisation
    members:
      - {state: HUN, role: member, since: 2015}
      - {state: ITA, role: member, since: 2014-01-01, until: 2015-06-30}
      - {state: TUR, role: observer, since: 2014}
      - {state: ROU, role: member, since: 2015-03/2016-03}
",
    );
    let of = |form: &[&str]| {
        let rows = rows_in_form(&registry, form, "dyad_year", &wanted);
        let pairs = [
            "HUN|ITA|2015",
            "HUN|ROU|2015",
            "HUN|TUR|2015",
            "ITA|ROU|2015",
        ];
        let row = |pair: &&str| rows.iter().find(|row| row.starts_with(pair)).cloned();
        pairs.iter().filter_map(row).collect::<Vec<_>>()
    };
    let at_the_end = [
        "HUN|ITA|2015|0|0|",
        "HUN|ROU|2015|0|1|",
        "HUN|TUR|2015|0|0|",
        "ITA|ROU|2015|0|0|",
    ];
    assert_eq!(of(&["complete"]), at_the_end);
    // Hungary may have joined after Italy had left.
    let on_any_day = [
        "HUN|ITA|2015|0|1|",
        "HUN|ROU|2015|0|1|",
        "HUN|TUR|2015|0|0|",
        "ITA|ROU|2015|0|1|",
    ];
    assert_eq!(of(&["complete", "any-day"]), on_any_day);
}

#[test]
fn any_day_of_a_year_counts_what_ended_within_it() {
    let registry = registry_of(
        "\
registry: short
title: Short
as-of: 2016-06-30
tiers:
  - {id: low, name: Low}
  - {id: beside, name: Beside, unranked: true}
  - {id: high, name: High, includes: [low]}
partnerships:
  - {parties: [AZE, HUN], tier: low, since: 2014-02-01, until: 2014-03-01}
  - {parties: [AZE, ITA], tier: high, since: 2014, until: 2014}
  - {parties: [AZE, ROU], tier: high, since: 2014, until: 2014/2015}
  - {parties: [AZE, TUR], tier: beside, since: 2014-02-01/2015-02-01, until: 2015-03-01}
",
    );
    let wanted = ["party_2", "year", "day", "partnership", "tier", "tier_rank"];
    let rows = |form: &[&str]| rows_in_form(&registry, form, "dyad_year", &wanted);
    assert_eq!(
        rows(&[]),
        [
            "ITA|2014|2014-12-31|unknown||",
            "ROU|2014|2014-12-31|unknown||",
            "ROU|2015|2015-12-31|unknown||",
            "TUR|2014|2014-12-31|unknown||",
        ]
    );
    assert_eq!(
        rows(&["any-day"]),
        [
            "HUN|2014||yes|low|1",
            // On no day it is certain, and yet it was in that year.
            "ITA|2014||yes|high|2",
            "ROU|2014||yes|high|2",
            "ROU|2015||unknown||",
            "TUR|2014||unknown||",
            "TUR|2015||yes|beside|",
        ]
    );
    let counts = [
        "state",
        "year",
        "partners_certain",
        "partners_possible",
        "tier_rank",
    ];
    let own = rows_in_form(&registry, &["any-day"], "state_year", &counts);
    assert_eq!(own[..2], ["AZE|2014|3|4|2", "AZE|2015|1|2|"]);
}

#[test]
fn memberships_are_counted_by_role() {
    let wanted = [
        "state",
        "year",
        "memberships_certain",
        "member_of_certain",
        "member_of_possible",
        "observer_in_certain",
        "other_roles_certain",
    ];
    let all = rows_in_form(&registry(), &[], "state_year", &wanted);
    assert!(all.contains(&"HUN|2016|1|1|1|0|0".to_owned()), "{all:?}");
    assert!(all.contains(&"TUR|2016|1|0|0|1|0".to_owned()), "{all:?}");
}
