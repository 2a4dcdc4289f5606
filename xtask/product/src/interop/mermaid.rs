//! Mermaid itself reads the flowcharts.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::Selector;
use chancery_export::formats::Options;

use super::drawn::{registries, with_scene};
use super::install::{Package, module, output_of};
use super::{Bench, Test, export_of, write_into};

pub(super) static TEST: Test = Test {
    name: "mermaid",
    program: "node",
    package: Package::Apt("nodejs"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let mermaid = module("mermaid")?;
    module("jsdom")?;
    // A script finds its modules beside itself.
    let tools = mermaid
        .ancestors()
        .nth(2)
        .context("no folder for scripts")?;
    let script = tools.join("mermaid.mjs");
    fs::write(&script, include_str!("mermaid.mjs"))?;
    for (name, registry) in registries(&bench.reading.registry)? {
        let options = Options::default();
        let files = export_of(&registry, &Selector::default(), "mermaid", &options)?;
        let paths = write_into(&bench.folder.join(&name), &files)?;
        let mut command = Command::new(&bench.program);
        let (printed, _) =
            output_of(command.arg(&script).args(paths.values())).with_context(|| name.clone())?;
        let read: serde_json::Value = serde_json::from_str(printed.trim())?;
        let ties = read["ties"].as_u64().unwrap_or_default();
        let labels = read["labels"].as_array().context("no labels")?;
        let ids: BTreeSet<&str> = labels
            .iter()
            .filter_map(|label| label[0].as_str())
            .collect();
        with_scene(&registry, |scene| {
            let all = scene.drawn.len();
            scene.keep_highest(100);
            let wanted = scene.drawn.len();
            // The whole and its legend are tied too, invisibly.
            if usize::try_from(ties)? != wanted + 1 {
                bail!("{name}: {ties} ties were read of {}", wanted + 1);
            }
            let is_whole = wanted == all;
            for node in scene.graph.nodes.iter().filter(|_| is_whole) {
                if !ids.contains(format!("s_{}", node.id).as_str()) {
                    bail!("{name}: {} was not read", node.id);
                }
            }
            Ok(())
        })?;
        println!("       {name}: {} nodes, {ties} ties", ids.len());
    }
    Ok(())
}
