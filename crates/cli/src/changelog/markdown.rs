//! A changelog as Markdown, the newest commit first.

use std::fmt::Write as _;

use super::{Changelog, ChangelogFormat};
use crate::diff::markdown::{code, escaped, text as report_text};

/// The default, for people.
pub static FORMAT: ChangelogFormat = ChangelogFormat {
    name: "markdown",
    text,
};

fn text(changelog: &Changelog) -> String {
    let mut out = String::new();
    let title = escaped(&changelog.title);
    let _ = writeln!(out, "# What changed in {title}\n");
    let (from, to) = (changelog.from.words(), changelog.to.revision.short());
    let _ = writeln!(out, "From {} to {}.", code(&from), code(to));
    if changelog.entries.is_empty() {
        let _ = writeln!(out, "\nNothing changed.");
    }
    for entry in &changelog.entries {
        let commit = &entry.commit;
        let day = commit.date.get(..10).unwrap_or(&commit.date);
        let title = format!("{day}: {}", commit.subject);
        let _ = write!(out, "\n{}", report_text(&entry.report, "##", &title));
        let id = code(commit.revision.short());
        let _ = writeln!(out, "\nCommit {id} by {}.", escaped(&commit.author));
    }
    out
}
