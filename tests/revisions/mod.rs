//! `chancery diff --git` and `chancery changelog` in repositories that are made for the test, from
//! folders of real files.

mod changelog;
mod passed_over;
mod support;

use std::fs;
use std::process::Command;

use support::{Scratch, copy, ids, is_the_change, of_case};

#[test]
fn a_revision_is_compared_with_the_working_tree_and_with_others() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    let first = scratch.commit("The registry");
    assert_eq!(scratch.diff("HEAD", "records")["changed"], false);
    scratch.put("after", "records");
    // What is not committed counts too.
    is_the_change(&scratch.diff("HEAD", "records"));
    let second = scratch.commit("The change");
    assert_eq!(scratch.diff("HEAD", "records")["changed"], false);
    is_the_change(&scratch.diff("HEAD^", "records"));
    is_the_change(&scratch.diff("HEAD^..", "records"));
    let document = scratch.diff(&format!("{first}..{second}"), "records");
    is_the_change(&document);
    assert_eq!(document["new"]["commit"], second.as_str());
    let run = scratch.run(&[
        "diff",
        "--git",
        "HEAD^",
        "--registry",
        "records",
        "--fail-on",
        "verdict",
    ]);
    assert_eq!(run.exit, Some(1), "{}", run.said);
    assert!(
        run.printed.contains("verdict: holds \u{2192} contradicted"),
        "{}",
        run.printed
    );
}

#[test]
fn three_dots_are_the_last_common_ancestor_as_for_git() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    scratch.commit("The registry");
    scratch.git(&["switch", "--quiet", "--create", "topic"]);
    scratch.put("after", "records");
    scratch.commit("The change");
    scratch.git(&["switch", "--quiet", "main"]);
    fs::remove_dir_all(scratch.path().join("records")).unwrap();
    scratch.put("before", "records");
    let path = scratch.path().join("records/registry.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("Partners of Azerbaijan", "Another title"),
    )
    .unwrap();
    scratch.commit("Something else on main");
    scratch.git(&["switch", "--quiet", "topic"]);
    is_the_change(&scratch.diff("main...", "records"));
    is_the_change(&scratch.diff("main...topic", "records"));
    // Two dots show what main has beside it, the other way round.
    let title = &scratch.diff("main..topic", "records")["records"][0]["fields"][0];
    assert_eq!(title["old"], "Another title");
}

#[test]
fn moved_and_renamed_files_other_line_ends_and_any_name_change_nothing() {
    let mut scratch = Scratch::new();
    scratch.put("after", "records");
    scratch.commit("The registry");
    let data = scratch.path().join("records");
    fs::create_dir_all(data.join("dövlətlər və təşkilatlar")).unwrap();
    fs::rename(
        data.join("others.yaml"),
        data.join("dövlətlər və təşkilatlar/другие.yml"),
    )
    .unwrap();
    let partners = fs::read_to_string(data.join("partners/all.yaml")).unwrap();
    fs::write(
        data.join("partners/all.yaml"),
        partners.replace('\n', "\r\n"),
    )
    .unwrap();
    let document = scratch.diff("HEAD", "records");
    assert_eq!(document["changed"], false, "{document:#}");
    scratch.commit("Moved");
    assert_eq!(scratch.diff("HEAD^..HEAD", "records")["changed"], false);
    scratch.put("before", "records");
    let document = scratch.diff("HEAD", "records");
    assert_eq!(document["claims"].as_array().unwrap().len(), 3);
}

#[test]
fn a_registry_is_followed_into_another_folder_by_its_id() {
    let mut scratch = Scratch::new();
    scratch.put("before", "old place/records");
    // Another registry in the same repository is not taken for it.
    scratch.put("before", "other");
    let other = scratch.path().join("other/registry.yaml");
    let text = fs::read_to_string(&other).unwrap();
    fs::write(&other, text.replace("registry: example", "registry: other")).unwrap();
    scratch.commit("The registries");
    fs::remove_dir_all(scratch.path().join("old place")).unwrap();
    scratch.put("after", "new");
    scratch.commit("Moved and changed");
    let document = scratch.diff("HEAD^", "new");
    is_the_change(&document);
    let remark = document["old"]["remark"].as_str().unwrap();
    assert!(
        remark.contains("another folder of the repository: old place/records"),
        "{remark}"
    );
    assert_eq!(scratch.diff("HEAD^", "other")["changed"], false);
    // A second one with the same id could be either.
    scratch.put("before", "a");
    scratch.put("before", "b");
    fs::remove_dir_all(scratch.path().join("new")).unwrap();
    scratch.commit("Two");
    fs::remove_dir_all(scratch.path().join("a")).unwrap();
    fs::remove_dir_all(scratch.path().join("b")).unwrap();
    scratch.put("after", "c");
    let run = scratch.run(&["diff", "--git", "HEAD", "c"]);
    assert_eq!(run.exit, Some(2));
    assert!(
        run.said
            .contains("several registries have the id `example`"),
        "{}",
        run.said
    );
}

#[test]
fn two_revisions_from_before_a_move_are_compared_where_the_registry_lay() {
    let mut scratch = Scratch::new();
    scratch.put("before", "old");
    scratch.commit("The registry");
    scratch.put("after", "old");
    scratch.commit("The change");
    fs::rename(scratch.path().join("old"), scratch.path().join("new")).unwrap();
    scratch.commit("Moved");
    is_the_change(&scratch.diff("HEAD~2..HEAD~1", "new"));
    is_the_change(&scratch.diff("HEAD~2...HEAD~1", "new"));
    assert_eq!(scratch.diff("HEAD~1..HEAD~1", "new")["changed"], false);
    // Its former folder may be that of another registry now.
    scratch.put("after", "old");
    let other = scratch.path().join("old/registry.yaml");
    let text = fs::read_to_string(&other).unwrap();
    fs::write(&other, text.replace("registry: example", "registry: other")).unwrap();
    assert_eq!(scratch.diff("HEAD~1", "new")["changed"], false);
    // And two may have changed places.
    scratch.commit("Another registry");
    let swap = |from: &str, to: &str| {
        fs::rename(scratch.path().join(from), scratch.path().join(to)).unwrap();
    };
    swap("old", "aside");
    swap("new", "old");
    swap("aside", "new");
    for folder in ["old", "new"] {
        assert_eq!(scratch.diff("HEAD", folder)["changed"], false);
    }
}

#[test]
fn a_registry_that_was_not_there_is_all_new() {
    let mut scratch = Scratch::new();
    fs::write(scratch.path().join("README.md"), "Nothing yet.\n").unwrap();
    scratch.commit("Nothing");
    scratch.put("before", "records");
    scratch.commit("The registry");
    let document = scratch.diff("HEAD^", "records");
    assert_eq!(document["old"]["is_there"], false);
    assert_eq!(ids(&document["claims"]), ["four", "no-ally", "three"]);
    let words = scratch.run(&["diff", "--git", "HEAD^", "records"]).printed;
    assert!(
        words.contains("this folder has no registry.yaml there"),
        "{words}"
    );
    // Nor is one that lost its manifest: all of it is gone, and that is said.
    fs::remove_file(scratch.path().join("records/registry.yaml")).unwrap();
    let document = scratch.diff("HEAD", "records");
    assert_eq!(document["new"]["is_there"], false);
    let records = document["records"].as_array().unwrap().iter();
    assert!(records.clone().all(|it| it["change"] == "removed") && records.len() == 10);
    let run = scratch.run(&["diff", "--git", "HEAD^..HEAD^", "records"]);
    assert_eq!(run.exit, Some(2));
    assert!(
        run.said.contains("is a registry neither in"),
        "{}",
        run.said
    );
}

#[test]
fn the_root_of_a_repository_may_be_the_registry() {
    let mut scratch = Scratch::new();
    copy(&of_case("before"), scratch.path());
    scratch.put("before", "others/second");
    scratch.commit("The registries");
    fs::remove_file(scratch.path().join("registry.yaml")).unwrap();
    copy(&of_case("after"), scratch.path());
    is_the_change(&scratch.diff("HEAD", "."));
    assert_eq!(scratch.diff("HEAD", "others/second")["changed"], false);
}

#[test]
fn a_shallow_clone_says_what_it_lacks() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    let first = scratch.commit("The registry");
    scratch.put("after", "records");
    scratch.commit("The change");
    let clone = Scratch {
        folder: tempfile::tempdir().unwrap(),
        commits: 0,
    };
    let from = format!("file://{}", scratch.path().display());
    clone.git(&["clone", "--quiet", "--depth=1", &from, "."]);
    for range in [
        format!("{first}.."),
        format!("{first}..."),
        "HEAD~1".to_owned(),
    ] {
        let run = clone.run(&["diff", "--git", &range, "records"]);
        assert_eq!(run.exit, Some(2), "{}", run.said);
        assert!(
            run.said.contains("this clone, which is shallow"),
            "{}",
            run.said
        );
        assert!(run.said.contains("fetch-depth: 0"), "{}", run.said);
    }
    clone.git(&["fetch", "--quiet", "--unshallow"]);
    is_the_change(&clone.diff(&first, "records"));
}

#[test]
fn a_clone_without_the_files_is_not_taken_for_an_empty_one() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    scratch.commit("The registry");
    scratch.put("after", "records");
    scratch.commit("The change");
    scratch.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = Scratch {
        folder: tempfile::tempdir().unwrap(),
        commits: 0,
    };
    let from = format!("file://{}", scratch.path().display());
    clone.git(&["clone", "--quiet", "--filter=blob:none", &from, "."]);
    let run = clone.run(&["diff", "--git", "HEAD^", "records"]);
    assert_eq!(run.exit, Some(2), "{}", run.printed);
    assert!(run.said.contains("not all of the files"), "{}", run.said);
    clone.git(&["fetch", "--quiet", "--refetch", "--no-filter"]);
    is_the_change(&clone.diff("HEAD^", "records"));
}

#[test]
fn the_id_of_the_registry_may_change() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    scratch.commit("The registry");
    let path = scratch.path().join("records/registry.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("registry: example", "registry: partners"),
    )
    .unwrap();
    let document = scratch.diff("HEAD", "records");
    let records = document["records"].as_array().unwrap();
    assert_eq!(records.len(), 1, "{document:#}");
    assert_eq!(records[0]["fields"][0]["key"], "registry");
    assert_eq!(records[0]["fields"][0]["new"], "partners");
}

#[test]
fn an_unknown_revision_and_no_repository_are_said() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    scratch.commit("The registry");
    let run = scratch.run(&["diff", "--git", "--upload-pack=x", "records"]);
    assert_eq!(run.exit, Some(2));
    for name in ["nowhere", "HEAD:records", "a\nb", ""] {
        let run = scratch.run(&["diff", &format!("--git={name}"), "records"]);
        assert_eq!(run.exit, Some(2), "{name}: {}", run.said);
        assert!(run.said.contains("no revision"), "{}", run.said);
    }
    fs::remove_dir_all(scratch.path().join(".git")).unwrap();
    let run = scratch.run(&["diff", "--git", "HEAD", "records"]);
    assert_eq!(run.exit, Some(2));
    assert!(
        run.said.contains("records is not in a git repository"),
        "{}",
        run.said
    );
}

/// Settings by which a repository can name a program to be run.
#[cfg(unix)]
const PROGRAMS: &[&str] = &[
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "core.alternateRefsCommand",
    "diff.external",
    "diff.d.textconv",
    "diff.d.command",
    "filter.f.smudge",
    "filter.f.clean",
    "filter.f.process",
    "gpg.program",
    "pager.log",
    "pager.rev-list",
    "alias.rev-parse",
];

#[cfg(unix)]
#[test]
fn nothing_of_the_repository_is_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    scratch.commit("The registry");
    scratch.put("after", "records");
    fs::write(
        scratch.path().join(".gitattributes"),
        "*.yaml filter=f diff=d\n",
    )
    .unwrap();
    scratch.commit("The change");
    let ran = scratch.path().join("ran");
    let program = scratch.path().join("program");
    fs::write(
        &program,
        format!("#!/bin/sh\ntouch '{}'\ncat\n", ran.display()),
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let program = program.to_str().unwrap();
    for key in PROGRAMS {
        scratch.git(&["config", key, program]);
    }
    scratch.git(&["config", "log.showSignature", "true"]);
    for hook in [
        "post-checkout",
        "post-index-change",
        "reference-transaction",
    ] {
        let path = scratch.path().join(".git/hooks").join(hook);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(program, path).unwrap();
    }
    let _ = fs::remove_file(&ran);
    is_the_change(&scratch.diff("HEAD^", "records"));
    is_the_change(&scratch.diff("HEAD^...HEAD", "records"));
    let run = scratch.run(&["changelog", "--git", "HEAD^", "records"]);
    assert_eq!(run.exit, Some(0), "{}", run.said);
    assert!(!ran.exists(), "a program of the repository was run");
    // What a hook is told of its repository does not lead to another one.
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command
        .args(["diff", "--git", "HEAD", "records"])
        .current_dir(scratch.path())
        .env("GIT_DIR", "/nowhere")
        .env("GIT_INDEX_FILE", "/nowhere/index");
    assert_eq!(command.output().unwrap().status.code(), Some(0));
}

#[test]
fn what_a_commit_breaks_is_never_said_to_be_unchanged() {
    let mut scratch = Scratch::new();
    scratch.put("before", "records");
    scratch.commit("The registry");
    scratch.put("broken", "records");
    scratch.commit("Broken");
    let document = scratch.diff("HEAD^..HEAD", "records");
    assert_eq!(document["complete"], false);
    assert_eq!(document["claims_compared"], false);
    assert_eq!(document["new"]["unread"][0], "partners.yaml");
    let run = scratch.run(&["diff", "--git", "HEAD^", "records", "--fail-on", "any"]);
    assert_eq!(run.exit, Some(1));
    // The same break on both sides hides no change.
    assert_eq!(scratch.diff("HEAD", "records")["changed"], false);
}
