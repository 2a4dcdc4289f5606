//! Graphviz draws the network, in the version of Debian and in a current one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::{Registry, Selector};
use chancery_export::formats::Options;

use super::drawn::{registries, with_scene};
use super::install::{Package, module, output_of, program};
use super::{Bench, Test, export_of, read_text, write_into};

pub(super) static TEST: Test = Test {
    name: "graphviz",
    program: "dot",
    package: Package::Apt("graphviz"),
    check,
};

/// Where nodes stand, by id, in inches, y counted upwards.
type Places = BTreeMap<String, NodePlace>;

struct NodePlace {
    middle: (f64, f64),
    size: (f64, f64),
}

impl NodePlace {
    /// Whether two overlap by more than the digits of a printed number hide.
    fn overlaps(&self, other: &NodePlace) -> bool {
        let apart = |one: f64, other: f64, sizes: f64| (one - other).abs() + 0.01 >= sizes / 2.0;
        !apart(self.middle.0, other.middle.0, self.size.0 + other.size.0)
            && !apart(self.middle.1, other.middle.1, self.size.1 + other.size.1)
    }
}

fn check(bench: &Bench) -> Result<()> {
    let node = program("node", &Package::Apt("nodejs"))?;
    let current = module("@viz-js/viz")?;
    // A script finds its modules beside itself.
    let tools = current
        .ancestors()
        .nth(3)
        .context("no folder for scripts")?;
    let script = tools.join("graphviz.mjs");
    fs::write(&script, include_str!("graphviz.mjs"))?;
    for (name, registry) in registries(&bench.reading.registry)? {
        for (kind, plain_labels) in [("rich", false), ("plain", true)] {
            let options = Options {
                plain_labels,
                ..Options::default()
            };
            let folder = bench.folder.join(&name).join(kind);
            let file = drawing(&folder, &registry, "dot", &options)?;
            let words = format!("{name}, {kind}");
            let mut old = Command::new(&bench.program);
            let places = silent(old.arg("-Tplain").arg(&file), &words)?;
            let mut drawn = Command::new(&bench.program);
            let svg = file.with_extension("svg");
            silent(drawn.arg("-Tsvg").arg(&file).arg("-o").arg(&svg), &words)?;
            let current_svg = file.with_extension("current.svg");
            let mut new = Command::new(&node);
            let others = silent(new.arg(&script).arg(&file).arg(&current_svg), &words)?;
            if name == "hostile" {
                keeps_a_backslash(&svg).with_context(|| words.clone())?;
                keeps_a_backslash(&current_svg).with_context(|| words.clone())?;
            }
            for (version, printed) in [("this", &places), ("the current", &others)] {
                compare(&registry, &places_of(printed)?)
                    .with_context(|| format!("{words}, in {version} version"))?;
            }
        }
    }
    println!("       pictures in {}", bench.folder.display());
    Ok(())
}

/// Whether a name with `\N` is drawn as it is: Graphviz puts the id of a node where it reads this
/// in a label. A tooltip is not proof, since it is escaped in another way.
fn keeps_a_backslash(svg: &Path) -> Result<()> {
    let text = read_text(svg)?;
    let drawn = text.lines().filter(|line| line.starts_with("<text"));
    let mut names = drawn.filter(|line| line.contains(r"\N &#39;") || line.contains(r"\N '"));
    if names.next().is_none() {
        bail!("a backslash was lost in {}", svg.display());
    }
    Ok(())
}

/// Writes a format's one file.
fn drawing(
    folder: &Path,
    registry: &Registry,
    format: &str,
    options: &Options,
) -> Result<std::path::PathBuf> {
    let files = export_of(registry, &Selector::default(), format, options)?;
    let paths = write_into(folder, &files)?;
    paths.into_values().next().context("nothing was written")
}

/// Runs a program that must complain of nothing, and gives what it printed.
fn silent(command: &mut Command, words: &str) -> Result<String> {
    let (printed, complaints) = output_of(command).with_context(|| words.to_owned())?;
    if !complaints.is_empty() {
        bail!("{words}: {complaints}");
    }
    Ok(printed)
}

fn places_of(plain: &str) -> Result<Places> {
    let mut places = Places::new();
    for line in plain.lines().filter(|line| line.starts_with("node ")) {
        let words: Vec<&str> = line.split(' ').collect();
        let [_, id, x, y, width, height, ..] = words[..] else {
            bail!("a node without a place: {line}")
        };
        let place = NodePlace {
            middle: (x.parse()?, y.parse()?),
            size: (width.parse()?, height.parse()?),
        };
        places.insert(id.trim_matches('"').to_owned(), place);
    }
    Ok(places)
}

/// Holds the places against the layout: every state is drawn, none over another, and those of a
/// star are in their columns in their order.
fn compare(registry: &Registry, places: &Places) -> Result<()> {
    with_scene(registry, |scene| {
        let id = |node: usize| scene.graph.nodes[node].id;
        for node in 0..scene.graph.nodes.len() {
            if !places.contains_key(id(node)) {
                bail!("{} is not drawn", id(node));
            }
        }
        let all: Vec<_> = places.iter().collect();
        for (index, (one, place)) in all.iter().enumerate() {
            if let Some((other, _)) = all[index + 1..].iter().find(|it| place.overlaps(it.1)) {
                bail!("{one} and {other} overlap");
            }
        }
        let Some(star) = &scene.star else {
            return Ok(());
        };
        let ego = places[id(star.ego)].middle;
        for (blocks, is_left) in star.columns.iter().zip([true, false]) {
            let mut above = f64::INFINITY;
            for node in blocks.iter().flat_map(|block| &block.nodes) {
                let (x, y) = places[id(*node)].middle;
                if (x < ego.0) != is_left {
                    bail!("{} stands on the other side", id(*node));
                }
                if y >= above {
                    bail!("{} stands too high", id(*node));
                }
                above = y;
            }
        }
        Ok(())
    })
}
