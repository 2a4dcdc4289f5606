//! `chancery changelog`: an entry for each commit that changed something.

use std::fs;

use serde_json::Value;

use super::support::{Scratch, is_the_change};

/// The folder in which the registry lies at the end.
const FOLDER: &str = "new/records";

/// A repository with one commit that changed something, and the commits before and with it.
fn repository() -> (Scratch, String, String) {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    let first = scratch.commit("The registry");
    fs::write(scratch.path().join("README.md"), "Of the registry.\n").unwrap();
    scratch.commit("Nothing of the registry");
    let to = scratch.path().join(FOLDER);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::rename(scratch.path().join("records"), to).unwrap();
    scratch.commit("Only moved");
    scratch.put("after", FOLDER);
    let changed = scratch.commit("Georgia <b>& [others](x)</b>");
    (scratch, first, changed)
}

#[track_caller]
fn changelog(scratch: &Scratch, range: &str, format: &str) -> String {
    let run = scratch.run(&["changelog", "--git", range, FOLDER, "--format", format]);
    assert_eq!(run.exit, Some(0), "{}", run.said);
    run.printed
}

#[test]
fn a_changelog_has_an_entry_for_each_commit_that_changed_something() {
    let (scratch, first, changed) = repository();
    let document: Value = serde_json::from_str(&changelog(&scratch, &first, "json")).unwrap();
    let entries = document["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 1, "{document:#}");
    assert_eq!(entries[0]["commit"], changed.as_str());
    assert_eq!(entries[0]["date"], "2025-01-01T00:00:04+02:00");
    is_the_change(&entries[0]["changes"]);
    let markdown = changelog(&scratch, &first, "markdown");
    let title = "## 2025-01-01: Georgia \\<b\\>&amp; \\[others\\](x)";
    assert!(markdown.contains(title), "{markdown}");
    let none = changelog(&scratch, "HEAD", "markdown");
    assert!(none.ends_with("Nothing changed.\n"), "{none}");
}

#[test]
fn the_ids_of_a_feed_are_the_same_however_far_back_it_goes() {
    let (scratch, first, _) = repository();
    let feed = changelog(&scratch, &first, "atom");
    let title = "<title>Georgia &lt;b&gt;&amp; [others](x)&lt;/b&gt;</title>";
    assert!(feed.contains(title), "{feed}");
    assert!(feed.contains("<updated>2025-01-01T00:00:04+02:00</updated>"));
    let ids = |range: &str| -> Vec<String> {
        let feed = changelog(&scratch, range, "atom");
        let parts = feed.split("<id>").skip(1);
        parts
            .map(|part| part.split('<').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&first).len(), 2);
    assert_eq!(ids(&first), ids("HEAD^"));
    assert_eq!(ids("HEAD"), ids(&first)[..1]);
}

#[test]
fn each_commit_is_compared_with_the_one_that_it_followed() {
    let mut scratch = Scratch::new();
    scratch.put("before", "new/records");
    scratch.commit("The registry");
    scratch.git(&["switch", "--quiet", "--create", "released"]);
    scratch.put("after", FOLDER);
    scratch.commit("The change, on another line");
    scratch.git(&["switch", "--quiet", "main"]);
    fs::write(scratch.path().join("README.md"), "Of the registry.\n").unwrap();
    scratch.commit("Nothing of the registry");
    let markdown = changelog(&scratch, "released", "markdown");
    assert!(markdown.ends_with("Nothing changed.\n"), "{markdown}");
}

#[test]
fn commits_that_a_shallow_clone_lacks_are_not_left_out() {
    let (scratch, first, _) = repository();
    let clone = Scratch {
        folder: tempfile::tempdir().unwrap(),
        commits: 0,
    };
    let from = format!("file://{}", scratch.path().display());
    clone.git(&["clone", "--quiet", "--depth=1", &from, "."]);
    clone.git(&["fetch", "--quiet", "--depth=1", "origin", &first]);
    let run = clone.run(&["changelog", "--git", &first, FOLDER]);
    assert_eq!(run.exit, Some(2), "{}", run.printed);
    assert!(run.said.contains("this clone is shallow"), "{}", run.said);
}
