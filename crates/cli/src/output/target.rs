//! The folder that a run writes into: which one it is, and whether it may.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result};
use chancery_core::yaml::MANIFEST_FILE;

use super::listing::{Kept, Listing};
use super::look::{OnDisk, look};
use crate::exit::UsageError;
use crate::registry::shown_path;

const ANOTHER_FOLDER: &str = "name another folder with --out DIR";

/// The folder as the system knows it, with no link on the way; it need not be there yet. And the
/// same of the registry.
///
/// # Errors
///
/// If it must not be written into: it is the registry in `registry`, lies above it, or holds a
/// registry that this program did not write.
pub(super) fn resolve(out: &Path, registry: &Path) -> Result<(PathBuf, PathBuf)> {
    let shown = shown_path(out);
    let root = resolved(out)?;
    let registry = registry
        .canonicalize()
        .with_context(|| format!("cannot find {}", shown_path(registry)))?;
    if root == registry {
        let message = format!("{shown} is the registry itself; an export would overwrite records");
        return Err(UsageError::new(message, ANOTHER_FOLDER).into());
    }
    if registry.starts_with(&root) {
        let message = format!("the registry is inside {shown}; an export could overwrite records");
        return Err(UsageError::new(message, ANOTHER_FOLDER).into());
    }
    let context = || format!("cannot look into {shown}");
    let is_ours = match look(&root, MANIFEST_FILE).with_context(context)? {
        OnDisk::Nothing => true,
        OnDisk::Other(_) => false,
        OnDisk::File(digest) => match Listing::read_in(&root).with_context(context)? {
            Kept::Ours(listing) => listing.has(MANIFEST_FILE, &digest),
            Kept::None | Kept::Foreign => false,
        },
    };
    if !is_ours {
        let message = format!(
            "{shown} contains a {MANIFEST_FILE} that is not as Chancery wrote it: it may be a \
             registry"
        );
        return Err(UsageError::new(message, ANOTHER_FOLDER).into());
    }
    Ok((root, registry))
}

/// Checks that no manifest is written beside records of a registry, the one that was read or
/// another in which the folder lies: their folder would become a registry of its own, and they
/// would not be read any more. `is_ours` says which files a run wrote.
///
/// # Errors
///
/// If one is, or the folders cannot be looked into.
pub(super) fn hides_nothing<'n>(
    root: &Path,
    registry: &Path,
    names: impl Iterator<Item = &'n str>,
    is_ours: impl Fn(&str) -> bool,
) -> Result<()> {
    let mut above = root.ancestors().skip(1);
    let is_in_another = above.any(|folder| folder.join(MANIFEST_FILE).is_file());
    if !root.starts_with(registry) && !is_in_another {
        return Ok(());
    }
    for name in names {
        let below = match name.rsplit_once('/') {
            Some((below, MANIFEST_FILE)) => below,
            None if name == MANIFEST_FILE => "",
            _ => continue,
        };
        let found = record_below(root, below, &is_ours)
            .with_context(|| format!("cannot look into {}", shown_path(&root.join(below))))?;
        if let Some(record) = found {
            let message = format!(
                "{} would hide {}: a folder with a {MANIFEST_FILE} is another registry",
                shown_path(&root.join(name)),
                shown_path(&root.join(record))
            );
            return Err(UsageError::new(message, ANOTHER_FOLDER).into());
        }
    }
    Ok(())
}

/// A file below a folder that may be one of records, and is not ours; its name below the root.
fn record_below(
    root: &Path,
    below: &str,
    is_ours: &impl Fn(&str) -> bool,
) -> io::Result<Option<String>> {
    let entries = match fs::read_dir(root.join(below)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let name = match below {
            "" => file.clone(),
            _ => format!("{below}/{file}"),
        };
        if file.starts_with('.') {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            if let Some(record) = record_below(root, &name, is_ours)? {
                return Ok(Some(record));
            }
        } else if is_of_records(&file) && !is_ours(&name) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn is_of_records(name: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| ["yaml", "yml", "json"].iter().any(|known| ending == *known))
}

/// A path without links and dots. The part of it that is not there yet is taken as it is written.
fn resolved(path: &Path) -> Result<PathBuf> {
    let mut rest: Vec<Component<'_>> = Vec::new();
    let mut above = path;
    loop {
        let here = if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        };
        match here.canonicalize() {
            Ok(known) => {
                let path = rest.iter().rev().fold(known, |path, part| path.join(part));
                return Ok(path);
            }
            // A broken link is there all the same, and must not be made a folder.
            Err(error)
                if error.kind() == io::ErrorKind::NotFound
                    && fs::symlink_metadata(here).is_err() => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot use {}", shown_path(path)));
            }
        }
        match above.components().next_back() {
            Some(part @ Component::Normal(_)) => rest.push(part),
            Some(Component::CurDir) => {}
            _ => {
                let message = format!(
                    "{}: `..` follows a folder that does not exist",
                    shown_path(path)
                );
                return Err(UsageError::new(message, "write the path without `..`").into());
            }
        }
        above = above.parent().unwrap_or(Path::new(""));
    }
}
