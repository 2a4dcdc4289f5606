//! A workbook comes back cell by cell, and holds nothing that it cannot hold whole.

use std::io::Cursor;

use crate::support::hostile::{hostile_text, registry_text};
use crate::support::{in_one_file, registry_of, with_export, with_export_views, written};
use calamine::{Data, Reader as _, Xlsx};
use chancery_core::date::Day;
use chancery_core::model::{Registry, Selector};
use chancery_core::yaml::{Input, MANIFEST_FILE, read};
use chancery_export::formats::{Options, format};
use chancery_export::output::Memory;
use chancery_export::views::{Cell, TABLES};
use proptest::prelude::*;

fn workbook(registry: &Registry) -> Xlsx<Cursor<Vec<u8>>> {
    let files = written(registry, "xlsx", &Options::default()).files;
    assert_eq!(files.len(), 1);
    Xlsx::new(Cursor::new(files["registry.xlsx"].clone())).expect("a workbook")
}

/// A cell as the text that CSV holds for it.
fn text_of(data: Option<&Data>) -> String {
    match data {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(Data::Float(number)) => number.to_string(),
        Some(Data::DateTime(day)) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Some(other) => panic!("a cell that is neither text nor number nor day: {other:?}"),
    }
}

/// Holds every cell of every sheet against the rows of its table.
fn assert_comes_back(registry: &Registry) {
    let mut workbook = workbook(registry);
    with_export_views(registry, |views| {
        let names = workbook.sheet_names();
        assert_eq!(names[0], "about");
        assert!(names[1..].iter().eq(TABLES.iter().map(|table| table.name)));
        for table in TABLES {
            let sheet = workbook.worksheet_range(table.name).unwrap();
            for (position, column) in (0u32..).zip(table.columns) {
                let heading = text_of(sheet.get_value((0, position)));
                assert_eq!(heading, column.name);
            }
            let mut count = 0;
            for (row, cells) in (1u32..).zip(table.rows(views)) {
                count += 1;
                for ((position, column), cell) in (0u32..).zip(table.columns).zip(&cells) {
                    let data = sheet.get_value((row, position));
                    let place = format!("{} {row}, {}: {data:?}", table.name, column.name);
                    assert_eq!(text_of(data), cell.as_text(), "{place}");
                    let is_number = matches!(data, Some(Data::Float(_)));
                    assert_eq!(is_number, matches!(cell, Cell::Integer(_)), "{place}");
                    let day = match cell {
                        Cell::Day(day) => Some(*day),
                        Cell::Date(date) => date.whole_day(),
                        _ => None,
                    };
                    let is_recent = |day| day >= Day::from_calendar(1900, 3, 1);
                    let is_date = matches!(data, Some(Data::DateTime(_)));
                    assert_eq!(is_date, day.is_some_and(is_recent), "{place}");
                }
            }
            // A table without any row has an empty one.
            assert_eq!(sheet.height(), count + 1, "{}", table.name);
            let formulas = workbook.worksheet_formula(table.name).unwrap();
            assert!(formulas.is_empty(), "{}", table.name);
        }
    });
}

#[test]
fn every_cell_of_a_workbook_comes_back() {
    assert_comes_back(&in_one_file(true));
}

#[test]
fn tables_are_those_of_excel() {
    let registry = in_one_file(true);
    let mut workbook = workbook(&registry);
    workbook.load_tables().unwrap();
    for table in TABLES {
        let shape = workbook.table_by_name(table.name).unwrap();
        assert_eq!(shape.sheet_name(), table.name);
        let names = table.columns.iter().map(|column| column.name);
        assert!(shape.columns().iter().eq(names), "{}", table.name);
    }
}

#[test]
fn names_of_sheets_and_lists_of_words_are_within_the_limits_of_excel() {
    for table in TABLES {
        assert!(table.name.len() <= 31 && !["about", "history"].contains(&table.name));
        for words in table.columns.iter().filter_map(|column| column.words()) {
            assert!(words.join(",").len() <= 255, "{}: {words:?}", table.name);
        }
    }
}

#[test]
fn days_of_the_19th_century_are_text() {
    let registry = registry_of(&registry_text("x").replace("signed: 2014", "signed: 1899-12-31"));
    assert_comes_back(&registry);
    let sheet = workbook(&registry).worksheet_range("instruments").unwrap();
    let old = Data::String("1899-12-31".to_owned());
    assert!(sheet.rows().any(|row| row.contains(&old)));
}

#[test]
fn the_first_sheet_says_what_this_is() {
    let registry = in_one_file(true);
    let about = |selector: &Selector| {
        let bytes = with_export(&registry, selector, |views| {
            let mut memory = Memory::default();
            let xlsx = format("xlsx").unwrap();
            (xlsx.write)(views, &Options::default(), &mut memory).unwrap();
            memory.files["registry.xlsx"].clone()
        });
        let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheet = workbook.worksheet_range("about").unwrap();
        let line = |row: &[Data]| {
            let texts: Vec<String> = row.iter().map(|cell| text_of(Some(cell))).collect();
            texts.join("|")
        };
        sheet.rows().map(line).collect::<Vec<String>>()
    };
    let lines = about(&Selector::default());
    assert_eq!(lines[0], "Ties of Freedonia \"and\" others|||");
    for line in [
        "Network of|Azerbaijan (AZE)||",
        "As of|2025-06-30||",
        "Licence|not given||",
        "Filters|none: everything is included||",
        "page-1|Paper|2025-01-15|Ties",
        "partners|partner_name|text|The name that is shown.",
    ] {
        assert!(lines.iter().any(|other| other == line), "{line}");
    }
    let selector = Selector {
        exact_tier: vec!["high".into()],
        ..Selector::default()
    };
    let lines = about(&selector);
    assert!(
        lines.contains(&"Filters|exact-tier: high||".to_owned()),
        "{lines:?}"
    );
    let partners = lines.iter().find(|line| line.starts_with("partners|2|"));
    assert!(partners.is_some(), "{lines:?}");
}

/// What the writer says of a registry that it cannot hold; nothing if it can.
fn complaint(registry: &Registry) -> Option<String> {
    with_export_views(registry, |views| {
        let xlsx = format("xlsx").unwrap();
        let written = (xlsx.write)(views, &Options::default(), &mut Memory::default());
        written.err().map(|error| format!("{error:#}"))
    })
}

#[test]
fn a_text_that_does_not_fit_is_refused_and_named() {
    let note = |text: &str| {
        let text = format!("{{id: XAA, name: A, note: \"{text}\"}}");
        let start = "registry: r\ntitle: R\nas-of: 2025-06-30\ntiers: [{id: low, name: Low}]\nstates:\n  - ";
        complaint(&registry_of(&format!("{start}{text}\n")))
    };
    assert_eq!(note(&"x".repeat(32_767)), None);
    let said = note(&"x".repeat(32_768)).expect("an error");
    assert!(
        said.starts_with("states XAA: `note` has more than 32767 characters"),
        "{said}"
    );
    // Excel counts what UTF-16 takes two for as two.
    assert!(note(&"🏳".repeat(16_384)).is_some());
    assert_eq!(note(&"🏳".repeat(16_383)), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn hostile_text_comes_back(text in hostile_text()) {
        assert_comes_back(&registry_of(&registry_text(&text)));
    }

    #[test]
    fn what_would_deceive_a_reader_is_refused(text in hostile_text(), at in "[\n\u{202E}\u{2066}\u{7}]") {
        let text = registry_text(&format!("{text}{at}{text}"));
        let bytes = Ok(text.into_bytes());
        let reading = read(vec![Input { name: MANIFEST_FILE.to_owned(), bytes }]);
        prop_assert!(!reading.findings.is_empty());
    }
}
