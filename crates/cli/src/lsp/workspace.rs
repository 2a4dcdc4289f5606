//! The registries in which files are open, read from the disk and from the editor.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::yaml::{Input, MANIFEST_FILE, load};
use lsp_types::{PublishDiagnosticsParams, TextDocumentContentChangeEvent};

use super::diagnostics;
use super::occurrences::Occurrences;
use super::positions::Lines;
use crate::registry::OpenedRegistry;

/// A file that is open in the editor.
pub(super) struct Document {
    pub(super) text: String,
    pub(super) version: i32,
}

/// A registry in which a file is open.
pub(super) struct OpenRegistry {
    pub(super) opened: OpenedRegistry,
    /// Where its ids are.
    pub(super) occurrences: Occurrences,
    /// What a check finds.
    pub(super) findings: Vec<LocatedFinding>,
    /// The files as they are on the disk.
    on_disk: Vec<Input>,
    /// Whether what is derived is of earlier texts.
    is_stale: bool,
    /// Whether findings are to be sent.
    pub(super) is_unsent: bool,
    /// The files of which findings were sent.
    pub(super) sent: BTreeSet<PathBuf>,
}

/// The open files by their path.
pub(super) type Documents = BTreeMap<PathBuf, Document>;

/// Open files, and the registries that they belong to.
pub(super) struct Workspace {
    pub(super) documents: Documents,
    registries: BTreeMap<PathBuf, OpenRegistry>,
    /// The page of all rules.
    rules_url: Option<String>,
}

impl Document {
    /// Applies what the editor says was changed, one after another.
    pub(super) fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        self.version = version;
        for change in changes {
            let Some(range) = change.range else {
                self.text = change.text;
                continue;
            };
            let lines = Lines::new(&self.text);
            let (start, end) = (lines.offset(range.start), lines.offset(range.end));
            self.text
                .replace_range(start.min(end)..end.max(start), &change.text);
        }
    }
}

impl Workspace {
    /// One without open files.
    pub(super) fn new(rules_url: Option<String>) -> Self {
        Workspace {
            documents: Documents::new(),
            registries: BTreeMap::new(),
            rules_url,
        }
    }

    /// The folder of the registry that a file belongs to: the nearest one upwards with a manifest,
    /// on the disk or open.
    pub(super) fn root_of(&self, path: &Path) -> Option<PathBuf> {
        let mut folders = path.ancestors().skip(1);
        let is_root = |folder: &&Path| {
            let manifest = folder.join(MANIFEST_FILE);
            self.documents.contains_key(&manifest) || manifest.is_file()
        };
        folders.find(is_root).map(Path::to_owned)
    }

    /// A file was opened in the editor. One that the registry does not know yet has come onto the
    /// disk since it was read.
    pub(super) fn was_opened(&mut self, path: &Path) {
        if let Some(root) = self.root_of(path)
            && let Some(registry) = self.registries.get_mut(&root)
            && !registry.has_read(path)
        {
            registry.read_again(&root);
        }
        self.was_edited(path);
    }

    /// The registry that a file belongs to, as its files are on the disk now, where they are not
    /// open: an editor need not tell of all that changes there.
    pub(super) fn registry_on_disk(&mut self, path: &Path) -> Option<&OpenRegistry> {
        let root = self.root_of(path)?;
        self.registries.get_mut(&root)?.read_again(&root);
        self.registry_of(path)
    }

    /// A file was opened, changed or closed in the editor.
    pub(super) fn was_edited(&mut self, path: &Path) {
        let Some(root) = self.root_of(path) else {
            return;
        };
        match self.registries.get_mut(&root) {
            Some(registry) => registry.mark(),
            None => {
                if let Some(registry) = OpenRegistry::read(&root, &self.documents) {
                    self.registries.insert(root, registry);
                }
            }
        }
    }

    /// Files were changed on the disk.
    pub(super) fn was_saved(&mut self) {
        for (root, registry) in &mut self.registries {
            registry.read_again(root);
            registry.mark();
        }
    }

    /// The registry that a file belongs to, as the texts are now.
    pub(super) fn registry_of(&mut self, path: &Path) -> Option<&OpenRegistry> {
        let root = self.root_of(path)?;
        let registry = self.registries.get_mut(&root)?;
        registry.refresh(&root, &self.documents);
        Some(registry)
    }

    /// The same without what was typed since it was last derived, for what cannot wait.
    pub(super) fn recent_registry_of(&self, path: &Path) -> Option<&OpenRegistry> {
        self.registries.get(&self.root_of(path)?)
    }

    /// Every registry as the texts are now.
    pub(super) fn registries(&mut self) -> impl Iterator<Item = (&Path, &mut OpenRegistry)> {
        let documents = &self.documents;
        self.registries.iter_mut().map(|(root, registry)| {
            registry.refresh(root, documents);
            (root.as_path(), registry)
        })
    }

    /// The version of each open file.
    pub(super) fn versions(&self) -> BTreeMap<PathBuf, i32> {
        let documents = self.documents.iter();
        documents
            .map(|(path, it)| (path.clone(), it.version))
            .collect()
    }

    /// What is to be sent, of the texts as they are now.
    pub(super) fn findings_to_send(&mut self) -> Vec<PublishDiagnosticsParams> {
        let versions = self.versions();
        let rules_url = self.rules_url.clone();
        let unsent = self.registries().filter(|(_, registry)| registry.is_unsent);
        let sent = unsent.flat_map(|(_, registry)| {
            diagnostics::to_send(registry, &versions, rules_url.as_deref())
        });
        sent.collect()
    }

    /// Whether findings are to be sent.
    pub(super) fn is_unsent(&self) -> bool {
        self.registries.values().any(|registry| registry.is_unsent)
    }
}

impl OpenRegistry {
    fn read(root: &Path, documents: &Documents) -> Option<Self> {
        let on_disk = load(root).ok()?;
        let opened = analysed(root, &on_disk, documents);
        Some(OpenRegistry {
            occurrences: Occurrences::new(&opened.analysis),
            findings: opened.findings(),
            opened,
            on_disk,
            is_stale: false,
            is_unsent: true,
            sent: BTreeSet::new(),
        })
    }

    /// Reads the files on the disk again, and derives all anew if they are others.
    fn read_again(&mut self, root: &Path) {
        let Ok(files) = load(root) else { return };
        let is_same = |(old, new): (&Input, &Input)| {
            old.name == new.name
                && match (&old.bytes, &new.bytes) {
                    (Ok(old), Ok(new)) => old == new,
                    (Err(old), Err(new)) => old.to_string() == new.to_string(),
                    _ => false,
                }
        };
        let is_changed =
            files.len() != self.on_disk.len() || !self.on_disk.iter().zip(&files).all(is_same);
        if is_changed {
            self.on_disk = files;
            self.mark();
        }
    }

    /// Whether a file was on the disk when it was read last.
    fn has_read(&self, path: &Path) -> bool {
        let name = name_below(&self.opened.root, path);
        let mut known = self.on_disk.iter();
        name.is_some_and(|name| known.any(|file| file.name == name))
    }

    fn mark(&mut self) {
        self.is_stale = true;
        self.is_unsent = true;
    }

    fn refresh(&mut self, root: &Path, documents: &Documents) {
        if std::mem::take(&mut self.is_stale) {
            self.opened = analysed(root, &self.on_disk, documents);
            self.occurrences = Occurrences::new(&self.opened.analysis);
            self.findings = self.opened.findings();
        }
    }

    /// The files of the registry as they are now.
    pub(super) fn files(&self) -> Vec<Input> {
        let mut files = self.on_disk.clone();
        for read in &self.opened.analysis.reading().texts {
            let open = Input::text(&read.name, &read.text);
            match files.binary_search_by(|file| file.name.cmp(&read.name)) {
                Ok(position) if files[position].bytes.is_ok() => files[position] = open,
                Ok(_) => {}
                Err(position) => files.insert(position, open),
            }
        }
        files
    }

    /// The position of a file among those that were read.
    pub(super) fn file(&self, path: &Path) -> Option<usize> {
        let name = name_below(&self.opened.root, path)?;
        let texts = &self.opened.analysis.reading().texts;
        texts.iter().position(|text| text.name == name)
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

/// Reads a registry, its open files as they are in the editor.
fn analysed(root: &Path, on_disk: &[Input], documents: &Documents) -> OpenedRegistry {
    let mut files = on_disk.to_vec();
    for (path, document) in documents {
        let Some(name) = name_below(root, path) else {
            continue;
        };
        let open = Input::text(&name, &document.text);
        match files.binary_search_by(|file| file.name.as_str().cmp(&name)) {
            Ok(position) if files[position].bytes.is_ok() => files[position] = open,
            // What the registry does not read it does not read in an editor.
            Ok(_) => {}
            // One that was never saved. Another registry may lie below this one.
            Err(position) if is_read(root, path) => files.insert(position, open),
            Err(_) => {}
        }
    }
    OpenedRegistry::from_analysis(root.to_owned(), Analysis::from_files(files))
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

/// The name of a file of a registry, with `/`.
fn name_below(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
