//! Neovim, configured as the documents say, shows what the language server finds.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xtask::root::root;

use super::install::{Package, output_of};
use super::{Bench, Test, read_text};

pub(super) static TEST: Test = Test {
    name: "neovim",
    program: "nvim",
    package: Package::Apt("neovim"),
    check,
};

const MANIFEST: &str = "registry: example\ntitle: Example\nsubject: AZE\nas-of: 2025-12-13\n\
    severities: {partnership-without-instrument: off, single-source: off}\n\
    tiers:\n  - {id: partner, name: Partnership}\n\
    sources:\n  - {id: letter, publisher: Press, published: 2025, url: \"https://example.org/\"}\n";

const RECORDS: &str = "partnerships:\n  - parties: [AZE, GEO]\n    tire: partner\n    \
    since: 2014\n    evidence:\n      - source: letter\n";

fn check(bench: &Bench) -> Result<()> {
    let cargo = Command::new("cargo")
        .args(["build", "--quiet", "--locked", "--package", "chancery"])
        .current_dir(root())
        .status()?;
    if !cargo.success() {
        bail!("the program cannot be built");
    }
    let folder = &bench.folder;
    let plugins = folder.join("config/nvim/plugin");
    fs::create_dir_all(&plugins)?;
    fs::copy(
        root().join("editors/neovim/chancery.lua"),
        plugins.join("chancery.lua"),
    )?;
    fs::write(folder.join("registry.yaml"), MANIFEST)?;
    fs::write(folder.join("records.yaml"), RECORDS)?;
    fs::write(folder.join("ask.lua"), include_str!("neovim.lua"))?;
    let built = root().join("target/debug");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(built).chain(std::env::split_paths(&path));
    let mut command = Command::new(&bench.program);
    command
        .current_dir(folder)
        .env("PATH", std::env::join_paths(folders)?)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .args(["--headless", "records.yaml", "-c", "luafile ask.lua"]);
    output_of(&mut command)?;
    let answers: Value = serde_json::from_str(&read_text(&folder.join("answers.json"))?)?;
    let says = |key: &str, expected: &str| -> Result<()> {
        let words = answers[key].to_string();
        let is_said = words.contains(expected);
        is_said
            .then_some(())
            .with_context(|| format!("{key} is {words}"))
    };
    says("findings", "\"code\":\"unknown-key\"")?;
    says("fixes", "Write `tier`")?;
    says("line", "    tier: partner")?;
    says("left", "0")?;
    says("definition", "registry.yaml")?;
    says("hover", "publisher: Press")?;
    println!("       the finding, its fix, a definition and a hover");
    Ok(())
}
