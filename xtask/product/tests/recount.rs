//! Random claims and random registries, counted again in SQLite, and what the page about it shows.

use chancery_core::Analysis;
use chancery_core::yaml::{load, read};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use xtask::root::{article, root};
use xtask_product::laws::{database, files, recount};
use xtask_product::random::{Choices, blur, claims, draft, read_files};

/// How many random registries are counted again.
const COUNTED: u64 = 12;

/// How often each of some registries is asked so many claims at random.
const ROUNDS: usize = 2;
const ASKED: usize = 6;

/// A manifest, so that the claims are a registry.
const HEAD: &str = "registry: r\ntitle: R\nas-of: 2025-12-13\n";

#[test]
fn random_registries_are_counted_the_same_in_sql() {
    let mut claims = 0;
    for seed in 0..COUNTED {
        let mended = draft(&mut Choices::seeded(seed), false).mended().unwrap();
        let analysis = Analysis::from_reading(mended.reading);
        match recount(&analysis) {
            Ok(number) => claims += number,
            Err(words) => panic!("{seed}: {words}"),
        }
    }
    println!("{claims} random claims are counted the same");
    assert!(claims > 0);
}

#[test]
fn random_claims_about_real_records_are_counted_the_same_in_sql() {
    let folders = [
        "tests/registries/article",
        "tests/cases/every-field-with-every-noun/data",
        "tests/cases/participants-join-and-leave/data",
        "tests/cases/claims-that-newspapers-make/data/arcadia",
    ];
    let (mut counted, mut broken) = (0, Vec::new());
    for (seed, folder) in (0..).zip(folders.into_iter().cycle().take(folders.len() * ROUNDS)) {
        let mut choices = Choices::seeded(seed);
        let mut registry = read(load(&root().join(folder)).unwrap()).registry;
        if seed > 3 {
            blur(&mut choices, &mut registry);
        }
        let text = claims(&mut choices, &registry, ASKED);
        let files = vec![("registry.yaml".to_owned(), HEAD.to_owned() + &text)];
        registry.claims = read_files(files).registry.claims;
        let analysis = Analysis::from_registry(registry);
        match recount(&analysis) {
            Ok(number) => counted += number,
            Err(words) => broken.push(format!("{seed} {folder}: {words}")),
        }
    }
    println!("{counted} claims at random are counted the same");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The rows of a statement, one on each line.
fn rows(connection: &Connection, sql: &str) -> String {
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let row = |row: &Row<'_>| -> rusqlite::Result<String> {
        let cells = (0..columns).map(|column| {
            Ok(match row.get_ref(column)? {
                ValueRef::Null => "NULL".to_owned(),
                ValueRef::Integer(number) => number.to_string(),
                other => other.as_str().unwrap_or_default().to_owned(),
            })
        });
        Ok(cells.collect::<rusqlite::Result<Vec<_>>>()?.join("|") + "\n")
    };
    let rows = statement.query_map([], row).unwrap();
    rows.collect::<rusqlite::Result<String>>().unwrap()
}

#[test]
fn the_page_shows_what_sqlite_answers() {
    let path = root().join("docs/recount-in-sql.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let analysis = Analysis::from_reading(read(load(&article()).unwrap()));
    let files = files(&analysis).unwrap();
    let claims = String::from_utf8(files["sql/claims.sql"].clone()).unwrap();
    // The three steps of the claim are shown as they are exported.
    for block in page.split("```sql\n").skip(1).take(3) {
        let (sql, _) = block.split_once("```").unwrap();
        assert!(claims.contains(sql), "{sql}");
    }
    let connection = database(&files).unwrap();
    let (mut shown, mut found, mut blocks) = (page.clone(), String::new(), 0);
    for block in page.split("```sql\n").skip(1) {
        let (sql, rest) = block.split_once("```\n").unwrap();
        let answer = rows(&connection, sql);
        let Some(rest) = rest.strip_prefix("\n```output\n") else {
            assert_eq!(answer, "", "{sql}");
            continue;
        };
        let (written, _) = rest.split_once("```").unwrap();
        let block = |rows: &str| format!("{sql}```\n\n```output\n{rows}```");
        shown = shown.replace(&block(written), &block(&answer));
        found.push_str(&answer);
        blocks += 1;
    }
    assert!(blocks > 1 && !found.is_empty());
    if std::env::var_os("CHANCERY_BLESS").is_some() {
        std::fs::write(path, shown).unwrap();
    } else {
        assert_eq!(page, shown);
    }
}
