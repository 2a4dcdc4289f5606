//! Python reads the JSON exports, and jsonschema finds them as their schemas say; and so the files of
//! registries.

use anyhow::{Result, bail};
use chancery_core::model::{Registry, Selector};
use chancery_export::formats::Options;
use serde_json::Value;
use xtask::root::root;

use super::install::Package;
use super::{Bench, Test, export_of, hostile, hungary, python, record_schema, write_into};

pub(super) static TEST: Test = Test {
    name: "json-schema",
    program: "python",
    package: Package::Python(&["jsonschema"]),
    check,
};

const SCRIPT: &str = include_str!("json_schema.py");

fn check(bench: &Bench) -> Result<()> {
    record_schema::check(bench)?;
    let registry = &bench.reading.registry;
    let everything = Selector::default();
    let found = read(bench, registry, &everything, "article")?;
    hungary::compare(registry, &found["hungary"])?;
    let counts = [
        ("partnerships", registry.partnerships.len()),
        ("instruments", registry.instruments.len()),
        ("organisations", registry.organisations.len()),
        ("sources", registry.sources.len()),
        ("claims", registry.claims.len()),
        ("waivers", registry.waivers.len()),
    ];
    for (section, count) in counts {
        if found["rows"][section] != count {
            let read = &found["rows"][section];
            bail!("there are {count} {section}, and {read} were read");
        }
    }
    let on_a_day = Selector {
        state: vec!["HUN".into()],
        on: Some("2015-06-30".parse()?),
        ..Selector::default()
    };
    read(bench, registry, &on_a_day, "narrowed")?;
    let registry = hostile::registry()?;
    let found = read(bench, &registry, &everything, "hostile")?;
    for (index, name) in hostile::names().iter().enumerate() {
        let read = &found["names"][hostile::state(index)];
        if read != name.as_str() {
            bail!("the name {name:?} was read as {read}");
        }
    }
    Ok(())
}

/// Writes the JSON exports into a folder, and gives what the script found there.
fn read(bench: &Bench, registry: &Registry, selector: &Selector, name: &str) -> Result<Value> {
    let folder = bench.folder.join(name);
    for format in ["audit", "json", "jsonl"] {
        let files = export_of(registry, selector, format, &Options::default())?;
        write_into(&folder, &files)?;
    }
    let schemas = root().join("schema");
    let found = python::run(&bench.program, SCRIPT, [schemas, folder])?;
    if found["faults"] != Value::Array(Vec::new()) {
        bail!("{name} is not as its schema says: {:#}", found["faults"]);
    }
    if found["notices"] != true {
        bail!("the schema does not notice a key that is misspelt");
    }
    if found["same"] != true {
        bail!("{name}: JSON Lines hold other records than the document");
    }
    Ok(found)
}
