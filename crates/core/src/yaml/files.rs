//! Finding and reading the files of a registry.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// The greatest size of a record file, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The name of the file at a registry's root.
pub const MANIFEST_FILE: &str = "registry.yaml";

/// A file of the registry, before it is read as YAML.
#[derive(Debug)]
pub struct Input {
    /// Its path below the registry's folder, with `/`.
    pub name: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, Unread>,
}

/// Why the bytes of a file could not be had.
#[derive(Debug)]
pub enum Unread {
    /// The system's own words.
    Failed(String),
    /// It has so many bytes, which are more than [`LARGEST_FILE`].
    TooLarge(u64),
}

/// The registry's folder could not be listed.
#[derive(Debug)]
pub struct ListingError {
    /// The folder.
    pub folder: PathBuf,
    /// The system's own words.
    pub error: io::Error,
}

impl std::fmt::Display for ListingError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "cannot list {}: {}",
            self.folder.display(),
            self.error
        )
    }
}

impl std::error::Error for ListingError {}

/// Loads all files of the registry at `root`, by name: `registry.yaml` and every other `*.yaml`
/// or `*.yml` below it.
///
/// Names that begin with a dot are not looked into, symbolic links are not followed, and a folder
/// with a `registry.yaml` of its own is another registry.
///
/// # Errors
///
/// If the folder itself cannot be listed. A file or a folder below it that cannot be read becomes
/// an input without bytes.
pub fn load(root: &Path) -> Result<Vec<Input>, ListingError> {
    let mut found = Vec::new();
    list(root, "", &mut found).map_err(|error| ListingError {
        folder: root.to_owned(),
        error,
    })?;
    found.sort();
    Ok(found
        .into_par_iter()
        .map(|(name, failure)| {
            let bytes = match failure {
                Some(words) => Err(Unread::Failed(words)),
                None => read_bytes(&root.join(&name)),
            };
            Input { name, bytes }
        })
        .collect())
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<(String, Option<String>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        if file_name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{file_name}");
        let kind = entry.file_type()?;
        if entry.file_name().to_str().is_none() {
            // Another file may have the name that this one would be shown by.
            if kind.is_dir() || is_record_file(&file_name) {
                let name = format!("{prefix}{}", spelled_out(&entry.file_name()));
                found.push((name, Some("its name is not UTF-8".to_owned())));
            }
            continue;
        }
        if kind.is_dir() {
            let below = entry.path();
            if below.join(MANIFEST_FILE).exists() {
                continue;
            }
            if let Err(error) = list(&below, &format!("{name}/"), found) {
                found.push((name, Some(error.to_string())));
            }
        } else if kind.is_file() && is_record_file(&file_name) {
            found.push((name, None));
        }
    }
    Ok(())
}

/// A name that is not UTF-8, with the bytes that are no text as `\xff`.
fn spelled_out(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text
}

fn is_record_file(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Unread> {
    let failed = |error: io::Error| Unread::Failed(error.to_string());
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > LARGEST_FILE {
        return Err(Unread::TooLarge(size));
    }
    fs::read(path).map_err(failed)
}
