//! The only place that opens files for writing.
//!
//! Files are written beside their places and renamed when all are complete, so that a run that
//! fails leaves what was there before.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chancery_export::output::Output;

/// The list of what a build wrote, in its folder.
pub const LISTING: &str = "files.json";

/// Files that are becoming those of a folder.
pub struct Folder {
    root: PathBuf,
    /// Put before the names that exporters give.
    prefix: String,
    open: Option<BufWriter<File>>,
    /// The files so far, by their names in the folder.
    names: Vec<String>,
    /// What the exports left out, each with its words.
    left_out: Vec<String>,
    is_done: bool,
}

impl Folder {
    /// Files for the folder `root`, which is made when the first of them is.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Folder {
            root: root.to_owned(),
            prefix: String::new(),
            open: None,
            names: Vec::new(),
            left_out: Vec::new(),
            is_done: false,
        }
    }

    /// Lets the files that follow go into a folder below.
    pub fn enter(&mut self, below: &str) {
        self.prefix = if below.is_empty() {
            String::new()
        } else {
            format!("{below}/")
        };
    }

    /// The files so far, by their names in the folder.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What the exports left out so far, each with its words.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Takes back the files and words of the export that was entered last.
    pub fn abandon(&mut self) {
        self.open = None;
        let (mut kept, prefix) = (Vec::new(), std::mem::take(&mut self.prefix));
        for name in std::mem::take(&mut self.names) {
            if name.starts_with(&prefix) {
                // There is nobody left to tell that a leftover could not be removed.
                let _ = fs::remove_file(self.partial(&name));
            } else {
                kept.push(name);
            }
        }
        self.names = kept;
        self.left_out.retain(|words| !words.starts_with(&prefix));
    }

    /// Puts all files in their places.
    ///
    /// # Errors
    ///
    /// If one cannot be completed or renamed.
    pub fn finish(mut self) -> Result<Vec<String>> {
        self.close()?;
        for name in &self.names {
            let (partial, place) = (self.partial(name), self.root.join(name));
            fs::rename(&partial, &place)
                .with_context(|| format!("cannot write {}", place.display()))?;
        }
        self.is_done = true;
        Ok(std::mem::take(&mut self.names))
    }

    fn partial(&self, name: &str) -> PathBuf {
        let mut path = self.root.join(name).into_os_string();
        path.push(".partial");
        PathBuf::from(path)
    }

    fn close(&mut self) -> Result<()> {
        if let Some(mut open) = self.open.take() {
            let name = self.names.last().cloned().unwrap_or_default();
            open.flush()
                .with_context(|| format!("cannot write {name}"))?;
        }
        Ok(())
    }
}

impl Output for Folder {
    fn file(&mut self, name: &str) -> Result<&mut dyn Write> {
        self.close()?;
        let name = format!("{}{name}", self.prefix);
        if self.names.contains(&name) {
            bail!("two exports want to write {name}");
        }
        let partial = self.partial(&name);
        let context = || format!("cannot write {}", self.root.join(&name).display());
        if let Some(folder) = partial.parent() {
            fs::create_dir_all(folder).with_context(context)?;
        }
        let file = File::create(&partial).with_context(context)?;
        self.names.push(name);
        Ok(self.open.insert(BufWriter::new(file)))
    }

    fn left_out(&mut self, words: String) {
        self.left_out.push(format!("{}{words}", self.prefix));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.is_done {
            self.open = None;
            for name in &self.names {
                // There is nobody left to tell that a leftover could not be removed.
                let _ = fs::remove_file(self.partial(name));
            }
        }
    }
}

/// What the last build into a folder wrote, by its own list.
#[must_use]
pub fn listed(root: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(root.join(LISTING)).unwrap_or_default();
    let names: Vec<String> = serde_json::from_str(&text).unwrap_or_default();
    // The list is a file that anyone may have edited: it must not lead out of the folder.
    let is_inside = |name: &String| {
        !name.contains('\\') && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
    };
    names.into_iter().filter(is_inside).collect()
}

/// Removes files of a folder, and the folders below it that this leaves empty.
pub fn remove<'n>(root: &Path, names: impl Iterator<Item = &'n String>) {
    for name in names {
        let path = root.join(name);
        // What is gone already need not be removed.
        if fs::remove_file(&path).is_ok() {
            let above = path
                .ancestors()
                .skip(1)
                .take_while(|folder| *folder != root);
            for folder in above {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
    }
}
