//! DuckDB reads the CSV files: as many rows, the same cells, and text as it was.

use anyhow::{Result, bail};
use chancery_core::Analysis;
use chancery_core::model::{Registry, Selector};
use chancery_core::select::Selection;
use chancery_export::formats::Options;
use chancery_export::views::{ExportContext, TABLES};
use serde_json::Value;

use super::install::Package;
use super::{Bench, Test, export_of, hostile, hungary, python, write_into};

pub(super) static TEST: Test = Test {
    name: "duckdb",
    program: "python",
    package: Package::Python(&["duckdb"]),
    check,
};

const SCRIPT: &str = include_str!("duckdb.py");

fn check(bench: &Bench) -> Result<()> {
    let registry = &bench.reading.registry;
    let found = read(bench, registry, "article")?;
    let rows = compare_rows(registry, &found["rows"])?;
    hungary::compare(registry, &found["hungary"])?;
    if found["day"][0] != "DATE" {
        bail!("days are read as {}", found["day"]);
    }
    println!("       {} tables read, {rows} rows", TABLES.len());
    let registry = hostile::registry()?;
    let found = read(bench, &registry, "hostile")?;
    compare_rows(&registry, &found["rows"])?;
    for (index, name) in hostile::names().iter().enumerate() {
        let read = &found["names"][hostile::state(index)];
        // DuckDB takes what is quoted for what it is, and a cell without quotes too.
        if read != name.as_str() {
            bail!("the name {name:?} was read as {read}");
        }
    }
    Ok(())
}

fn read(bench: &Bench, registry: &Registry, name: &str) -> Result<Value> {
    let options = Options::default();
    let files = export_of(registry, &Selector::default(), "csv", &options)?;
    let folder = bench.folder.join(name);
    write_into(&folder, &files)?;
    python::run(&bench.program, SCRIPT, [folder])
}

/// Holds the numbers of rows against the tables.
fn compare_rows(registry: &Registry, found: &Value) -> Result<usize> {
    let analysis = Analysis::from_registry(registry.clone());
    let network = analysis.network();
    let everything = Selector::default();
    let views = ExportContext::for_export(&analysis, Selection::new(network, &everything));
    let mut rows = 0;
    for table in TABLES {
        let expected = table.rows(&views).count();
        if found[table.name] != expected {
            let read = &found[table.name];
            bail!("{} has {expected} rows, and {read} were read", table.name);
        }
        rows += expected;
    }
    Ok(rows)
}
