//! `files.json`: what this program wrote into a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::look::{OnDisk, look};
use crate::formats::can_be_written;

/// The list of what was written into a folder, by its name there.
pub const LISTING: &str = "files.json";

/// The mark that a list is ours.
const GENERATOR: &str = "chancery";

/// The number of the form of the list. It changes when older programs would misread it.
const FORMAT: u32 = 1;

/// What the list says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// The digests of each file, by name. A file has two where a run was interrupted: it is as
    /// that run wrote it, or as the one before did.
    pub(super) files: BTreeMap<String, BTreeSet<String>>,
    /// The run that has not come to its end.
    pub(super) unfinished: Option<Unfinished>,
    /// The names that no run of this program can have listed. They are left alone, and are not
    /// listed again.
    pub(super) foreign: BTreeSet<String>,
}

/// A run that has not come to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unfinished {
    /// The folder in which it keeps its files and those that it replaces.
    pub(super) folder: String,
    /// The files that were not there before.
    pub(super) added: Vec<String>,
}

/// The list as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListingDocument {
    generator: String,
    format: u32,
    /// Whether all files are of one run.
    complete: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unfinished: Option<Unfinished>,
    files: Vec<ListedFile>,
}

/// A file as it is listed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedFile {
    name: String,
    sha256: String,
}

/// What is at the place of a list.
pub(super) enum Kept {
    /// Nothing.
    None,
    /// A list of ours.
    Ours(Listing),
    /// Something else.
    Foreign,
}

impl Listing {
    /// The list of a folder.
    pub(super) fn read_in(root: &Path) -> io::Result<Kept> {
        match look(root, LISTING)? {
            OnDisk::Nothing => Ok(Kept::None),
            OnDisk::File(_) => {
                let bytes = fs::read(root.join(LISTING))?;
                Ok(Listing::read(&bytes).map_or(Kept::Foreign, Kept::Ours))
            }
            OnDisk::Other(_) => Ok(Kept::Foreign),
        }
    }

    /// The list that a text holds, if it is one of ours. Names that lead out of the folder make
    /// it none: no run of ours wrote them. Any other name is believed only if this program can
    /// write a file of that name, since whoever can change the list can add true digests.
    fn read(bytes: &[u8]) -> Option<Self> {
        let document: ListingDocument = serde_json::from_slice(bytes).ok()?;
        if document.generator != GENERATOR || document.format != FORMAT {
            return None;
        }
        let names = document.files.iter().map(|line| &line.name);
        let added = document.unfinished.iter().flat_map(|it| &it.added);
        if !names.chain(added).all(|name| is_inside(name)) {
            return None;
        }
        let mut unfinished = document.unfinished;
        if let Some(run) = &mut unfinished {
            run.added.retain(|name| can_be_written(name));
        }
        let mut listing = Listing {
            unfinished,
            ..Listing::default()
        };
        for line in document.files {
            if can_be_written(&line.name) {
                listing.add(line.name, line.sha256);
            } else {
                listing.foreign.insert(line.name);
            }
        }
        Some(listing)
    }

    pub(super) fn add(&mut self, name: String, digest: String) {
        self.files.entry(name).or_default().insert(digest);
    }

    /// The list as its file holds it.
    pub(super) fn text(&self) -> String {
        let lines = self.files.iter().flat_map(|(name, digests)| {
            digests.iter().map(|digest| ListedFile {
                name: name.clone(),
                sha256: digest.clone(),
            })
        });
        let document = ListingDocument {
            generator: GENERATOR.to_owned(),
            format: FORMAT,
            complete: self.unfinished.is_none(),
            unfinished: self.unfinished.clone(),
            files: lines.collect(),
        };
        // These are texts and numbers, which always become JSON.
        let text = serde_json::to_string_pretty(&document).unwrap_or_default();
        text + "\n"
    }

    /// Whether a file is as a listed run wrote it.
    pub(super) fn has(&self, name: &str, digest: &str) -> bool {
        self.files
            .get(name)
            .is_some_and(|digests| digests.contains(digest))
    }
}

/// The list that a text holds, as it would be written again; none if it is not one of ours.
#[must_use]
pub fn rewritten(bytes: &[u8]) -> Option<String> {
    Listing::read(bytes).map(|listing| listing.text())
}

/// Whether a name leads to a file in the folder, on any system.
fn is_inside(name: &str) -> bool {
    !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back() {
        let mut listing = Listing::default();
        listing.add("csv/partners.csv".to_owned(), "0a".to_owned());
        listing.add("csv/partners.csv".to_owned(), "0b".to_owned());
        listing.unfinished = Some(Unfinished {
            folder: ".chancery-1-0".to_owned(),
            added: vec!["csv/partners.csv".to_owned()],
        });
        assert_eq!(Listing::read(listing.text().as_bytes()), Some(listing));
    }

    #[test]
    fn a_list_of_others_is_none_of_ours() {
        for text in [
            "",
            "{}",
            "[\"registry.yaml\"]",
            "{\"generator\":\"chancery\",\"format\":2,\"complete\":true,\"files\":[]}",
            "{\"generator\":\"other\",\"format\":1,\"complete\":true,\"files\":[]}",
        ] {
            assert_eq!(Listing::read(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_list_that_leads_out_of_the_folder_is_none_of_ours() {
        for name in [
            "../a",
            "/etc/passwd",
            "a//b",
            "a/./b",
            "a/../../b",
            "C:/a",
            "a\\b",
            "",
        ] {
            let mut listing = Listing::default();
            listing.add(name.to_owned(), "0a".to_owned());
            assert_eq!(Listing::read(listing.text().as_bytes()), None, "{name}");
        }
    }
}
