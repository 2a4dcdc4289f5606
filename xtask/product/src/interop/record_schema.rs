//! The schemas of the format: jsonschema finds every file of `data` and `examples` as they say, and
//! faults that are put into them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use chancery_core::yaml::{MANIFEST_FILE, load};
use serde_json::{Value, json};
use xtask::root::root;

use super::{Bench, python};

const SCRIPT: &str = include_str!("record_schema.py");

/// Holds the files of all registries of the repository against the schemas.
pub(super) fn check(bench: &Bench) -> Result<()> {
    let mut folders = vec![root().join("data")];
    for entry in fs::read_dir(root().join("examples"))? {
        folders.push(entry?.path());
    }
    let mut files = Vec::new();
    for folder in folders {
        files.extend(values(&folder)?);
    }
    let folder = bench.folder.join("records");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("files.json"), json!(files).to_string())?;
    let found = python::run(&bench.program, SCRIPT, [root().join("schema"), folder])?;
    if found["faults"] != json!([]) {
        bail!("files are not as the schema says: {:#}", found["faults"]);
    }
    for (fault, counts) in found["tried"].as_object().context("what was tried")? {
        let (made, seen) = (&counts[0], &counts[1]);
        if made == 0 || made != seen {
            bail!("{fault}: put in {made} times, found {seen} times");
        }
        println!("       {fault}: put in {made} times, and always found");
    }
    Ok(())
}

/// The files of a registry as a reader of YAML 1.2 reads them, each with the schema that it has.
fn values(folder: &Path) -> Result<Vec<Value>> {
    let mut values = Vec::new();
    for input in load(folder)? {
        let Ok(bytes) = input.bytes else { continue };
        let text = String::from_utf8(bytes)?;
        let value: Value = serde_yaml::from_str(&text)
            .with_context(|| format!("{}/{}", folder.display(), input.name))?;
        let schema = match input.name == MANIFEST_FILE {
            true => "registry",
            false => "records",
        };
        let path = folder.join(&input.name).display().to_string();
        values.push(json!({"path": path, "schema": schema, "value": value}));
    }
    Ok(values)
}
