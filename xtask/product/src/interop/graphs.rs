//! networkx and igraph read the network as GraphML and GEXF, and find in it what the tables have;
//! GEXF is valid by its schema.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use chancery_core::model::{Registry, Selector};
use chancery_export::formats::Options;
use serde_json::{Value, json};

use super::install::Package;
use super::libreoffice::rows_of;
use super::{Bench, Files, Test, export_of, hostile, python, write_into};
use xtask::root::root;

pub(super) static TEST: Test = Test {
    name: "graphs",
    program: "python",
    package: Package::Python(&["networkx", "igraph", "lxml"]),
    check,
};

const SCRIPT: &str = include_str!("graphs.py");

fn check(bench: &Bench) -> Result<()> {
    let hostile = hostile::registry()?;
    for (name, registry) in [("article", &bench.reading.registry), ("hostile", &hostile)] {
        read(bench, name, registry).with_context(|| format!("the registry {name}"))?;
    }
    Ok(())
}

fn read(bench: &Bench, name: &str, registry: &Registry) -> Result<()> {
    let schema = root().join("../shared/schemas/gexf-1.3/gexf.xsd");
    if !schema.is_file() {
        bail!("the schema {} is not there", schema.display());
    }
    let export = |format| export_of(registry, &Selector::default(), format, &Options::default());
    let folder = bench.folder.join(name);
    let mut paths = write_into(&folder, &export("graphml")?)?;
    paths.extend(write_into(&folder, &export("gexf")?)?);
    let path = |name: &str| {
        paths
            .get(name)
            .with_context(|| format!("there is no {name}"))
    };
    let subject = registry.manifest.subject.clone().unwrap_or_default();
    let arguments = [
        path("network.graphml")?.as_os_str(),
        path("network.gexf")?.as_os_str(),
        schema.as_os_str(),
        subject.as_str().as_ref(),
    ];
    let found = python::run(&bench.program, SCRIPT, arguments)?;
    ensure!(found["faults"] == json!([]), "GEXF: {}", found["faults"]);
    let expected = expected(&export("csv")?)?;
    for reader in ["networkx graphml", "networkx gexf", "igraph graphml"] {
        let found = &found[reader];
        for (what, expected) in &expected {
            let found = &found[what.as_str()];
            ensure!(
                found == expected,
                "{reader}: {what}: {found}, not {expected}"
            );
        }
    }
    println!(
        "       {name}: {} nodes, {}",
        expected["nodes"], expected["edges"]
    );
    Ok(())
}

/// What the tables say of the same network.
fn expected(files: &Files) -> Result<BTreeMap<String, Value>> {
    let rows = |table: &str| -> Result<Vec<BTreeMap<String, String>>> {
        let bytes = files
            .get(&format!("{table}.csv"))
            .context("no such table")?;
        let mut rows = rows_of(bytes)?.into_iter();
        let head = rows.next().context("no heading")?;
        let named = rows.map(|row| {
            let cells = head.iter().zip(&row);
            cells
                .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
                .collect()
        });
        Ok(named.collect())
    };
    let actors = rows("actors")?;
    let mut nodes: BTreeMap<&str, usize> = BTreeMap::new();
    for actor in &actors {
        *nodes.entry(&actor["actor_kind"]).or_default() += 1;
    }
    let labels: BTreeMap<&str, &str> = actors
        .iter()
        .map(|actor| (actor["actor"].as_str(), actor["actor_name"].as_str()))
        .collect();
    let (ties, memberships) = (rows("partnerships")?, rows("memberships")?);
    let mut since: Vec<&str> = memberships
        .iter()
        .map(|row| row["since"].as_str())
        .collect();
    let mut edges = BTreeMap::from([("membership", memberships.len())]);
    for tie in &ties {
        let parties: usize = tie["party_count"].parse()?;
        let pairs = parties * (parties - 1) / 2;
        *edges.entry("partnership").or_default() += pairs;
        since.extend(std::iter::repeat_n(tie["since"].as_str(), pairs));
    }
    since.sort_unstable();
    let partners = rows("partners")?;
    let partners = partners.iter().filter(|row| row["holds"] == "certain");
    let mut partners: Vec<&str> = partners.map(|row| row["partner"].as_str()).collect();
    partners.sort_unstable();
    edges.retain(|_, count| *count > 0);
    Ok([
        ("nodes", json!(nodes)),
        ("edges", json!(edges)),
        ("labels", json!(labels)),
        ("since", json!(since)),
        ("partners", json!(partners)),
    ]
    .map(|(what, value)| (what.to_owned(), value))
    .into())
}
