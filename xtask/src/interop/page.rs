//! A browser shows the page as its readers would see it: wide and narrow, light and dark, by mouse
//! and by keyboard, without scripts, and on paper.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};
use chancery_export::formats::Options;

use super::install::{Package, module, output_of, program};
use super::{Bench, Test};

pub(super) static TEST: Test = Test {
    name: "page",
    program: "chromium",
    package: Package::Apt("chromium"),
    check,
};

/// The greatest size of the page of `data/`, in bytes.
const LARGEST_PAGE: u64 = 400_000;

fn check(bench: &Bench) -> Result<()> {
    let files = bench.write(&bench.export("html", &Options::default())?)?;
    let Some(page) = files.get("index.html") else {
        bail!("no page was written")
    };
    let size = fs::metadata(page)?.len();
    if size > LARGEST_PAGE {
        bail!("the page has {size} bytes, and may have {LARGEST_PAGE}");
    }
    let node = program("node", &Package::Apt("nodejs"))?;
    let playwright = module("playwright-core")?;
    let axe = module("axe-core")?.join("axe.min.js");
    // A script finds its modules beside itself.
    let Some(tools) = playwright.ancestors().nth(2) else {
        bail!("no folder for scripts")
    };
    let script = tools.join("page.mjs");
    fs::write(&script, include_str!("page.mjs"))?;
    let mut command = Command::new(node);
    command
        .arg(script)
        .arg(page)
        .arg(&bench.folder)
        .arg(&bench.program)
        .arg(axe);
    let (printed, _) = output_of(&mut command)?;
    for line in printed.lines() {
        println!("       {line}");
    }
    println!(
        "       {size} bytes; pictures in {}",
        bench.folder.display()
    );
    Ok(())
}
