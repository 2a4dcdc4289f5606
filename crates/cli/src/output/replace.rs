//! Replacing one file of the user's by another text, or making a new one: all of it or nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::InTheWay;
use crate::registry::shown_path;

/// Puts `new` in the place of a file that holds `old`; none if there is no such file yet. It is
/// written beside its place and moved there when it is whole, with the permissions of the old one.
///
/// # Errors
///
/// If it cannot be written, may not be, or does not hold `old` any more. The file is then as it was.
pub fn replace_file(path: &Path, old: Option<&str>, new: &str) -> Result<()> {
    let context = || format!("cannot write {}", shown_path(path));
    let permissions = match old {
        Some(old) => {
            let about = fs::symlink_metadata(path).with_context(context)?;
            if !about.is_file() {
                return Err(in_the_way(
                    path,
                    "is not a plain file",
                    "replace it by a file",
                ));
            }
            if about.permissions().readonly() {
                return Err(in_the_way(path, "is read-only", "make it writable first"));
            }
            if fs::read(path).with_context(context)? != old.as_bytes() {
                let help = "nothing was written to it; run the command again";
                return Err(in_the_way(path, "has changed in the meantime", help));
            }
            Some(about.permissions())
        }
        None if fs::symlink_metadata(path).is_ok() => {
            let help = "nothing was written to it; run the command again";
            return Err(in_the_way(path, "is there already", help));
        }
        None => None,
    };
    let (mut file, beside) = create_beside(path).with_context(context)?;
    let written = file
        .write_all(new.as_bytes())
        .and_then(|()| permissions.map_or(Ok(()), |it| file.set_permissions(it)))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if let Err(error) = written {
        // Nothing is left of a file that could not be written.
        let _ = fs::remove_file(&beside);
        return Err(error).with_context(context);
    }
    Ok(())
}

/// Makes a folder, and those above it.
///
/// # Errors
///
/// If it cannot be made.
pub fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| format!("cannot make {}", shown_path(path)))
}

fn in_the_way(path: &Path, what: &str, help: &str) -> anyhow::Error {
    InTheWay {
        message: format!("{} {what}", shown_path(path)),
        help: help.to_owned(),
    }
    .into()
}

/// A new file in the folder of another, which no registry reads, since its name begins with a dot.
fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut number = std::process::id();
    loop {
        let beside = path.with_file_name(format!(".{name}.{number}.new"));
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside)
        {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                number = number.wrapping_add(1);
            }
            other => return other.map(|file| (file, beside)),
        }
    }
}
