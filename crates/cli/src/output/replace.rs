//! Replacing one file of the user's by another text, or making a new one: all of it or nothing.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use tempfile::{Builder, NamedTempFile};

use super::InTheWay;
use crate::registry::shown_path;

/// The ending of a file that is being written, which no registry reads: its name also begins with a
/// dot.
const UNFINISHED: &str = ".chancery-new";

/// Puts `new` in the place of a file that holds `old`; none if there is no such file yet. It is
/// written beside its place and moved there when it is whole, with the permissions of the old one.
///
/// A link of either kind is refused: moving a file into its place would make it another file than
/// the one under the other name.
///
/// # Errors
///
/// If it cannot be written, may not be, or does not hold `old` any more. The file is then as it was.
pub fn replace_file(path: &Path, old: Option<&str>, new: &str) -> Result<()> {
    let context = || format!("cannot write {}", shown_path(path));
    let again = "nothing was written to it; run the command again";
    remove_unfinished(path);
    let Some(old) = old else {
        let written = written_beside(path, new, None).with_context(context)?;
        return match written.persist_noclobber(path) {
            Ok(_) => Ok(()),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(in_the_way(path, "is there already", again))
            }
            Err(failed) => Err(failed.error).with_context(context),
        };
    };
    let permissions = replaceable(path)?;
    let written = written_beside(path, new, Some(permissions)).with_context(context)?;
    // As late as possible, so that hardly any time is left for somebody else's change.
    if fs::read(path).with_context(context)? != old.as_bytes() {
        return Err(in_the_way(path, "has changed in the meantime", again));
    }
    written
        .persist(path)
        .map_err(|failed| failed.error)
        .with_context(context)?;
    Ok(())
}

/// The permissions of a file that may be replaced.
fn replaceable(path: &Path) -> Result<fs::Permissions> {
    let about = fs::symlink_metadata(path);
    let about = about.with_context(|| format!("cannot write {}", shown_path(path)))?;
    let refused = |what: &str, help: &str| Err(in_the_way(path, what, help));
    if about.is_symlink() {
        return refused("is a link", "replace it by the file that it leads to");
    }
    if !about.is_file() {
        return refused("is not a plain file", "replace it by a file");
    }
    if names_of(&about) > 1 {
        let help = "replace it by a copy, or change it in an editor";
        return refused(
            "has other names (hard links), which would keep the old text",
            help,
        );
    }
    if about.permissions().readonly() {
        return refused("is read-only", "make it writable first");
    }
    Ok(about.permissions())
}

/// How many names a file has.
#[cfg(unix)]
fn names_of(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(about)
}

#[cfg(not(unix))]
fn names_of(_: &fs::Metadata) -> u64 {
    1
}

/// Writes a text to a new file in the folder of another. It has its permissions before it has its
/// text; none are those that any new file gets.
fn written_beside(
    path: &Path,
    text: &str,
    permissions: Option<fs::Permissions>,
) -> io::Result<NamedTempFile> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.");
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    #[cfg(unix)]
    if permissions.is_none() {
        // The mask of the user takes away from it.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder_of(path))?;
    // Who finds it locked knows that it is being written. Not every file system has locks.
    let _ = file.as_file().try_lock();
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Removes what a run that was killed while it wrote this file has left: nobody has it locked.
fn remove_unfinished(path: &Path) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.");
    for entry in fs::read_dir(folder_of(path))
        .into_iter()
        .flatten()
        .flatten()
    {
        let other = entry.file_name().to_string_lossy().into_owned();
        let is_unfinished = other.starts_with(&prefix) && other.ends_with(UNFINISHED);
        let is_plain = || entry.file_type().is_ok_and(|it| it.is_file());
        if is_unfinished
            && is_plain()
            && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Makes the files of a folder that is new or empty, and the folder: all of them or none.
///
/// # Errors
///
/// If one cannot be made. The folder is then as it was.
pub fn fill_folder(folder: &Path, files: &[(&str, String)]) -> Result<()> {
    let is_new = fs::symlink_metadata(folder).is_err();
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", shown_path(folder)))?;
    for (position, (name, text)) in files.iter().enumerate() {
        if let Err(error) = replace_file(&folder.join(name), None, text) {
            for (name, _) in &files[..position] {
                let _ = fs::remove_file(folder.join(name));
            }
            if is_new {
                let _ = fs::remove_dir(folder);
            }
            return Err(error);
        }
    }
    Ok(())
}

fn in_the_way(path: &Path, what: &str, help: &str) -> anyhow::Error {
    InTheWay {
        message: format!("{} {what}", shown_path(path)),
        help: help.to_owned(),
    }
    .into()
}
