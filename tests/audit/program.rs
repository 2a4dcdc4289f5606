//! The program run on the registry of the article or a copy of it, and what its audit says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

pub(crate) const ARTICLE: &str = "modern-az-2025-12-13";
pub(crate) const REGISTRY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/registries/article"
);
pub(crate) const INCLUSIVE: &str = "tier: strategic-partnership";

/// Runs the program on a registry. Its output, and whether it succeeded.
pub(crate) fn run(registry: &Path, args: &[&str]) -> (String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(args)
        .current_dir(registry)
        .output()
        .expect("the program starts");
    let text = String::from_utf8(output.stdout).expect("the output is text");
    (text, output.status.success())
}

/// The whole audit of a registry.
pub(crate) fn audit(registry: &Path, flags: &[&str]) -> Value {
    let args = [&["audit", "--format", "json"], flags].concat();
    let (text, succeeded) = run(registry, &args);
    assert!(succeeded, "{text}");
    serde_json::from_str(&text).expect("the audit is JSON")
}

pub(crate) fn claim<'a>(audit: &'a Value, id: &str) -> &'a Value {
    let claims = audit["claims"].as_array().expect("a list of claims");
    let found = claims.iter().find(|claim| claim["id"] == id);
    found.unwrap_or_else(|| panic!("no claim {id}"))
}

/// Certain, possible and verdict.
pub(crate) fn counted(claim: &Value) -> (u64, u64, &str) {
    let number = |key: &str| claim[key].as_u64().expect("a number");
    (
        number("certain"),
        number("possible"),
        claim["verdict"].as_str().expect("a verdict"),
    )
}

pub(crate) fn words(list: &Value) -> BTreeSet<&str> {
    let list = list.as_array().expect("a list");
    list.iter().filter_map(Value::as_str).collect()
}

/// The reading of a claim by a tier, a scope and roles.
pub(crate) fn reading<'a>(claim: &'a Value, tier: &Value, scope: &str, roles: &str) -> &'a Value {
    let readings = claim["readings"].as_array().expect("a list of readings");
    let found = readings
        .iter()
        .find(|it| it["tier"] == *tier && it["scope"] == scope && it["roles"] == roles);
    found.unwrap_or_else(|| panic!("no reading {tier}, {scope}, {roles}"))
}

/// A copy of the registry that can be changed.
pub(crate) struct Copy {
    folder: tempfile::TempDir,
}

impl Copy {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut open = vec![PathBuf::from(REGISTRY)];
        while let Some(next) = open.pop() {
            for entry in fs::read_dir(&next).expect("the folder is listed") {
                let path = entry.expect("an entry").path();
                let below = path.strip_prefix(REGISTRY).expect("it lies below");
                if path.is_dir() {
                    fs::create_dir_all(folder.path().join(below)).expect("a folder is made");
                    open.push(path);
                } else {
                    fs::copy(&path, folder.path().join(below)).expect("a file is copied");
                }
            }
        }
        Copy { folder }
    }

    /// A copy with further claims of the article, each an id and the keys in flow form.
    pub(crate) fn with_claims(claims: &[(&str, String)]) -> Self {
        let copy = Copy::new();
        let mut text = String::from("claims:\n");
        for (id, keys) in claims {
            text.push_str(&format!("  - {{id: {id}, source: {ARTICLE}, {keys}}}\n"));
        }
        fs::write(copy.path().join("more-claims.yaml"), text).expect("a file is written");
        copy
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// The states that `list partners` names as certain.
pub(crate) fn partners(flags: &[&str]) -> BTreeSet<String> {
    let args = [
        &[
            "list",
            "partners",
            "--format",
            "json",
            "--columns",
            "partner,holds",
        ],
        flags,
    ]
    .concat();
    let (text, succeeded) = run(Path::new(REGISTRY), &args);
    assert!(succeeded, "{text}");
    let rows: Vec<Value> = serde_json::from_str(&text).expect("the list is JSON");
    assert!(rows.iter().all(|row| row["holds"] == "certain"), "{text}");
    rows.iter()
        .map(|row| row["partner"].as_str().expect("a state").to_owned())
        .collect()
}

pub(crate) fn set(words: &str) -> BTreeSet<String> {
    words.split(' ').map(str::to_owned).collect()
}

/// How many rows of a table the program lists as certain, and how many as only possible.
pub(crate) fn counts(table: &str, flags: &[&[&str]]) -> (usize, usize) {
    let args = ["list", table, "--format", "json", "--columns", "holds"];
    let (text, succeeded) = run(Path::new(REGISTRY), &[&args, &flags.concat()[..]].concat());
    assert!(succeeded, "{text}");
    let rows: Vec<Value> = serde_json::from_str(&text).expect("the list is JSON");
    let count = |holds: &str| rows.iter().filter(|row| row["holds"] == holds).count();
    (count("certain"), count("possible"))
}
