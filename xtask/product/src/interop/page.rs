//! A browser shows the page as its readers would see it: wide and narrow, light and dark, by mouse
//! and by keyboard, without scripts, and on paper; the page of the article, of a registry without a
//! subject, of hostile names, and of very many records.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::{Registry, Selector};
use chancery_core::yaml::{load, read};
use chancery_export::formats::Options;
use xtask::root::root;

use super::install::{Package, module, output_of, program};
use super::{Bench, Test, drawn, export_of, hostile, write_into};

pub(super) static TEST: Test = Test {
    name: "page",
    program: "chromium",
    package: Package::Apt("chromium"),
    check,
};

/// The greatest sizes of pages, in bytes. A page that is larger loads too slowly where a newsroom's
/// readers are; of that of the article a sixth is the map, at whose scale, 1:50 million, borders can be
/// told from one another.
const LARGEST: [(&str, u64); 2] = [("article", 290_000), ("data", 500_000)];

fn check(bench: &Bench) -> Result<()> {
    let node = program("node", &Package::Apt("nodejs"))?;
    let playwright = module("playwright-core")?;
    let axe = module("axe-core")?.join("axe.min.js");
    // A script finds its modules beside itself.
    let Some(tools) = playwright.ancestors().nth(2) else {
        bail!("no folder for scripts")
    };
    let script = tools.join("page.mjs");
    fs::write(&script, include_str!("page.mjs"))?;
    for (name, registry) in registries(&bench.reading.registry)? {
        let folder = bench.folder.join(&name);
        let everything = Selector::default();
        let files = export_of(&registry, &everything, "html", &Options::default())?;
        let paths = write_into(&folder, &files)?;
        let page = paths.get("index.html").context("no page was written")?;
        let size = fs::metadata(page)?.len();
        println!("       {name}: {size} bytes");
        let largest = LARGEST.iter().find(|(of, _)| *of == name);
        if let Some((_, largest)) = largest.filter(|(_, largest)| size > *largest) {
            bail!("the page of {name} has {size} bytes, and may have {largest}");
        }
        let mut command = Command::new(&node);
        command.arg(&script).arg(page).arg(&folder);
        command.arg(&bench.program).arg(&axe);
        let (printed, _) = output_of(&mut command).with_context(|| name.clone())?;
        for line in printed.lines() {
            println!("         {line}");
        }
    }
    println!("       pictures in {}", bench.folder.display());
    Ok(())
}

/// The registries whose pages are opened, each with a name for its files.
pub(super) fn registries(article: &Registry) -> Result<Vec<(String, Registry)>> {
    let dozen = read(load(&root().join("tests/registries/dozen"))?);
    let mut hostile = hostile::registry()?;
    // The reader refuses such an address, and no page may link to it all the same.
    for source in &mut hostile.sources {
        source.url = Some("javascript:document.title=1".into());
    }
    let data = read(load(&root().join("data"))?);
    let made = [
        ("article", article.clone()),
        ("data", data.registry),
        ("dozen", dozen.registry),
        ("hostile", hostile),
        ("large", drawn::large()?),
    ];
    let mut all: Vec<(String, Registry)> = Vec::new();
    all.extend(made.map(|(name, registry)| (name.to_owned(), registry)));
    // Whatever lies in the folder of examples is opened, and no list needs a new line.
    let mut folders: Vec<_> = fs::read_dir(root().join("examples"))?.collect::<Result<_, _>>()?;
    folders.sort_by_key(fs::DirEntry::file_name);
    for folder in folders {
        let name = folder.file_name().to_string_lossy().into_owned();
        all.push((name, read(load(&folder.path())?).registry));
    }
    Ok(all)
}
