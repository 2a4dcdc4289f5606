//! Revisions and ranges of them, as users of git write them.

use anyhow::Result;
use chancery_core::finding::visible;

use super::Repository;
use crate::exit::UsageError;

/// What `--git` asks to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Range {
    /// `REV`: a revision with the working tree.
    WorkingTree(String),
    /// `A..B`: two revisions.
    Two(String, String),
    /// `A...B`: the last common ancestor of two revisions with the second one.
    MergeBase(String, String),
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// As the user wrote it, or how it was found.
    pub name: String,
    /// The id of the commit.
    pub commit: String,
}

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The old side.
    pub old: Revision,
    /// The new side; none if it is the working tree.
    pub new: Option<Revision>,
}

impl Range {
    /// What a user wrote. A name that is left out is `HEAD`, as for git.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let or_head = |name: &str| match name {
            "" => "HEAD".to_owned(),
            name => name.to_owned(),
        };
        if let Some((old, new)) = text.split_once("...") {
            Range::MergeBase(or_head(old), or_head(new))
        } else if let Some((old, new)) = text.split_once("..") {
            Range::Two(or_head(old), or_head(new))
        } else {
            Range::WorkingTree(text.to_owned())
        }
    }
}

impl Revision {
    /// The revision as it is shown: with its name the beginning of the id of its commit.
    #[must_use]
    pub fn words(&self) -> String {
        let short = self.short();
        match self.commit.starts_with(&self.name) {
            true => short.to_owned(),
            false => format!("{short} ({})", visible(&self.name)),
        }
    }

    /// The beginning of the id of its commit.
    #[must_use]
    pub fn short(&self) -> &str {
        self.commit.get(..10).unwrap_or(&self.commit)
    }
}

impl Repository {
    /// The commits that a range means.
    ///
    /// # Errors
    ///
    /// If one of them is not there, or if they have no common ancestor.
    pub fn sides(&self, range: &Range) -> Result<Sides> {
        Ok(match range {
            Range::WorkingTree(old) => Sides {
                old: self.revision(old)?,
                new: None,
            },
            Range::Two(old, new) => Sides {
                old: self.revision(old)?,
                new: Some(self.revision(new)?),
            },
            Range::MergeBase(old, new) => {
                let (old, new) = (self.revision(old)?, self.revision(new)?);
                Sides {
                    old: self.merge_base(&old, &new)?,
                    new: Some(new),
                }
            }
        })
    }

    /// The commit that a name means.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn revision(&self, name: &str) -> Result<Revision> {
        match self.commit(name)? {
            Some(commit) => Ok(Revision {
                name: name.to_owned(),
                commit,
            }),
            None => Err(self.unknown(name)?.into()),
        }
    }

    pub(super) fn commit(&self, name: &str) -> Result<Option<String>> {
        // Line breaks and zero bytes cannot be in a name, and a program cannot be given the last.
        if name.is_empty() || name.contains(['\0', '\n']) {
            return Ok(None);
        }
        let asked = format!("{name}^{{commit}}");
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &asked,
        ];
        let output = self.run(&arguments, &[])?;
        let commit = output.text().ok();
        let commit = commit.map(|commit| commit.trim().to_owned());
        Ok(commit.filter(|commit| !commit.is_empty()))
    }

    /// The error that a revision is not there, and what to do about it.
    fn unknown(&self, name: &str) -> Result<UsageError> {
        let remote = format!("origin/{name}");
        let shown = visible(name);
        if self.is_shallow()? {
            let message = format!(
                "--git: no revision `{shown}` is in this clone, which is shallow: it has only a \
                 part of the history"
            );
            let help = "fetch the history of every branch with `git fetch --unshallow origin \
                        '+refs/heads/*:refs/remotes/origin/*'`; in GitHub Actions, give \
                        `fetch-depth: 0` to actions/checkout";
            return Ok(UsageError::new(message, help));
        }
        let message = format!("--git: no revision `{shown}` is in this repository");
        Ok(match self.commit(&remote)? {
            Some(_) => UsageError::new(message, format!("write `origin/{shown}`")),
            None => UsageError::new(
                message,
                "name a branch, a tag or a commit, as in --git main; `git fetch` brings those of \
                 another repository",
            ),
        })
    }

    fn is_shallow(&self) -> Result<bool> {
        let output = self.run(&["rev-parse", "--is-shallow-repository"], &[])?;
        Ok(output.text().is_ok_and(|text| text.trim() == "true"))
    }

    fn merge_base(&self, old: &Revision, new: &Revision) -> Result<Revision> {
        let output = self.run(&["merge-base", &old.commit, &new.commit], &[])?;
        let commit = output.text().ok();
        let commit = commit.map(|text| text.trim().to_owned());
        if let Some(commit) = commit.filter(|commit| !commit.is_empty()) {
            let name = format!("the common ancestor of {} and {}", old.name, new.name);
            return Ok(Revision { name, commit });
        }
        Err(self.no_common_ancestor(old, new)?.into())
    }

    /// The error that two revisions have nothing in common that is in this clone.
    pub(super) fn no_common_ancestor(&self, old: &Revision, new: &Revision) -> Result<UsageError> {
        let message = format!(
            "--git: `{}` and `{}` have no common ancestor in this repository",
            visible(&old.name),
            visible(&new.name)
        );
        let help = match self.is_shallow()? {
            true => {
                "this clone is shallow: fetch the history with `git fetch --unshallow`; in GitHub \
                 Actions, give `fetch-depth: 0` to actions/checkout"
            }
            false => "compare the two revisions themselves, with `..` in the place of `...`",
        };
        Ok(UsageError::new(message, help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_git_reads_them() {
        let two = |old: &str, new: &str| Range::Two(old.to_owned(), new.to_owned());
        let base = |old: &str, new: &str| Range::MergeBase(old.to_owned(), new.to_owned());
        assert_eq!(Range::new("main"), Range::WorkingTree("main".to_owned()));
        assert_eq!(Range::new("v1..v2"), two("v1", "v2"));
        assert_eq!(Range::new("v1.."), two("v1", "HEAD"));
        assert_eq!(Range::new("..v2"), two("HEAD", "v2"));
        assert_eq!(Range::new("main..."), base("main", "HEAD"));
        assert_eq!(Range::new("main...topic"), base("main", "topic"));
    }
}
