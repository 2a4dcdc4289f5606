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

/// What is printed of a commit.
const FORMAT: &str = "--format=%H%x00%cI%x00%an%x00%s";

impl Repository {
    /// The commits from behind `old` up to `new`, the oldest first: of a merge only the line that it
    /// was merged into, so that each commit follows from the one before it.
    ///
    /// # Errors
    ///
    /// If git fails.
    pub fn commits(&self, old: &Revision, new: &Revision) -> Result<Vec<Commit>> {
        let range = format!("{}..{}", old.commit, new.commit);
        self.listed(&["--first-parent", "--reverse", &range])
    }

    /// The commit from which another one followed on its own line.
    ///
    /// # Errors
    ///
    /// If it is not in this clone, or there is none: `old` is then no ancestor of `new`, which the
    /// line of `first` leads to.
    pub fn parent(&self, first: &Revision, (old, new): (&Revision, &Revision)) -> Result<Revision> {
        match self.commit(&format!("{}^1", first.commit))? {
            Some(commit) if commit == old.commit => Ok(old.clone()),
            Some(commit) => Ok(Revision {
                name: commit.clone(),
                commit,
            }),
            None => Err(self.no_common_ancestor(old, new)?.into()),
        }
    }

    /// One commit.
    ///
    /// # Errors
    ///
    /// If git fails.
    pub fn describe(&self, revision: &Revision) -> Result<Option<Commit>> {
        let listed = self.listed(&["--max-count=1", &revision.commit])?;
        Ok(listed.into_iter().next())
    }

    fn listed(&self, what: &[&str]) -> Result<Vec<Commit>> {
        let arguments = [&["rev-list", "--encoding=UTF-8", FORMAT], what].concat();
        let output = self.run(&arguments, &[])?;
        if !output.is_done {
            output.text()?;
        }
        let text = String::from_utf8_lossy(&output.out);
        // A line with the id alone stands before each.
        Ok(text.lines().filter_map(commit).collect())
    }

    /// The id of a folder in each of some commits, where it has a manifest there.
    ///
    /// # Errors
    ///
    /// If git fails.
    pub fn trees(&self, commits: &[&Revision], folder: &str) -> Result<Vec<Option<String>>> {
        if folder.contains('\n') {
            let trees = commits.iter();
            return trees
                .map(|commit| self.folder_with_manifest(commit, folder))
                .collect();
        }
        let folder = folder.trim_end_matches('/');
        let below = if folder.is_empty() { "" } else { "/" };
        let asked = commits.iter().map(|Revision { commit, .. }| {
            let manifest = chancery_core::yaml::MANIFEST_FILE;
            format!("{commit}:{folder}\n{commit}:{folder}{below}{manifest}\n")
        });
        let asked: String = asked.collect();
        let output = self.run(&["cat-file", "--batch-check"], asked.as_bytes())?;
        let text = output.text()?;
        let lines: Vec<&str> = text.lines().collect();
        let pairs = lines.chunks(2);
        let trees = pairs.map(|pair| {
            let id = |line: &&str, kind: &str| {
                let mut words = line.split(' ');
                let id = words.next()?.to_owned();
                (words.next() == Some(kind)).then_some(id)
            };
            let tree = pair.first().and_then(|line| id(line, "tree"));
            let manifest = pair.get(1).and_then(|line| id(line, "blob"));
            tree.filter(|_| manifest.is_some())
        });
        Ok(trees.collect())
    }
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
