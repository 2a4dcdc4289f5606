//! Trying whether files can be made in a folder, and sweeping what a killed run left of that.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::swap::is_run;

/// What the name of a file ends with that tries whether a folder can be written.
const PROBE: &str = ".probe";

/// Makes a folder below the root if it is missing, and tries whether files can be made in it.
pub(super) fn try_folder(
    root: &Path,
    folder: &Path,
    staging: &Path,
    made: &mut Vec<PathBuf>,
) -> io::Result<()> {
    let mut place = root.to_owned();
    for part in folder {
        place.push(part);
        match fs::create_dir(&place) {
            Ok(()) => made.push(place.clone()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    let mut probe = staging.file_name().unwrap_or_default().to_owned();
    probe.push(PROBE);
    let probe = place.join(probe);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).open(&probe)?;
    fs::remove_file(&probe)
}

/// Removes what runs that were killed have left where they tried a folder; nothing if it is not a
/// folder, or a link to one.
pub(super) fn sweep_probes(place: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(place).is_ok_and(|about| about.is_dir()) {
        return Ok(());
    }
    for entry in fs::read_dir(place)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_probe = name.to_str().is_some_and(is_probe);
        if is_probe
            && entry
                .metadata()
                .is_ok_and(|about| about.is_file() && about.len() == 0)
        {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn is_probe(name: &str) -> bool {
    name.strip_suffix(PROBE).is_some_and(is_run)
}
