//! LibreOffice opens every table that is exported for spreadsheet programs.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::{Registry, Selector};
use chancery_core::yaml::{Input, MANIFEST_FILE, read};
use chancery_export::formats::Options;

use super::install::{Package, output_of};
use super::{Bench, Test, export_of, hostile};

pub(super) static TEST: Test = Test {
    name: "libreoffice",
    program: "soffice",
    package: Package::Apt("libreoffice-calc"),
    check,
};

/// Comma, double quotes, UTF-8, from the first line on; numbers and dates are recognized.
pub(super) const INPUT_FILTER: &str = "--infilter=CSV:44,34,76,1,,0,false,true";

/// Names that a spreadsheet program would take for something else.
const NAMES: &[&str] = &[
    "2e5",
    "1.10",
    "00123",
    "1/2",
    "TRUE",
    "2013-03",
    "12:30",
    "5%",
    "1 Jan 2014",
    "1,000",
    "$5",
    "November 11, 2014",
    "=1+1",
    "-5",
];

/// A name that any slip in the encoding spoils.
const FRAGILE_NAME: &str = "Türkiye";

fn check(bench: &Bench) -> Result<()> {
    let options = Options {
        excel: true,
        ..Options::default()
    };
    let mut files = bench.export("csv", &options)?;
    let named = export_of(&registry_of_names()?, &Selector::default(), "csv", &options)?;
    let states = named
        .get("states.csv")
        .context("there is no table of states")?;
    files.insert("names.csv".to_owned(), states.clone());
    files.retain(|name, _| name.ends_with(".csv"));
    let paths = bench.write(&files)?;
    let opened = bench.folder.join("opened");
    let profile = format!(
        "-env:UserInstallation=file://{}",
        bench.folder.join("profile").display()
    );
    let mut command = Command::new(&bench.program);
    command.args(["--headless", &profile, INPUT_FILTER, "--convert-to"]);
    command
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1")
        .arg("--outdir")
        .arg(&opened);
    command.args(paths.values());
    output_of(&mut command)?;
    let mut rows = 0;
    for (name, bytes) in &files {
        let path = opened.join(Path::new(name).file_name().unwrap_or_default());
        let bytes_opened =
            fs::read(&path).with_context(|| format!("LibreOffice did not open {name}"))?;
        let (written, read) = (rows_of(bytes)?, rows_of(&bytes_opened)?);
        if written.len() != read.len() {
            bail!(
                "{name} has {} rows, and opened {}",
                written.len(),
                read.len()
            );
        }
        if let Some((line, cell, other)) = first_changed(&written, &read) {
            bail!("{name}, row {line}: `{cell}` became `{other}`");
        }
        rows += written.len();
    }
    let partners = files
        .iter()
        .find(|(name, _)| name.ends_with("partners.csv"));
    let (_, bytes) = partners.context("there is no table of partners")?;
    if count_fragile(&rows_of(bytes)?) == 0 {
        bail!("{FRAGILE_NAME} is not among the partners");
    }
    println!("       {} tables opened, {rows} rows", files.len());
    Ok(())
}

/// A registry of states with these names, which are their other names too.
pub(super) fn registry_of_names() -> Result<Registry> {
    let mut text =
        "registry: names\ntitle: Names\nas-of: 2025-01-01\ntiers:\n  - {id: a, name: A}\n\
                    states:\n"
            .to_owned();
    for (index, name) in NAMES.iter().enumerate() {
        let id = hostile::state(index);
        writeln!(
            text,
            "  - {{id: {id}, name: \"{name}\", aliases: [\"{name}\"]}}"
        )?;
    }
    let input = Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(text.into_bytes()),
    };
    let reading = read(vec![input]);
    if !reading.findings.is_empty() {
        bail!("the registry of names is not read: {:?}", reading.findings);
    }
    Ok(reading.registry)
}

/// The records of a CSV file, its heading among them.
pub(super) fn rows_of(bytes: &[u8]) -> Result<Vec<csv::StringRecord>> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    Ok(reader.records().collect::<Result<_, _>>()?)
}

/// The first cell that is not as it was written: its row, what was written, and what was read.
fn first_changed<'r>(
    written: &'r [csv::StringRecord],
    read: &'r [csv::StringRecord],
) -> Option<(usize, &'r str, &'r str)> {
    written
        .iter()
        .zip(read)
        .enumerate()
        .find_map(|(index, (row, other))| {
            let mut cells = row.iter().zip(other.iter().chain(std::iter::repeat("")));
            let (cell, other) = cells.find(|(cell, other)| cell != other)?;
            Some((index + 1, cell, other))
        })
}

/// How many cells hold the fragile name.
fn count_fragile(rows: &[csv::StringRecord]) -> usize {
    rows.iter()
        .flatten()
        .filter(|cell| cell.contains(FRAGILE_NAME))
        .count()
}
