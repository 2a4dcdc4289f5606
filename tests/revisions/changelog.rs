//! `chancery changelog`: an entry for each commit that changed something.

use std::fs;

use serde_json::Value;

use super::support::{Scratch, is_the_change};

#[test]
fn a_changelog_has_an_entry_for_each_commit_that_changed_something() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    let first = scratch.commit("The registry");
    fs::write(scratch.path().join("README.md"), "Of the registry.\n").unwrap();
    scratch.commit("Nothing of the registry");
    fs::create_dir_all(scratch.path().join("new")).unwrap();
    fs::rename(
        scratch.path().join("records"),
        scratch.path().join("new/records"),
    )
    .unwrap();
    scratch.commit("Only moved");
    scratch.put("after", "new/records");
    let changed = scratch.commit("Georgia <b>& [others](x)</b>");
    let json = scratch.run(&[
        "changelog",
        "--git",
        &first,
        "new/records",
        "--format",
        "json",
    ]);
    assert_eq!(json.exit, Some(0), "{}", json.said);
    let document: Value = serde_json::from_str(&json.printed).unwrap();
    let entries = document["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 1, "{document:#}");
    assert_eq!(entries[0]["commit"], changed.as_str());
    assert_eq!(entries[0]["date"], "2025-01-01T00:00:04+02:00");
    is_the_change(&entries[0]["changes"]);
    let markdown = scratch
        .run(&["changelog", "--git", &first, "new/records"])
        .printed;
    assert!(
        markdown.contains("## 2025-01-01: Georgia \\<b\\>&amp; \\[others\\](x)"),
        "{markdown}"
    );
    let atom = |range: &str| {
        let run = scratch.run(&[
            "changelog",
            "--git",
            range,
            "new/records",
            "--format",
            "atom",
        ]);
        assert_eq!(run.exit, Some(0), "{}", run.said);
        run.printed
    };
    let feed = atom(&first);
    assert!(
        feed.contains("<title>Georgia &lt;b&gt;&amp; [others](x)&lt;/b&gt;</title>"),
        "{feed}"
    );
    assert!(feed.contains("<updated>2025-01-01T00:00:04+02:00</updated>"));
    // The ids are the same, however far back the feed goes.
    let ids = |feed: &str| -> Vec<String> {
        let parts = feed.split("<id>").skip(1);
        parts
            .map(|part| part.split('<').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&feed), ids(&atom("HEAD^")));
    assert_eq!(ids(&atom("HEAD")), ids(&feed)[..1]);
    let none = scratch
        .run(&["changelog", "--git", "HEAD", "new/records"])
        .printed;
    assert!(none.ends_with("Nothing changed.\n"), "{none}");
}
