//! The first inputs of each target, made from the registries of the tests and from random ones.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use xtask::root::root;

use super::files::joined;
use super::targets::Target;
use crate::random::{Choices, draft};

/// How many random registries are among the seeds.
const RANDOM: u64 = 60;

/// Where the findings of the past are kept, by target.
#[must_use]
pub fn cases(target: &Target) -> PathBuf {
    root().join("fuzz/cases").join(target.name)
}

/// Writes the seeds of a target into a folder.
///
/// # Errors
///
/// If one cannot be written, or a registry of the tests cannot be read.
pub(super) fn write(target: &Target, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (index, seed) in seeds(target)?.into_iter().enumerate() {
        if seed.len() <= target.longest {
            fs::write(folder.join(format!("seed-{index:04}")), seed)?;
        }
    }
    Ok(())
}

fn seeds(target: &Target) -> Result<Vec<Vec<u8>>> {
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    if let Ok(cases) = fs::read_dir(cases(target)) {
        for case in cases {
            seeds.push(fs::read(case?.path())?);
        }
    }
    match target.name {
        "bytes" | "files" | "scanner" => yaml(target, &mut seeds)?,
        "exports" | "selectors" => {
            for seed in 0..RANDOM {
                let mut choices = Choices::seeded(seed);
                let length = 8 << (seed % 8);
                let bytes = (0..length).map(|_| u8::try_from(choices.below(256)).unwrap_or(0));
                seeds.push(bytes.collect());
            }
        }
        "dates" => {
            let mut choices = Choices::seeded(0);
            for _ in 0..RANDOM {
                let two = [0, 1].map(|_| crate::random::words::date(&mut choices));
                seeds.push(two.join("\n").into_bytes());
            }
        }
        "boundaries" => {
            for file in texts(&root().join("tests"), &["geojson"])? {
                seeds.push(file.1.into_bytes());
            }
            seeds.push(
                br#"{"features": [{"id": "AZE", "geometry": {"type": "MultiPolygon", "coordinates": [[[[179, -89], [-179, 0], [0, 90], [10, 10]]]]}}]}"#.to_vec(),
            );
        }
        "listing" => {
            for text in [
                "[\"a/b.csv\", \"../x\"]",
                r#"{"generator":"chancery","format":1,"complete":true,"files":[{"name":"a/b.csv","sha256":"00"}]}"#,
                r#"{"generator":"chancery","format":1,"complete":false,"unfinished":{"folder":".x","added":["c"]},"files":[{"name":"c","sha256":"1"},{"name":"c","sha256":"2"}]}"#,
            ] {
                seeds.push(text.as_bytes().to_vec());
            }
        }
        _ => {
            for page in texts(&root().join("tests"), &["txt"])? {
                let text = format!("the partnership\nof\nwith\n{}", page.1);
                seeds.push(text.chars().take(3_000).collect::<String>().into_bytes());
            }
            seeds.push("Üç sənəd\n\n\nİki ölkə üç  sənəd\nimzaladı. “Üç sənəd”".into());
        }
    }
    Ok(seeds)
}

/// Registries, as one file or as several.
fn yaml(target: &Target, seeds: &mut Vec<Vec<u8>>) -> Result<()> {
    for registry in registries()? {
        if target.name == "files" {
            seeds.push(joined(&registry));
        } else {
            seeds.extend(registry.into_iter().map(|(_, text)| text.into_bytes()));
        }
    }
    for seed in 0..RANDOM {
        let mut choices = Choices::seeded(seed);
        let is_wild = seed % 3 == 0;
        let draft = draft(&mut choices, is_wild);
        seeds.push(if target.name == "files" {
            joined(&draft.files(&mut choices))
        } else {
            draft.text().into_bytes()
        });
    }
    Ok(())
}

/// Registries of the tests and the rules' pages, each as its files.
fn registries() -> Result<Vec<Vec<(String, String)>>> {
    let mut registries = Vec::new();
    for folder in ["tests", "crates/core/tests", "examples"] {
        let mut rest = vec![root().join(folder)];
        while let Some(folder) = rest.pop() {
            if folder.join("registry.yaml").is_file() {
                registries.push(texts(&folder, &["yaml", "yml", "json"])?);
                continue;
            }
            let Ok(entries) = fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries {
                let path = entry?.path();
                if path.is_dir() && !path.is_symlink() {
                    rest.push(path);
                }
            }
        }
    }
    registries.sort();
    Ok(registries)
}

/// The texts below a folder whose names have one of these ends, by name.
fn texts(folder: &Path, ends: &[&str]) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = vec![folder.to_owned()];
    while let Some(below) = rest.pop() {
        for entry in fs::read_dir(&below)? {
            let path = entry?.path();
            if path.is_symlink() {
                continue;
            }
            let is_wanted = |path: &Path| {
                let end = path.extension().unwrap_or_default();
                path.is_file() && ends.iter().any(|wanted| end == *wanted)
            };
            if path.is_dir() {
                rest.push(path);
            } else if is_wanted(&path)
                && let Ok(text) = fs::read_to_string(&path)
            {
                let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
                found.push((name, text));
            }
        }
    }
    found.sort();
    Ok(found)
}
