//! The shell of SQLite opens the database: it is sound, and has the rows and words of the tables.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use chancery_core::model::Selector;
use chancery_export::formats::Options;
use chancery_export::views::{ColumnKind, TABLES};
use serde_json::{Value, json};
use xtask::root::root;

use super::install::{Package, output_of};
use super::libreoffice::rows_of;
use super::{Bench, Test, export_of, hostile, hungary, read_text, write_into};

pub(super) static TEST: Test = Test {
    name: "sqlite",
    program: "sqlite3",
    package: Package::Apt("sqlite3"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let registry = &bench.reading.registry;
    let paths = bench.write(&bench.export("sqlite", &Options::default())?)?;
    let database = paths
        .get("registry.sqlite")
        .context("there is no database")?;
    let ask = |query: &str| ask(&bench.program, database, query);
    check_sound(&bench.program, database)?;
    let written = bench.export("csv", &Options::default())?;
    let mut rows = 0;
    for table in TABLES {
        let bytes = written.get(&format!("{}.csv", table.name));
        let written = rows_of(bytes.with_context(|| format!("no {}.csv", table.name))?)?;
        let has_lists = table.columns.iter().any(|it| it.kind == ColumnKind::List);
        let name = format!("{}{}", table.name, if has_lists { "_wide" } else { "" });
        let found = ask(&format!("select * from {name}"))?;
        let found = found.as_array().map_or(&[] as &[Value], Vec::as_slice);
        let (count, own) = (found.len(), written.len() - 1);
        ensure!(count == own, "{name} has {count} rows, not {own}");
        for (row, cells) in found.iter().zip(written.iter().skip(1)) {
            for (column, cell) in table.columns.iter().zip(cells) {
                let read = match &row[column.name] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                ensure!(
                    read == cell,
                    "{name}.{}: `{read}`, not `{cell}`",
                    column.name
                );
            }
        }
        rows += own;
    }
    hungary::compare(registry, &of_hungary(&ask)?)?;
    let found = ask("select count(*) as count from sources where rowid in \
                     (select rowid from sources_fts where sources_fts match 'orban')")?;
    let found = found[0]["count"].as_u64().unwrap_or_default();
    let expected = registry.sources.iter().filter(|it| {
        let texts = [Some(&it.publisher), it.title.as_ref(), it.note.as_ref()];
        let mut texts = texts.into_iter().flatten();
        texts.any(|text| text.contains("Orbán"))
    });
    let expected = expected.count() as u64;
    ensure!(
        found >= expected && expected > 0,
        "orban is found in {found} sources, and Orbán stands in {expected}"
    );
    println!("       {rows} rows, each cell as in CSV; orban found in {found} sources");
    check_document(&ask)?;
    check_hostile(bench)
}

/// The two instruments, and the two memberships, as SQL finds them.
fn of_hungary(ask: &impl Fn(&str) -> Result<Value>) -> Result<Value> {
    let found = ask("select instrument || ' ' || day as words from instruments \
                     where party_1 = 'AZE' and party_2 = 'HUN' order by instrument")?;
    let found = found.as_array().map_or(&[] as &[Value], Vec::as_slice);
    let instruments: Vec<&Value> = found.iter().map(|row| &row["words"]).collect();
    let membership = |id: &str| {
        let found = ask(&format!(
            "select role || ' since ' || since as words from memberships \
             where member = 'HUN' and organisation = '{id}'"
        ))?;
        anyhow::Ok(found[0]["words"].clone())
    };
    Ok(json!({
        "instruments": instruments,
        "EU": membership("EU")?,
        "OTS": membership("OTS")?,
    }))
}

/// The queries that the document shows give rows.
fn check_document(ask: &impl Fn(&str) -> Result<Value>) -> Result<()> {
    let text = read_text(&root().join("docs/workbook-and-database.md"))?;
    let mut count = 0;
    for block in text.split("```sql\n").skip(1) {
        let query = block.split("```").next().unwrap_or_default();
        ensure!(ask(query)?[0].is_object(), "this gives no row: {query}");
        count += 1;
    }
    ensure!(count > 0, "the document shows no query");
    Ok(())
}

fn check_sound(program: &Path, database: &Path) -> Result<()> {
    let faults = ask(program, database, "pragma foreign_key_check")?;
    ensure!(
        faults.is_null(),
        "a row names one that is not there: {faults}"
    );
    let verdict = ask(program, database, "pragma integrity_check")?;
    ensure!(verdict == json!([{"integrity_check": "ok"}]), "{verdict}");
    Ok(())
}

/// SQLite holds every text there is.
fn check_hostile(bench: &Bench) -> Result<()> {
    let files = export_of(
        &hostile::registry()?,
        &Selector::default(),
        "sqlite",
        &Options::default(),
    )?;
    let paths = write_into(&bench.folder.join("hostile"), &files)?;
    let database = paths
        .get("registry.sqlite")
        .context("there is no database")?;
    check_sound(&bench.program, database)?;
    let states = ask(
        &bench.program,
        database,
        "select state, state_name from states",
    )?;
    for (index, name) in hostile::names().iter().enumerate() {
        let expected = json!({"state": hostile::state(index), "state_name": name});
        let is_there = states.as_array().is_some_and(|it| it.contains(&expected));
        ensure!(is_there, "the name {name:?} did not come back");
    }
    Ok(())
}

/// The rows that a query gives, each an object; null where there are none.
fn ask(program: &Path, database: &Path, query: &str) -> Result<Value> {
    let mut command = Command::new(program);
    command
        .args(["-readonly", "-json"])
        .arg(database)
        .arg(query);
    let (printed, _) = output_of(&mut command)?;
    if printed.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(&printed).with_context(|| format!("no JSON: {printed}"))
}
