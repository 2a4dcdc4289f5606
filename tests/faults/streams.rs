//! Streams that are closed or full, disks that are full, and places to work that are odd.

use std::fs::{self, File};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::Path;
use std::process::{Command, Stdio};

use super::support::{assert_same, chancery, run, said, tree, words, workplace, write_registry};

/// A registry with so many errors that no pipe holds all of them.
fn write_errors(folder: &Path) {
    let record = "- {parties: [AZE, QQQ], tier: none, evidence: [{source: none}]}\n";
    let text = format!("partnerships:\n{}", record.repeat(1_500));
    fs::write(folder.join("errors.yaml"), text).unwrap();
}

/// Runs the program with an output that nobody reads; gives the exit code and what it says on
/// standard error.
fn unread(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = chancery(folder, arguments);
    let output = command.stdout(writer).output().unwrap();
    (output.status.code(), words(&output))
}

#[test]
fn a_closed_pipe_hides_no_finding() {
    let place = workplace();
    let folder = place.path();
    write_errors(&folder.join("registry"));
    for format in [
        "human",
        "code-climate",
        "concise",
        "github",
        "json",
        "junit",
        "markdown",
        "sarif",
    ] {
        let arguments = [
            "check",
            "registry",
            "--format",
            format,
            "--max-findings",
            "all",
        ];
        let (code, text) = unread(folder, &arguments);
        assert_eq!(code, Some(1), "{format}: {text}");
        assert_eq!(text, "", "{format}");
        // Whoever does not want to fail is told that not all of it was read.
        let never = [&arguments[..], &["--fail-on", "never"]].concat();
        assert_eq!(
            unread(folder, &never),
            (Some(141), String::new()),
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
fn a_closed_pipe_is_quiet_and_never_ends_with_0() {
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
        let (code, text) = unread(folder, arguments);
        assert_eq!((code, text), (Some(141), String::new()), "{arguments:?}");
    }
}

/// A stream that is closed from the start is `/dev/null` to a program in Rust. What was found still
/// decides how the run ends, and nothing is written into a file that gets the number of the stream.
#[test]
fn a_stream_that_was_closed_before_hides_no_finding() {
    let place = workplace();
    let folder = place.path();
    let other = limited(folder, "true", "build registry --out other");
    assert_eq!(other.status.code(), Some(0));
    let with_open_streams = tree(&folder.join("other"));
    for closed in [
        "exec >&-",
        "exec 2>&-",
        "exec >&- 2>&-",
        "exec <&- >&- 2>&-",
    ] {
        let output = limited(folder, closed, "build registry --out out");
        assert_eq!(output.status.code(), Some(0), "{closed}");
        assert_same(&tree(&folder.join("out")), &with_open_streams);
        fs::remove_dir_all(folder.join("out")).unwrap();
    }
    write_errors(&folder.join("registry"));
    for closed in [
        "exec >&-",
        "exec 2>&-",
        "exec >&- 2>&-",
        "exec <&- >&- 2>&-",
    ] {
        let output = limited(folder, closed, "check registry");
        assert_eq!(output.status.code(), Some(1), "{closed}");
    }
}

#[test]
fn little_memory_leaves_the_earlier_output() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    let before = tree(folder.join("out").as_path());
    write_registry(&folder.join("registry"), "Second");
    said(folder, &["build", "registry", "--out", "again"], 0);
    let after = tree(folder.join("again").as_path());
    let mut has_failed = false;
    for megabytes in [10, 20, 40, 60, 80, 120, 160, 240] {
        let limit = format!("ulimit -c 0; ulimit -v {}", megabytes * 1_024);
        let output = limited(folder, &limit, "build registry");
        let mut found = tree(folder.join("out").as_path());
        // What a run that was ended left in its own folder is removed by the next.
        found.retain(|name, _| !name.starts_with(".chancery-"));
        let is_done = output.status.code() == Some(0);
        has_failed |= !is_done;
        let expected = if is_done { &after } else { &before };
        assert_same(expected, &found);
        if is_done {
            break;
        }
    }
    assert!(has_failed);
    said(folder, &["build", "registry"], 0);
    assert_same(&after, &tree(folder.join("out").as_path()));
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
