//! The open files, and the registries that they belong to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chancery_core::yaml::MANIFEST_FILE;
use lsp_types::{PublishDiagnosticsParams, TextDocumentContentChangeEvent};

use super::diagnostics::{self, Sent};
use super::open_registry::OpenRegistry;
use super::positions::Lines;

/// A file that is open in the editor.
pub(super) struct Document {
    pub(super) text: String,
    pub(super) version: i32,
    /// Another number for each text of each file.
    pub(super) revision: u64,
}

/// The open files by their path.
pub(super) type Documents = BTreeMap<PathBuf, Document>;

/// Open files, and the registries that they belong to.
pub(super) struct Workspace {
    pub(super) documents: Documents,
    registries: BTreeMap<PathBuf, OpenRegistry>,
    /// How many texts there were.
    revisions: u64,
    /// What the editor knows of the findings.
    sent: Sent,
    /// The files of registries that are gone, of which it must be told.
    untold: BTreeSet<PathBuf>,
    /// The page of all rules.
    rules_url: Option<String>,
}

impl Document {
    /// A file that is opened.
    pub(super) fn new(text: String, version: i32) -> Self {
        Document {
            text,
            version,
            revision: 0,
        }
    }

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
            revisions: 0,
            sent: Sent::default(),
            untold: BTreeSet::new(),
            rules_url,
        }
    }

    /// The folder of the registry that a file belongs to: the nearest one upwards with a manifest,
    /// on the disk or open; otherwise one that has lost it.
    pub(super) fn root_of(&self, path: &Path) -> Option<PathBuf> {
        let mut folders = path.ancestors().skip(1);
        let known = || path.ancestors().skip(1);
        let found = folders.find(|folder| self.is_root(folder));
        let found = found.or_else(|| known().find(|it| self.registries.contains_key(*it)));
        found.map(Path::to_owned)
    }

    /// Whether a folder has a manifest, on the disk or open.
    fn is_root(&self, folder: &Path) -> bool {
        let manifest = folder.join(MANIFEST_FILE);
        self.documents.contains_key(&manifest) || manifest.is_file()
    }

    /// Follows manifests that have come or gone: forgets registries that are none any more, and reads
    /// those that open files belong to now.
    fn follow_manifests(&mut self) {
        let is_gone = |(root, registry): &(&PathBuf, &OpenRegistry)| {
            // One that has lost its manifest while files of it are open is kept, to say so.
            let is_kept = root.is_dir()
                && registry.had_manifest
                && !root.ancestors().skip(1).any(|folder| self.is_root(folder))
                && self.documents.keys().any(|path| path.starts_with(root));
            !self.is_root(root) && !is_kept
        };
        let gone: Vec<PathBuf> = self
            .registries
            .iter()
            .filter(is_gone)
            .map(|(root, _)| root.clone())
            .collect();
        for root in gone {
            if let Some(registry) = self.registries.remove(&root) {
                self.untold.extend(registry.paths());
                self.untold.insert(root.join(MANIFEST_FILE));
            }
        }
        let open: Vec<PathBuf> = self.documents.keys().cloned().collect();
        for path in open {
            if let Some(root) = self.root_of(&path)
                && !self.registries.contains_key(&root)
                && let Some(registry) = OpenRegistry::read(&root, &self.documents)
            {
                self.registries.insert(root, registry);
            }
        }
        self.registries.values_mut().for_each(OpenRegistry::mark);
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
        self.revisions += 1;
        if let Some(document) = self.documents.get_mut(path) {
            document.revision = self.revisions;
        }
        if path.file_name().is_some_and(|name| name == MANIFEST_FILE) {
            self.follow_manifests();
        }
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
        }
        self.follow_manifests();
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
        let mut untold = std::mem::take(&mut self.untold);
        for (_, registry) in self.registries() {
            registry.is_unsent = false;
            untold.append(&mut registry.untold.0);
        }
        let registries: Vec<&OpenRegistry> = self.registries.values().collect();
        let url = self.rules_url.as_deref();
        diagnostics::to_send(&registries, untold, &mut self.sent, &versions, url)
    }

    /// Whether findings are to be sent.
    pub(super) fn is_unsent(&self) -> bool {
        !self.untold.is_empty() || self.registries.values().any(|registry| registry.is_unsent)
    }
}
