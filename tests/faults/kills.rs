//! Runs that are killed, and runs at the same time.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::support::{
    Tree, assert_same, chancery, run, said, tree, words, workplace, write_registry,
};

/// The output without what runs keep there until they end.
fn output(folder: &Path) -> Tree {
    let mut files = tree(&folder.join("out"));
    files.retain(|name, _| !name.contains(".chancery-"));
    files
}

#[test]
fn two_builds_wait_for_each_other() {
    let place = workplace();
    let folder = place.path();
    write_registry(&folder.join("other"), "Second");
    said(folder, &["build", "registry", "--out", "one"], 0);
    said(folder, &["build", "other", "--out", "two"], 0);
    for _ in 0..2 {
        let builds = ["registry", "other", "registry", "other"];
        let children = builds.map(|registry| {
            let mut command = chancery(folder, &["build", registry]);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().unwrap()
        });
        for mut child in children {
            assert!(child.wait().unwrap().success());
        }
        let made = tree(&folder.join("out"));
        let is_whole = ["one", "two"]
            .iter()
            .any(|whole| tree(&folder.join(whole)) == made);
        assert!(is_whole, "the folder is of both");
    }
}

/// Kills a run at this many moments, this many milliseconds apart. Each time the folder must be as
/// before or as the run makes it, or say that it is not complete; and the next run makes it whole.
fn kill(writer: &[&str], moments: u64, apart: u64) {
    let place = workplace();
    let folder = place.path();
    let into = |out| [writer, &["registry", "--out", out]].concat();
    said(folder, &into("out"), 0);
    let first = output(folder);
    write_registry(&folder.join("registry"), "Second");
    said(folder, &into("second"), 0);
    let second = tree(&folder.join("second"));
    for moment in 0..moments {
        let mut command = chancery(folder, &into("out"));
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(moment * apart));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = output(folder);
        let list = String::from_utf8_lossy(&now["files.json"]).into_owned();
        if list.contains("\"complete\": true") {
            assert!(now == first || now == second, "moment {moment}: a mixture");
        }
        write_registry(&folder.join("registry"), "First");
        said(folder, &into("out"), 0);
        assert_same(&first, &tree(&folder.join("out")));
        write_registry(&folder.join("registry"), "Second");
    }
}

#[test]
fn a_killed_export_leaves_the_earlier_output_or_its_own() {
    kill(&["export", "csv"], 50, 1);
}

#[test]
fn a_killed_build_leaves_the_earlier_output_or_its_own() {
    kill(&["build"], 8, 50);
}

#[test]
fn what_a_killed_run_left_where_it_tried_a_folder_is_swept() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry", "--out", "out"], 0);
    let first = tree(&folder.join("out"));
    for name in ["json/.chancery-7-0.probe", ".chancery-7-1.probe"] {
        fs::write(folder.join("out").join(name), "").unwrap();
    }
    // What is somebody's own stays.
    let own = folder.join("out/csv/.chancery-7-2.probe");
    fs::write(&own, "mine").unwrap();
    // Nothing changes, so that nothing is moved.
    said(folder, &["build", "registry", "--out", "out"], 0);
    fs::remove_file(own).unwrap();
    assert_same(&first, &tree(&folder.join("out")));
}

/// The folder as a run leaves it that is killed after this many of its files were moved.
fn interrupted(folder: &Path, first: &Tree, second: &Tree, moved: usize) {
    let out = folder.join("out");
    let run = out.join(".chancery-1-0");
    let is_list = |name: &str| name == "files.json";
    let put = |path: &Path, bytes: &[u8]| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let parse =
        |tree: &Tree| -> serde_json::Value { serde_json::from_slice(&tree["files.json"]).unwrap() };
    let mut list = parse(first);
    let later = parse(second)["files"].clone();
    list["files"]
        .as_array_mut()
        .unwrap()
        .extend(later.as_array().unwrap().iter().cloned());
    list["complete"] = false.into();
    let added: Vec<&String> = second
        .keys()
        .filter(|name| !first.contains_key(*name))
        .collect();
    list["unfinished"] = serde_json::json!({ "folder": ".chancery-1-0", "added": added });
    put(&out.join("files.json"), list.to_string().as_bytes());
    put(&run.join("files.json"), &first["files.json"]);
    put(&run.join("next.json"), &second["files.json"]);
    for (index, (name, bytes)) in second.iter().filter(|(name, _)| !is_list(name)).enumerate() {
        if let Some(old) = first.get(name) {
            put(&run.join("old").join(name), old);
        }
        if index < moved {
            put(&out.join(name), bytes);
        } else {
            put(&run.join("new").join(name), bytes);
        }
    }
}

#[test]
fn a_run_that_was_killed_between_two_files_is_taken_back() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["export", "csv", "registry", "--out", "out"], 0);
    let first = output(folder);
    write_registry(&folder.join("registry"), "Second");
    said(folder, &["export", "csv", "registry", "--out", "second"], 0);
    said(
        folder,
        &["export", "html", "registry", "--out", "second"],
        0,
    );
    let second = tree(&folder.join("second"));
    // The next run takes back what was moved, and then finds a folder in its way.
    fs::create_dir(folder.join("out/network.dot")).unwrap();
    for moved in 0..second.len() {
        interrupted(folder, &first, &second, moved);
        let output = run(folder, &["export", "dot", "registry", "--out", "out"]);
        let text = words(&output);
        assert!(
            text.contains("out was interrupted; its changes were undone"),
            "{text}"
        );
        let mut now = tree(&folder.join("out"));
        now.remove("network.dot/");
        assert_same(&first, &now);
    }
}

#[test]
fn what_was_changed_after_a_kill_stays() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["export", "csv", "registry", "--out", "out"], 0);
    let first = output(folder);
    write_registry(&folder.join("registry"), "Second");
    said(folder, &["export", "csv", "registry", "--out", "second"], 0);
    interrupted(folder, &first, &tree(&folder.join("second")), 3);
    fs::write(folder.join("out/claims.csv"), "my own").unwrap();
    let text = said(folder, &["export", "json", "registry", "--out", "out"], 0);
    assert!(
        text.contains("out/claims.csv was changed since then and was kept"),
        "{text}"
    );
    assert_eq!(fs::read(folder.join("out/claims.csv")).unwrap(), b"my own");
}

#[test]
fn only_folders_of_runs_are_swept() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["build", "registry"], 0);
    let whole = output(folder);
    for name in [
        ".chancery-1-0/new/csv",
        ".chancery-22-7/old",
        ".chancery-3-1",
    ] {
        fs::create_dir_all(folder.join("out").join(name)).unwrap();
    }
    fs::write(
        folder.join("out/.chancery-1-0/new/csv/partners.csv"),
        "half of",
    )
    .unwrap();
    said(folder, &["build", "registry"], 0);
    assert_same(&whole, &tree(&folder.join("out")));
    for name in [".chancery-notes", ".chancery-1-x", ".chancery-4-4/mine"] {
        fs::create_dir_all(folder.join("out").join(name)).unwrap();
    }
    std::os::unix::fs::symlink("../registry", folder.join("out/.chancery-5-5")).unwrap();
    let before = tree(folder);
    said(folder, &["build", "registry"], 0);
    assert_same(&before, &tree(folder));
}

#[test]
fn a_folder_that_only_looks_like_that_of_a_run_moves_nothing() {
    let place = workplace();
    let folder = place.path();
    said(folder, &["export", "csv", "registry", "--out", "out"], 0);
    fs::create_dir(folder.join("mine")).unwrap();
    fs::write(folder.join("mine/thesis.txt"), "a thesis").unwrap();
    let digest = "d11a6503abdbf743d287b323a591ac998d42ae3afa3ef53388f446cf51875a45";
    let list = folder.join("out/files.json");
    for old in ["a link", "a folder"] {
        let mut text: serde_json::Value =
            serde_json::from_slice(&fs::read(&list).unwrap()).unwrap();
        let file = serde_json::json!({ "name": "thesis.txt", "sha256": digest });
        text["files"].as_array_mut().unwrap().push(file);
        text["complete"] = false.into();
        text["unfinished"] = serde_json::json!({ "folder": ".chancery-1-0", "added": [] });
        fs::write(&list, text.to_string()).unwrap();
        let run = folder.join("out/.chancery-1-0");
        fs::create_dir(&run).unwrap();
        fs::write(
            run.join("files.json"),
            text.to_string().replace("unfinished", "x"),
        )
        .unwrap();
        if old == "a link" {
            std::os::unix::fs::symlink("../../mine", run.join("old")).unwrap();
        } else {
            fs::create_dir(run.join("old")).unwrap();
            fs::write(run.join("old/thesis.txt"), "not what the list says").unwrap();
        }
        run_it(folder);
        assert!(!folder.join("out/thesis.txt").exists(), "{old}");
        assert_eq!(
            fs::read(folder.join("mine/thesis.txt")).unwrap(),
            b"a thesis"
        );
        fs::remove_dir_all(folder.join("out")).unwrap();
        said(folder, &["export", "csv", "registry", "--out", "out"], 0);
    }
}

/// An export whose end does not matter.
fn run_it(folder: &Path) {
    let output = run(folder, &["export", "csv", "registry", "--out", "out"]);
    assert!(
        matches!(output.status.code(), Some(0 | 3)),
        "{}",
        words(&output)
    );
}
