//! A user's own shapes of states, from the file that `--boundaries` names.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use chancery_core::network::Network;
use chancery_export::map::Boundaries;
use clap::{Arg, ArgMatches};

use crate::exit::UsageError;

/// The argument that names the file.
pub(crate) fn argument() -> Arg {
    Arg::new("boundaries")
        .long("boundaries")
        .value_name("FILE")
        .value_parser(clap::value_parser!(PathBuf))
        .help("Your own shapes of states for the map, as GeoJSON")
}

/// The shapes for a registry; none if the flag is left out.
///
/// # Errors
///
/// If the file cannot be read, is not a GeoJSON with polygons, or has no state of the registry.
pub(crate) fn boundaries(
    matches: &ArgMatches,
    network: &Network<'_>,
) -> Result<Option<Boundaries>> {
    let Some(path) = matches.get_one::<PathBuf>("boundaries") else {
        return Ok(None);
    };
    let text = text(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    let states = network.states().map(|state| network.actors[state].id);
    let boundaries = Boundaries::read(&name.to_string_lossy(), &text)
        .and_then(|boundaries| boundaries.of_some(states))
        .with_context(|| format!("--boundaries: {}", path.display()))?;
    Ok(Some(boundaries))
}

fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| {
        let path = path.display();
        let message = match error.kind() {
            ErrorKind::NotFound => format!("--boundaries: there is no file {path}"),
            ErrorKind::InvalidData => format!("--boundaries: {path} is not valid UTF-8"),
            _ => format!("--boundaries: cannot read {path}: {error}"),
        };
        UsageError::new(message, "name a GeoJSON file with the polygons of states").into()
    })
}
