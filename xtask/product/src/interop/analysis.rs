//! What docs/analysis.md and docs/panels-in-r-and-python.md show is what LibreOffice, DuckDB, pandas,
//! polars and R answer.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use chancery::formats::format;
use chancery_core::Analysis;
use chancery_core::model::Selector;
use chancery_core::select::Selection;
use chancery_export::formats::Options;
use chancery_export::output::Memory;
use chancery_export::views::{ExportContext, PanelForm};
use serde_json::Value;
use xtask::root::root;

use super::install::{self, Package};
use super::{Bench, Files, Test, python, read_text, write_into};

pub(super) static TEST: Test = Test {
    name: "analysis",
    program: "python",
    package: Package::Python(&["countrycode", "duckdb", "openpyxl", "pandas", "polars"]),
    check,
};

const SCRIPT: &str = include_str!("analysis.py");

/// Set, it lets the test write what it found into the document.
const BLESS: &str = "CHANCERY_BLESS";

/// The documents, each with the form of the panels that it shows.
const DOCUMENTS: &[(&str, &[&str])] = &[
    ("analysis", &[]),
    ("panels-in-r-and-python", &["complete", "directed"]),
];

fn check(bench: &Bench) -> Result<()> {
    let soffice = install::program("soffice", &Package::Apt("libreoffice-calc"))?;
    // The package with which `packages` reads brings R itself.
    let r = install::program("Rscript", &Package::Apt("r-cran-jsonlite"))?;
    let workbook = bench.write(&bench.export("xlsx", &Options::default())?)?;
    let workbook = workbook
        .get("registry.xlsx")
        .context("there is no workbook")?;
    for (name, words) in DOCUMENTS {
        let document = root().join(format!("docs/{name}.md"));
        let sheets = bench.folder.join(name);
        write_into(&sheets, &tables(bench, words)?)?;
        let arguments = [&document, &sheets, workbook, &bench.folder, &soffice, &r];
        let found = python::run(&bench.program, SCRIPT, arguments)?;
        let (written, found) = (texts(&found["written"])?, texts(&found["found"])?);
        if written.is_empty() {
            bail!("docs/{name}.md has no block that can be run");
        }
        if env::var_os(BLESS).is_some() {
            bless(&document, &found)?;
        } else if let Some((place, (_, found))) = differing(&written, &found) {
            let place = place + 1;
            bail!(
                "the output {place} of docs/{name}.md should be, as {BLESS}=1 would write it:\n{found}"
            );
        }
        println!("       {name}: {} answers as written", found.len());
    }
    Ok(())
}

/// The tables as CSV, with the panels in some form.
fn tables(bench: &Bench, words: &[&str]) -> Result<Files> {
    let analysis = Analysis::from_registry(bench.reading.registry.clone());
    let everything = Selector::default();
    let selection = Selection::new(analysis.network(), &everything);
    let mut views = ExportContext::for_export(&analysis, selection);
    views.panel = PanelForm::of_words(words.iter().copied());
    let csv = format("csv").context("there is no format csv")?;
    let mut memory = Memory::default();
    (csv.write)(&views, &Options::default(), &mut memory)?;
    Ok(memory.files)
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
