//! DuckDB and Spark count every claim again, from the CSV files and by the SQL of the export.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use chancery_core::Analysis;
use chancery_core::model::Claim;
use chancery_core::yaml::{load, read};
use xtask::root::{article, root};

use super::install::{Package, program};
use super::{Bench, Test, python, write_into};
use crate::laws::{Counted, compare, files, recount_files};
use crate::random::{Choices, claims, draft, read_files};

pub(super) static DUCKDB: Test = Test {
    name: "recount-duckdb",
    program: "python",
    package: Package::Python(&["duckdb"]),
    check: |bench| {
        for folder in ["data", "examples/asean", "examples/vietnam"] {
            let analysis = Analysis::from_reading(read(load(&root().join(folder))?));
            check(bench, "duckdb", folder, &analysis)?;
        }
        check(bench, "duckdb", "article", &of_article()?)?;
        // `cargo xtask random --recount` counts many more, which takes long.
        let tally = random_registries(&bench.program, &bench.folder, 0..COUNTED)?;
        println!("       {}", tally.words());
        match tally.broken.first() {
            Some(words) => bail!("{words}"),
            None => Ok(()),
        }
    },
};

/// It needs Java beside Python. A claim takes Spark many seconds, however small the tables are, so
/// that it counts the smallest registry only.
pub(super) static SPARK: Test = Test {
    name: "recount-spark",
    program: "python",
    package: Package::Python(&["duckdb", "pyspark"]),
    check: |bench| {
        program("java", &Package::Apt("default-jre-headless"))?;
        check(bench, "spark", "article", &of_article()?)
    },
};

const SCRIPT: &str = include_str!("recount.py");

fn of_article() -> Result<Analysis> {
    Ok(Analysis::from_reading(read(load(&article())?)))
}

/// How many random registries are counted again by the test.
const COUNTED: u64 = 20;

/// How many random registries are counted by one run of the script.
const AT_ONCE: usize = 10;

/// How many claims at random are added to those of a random registry.
const ADDED: usize = 4;

/// A manifest, so that claims are a registry.
const HEAD: &str = "registry: r\ntitle: R\nas-of: 2025-12-13\n";

/// What came of random registries.
#[derive(Default)]
struct Recounted {
    registries: usize,
    claims: usize,
    /// What was counted otherwise, each with its seed.
    broken: Vec<String>,
}

impl Recounted {
    /// Takes note of what was counted otherwise, and says it at once: a long run may be ended.
    fn found(&mut self, words: String) {
        println!("{words}");
        self.broken.push(words);
    }

    fn words(&self) -> String {
        format!(
            "{} random registries: {} claims counted in SQLite and DuckDB, {} differences",
            self.registries,
            self.claims,
            self.broken.len()
        )
    }
}

/// Counts the claims of many random registries again, and says what is not as the audit says.
///
/// # Errors
///
/// If DuckDB cannot be had or fails.
pub(crate) fn recount_random(seeds: Range<u64>) -> Result<bool> {
    let python = program(DUCKDB.program, &DUCKDB.package)?;
    let folder = root().join("target/random/recount");
    let tally = random_registries(&python, &folder, seeds)?;
    println!("{}", tally.words());
    Ok(tally.broken.is_empty())
}

/// Counts the claims of random registries in SQLite and in DuckDB.
fn random_registries(python: &Path, folder: &Path, seeds: Range<u64>) -> Result<Recounted> {
    let mut tally = Recounted::default();
    let seeds: Vec<u64> = seeds.collect();
    for seeds in seeds.chunks(AT_ONCE) {
        let mut asked = Vec::new();
        for seed in seeds {
            let Some(analysis) = random_registry(*seed) else {
                continue;
            };
            let own = folder.join(format!("seed-{seed}"));
            let files = files(&analysis).map_err(|words| anyhow!("{seed}: {words}"))?;
            write_into(&own, &files)?;
            tally.registries += 1;
            tally.claims += analysis.verdicts().claims.len();
            if let Err(words) = recount_files(&analysis, &files) {
                tally.found(format!("seed {seed}, SQLite: {words}"));
            }
            asked.push((*seed, analysis, own));
        }
        let folders: Vec<&Path> = asked.iter().map(|(_, _, own)| own.as_path()).collect();
        let counted = count(python, "duckdb", &folders)?;
        for ((seed, analysis, own), found) in asked.iter().zip(counted) {
            if let Err(words) = compare(analysis, &found) {
                tally.found(format!("seed {seed}, DuckDB: {words}"));
            } else {
                fs::remove_dir_all(own)?;
            }
        }
    }
    Ok(tally)
}

/// A random registry without errors, with more claims at random; none if errors stay in it.
fn random_registry(seed: u64) -> Option<Analysis> {
    let mut choices = Choices::seeded(seed);
    let mut registry = draft(&mut choices, false).mended().ok()?.reading.registry;
    let text = claims(&mut choices, &registry, ADDED);
    let files = vec![("registry.yaml".to_owned(), HEAD.to_owned() + &text)];
    let added = read_files(files).registry.claims;
    let is_new = |claim: &Claim| registry.claims.iter().all(|own| own.id != claim.id);
    let added: Vec<Claim> = added.into_iter().filter(is_new).collect();
    registry.claims.extend(added);
    Some(Analysis::from_registry(registry))
}

/// What an engine counts in each of some folders.
fn count(python: &Path, engine: &str, folders: &[&Path]) -> Result<Vec<BTreeMap<String, Counted>>> {
    let arguments = std::iter::once(OsStr::new(engine));
    let arguments = arguments.chain(folders.iter().map(|folder| folder.as_os_str()));
    let rows = python::run(python, SCRIPT, arguments)?;
    let found: Vec<Vec<(String, i64, i64, String)>> =
        serde_json::from_value(rows).context("the script printed other rows")?;
    if found.len() != folders.len() {
        bail!(
            "{} folders were counted, and not {}",
            found.len(),
            folders.len()
        );
    }
    let found = found.into_iter().map(|rows| {
        let rows = rows.into_iter();
        rows.map(|(claim, certain, possible, verdict)| (claim, (certain, possible, verdict)))
            .collect()
    });
    Ok(found.collect())
}

/// Holds what an engine counts against the audit.
fn check(bench: &Bench, engine: &str, name: &str, analysis: &Analysis) -> Result<()> {
    let folder = bench.folder.join(name.replace('/', "-"));
    let files = files(analysis).map_err(|words| anyhow!(words))?;
    write_into(&folder, &files)?;
    let counted = count(&bench.program, engine, &[&folder])?;
    let found = counted.first().context("nothing was counted")?;
    let claims = compare(analysis, found).map_err(|words| anyhow!("{name}: {words}"))?;
    println!("       {name}: {claims} claims are counted the same");
    Ok(())
}
