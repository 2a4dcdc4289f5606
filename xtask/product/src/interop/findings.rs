//! What the tests of findings share: registries to check, and the program that checks them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xtask::root::{article, cargo, root};

use crate::generate::{Size, registry};

/// A schema of those that lie beside the repository and are not part of it.
pub(super) fn schema(name: &str) -> Result<PathBuf> {
    let path = root().join("../shared/schemas").join(name);
    if !path.is_file() {
        bail!("the schema ../shared/schemas/{name} is not there");
    }
    Ok(path)
}

/// Checks registries with no finding, with findings of every kind, and with files that break off,
/// and gives what is printed of each, in files of `folder`.
pub(super) fn checked(folder: &Path, format: &str) -> Result<Vec<PathBuf>> {
    let generated = registry(Size {
        files: 20,
        units: 5,
        faults: 120,
        pages: 0,
        treaties: 0,
    });
    let seeded = folder.join("Türkiyə & seeded");
    for (name, bytes) in &generated.files {
        let path = seeded.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    let registries = [
        ("clean", article(), "all"),
        (
            "broken",
            root().join("tests/cases/twenty-faults/data"),
            "all",
        ),
        ("cut", root().join("tests/cases/twenty-faults/data"), "2"),
        ("seeded", seeded, "all"),
    ];
    registries
        .iter()
        .map(|(name, registry, most)| {
            let mut command = cargo();
            command.args(["run", "--quiet", "--package", "chancery", "--", "check"]);
            command.args(["--notes", "--format", format, "--max-findings", most]);
            command.arg(registry);
            let output = command.output().context("cannot start cargo")?;
            if !matches!(output.status.code(), Some(0 | 1)) {
                bail!("check failed: {}", String::from_utf8_lossy(&output.stderr));
            }
            let path = folder.join(format!("{name}.{format}"));
            fs::write(&path, output.stdout)?;
            Ok(path)
        })
        .collect()
}
