//! Scripts in Python that read exports and print what they found as JSON.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::install::output_of;

/// Runs a script, and gives what it printed.
///
/// # Errors
///
/// If it fails, or prints no JSON.
pub(super) fn run(
    python: &Path,
    script: &str,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Result<Value> {
    let mut command = Command::new(python);
    command.args(["-X", "utf8", "-c", script]).args(arguments);
    let (printed, _) = output_of(&mut command)?;
    serde_json::from_str(&printed).context("the script printed no JSON")
}
