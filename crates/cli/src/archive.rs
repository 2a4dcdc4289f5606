//! The archive folder, and what the summary of a check says of the quotes.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery_core::quotes::{Quotes, citations, count_archived};
use chancery_core::yaml::{Archive, Reading};
use clap::{Arg, ArgMatches};

use crate::exit::UsageError;
use crate::render::plural;

/// Names the archive folder where `--archive` does not.
const VARIABLE: &str = "CHANCERY_ARCHIVE";

/// The argument that names the archive folder.
pub(crate) fn argument() -> Arg {
    Arg::new("archive")
        .long("archive")
        .value_name("DIR")
        .value_parser(clap::value_parser!(PathBuf))
        .help("The folder of archived copies, for quotes to be looked up; else CHANCERY_ARCHIVE")
}

/// Holds the quotes of a registry against the archive that the flag names, else the environment.
/// None if neither does, or if the command has no such flag.
///
/// # Errors
///
/// If it names no folder.
pub(crate) fn quotes(reading: &Reading, matches: &ArgMatches) -> Result<Option<Quotes>> {
    let Ok(flag) = matches.try_get_one::<PathBuf>("archive") else {
        return Ok(None);
    };
    let (folder, who) = match (flag, std::env::var_os(VARIABLE)) {
        (Some(folder), _) => (folder.clone(), "--archive"),
        (None, Some(folder)) if !folder.is_empty() => (PathBuf::from(folder), VARIABLE),
        (None, _) => return Ok(None),
    };
    let archive = opened(&folder, who)?;
    Ok(Some(Quotes::new(&reading.registry, &archive)))
}

fn opened(folder: &Path, who: &str) -> Result<Archive> {
    Archive::open(folder).map_err(|error| {
        let folder = folder.display();
        let message = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                format!("{who}: there is no folder {folder}")
            }
            _ => format!("{who}: cannot open {folder}: {error}"),
        };
        UsageError::new(message, "name the folder that holds the archived copies").into()
    })
}

/// What the summary says of the quotes; nothing where no source names an archived copy.
pub(crate) fn summary(reading: &Reading, quotes: Option<&Quotes>) -> Option<String> {
    let archived = count_archived(&reading.registry);
    if archived == 0 {
        return None;
    }
    let were = |count: usize| {
        let verb = if count == 1 { "was" } else { "were" };
        format!("{} {verb}", plural(count, "quote"))
    };
    let Some(quotes) = quotes else {
        let were = were(archived);
        return Some(format!(
            "{were} not checked: no archive folder was given (--archive)"
        ));
    };
    let mut parts = vec![format!("{} checked", were(quotes.checked))];
    let unread = archived - quotes.checked;
    if unread > 0 {
        parts.push(format!("{unread} not, since their copy could not be read"));
    }
    let elsewhere = citations(&reading.registry).len() - archived;
    if elsewhere > 0 {
        parts.push(format!("{elsewhere} not, since their source names no copy"));
    }
    Some(parts.join("; "))
}
