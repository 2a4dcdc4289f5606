//! What holds for every table, and what some of them show of a small registry.

use std::collections::BTreeSet;

use crate::support::{in_many_files, in_one_file, with_selector, with_views};
use chancery_core::model::{Id, Selector};
use chancery_core::select::SelectorNoun;
use chancery_export::views::{Cell, ColumnKind, ExportContext, TABLES, tables};

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.ends_with('_')
        && !name.contains("__")
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// The text of a column of each row.
fn column(views: &ExportContext<'_>, table: &str, name: &str) -> Vec<String> {
    let table = tables::table(table).expect("a table of this name");
    let position = table.columns.iter().position(|column| column.name == name);
    let position = position.expect("a column of this name");
    table
        .rows(views)
        .map(|row| row[position].as_text().into_owned())
        .collect()
}

/// The text of a column where the first column has a text.
fn cell(views: &ExportContext<'_>, table: &str, key: &str, name: &str) -> String {
    let keys = column(views, table, tables::table(table).unwrap().columns[0].name);
    let place = keys.iter().position(|found| found == key);
    column(views, table, name)[place.expect("a row with this key")].clone()
}

#[test]
fn names_are_unique_and_in_snake_case() {
    let names: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(names.len(), TABLES.len());
    for table in TABLES {
        assert!(is_snake_case(table.name), "{}", table.name);
        let columns: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(columns.len(), table.columns.len(), "{}", table.name);
        for column in &columns {
            assert!(is_snake_case(column), "{}.{column}", table.name);
        }
    }
}

#[test]
fn every_sentence_is_one() {
    let columns = TABLES
        .iter()
        .flat_map(|table| table.columns)
        .map(|column| column.sentence);
    for sentence in TABLES.iter().map(|table| table.sentence).chain(columns) {
        assert!(
            sentence.ends_with('.') && !sentence.contains("  "),
            "{sentence}"
        );
        assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
    }
}

#[test]
fn what_a_list_shows_are_columns() {
    for table in TABLES {
        assert!((1..=9).contains(&table.listed.len()), "{}", table.name);
        for name in table.listed {
            assert!(
                table.columns.iter().any(|column| column.name == *name),
                "{name}"
            );
        }
    }
}

#[test]
fn a_date_has_its_text_its_bounds_and_its_precision() {
    for table in TABLES {
        for (place, date) in table.columns.iter().enumerate() {
            if date.kind != ColumnKind::Date {
                continue;
            }
            let names = table.columns[place + 1..place + 4]
                .iter()
                .map(|column| column.name);
            let expected = ["min", "max", "precision"].map(|end| format!("{}_{end}", date.name));
            assert!(names.eq(expected), "{}.{}", table.name, date.name);
        }
    }
}

#[test]
fn tables_that_a_selector_narrows_say_whether_a_row_holds() {
    for table in TABLES {
        let last = table.columns.last().map(|column| column.kind);
        let is_narrowed = table.noun != SelectorNoun::Others;
        assert_eq!(
            last == Some(ColumnKind::Holds),
            is_narrowed,
            "{}",
            table.name
        );
    }
}

#[test]
fn rows_fit_their_columns_and_are_sorted() {
    for registry in [in_one_file(true), in_one_file(false), in_many_files()] {
        with_views(&registry, |views| {
            for table in TABLES {
                let rows: Vec<_> = table.rows(views).collect();
                for row in &rows {
                    assert_eq!(row.len(), table.columns.len(), "{}", table.name);
                    for (cell, column) in row.iter().zip(table.columns) {
                        let fits = match column.kind {
                            ColumnKind::List => matches!(cell, Cell::List(_)),
                            ColumnKind::Date => matches!(cell, Cell::Date(_)),
                            ColumnKind::Day => matches!(cell, Cell::Day(_)),
                            ColumnKind::Integer => matches!(cell, Cell::Integer(_)),
                            ColumnKind::Holds => matches!(cell, Cell::Holds(_)),
                            _ => matches!(cell, Cell::Text(_)),
                        };
                        let fits = fits || *cell == Cell::Empty;
                        assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
                        let text = cell.as_text();
                        let is_listed = column.words().is_none_or(|words| words.contains(&&*text));
                        assert!(is_listed || text.is_empty(), "{}: {text}", column.name);
                    }
                }
                let keys: Vec<_> = rows.iter().map(|row| row[0].as_text()).collect();
                assert!(keys.is_sorted(), "{}: {keys:?}", table.name);
            }
        });
    }
}

#[test]
fn every_table_shows_something_of_the_sample() {
    with_views(&in_one_file(true), |views| {
        for table in TABLES {
            assert!(table.rows(views).next().is_some(), "{}", table.name);
        }
    });
}

#[test]
fn without_a_subject_there_are_no_partners() {
    with_views(&in_one_file(false), |views| {
        assert!(column(views, "partners", "partner").is_empty());
        assert_eq!(column(views, "partnerships", "partnership").len(), 11);
    });
}

#[test]
fn a_partner_shows_all_its_partnerships() {
    with_views(&in_one_file(true), |views| {
        let turkiye = |name| cell(views, "partners", "TUR", name);
        assert_eq!(turkiye("state_alpha_2"), "TR");
        assert_eq!(turkiye("tiers"), "high; middle; low");
        assert_eq!(turkiye("partnerships"), "aze-tur-high; aze-tur-low; three");
        assert_eq!(turkiye("since"), "2010-08-16");
        assert_eq!(turkiye("direction_name"), "Eastern direction");
        assert_eq!(turkiye("member_of"), "OTS");
        assert_eq!(turkiye("possibly_in"), "ECO");
        assert_eq!(turkiye("last_instrument"), "aze-tur-2021");
        let hungary = |name| cell(views, "partners", "HUN", name);
        assert_eq!(hungary("observer_in"), "OTS");
        assert_eq!(hungary("member_of"), "");
        assert_eq!(hungary("since"), "2014");
        assert_eq!(hungary("since_min"), "2014-01-01");
        assert_eq!(hungary("since_precision"), "year");
        // The one announced for 2030 is not concluded on the day.
        assert_eq!(hungary("instruments"), "1");
        // The citation that gives another place attests all the same.
        assert_eq!(hungary("sources"), "2");
        assert_eq!(cell(views, "partners", "XAA", "holds"), "possible");
        assert_eq!(cell(views, "partners", "XAA", "since"), "");
        assert_eq!(cell(views, "partners", "XAB", "since"), "2020~");
    });
}

#[test]
fn a_tie_of_two_has_both_parties_and_one_of_three_has_neither() {
    with_views(&in_one_file(true), |views| {
        let hungary = |name| cell(views, "partnerships", "aze-hun-low", name);
        assert_eq!(
            (hungary("party_1"), hungary("party_2")),
            ("AZE".into(), "HUN".into())
        );
        assert_eq!(hungary("since_origin"), "derived");
        assert_eq!(hungary("since_instruments"), "aze-hun-2014");
        let three = |name| cell(views, "partnerships", "three", name);
        assert_eq!(
            (three("party_1"), three("party_2")),
            (String::new(), String::new())
        );
        assert_eq!(three("parties"), "AZE; GEO; TUR");
        assert_eq!(three("party_count"), "3");
        assert_eq!(three("since_precision"), "interval");
        let parties = column(views, "partnership_parties", "partnership");
        assert_eq!(parties.iter().filter(|id| *id == "three").count(), 3);
    });
}

#[test]
fn a_selector_narrows_a_table() {
    let selector = Selector {
        exact_tier: vec![Id::from("high")],
        ..Selector::default()
    };
    with_selector(&in_one_file(true), &selector, |views| {
        assert_eq!(column(views, "partners", "partner"), ["TUR", "XAD"]);
        assert_eq!(
            column(views, "partnerships", "partnership"),
            ["aze-tur-high", "aze-xad-high"]
        );
        assert_eq!(column(views, "instruments", "instrument"), ["aze-tur-2021"]);
    });
}

#[test]
fn citations_name_their_record_and_their_place() {
    with_views(&in_one_file(true), |views| {
        let fields = column(views, "evidence", "field");
        assert!(fields.contains(&"members[2].evidence".to_owned()));
        let kinds: BTreeSet<String> = column(views, "evidence", "record_kind")
            .into_iter()
            .collect();
        let expected = [
            "instrument",
            "organisation",
            "partnership",
            "principle",
            "tier",
        ];
        assert!(kinds.iter().eq(expected));
        let differing = column(views, "evidence", "differs");
        assert!(differing.contains(&"place: Baku".to_owned()));
        // What has ended by the day is attested all the same.
        let records = column(views, "evidence", "record");
        assert_eq!(
            records
                .iter()
                .filter(|record| *record == "aze-tur-low")
                .count(),
            2
        );
    });
}

#[test]
fn a_claim_shows_its_form_and_its_selectors() {
    with_views(&in_one_file(true), |views| {
        let count = |name| cell(views, "claims", "count-5", name);
        assert_eq!(
            (count("form"), count("counted")),
            ("count".into(), "partners".into())
        );
        assert_eq!(
            count("population"),
            "exact-tier: low; member-of: OTS, ECO/any"
        );
        assert_eq!(
            (count("is_number"), count("as_of")),
            ("5".into(), "2025-01-15".into())
        );
        let span = |name| cell(views, "claims", "span-97", name);
        assert_eq!(
            (span("is_span_max"), span("as_of")),
            ("2025-12-31".into(), "2024-XX".into())
        );
    });
}
