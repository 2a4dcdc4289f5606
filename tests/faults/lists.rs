//! What `files.json` says, and what is done for it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::{assert_same, said, tree, workplace};

fn listing(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("out/files.json")).unwrap()).unwrap()
}

fn digest(path: &Path) -> String {
    let output = Command::new("sha256sum").arg(path).output().unwrap();
    String::from_utf8(output.stdout).unwrap()[..64].to_owned()
}

/// Lets the list of the folder `out` name another file of it, as if a build had written it.
fn pretend(folder: &Path, name: &str, digest: &str) {
    let mut listing = listing(folder);
    let files = listing["files"].as_array_mut().unwrap();
    files.push(json!({ "name": name, "sha256": digest }));
    fs::write(folder.join("out/files.json"), listing.to_string()).unwrap();
}

#[test]
fn all_files_are_listed_with_their_digests() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    let listing = listing(folder);
    assert_eq!(listing["generator"], "chancery");
    assert_eq!(listing["format"], 1);
    assert_eq!(listing["complete"], true);
    let files = listing["files"].as_array().unwrap();
    let out = folder.join("out");
    for file in files {
        let path = out.join(file["name"].as_str().unwrap());
        assert_eq!(file["sha256"], json!(digest(&path)), "{}", path.display());
    }
    // The list is in the folder, and names all but itself.
    assert_eq!(tree(&out).len(), files.len() + 1);
}

/// A folder with a build of which the next one does not write `svg/map.svg`.
fn built_with_a_map() -> TempDir {
    let place = workplace();
    said(place.path(), &["build", "registry"], 0);
    assert!(place.path().join("out/svg/map.svg").exists());
    let records = place.path().join("registry/records.yaml");
    let text = fs::read_to_string(&records).unwrap();
    let (_, sources) = text.split_once("sources:").unwrap();
    // Of an instrument alone there is a timeline, and neither a map nor a network.
    let instrument = "instruments:\n- id: letter-of-2021\n  parties: [AZE, TUR]\n  signed: \
                      2021-06-15\n  evidence: [{source: letter}]\n";
    fs::write(records, format!("{instrument}sources:{sources}")).unwrap();
    place
}

#[test]
fn what_the_last_build_wrote_and_this_one_does_not_is_removed() {
    let place = built_with_a_map();
    let folder = place.path();
    let text = said(folder, &["build", "registry"], 0);
    assert!(text.contains("removed 2 files of the last build"), "{text}");
    assert!(!folder.join("out/svg/map.svg").exists());
    assert!(!folder.join("out/svg/network.svg").exists());
}

#[test]
fn what_was_changed_since_stays_and_is_said() {
    let place = built_with_a_map();
    let folder = place.path();
    let map = folder.join("out/svg/map.svg");
    fs::write(&map, "my own map").unwrap();
    let text = said(folder, &["build", "registry"], 0);
    assert!(
        text.contains("out/svg/map.svg is from an earlier build and was kept"),
        "{text}"
    );
    assert_eq!(fs::read(&map).unwrap(), b"my own map");
    // From now on it is the user's.
    assert!(!listing(folder).to_string().contains("map.svg"));
    let text = said(folder, &["build", "registry"], 0);
    assert!(!text.contains("out/svg/map.svg"), "{text}");
}

#[test]
fn a_list_is_believed_only_for_files_that_a_build_can_write() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    let clean = fs::read(folder.join("out/files.json")).unwrap();
    let names = [
        "notes/victim.txt",
        "csv/victim.csv",
        "csv/registry.xlsx",
        "html/network.dot",
        "svg/sub/map.svg",
        "SVG/map.svg",
        "csv/\u{1b}[2J.csv",
    ];
    for name in names {
        let path = folder.join("out").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mine").unwrap();
        pretend(folder, name, &digest(&path));
    }
    let text = said(folder, &["build", "registry"], 0);
    assert!(
        text.contains("out/files.json lists SVG/map.svg and 6 other files"),
        "{text}"
    );
    for name in names {
        assert_eq!(fs::read(folder.join("out").join(name)).unwrap(), b"mine");
    }
    assert_eq!(fs::read(folder.join("out/files.json")).unwrap(), clean);
}

#[test]
fn nothing_is_removed_through_a_link() {
    let place = built_with_a_map();
    let folder = place.path();
    let map = folder.join("out/svg/map.svg");
    fs::rename(&map, folder.join("map-of-mine.svg")).unwrap();
    symlink("../../map-of-mine.svg", &map).unwrap();
    let text = said(folder, &["build", "registry"], 0);
    assert!(text.contains("out/svg/map.svg"), "{text}");
    assert!(folder.join("map-of-mine.svg").exists() && map.is_symlink());

    let place = built_with_a_map();
    let folder = place.path();
    let pictures = folder.join("out/svg");
    fs::rename(&pictures, folder.join("pictures")).unwrap();
    symlink("../pictures", &pictures).unwrap();
    let before = tree(folder);
    let text = said(folder, &["build", "registry"], 3);
    assert!(text.contains("cannot be written"), "{text}");
    assert_same(&before, &tree(folder));
}

#[test]
fn a_list_of_somebody_else_removes_nothing() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    fs::create_dir(folder.join("out/sub")).unwrap();
    fs::write(folder.join("out/sub/mine.txt"), "mine").unwrap();
    let sum = digest(&folder.join("out/sub/mine.txt"));
    let file = |name: &str| json!([{ "name": name, "sha256": sum }]);
    for list in [
        json!(["sub/mine.txt"]),
        json!({ "files": file("sub/mine.txt") }),
        json!({ "generator": "other", "format": 1, "complete": true, "files": file("sub/mine.txt") }),
        json!({ "generator": "chancery", "format": 9, "complete": true, "files": file("sub/mine.txt") }),
        json!({ "generator": "chancery", "format": 1, "complete": true, "files": file("sub/../sub/mine.txt") }),
        json!({ "generator": "chancery", "format": 1, "complete": true, "files": file("/etc/hosts") }),
    ] {
        fs::write(folder.join("out/files.json"), list.to_string()).unwrap();
        let before = tree(folder);
        let text = said(folder, &["build", "registry"], 3);
        assert!(
            text.contains("out/files.json cannot be written: this program"),
            "{text}"
        );
        assert_same(&before, &tree(folder));
    }
}

#[test]
fn an_edited_export_is_not_overwritten() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    fs::write(folder.join("out/html/index.html"), "my own words").unwrap();
    let before = tree(folder);
    let text = said(folder, &["build", "registry"], 3);
    assert!(
        text.contains("out/html/index.html cannot be written: it was changed"),
        "{text}"
    );
    assert_same(&before, &tree(folder));
}

#[test]
fn what_is_exported_into_the_registry_is_not_read_back() {
    let place = workplace();
    let folder = place.path();
    let before = said(folder, &["check", "registry", "--notes"], 0);
    for format in ["audit", "csv", "json", "jsonl", "sqlite", "yaml"] {
        let out = format!("registry/{format}");
        said(folder, &["export", format, "registry", "--out", &out], 0);
    }
    said(folder, &["build", "registry", "--out", "registry/out"], 0);
    assert_eq!(said(folder, &["check", "registry", "--notes"], 0), before);
    // Records beside what was exported are read.
    let more = folder.join("registry/yaml/more.yaml");
    fs::write(&more, "states:\n- {id: XNA, name: Nowhere}\n").unwrap();
    let text = said(folder, &["list", "states", "--registry", "registry"], 0);
    assert!(text.contains("Nowhere"), "{text}");
    // What was changed after it was exported is another registry, and that is said.
    let exported = folder.join("registry/yaml/registry.yaml");
    fs::write(exported, "registry: other\n").unwrap();
    let text = said(folder, &["check", "registry"], 0);
    assert!(text.contains("registry/yaml/registry.yaml"), "{text}");
    // A registry that was exported is one.
    said(folder, &["export", "yaml", "registry", "--out", "copy"], 0);
    let copy = said(folder, &["check", "copy", "--notes"], 0);
    assert!(copy.contains("1 partnership"), "{copy}");
}

#[test]
fn a_list_hides_no_record() {
    let place = workplace();
    let folder = place.path();
    let records = folder.join("registry/records.yaml");
    let list = json!({ "generator": "chancery", "format": 1, "complete": true, "files": [
        { "name": "records.yaml", "sha256": digest(&records) },
        { "name": "registry.yaml", "sha256": digest(&folder.join("registry/registry.yaml")) },
        { "name": "sub/more.json", "sha256": digest(&records) },
        { "name": "sub/json/registry.yaml", "sha256": digest(&records) },
        { "name": "sub/json/registry.json", "sha256": digest(&records) },
    ] });
    fs::create_dir(folder.join("registry/sub")).unwrap();
    fs::copy(&records, folder.join("registry/sub/more.json")).unwrap();
    fs::create_dir(folder.join("registry/sub/json")).unwrap();
    for name in ["registry.yaml", "registry.json"] {
        fs::copy(&records, folder.join("registry/sub/json").join(name)).unwrap();
    }
    fs::write(folder.join("registry/files.json"), list.to_string()).unwrap();
    // The second file is not JSON but YAML, and so read too: its records are there twice.
    let text = said(folder, &["check", "registry", "--format", "concise"], 1);
    assert!(text.contains("[duplicate-record]"), "{text}");
    assert!(text.contains("sub/more.json"), "{text}");
    let another =
        "sub/json/registry.yaml:1:1: warning: the folder `sub/json` contains a `registry.yaml`";
    assert!(text.contains(another), "{text}");
}
