//! DuckDB and Spark count every claim again, from the CSV files and by the SQL of the export.

use anyhow::{Context, Result, anyhow};
use chancery_core::Analysis;
use chancery_core::yaml::{load, read};
use xtask::root::{article, root};

use super::install::{Package, program};
use super::{Bench, Test, python, write_into};
use crate::laws::{Counted, compare, files};

pub(super) static DUCKDB: Test = Test {
    name: "recount-duckdb",
    program: "python",
    package: Package::Python(&["duckdb"]),
    check: |bench| {
        for folder in ["data", "examples/asean", "examples/vietnam"] {
            let analysis = Analysis::from_reading(read(load(&root().join(folder))?));
            check(bench, "duckdb", folder, &analysis)?;
        }
        check(bench, "duckdb", "article", &of_article()?)
    },
};

/// It needs Java beside Python. A claim takes Spark many seconds, however small the tables are, so
/// that it counts the smallest registry only.
pub(super) static SPARK: Test = Test {
    name: "recount-spark",
    program: "python",
    package: Package::Python(&["pyspark"]),
    check: |bench| {
        program("java", &Package::Apt("default-jre-headless"))?;
        check(bench, "spark", "article", &of_article()?)
    },
};

const SCRIPT: &str = include_str!("recount.py");

fn of_article() -> Result<Analysis> {
    Ok(Analysis::from_reading(read(load(&article())?)))
}

/// Holds what an engine counts against the audit.
fn check(bench: &Bench, engine: &str, name: &str, analysis: &Analysis) -> Result<()> {
    let folder = bench.folder.join(name.replace('/', "-"));
    let files = files(analysis).map_err(|words| anyhow!(words))?;
    write_into(&folder, &files)?;
    let arguments = [engine.into(), folder.into_os_string()];
    let rows = python::run(&bench.program, SCRIPT, arguments)?;
    let rows: Vec<(String, i64, i64, String)> =
        serde_json::from_value(rows).context("the script printed other rows")?;
    let rows = rows.into_iter();
    let found = rows.map(|(claim, certain, possible, verdict)| -> (String, Counted) {
        (claim, (certain, possible, verdict))
    });
    let claims = compare(analysis, &found.collect()).map_err(|words| anyhow!("{name}: {words}"))?;
    println!("       {name}: {claims} claims are counted the same");
    Ok(())
}
