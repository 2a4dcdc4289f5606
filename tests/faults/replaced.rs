//! Files of the user's that `fmt` and `new` replace: each is as before or as it should be.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use chancery::output::replace_file;

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

#[test]
fn a_registry_that_cannot_be_started_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let before = tree(folder.path());
    for name in ["empty", "new"] {
        let program = env!("CARGO_BIN_EXE_chancery");
        // The first files fit, the next one does not.
        let line = format!("trap '' XFSZ; ulimit -f 2; exec {program} new registry {name}");
        let output = Command::new("sh")
            .args(["-c", &line])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(3), "{name}: {output:?}");
        assert_same(&before, &tree(folder.path()));
    }
}

/// The name of the folder becomes the id of the registry, also where YAML takes it for something
/// else.
#[test]
fn a_registry_may_have_the_name_of_a_value() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["null", "2025", "no", "n", "1e3", "2025-12-31", "0x1f"] {
        said(folder.path(), &["new", "registry", name], 0);
        let text = said(folder.path(), &["check", name, "--fail-on", "warning"], 0);
        assert!(text.contains("no finding"), "{name}: {text}");
        said(folder.path(), &["fmt", "--check", name], 0);
    }
}

#[track_caller]
fn is_refused(path: &Path, old: Option<&str>, words: &str) {
    let folder = path.parent().unwrap();
    let before = tree(folder);
    let error = replace_file(path, old, "new\n").unwrap_err().to_string();
    assert!(error.ends_with(words), "{error}");
    assert_same(&before, &tree(folder));
}

#[test]
fn what_is_not_as_it_was_read_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, "old\n").unwrap();
    is_refused(&path, None, "is there already");
    is_refused(&path, Some("older\n"), "has changed in the meantime");
    fs::create_dir(folder.path().join("b.yaml")).unwrap();
    let other = folder.path().join("b.yaml");
    is_refused(&other, Some("old\n"), "is not a plain file");
    is_refused(&other, None, "is there already");
}

#[test]
fn a_file_with_two_names_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, "old\n").unwrap();
    let link = folder.path().join("link.yaml");
    std::os::unix::fs::symlink("a.yaml", &link).unwrap();
    is_refused(&link, Some("old\n"), "is a link");
    is_refused(&link, None, "is there already");
    fs::hard_link(&path, folder.path().join("hard.yaml")).unwrap();
    is_refused(&path, Some("old\n"), "which would keep the old text");
}

/// What a killed run was writing is removed, what another one is writing is not.
#[test]
fn what_a_killed_run_left_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let left = folder.path().join(".a.yaml.Ab12Cd.chancery-new");
    let of_another = folder.path().join(".a.yaml.Ef34Gh.chancery-new");
    for other in [&left, &of_another] {
        fs::write(other, "half a te").unwrap();
    }
    let writing = fs::File::open(&of_another).unwrap();
    writing.lock().unwrap();
    replace_file(&path, None, "new\n").unwrap();
    let names: Vec<String> = tree(folder.path()).into_keys().collect();
    assert_eq!(names, [".a.yaml.Ef34Gh.chancery-new", "a.yaml"]);
}

/// A new file has the permissions that any new file gets, and one for the owner alone stays so.
#[test]
fn permissions_are_those_of_the_user() {
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let usual = folder.path().join("usual.yaml");
    fs::write(&usual, "").unwrap();
    let path = folder.path().join("a.yaml");
    replace_file(&path, None, "one\n").unwrap();
    assert_eq!(mode(&path), mode(&usual));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    replace_file(&path, Some("one\n"), "two\n").unwrap();
    assert_eq!(mode(&path), 0o600);
    assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
}

/// An error that the registry has already hides no equal one of the added record.
#[test]
fn a_second_equal_error_is_refused() {
    let folder = workplace();
    let path = folder.path().join("registry/records.yaml");
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("source: letter", "source: lost");
    fs::write(&path, &text).unwrap();
    let partnership =
        "new partnership AZE HUN --tier alliance --since 2020 --source lost --registry registry";
    let arguments: Vec<&str> = partnership.split(' ').collect();
    let said = said(folder.path(), &arguments, 1);
    assert!(
        said.contains("`lost`") && said.contains("nothing was written"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}
