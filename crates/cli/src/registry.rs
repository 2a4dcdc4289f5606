//! Finding, reading and checking a registry.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result};
use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::date::Day;
use chancery_core::finding::{how_many, visible};
use chancery_core::messages::Messages;
use chancery_core::yaml::{FileChange, ListingError, MANIFEST_FILE};
use chancery_export::views::later_words;
use clap::ArgMatches;

use crate::archive;
use crate::exit::UsageError;
use crate::terminal::Terminal;

/// A registry that has been read.
pub struct OpenedRegistry {
    /// Its folder.
    pub root: PathBuf,
    /// Its records, and what follows from them.
    pub analysis: Analysis,
    /// What each file is called on the screen, once that is asked for.
    shown_paths: OnceLock<Vec<String>>,
}

impl OpenedRegistry {
    /// Reads the registry that the command line means: `folder`, otherwise `--registry`, otherwise
    /// the nearest folder upwards with a `registry.yaml`, otherwise `./data` if it has one.
    ///
    /// # Errors
    ///
    /// If there is none, or if its folder cannot be listed; and if the archive that the command
    /// line names is not a folder.
    pub fn new(folder: Option<&PathBuf>, matches: &ArgMatches) -> Result<Self> {
        OpenedRegistry::opened_by(Analysis::open, folder, matches)
    }

    fn opened_by(
        open: fn(&Path) -> Result<Analysis, ListingError>,
        folder: Option<&PathBuf>,
        matches: &ArgMatches,
    ) -> Result<Self> {
        let root = root(folder, matches)?;
        let root = checked(&root)?;
        let archive = archive::archive(matches)?;
        let analysis = open(&root)?;
        let analysis = match archive {
            Some(archive) => analysis.with_archive(&archive),
            None => analysis,
        };
        Ok(OpenedRegistry::from_analysis(root, analysis))
    }

    /// The same, for a command with which the program ends: nothing of it is freed.
    ///
    /// # Errors
    ///
    /// As of [`OpenedRegistry::new`].
    pub fn to_the_end(folder: Option<&PathBuf>, matches: &ArgMatches) -> Result<&'static Self> {
        Ok(Box::leak(Box::new(OpenedRegistry::new(folder, matches)?)))
    }

    /// The same, for a command that only checks: it must ask at its end whether
    /// [a text is lost](Analysis::has_lost_a_text).
    ///
    /// # Errors
    ///
    /// As of [`OpenedRegistry::new`].
    pub fn to_check(folder: Option<&PathBuf>, matches: &ArgMatches) -> Result<&'static Self> {
        let opened = OpenedRegistry::opened_by(Analysis::open_to_check, folder, matches)?;
        Ok(Box::leak(Box::new(opened)))
    }

    /// A registry that has been read already, from a folder or from memory.
    #[must_use]
    pub fn from_analysis(root: PathBuf, analysis: Analysis) -> Self {
        OpenedRegistry {
            root,
            analysis,
            shown_paths: OnceLock::new(),
        }
    }

    /// Reads the files of the registry that have changed.
    pub fn update(&mut self, changes: impl IntoIterator<Item = FileChange>) {
        self.analysis.update(changes);
        self.shown_paths = OnceLock::new();
    }

    /// What a file of the registry is called on the screen: relative to the working directory
    /// where it lies below it, with `/`.
    #[must_use]
    pub fn shown_path(&self, file: usize) -> &str {
        let paths = self.shown_paths.get_or_init(|| {
            let names = self
                .analysis
                .reading()
                .texts
                .iter()
                .map(|text| text.name.as_str());
            let here = std::env::current_dir().unwrap_or_default();
            // The last one is for what has no file: it belongs to the manifest.
            names
                .chain([MANIFEST_FILE])
                .map(|name| shown_below(&here, &self.root.join(name)))
                .collect()
        });
        &paths[file.min(paths.len() - 1)]
    }

    /// The names of its files, by their numbers.
    #[must_use]
    pub fn file_names(&self) -> Vec<String> {
        let texts = self.analysis.reading().texts.iter();
        texts.map(|text| text.name.clone()).collect()
    }

    /// Where the registry was found, if that is a folder above the working directory, which nobody
    /// named.
    fn place_above(&self) -> String {
        let here = std::env::current_dir().unwrap_or_default();
        match here.starts_with(&self.root) && here != self.root {
            true => format!(" in {}", self.root.display()),
            false => String::new(),
        }
    }

    /// Checks that the registry has a valid `as-of`: without it nothing can be counted.
    ///
    /// # Errors
    ///
    /// If it does not.
    pub fn dated(&self) -> Result<()> {
        if self.analysis.registry().manifest.as_of.is_some() {
            return Ok(());
        }
        let message = format!(
            "{MANIFEST_FILE} has no valid `as-of`, the day that the registry \
                               describes"
        );
        let help = "add the day, as in `as-of: 2025-12-13`";
        Err(UsageError::new(message, help).into())
    }

    /// Says how many errors the records have, before a command answers from what could be read.
    pub fn warn(&self, terminal: &mut Terminal) {
        let policy = self.analysis.policy(&[]);
        let errors = self.analysis.record_errors(&policy);
        if !errors.is_empty() {
            terminal.note(&format!(
                "the records{} have {}, so this answer may be incomplete or wrong; `chancery \
                 check` shows {}",
                self.place_above(),
                how_many(errors.len(), "error"),
                if errors.len() == 1 { "it" } else { "them" },
            ));
        }
    }

    /// Says that a day is later than that of the registry, where it is.
    pub fn warn_of_later(&self, day: Day, terminal: &mut Terminal) {
        if let Some(words) = later_words(Messages::in_digits(), self.analysis.network(), day) {
            terminal.note(&words);
        }
    }

    /// The errors that the rules find at the levels that the registry gives them.
    #[must_use]
    pub fn errors(&self) -> Vec<LocatedFinding> {
        self.analysis.errors(&self.analysis.policy(&[]))
    }

    /// What the rules find at the levels that the registry gives them.
    #[must_use]
    pub fn findings(&self) -> Vec<LocatedFinding> {
        self.analysis.check(&self.analysis.policy(&[]))
    }
}

/// The folder that the command line means: `folder`, otherwise `--registry`, which may not be
/// registries; otherwise the nearest registry upwards, otherwise `./data` if it is one.
///
/// # Errors
///
/// If none is named, and none is found.
pub fn root(folder: Option<&PathBuf>, matches: &ArgMatches) -> Result<PathBuf> {
    let named = folder.or_else(|| matches.get_one::<PathBuf>("registry"));
    root_of(named.map(PathBuf::as_path))
}

/// The folder that is named, otherwise the one that is meant where none is.
pub(crate) fn root_of(named: Option<&Path>) -> Result<PathBuf> {
    match named {
        Some(folder) => Ok(folder.to_owned()),
        None => nearest(),
    }
}

/// The registry that a file or a folder lies in, and both as the system knows them: the one that
/// `--registry` names, otherwise the nearest folder upwards.
///
/// # Errors
///
/// If there is no such file or folder, or it is not in a registry, or not in that one.
pub fn around(path: &Path, matches: &ArgMatches) -> Result<(PathBuf, PathBuf), UsageError> {
    let shown = shown_path(path);
    let place = path.canonicalize().map_err(|error| {
        let help = "name a registry, or a folder or a file in one";
        UsageError::new(format!("cannot find {shown}: {error}"), help)
    })?;
    let root = place.ancestors().find(|folder| is_registry(folder));
    if let Some(named) = matches.get_one::<PathBuf>("registry")
        && named.canonicalize().ok().as_deref() != root
    {
        let message = format!("{shown} is not in the registry {}", shown_path(named));
        let help = "leave out --registry, or name a folder or a file in that registry";
        return Err(UsageError::new(message, help));
    }
    let Some(root) = root.map(Path::to_owned) else {
        let message =
            format!("{shown} is not in a registry: no folder above it has a {MANIFEST_FILE}");
        let help = "name a registry, or a folder or a file in one";
        return Err(UsageError::new(message, help));
    };
    Ok((root, place))
}

fn checked(folder: &Path) -> Result<PathBuf> {
    if is_registry(folder) {
        return Ok(folder.to_owned());
    }
    let message = format!(
        "{} is not a registry: it has no {MANIFEST_FILE}",
        folder.display()
    );
    let help =
        mistaken(folder).unwrap_or_else(|| "name the folder that contains the registry".to_owned());
    Err(UsageError::new(message, help).into())
}

fn nearest() -> Result<PathBuf> {
    let here = std::env::current_dir().context("cannot determine the working folder")?;
    if let Some(folder) = here.ancestors().find(|folder| is_registry(folder)) {
        return Ok(folder.to_owned());
    }
    let data = Path::new("data");
    if is_registry(data) {
        return Ok(data.to_owned());
    }
    let message = format!(
        "no registry found: neither this folder, nor a folder above it, nor ./data has a \
                 {MANIFEST_FILE}"
    );
    let help = mistaken(&here).or_else(|| mistaken(data));
    let help = help.unwrap_or_else(|| {
        "name a folder with --registry DIR, or start a registry with `chancery new registry DIR`"
            .to_owned()
    });
    Err(UsageError::new(message, help).into())
}

/// Whether a folder has a manifest, if only as a broken link.
#[must_use]
pub fn is_registry(folder: &Path) -> bool {
    folder.join(MANIFEST_FILE).symlink_metadata().is_ok()
}

/// What to do where the manifest has nearly its name: `Registry.yaml`, `registry.yml`.
fn mistaken(folder: &Path) -> Option<String> {
    let names = std::fs::read_dir(folder).ok()?.flatten();
    let mut names: Vec<String> = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            let name = name.to_lowercase();
            let ending = name.strip_prefix("registry.");
            ending.is_some_and(|ending| {
                ["yaml", "yml", "json"]
                    .iter()
                    .any(|it| ending.starts_with(it))
            })
        })
        .collect();
    names.sort();
    let name = names.first()?;
    let shown = shown_path(&folder.join(name));
    Some(format!("rename `{shown}` to `{MANIFEST_FILE}`"))
}

/// A path as it is shown: relative to the working directory where it lies below it, with `/`.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    shown_below(&std::env::current_dir().unwrap_or_default(), path)
}

fn shown_below(here: &Path, path: &Path) -> String {
    let below = path.strip_prefix(here).unwrap_or(path);
    let below = below.strip_prefix(".").unwrap_or(below);
    let mut shown = spelled_out(below);
    if cfg!(windows) {
        shown = shown.replace('\\', "/");
    }
    // A name that begins a line must not be taken for an option, or for a command of a CI server.
    let is_plain = |first: char| first.is_alphanumeric() || matches!(first, '.' | '/' | '_');
    if shown.is_empty() {
        ".".to_owned()
    } else if shown.starts_with(is_plain) {
        shown
    } else {
        format!("./{shown}")
    }
}

/// A path as text. Bytes that are not text are shown by their numbers, as `\xff`, so that no two
/// paths look alike.
fn spelled_out(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(&visible(chunk.valid()));
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02x}"));
        }
    }
    shown
}
