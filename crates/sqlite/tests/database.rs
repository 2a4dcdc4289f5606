//! A database comes back cell by cell, keeps its keys, and finds words.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

#[path = "../../export/tests/support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};

use chancery_core::model::{Registry, Selector};
use chancery_export::formats::Options;
use chancery_export::output::{FilePlace, Memory, Output};
use chancery_export::views::{Cell, ColumnKind, ExportContext, TABLES, tables};
use chancery_sqlite::SQLITE;
use proptest::prelude::*;
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB};
use support::hostile::{hostile_text, registry_text};
use support::{in_many_files, in_one_file, registry_of, with_export, with_export_views};

type Files = BTreeMap<String, Vec<u8>>;

fn files(views: &ExportContext<'_>, options: &Options) -> Files {
    let mut memory = Memory::default();
    (SQLITE.write)(views, options, &mut memory).expect("memory can be written to");
    memory.files
}

fn open(files: &Files) -> Connection {
    let bytes = &files["registry.sqlite"];
    let mut connection = Connection::open_in_memory().unwrap();
    connection
        .deserialize_read_exact(MAIN_DB, bytes.as_slice(), bytes.len(), false)
        .unwrap();
    connection
}

/// An output whose database is in a folder, as that of the program is.
struct InFolder {
    folder: tempfile::TempDir,
    others: Memory,
}

impl Output for InFolder {
    fn file(&mut self, name: &str) -> io::Result<&mut dyn Write> {
        self.others.file(name)
    }

    fn path(&mut self, name: &str) -> io::Result<Option<FilePlace>> {
        let path = self.folder.path().join(name);
        fs::File::create_new(&path)?;
        let shown = name.to_owned();
        Ok(Some(FilePlace { path, shown }))
    }

    fn left_out(&mut self, words: String) {
        self.others.left_out(words);
    }

    fn remark(&mut self, words: String) {
        self.others.remark(words);
    }
}

/// SQLite counts the changes of a file, and notes by which version; not so in memory.
fn without_counts(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes[24..28].fill(0);
    bytes[92..100].fill(0);
    bytes
}

#[test]
fn a_file_holds_what_memory_holds_and_nothing_is_beside_it() {
    with_export_views(&in_one_file(true), |views| {
        let mut output = InFolder {
            folder: tempfile::tempdir().unwrap(),
            others: Memory::default(),
        };
        (SQLITE.write)(views, &Options::default(), &mut output)
            .expect("a folder can be written to");
        let entries = fs::read_dir(output.folder.path()).unwrap();
        let names: Vec<_> = entries.map(|it| it.unwrap().file_name()).collect();
        assert_eq!(names, ["registry.sqlite"]);
        let own = fs::read(output.folder.path().join("registry.sqlite")).unwrap();
        let mut in_memory = files(views, &Options::default());
        let other = in_memory.remove("registry.sqlite").unwrap();
        assert!(without_counts(own) == without_counts(other));
        assert_eq!(output.others.files, in_memory);
    });
}

fn database(registry: &Registry) -> Connection {
    with_export_views(registry, |views| open(&files(views, &Options::default())))
}

fn rows(connection: &Connection, query: &str) -> Vec<Vec<Value>> {
    let mut statement = connection.prepare(query).expect(query);
    let count = statement.column_count();
    let rows = statement
        .query_map([], |row| (0..count).map(|place| row.get(place)).collect())
        .unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn value(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Integer(number) => Value::Integer(*number),
        cell => Value::Text(cell.as_text().into_owned()),
    }
}

/// Holds every cell of every table against what its wide view, or else the table, shows.
fn assert_comes_back(registry: &Registry) {
    let connection = database(registry);
    with_export_views(registry, |views| {
        for table in TABLES {
            let is_list = |kind: ColumnKind| kind == ColumnKind::List;
            let has_lists = table.columns.iter().any(|column| is_list(column.kind));
            let ending = if has_lists { "_wide" } else { "" };
            let query = format!("SELECT * FROM {}{ending}", table.name);
            let expected: Vec<Vec<Value>> = table
                .rows(views)
                .map(|row| row.iter().map(value).collect())
                .collect();
            assert_eq!(rows(&connection, &query), expected, "{}", table.name);
            for (place, column) in table.columns.iter().enumerate() {
                if !is_list(column.kind) {
                    continue;
                }
                let query = format!(
                    "SELECT value FROM {}__{} ORDER BY rowid",
                    table.name, column.name
                );
                let expected: Vec<Vec<Value>> = table
                    .rows(views)
                    .flat_map(|row| match &row[place] {
                        Cell::List(texts) => texts.clone(),
                        _ => Vec::new(),
                    })
                    .map(|text| vec![Value::Text(text.into_owned())])
                    .collect();
                assert_eq!(rows(&connection, &query), expected, "{}", column.name);
            }
        }
    });
    assert_sound(&connection);
}

fn assert_sound(connection: &Connection) {
    let none: Vec<Vec<Value>> = Vec::new();
    assert_eq!(rows(connection, "PRAGMA foreign_key_check"), none);
    let ok = vec![vec![Value::Text("ok".to_owned())]];
    assert_eq!(rows(connection, "PRAGMA integrity_check"), ok);
    for name in searched(connection) {
        let check = format!("INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)");
        connection.execute(&check, []).expect(&name);
    }
}

fn texts(connection: &Connection, query: &str) -> Vec<String> {
    let text = |row: &Vec<Value>| match &row[0] {
        Value::Text(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    };
    rows(connection, query).iter().map(text).collect()
}

fn searched(connection: &Connection) -> Vec<String> {
    texts(
        connection,
        "SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5%'",
    )
}

#[test]
fn every_cell_of_a_database_comes_back() {
    assert_comes_back(&in_one_file(true));
    assert_comes_back(&in_one_file(false));
}

#[test]
fn the_same_registry_gives_the_same_database() {
    let bytes = |registry: &Registry| {
        with_export_views(registry, |views| files(views, &Options::default()))
    };
    let first = bytes(&in_one_file(true));
    assert!(first == bytes(&in_one_file(true)), "a second time");
    assert!(first == bytes(&in_many_files()), "with its files shuffled");
}

#[test]
fn what_is_narrowed_keeps_its_references() {
    let selector = Selector {
        exact_tier: vec!["high".into()],
        ..Selector::default()
    };
    with_export(&in_one_file(true), &selector, |views| {
        let connection = open(&files(views, &Options::default()));
        assert_sound(&connection);
        let filters = texts(
            &connection,
            "SELECT value FROM about WHERE name = 'filters'",
        );
        assert_eq!(filters, ["exact-tier: high"]);
        assert_eq!(rows(&connection, "SELECT * FROM partners").len(), 2);
    });
    with_export_views(&in_one_file(true), |views| {
        let only = vec![tables::table("instrument_parties").unwrap()];
        let options = Options {
            only,
            ..Options::default()
        };
        let connection = open(&files(views, &options));
        assert_sound(&connection);
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        let expected = ["about", "about_columns", "instrument_parties"];
        assert_eq!(texts(&connection, names), expected);
    });
}

#[test]
fn keys_and_references_are_those_of_the_declarations() {
    let connection = database(&in_one_file(true));
    for table in TABLES {
        let query = format!(
            "SELECT name FROM pragma_table_info('{}') WHERE pk > 0 ORDER BY pk",
            table.name
        );
        assert_eq!(texts(&connection, &query), table.key, "{}", table.name);
        let query = format!(
            "SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{}')",
            table.name
        );
        let found: BTreeSet<String> = rows(&connection, &query)
            .iter()
            .map(|row| format!("{row:?}"))
            .collect();
        let references = table.row_references().flat_map(|reference| {
            let pair = |column: &&str| {
                vec![
                    Value::Text((*column).to_owned()),
                    Value::Text(reference.table.to_owned()),
                ]
            };
            reference.columns.iter().map(pair)
        });
        let expected: BTreeSet<String> = references.map(|row| format!("{row:?}")).collect();
        assert_eq!(found, expected, "{}", table.name);
    }
    let lists = TABLES.iter().flat_map(|table| {
        let lists = table.list_references();
        lists.map(move |(place, reference)| (table, &table.columns[place], reference.table))
    });
    for (table, column, other) in lists {
        let query = format!(
            "SELECT \"table\" FROM pragma_foreign_key_list('{}__{}') WHERE \"from\" = 'value'",
            table.name, column.name
        );
        assert_eq!(texts(&connection, &query), [other], "{}", column.name);
    }
    // What would break a promise is refused.
    let nowhere = "UPDATE partners__member_of SET value = 'nowhere'";
    assert!(connection.execute(nowhere, []).is_err());
    let orphan =
        "INSERT INTO partnership_parties (partnership, period, party) VALUES ('x', 1, 'y')";
    assert!(connection.execute(orphan, []).is_err());
    let other_word = "UPDATE instruments SET effect = 'reverses'";
    assert!(connection.execute(other_word, []).is_err());
}

#[test]
fn words_are_found_without_their_accents_also_after_a_vacuum() {
    let text = registry_text("Türkiye ilə Şuşa");
    let connection = database(&registry_of(&text));
    let find = |table: &str, key: &str| {
        let query = format!(
            "SELECT {key} FROM {table} WHERE rowid IN \
             (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH 'turkiye susa')"
        );
        texts(&connection, &query)
    };
    for _ in 0..2 {
        assert_eq!(find("instruments", "instrument"), ["paper"]);
        assert_eq!(find("sources", "source"), ["page"]);
        assert_eq!(find("claims", "claim"), ["claim"]);
        assert_eq!(find("evidence", "record"), ["aze-xaa-low"]);
        connection.execute_batch("VACUUM").unwrap();
        assert_sound(&connection);
    }
}

#[test]
fn datasette_is_told_of_every_table_and_column() {
    let registry = in_one_file(true);
    let files = with_export_views(&registry, |views| files(views, &Options::default()));
    let document: serde_json::Value = serde_json::from_slice(&files["metadata.json"]).unwrap();
    assert_eq!(document["title"], "Ties of Freedonia \"and\" others");
    let tables = document["databases"]["registry"]["tables"]
        .as_object()
        .unwrap();
    let connection = open(&files);
    let names = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') \
                 AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'about%'";
    let found: BTreeSet<String> = texts(&connection, names).into_iter().collect();
    assert!(found.iter().eq(tables.keys().collect::<BTreeSet<_>>()));
    for (name, table) in tables {
        let columns = format!("SELECT name FROM pragma_table_info('{name}')");
        let columns = texts(&connection, &columns);
        assert!(!table["description"].as_str().unwrap().is_empty());
        if let Some(described) = table["columns"].as_object() {
            assert!(columns.iter().eq(described.keys()), "{name}");
        }
        if let Some(label) = table.get("label_column") {
            assert!(columns.iter().any(|column| label == column), "{name}");
        }
    }
    assert_eq!(tables["states"]["label_column"], "state_name");
    assert_eq!(tables["instruments"]["label_column"], "title");
}

#[test]
fn names_of_tables_leave_room_for_those_of_the_database() {
    for table in TABLES {
        assert!(!table.name.starts_with("about") && !table.name.ends_with("_wide"));
        assert!(!table.name.ends_with("_fts") && !table.name.contains("__"));
    }
}

#[test]
fn a_long_text_comes_back() {
    assert_comes_back(&registry_of(&registry_text(&"x".repeat(32_768))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn hostile_text_comes_back(text in hostile_text()) {
        assert_comes_back(&registry_of(&registry_text(&text)));
    }
}
