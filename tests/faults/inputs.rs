//! Odd things among the files of a registry.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use super::support::{chancery, run, said, words, workplace, write_registry};

#[test]
fn nothing_that_is_no_file_is_waited_for() {
    let place = workplace();
    let folder = place.path();
    let registry = folder.join("registry");
    let mut command = Command::new("mkfifo");
    assert!(
        command
            .arg(registry.join("pipe.yaml"))
            .status()
            .unwrap()
            .success()
    );
    let _listener = UnixListener::bind(registry.join("socket.yaml")).unwrap();
    symlink("/dev/zero", registry.join("device.yaml")).unwrap();
    symlink("loop.yaml", registry.join("loop.yaml")).unwrap();
    symlink(".", registry.join("itself")).unwrap();
    fs::create_dir(registry.join("folder.yaml")).unwrap();
    let output = run(folder, &["check", "registry"]);
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{}",
        words(&output)
    );
}

#[test]
fn files_may_vanish_while_they_are_read() {
    let place = workplace();
    let folder = place.path();
    for _ in 0..20 {
        for number in 0..50 {
            let file = folder.join(format!("registry/file-{number}.yaml"));
            fs::write(file, format!("states:\n- {{id: XN{}}}\n", 'A')).unwrap();
        }
        let mut child = chancery(folder, &["check", "registry", "--format", "json"]);
        let child = child.stdout(std::process::Stdio::piped()).spawn().unwrap();
        for number in 0..50 {
            fs::remove_file(folder.join(format!("registry/file-{number}.yaml"))).unwrap();
        }
        let output = child.wait_with_output().unwrap();
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{}",
            words(&output)
        );
    }
}

#[test]
fn names_that_are_not_utf_8_are_told_apart() {
    let place = workplace();
    let folder = place.path();
    let registry = folder.join("registry");
    let raw = |name: &[u8]| registry.join(OsStr::from_bytes(name));
    fs::write(raw(b"a\xff.yaml"), "one: 1\n").unwrap();
    fs::write(raw("a\u{FFFD}.yaml".as_bytes()), "two: 2\n").unwrap();
    fs::write(raw(b"a\xfe.yaml"), "three: 3\n").unwrap();
    fs::write(raw(b"a\xff.jpeg"), "a picture").unwrap();
    fs::create_dir(raw(b"b\xff")).unwrap();
    let text = said(folder, &["check", "registry", "--format", "concise"], 1);
    for line in [
        "registry/a\\xfe.yaml:1:1: error: this file cannot be read: its name is not UTF-8",
        "registry/a\\xff.yaml:1:1: error: this file cannot be read: its name is not UTF-8",
        "registry/a\u{FFFD}.yaml:1:1: error: unknown key `two` in a record file",
        "registry/b\\xff:1:1: error: this file cannot be read: its name is not UTF-8",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let errors = text.lines().filter(|line| line.contains("error: "));
    assert_eq!(errors.count(), 4, "{text}");
}

#[test]
fn ten_thousand_files_are_read() {
    // So many are made in memory where that can be.
    let memory = Path::new("/dev/shm");
    let place = match memory.is_dir() {
        true => tempfile::tempdir_in(memory).unwrap(),
        false => tempfile::tempdir().unwrap(),
    };
    let folder = place.path();
    write_registry(&folder.join("registry"), "First");
    for below in 0..100 {
        let below = folder.join(format!("registry/{below}"));
        fs::create_dir(&below).unwrap();
        for number in 0..100 {
            let name = below.join(format!("{number}.yaml"));
            fs::write(name, "waivers: []\n").unwrap();
        }
    }
    let wrong = folder.join("registry/57/50.yaml");
    fs::write(wrong, "colour: red\n").unwrap();
    let text = said(
        folder,
        &[
            "check",
            "registry",
            "--format",
            "concise",
            "--max-findings",
            "all",
        ],
        1,
    );
    let error = "registry/57/50.yaml:1:1: error: unknown key `colour` in a record file";
    assert!(text.contains(error));
}
