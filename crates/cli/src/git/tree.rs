//! The registry's files in a commit.

use std::collections::BTreeMap;

use anyhow::Result;
use chancery_core::Analysis;
use chancery_core::finding::visible;
use chancery_core::yaml::{
    Input, MANIFEST_FILE, ReadFailure, Stored, StoredKind, may_be_records, stored_inputs,
};

use super::{Repository, Revision};
use crate::exit::UsageError;

/// Where a registry lies in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its folder below the root, with `/` at its end; empty if it is the root.
    pub folder: String,
    /// The id of the folder in git: where it is the same, so is every file.
    pub tree: String,
}

/// Where a registry was looked for in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It is there.
    Here(Place),
    /// It lies in another folder.
    Elsewhere(Place),
    /// There is none.
    Nowhere,
}

/// A line of `git ls-tree`.
struct Entry {
    mode: String,
    object: String,
    size: u64,
    name: Vec<u8>,
}

impl Found {
    /// The place, if the registry is in the commit.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Found::Here(place) | Found::Elsewhere(place) => Some(place),
            Found::Nowhere => None,
        }
    }
}

/// The id that a manifest gives its registry.
#[must_use]
pub fn registry_id(manifest: &[u8]) -> String {
    let manifest = Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(manifest.to_owned()),
    };
    let analysis = Analysis::from_files(vec![manifest]);
    analysis.registry().manifest.registry.to_string()
}

impl Repository {
    /// Where the registry lies in a commit: in `folder` if its manifest has this id, otherwise in the
    /// one other folder whose manifest has it, otherwise in `folder` with whatever id it had. `is_taken` says of a folder that another registry of this id lies there.
    ///
    /// # Errors
    ///
    /// If several folders have a registry with this id, or git fails.
    pub fn find(
        &self,
        commit: &Revision,
        folder: &str,
        id: Option<&str>,
        is_taken: &dyn Fn(&str) -> bool,
    ) -> Result<Found> {
        let here = self.folder_with_manifest(commit, folder)?.map(|tree| {
            let folder = folder.to_owned();
            Found::Here(Place { folder, tree })
        });
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            return Ok(here.unwrap_or(Found::Nowhere));
        };
        if here.is_some() && self.registry_id(commit, folder)?.as_deref() == Some(id) {
            return Ok(here.unwrap_or(Found::Nowhere));
        }
        match (self.elsewhere(commit, id, is_taken)?.as_slice(), here) {
            ([found], _) => Ok(match self.folder_with_manifest(commit, found)? {
                Some(tree) => Found::Elsewhere(Place {
                    folder: found.clone(),
                    tree,
                }),
                None => Found::Nowhere,
            }),
            // The registry in this folder has another id than before.
            (_, Some(here)) => Ok(here),
            ([], None) => Ok(Found::Nowhere),
            (several, None) => Err(ambiguous(commit, id, several).into()),
        }
    }

    /// The folders of which the manifest has an id, but those that are taken.
    fn elsewhere(
        &self,
        commit: &Revision,
        id: &str,
        is_taken: &dyn Fn(&str) -> bool,
    ) -> Result<Vec<String>> {
        let mut entries = self.entries(&format!("{}^{{tree}}", commit.commit))?;
        entries.retain(|entry| {
            let name = std::str::from_utf8(&entry.name).ok();
            let folder = name.and_then(|name| name.strip_suffix(MANIFEST_FILE));
            let is_manifest =
                folder.is_some_and(|it| (it.is_empty() || it.ends_with('/')) && !is_taken(it));
            is_manifest && matches!(may_be_records(MANIFEST_FILE, entry.size), Ok(true))
        });
        let objects: Vec<&str> = entries.iter().map(|entry| entry.object.as_str()).collect();
        let contents = self.contents(&objects)?;
        let mut folders = Vec::new();
        for entry in &entries {
            let Some(bytes) = contents.get(&entry.object) else {
                continue;
            };
            if registry_id(bytes) == id {
                let name = String::from_utf8_lossy(&entry.name).into_owned();
                folders.extend(name.strip_suffix(MANIFEST_FILE).map(str::to_owned));
            }
        }
        Ok(folders)
    }

    /// The id of a folder in a commit, if it has a manifest.
    ///
    /// # Errors
    ///
    /// If git fails.
    pub fn folder_with_manifest(&self, commit: &Revision, folder: &str) -> Result<Option<String>> {
        Ok(self.objects(commit, folder)?.map(|(tree, _)| tree))
    }

    /// The id that the manifest in a folder of a commit gives its registry, if there is one.
    ///
    /// # Errors
    ///
    /// If git fails.
    pub fn registry_id(&self, commit: &Revision, folder: &str) -> Result<Option<String>> {
        let Some((_, manifest)) = self.objects(commit, folder)? else {
            return Ok(None);
        };
        let contents = self.contents(&[&manifest])?;
        Ok(contents.get(&manifest).map(|bytes| registry_id(bytes)))
    }

    /// The ids of a folder and of the manifest in it.
    fn objects(&self, commit: &Revision, folder: &str) -> Result<Option<(String, String)>> {
        let folder = folder.trim_end_matches('/');
        let tree = format!("{}:{folder}", commit.commit);
        let manifest = match folder {
            "" => format!("{}:{MANIFEST_FILE}", commit.commit),
            _ => format!("{tree}/{MANIFEST_FILE}"),
        };
        let mut ids = Vec::new();
        for asked in [&tree, &manifest] {
            let arguments = [
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                asked,
            ];
            let output = self.run(&arguments, &[])?;
            ids.extend(output.text().ok().map(|text| text.trim().to_owned()));
        }
        Ok(match ids.as_slice() {
            [tree, manifest] => Some((tree.clone(), manifest.clone())),
            _ => None,
        })
    }

    /// The files that the registry reads in a place.
    ///
    /// # Errors
    ///
    /// If git fails, or does not have a file.
    pub fn files(&self, place: &Place) -> Result<Vec<Input>> {
        let entries = self.entries(&place.tree)?;
        let mut wanted = Vec::new();
        let mut stored = Vec::new();
        for entry in &entries {
            let Ok(name) = std::str::from_utf8(&entry.name) else {
                // Only what may be records is missed.
                let shown = String::from_utf8_lossy(&entry.name).into_owned();
                if matches!(may_be_records(&shown, entry.size), Ok(false)) {
                    continue;
                }
                let why = ReadFailure::Failed("its name is not UTF-8".to_owned());
                stored.push((entry, shown, StoredKind::File(Err(why))));
                continue;
            };
            let kind = match entry.mode.as_str() {
                "120000" => StoredKind::Link,
                "160000" => StoredKind::Elsewhere(
                    "it is a submodule, whose files are in another repository".to_owned(),
                ),
                _ => match may_be_records(name, entry.size) {
                    Ok(false) => continue,
                    Ok(true) => {
                        wanted.push(entry.object.as_str());
                        StoredKind::File(Ok(Vec::new()))
                    }
                    Err(why) => StoredKind::File(Err(why)),
                },
            };
            stored.push((entry, name.to_owned(), kind));
        }
        let contents = self.contents(&wanted)?;
        if wanted.iter().any(|object| !contents.contains_key(*object)) {
            let message = "--git: this clone has the names of files of the revision, and not all \
                           of the files";
            let help = "fetch them with `git fetch --refetch --no-filter`";
            return Err(UsageError::new(message, help).into());
        }
        let files = stored.into_iter().map(|(entry, name, kind)| {
            let kind = match kind {
                StoredKind::File(Ok(_)) => {
                    StoredKind::File(Ok(contents.get(&entry.object).cloned().unwrap_or_default()))
                }
                kind => kind,
            };
            Stored { name, kind }
        });
        Ok(stored_inputs(files.collect()))
    }

    /// All files below a folder.
    fn entries(&self, tree: &str) -> Result<Vec<Entry>> {
        let arguments = ["ls-tree", "-r", "-z", "-l", "--full-tree", tree];
        let output = self.run(&arguments, &[])?;
        if !output.is_done {
            output.text()?;
        }
        let lines = output.out.split(|byte| *byte == 0);
        Ok(lines.filter_map(entry).collect())
    }

    /// The contents of objects, by their ids; those that git does not have are left out.
    fn contents(&self, objects: &[&str]) -> Result<BTreeMap<String, Vec<u8>>> {
        let mut contents = BTreeMap::new();
        if objects.is_empty() {
            return Ok(contents);
        }
        let asked: String = objects.iter().map(|object| format!("{object}\n")).collect();
        let output = self.run(&["cat-file", "--batch"], asked.as_bytes())?;
        let mut rest = output.out.as_slice();
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let head = String::from_utf8_lossy(&rest[..end]).into_owned();
            rest = &rest[end + 1..];
            // `ID TYPE SIZE`, or `ID missing`.
            let words: Vec<&str> = head.split(' ').collect();
            let size = words.get(2).and_then(|size| size.parse::<usize>().ok());
            let (Some(object), Some(size)) = (words.first(), size) else {
                continue;
            };
            let Some(bytes) = rest.get(..size) else {
                break;
            };
            contents.insert((*object).to_owned(), bytes.to_vec());
            rest = rest.get(size + 1..).unwrap_or_default();
        }
        Ok(contents)
    }
}

/// `MODE TYPE ID SIZE`, a tab and the name; a submodule has `-` for its size.
fn entry(line: &[u8]) -> Option<Entry> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let head = std::str::from_utf8(&line[..tab]).ok()?;
    let mut words = head.split_ascii_whitespace();
    let (mode, _, object, size) = (words.next()?, words.next()?, words.next()?, words.next()?);
    Some(Entry {
        mode: mode.to_owned(),
        object: object.to_owned(),
        size: size.parse().unwrap_or(0),
        name: line[tab + 1..].to_vec(),
    })
}

fn ambiguous(commit: &Revision, id: &str, folders: &[String]) -> UsageError {
    let folders = folders.iter().map(|folder| match folder.as_str() {
        "" => "the root of the repository".to_owned(),
        folder => visible(folder.trim_end_matches('/')).into_owned(),
    });
    UsageError {
        message: format!(
            "--git: several registries have the id `{}` at {}, and none of them is in the folder \
             of this one",
            visible(id),
            commit.words()
        ),
        help: Some("check out that revision into a folder, and name both folders".to_owned()),
        choices: folders.collect(),
    }
}
