//! How the repository shows the registries that lie in it: each has a README, and the README of the
//! repository links to it and has a picture of its network, which is drawn again when its records
//! change.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chancery::output::replace_file;
use chancery_core::yaml::MANIFEST_FILE;

use super::readme::README;
use super::{Data, Failure};
use crate::codegen::picture;

/// The folder of the pictures, below the repository.
const PICTURES: &str = "docs/pictures/registries";

/// The folders of the registries in a repository: the one in `first`, and every folder of
/// `examples/` that is a registry, by name.
pub(super) fn registries(root: &Path, first: &str) -> Result<Vec<PathBuf>> {
    let folder = root.join("examples");
    let entries = fs::read_dir(&folder);
    let entries = entries.with_context(|| format!("cannot read {}", folder.display()))?;
    let paths = entries.map(|entry| Ok(entry?.path()));
    let mut examples = paths.collect::<Result<Vec<PathBuf>>>()?;
    examples.retain(|path| path.join(MANIFEST_FILE).is_file());
    examples.sort();
    examples.insert(0, root.join(first));
    Ok(examples)
}

/// What is wrong with how a repository shows the registry in a folder of it.
pub(super) fn failures(root: &Path, folder: &Path, data: &Data) -> Result<Vec<Failure>> {
    let mut failures = Vec::new();
    if data.readme.is_none() {
        failures.push(Failure::of_file(README, "there is no such file"));
    }
    let path = picture_path(folder);
    if fs::read_to_string(root.join(&path)).ok() != Some(drawn(data)) {
        let message = format!("{path} is stale or missing; `--readme` draws it");
        failures.push(Failure::of_file(MANIFEST_FILE, message));
    }
    let readme = fs::read_to_string(root.join(README))
        .with_context(|| format!("cannot read {}", root.join(README).display()))?;
    let link = folder.strip_prefix(root).unwrap_or(folder);
    for wanted in [path, link.display().to_string()] {
        if !readme.contains(&format!("({wanted})")) {
            let message = format!("the README of the repository does not link to {wanted}");
            failures.push(Failure::of_file(MANIFEST_FILE, message));
        }
    }
    Ok(failures)
}

/// Draws the picture of the registry in a folder if it is stale.
pub(super) fn write(root: &Path, folder: &Path, data: &Data) -> Result<()> {
    let path = picture_path(folder);
    let text = drawn(data);
    let whole = root.join(&path);
    let old = fs::read_to_string(&whole).ok();
    if old.as_deref() == Some(&*text) {
        return Ok(());
    }
    fs::create_dir_all(root.join(PICTURES)).with_context(|| format!("cannot make {PICTURES}"))?;
    replace_file(&whole, old.as_deref(), &text)?;
    println!("written {path}");
    Ok(())
}

fn picture_path(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("{PICTURES}/{name}.svg")
}

fn drawn(data: &Data) -> String {
    picture(&data.reading.registry, "network")
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRY: &str = "registry: r\ntitle: R\nas-of: 2025-01-01\ntiers: [{id: t, name: T}]\n";

    #[test]
    fn each_folder_with_a_manifest_is_a_registry_and_has_its_picture() {
        let repository = tempfile::tempdir().unwrap();
        let root = repository.path();
        for name in ["first", "examples/b", "examples/a", "examples/none"] {
            fs::create_dir_all(root.join(name)).unwrap();
            if name != "examples/none" {
                fs::write(root.join(name).join(MANIFEST_FILE), REGISTRY).unwrap();
            }
        }
        let folders = registries(root, "first").unwrap();
        let expected = ["first", "examples/a", "examples/b"].map(|name| root.join(name));
        assert_eq!(folders, expected);

        fs::write(root.join(README), "# R\n").unwrap();
        let folder = &folders[1];
        let found = |data: &Data| failures(root, folder, data).unwrap().len();
        let data = Data::load(folder, None).unwrap();
        assert_eq!(found(&data), 4, "no README, no picture, and two links");

        fs::write(folder.join(README), "# A\n").unwrap();
        let links = "![a](docs/pictures/registries/a.svg) [a](examples/a)\n";
        fs::write(root.join(README), links).unwrap();
        let data = Data::load(folder, None).unwrap();
        write(root, folder, &data).unwrap();
        assert_eq!(found(&data), 0);

        let more = REGISTRY.replace("title: R", "title: Renamed");
        fs::write(folder.join(MANIFEST_FILE), more).unwrap();
        let data = Data::load(folder, None).unwrap();
        assert_eq!(found(&data), 1, "the picture is stale");
        write(root, folder, &data).unwrap();
        assert_eq!(found(&data), 0);
    }
}
