//! Where the repository is, and how programs are run in it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The repository's folder.
#[must_use]
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// The folder where archived pages may lie, which is beside the repository and not part of it.
pub(crate) fn archive_beside() -> Option<PathBuf> {
    let folder = root().join("../shared/archive");
    folder.is_dir().then_some(folder)
}

/// The running cargo, in the folder of the repository.
#[must_use]
pub fn cargo() -> Command {
    let mut command = cargo_here();
    command.current_dir(root());
    command
}

/// The running cargo, in the folder of the caller.
pub(crate) fn cargo_here() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program to its end.
///
/// # Errors
///
/// If it cannot be started, or fails.
pub fn run_to_end(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start {shown}"))?;
    if !status.success() {
        bail!("{shown} failed: {status}");
    }
    Ok(())
}

/// The command as a person would write it.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let arguments = command
        .get_args()
        .map(|argument| format!(" {}", argument.to_string_lossy()));
    format!(
        "{}{}",
        program.to_string_lossy(),
        arguments.collect::<String>()
    )
}

/// The frozen registry that documents show and other programs read: what `data/` holds is not known
/// to them.
#[must_use]
pub fn article() -> PathBuf {
    root().join("tests/registries/article")
}
