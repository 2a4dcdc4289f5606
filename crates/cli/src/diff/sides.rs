//! The two states of a registry that are compared: folders, revisions, the working tree.

use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery_core::Analysis;
use chancery_core::diff::aged;
use chancery_core::model::Registry;
use chancery_core::yaml::MANIFEST_FILE;
use clap::ArgMatches;

use crate::exit::UsageError;
use crate::git::{Found, Place, Range, Repository, Revision, registry_id};
use crate::registry::{OpenedRegistry, is_registry, root, shown_path};

/// A state of a registry.
pub struct State {
    /// The records, of which there are none where there is no registry.
    pub opened: OpenedRegistry,
    /// What it is called: a revision, a folder, or the working tree.
    pub name: String,
    /// The id of its commit, if it is one.
    pub commit: Option<String>,
    /// Where it was found, if that is not the folder of the other state; or that it was not.
    pub remark: Option<String>,
}

/// The two states of a registry.
pub struct States {
    /// The old one.
    pub old: State,
    /// The old records on the day of the new ones, if that is another day.
    pub aged: Option<Analysis>,
    /// The new one.
    pub new: State,
}

impl States {
    /// Two states.
    #[must_use]
    pub fn new(old: State, new: State) -> Self {
        States {
            aged: aged(&old.opened.analysis, &new.opened.analysis),
            old,
            new,
        }
    }
}

impl State {
    fn folder(opened: OpenedRegistry, name: String) -> Self {
        State {
            opened,
            name,
            commit: None,
            remark: None,
        }
    }

    /// A state without a registry.
    pub(crate) fn absent(root: &Path, name: String, commit: Option<String>) -> Self {
        let nothing = Analysis::from_registry(Registry::default());
        State {
            opened: OpenedRegistry::from_analysis(root.to_owned(), nothing),
            remark: Some(format!(
                "there is no registry in {name}: no {MANIFEST_FILE} was found"
            )),
            name,
            commit,
        }
    }

    /// The id of its registry, if it says one.
    pub(crate) fn id(&self) -> Option<&str> {
        let id = self.opened.analysis.registry().manifest.registry.as_str();
        (!id.is_empty()).then_some(id)
    }
}

/// The registries in two folders.
///
/// # Errors
///
/// If one of them is not a registry or cannot be listed.
pub fn between_folders(old: &PathBuf, new: &PathBuf, matches: &ArgMatches) -> Result<States> {
    let state = |folder: &PathBuf| -> Result<State> {
        let opened = OpenedRegistry::new(Some(folder), matches)?;
        Ok(State::folder(opened, shown_path(folder)))
    };
    Ok(States::new(state(old)?, state(new)?))
}

/// Two revisions of a registry, or a revision and the working tree.
///
/// # Errors
///
/// If there is no such revision, no repository, or no registry on either side.
pub fn between_revisions(
    range: &str,
    folder: Option<&PathBuf>,
    matches: &ArgMatches,
) -> Result<States> {
    let root = root(folder, matches)?;
    let repository = Repository::around(&root)?;
    let sides = repository.sides(&Range::new(range))?;
    let is_here = is_registry(&root);
    let here = match is_here {
        true => {
            let opened = OpenedRegistry::new(Some(&root), matches)?;
            State::folder(opened, "the working tree".to_owned())
        }
        false => State::absent(&root, "the working tree".to_owned(), None),
    };
    let top = repository.top().unwrap_or_default();
    let here_id = here.id().map(str::to_owned);
    let new = match &sides.new {
        None => here,
        Some(commit) => at_revision(&repository, commit, &root, here.id(), &|_| false)?,
    };
    let own = match &sides.new {
        None => Some(repository.place.clone()),
        Some(commit) => {
            let found =
                repository.find(commit, &repository.place, here_id.as_deref(), &|_| false)?;
            found.place().map(|place| place.folder.clone())
        }
    };
    // Where the new side has another registry of its id, the old one there is that other.
    let is_taken = |folder: &str| {
        let there = match &sides.new {
            None => {
                let manifest = std::fs::read(top.join(folder).join(MANIFEST_FILE));
                manifest.ok().map(|bytes| registry_id(&bytes))
            }
            Some(commit) => repository.registry_id(commit, folder).ok().flatten(),
        };
        own.as_deref() != Some(folder) && there.is_some() && there.as_deref() == new.id()
    };
    let old = at_revision(&repository, &sides.old, &root, new.id(), &is_taken)?;
    let is_nowhere = |state: &State| state.opened.analysis.reading().texts.is_empty();
    if is_nowhere(&old) && is_nowhere(&new) {
        let message = format!(
            "{} is a registry neither in {} nor in {}: it has no {MANIFEST_FILE}",
            shown_path(&root),
            old.name,
            new.name
        );
        let help = "name the folder that contains the registry";
        return Err(UsageError::new(message, help).into());
    }
    Ok(States::new(old, new))
}

/// The registry of `root` in a commit: in the same folder, or where its manifest has this id.
///
/// # Errors
///
/// If git fails, or if it may lie in several folders.
pub fn at_revision(
    repository: &Repository,
    commit: &Revision,
    root: &Path,
    id: Option<&str>,
    is_taken: &dyn Fn(&str) -> bool,
) -> Result<State> {
    let name = commit.words();
    let found = repository.find(commit, &repository.place, id, is_taken)?;
    let Some(place) = found.place() else {
        let mut state = State::absent(root, name, Some(commit.commit.clone()));
        state.remark = Some(format!(
            "there is no registry in {}: this folder has no {MANIFEST_FILE} there, and no registry \
             has moved here since",
            state.name
        ));
        return Ok(state);
    };
    let is_here = matches!(found, Found::Here(_));
    state_in(repository, commit, place, is_here.then_some(root))
}

/// The registry in a place of a commit. `root` is its folder as the user named it, if it is the
/// same one.
///
/// # Errors
///
/// If git fails.
pub fn state_in(
    repository: &Repository,
    commit: &Revision,
    place: &Place,
    root: Option<&Path>,
) -> Result<State> {
    let name = commit.words();
    let analysis = Analysis::from_files(repository.files(place)?);
    let (root, remark) = match root {
        Some(root) => (root.to_owned(), None),
        None => {
            let folder = match place.folder.trim_end_matches('/') {
                "" => ".",
                folder => folder,
            };
            let root = PathBuf::from(folder);
            let remark = format!(
                "in {name} the registry lies in another folder of the repository: {}",
                shown_path(&root)
            );
            (root, Some(remark))
        }
    };
    Ok(State {
        opened: OpenedRegistry::from_analysis(root, analysis),
        name,
        commit: Some(commit.commit.clone()),
        remark,
    })
}
