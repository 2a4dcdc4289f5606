//! A changelog as one JSON document.

use serde_json::{Value, json};

use super::{Changelog, ChangelogFormat, Entry};

/// For programs.
pub static FORMAT: ChangelogFormat = ChangelogFormat {
    name: "json",
    text: |changelog| format!("{:#}\n", document(changelog)),
};

fn document(changelog: &Changelog) -> Value {
    json!({
        "registry": changelog.registry,
        "title": changelog.title,
        "from": changelog.from.commit,
        "to": changelog.to.revision.commit,
        "entries": changelog.entries.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn entry(entry: &Entry) -> Value {
    let commit = &entry.commit;
    json!({
        "commit": commit.revision.commit,
        "date": commit.date,
        "author": commit.author,
        "subject": commit.subject,
        "summary": entry.report.summary,
        "changes": entry.changes,
    })
}
