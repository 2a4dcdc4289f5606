//! The archive: a folder of copies of the pages that sources cite, which is not part of the
//! registry.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::files::LARGEST_FILE;

/// A folder of archived copies.
#[derive(Debug, Clone)]
pub struct Archive {
    /// The folder itself, with no link on the way to it.
    root: PathBuf,
}

/// Why an archived copy could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unarchived {
    /// There is no such file.
    Missing,
    /// The path leads out of the folder, by its own steps or by a symbolic link.
    Outside,
    /// It is a folder, a device or a pipe.
    NoFile,
    /// It has this many bytes, which are more than [`LARGEST_FILE`].
    TooLarge(u64),
    /// The system's own words.
    Failed(String),
}

impl std::fmt::Display for Unarchived {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unarchived::Missing => formatter.write_str("no such file"),
            Unarchived::Outside => formatter.write_str("outside the archive folder"),
            Unarchived::NoFile => formatter.write_str("not a regular file"),
            Unarchived::TooLarge(bytes) => write!(formatter, "too large: {bytes} bytes"),
            Unarchived::Failed(words) => formatter.write_str(words),
        }
    }
}

impl std::error::Error for Unarchived {}

impl Archive {
    /// The archive in a folder.
    ///
    /// # Errors
    ///
    /// If there is no such folder.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let root = folder.canonicalize()?;
        if root.is_dir() {
            Ok(Archive { root })
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// The bytes of an archived copy, by its path below the folder, with `/`. A symbolic link is
    /// followed where it stays in the folder.
    ///
    /// # Errors
    ///
    /// If there is no such file, or it is not to be read or cannot be.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Unarchived> {
        if leaves_folder(name) {
            return Err(Unarchived::Outside);
        }
        let path = self.root.join(name).canonicalize().map_err(failed)?;
        if !path.starts_with(&self.root) {
            return Err(Unarchived::Outside);
        }
        // A pipe would be waited for as soon as it is opened.
        let about = path.metadata().map_err(failed)?;
        if !about.is_file() {
            return Err(Unarchived::NoFile);
        }
        if about.len() > LARGEST_FILE {
            return Err(Unarchived::TooLarge(about.len()));
        }
        let mut bytes = Vec::new();
        let file = File::open(&path).map_err(failed)?;
        file.take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        Ok(bytes)
    }
}

fn failed(error: io::Error) -> Unarchived {
    match error.kind() {
        // A path through a file leads to nothing either.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Unarchived::Missing,
        _ => Unarchived::Failed(error.to_string()),
    }
}

/// Whether a path may lead out of the folder that it is looked up in, on any system.
pub(super) fn leaves_folder(path: &str) -> bool {
    path.starts_with(['/', '~'])
        || path.contains(['\\', ':'])
        || path.split('/').any(|part| matches!(part, ".." | "." | ""))
}
