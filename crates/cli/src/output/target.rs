//! The folder that a run writes into: which one it is, and whether it may.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result};
use chancery_core::yaml::MANIFEST_FILE;

use super::listing::{Kept, Listing};
use super::look::{Found, look};
use crate::exit::UsageError;
use crate::registry::shown_path;

const ANOTHER_FOLDER: &str = "name another folder with --out DIR";

/// The folder as the system knows it, with no link on the way; it need not be there yet.
///
/// # Errors
///
/// If it must not be written into: it is the registry in `registry`, lies above it, or holds a
/// registry that this program did not write.
pub(super) fn resolve(out: &Path, registry: &Path) -> Result<PathBuf> {
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
        let message =
            format!("the registry lies inside {shown}; an export could overwrite records");
        return Err(UsageError::new(message, ANOTHER_FOLDER).into());
    }
    let context = || format!("cannot look into {shown}");
    let is_ours = match look(&root, MANIFEST_FILE).with_context(context)? {
        Found::Nothing => true,
        Found::Other(_) => false,
        Found::File(digest) => match Listing::of(&root).with_context(context)? {
            Kept::Ours(listing) => listing.has(MANIFEST_FILE, &digest),
            Kept::None | Kept::Foreign => false,
        },
    };
    if !is_ours {
        let message = format!(
            "{shown} holds a {MANIFEST_FILE} that is not as Chancery wrote it: it may be a registry"
        );
        return Err(UsageError::new(message, ANOTHER_FOLDER).into());
    }
    Ok(root)
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
            // A link that leads nowhere is there all the same, and must not be made a folder.
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
                    "{}: `..` follows a folder that is not there",
                    shown_path(path)
                );
                return Err(UsageError::new(message, "write the path without `..`").into());
            }
        }
        above = above.parent().unwrap_or(Path::new(""));
    }
}
