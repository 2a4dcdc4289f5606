//! A registry in which files are open, read from the disk and from the editor.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chancery_core::Analysis;
use chancery_core::check::{FileFindings, LocatedFinding};
use chancery_core::yaml::{FileChange, Input, Located, MANIFEST_FILE, load};

use super::diagnostics::Untold;
use super::occurrences::{Names, Occurrence, Occurrences};
use super::workspace::Documents;
use crate::registry::OpenedRegistry;

/// A registry in which a file is open.
pub(super) struct OpenRegistry {
    pub(super) opened: OpenedRegistry,
    /// Where its ids are.
    pub(super) occurrences: Occurrences,
    /// What a check finds in each file.
    findings: Vec<FileFindings>,
    /// The files as they are on the disk.
    on_disk: Vec<Input>,
    /// The files that are not on the disk as they were read.
    changed_on_disk: BTreeSet<String>,
    /// The files that were read as they are in the editor, with the revision of the text.
    read_open: BTreeMap<String, u64>,
    /// Whether what is derived is of earlier texts.
    is_stale: bool,
    /// Whether findings are to be sent.
    pub(super) is_unsent: bool,
    /// The files of which the editor must be told.
    pub(super) untold: Untold,
    /// The files that are left to a registry whose manifest was never saved.
    left: BTreeSet<String>,
    /// Whether its manifest was on the disk once.
    pub(super) had_manifest: bool,
    /// The registry in which changes are tried.
    trial: RefCell<Option<TrialRegistry>>,
}

/// A second analysis, in which changes are tried that nobody has made yet.
struct TrialRegistry {
    analysis: Analysis,
    /// The files that are not as in the registry.
    differing: BTreeSet<String>,
}

impl OpenRegistry {
    /// Reads the registry in a folder; none if the folder cannot be listed.
    pub(super) fn read(root: &Path, documents: &Documents) -> Option<Self> {
        let on_disk = load(root).ok()?;
        let had_manifest = file_named(&on_disk, MANIFEST_FILE).is_some();
        let analysis = Analysis::from_files(Vec::new());
        let mut registry = OpenRegistry {
            opened: OpenedRegistry::from_analysis(root.to_owned(), analysis),
            occurrences: Occurrences::default(),
            findings: Vec::new(),
            changed_on_disk: on_disk.iter().map(|file| file.name.clone()).collect(),
            on_disk,
            read_open: BTreeMap::new(),
            is_stale: true,
            is_unsent: true,
            untold: Untold::default(),
            left: BTreeSet::new(),
            had_manifest,
            trial: RefCell::default(),
        };
        registry.refresh(root, documents);
        Some(registry)
    }

    /// Reads the files on the disk again, and derives all anew if they are others.
    pub(super) fn read_again(&mut self, root: &Path) {
        let files = match load(root) {
            Ok(files) => files,
            Err(_) if !root.exists() => Vec::new(),
            Err(_) => return,
        };
        let before = std::mem::replace(&mut self.on_disk, files);
        self.had_manifest |= file_named(&self.on_disk, MANIFEST_FILE).is_some();
        let changed = differing(&before, &self.on_disk);
        if !changed.is_empty() {
            self.changed_on_disk.extend(changed);
            self.mark();
        }
    }

    /// Whether a file was on the disk when it was read last.
    pub(super) fn has_read(&self, path: &Path) -> bool {
        let name = name_below(&self.opened.root, path);
        name.is_some_and(|name| file_named(&self.on_disk, &name).is_some())
    }

    /// Whether there is a manifest, on the disk or in the editor.
    pub(super) fn has_manifest(&self) -> bool {
        self.file_named(MANIFEST_FILE).is_some()
    }

    /// Texts have changed.
    pub(super) fn mark(&mut self) {
        self.is_stale = true;
        self.is_unsent = true;
    }

    /// Brings what is derived up to the texts as they are now: only files that changed are read.
    pub(super) fn refresh(&mut self, root: &Path, documents: &Documents) {
        if !std::mem::take(&mut self.is_stale) {
            return;
        }
        let changes = self.changes(root, documents);
        if changes.is_empty() {
            return;
        }
        let names: Vec<String> = changes.iter().map(|it| it.name().to_owned()).collect();
        let paths_before = self.paths();
        self.opened.update(changes);
        self.occurrences.forget(&self.opened.analysis, &names);
        let analysis = &self.opened.analysis;
        let findings = analysis.check_by_file(&analysis.policy(&[]));
        let before = std::mem::replace(&mut self.findings, findings);
        let changed = names.iter().filter_map(|name| self.file_named(name));
        let changed: BTreeSet<usize> = changed.collect();
        let paths = self.paths();
        self.untold.compare(
            (&paths_before, &before),
            (&paths, &self.findings),
            &changed,
            self.opened.root.join(MANIFEST_FILE),
        );
        if let Some(trial) = self.trial.get_mut() {
            trial.differing.extend(names);
        }
    }

    /// The files that are not as they were read.
    fn changes(&mut self, root: &Path, documents: &Documents) -> Vec<FileChange> {
        let mut changes = Vec::new();
        let mut open = BTreeMap::new();
        let inner = inner_registries(root, documents);
        let is_left = |name: &str| inner.iter().any(|folder| name.starts_with(folder));
        let on_disk = self.on_disk.iter().map(|file| &file.name);
        let left = on_disk.filter(|name| is_left(name)).cloned().collect();
        let left_before = std::mem::replace(&mut self.left, left);
        let turned = left_before.symmetric_difference(&self.left).cloned();
        self.changed_on_disk.extend(turned);
        for (path, document) in documents {
            let Some(name) = name_below(root, path).filter(|name| !is_left(name)) else {
                continue;
            };
            let is_own = match file_named(&self.on_disk, &name) {
                // What the registry does not read it does not read in an editor.
                Some(file) => file.bytes.is_ok(),
                // One that was never saved. Another registry may lie below this one.
                None => is_read(root, path),
            };
            if !is_own {
                continue;
            }
            if self.read_open.get(&name) != Some(&document.revision) {
                changes.push(FileChange::Put(Input::text(&name, &document.text)));
            }
            open.insert(name, document.revision);
        }
        let closed = std::mem::replace(&mut self.read_open, open).into_keys();
        let mut on_disk = std::mem::take(&mut self.changed_on_disk);
        on_disk.extend(closed);
        on_disk.retain(|name| !self.read_open.contains_key(name));
        let of_disk = on_disk.into_iter().map(|name| {
            let file = file_named(&self.on_disk, &name).filter(|_| !is_left(&name));
            file.cloned()
                .map_or_else(|| FileChange::Remove(name), FileChange::Put)
        });
        changes.extend(of_disk);
        changes
    }

    /// Analyses the registry with some texts changed, and gives what is asked of the analysis.
    pub(super) fn tried<T>(
        &self,
        changes: Vec<(String, String)>,
        asked: impl FnOnce(&Analysis) -> T,
    ) -> T {
        let mut trial = self.trial.borrow_mut();
        let trial = trial.get_or_insert_with(|| TrialRegistry {
            analysis: Analysis::from_reading(self.opened.analysis.reading().clone()),
            differing: BTreeSet::new(),
        });
        let back = std::mem::take(&mut trial.differing).into_iter();
        let mut all: BTreeMap<String, FileChange> = back
            .map(|name| {
                let change = match self.file_named(&name) {
                    Some(file) => FileChange::Put(self.input(file)),
                    None => FileChange::Remove(name.clone()),
                };
                (name, change)
            })
            .collect();
        for (name, text) in changes {
            trial.differing.insert(name.clone());
            let change = FileChange::Put(Input::text(&name, &text));
            all.insert(name, change);
        }
        trial.analysis.update(all.into_values());
        asked(&trial.analysis)
    }

    /// A file as it was read.
    fn input(&self, file: usize) -> Input {
        let read = &self.opened.analysis.reading().texts[file];
        match file_named(&self.on_disk, &read.name) {
            Some(on_disk) if !self.read_open.contains_key(&read.name) => on_disk.clone(),
            _ => Input::text(&read.name, &read.text),
        }
    }

    /// The position of a file among those that were read.
    pub(super) fn file(&self, path: &Path) -> Option<usize> {
        self.file_named(&name_below(&self.opened.root, path)?)
    }

    fn file_named(&self, name: &str) -> Option<usize> {
        let texts = &self.opened.analysis.reading().texts;
        texts
            .binary_search_by(|text| text.name.as_str().cmp(name))
            .ok()
    }

    /// The paths of the files that were read.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let files = 0..self.opened.analysis.reading().texts.len();
        files.map(|file| self.path(file)).collect()
    }

    /// The id at a byte of a file, or right before it.
    pub(super) fn id_at(&self, file: usize, offset: usize) -> Option<&Occurrence> {
        self.occurrences.at(&self.opened.analysis, file, offset)
    }

    /// Every place of an id, those of its declaration first.
    pub(super) fn places_of(&self, it: &Occurrence) -> Vec<&Occurrence> {
        self.occurrences.of(&self.opened.analysis, &it.id, it.names)
    }

    /// Every place of the id of a record, those of its declaration first.
    pub(super) fn places_of_record(&self, id: &str) -> Vec<&Occurrence> {
        self.occurrences
            .of(&self.opened.analysis, id, Names::Record)
    }

    /// Where an id is declared.
    pub(super) fn declarations_of(&self, it: &Occurrence) -> Vec<Located> {
        let analysis = &self.opened.analysis;
        let records = &analysis.network().records;
        let Some(first) = records.get(&it.id).filter(|_| it.names == Names::Record) else {
            return Vec::new();
        };
        let same = records.duplicates.iter();
        let same = same.filter(|(_, other)| *other == first).map(|(it, _)| *it);
        let mut locator = analysis.locator();
        let declared = std::iter::once(first).chain(same);
        declared.map(|it| locator.locate(&it.place())).collect()
    }

    /// The findings in a file, by place; behind the last file those that are in none.
    pub(super) fn findings_in(&self, file: usize) -> &[LocatedFinding] {
        self.findings.get(file).map_or(&[], |found| found)
    }

    /// The findings at a path: those of its file, and with a missing manifest those that are in no
    /// file.
    pub(super) fn findings_at(&self, path: &Path) -> &[LocatedFinding] {
        match self.file(path) {
            Some(file) => self.findings_in(file),
            None if path == self.opened.root.join(MANIFEST_FILE) => {
                self.findings_in(self.opened.analysis.reading().texts.len())
            }
            None => &[],
        }
    }

    /// All findings, by file and place.
    pub(super) fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter().flat_map(|found| found.iter())
    }

    /// The path of a file; of what has none, that of the manifest.
    pub(super) fn path(&self, file: usize) -> PathBuf {
        let text = self.opened.analysis.reading().texts.get(file);
        let name = text.map_or(MANIFEST_FILE, |text| &text.name);
        self.opened.root.join(name)
    }

    /// The text of a file as it was read.
    pub(super) fn text(&self, file: usize) -> &str {
        let text = self.opened.analysis.reading().texts.get(file);
        text.map_or("", |text| &text.text)
    }
}

/// The file with a name among files that are sorted by name.
fn file_named<'f>(files: &'f [Input], name: &str) -> Option<&'f Input> {
    let position = files.binary_search_by(|file| file.name.as_str().cmp(name));
    files.get(position.ok()?)
}

/// The names of the files that are not the same before and after.
fn differing(before: &[Input], after: &[Input]) -> Vec<String> {
    let is_same = |old: &Input, new: &Input| match (&old.bytes, &new.bytes) {
        (Ok(old), Ok(new)) => old == new,
        (Err(old), Err(new)) => old.to_string() == new.to_string(),
        _ => false,
    };
    let gone = before
        .iter()
        .filter(|old| file_named(after, &old.name).is_none());
    let changed = after.iter().filter(|new| {
        let old = file_named(before, &new.name);
        !old.is_some_and(|old| is_same(old, new))
    });
    gone.chain(changed).map(|file| file.name.clone()).collect()
}

/// Whether an open file that is not on the disk would be read as one of the registry.
fn is_read(root: &Path, path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let folders = path.ancestors().skip(1);
    let mut between = folders.take_while(|folder| *folder != root);
    let mut names = path.strip_prefix(root).into_iter().flatten();
    let is_hidden = names.any(|name| name.to_string_lossy().starts_with('.'));
    matches!(ending, Some("yaml" | "yml" | "json"))
        && !is_hidden
        && path.symlink_metadata().is_err()
        && !between.any(|folder| folder.join(MANIFEST_FILE).exists() || folder.is_symlink())
}

/// The folders of registries below this one whose manifest is open in the editor and was never saved,
/// each as names of files in it begin.
fn inner_registries(root: &Path, documents: &Documents) -> Vec<String> {
    let manifests = documents.keys().filter(|path| {
        path.file_name().is_some_and(|name| name == MANIFEST_FILE)
            && path.parent() != Some(root)
            && path.symlink_metadata().is_err()
    });
    let names = manifests.filter_map(|path| name_below(root, path));
    names
        .filter_map(|name| Some(name.strip_suffix(MANIFEST_FILE)?.to_owned()))
        .collect()
}

/// The name of a file of a registry, with `/`.
fn name_below(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
