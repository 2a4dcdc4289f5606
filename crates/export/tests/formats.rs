//! What holds for every format, and what each gives back of a small registry.

use crate::support::{in_many_files, in_one_file, registry_of, with_export_views, written};
use chancery_core::model::Registry;
use chancery_core::yaml::registry_text;
use chancery_export::formats::{FORMATS, Options};
use chancery_export::views::TABLES;

const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn options(excel: bool) -> Options {
    Options {
        excel,
        ..Options::default()
    }
}

#[test]
fn formats_are_sorted_and_say_what_they_are_for() {
    assert!(FORMATS.is_sorted_by_key(|format| format.name));
    for format in FORMATS {
        assert!(format.sentence.ends_with('.'), "{}", format.name);
    }
}

#[test]
fn the_same_registry_gives_the_same_bytes() {
    let (one, many) = (in_one_file(true), in_many_files());
    for format in FORMATS {
        for excel in [false, true] {
            let first = written(&one, format.name, &options(excel)).files;
            assert!(!first.is_empty(), "{}", format.name);
            assert_eq!(first, written(&one, format.name, &options(excel)).files);
            for (name, bytes) in written(&many, format.name, &options(excel)).files {
                let (first, bytes) = (&first[&name], &bytes);
                let texts = (
                    String::from_utf8_lossy(first),
                    String::from_utf8_lossy(bytes),
                );
                assert_eq!(texts.0, texts.1, "{name}");
            }
        }
    }
}

#[test]
fn every_file_ends_its_last_line() {
    for format in FORMATS {
        let files = written(&in_one_file(true), format.name, &options(false)).files;
        for (name, bytes) in files.iter().filter(|(name, _)| !name.ends_with(".xlsx")) {
            assert!(bytes.ends_with(b"\n") && !bytes.contains(&b'\r'), "{name}");
        }
    }
}

fn sorted(mut registry: Registry) -> Registry {
    registry.states.sort_by(|a, b| a.id.cmp(&b.id));
    registry.organisations.sort_by(|a, b| a.id.cmp(&b.id));
    registry
        .partnerships
        .sort_by_key(|record| format!("{record:?}"));
    registry.instruments.sort_by(|a, b| a.id.cmp(&b.id));
    registry.principles.sort_by(|a, b| a.id.cmp(&b.id));
    registry.sources.sort_by(|a, b| a.id.cmp(&b.id));
    registry.claims.sort_by(|a, b| a.id.cmp(&b.id));
    registry
}

#[test]
fn yaml_reads_as_the_same_registry() {
    let registry = in_many_files();
    let files = written(&registry, "yaml", &options(false)).files;
    let text = String::from_utf8(files["registry.yaml"].clone()).unwrap();
    let back = registry_of(&text);
    assert_eq!(registry_text(&back), text);
    let (back, registry) = (sorted(back), sorted(registry));
    assert_eq!(back.manifest, registry.manifest);
    assert_eq!(back.states, registry.states);
    assert_eq!(back.organisations, registry.organisations);
    assert_eq!(back.partnerships, registry.partnerships);
    assert_eq!(back.instruments, registry.instruments);
    assert_eq!(back.principles, registry.principles);
    assert_eq!(back.sources, registry.sources);
    assert_eq!(back.claims, registry.claims);
    assert_eq!(back.waivers, registry.waivers);
}

/// The cells of a CSV file, its heading first.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let texts = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| texts(record.expect("a record")))
        .collect()
}

#[test]
fn csv_comes_back_unchanged() {
    let registry = in_one_file(true);
    let files = written(&registry, "csv", &options(false)).files;
    // And a description of them for programs, one for people, and how they are cited.
    assert_eq!(files.len(), TABLES.len() + 3);
    with_export_views(&registry, |views| {
        for table in TABLES {
            let mut rows = cells(&files[&format!("{}.csv", table.name)]).into_iter();
            let heading = rows.next().unwrap();
            assert!(
                heading
                    .iter()
                    .eq(table.columns.iter().map(|column| column.name))
            );
            let expected: Vec<Vec<String>> = table
                .rows(views)
                .map(|row| row.iter().map(|cell| cell.as_text().into_owned()).collect())
                .collect();
            assert_eq!(rows.collect::<Vec<_>>(), expected, "{}", table.name);
        }
    });
    let states = cells(&files["states.csv"]).concat();
    let long = "x".repeat(200);
    for name in [
        "\\N \"quoted\" \\",
        "]]></script><b>",
        "=1+1",
        "a; b, c & d &lt; 🏳️ ",
        &long,
    ] {
        assert!(states.iter().any(|cell| cell == name), "{name}");
    }
}

#[test]
fn csv_for_spreadsheets_holds_no_formula() {
    let files = written(&in_one_file(true), "csv", &options(true)).files;
    for (name, bytes) in files.into_iter().filter(|(name, _)| name.ends_with(".csv")) {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{FEFF}').expect("a byte order mark");
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{name}"
        );
        let rows = cells(text.as_bytes());
        for cell in rows.concat() {
            // A negative number is one, and no formula.
            let is_number = cell.parse::<i64>().is_ok();
            assert!(
                is_number || !cell.starts_with(FORMULA_STARTS),
                "{name}: {cell}"
            );
        }
        let has = |cells: &[&str]| {
            let mut rows = rows.iter();
            rows.any(|row| row.windows(cells.len()).any(|some| some == cells))
        };
        if name == "states.csv" {
            for cell in ["'=1+1", "''=x", "'@SUM(A1)"] {
                assert!(has(&[cell]), "{cell}: {rows:?}");
            }
        }
        // An interval could be taken for a date, a day is one.
        if name == "claims.csv" {
            assert!(has(&["'1997/2025", "1997-01-01"]), "{rows:?}");
        }
    }
}
