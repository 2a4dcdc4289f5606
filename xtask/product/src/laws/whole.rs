//! All laws of a registry without errors.

use std::path::PathBuf;

use chancery::registry::OpenedRegistry;
use chancery_core::Analysis;

use super::{
    Law, Told, answers, canonical_form, division, exports, findings_in_files, shown, tables,
    threads,
};
use crate::random::{Choices, Mended, findings, read_files};

/// Holds a registry without errors against every law, and the same records in other files and by
/// other threads. Gives what the formats made of it.
///
/// # Errors
///
/// If a law is broken.
pub fn mended(mended: Mended, choices: &mut Choices<'_>) -> Result<Told, String> {
    let found = &mended.findings;
    let opened = OpenedRegistry::from_analysis(
        PathBuf::from("registry"),
        Analysis::from_reading(mended.reading),
    );
    findings_in_files(opened.analysis.reading(), found)?;
    canonical_form(opened.analysis.reading())?;
    shown(&opened, found)?;
    answers(&opened)?;
    tables(opened.analysis.registry(), choices.once_in(2))?;
    let files = mended.draft.files(choices);
    let other = read_files(files.clone());
    division((opened.analysis.reading(), found), &other)?;
    threads(&files, &findings(&other))?;
    // Some are written twice, and others of other files: it takes as long as all the rest.
    let way = choices.below(6);
    let told = exports(opened.analysis.reading(), way == 0).whole()?;
    if way == 1 {
        same_files(&told, &exports(&other, false))?;
    }
    Ok(told)
}

/// The files of the same records are the same, however these are divided among files.
fn same_files(one: &Told, other: &Told) -> Law {
    let pairs = one.files.iter().zip(&other.files);
    match pairs.into_iter().find(|(one, other)| one != other) {
        None => Ok(()),
        Some((file, _)) => Err(format!("{} depends on the files of the records", file.0)),
    }
}
