//! Files that are becoming those of a folder.

use chancery_core::finding::how_many;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use chancery_export::output::{FilePlace, Output};

use super::listing::{Kept, LISTING, Listing};
use super::partial::{PartialFile, cannot_write};
use super::swap::{self, Plan};
use super::{InTheWay, target};
use crate::formats::can_be_written;
use crate::progress::Progress;
use crate::registry::shown_path;
use crate::terminal::Terminal;

/// What a run writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One export, which is beside others in its folder.
    Export,
    /// All exports, each in a folder below. What the last build wrote there and this one does not
    /// is removed.
    Build,
}

/// What a run did to a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenFile {
    /// The files that it wrote, with the list of them, sorted.
    pub names: Vec<String>,
    /// The files of an earlier run that it removed.
    pub removed: Vec<String>,
    /// The files of an earlier run that it left, since they are not as that run wrote them.
    pub left: Vec<String>,
}

/// Files that are becoming those of a folder.
pub struct OutputFolder {
    /// The folder as the user names it.
    shown: String,
    /// The same as the system knows it.
    root: PathBuf,
    /// The folder of the registry, likewise.
    registry: PathBuf,
    /// The folder of this run's own, below the root.
    staging: PathBuf,
    /// What earlier runs wrote.
    before: Listing,
    /// The folders that this run had to make, the innermost first.
    made: Vec<PathBuf>,
    /// Put before the names that exporters give.
    prefix: String,
    open: Option<PartialFile>,
    /// The complete files so far, by their names in the folder, with their digests.
    files: Vec<(String, String)>,
    /// What the exports left out, each with the name of its export before it.
    left_out: Vec<String>,
    /// What they did not make since nothing would be in it, in the same way.
    remarks: Vec<String>,
    is_done: bool,
    progress: Progress,
    /// Held until the run ends.
    _lock: File,
}

impl OutputFolder {
    /// Begins to write into the folder `out` what is made of the registry in `registry`. What a
    /// run that was interrupted left there is taken back first. Another run that is writing into
    /// the folder is waited for. `progress` says which file is being written, until the run ends.
    ///
    /// # Errors
    ///
    /// If the folder must not be written into, or cannot be.
    pub fn begin(
        out: &Path,
        registry: &Path,
        progress: Progress,
        terminal: &mut Terminal,
    ) -> Result<Self> {
        let (root, registry) = target::resolve(out, registry)?;
        let shown = shown_path(out);
        let context = || format!("cannot write into {shown}");
        let (made, lock) = locked(&root, &shown, terminal).with_context(context)?;
        let (before, staging) = match prepared(&root, &shown, terminal) {
            Ok(ready) => ready,
            Err(error) => {
                remove_empty(&made);
                return Err(error);
            }
        };
        Ok(OutputFolder {
            shown,
            root,
            registry,
            staging,
            before,
            made,
            prefix: String::new(),
            open: None,
            files: Vec::new(),
            left_out: Vec::new(),
            remarks: Vec::new(),
            is_done: false,
            progress,
            _lock: lock,
        })
    }

    /// Lets the files that follow go into a folder below.
    ///
    /// # Errors
    ///
    /// If the last file of the export before cannot be completed.
    pub fn enter(&mut self, below: &str) -> io::Result<()> {
        // Otherwise it would be taken back with an export that begins no file.
        self.close()?;
        self.prefix = format!("{below}/");
        Ok(())
    }

    /// What the exports left out so far, each with its words.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// What the exports did not make since nothing would be in it, each with its words.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// Takes back the files and words of the export that was entered last.
    pub fn abandon(&mut self) {
        self.open = None;
        let prefix = &self.prefix;
        self.files.retain(|(name, _)| !name.starts_with(prefix));
        self.left_out.retain(|words| !words.starts_with(prefix));
        self.remarks.retain(|words| !words.starts_with(prefix));
        // What cannot be removed now goes with the folder of this run.
        let _ = fs::remove_dir_all(self.staging.join("new").join(prefix));
    }

    /// Puts all files in their places, and lists them.
    ///
    /// # Errors
    ///
    /// If one cannot be completed, if something is in the way, or if the folder cannot be written.
    /// It is then as it was.
    pub fn finish(mut self, scope: Scope) -> Result<WrittenFile> {
        self.close()?;
        self.files.sort();
        let names = self.files.iter().map(|(name, _)| name.as_str());
        let is_ours = |name: &str| name == LISTING || self.before.files.contains_key(name);
        target::hides_nothing(&self.root, &self.registry, names, is_ours)?;
        let plan = Plan::new(&self.root, &self.shown, &self.before, &self.files, scope)?;
        plan.run(&self.root, &self.shown, &self.staging)?;
        self.is_done = true;
        let names = self.files.iter().map(|(name, _)| name.clone());
        let mut names: Vec<String> = names.chain([LISTING.to_owned()]).collect();
        names.sort();
        Ok(WrittenFile {
            names,
            removed: plan.gone,
            left: plan.left,
        })
    }

    fn close(&mut self) -> io::Result<()> {
        if let Some(part) = self.open.take() {
            self.files.push(part.complete()?);
        }
        Ok(())
    }

    /// Begins a file: its name in the folder, what it is called in messages, where it is until the
    /// run ends, and the file.
    fn begin_file(&mut self, name: &str) -> io::Result<(String, String, PathBuf, File)> {
        self.close()?;
        let name = format!("{}{name}", self.prefix);
        // The next run would not know it as a file of this program.
        if !can_be_written(&name) {
            let message = format!("{name} is not one of the files that its format can write");
            return Err(io::Error::other(message));
        }
        if name == LISTING || self.files.iter().any(|(known, _)| *known == name) {
            let message = format!("two exports want to write {name}");
            return Err(io::Error::other(message));
        }
        let shown = format!("{}/{name}", self.shown);
        let place = self.staging.join("new").join(&name);
        let named = |error: io::Error| cannot_write(&shown, &error);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(named)?;
        }
        // A new file, and never one that a link leads to.
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).open(&place);
        let file = file.map_err(named)?;
        self.progress.say(format!("writing {name}"));
        Ok((name, shown, place, file))
    }
}

impl Output for OutputFolder {
    fn file(&mut self, name: &str) -> io::Result<&mut dyn Write> {
        let (name, shown, _, file) = self.begin_file(name)?;
        let part = self.open.insert(PartialFile::streamed(name, shown, file));
        Ok(part)
    }

    fn path(&mut self, name: &str) -> io::Result<Option<FilePlace>> {
        let (name, shown, path, _) = self.begin_file(name)?;
        let part = PartialFile::placed(name, shown.clone(), path.clone());
        self.open = Some(part);
        Ok(Some(FilePlace { path, shown }))
    }

    fn left_out(&mut self, words: String) {
        self.left_out.push(format!("{}{words}", self.prefix));
    }

    fn remark(&mut self, words: String) {
        self.remarks.push(format!("{}{words}", self.prefix));
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        self.open = None;
        swap::discard(&self.staging);
        if !self.is_done {
            remove_empty(&self.made);
        }
    }
}

/// The list of what earlier runs wrote, after what an interrupted one left is taken back, and a
/// new folder for the files of this run.
fn prepared(root: &Path, shown: &str, terminal: &mut Terminal) -> Result<(Listing, PathBuf)> {
    let context = || format!("cannot write into {shown}");
    let mut before = known(root, shown)?;
    if let Some(unfinished) = before.unfinished.take() {
        let left = swap::undo(root, &unfinished, &before)
            .with_context(|| format!("cannot undo the changes of an interrupted run in {shown}"))?;
        terminal.note(&format!(
            "a run that wrote into {shown} was interrupted; its changes were undone"
        ));
        for name in left {
            terminal.note(&format!(
                "{shown}/{name} was changed since then and was kept"
            ));
        }
        before = known(root, shown)?;
    }
    if let Some(name) = before.foreign.first() {
        let more = match before.foreign.len() {
            1 => String::new(),
            number => format!(" and {}", how_many(number - 1, "other file")),
        };
        terminal.note(&format!(
            "{shown}/{LISTING} lists {name}{more}; Chancery does not write files with such names, \
             so they were not changed"
        ));
    }
    swap::sweep(root).with_context(context)?;
    let staging = swap::staging(root).with_context(context)?;
    Ok((before, staging))
}

fn known(root: &Path, shown: &str) -> Result<Listing> {
    match Listing::read_in(root).with_context(|| format!("cannot read {shown}/{LISTING}"))? {
        Kept::None => Ok(Listing::default()),
        Kept::Ours(listing) => Ok(listing),
        Kept::Foreign => {
            let message =
                format!("{shown}/{LISTING} cannot be written: this program did not write it");
            let help = "move it away, or name another folder with --out DIR".to_owned();
            Err(InTheWay { message, help }.into())
        }
    }
}

/// The folder, created if it does not exist yet and locked against other runs; and the folders that
/// were created for it, the innermost first.
fn locked(root: &Path, shown: &str, terminal: &mut Terminal) -> Result<(Vec<PathBuf>, File)> {
    let mut has_waited = false;
    loop {
        let missing = root.ancestors().take_while(|folder| !folder.exists());
        let made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        fs::create_dir_all(root)?;
        let lock = lockable(root)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                if !has_waited {
                    terminal.note(&format!(
                        "waiting for another run that is writing into {shown}"
                    ));
                }
                has_waited = true;
                lock.lock()?;
            }
            // Some network drives know no locks.
            Err(TryLockError::Error(error)) => {
                terminal.note(&format!(
                    "{shown} cannot be locked ({error}); make sure that no other run writes into \
                     it now"
                ));
                return Ok((made, lock));
            }
        }
        // A run that failed takes away the folder that it made.
        if is_same(&lock, root) {
            return Ok((made, lock));
        }
    }
}

/// What is locked to keep others out of a folder: on Unix the folder itself, so that nothing is
/// left behind.
#[cfg(unix)]
fn lockable(root: &Path) -> io::Result<File> {
    File::open(root)
}

#[cfg(not(unix))]
fn lockable(root: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options
        .append(true)
        .create(true)
        .open(root.join(".chancery-lock"))
}

#[cfg(unix)]
fn is_same(lock: &File, root: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let pair = (lock.metadata(), fs::metadata(root));
    let (Ok(held), Ok(here)) = pair else {
        return false;
    };
    (held.dev(), held.ino()) == (here.dev(), here.ino())
}

#[cfg(not(unix))]
fn is_same(_: &File, root: &Path) -> bool {
    root.exists()
}

fn remove_empty(folders: &[PathBuf]) {
    for folder in folders {
        // One that is not empty stays.
        let _ = fs::remove_dir(folder);
    }
}
