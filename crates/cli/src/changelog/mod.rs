//! What each commit changed, as a changelog and as a feed.

pub mod atom;
pub mod json;
pub mod markdown;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ArgMatches;
use serde_json::Value;

use crate::diff::report::Report;
use crate::diff::{Comparison, State, States, state_in};
use crate::exit::UsageError;
use crate::git::{Commit, Found, Place, Range, Repository, Revision};
use crate::registry::{OpenedRegistry, is_registry, root};

/// A way to write a changelog.
pub struct ChangelogFormat {
    /// Its name, as it is given to `--format`.
    pub name: &'static str,
    /// The text.
    pub text: fn(&Changelog) -> String,
}

/// Every way to write a changelog, the default first.
pub static FORMATS: &[&ChangelogFormat] = &[&markdown::FORMAT, &json::FORMAT, &atom::FORMAT];

/// What the commits of a range changed.
#[derive(Debug)]
pub struct Changelog {
    /// The id of the registry.
    pub registry: String,
    /// Its title.
    pub title: String,
    /// The commit behind which the changelog begins.
    pub from: Revision,
    /// The commit with which it ends.
    pub to: Commit,
    /// The commits that changed something, the newest first.
    pub entries: Vec<Entry>,
}

/// A commit that changed something.
#[derive(Debug)]
pub struct Entry {
    /// The commit.
    pub commit: Commit,
    /// What it changed, in words.
    pub report: Report,
    /// The same as data.
    pub changes: Value,
}

/// Where the registry lies in a commit; none if it is not there.
struct Stop<'c> {
    revision: &'c Revision,
    commit: Option<&'c Commit>,
    place: Option<Place>,
}

impl Changelog {
    /// The changelog of a registry. A range that names one revision goes up to `HEAD`.
    ///
    /// # Errors
    ///
    /// If there is no such revision, no repository, or no registry at the end of the range.
    pub fn new(range: &str, folder: Option<&PathBuf>, matches: &ArgMatches) -> Result<Self> {
        let root = root(folder, matches)?;
        let repository = Repository::around(&root)?;
        let range = match Range::new(range) {
            Range::WorkingTree(old) => Range::Two(old, "HEAD".to_owned()),
            range => range,
        };
        let sides = repository.sides(&range)?;
        let new = match sides.new {
            Some(new) => new,
            None => repository.revision("HEAD")?,
        };
        let here = match is_registry(&root) {
            true => Some(OpenedRegistry::new(Some(&root), matches)?),
            false => None,
        };
        let here = here.map(|here| here.analysis.registry().manifest.registry.to_string());
        let commits = repository.commits(&sides.old, &new)?;
        // What the first commit is compared with is what it followed, which is not `sides.old` where
        // that is on another line.
        let before = match commits.first() {
            Some(first) => repository.parent(&first.revision, (&sides.old, &new))?,
            None => sides.old.clone(),
        };
        let mut stops = vec![Stop::new(&before, None)];
        let others = commits.iter();
        stops.extend(others.map(|commit| Stop::new(&commit.revision, Some(commit))));
        find_places(&repository, &mut stops, here.as_deref())?;
        let to = repository.describe(&new)?;
        let last = stops.last().and_then(|stop| stop.place.clone());
        let (Some(to), Some(last)) = (to, last) else {
            let message = format!("--git: there is no registry in {}", new.words());
            let help = "name the folder that contains the registry, and a range at whose end it is";
            return Err(UsageError::new(message, help).into());
        };
        let last = state_in(&repository, &new, &last, Some(&root))?;
        let manifest = &last.opened.analysis.registry().manifest;
        Ok(Changelog {
            registry: manifest.registry.to_string(),
            title: manifest.title.to_string(),
            entries: entries(&repository, &root, &stops)?,
            from: sides.old,
            to,
        })
    }
}

impl<'c> Stop<'c> {
    fn new(revision: &'c Revision, commit: Option<&'c Commit>) -> Self {
        Stop {
            revision,
            commit,
            place: None,
        }
    }
}

/// Finds the registry in each commit, from the newest to the oldest: where it lay in another folder
/// before, it is followed by its id.
fn find_places(repository: &Repository, stops: &mut [Stop<'_>], id: Option<&str>) -> Result<()> {
    let mut id = id.map(str::to_owned);
    let mut folder = repository.place.clone();
    let mut end = stops.len();
    let mut newer: Option<Revision> = None;
    while end > 0 {
        let revisions: Vec<&Revision> = stops[..end].iter().map(|stop| stop.revision).collect();
        let trees = repository.trees(&revisions, &folder)?;
        let there = trees.iter().rev().take_while(|tree| tree.is_some()).count();
        for (stop, tree) in stops[end - there..end]
            .iter_mut()
            .zip(&trees[end - there..])
        {
            stop.place = tree.clone().map(|tree| Place {
                folder: folder.clone(),
                tree,
            });
            newer.get_or_insert_with(|| stop.revision.clone());
        }
        if there > 0 {
            let oldest = &stops[end - there];
            newer = Some(oldest.revision.clone());
            id = match (id, &oldest.place) {
                (None, Some(place)) => {
                    let state = state_in(repository, oldest.revision, place, None)?;
                    state.id().map(str::to_owned)
                }
                (id, _) => id,
            };
        }
        end -= there;
        if end == 0 {
            break;
        }
        let stop = &mut stops[end - 1];
        let is_taken = |folder: &str| {
            let taken = newer
                .as_ref()
                .map(|newer| repository.folder_with_manifest(newer, folder));
            taken.is_some_and(|taken| taken.is_ok_and(|taken| taken.is_some()))
        };
        let found = repository.find(stop.revision, &folder, id.as_deref(), &is_taken)?;
        if let Found::Elsewhere(place) | Found::Here(place) = found {
            folder.clone_from(&place.folder);
            stop.place = Some(place);
        }
        newer = Some(stop.revision.clone());
        end -= 1;
    }
    Ok(())
}

/// Compares each commit with the one before it, where a file of the registry differs.
fn entries(repository: &Repository, root: &Path, stops: &[Stop<'_>]) -> Result<Vec<Entry>> {
    let state = |stop: &Stop<'_>| -> Result<State> {
        let revision = stop.revision;
        match &stop.place {
            Some(place) => {
                let is_here = place.folder == repository.place;
                state_in(repository, revision, place, is_here.then_some(root))
            }
            None => Ok(State::absent(
                root,
                revision.words(),
                Some(revision.commit.clone()),
            )),
        }
    };
    let mut entries = Vec::new();
    let mut before: Option<(&Stop<'_>, State)> = None;
    for stop in stops {
        let tree = |stop: &Stop<'_>| stop.place.as_ref().map(|place| place.tree.clone());
        let Some((earlier, old)) = before.take() else {
            before = Some((stop, state(stop)?));
            continue;
        };
        if tree(earlier) == tree(stop) {
            before = Some((earlier, old));
            continue;
        }
        let states = States::new(old, state(stop)?);
        let comparison = Comparison::new(&states);
        let is_said = !comparison.diff.is_unchanged();
        if let (true, Some(commit)) = (is_said, stop.commit) {
            entries.push(Entry {
                commit: commit.clone(),
                report: Report::new(&comparison),
                changes: crate::diff::json::document(&comparison),
            });
        }
        before = Some((stop, states.new));
    }
    entries.reverse();
    Ok(entries)
}
