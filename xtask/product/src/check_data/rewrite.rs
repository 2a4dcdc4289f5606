//! Writes files in canonical form.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

use super::Data;
use super::canonical::canonical_text;
use super::readme::{README, with_numbers};

/// Rewrites every file that contains no comments and is not in canonical form, and says whether all
/// files could be left in it.
pub(super) fn rewrite(folder: &Path, data: &Data) -> Result<bool> {
    let mut is_well = true;
    for file in &data.files {
        let (name, bytes) = file;
        let text = String::from_utf8_lossy(bytes);
        match canonical_text(file) {
            None => {
                println!("left      {name}: it cannot be read without fault");
                is_well = false;
            }
            Some(canonical) if canonical == text => {}
            Some(_) if may_hold_comments(&text) => println!("left      {name}: it holds comments"),
            Some(canonical) => {
                write_whole(&folder.join(name), &canonical)?;
                println!("rewritten {name}");
            }
        }
    }
    if let Some(text) = with_numbers(data) {
        write_whole(&folder.join(README), &text)?;
        println!("rewritten {README}");
    }
    Ok(is_well)
}

/// Whether there may be a comment: rather once too often, since a comment would be lost.
fn may_hold_comments(text: &str) -> bool {
    text.lines().any(|line| {
        line.match_indices('#')
            .any(|(offset, _)| offset == 0 || line[..offset].ends_with(char::is_whitespace))
    })
}

/// Writes a file beside its place and renames it, so that it is never half written.
pub(super) fn write_whole(path: &Path, text: &str) -> Result<()> {
    let context = || format!("cannot write {}", path.display());
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(context)?;
    file.write_all(text.as_bytes()).with_context(context)?;
    let permissions = fs::metadata(path).with_context(context)?.permissions();
    file.as_file()
        .set_permissions(permissions)
        .with_context(context)?;
    file.persist(path).with_context(context)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_stands_at_the_start_or_after_space() {
        assert!(may_hold_comments("a: b\n  # c\n"));
        assert!(may_hold_comments("a: b # c\n"));
        assert!(!may_hold_comments("a: b#c\n"));
    }
}
