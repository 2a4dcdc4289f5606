//! Two browsers follow the links within the page, wide and narrow, by a click and as an address:
//! each must land where it leads.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::Selector;
use chancery_export::formats::Options;

use super::install::{Package, module, output_of, program};
use super::{Bench, Test, export_of, page, write_into};

pub(super) static TEST: Test = Test {
    name: "links",
    program: "firefox-esr",
    package: Package::Apt("firefox-esr"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let node = program("node", &Package::Apt("nodejs"))?;
    let chromium = program("chromium", &Package::Apt("chromium"))?;
    let puppeteer = module("puppeteer-core")?;
    // A script finds its modules beside itself.
    let Some(tools) = puppeteer.ancestors().nth(2) else {
        bail!("no folder for scripts")
    };
    let script = tools.join("links.mjs");
    fs::write(&script, include_str!("links.mjs"))?;
    for (name, registry) in page::registries(&bench.reading.registry)? {
        let files = export_of(&registry, &Selector::default(), "html", &Options::default())?;
        let paths = write_into(&bench.folder.join(&name), &files)?;
        let page = paths.get("index.html").context("no page was written")?;
        for (browser, program) in [("chrome", &chromium), ("firefox", &bench.program)] {
            let mut command = Command::new(&node);
            command.arg(&script).arg(page).arg(browser).arg(program);
            let (printed, _) = output_of(&mut command).with_context(|| name.clone())?;
            print!("       {name}: {printed}");
        }
    }
    Ok(())
}
