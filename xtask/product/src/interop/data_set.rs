//! The scripts of docs/from-a-data-set.md, run by DuckDB, make tables that are read as registries
//! without an error or a warning.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use chancery_core::Analysis;
use chancery_core::model::{Level, Registry};
use chancery_core::yaml::Input;
use chancery_export::sheets::{self, SheetFile};
use xtask::root::root;

use super::install::Package;
use super::{Bench, Test, python, read_text};

pub(super) static TEST: Test = Test {
    name: "data-set",
    program: "python",
    package: Package::Python(&["duckdb"]),
    check,
};

const SCRIPT: &str = include_str!("data_set.py");

/// What the panel of the page says, written by hand: each membership as its member, its role and
/// its first and last day.
const MEMBERSHIPS: &[[&str; 4]] = &[
    ["XAA", "member", "../1950-12-31", ""],
    ["XAB", "observer", "1951", "1951-12-31/1952-12-30"],
    ["XAB", "member", "1952", "1952-12-31/1953-12-30"],
    ["XAB", "member", "1954", ""],
    ["XAC", "member", "1951", "1951-12-31/1953-12-30"],
    ["XAC", "member", "1952/1953", "1953-12-31/.."],
    ["XAD", "associate", "1951/1952", "1953-12-31/1954-12-30"],
];

fn check(bench: &Bench) -> Result<()> {
    let page = read_text(&root().join("docs/from-a-data-set.md"))?;
    let treaties = run(bench, &page, "treaties", "treaty-tables")?;
    let signed: BTreeMap<&str, String> = treaties
        .instruments
        .iter()
        .filter_map(|it| Some((it.id.as_str(), it.signed?.to_string())))
        .collect();
    let expected = [
        ("treaty-1001", "1952-03-04"),
        ("treaty-1002", "1960-07"),
        ("treaty-1003", "1975"),
    ];
    let expected = expected.map(|(id, signed)| (id, signed.to_owned()));
    if signed != BTreeMap::from(expected) {
        bail!("the treaties were signed {signed:?}");
    }
    let memberships = run(bench, &page, "memberships", "membership-tables")?;
    let members = memberships.organisations.iter().flat_map(|it| &it.members);
    let date =
        |date: Option<chancery_core::date::Date>| date.map_or(String::new(), |it| it.to_string());
    let found: Vec<[String; 4]> = members
        .map(|it| {
            let role = it.role.map_or("", chancery_core::model::Keyword::name);
            let state = it.state.as_deref().unwrap_or_default();
            [
                state.to_owned(),
                role.to_owned(),
                date(it.since),
                date(it.until),
            ]
        })
        .collect();
    if found != MEMBERSHIPS {
        bail!("the memberships are {found:?}");
    }
    println!(
        "       {} treaties, {} memberships",
        signed.len(),
        found.len()
    );
    Ok(())
}

/// Runs the script with a name on the files beside the page, and reads the tables that it wrote.
fn run(bench: &Bench, page: &str, name: &str, tables: &str) -> Result<Registry> {
    let mark = format!("```sql\n-- {name}.sql\n");
    let (_, script) = page
        .split_once(&mark)
        .with_context(|| format!("no script {name}"))?;
    let (script, _) = script.split_once("```").context("the script has no end")?;
    let folder = bench.folder.join(name);
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(root().join("docs/from-a-data-set"))? {
        let path = entry?.path();
        fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    let shown = folder.display().to_string();
    python::run(&bench.program, SCRIPT, [shown.as_str(), script, tables])?;
    let mut files = Vec::new();
    for entry in fs::read_dir(folder.join(tables))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        files.push(SheetFile {
            name,
            bytes: fs::read(&path)?,
        });
    }
    let read = sheets::read(files);
    if let Some(found) = read
        .findings
        .iter()
        .find(|it| it.finding.level > Level::Note)
    {
        let finding = &found.finding;
        bail!(
            "{name}: line {}: {} {:?}",
            found.at.start.line,
            finding.message,
            finding.help
        );
    }
    let inputs = read
        .files
        .iter()
        .map(|(name, text)| Input::text(name, text));
    let analysis = Analysis::from_files(inputs.collect());
    let found = analysis.check(&analysis.policy(&[]));
    if let Some(found) = found.iter().find(|it| it.finding.level > Level::Note) {
        bail!("{name}: {}", found.finding.message);
    }
    Ok(read.registry)
}
