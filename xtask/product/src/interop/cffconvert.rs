//! cffconvert finds the citation valid, and makes of it what reference managers read.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::{Registry, Selector};
use chancery_core::yaml::{load, read};
use chancery_export::formats::Options;
use xtask::root::root;

use super::install::{Package, output_of};
use super::{Bench, Test, export_of, hostile, write_into};

pub(super) static TEST: Test = Test {
    name: "cffconvert",
    program: "cffconvert",
    package: Package::PipAlone("cffconvert"),
    check,
};

const FILE: &str = "CITATION.cff";

fn check(bench: &Bench) -> Result<()> {
    let data = read(load(&root().join("data"))?).registry;
    let mut registries = vec![
        ("article", bench.reading.registry.clone()),
        ("data", data),
        ("hostile", hostile::registry()?),
    ];
    let mut hostile_title = bench.reading.registry.clone();
    let names = hostile::names().join(" ");
    hostile_title.manifest.title = names.as_str().into();
    registries.push(("hostile-title", hostile_title));
    let mut of_two = bench.reading.registry.clone();
    let authors = ["Ayla Example", "Institute: of #1 [Examples]"];
    of_two.manifest.authors = authors.map(Into::into).to_vec();
    registries.push(("authors", of_two));
    for (name, registry) in &registries {
        let text = citation(bench, name, registry)?;
        validate(bench, name)?;
        // A validation that finds nothing in a file without an author would say nothing.
        let spoilt = text.replace("authors:", "writers:");
        fs::write(bench.folder.join(name).join(FILE), spoilt)?;
        if validate(bench, name).is_ok() {
            bail!("{name}: a citation without an author is valid");
        }
        fs::write(bench.folder.join(name).join(FILE), text)?;
    }
    let folder = bench.folder.join("article");
    let mut command = Command::new(&bench.program);
    let (bibtex, _) = output_of(command.current_dir(&folder).args(["-f", "bibtex"]))?;
    let title = bench.reading.registry.manifest.title.as_str();
    if !bibtex.contains(title) {
        bail!("the title is not in the entry of BibTeX: {bibtex}");
    }
    let mut command = Command::new(&bench.program);
    let folder = bench.folder.join("authors");
    let (cited, _) = output_of(command.current_dir(&folder).args(["-f", "apalike"]))?;
    if !authors.iter().all(|author| cited.contains(author)) {
        bail!("not every author is cited: {cited}");
    }
    println!("       {} citations valid", registries.len());
    Ok(())
}

/// Writes the citation of a registry, and gives it.
fn citation(bench: &Bench, name: &str, registry: &Registry) -> Result<String> {
    let everything = Selector::default();
    let files = export_of(registry, &everything, "csv", &Options::default())?;
    let only: super::Files = files.into_iter().filter(|(name, _)| name == FILE).collect();
    let text = only.get(FILE).context("there is no citation")?.clone();
    write_into(&bench.folder.join(name), &only)?;
    Ok(String::from_utf8(text)?)
}

fn validate(bench: &Bench, name: &str) -> Result<()> {
    let mut command = Command::new(&bench.program);
    command
        .current_dir(bench.folder.join(name))
        .arg("--validate");
    output_of(&mut command).map(|_| ())
}
