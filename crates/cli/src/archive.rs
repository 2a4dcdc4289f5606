//! The archive folder, and what the summary of a check says of the quotes.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery_core::Analysis;
use chancery_core::finding::how_many;
use chancery_core::model::Registry;
use chancery_core::quotes::{count_archived, for_each_citation};
use chancery_core::yaml::Archive;
use clap::{Arg, ArgMatches};

use crate::exit::UsageError;

/// Names the archive folder where `--archive` does not.
const VARIABLE: &str = "CHANCERY_ARCHIVE";

/// The argument that names the archive folder.
pub(crate) fn argument() -> Arg {
    Arg::new("archive")
        .long("archive")
        .value_name("DIR")
        .value_parser(clap::value_parser!(PathBuf))
        .help("Folder of archived copies in which quotes are checked [env: CHANCERY_ARCHIVE]")
}

/// The archive that the flag names, otherwise the environment. None if neither does, or if the
/// command has no such flag.
///
/// # Errors
///
/// If it names no folder.
pub(crate) fn archive(matches: &ArgMatches) -> Result<Option<Archive>> {
    let Ok(flag) = matches.try_get_one::<PathBuf>("archive") else {
        return Ok(None);
    };
    let (folder, who) = match (flag, std::env::var_os(VARIABLE)) {
        (Some(folder), _) => (folder.clone(), "--archive"),
        (None, Some(folder)) if !folder.is_empty() => (PathBuf::from(folder), VARIABLE),
        (None, _) => return Ok(None),
    };
    opened(&folder, who).map(Some)
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
        UsageError::new(message, "name the folder that contains the archived copies").into()
    })
}

/// The most sources that the summary names.
const MOST_NAMED: usize = 6;

/// What the summary says of the quotes; nothing if no folder was given and none is needed.
pub(crate) fn summary(analysis: &Analysis) -> Option<String> {
    let registry = analysis.registry();
    let archived = count_archived(registry);
    let count_all = || {
        let mut all = 0;
        for_each_citation(registry, |_| all += 1);
        all
    };
    let Some(quotes) = analysis.quotes() else {
        return (archived > 0).then(|| {
            let all = count_all();
            let without = match all - archived {
                0 => String::new(),
                more => format!("; no usable archived copy is recorded for {more} of them"),
            };
            format!(
                "{} not checked: no archive folder was given (--archive){without}",
                were(all)
            )
        });
    };
    let mut parts = vec![match quotes.checked {
        0 => "no quote was checked against an archived copy".to_owned(),
        checked => format!("{} checked", were(checked)),
    }];
    let unread = archived - quotes.checked;
    if unread > 0 {
        let copies = if unread == 1 {
            "its copy"
        } else {
            "their copies"
        };
        parts.push(format!(
            "{} not checked: {copies} could not be read",
            were(unread)
        ));
    }
    let without = without_copy(registry);
    let elsewhere = count_all() - archived;
    match elsewhere {
        0 if archived == 0 => parts.push("the registry has no quote".to_owned()),
        0 => {}
        _ => parts.push(format!(
            "{} not checked: no usable archived copy of {} is recorded: {}",
            were(elsewhere),
            match (elsewhere, without.len()) {
                (1, _) => "its source",
                (_, 1) => "their source",
                _ => "their sources",
            },
            listed(&without),
        )),
    }
    Some(parts.join("; "))
}

/// '1 quote was', '12 quotes were'.
fn were(count: usize) -> String {
    let verb = if count == 1 { "was" } else { "were" };
    format!("{} {verb}", how_many(count, "quote"))
}

/// The ids of the sources that are quoted and have no `archive`, in order.
fn without_copy(registry: &Registry) -> Vec<String> {
    let sources = registry.sources.iter();
    let archived: BTreeSet<&str> = sources
        .filter(|source| source.archive.is_some())
        .map(|source| source.id.as_str())
        .collect();
    let mut without: BTreeSet<String> = BTreeSet::new();
    for_each_citation(registry, |citation| {
        if !archived.contains(citation.source.as_str()) {
            without.insert(citation.source);
        }
    });
    without.into_iter().collect()
}

/// The first of some ids, and how many more there are.
fn listed(ids: &[String]) -> String {
    let named = ids.get(..MOST_NAMED).unwrap_or(ids).join(", ");
    match ids.len().saturating_sub(MOST_NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
