//! A second browser, of another make: Firefox shows the page of the article wide and narrow, and axe
//! finds nothing wrong with it.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::Selector;
use chancery_export::formats::Options;

use super::install::{Package, module, output_of, program};
use super::{Bench, Test, export_of, write_into};

pub(super) static TEST: Test = Test {
    name: "firefox",
    program: "firefox-esr",
    package: Package::Apt("firefox-esr"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let node = program("node", &Package::Apt("nodejs"))?;
    let puppeteer = module("puppeteer-core")?;
    let axe = module("axe-core")?.join("axe.min.js");
    // A script finds its modules beside itself.
    let Some(tools) = puppeteer.ancestors().nth(2) else {
        bail!("no folder for scripts")
    };
    let script = tools.join("firefox.mjs");
    fs::write(&script, include_str!("firefox.mjs"))?;
    let everything = Selector::default();
    let registry = &bench.reading.registry;
    let files = export_of(registry, &everything, "html", &Options::default())?;
    let paths = write_into(&bench.folder, &files)?;
    let page = paths.get("index.html").context("no page was written")?;
    let mut command = Command::new(&node);
    command.arg(&script).arg(page);
    command.arg(&bench.program).arg(&axe);
    let (printed, _) = output_of(&mut command)?;
    for line in printed.lines() {
        println!("       {line}");
    }
    Ok(())
}
