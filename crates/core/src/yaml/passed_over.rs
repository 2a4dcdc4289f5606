//! Files that are ignored: which of them might have been meant as records, and which were written
//! by this program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::files::MANIFEST_FILE;
use super::listing::listed;
use crate::model::{FILE_HEAD, Keyword, Section};

/// The list of what a build wrote, in its folder.
pub(super) const LISTING: &str = "files.json";

/// The exported files that would be taken for records, by their path below the folder that was
/// written into: an export writes into it, a build into a folder for each format. No other path in
/// a list is believed, so that a list cannot hide records.
pub const EXPORTED: &[&str] = &[
    "audit.json",
    "audit/audit.json",
    "csv/datapackage.json",
    "datapackage.json",
    "json/registry.json",
    "jsonl/registry.jsonl",
    "metadata.json",
    "registry.json",
    "registry.jsonl",
    MANIFEST_FILE,
    "sqlite/metadata.json",
    "yaml/registry.yaml",
];

/// The greatest size of such a list, in bytes.
pub(super) const LARGEST_LISTING: u64 = 1024 * 1024;

/// Why something that might have been meant as records is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ignored {
    /// Its name is nearly that of a record file.
    Name,
    /// It is a symbolic link.
    Link,
    /// It is the manifest of a folder below, which is another registry.
    Registry,
    /// It is a record file without a record.
    Empty,
}

/// Whether a file of this name is read.
pub(super) fn is_record_file(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ["yaml", "yml", "json"].iter().any(|known| ending == *known))
}

/// Whether a file that is not read has the name of a record file with a slip in it, or with
/// something added to it.
pub(super) fn looks_like_records(name: &str) -> bool {
    let name = name.to_lowercase();
    let endings = [
        "yaml", "yml", "json", "jsonl", "ndjson", "yam", "ymal", "yaml5", "json5",
    ];
    // `x.yaml.txt`, `x.yml~`, `x.yaml (1)` and `x copy.yaml_old` all hold the ending as a word.
    name.split('.').skip(1).any(|part| {
        let word = part.split(|c: char| !c.is_ascii_alphanumeric()).next();
        word.is_some_and(|word| endings.contains(&word))
    })
}

/// The number of bytes of a file of another kind that are looked at.
const LOOKED_AT: u64 = 64 * 1024;

/// Whether a file of any name begins as a record file does: with a section, or with the manifest.
pub(super) fn begins_as_records(path: &Path) -> bool {
    let Ok(file) = fs::File::open(path) else {
        return false;
    };
    let mut bytes = Vec::new();
    if file.take(LOOKED_AT).read_to_end(&mut bytes).is_err() {
        return false;
    }
    // A text in UTF-16 has one such byte for each of these letters.
    bytes.retain(|byte| *byte != 0);
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']);
    // Some files end their lines with a carriage return alone.
    let mut lines = text.split(['\n', '\r']).map(str::trim);
    let first = lines.find(|line| {
        let is_mark = line.starts_with(['#', '%']) || ["{", ""].contains(line);
        let is_start = line.strip_prefix("---").map(str::trim_start);
        !is_mark && is_start.is_none_or(|rest| !(rest.is_empty() || rest.starts_with('#')))
    });
    let Some((key, value)) = first.and_then(|line| line.split_once(':')) else {
        return false;
    };
    let key = key.trim_start_matches("---");
    let key = key.trim_matches(['{', '"', '\'', ' ']).to_lowercase();
    let value = value.trim();
    // A sentence of a letter may begin so too: `sources: the press of that week`.
    let is_list = value.is_empty() || value.starts_with(['[', '#', '&', '!']);
    let mut sections = Section::ALL.iter().filter(|it| **it != Section::Manifest);
    let is_section = sections.any(|section| key == section.name());
    ((is_section || FILE_HEAD.position(&key).is_some()) && is_list)
        || (key == "registry" && !value.contains(' '))
}

/// What builds wrote into a folder, by the list that they left there: for each file its digests.
#[derive(Debug, Default)]
pub(super) struct WrittenPath {
    files: BTreeMap<String, Vec<String>>,
}

impl WrittenPath {
    /// What was written below a folder; none if no list of ours is in it.
    pub(super) fn below(folder: &Path, prefix: &str) -> Option<Self> {
        let path = folder.join(LISTING);
        let found = fs::symlink_metadata(&path).ok()?;
        if !found.is_file() || found.len() > LARGEST_LISTING {
            return None;
        }
        let text = fs::read_to_string(&path).ok()?;
        WrittenPath::listed_in(&text, prefix)
    }

    /// What the text of such a list says was written below its folder; none if it is no list of
    /// ours.
    pub(super) fn listed_in(text: &str, prefix: &str) -> Option<Self> {
        let mut written = WrittenPath::default();
        let listed = listed(text)?.into_iter();
        for (name, digest) in listed.filter(|(name, _)| EXPORTED.contains(&name.as_str())) {
            let digests = written.files.entry(format!("{prefix}{name}")).or_default();
            digests.push(digest);
        }
        written
            .files
            .entry(format!("{prefix}{LISTING}"))
            .or_default();
        Some(written)
    }

    /// Whether a file is as a build wrote it. One that was changed since holds what somebody
    /// else wrote.
    pub(super) fn holds(&self, name: &str, path: &Path) -> bool {
        self.holds_bytes(name, || fs::read(path).ok().map(Cow::Owned))
    }

    /// Whether a file with these bytes, which are asked for if they matter, is as a build wrote it.
    pub(super) fn holds_bytes<'b>(
        &self,
        name: &str,
        bytes: impl FnOnce() -> Option<Cow<'b, [u8]>>,
    ) -> bool {
        // The manifest of the registry itself may have been exported; it is read all the same.
        if name == MANIFEST_FILE {
            return false;
        }
        let Some(digests) = self.files.get(name) else {
            return false;
        };
        digests.is_empty()
            || bytes().is_some_and(|bytes| {
                let digest: String = Sha256::digest(&bytes)
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect();
                digests.contains(&digest)
            })
    }
}
