//! Graphviz draws the network.

use std::process::Command;

use anyhow::{Result, bail};
use chancery_core::model::Selector;
use chancery_core::network::Network;
use chancery_core::select::Selection;
use chancery_export::formats::Options;

use super::install::{Package, output_of};
use super::{Bench, Test, read_text};

pub(super) static TEST: Test = Test {
    name: "graphviz",
    program: "dot",
    package: Package::Apt("graphviz"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let files = bench.write(&bench.export("dot", &Options::default())?)?;
    let partners = partner_ids(bench);
    for (name, path) in files.iter().filter(|(name, _)| name.ends_with(".dot")) {
        let drawing = path.with_extension("svg");
        let mut command = Command::new(&bench.program);
        command.arg("-Tsvg").arg(path).arg("-o").arg(&drawing);
        let (_, complaints) = output_of(&mut command)?;
        if !complaints.is_empty() {
            bail!("dot complains of {name}: {complaints}");
        }
        let drawn = read_text(&drawing)?;
        // A node's title is its id, whatever its label says.
        let title = |id: &str| format!("<title>{id}</title>");
        if let Some(missing) = partners.iter().find(|id| !drawn.contains(&title(id))) {
            bail!("the partner {missing} is not in the drawing of {name}");
        }
    }
    if files.is_empty() || partners.is_empty() {
        bail!("there is nothing to draw");
    }
    println!("       {} partners drawn", partners.len());
    Ok(())
}

fn partner_ids(bench: &Bench) -> Vec<String> {
    let network = Network::new(&bench.reading.registry);
    let everything = Selector::default();
    let partners = Selection::new(&network, &everything).partners();
    partners
        .iter()
        .map(|partner| network.states[partner.state].id.to_owned())
        .collect()
}
