//! Streams that are closed or full, disks that are full, and places to work that are odd.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{assert_same, chancery, run, said, tree, words, workplace, write_registry};

/// A registry with so many errors that no pipe holds all of them.
fn write_errors(folder: &Path) {
    let record = "- {parties: [AZE, QQQ], tier: none, evidence: [{source: none}]}\n";
    let text = format!("partnerships:\n{}", record.repeat(1_500));
    fs::write(folder.join("errors.yaml"), text).unwrap();
}

/// Runs the program, reads one byte of what it prints and goes away; gives the exit code and what
/// it says on standard error.
fn read_one_byte(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = chancery(folder, arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    (output.status.code(), words(&output))
}

#[test]
fn a_closed_pipe_hides_no_finding() {
    let place = workplace();
    let folder = place.path();
    write_errors(&folder.join("registry"));
    for format in ["human", "concise", "github", "json", "junit", "sarif"] {
        let arguments = [
            "check",
            "registry",
            "--format",
            format,
            "--max-findings",
            "all",
        ];
        let (code, text) = read_one_byte(folder, &arguments);
        assert_eq!(code, Some(1), "{format}: {text}");
        assert_eq!(text, "", "{format}");
        // Whoever does not want to fail still does not.
        let never = [&arguments[..], &["--fail-on", "never"]].concat();
        assert_eq!(
            read_one_byte(folder, &never),
            (Some(0), String::new()),
            "{format}"
        );
    }
}

#[test]
fn a_closed_standard_error_hides_no_finding() {
    let place = workplace();
    let folder = place.path();
    write_errors(&folder.join("registry"));
    let mut command = chancery(folder, &["build", "registry"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(!folder.join("out").exists());
}

#[test]
fn a_closed_pipe_is_quiet_where_nothing_is_wrong() {
    let place = workplace();
    let folder = place.path();
    for arguments in [
        &["export", "json", "registry"][..],
        &["export", "html", "registry"],
        &[
            "list",
            "dyad_year",
            "--registry",
            "registry",
            "--format",
            "csv",
        ],
        &["explain", "invalid-yaml"],
        &["rules"],
    ] {
        let (code, text) = read_one_byte(folder, arguments);
        assert_eq!((code, text), (Some(0), String::new()), "{arguments:?}");
    }
}

#[test]
fn a_full_device_is_an_error() {
    let place = workplace();
    let folder = place.path();
    for arguments in [
        &["check", "registry"][..],
        &["check", "registry", "--format", "json", "--notes"],
        &["audit", "registry"],
        &["list", "partners", "--registry", "registry"],
        &["show", "AZE", "--registry", "registry"],
        &["export", "json", "registry"],
        &["build", "registry"],
        &["rules"],
        &["explain", "invalid-yaml"],
    ] {
        let mut command = chancery(folder, arguments);
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = command.stdout(full).output().unwrap();
        let text = words(&output);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {text}");
        assert!(
            text.contains("No space left on device"),
            "{arguments:?}: {text}"
        );
    }
}

/// Runs the program by a shell that sets a limit before.
fn limited(folder: &Path, limit: &str, arguments: &str) -> std::process::Output {
    let script = format!(
        "{limit}; exec '{}' {arguments}",
        env!("CARGO_BIN_EXE_chancery")
    );
    Command::new("bash")
        .args(["-c", &script])
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn a_file_that_cannot_grow_is_named_and_changes_nothing() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    write_registry(&folder.join("registry"), "Second");
    for blocks in [1, 4, 16, 64, 256] {
        let before = tree(folder);
        let output = limited(
            folder,
            &format!("trap '' XFSZ; ulimit -f {blocks}"),
            "build registry",
        );
        let text = words(&output);
        if blocks < 256 {
            assert_eq!(output.status.code(), Some(3), "{blocks}: {text}");
        }
        if output.status.code() == Some(3) {
            assert!(text.contains("cannot write out/"), "{blocks}: {text}");
            assert_same(&before, &tree(folder));
        }
    }
    // By default such a process is killed. The next one sweeps what it left.
    let output = limited(folder, "ulimit -f 16", "build registry");
    assert!(output.status.signal().is_some() || output.status.code() == Some(153));
    said(folder, &["build", "registry"], 0);
    said(folder, &["build", "registry", "--out", "again"], 0);
    assert_same(&tree(&folder.join("again")), &tree(&folder.join("out")));
}

#[test]
fn a_full_disk_leaves_the_earlier_output() {
    let place = workplace();
    let folder = place.path();
    fs::create_dir(folder.join("disk")).unwrap();
    write_registry(&folder.join("other"), "Second");
    let chancery = env!("CARGO_BIN_EXE_chancery");
    // A mount of its own namespace goes with the process.
    let script = format!(
        "set -e\nmount -t tmpfs -o size=8m tmpfs disk || exit 77\n\
         '{chancery}' build registry --out disk/out\ncp -r disk/out before\nset +e\n\
         cat /dev/zero > disk/fill 2> /dev/null\ntruncate --size=-400K disk/fill\n\
         '{chancery}' build other --out disk/out\necho \"code $?\"\ncp -r disk/out after\n"
    );
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "bash", "-c", &script]);
    let output = command.current_dir(folder).output();
    let Some(output) = output.ok().filter(|output| {
        !words(output).contains("unshare failed") && output.status.code() != Some(77)
    }) else {
        eprintln!("skipped: no file system of a fixed size can be mounted here");
        return;
    };
    let text = words(&output);
    assert!(text.contains("code 3"), "{text}");
    assert!(text.contains("cannot write disk/out/"), "{text}");
    assert!(text.contains("No space left on device"), "{text}");
    assert_same(&tree(&folder.join("before")), &tree(&folder.join("after")));
}

#[test]
fn a_folder_that_may_not_be_written_stays_as_it_was() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    write_registry(&folder.join("registry"), "Second");
    let mut command = Command::new("chmod");
    command.args(["-R", "a+rX,u-w", "."]).current_dir(folder);
    assert!(command.status().unwrap().success());
    Command::new("chmod")
        .args(["u+w,a+w", "out"])
        .current_dir(folder)
        .status()
        .unwrap();
    let before = tree(folder);
    let mut command = chancery(folder, &["build", "registry"]);
    // The one who may do everything is not refused.
    command.uid(65_534).gid(65_534);
    match command.output() {
        Err(_) => eprintln!("skipped: the tests may not run a program as somebody else"),
        Ok(output) => {
            let text = words(&output);
            assert_eq!(output.status.code(), Some(3), "{text}");
            assert!(text.contains("cannot write into out/"), "{text}");
            assert_same(&before, &tree(folder));
        }
    }
    Command::new("chmod")
        .args(["-R", "u+w", "."])
        .current_dir(folder)
        .status()
        .unwrap();
}

#[test]
fn few_means_are_enough() {
    let place = workplace();
    let folder = place.path();
    for (limit, arguments) in [
        ("ulimit -n 8", "build registry"),
        ("export COLUMNS=20", "check registry --notes"),
        ("export COLUMNS=1", "list partners --registry registry"),
        (
            "unset HOME PATH TERM; LANG=C",
            "build registry --out second",
        ),
        ("TMPDIR=/nowhere", "build registry --out third"),
        ("RAYON_NUM_THREADS=many", "check registry"),
    ] {
        let output = limited(folder, limit, arguments);
        assert_eq!(output.status.code(), Some(0), "{limit}: {}", words(&output));
    }
}

#[test]
fn a_folder_of_work_that_is_gone_is_said() {
    let place = workplace();
    let folder = place.path();
    fs::create_dir(folder.join("gone")).unwrap();
    let registry = folder.join("registry").display().to_string();
    let gone = format!("cd gone; rmdir '{}'", folder.join("gone").display());
    let output = limited(folder, &gone, &format!("check '{registry}'"));
    assert_eq!(output.status.code(), Some(0), "{}", words(&output));
    fs::create_dir(folder.join("gone")).unwrap();
    let output = limited(folder, &gone, "check");
    let text = words(&output);
    assert!(matches!(output.status.code(), Some(2 | 3)), "{text}");
    assert!(text.contains("working folder"), "{text}");
    let _ = run(folder, &["check", "registry"]);
}
