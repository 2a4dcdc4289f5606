//! Moving the files of a run to their places: all of them or none.
//!
//! 1. Every place is looked at, and every folder tried, before anything is moved.
//! 2. What is about to be replaced gets a second name in the run's own folder, and `files.json`
//!    says that the run is not finished, and in which folder it keeps those files.
//! 3. The files are moved. If that fails, all is undone at once; if the run is killed, the next
//!    run undoes it.
//! 4. The new `files.json` takes its place: the run is finished.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::InTheWay;
use super::folder::Scope;
use super::listing::{LISTING, Listing, Unfinished};
use super::look::{OnDisk, look};
use super::probe::{sweep_probes, try_folder};

/// How the folders of runs are called, with two numbers after it.
const PREFIX: &str = ".chancery-";

/// The files of a run, by their names in the folder.
const NEW: &str = "new";

/// What they replace.
const OLD: &str = "old";

/// The list of a run while its files are moved.
const DURING: &str = "during.json";

/// The list of a run once it is finished.
const NEXT: &str = "next.json";

/// What a run is going to do to a folder.
pub(super) struct Plan {
    /// The files to move, and whether each replaces one.
    moves: Vec<(String, bool)>,
    /// The files of an earlier run to remove.
    pub(super) gone: Vec<String>,
    /// The files of an earlier run that were changed since, and stay.
    pub(super) left: Vec<String>,
    /// The list while the run is not finished.
    during: Listing,
    /// The list afterwards.
    after: Listing,
}

impl Plan {
    /// What is to be done so that a folder holds these files.
    ///
    /// # Errors
    ///
    /// If a place is taken by something that this program did not write.
    pub(super) fn new(
        root: &Path,
        shown: &str,
        before: &Listing,
        files: &[(String, String)],
        scope: Scope,
    ) -> Result<Self> {
        let mut plan = Plan {
            moves: Vec::new(),
            gone: Vec::new(),
            left: Vec::new(),
            during: before.clone(),
            after: Listing::default(),
        };
        for (name, digest) in files {
            plan.during.add(name.clone(), digest.clone());
            plan.after.add(name.clone(), digest.clone());
            match found(root, shown, name)? {
                OnDisk::Nothing => plan.moves.push((name.clone(), false)),
                OnDisk::File(same) if same == *digest => {}
                OnDisk::File(old) if before.has(name, &old) => {
                    plan.moves.push((name.clone(), true));
                }
                OnDisk::File(_) if before.files.contains_key(name) => {
                    return Err(in_the_way(
                        shown,
                        name,
                        "it was changed after it was written",
                    ));
                }
                OnDisk::File(_) => {
                    return Err(in_the_way(shown, name, "this program did not write it"));
                }
                OnDisk::Other(what) => {
                    return Err(in_the_way(shown, name, &format!("it is {what}")));
                }
            }
        }
        for (name, digests) in &before.files {
            if plan.after.files.contains_key(name) {
                continue;
            }
            // A build writes into folders below only. What lies beside them is of an export.
            if scope == Scope::Build && name.contains('/') {
                match found(root, shown, name)? {
                    OnDisk::Nothing => {}
                    OnDisk::File(digest) if digests.contains(&digest) => {
                        plan.gone.push(name.clone());
                    }
                    OnDisk::File(_) | OnDisk::Other(_) => plan.left.push(name.clone()),
                }
            } else {
                plan.after.files.insert(name.clone(), digests.clone());
            }
        }
        Ok(plan)
    }

    /// Does it.
    ///
    /// # Errors
    ///
    /// If something cannot be done. The folder is then as it was.
    pub(super) fn run(&self, root: &Path, shown: &str, staging: &Path) -> Result<()> {
        let names = self.moves.iter().map(|(name, _)| name);
        let folders: BTreeSet<&Path> = names
            .chain(&self.gone)
            .filter_map(|name| Path::new(name).parent())
            .chain([Path::new("")])
            .collect();
        // A killed run may have left its probe where this one changes nothing.
        let listed = self.during.files.keys();
        let listed: BTreeSet<&Path> = listed.filter_map(|name| Path::new(name).parent()).collect();
        for folder in listed.into_iter().chain([Path::new("")]) {
            sweep_probes(&root.join(folder))
                .with_context(|| format!("cannot look into {}", shown_below(shown, folder)))?;
        }
        let mut made = Vec::new();
        let tried = folders.iter().try_for_each(|folder| {
            try_folder(root, folder, staging, &mut made)
                .with_context(|| format!("cannot write into {}", shown_below(shown, folder)))
        });
        let done = tried.and_then(|()| self.swap(root, shown, staging));
        if done.is_err() {
            remove_folders(&made);
        }
        done
    }

    fn swap(&self, root: &Path, shown: &str, staging: &Path) -> Result<()> {
        let cannot = |name: &str| format!("cannot write {shown}/{name}");
        write_new(&staging.join(NEXT), &self.after.text()).with_context(|| cannot(LISTING))?;
        let mut during = self.during.clone();
        let unfinished = self.unfinished(staging);
        during.unfinished = Some(unfinished.clone());
        let marker = staging.join(DURING);
        write_new(&marker, &during.text()).with_context(|| cannot(LISTING))?;
        let list = root.join(LISTING);
        if list.exists() {
            let text = fs::read_to_string(&list).with_context(|| cannot(LISTING))?;
            write_new(&staging.join(LISTING), &text).with_context(|| cannot(LISTING))?;
        }
        for (name, _) in self.moves.iter().filter(|(_, replaces)| *replaces) {
            let kept = staging.join(OLD).join(name);
            make_parent(&kept).with_context(|| cannot(name))?;
            // Where the drive knows no second names, the file is moved when its turn comes.
            let _ = fs::hard_link(root.join(name), &kept);
        }
        fs::rename(&marker, &list).with_context(|| cannot(LISTING))?;
        let moved = self.move_all(root, shown, staging);
        let finished = moved
            .and_then(|()| fs::rename(staging.join(NEXT), &list).with_context(|| cannot(LISTING)));
        if let Err(error) = finished {
            return Err(match undo(root, &unfinished, &during) {
                Ok(_) => error,
                Err(other) => error.context(format!(
                    "the changes of this run could not be undone ({other}); the next run will try \
                     again"
                )),
            });
        }
        for name in &self.gone {
            remove_empty_above(root, name);
        }
        Ok(())
    }

    fn unfinished(&self, staging: &Path) -> Unfinished {
        let name = staging.file_name().unwrap_or_default();
        let added = self.moves.iter().filter(|(_, replaces)| !replaces);
        Unfinished {
            folder: name.to_string_lossy().into_owned(),
            added: added.map(|(name, _)| name.clone()).collect(),
        }
    }

    fn move_all(&self, root: &Path, shown: &str, staging: &Path) -> Result<()> {
        for name in &self.gone {
            let cannot = || format!("cannot remove {shown}/{name}");
            let kept = staging.join(OLD).join(name);
            make_parent(&kept).with_context(cannot)?;
            fs::rename(root.join(name), kept).with_context(cannot)?;
        }
        for (name, replaces) in &self.moves {
            let cannot = || format!("cannot write {shown}/{name}");
            let kept = staging.join(OLD).join(name);
            if *replaces && !kept.exists() {
                fs::rename(root.join(name), kept).with_context(cannot)?;
            }
            fs::rename(staging.join(NEW).join(name), root.join(name)).with_context(cannot)?;
        }
        Ok(())
    }
}

fn found(root: &Path, shown: &str, name: &str) -> Result<OnDisk> {
    look(root, name).with_context(|| format!("cannot look at {shown}/{name}"))
}

fn in_the_way(shown: &str, name: &str, why: &str) -> anyhow::Error {
    InTheWay {
        message: format!("{shown}/{name} cannot be written: {why}"),
        help: "move it away or remove it, or name another folder with --out DIR".to_owned(),
    }
    .into()
}

fn shown_below(shown: &str, folder: &Path) -> String {
    if folder.as_os_str().is_empty() {
        shown.to_owned()
    } else {
        format!("{shown}/{}", folder.display())
    }
}

/// Whether a name is one of a run's folder.
pub(super) fn is_run(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = name
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.split_once('-'));
    numbers.is_some_and(|(process, number)| is_number(process) && is_number(number))
}

fn remove_folders(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        // One that is not empty stays.
        let _ = fs::remove_dir(folder);
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    use io::Write as _;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Takes back what a run that did not finish has moved, and gives the files that were changed
/// since, which stay.
pub(super) fn undo(root: &Path, run: &Unfinished, listing: &Listing) -> io::Result<Vec<String>> {
    let mut left = Vec::new();
    let Some(staging) = own_folder(root, &run.folder) else {
        // The earlier state of the files is unknown, so everything that may be there is listed.
        return Ok(left);
    };
    for name in listing.files.keys() {
        // Nothing but what the list names is moved back, and nothing that a link leads to.
        let kept = look(&staging, &format!("{OLD}/{name}"))?;
        let is_kept = matches!(kept, OnDisk::File(digest) if listing.has(name, &digest));
        let is_added = run.added.contains(name);
        if !is_kept && !is_added {
            continue;
        }
        let place = root.join(name);
        match look(root, name)? {
            OnDisk::Nothing if is_kept => {
                make_parent(&place)?;
                fs::rename(staging.join(OLD).join(name), place)?;
            }
            OnDisk::Nothing => {}
            OnDisk::File(digest) if listing.has(name, &digest) => {
                if is_kept {
                    fs::rename(staging.join(OLD).join(name), place)?;
                } else {
                    fs::remove_file(place)?;
                    remove_empty_above(root, name);
                }
            }
            OnDisk::File(_) | OnDisk::Other(_) => left.push(name.clone()),
        }
    }
    let list = root.join(LISTING);
    match look(&staging, LISTING)? {
        OnDisk::File(_) => fs::rename(staging.join(LISTING), list)?,
        _ => fs::remove_file(list)?,
    }
    Ok(left)
}

/// Removes the folders above a file that it leaves empty.
fn remove_empty_above(root: &Path, name: &str) {
    let place = root.join(name);
    let above = place.ancestors().skip(1);
    for folder in above.take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

/// A new folder for a run, below the root.
pub(super) fn staging(root: &Path) -> io::Result<PathBuf> {
    let process = std::process::id();
    let mut number = 0;
    loop {
        let folder = root.join(format!("{PREFIX}{process}-{number}"));
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < u32::MAX => {
                number += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

/// Removes what runs that were killed have left: their folders, and nothing else.
pub(super) fn sweep(root: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let name = entry?.file_name();
        if let Some(folder) = name.to_str().and_then(|name| own_folder(root, name)) {
            fs::remove_dir_all(folder)?;
        }
    }
    Ok(())
}

/// Removes the folder of a run.
pub(super) fn discard(staging: &Path) {
    // The error cannot be reported any more; the next run tries again.
    let _ = fs::remove_dir_all(staging);
}

/// The folder with this name, if it is one of a run: a plain folder that holds nothing that a run
/// would not put there.
fn own_folder(root: &Path, name: &str) -> Option<PathBuf> {
    if !is_run(name) {
        return None;
    }
    let folder = root.join(name);
    if !fs::symlink_metadata(&folder).ok()?.is_dir() {
        return None;
    }
    let is_known = |entry: io::Result<fs::DirEntry>| {
        let name = entry.ok().map(|entry| entry.file_name());
        let known = [NEW, OLD, NEXT, DURING, LISTING];
        name.is_some_and(|name| known.iter().any(|known| name == *known))
    };
    fs::read_dir(&folder).ok()?.all(is_known).then_some(folder)
}
