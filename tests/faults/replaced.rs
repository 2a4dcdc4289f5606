//! Files of the user's that `fmt` and `new` replace: each is as before or as it should be.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use super::support::{assert_same, said, tree, workplace};

#[test]
fn what_is_formatted_keeps_its_permissions() {
    let folder = workplace();
    let path = folder.path().join("registry/records.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let text = said(folder.path(), &["fmt", "registry"], 0);
    assert!(text.contains("2 of 2 files written"), "{text}");
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let names: Vec<String> = tree(folder.path()).into_keys().collect();
    assert_eq!(names, ["registry/records.yaml", "registry/registry.yaml"]);
}

#[test]
fn a_file_that_may_not_be_written_is_named_and_kept() {
    let folder = workplace();
    let path = folder.path().join("registry/records.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let before = fs::read(&path).unwrap();
    let text = said(folder.path(), &["fmt", "registry/records.yaml"], 3);
    assert!(
        text.contains("registry/records.yaml is read-only"),
        "{text}"
    );
    let source = [
        "new",
        "source",
        "b",
        "--publisher",
        "B",
        "--url",
        "https://b.example/",
    ];
    let text = said(&folder.path().join("registry"), &source, 3);
    assert!(text.contains("records.yaml is read-only"), "{text}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_cannot_be_written_whole_stays_as_it_was() {
    let folder = workplace();
    let before = tree(folder.path());
    let source = "new source b --publisher B --url https://b.example/ --registry registry";
    for arguments in ["fmt registry", source] {
        let program = env!("CARGO_BIN_EXE_chancery");
        let line = format!("trap '' XFSZ; ulimit -f 0; exec {program} {arguments}");
        let output = Command::new("sh")
            .args(["-c", &line])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments}: {output:?}");
        assert_same(&before, &tree(folder.path()));
    }
}
