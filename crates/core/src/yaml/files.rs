//! Finding and reading the files of a registry.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::passed_over::{
    Ignored, WrittenPath, begins_as_records, is_record_file, looks_like_records,
};

/// The greatest size of a record file, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The name of the file at a registry's root.
pub const MANIFEST_FILE: &str = "registry.yaml";

/// A file of the registry, before it is read as YAML.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its path below the registry's folder, with `/`.
    pub name: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, ReadFailure>,
}

impl Input {
    /// A file that is at hand.
    #[must_use]
    pub fn text(name: &str, text: &str) -> Self {
        Input {
            name: name.to_owned(),
            bytes: Ok(text.as_bytes().to_vec()),
        }
    }
}

/// Why the bytes of a file could not be had.
#[derive(Debug, Clone)]
pub enum ReadFailure {
    /// The system's own words.
    Failed(String),
    /// It has this many bytes, which are more than [`LARGEST_FILE`].
    TooLarge(u64),
    /// It is ignored, and might have been meant as records.
    Ignored(Ignored),
}

impl std::fmt::Display for ReadFailure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReadFailure::Failed(words) => formatter.write_str(words),
            ReadFailure::TooLarge(bytes) => write!(formatter, "too large: {bytes} bytes"),
            ReadFailure::Ignored(_) => formatter.write_str("not read as records"),
        }
    }
}

impl std::error::Error for ReadFailure {}

/// The registry's folder could not be listed.
#[derive(Debug)]
#[non_exhaustive]
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

/// Loads all files of the registry at `root`, by name: `registry.yaml` and every other `*.yaml`,
/// `*.yml` or `*.json` below it.
///
/// Names that begin with a dot are not looked into, symbolic links are not followed, and a folder
/// with a `registry.yaml` of its own is another registry. What is ignored and might have been meant
/// as records is an input without bytes, which says why.
///
/// # Errors
///
/// If the folder itself cannot be listed. A file or a folder below it that cannot be read becomes
/// an input without bytes.
pub fn load(root: &Path) -> Result<Vec<Input>, ListingError> {
    let listed = listed(root)?.into_par_iter();
    Ok(listed.map(|file| file.load(root)).collect())
}

/// A file of a registry, by its name, before its bytes are read.
pub(super) struct ListedFile {
    pub(super) name: String,
    /// Why it is not read, if it is not.
    unread: Option<ReadFailure>,
}

impl ListedFile {
    /// Reads its bytes.
    pub(super) fn load(self, root: &Path) -> Input {
        let bytes = match self.unread {
            Some(unread) => Err(unread),
            None => read_bytes(&root.join(&self.name)),
        };
        Input {
            name: self.name,
            bytes,
        }
    }
}

/// Lists the files that [`load`] reads, in their order.
pub(super) fn listed(root: &Path) -> Result<Vec<ListedFile>, ListingError> {
    let mut found = Vec::new();
    let listing = FolderRules {
        path: root,
        prefix: "",
        written: &WrittenPath::default(),
    };
    list(&listing, &mut found).map_err(|error| ListingError {
        folder: root.to_owned(),
        error,
    })?;
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let files = found.into_iter();
    Ok(files
        .map(|(name, unread)| ListedFile { name, unread })
        .collect())
}

/// A folder that is listed.
struct FolderRules<'f> {
    path: &'f Path,
    /// What is put before the names in it.
    prefix: &'f str,
    /// What a build wrote here or in a folder above.
    written: &'f WrittenPath,
}

fn list(
    folder: &FolderRules<'_>,
    found: &mut Vec<(String, Option<ReadFailure>)>,
) -> io::Result<()> {
    let own = WrittenPath::below(folder.path, folder.prefix);
    let written = own.as_ref().unwrap_or(folder.written);
    for entry in fs::read_dir(folder.path)? {
        let entry = entry?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        if file_name.starts_with('.') {
            continue;
        }
        let name = format!("{}{file_name}", folder.prefix);
        let kind = entry.file_type()?;
        let path = entry.path();
        if entry.file_name().to_str().is_none() {
            // Another file may have the name that this one would be shown by.
            if kind.is_dir() || is_record_file(&file_name) {
                let name = format!("{}{}", folder.prefix, spelled_out(&entry.file_name()));
                found.push((
                    name,
                    Some(ReadFailure::Failed("its name is not UTF-8".to_owned())),
                ));
            }
            continue;
        }
        if kind.is_symlink() {
            let unread = link(&name, &path);
            found.extend(unread.map(|unread| (name, Some(unread))));
        } else if kind.is_dir() {
            below(folder, &name, &path, written, found);
        } else if kind.is_file() && written.holds(&name, &path) {
        } else if is_record_file(&file_name) {
            // Neither a pipe nor a device is read: opening one may wait forever.
            let unread =
                (!kind.is_file()).then(|| ReadFailure::Failed("it is not a file".to_owned()));
            found.push((name, unread));
        } else if looks_like_records(&file_name) || (kind.is_file() && begins_as_records(&path)) {
            found.push((name, Some(ReadFailure::Ignored(Ignored::Name))));
        }
    }
    Ok(())
}

/// A name that is not UTF-8, with the bytes that are not text as `\xff`.
fn spelled_out(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text
}

/// Lists a folder below another, unless it is a registry of its own.
fn below(
    above: &FolderRules<'_>,
    name: &str,
    path: &Path,
    written: &WrittenPath,
    found: &mut Vec<(String, Option<ReadFailure>)>,
) {
    let is_root = above.prefix.is_empty();
    if is_root && name == MANIFEST_FILE {
        found.push((
            name.to_owned(),
            Some(ReadFailure::Failed("it is a folder".to_owned())),
        ));
        return;
    }
    let manifest = format!("{name}/{MANIFEST_FILE}");
    let manifest_path = path.join(MANIFEST_FILE);
    let prefix = format!("{name}/");
    let is_exported = || {
        let own = WrittenPath::below(path, &prefix);
        own.as_ref()
            .unwrap_or(written)
            .holds(&manifest, &manifest_path)
    };
    if manifest_path.symlink_metadata().is_ok() && !is_exported() {
        found.push((manifest, Some(ReadFailure::Ignored(Ignored::Registry))));
        return;
    }
    let folder = FolderRules {
        path,
        prefix: &prefix,
        written,
    };
    if let Err(error) = list(&folder, found) {
        found.push((
            name.to_owned(),
            Some(ReadFailure::Failed(error.to_string())),
        ));
    }
}

/// What is said of a symbolic link: nothing if it cannot lead to records.
fn link(name: &str, path: &Path) -> Option<ReadFailure> {
    if name == MANIFEST_FILE {
        let words = "it is a symbolic link, and symbolic links are not followed";
        return Some(ReadFailure::Failed(words.to_owned()));
    }
    let is_folder = fs::metadata(path).is_ok_and(|target| target.is_dir());
    let target = fs::read_link(path).unwrap_or_default();
    let names = [Path::new(name), &target];
    let may_hold_records = names
        .iter()
        .filter_map(|path| path.file_name())
        .map(|name| name.to_string_lossy())
        .any(|name| is_record_file(&name) || looks_like_records(&name));
    (is_folder || may_hold_records).then_some(ReadFailure::Ignored(Ignored::Link))
}

/// Reads a file that was listed. Since then it may have become something else: a link, which is not
/// followed, or something that never ends, as a pipe does, of which nothing is read.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadFailure> {
    let failed = |error: io::Error| ReadFailure::Failed(error.to_string());
    let is_none = || ReadFailure::Failed("it is no file any more".to_owned());
    if !path.symlink_metadata().map_err(failed)?.is_file() {
        return Err(is_none());
    }
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err(is_none());
    }
    if about.len() > LARGEST_FILE {
        return Err(ReadFailure::TooLarge(about.len()));
    }
    // What grows while it is read is not read without an end either.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    match bytes.len() as u64 {
        size if size > LARGEST_FILE => Err(ReadFailure::TooLarge(about.len().max(size))),
        _ => Ok(bytes),
    }
}
