//! Repositories that are made for a test, from folders of real files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A repository that is made for a test.
pub(super) struct Scratch {
    pub(super) folder: TempDir,
    pub(super) commits: usize,
}

/// What a run of the program gave.
pub(super) struct Run {
    pub(super) exit: Option<i32>,
    pub(super) printed: String,
    pub(super) said: String,
}

/// Variables by which a user's own git would behave otherwise than that of another one.
pub(super) fn alone(command: &mut Command) -> &mut Command {
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
}

impl Scratch {
    pub(super) fn new() -> Self {
        let scratch = Scratch {
            folder: tempfile::tempdir().unwrap(),
            commits: 0,
        };
        scratch.git(&["init", "--quiet", "--initial-branch=main"]);
        scratch
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    #[track_caller]
    pub(super) fn git(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        alone(&mut command).arg("-C").arg(self.path());
        let date = format!("2025-01-01T00:00:{:02}+02:00", self.commits);
        command
            .args(["-c", "user.name=A. Curator", "-c", "user.email=a@example"])
            .env("GIT_AUTHOR_DATE", &date)
            .env("GIT_COMMITTER_DATE", &date);
        let output = command.args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(super) fn commit(&mut self, subject: &str) -> String {
        self.commits += 1;
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", subject]);
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// Puts the files of a folder of the cases into a folder of the repository, in the place of all
    /// that was there.
    pub(super) fn put(&self, case: &str, folder: &str) {
        let to = self.path().join(folder);
        if to.exists() {
            fs::remove_dir_all(&to).unwrap();
        }
        copy(&of_case(case), &to);
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        alone(&mut command)
            .args(arguments)
            .current_dir(self.path())
            .env("NO_COLOR", "1");
        let output = command.output().unwrap();
        Run {
            exit: output.status.code(),
            printed: String::from_utf8(output.stdout).unwrap(),
            said: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What changed, as data.
    #[track_caller]
    pub(super) fn diff(&self, range: &str, folder: &str) -> Value {
        let run = self.run(&["diff", "--git", range, folder, "--format", "json"]);
        assert_eq!(run.exit, Some(0), "{}", run.said);
        serde_json::from_str(&run.printed).unwrap()
    }
}

pub(super) fn of_case(folder: &str) -> PathBuf {
    let case = "../../tests/cases/what-a-change-changes/data";
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(case)
        .join(folder)
}

pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

pub(super) fn ids(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|it| it["id"].as_str().unwrap_or_default())
        .collect()
}

/// What the change of the case is, whichever way it comes.
#[track_caller]
pub(super) fn is_the_change(document: &Value) {
    assert_eq!(
        ids(&document["claims"]),
        ["four", "no-ally", "three"],
        "{document:#}"
    );
    assert_eq!(document["partners"].as_array().unwrap().len(), 3);
    assert_eq!(document["renamed"][0]["new"], "official-gazette");
    assert_eq!(document["records"].as_array().unwrap().len(), 7);
    assert_eq!(document["complete"], true);
}
