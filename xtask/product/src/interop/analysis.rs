//! What docs/analysis.md shows is what LibreOffice, DuckDB and pandas answer.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use chancery_export::formats::Options;
use serde_json::Value;
use xtask::root::root;

use super::install::{self, Package};
use super::{Bench, Test, python, read_text, write_into};

pub(super) static TEST: Test = Test {
    name: "analysis",
    program: "python",
    package: Package::Python(&["duckdb", "openpyxl", "pandas"]),
    check,
};

const SCRIPT: &str = include_str!("analysis.py");

/// Set, it lets the test write what it found into the document.
const BLESS: &str = "CHANCERY_BLESS";

fn check(bench: &Bench) -> Result<()> {
    let soffice = install::program("soffice", &Package::Apt("libreoffice-calc"))?;
    let document = root().join("docs/analysis.md");
    let sheets = bench.folder.join("sheets");
    write_into(&sheets, &bench.export("csv", &Options::default())?)?;
    let workbook = bench.write(&bench.export("xlsx", &Options::default())?)?;
    let workbook = workbook
        .get("registry.xlsx")
        .context("there is no workbook")?;
    let arguments = [&document, &sheets, workbook, &bench.folder, &soffice];
    let found = python::run(&bench.program, SCRIPT, arguments)?;
    let (written, found) = (texts(&found["written"])?, texts(&found["found"])?);
    if written.is_empty() {
        bail!("the document has no block that can be run");
    }
    if env::var_os(BLESS).is_some() {
        bless(&document, &found)?;
    } else if let Some((place, (_, found))) = differing(&written, &found) {
        let place = place + 1;
        bail!(
            "the output {place} of docs/analysis.md should be, as {BLESS}=1 would write it:\n{found}"
        );
    }
    println!("       {} answers as written", found.len());
    Ok(())
}

fn texts(list: &Value) -> Result<Vec<String>> {
    let texts = list.as_array().context("the script printed no list")?;
    let texts = texts.iter().map(|text| text.as_str().map(str::to_owned));
    texts
        .collect::<Option<_>>()
        .context("the script printed no texts")
}

fn differing<'t>(
    written: &'t [String],
    found: &'t [String],
) -> Option<(usize, (&'t String, &'t String))> {
    let mut pairs = written.iter().zip(found).enumerate();
    pairs.find(|(_, (written, found))| written != found)
}

/// Puts the outputs that were found in the places of those that are in the document.
fn bless(document: &Path, outputs: &[String]) -> Result<()> {
    const OPEN: &str = "```output\n";
    let text = read_text(document)?;
    let mut parts = text.split(OPEN);
    let mut blessed = parts.next().unwrap_or_default().to_owned();
    for (part, output) in parts.zip(outputs) {
        let (_, rest) = part.split_once("```").context("an output has no end")?;
        blessed.push_str(&format!("{OPEN}{output}```{rest}"));
    }
    fs::write(document, blessed).with_context(|| format!("cannot write {}", document.display()))
}
