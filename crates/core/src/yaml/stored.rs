//! Files that are in no folder, as those of a revision of a repository: which of them a registry
//! reads. The rules are those of [`super::load`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::files::{Input, LARGEST_FILE, MANIFEST_FILE, ReadFailure};
use super::passed_over::{Ignored, LARGEST_LISTING, LISTING, WrittenPath, is_record_file};

/// A file below the registry's folder.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its path below the registry's folder, with `/`.
    pub name: String,
    /// What it is.
    pub kind: StoredKind,
}

/// What a stored file is.
#[derive(Debug, Clone)]
pub enum StoredKind {
    /// A file with its bytes, or why there are none.
    File(Result<Vec<u8>, ReadFailure>),
    /// A symbolic link.
    Link,
    /// A folder whose files are stored elsewhere, with the reason why they are not read.
    Elsewhere(String),
}

/// Whether a stored file may be read as records, so that its bytes are needed: by its name, no part
/// of which begins with a dot, and by its size.
///
/// # Errors
///
/// If it is too large to be read.
pub fn may_be_records(name: &str, size: u64) -> Result<bool, ReadFailure> {
    if name.split('/').any(|part| part.starts_with('.')) || !is_record_file(last_part(name)) {
        return Ok(false);
    }
    match size > LARGEST_FILE {
        true => Err(ReadFailure::TooLarge(size)),
        false => Ok(true),
    }
}

/// The files that a registry reads of those below its folder, by name.
#[must_use]
pub fn stored_inputs(mut files: Vec<Stored>) -> Vec<Input> {
    files.retain(|file| !file.name.split('/').any(|part| part.starts_with('.')));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let written = written(&files);
    let others = other_registries(&files, &written);
    let mut inputs = Vec::new();
    for file in files {
        let other = folders(&file.name).find(|folder| others.contains(*folder));
        if let Some(other) = other {
            if file.name == format!("{other}{MANIFEST_FILE}") {
                let bytes = Err(ReadFailure::Ignored(Ignored::Registry));
                inputs.push(Input {
                    name: file.name,
                    bytes,
                });
            }
            continue;
        }
        if is_written(&file, &written) {
            continue;
        }
        let is_records = is_record_file(last_part(&file.name));
        let bytes = match file.kind {
            StoredKind::File(bytes) if is_records => bytes,
            StoredKind::Link if file.name == MANIFEST_FILE => Err(ReadFailure::Failed(
                "it is a symbolic link, and symbolic links are not followed".to_owned(),
            )),
            StoredKind::Link if is_records => Err(ReadFailure::Ignored(Ignored::Link)),
            StoredKind::Elsewhere(why) => Err(ReadFailure::Failed(why)),
            StoredKind::File(_) | StoredKind::Link => continue,
        };
        inputs.push(Input {
            name: file.name,
            bytes,
        });
    }
    inputs
}

fn last_part(name: &str) -> &str {
    name.rsplit_once('/').map_or(name, |(_, last)| last)
}

/// The folders around a file below the registry's own, the outermost first, each with `/` at its
/// end.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(end, _)| &name[..=end])
}

/// What builds wrote, by the folder of their list.
fn written(files: &[Stored]) -> BTreeMap<String, WrittenPath> {
    let lists = files.iter().filter_map(|file| {
        let StoredKind::File(Ok(bytes)) = &file.kind else {
            return None;
        };
        let is_list = last_part(&file.name) == LISTING
            && u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST_LISTING);
        let folder = file.name.strip_suffix(LISTING).filter(|_| is_list)?;
        let text = std::str::from_utf8(bytes).ok()?;
        Some((folder.to_owned(), WrittenPath::listed_in(text, folder)?))
    });
    lists.collect()
}

/// Whether a file is as a build wrote it, by the nearest list above it.
fn is_written(file: &Stored, written: &BTreeMap<String, WrittenPath>) -> bool {
    let StoredKind::File(bytes) = &file.kind else {
        return false;
    };
    let around: Vec<&str> = [""].into_iter().chain(folders(&file.name)).collect();
    let nearest = around.into_iter().rev().find_map(|it| written.get(it));
    nearest.is_some_and(|list| {
        list.holds_bytes(&file.name, || {
            bytes
                .as_ref()
                .ok()
                .map(|bytes| Cow::Borrowed(bytes.as_slice()))
        })
    })
}

/// The folders below that are registries of their own.
fn other_registries(files: &[Stored], written: &BTreeMap<String, WrittenPath>) -> BTreeSet<String> {
    let manifests = files.iter().filter(|file| {
        file.name != MANIFEST_FILE
            && last_part(&file.name) == MANIFEST_FILE
            && !is_written(file, written)
    });
    manifests
        .filter_map(|file| file.name.strip_suffix(MANIFEST_FILE))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> Stored {
        Stored {
            name: name.to_owned(),
            kind: StoredKind::File(Ok(text.into())),
        }
    }

    fn names(files: Vec<Stored>) -> Vec<(String, bool)> {
        let inputs = stored_inputs(files).into_iter();
        inputs.map(|it| (it.name, it.bytes.is_ok())).collect()
    }

    #[test]
    fn what_is_read_is_what_a_folder_would_give() {
        let mut files = vec![
            file("registry.yaml", "registry: a"),
            file("b/records.yml", "claims: []"),
            file("b/.hidden.yaml", "claims: []"),
            file(".git/x.yaml", "claims: []"),
            file("notes.md", "text"),
            file("other/registry.yaml", "registry: b"),
            file("other/more/records.yaml", "claims: []"),
        ];
        files.push(Stored {
            name: "link.yaml".to_owned(),
            kind: StoredKind::Link,
        });
        let expected = [
            ("b/records.yml", true),
            ("link.yaml", false),
            ("other/registry.yaml", false),
            ("registry.yaml", true),
        ];
        let expected = expected.map(|(name, is_read)| (name.to_owned(), is_read));
        assert_eq!(names(files), expected);
    }

    #[test]
    fn a_file_that_is_too_large_is_not_asked_for() {
        assert!(may_be_records("a.yaml", LARGEST_FILE + 1).is_err());
        assert_eq!(may_be_records("a.md", LARGEST_FILE + 1).ok(), Some(false));
        assert_eq!(may_be_records("a/.b/c.yaml", 1).ok(), Some(false));
    }
}
