//! What a release needs.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{printed, root, write};

const REPOSITORY: &str = "https://git.example/office/chancery";

/// The notes of a release with these files, if it may be made.
fn notes(manifest: &str, changelog: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("ci/release-notes");
    write(
        &script,
        &fs::read_to_string(root().join("ci/release-notes")).unwrap(),
    );
    write(&folder.path().join("Cargo.toml"), manifest);
    write(&folder.path().join("CHANGELOG.md"), changelog);
    let run = Command::new("bash")
        .arg(&script)
        .args(["0.1.0", REPOSITORY])
        .current_dir(Path::new("/"))
        .output()
        .unwrap();
    match run.status.success() {
        true => Ok(printed(&run)),
        false => Err(printed(&run)),
    }
}

#[test]
fn notes_of_a_release_are_its_section_of_the_changelog() {
    let manifest = format!(
        "[workspace.package]\nversion = \"0.1.0\"\nrepository = \"{REPOSITORY}\"\n\n\
         [workspace.dependencies]\nother = \"1\"\nversion = \"9\"\n"
    );
    let changelog = "# Changelog\n\n## [Unreleased]\n\nlater\n\n## [0.1.0] - 2026-12-01\n\n\
                     ### Added\n\n- This.\n\n## [0.0.1] - 2026-01-01\n\nearlier\n\n\
                     [0.1.0]: https://git.example\n";
    let found = notes(&manifest, changelog).unwrap();
    assert_eq!(found.trim(), "### Added\n\n- This.");

    let refused = |manifest: &str, changelog: &str, words: &str| {
        let said = notes(manifest, changelog).unwrap_err();
        assert!(said.contains(words), "{said}");
    };
    let other = manifest.replace("0.1.0", "0.2.0");
    refused(&other, changelog, "has the version 0.2.0, not 0.1.0");
    let elsewhere = manifest.replace("office", "other");
    refused(
        &elsewhere,
        changelog,
        "needs, below [workspace.package], the line",
    );
    let unwritten = changelog.replace("[0.1.0] -", "[0.1.1] -");
    refused(&manifest, &unwritten, "CHANGELOG.md says nothing of 0.1.0");
}

/// The changelog has the form of Keep a Changelog, which the notes of a release are cut from.
#[test]
fn the_changelog_keeps_its_form() {
    let kinds = [
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    ];
    let text = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    let mut versions = Vec::new();
    let mut of_version: Vec<usize> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            versions.push(title.to_owned());
            of_version.clear();
        } else if let Some(kind) = line.strip_prefix("### ") {
            let place = kinds.iter().position(|it| *it == kind);
            let place = place.unwrap_or_else(|| panic!("{kind} is not one of {kinds:?}"));
            assert!(of_version.last().is_none_or(|last| *last < place), "{kind}");
            of_version.push(place);
        }
    }
    assert_eq!(versions[0], "[Unreleased]");
    for version in &versions[1..] {
        let (number, day) = version.split_once(" - ").expect("a version and its day");
        assert!(
            number.starts_with('[') && number.ends_with(']'),
            "{version}"
        );
        assert_eq!(day.len(), "2026-12-01".len(), "{version}");
    }
}

#[test]
fn documents_name_the_version_of_the_wheel() {
    let text = fs::read_to_string(root().join("docs/continuous-integration.md")).unwrap();
    let wanted = concat!("[chancery-registry==", env!("CARGO_PKG_VERSION"), "]");
    assert!(text.contains(wanted), "{wanted}");
}

/// Every path to the program builds it from one lock file, and what a workflow starts is pinned to
/// a commit.
#[test]
fn workflows_start_only_what_is_pinned() {
    let mut found = 0;
    for file in [
        "action.yml",
        ".github/workflows/ci.yml",
        ".github/workflows/release.yml",
    ] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        for line in text.lines().filter(|line| line.contains("uses: ")) {
            let (_, reference) = line.split_once('@').expect("a commit");
            let (commit, version) = reference.split_once(" # v").expect("a version");
            let is_commit = commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{file}: {line}");
            found += 1;
        }
    }
    assert!(found > 5, "{found}");
}
