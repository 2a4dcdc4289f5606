//! Other programs read what this one writes.
//!
//! Each test names the program that it needs and how that is installed. A test whose program
//! cannot be had fails: an interop test that is skipped says nothing.

mod actionlint;
mod analysis;
mod cargo_deny;
mod cffconvert;
mod data_set;
mod datasette;
mod drawn;
mod duckdb;
mod feed;
mod findings;
mod firefox;
mod frictionless;
mod geojson;
mod graphs;
mod graphviz;
mod hostile;
mod hungary;
mod install;
mod jq;
mod json_schema;
mod junit;
mod libreoffice;
mod libreoffice_back;
mod libreoffice_xlsx;
mod links;
mod mermaid;
mod neovim;
mod openpyxl;
mod packages;
mod page;
mod parquet;
mod pre_commit;
mod python;
mod record_schema;
mod recount;
mod release;
mod sarif;
mod schema_org;
mod shellcheck;
mod sqlite;
mod svg;
mod zizmor;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chancery::formats::format;
use chancery_core::model::{Registry, Selector};
use chancery_core::yaml::{ParsedRegistry, load, read};
use chancery_export::formats::Options;
use clap::{Arg, ArgMatches};

use crate::Chore;
use crate::check_data::export_selected;
use install::Package;
pub(crate) use recount::recount_random;
use xtask::root::{article, root};

/// The Python that has DuckDB, which is installed if it is not there.
///
/// # Errors
///
/// If it cannot be installed.
pub(crate) fn python_with_duckdb() -> Result<PathBuf> {
    install::program("python", &Package::Python(&["duckdb"]))
}

pub(crate) static CHORE: Chore = Chore {
    name: "interop",
    arguments: |command| {
        command.arg(
            Arg::new("test")
                .num_args(0..)
                .help("Which tests; left out: all of them"),
        )
    },
    run,
};

/// A test of the exports by another program.
struct Test {
    /// Its name.
    name: &'static str,
    /// The program that it runs.
    program: &'static str,
    /// What installs that program.
    package: Package,
    /// The test itself.
    check: fn(&Bench) -> Result<()>,
}

/// Every test, by name.
static TESTS: &[&Test] = &[
    &actionlint::TEST,
    &analysis::TEST,
    &cargo_deny::TEST,
    &cffconvert::TEST,
    &data_set::TEST,
    &datasette::TEST,
    &duckdb::TEST,
    &feed::TEST,
    &firefox::TEST,
    &frictionless::TEST,
    &geojson::TEST,
    &graphs::TEST,
    &graphviz::TEST,
    &jq::TEST,
    &json_schema::TEST,
    &junit::TEST,
    &libreoffice::TEST,
    &libreoffice_back::TEST,
    &libreoffice_xlsx::TEST,
    &links::TEST,
    &mermaid::TEST,
    &neovim::TEST,
    &openpyxl::TEST,
    &packages::TEST,
    &page::TEST,
    &parquet::TEST,
    &pre_commit::TEST,
    &recount::DUCKDB,
    &recount::SPARK,
    &release::TEST,
    &sarif::TEST,
    &schema_org::TEST,
    &shellcheck::TEST,
    &sqlite::TEST,
    &svg::TEST,
    &zizmor::TEST,
];

/// What a test works with.
struct Bench {
    /// The registry.
    reading: ParsedRegistry,
    /// A folder of the test's own, empty at first.
    folder: PathBuf,
    /// The program.
    program: PathBuf,
}

impl Bench {
    /// The bytes of each file of a format's export.
    fn export(&self, name: &str, options: &Options) -> Result<Files> {
        export_of(&self.reading.registry, &Selector::default(), name, options)
    }

    /// Writes an export into the test's folder, and gives the paths of its files by name.
    fn write(&self, files: &Files) -> Result<BTreeMap<String, PathBuf>> {
        write_into(&self.folder, files)
    }
}

/// The bytes of files, by name.
type Files = BTreeMap<String, Vec<u8>>;

/// The bytes of each file of a format's export of a registry, narrowed by a selector.
fn export_of(
    registry: &Registry,
    selector: &Selector,
    name: &str,
    options: &Options,
) -> Result<Files> {
    let Some(format) = format(name) else {
        bail!("there is no format {name}")
    };
    export_selected(registry, selector, format, options)
}

/// Writes files into a folder, and gives their paths by name.
fn write_into(folder: &Path, files: &Files) -> Result<BTreeMap<String, PathBuf>> {
    let mut paths = BTreeMap::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        paths.insert(name.clone(), path);
    }
    Ok(paths)
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    let wanted: Vec<&String> = arguments.get_many("test").unwrap_or_default().collect();
    if let Some(name) = wanted
        .iter()
        .find(|name| TESTS.iter().all(|test| test.name != **name))
    {
        bail!("there is no interop test {name}");
    }
    let (mut passed, mut failed) = (0, 0);
    for test in TESTS {
        if !wanted.is_empty() && wanted.iter().all(|name| *name != test.name) {
            continue;
        }
        match run_test(test) {
            Ok(()) => {
                println!("ok     {}", test.name);
                passed += 1;
            }
            Err(error) => {
                println!("FAILED {}: {error:#}", test.name);
                failed += 1;
            }
        }
    }
    println!("interop: {passed} passed, {failed} failed");
    Ok(failed == 0)
}

fn run_test(test: &Test) -> Result<()> {
    let program = install::program(test.program, &test.package)?;
    let reading = read(load(&article())?);
    let folder = root().join("target/interop").join(test.name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    (test.check)(&Bench {
        reading,
        folder,
        program,
    })
}

/// The text of a file that another program wrote.
fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::TESTS;

    #[test]
    fn tests_are_sorted() {
        assert!(TESTS.is_sorted_by_key(|test| test.name));
    }
}
