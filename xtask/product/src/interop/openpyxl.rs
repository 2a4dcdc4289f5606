//! openpyxl opens the workbook: tables, lists to choose from, links, and the type of each cell.

use anyhow::{Context, Result, bail, ensure};
use chancery_export::formats::Options;
use chancery_export::views::{ColumnKind, TABLES, Table};
use serde_json::{Value, json};

use super::install::Package;
use super::libreoffice::rows_of;
use super::{Bench, Files, Test, hostile, hungary, python, write_into};
use crate::check_data::export_selected;

pub(super) static TEST: Test = Test {
    name: "openpyxl",
    program: "python",
    package: Package::Python(&["openpyxl"]),
    check,
};

const SCRIPT: &str = include_str!("openpyxl.py");

fn check(bench: &Bench) -> Result<()> {
    let registry = &bench.reading.registry;
    let written = bench.export("csv", &Options::default())?;
    let paths = bench.write(&bench.export("xlsx", &Options::default())?)?;
    let workbook = paths.get("registry.xlsx").context("there is no workbook")?;
    let found = python::run(&bench.program, SCRIPT, [workbook])?;
    let as_of = registry.manifest.as_of.context("there is no as-of")?;
    ensure!(
        found["created"] == format!("{as_of}T00:00:00"),
        "the workbook says that it was made at {}",
        found["created"]
    );
    ensure!(
        found["title"] == registry.manifest.title.as_str(),
        "the title"
    );
    let mut rows = 0;
    for table in TABLES {
        rows += compare(table, &written, &found["sheets"][table.name])
            .with_context(|| format!("sheet {}", table.name))?;
    }
    hungary::compare(registry, &found["hungary"])?;
    let links = found["sheets"]["sources"]["links"].as_array();
    let sources = registry.sources.iter().filter(|it| it.url.is_some());
    let (links, sources) = (links.map_or(0, Vec::len), sources.count());
    ensure!(links == sources, "{links} links to {sources} sources");
    println!("       {} sheets, {rows} rows, {links} links", TABLES.len());
    check_hostile(bench)
}

/// Holds a sheet against its table, and gives the number of its rows.
fn compare(table: &Table, written: &Files, sheet: &Value) -> Result<usize> {
    let bytes = written.get(&format!("{}.csv", table.name));
    let written = rows_of(bytes.context("there is no CSV")?)?;
    let read = sheet["rows"].as_array().context("there is no such sheet")?;
    ensure!(
        written.len() == read.len(),
        "{} rows, not {}",
        read.len(),
        written.len()
    );
    for (number, (row, cells)) in written.iter().zip(read).enumerate() {
        for (place, (text, column)) in row.iter().zip(table.columns).enumerate() {
            let kind = if number == 0 {
                ColumnKind::Text
            } else {
                column.kind
            };
            let (expected, cell) = (expected(text, kind), &cells[place]);
            let name = column.name;
            ensure!(
                *cell == expected,
                "row {number}, {name}: {cell}, not {expected}"
            );
        }
    }
    ensure!(sheet["frozen"] == "B2", "its heading is not frozen");
    let last = read.len().max(2);
    let area = sheet["tables"][table.name][0].as_str().unwrap_or_default();
    ensure!(
        area.starts_with("A1:") && area.ends_with(&last.to_string()),
        "its table is at {area}"
    );
    ensure!(
        sheet["tables"][table.name] == json!([area, area, "TableStyleMedium2", true]),
        "its table has no filter or no stripes: {}",
        sheet["tables"]
    );
    for column in table.columns {
        let list = &sheet["lists"][column.name];
        let expected = column.words().map_or(Value::Null, |words| {
            json!(["list", format!("\"{}\"", words.join(",")), 2, last])
        });
        ensure!(
            *list == expected,
            "{}: the list {list}, not {expected}",
            column.name
        );
    }
    Ok(written.len() - 1)
}

/// What openpyxl should find for a cell of a CSV file: its type and its text.
fn expected(text: &str, kind: ColumnKind) -> Value {
    let is_whole_day =
        || text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
    let is_day = || {
        is_whole_day()
            && text
                .bytes()
                .all(|byte| byte == b'-' || byte.is_ascii_digit())
    };
    match kind {
        _ if text.is_empty() => Value::Null,
        ColumnKind::Integer => json!(["number", text]),
        ColumnKind::Date | ColumnKind::Day if is_day() => json!(["day", text, "yyyy-mm-dd"]),
        _ => json!(["text", text]),
    }
}

/// A name that no cell can hold whole is refused, and every other one comes back; none of them
/// becomes a formula, also when somebody edits it.
fn check_hostile(bench: &Bench) -> Result<()> {
    let mut registry = hostile::registry()?;
    let export = |registry: &_| {
        let format = chancery::formats::format("xlsx").context("there is no format xlsx")?;
        export_selected(registry, &Default::default(), format, &Options::default())
    };
    match export(&registry) {
        Ok(_) => bail!("a name of 32,768 characters was written"),
        Err(error) => {
            let said = format!("{error:#}");
            let last = hostile::state(hostile::names().len() - 1);
            ensure!(
                said.contains(&last) && said.contains("_name`"),
                "it said: {said}"
            );
        }
    }
    for state in &mut registry.states {
        state.name = state.name.take().filter(|name| name.len() < 1_000);
    }
    for record in &mut registry.instruments {
        record.title = record.title.take().filter(|title| title.len() < 1_000);
    }
    for evidence in registry
        .partnerships
        .iter_mut()
        .flat_map(|it| &mut it.evidence)
        .chain(
            registry
                .instruments
                .iter_mut()
                .flat_map(|it| &mut it.evidence),
        )
    {
        evidence.quote = evidence.quote.take().filter(|quote| quote.len() < 1_000);
    }
    let paths = write_into(&bench.folder.join("hostile"), &export(&registry)?)?;
    let workbook = paths.get("registry.xlsx").context("there is no workbook")?;
    let found = python::run(&bench.program, SCRIPT, [workbook])?;
    let states = &found["sheets"]["states"];
    let names = hostile::names();
    for (index, name) in names.iter().enumerate().take(names.len() - 1) {
        let rows = states["rows"].as_array().context("there are no states")?;
        let row = rows.iter().find(|row| row[0][1] == hostile::state(index));
        let row = row.with_context(|| format!("there is no state for {name:?}"))?;
        let cells = row.as_array().context("a row is a list")?;
        let expected = json!(["text", name]);
        ensure!(
            cells.contains(&expected),
            "the name {name:?} was read as {row}"
        );
    }
    let quoted = states["quoted"]
        .as_array()
        .map_or(&[] as &[Value], Vec::as_slice);
    ensure!(
        quoted.contains(&json!("=1+1")),
        "=1+1 would become a formula: {quoted:?}"
    );
    Ok(())
}
