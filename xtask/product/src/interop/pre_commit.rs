//! pre-commit runs the hook on a registry of another repository: a commit with an error is refused,
//! one that fixes it is let pass, and one that only deletes a file is refused where others refer to
//! what was in it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use xtask::root::root;

use super::install::{Package, output_of};
use super::{Bench, Test};

pub(super) static TEST: Test = Test {
    name: "pre-commit",
    program: "pre-commit",
    package: Package::Pip("pre-commit"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let repository = bench.folder.join("registry");
    let data = repository.join("data");
    fs::create_dir_all(&data)?;
    let (head, _) = output_of(git(&root()).args(["rev-parse", "HEAD"]))?;
    let source = root();
    fs::write(
        repository.join(".pre-commit-config.yaml"),
        format!(
            "repos:\n  - repo: {}\n    rev: {}\n    hooks:\n      - id: chancery-check\n",
            source.display(),
            head.trim()
        ),
    )?;
    let faulty = fs::read_to_string(source.join("tests/cases/mistyped-state/data/registry.yaml"))?;
    // The sources have a file of their own, which a commit can remove.
    let Some((faulty, sources)) = faulty.split_once("sources:\n") else {
        bail!("the registry has no sources");
    };
    let record = data.join("registry.yaml");
    fs::write(&record, faulty)?;
    fs::write(data.join("sources.yaml"), format!("sources:\n{sources}"))?;
    output_of(git(&repository).args(["init", "--quiet"]))?;
    output_of(git(&repository).args(["add", "."]))?;
    output_of(hook(bench, &repository).arg("install"))?;
    refused(bench, &repository, "data/registry.yaml:8:20")?;
    fs::write(&record, faulty.replace("HU", "HUN"))?;
    output_of(git(&repository).args(["add", "."]))?;
    let (printed, complaints) = output_of(&mut commit(bench, &repository))?;
    if !format!("{printed}{complaints}").contains("Passed") {
        bail!("the hook did not run:\n{printed}{complaints}");
    }
    output_of(git(&repository).args(["rm", "--quiet", "data/sources.yaml"]))?;
    refused(bench, &repository, "[unknown-source]")?;
    println!("       one commit refused, one let pass, one that only deletes refused");
    Ok(())
}

/// That a commit is refused, with these words.
fn refused(bench: &Bench, repository: &Path, words: &str) -> Result<()> {
    let output = commit(bench, repository).output()?;
    let said = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    if output.status.success() || !said.contains(words) {
        bail!("a commit with an error is not refused with {words}:\n{said}");
    }
    Ok(())
}

fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder);
    // Nothing of the repository in which the test may have been started.
    command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE");
    command
}

/// A program that keeps what pre-commit keeps within the test's folder, and what cargo builds in one
/// of its own: the hook builds a clone, which cargo would take for the checkout where both build
/// into one folder, so that a later release build of the checkout would be that of the clone.
fn within(bench: &Bench, mut command: Command) -> Command {
    command
        .env("PRE_COMMIT_HOME", bench.folder.join("home"))
        .env("CARGO_TARGET_DIR", root().join("target/hook"));
    command
}

fn hook(bench: &Bench, repository: &Path) -> Command {
    let mut command = Command::new(&bench.program);
    command.current_dir(repository);
    within(bench, command)
}

fn commit(bench: &Bench, repository: &Path) -> Command {
    let mut command = git(repository);
    let author = ["-c", "user.name=A", "-c", "user.email=a@b.example"];
    command
        .args(author)
        .args(["commit", "--quiet", "--message", "Records"]);
    within(bench, command)
}
