//! DuckDB writes Parquet by the script of `sql`, with the types that the Data Package states and with
//! every cell of the CSV files.

use anyhow::{Result, bail};
use chancery_core::Analysis;

use super::install::Package;
use super::{Bench, Test, hostile, python, write_into};
use crate::laws::files;

pub(super) static TEST: Test = Test {
    name: "parquet",
    program: "python",
    package: Package::Python(&["duckdb"]),
    check,
};

const SCRIPT: &str = include_str!("parquet.py");

fn check(bench: &Bench) -> Result<()> {
    let registries = [
        ("article", bench.reading.registry.clone()),
        ("hostile", hostile::registry()?),
    ];
    for (name, registry) in registries {
        let analysis = Analysis::from_registry(registry);
        let files = files(&analysis).map_err(|words| anyhow::anyhow!(words))?;
        let folder = bench.folder.join(name);
        write_into(&folder, &files)?;
        let found = python::run(&bench.program, SCRIPT, [&folder])?;
        if found["differing"]
            .as_array()
            .is_none_or(|it| !it.is_empty())
        {
            bail!("{name}: {}", found["differing"]);
        }
        println!(
            "       {name}: {} tables, {} columns, {} rows",
            found["tables"], found["columns"], found["rows"]
        );
    }
    Ok(())
}
