//! The commits of a range, for a changelog.

use anyhow::Result;

use super::{Repository, Revision};

/// A commit, as a changelog names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The commit.
    pub revision: Revision,
    /// When it was committed, as RFC 3339 writes it.
    pub date: String,
    /// Who wrote the change.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
}

/// The commits from behind `old` up to `new`, the oldest first: of a merge only the line that it was
/// merged into, so that each commit follows from the one before it.
///
/// # Errors
///
/// If git fails.
pub fn commits(repository: &Repository, old: &Revision, new: &Revision) -> Result<Vec<Commit>> {
    let range = format!("{}..{}", old.commit, new.commit);
    let arguments = [
        "rev-list",
        "--first-parent",
        "--reverse",
        "--encoding=UTF-8",
        "--no-commit-header",
        "--format=%H%x00%cI%x00%an%x00%s",
        &range,
    ];
    let output = repository.run(&arguments, &[])?;
    if !output.is_done {
        output.text()?;
    }
    let text = String::from_utf8_lossy(&output.out).into_owned();
    let lines = text.lines();
    Ok(lines.filter_map(commit).collect())
}

fn commit(line: &str) -> Option<Commit> {
    let mut words = line.splitn(4, '\0');
    let commit = words.next()?.to_owned();
    let (date, author, subject) = (words.next()?, words.next()?, words.next()?);
    Some(Commit {
        revision: Revision {
            name: commit.clone(),
            commit,
        },
        date: date.to_owned(),
        author: author.to_owned(),
        subject: subject.to_owned(),
    })
}
