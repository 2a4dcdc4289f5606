//! DuckDB, pandas, polars and R read the CSV files with no more than their Data Package, and get
//! the types that it states.

use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::Selector;
use chancery_export::formats::Options;
use serde_json::{Value, json};

use super::install::{self, Package, output_of};
use super::libreoffice::rows_of;
use super::{Bench, Test, export_of, hostile, python, write_into};

pub(super) static TEST: Test = Test {
    name: "packages",
    program: "python",
    package: Package::Python(&["duckdb", "pandas", "polars"]),
    check,
};

const SCRIPT: &str = include_str!("packages.py");
const SCRIPT_OF_R: &str = include_str!("packages.R");

fn check(bench: &Bench) -> Result<()> {
    // R comes with its reader of JSON.
    let r = install::program("Rscript", &Package::Apt("r-cran-jsonlite"))?;
    let script = bench.folder.join("packages.R");
    std::fs::write(&script, SCRIPT_OF_R)?;
    let hostile = hostile::registry()?;
    let mut compared = 0;
    for (name, registry) in [("article", &bench.reading.registry), ("hostile", &hostile)] {
        let files = export_of(registry, &Selector::default(), "csv", &Options::default())?;
        let folder = bench.folder.join(name);
        write_into(&folder, &files)?;
        let found = python::run(&bench.program, SCRIPT, [&folder])?;
        compared += compare(&files, &found)?;
        let mut command = Command::new(&r);
        let (printed, _) = output_of(command.arg(&script).arg(&folder))?;
        let found = serde_json::from_str(&printed).context("R printed no JSON")?;
        compared += compare(&files, &found)?;
    }
    println!("       {compared} tables have the types of their package");
    Ok(())
}

/// Holds what readers made of the files against the package and the cells.
fn compare(files: &super::Files, found: &Value) -> Result<usize> {
    let package = files
        .get("datapackage.json")
        .context("there is no package")?;
    let package: Value = serde_json::from_slice(package)?;
    let resources = package["resources"]
        .as_array()
        .context("there is no resource")?;
    let readers = found.as_object().context("there is no reader")?;
    let mut compared = 0;
    for resource in resources {
        let name = resource["name"].as_str().unwrap_or_default();
        let fields = resource["schema"]["fields"].as_array();
        let fields = fields.into_iter().flatten();
        let types = fields.map(|it| (it["name"].as_str().unwrap_or_default(), &it["type"]));
        let types: serde_json::Map<String, Value> = types
            .map(|(column, kind)| (column.to_owned(), kind.clone()))
            .collect();
        let bytes = files.get(&format!("{name}.csv"));
        let rows = rows_of(bytes.context("a table is missing")?)?;
        let rows = rows.get(1..).unwrap_or_default();
        let cells = rows
            .iter()
            .flatten()
            .filter(|cell| !cell.is_empty())
            .count();
        let expected = json!({"rows": rows.len(), "cells": cells, "types": types});
        for (reader, tables) in readers {
            if tables[name] != expected {
                bail!("{reader}, {name}: {} and not {expected}", tables[name]);
            }
            compared += 1;
        }
    }
    Ok(compared)
}
