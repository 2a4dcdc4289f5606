//! pre-commit runs the hook on registries of another repository, from the wheel as the documents
//! show and from source: a commit with an error is refused, one that fixes it is let pass with its
//! warnings shown, and one that only deletes a file is refused where others refer to what was in
//! it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use xtask::root::root;

use super::install::{Package, output_of};
use super::release::released;
use super::{Bench, Test, read_text};

pub(super) static TEST: Test = Test {
    name: "pre-commit",
    program: "pre-commit",
    package: Package::Pip("pre-commit"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let [from_wheel, from_source] = documented()?;
    let released = released()?;
    let wheel = released.folder.join(&released.wheel);
    // What is on PyPI once the version is released.
    let wheel = format!("chancery-registry @ file://{}", wheel.display());
    let named = concat!("chancery-registry==", env!("CARGO_PKG_VERSION"));
    let from_wheel = from_wheel.replace(named, &format!("'{wheel}'"));
    let (head, _) = output_of(git(&root()).args(["rev-parse", "HEAD"]))?;
    let from_source = from_source
        .replace(
            "https://git.example/OWNER/chancery",
            &root().display().to_string(),
        )
        .replace("REF", head.trim());
    // At the root and in data, a registry is found by itself.
    for (name, config, folder) in [
        ("wheel-root", &from_wheel, ""),
        ("wheel-data", &from_wheel, "data"),
        ("wheel-deep", &from_wheel, "records/asia"),
        ("source-data", &from_source, "data"),
    ] {
        session(bench, name, config, folder).with_context(|| name.to_owned())?;
    }
    two_registries(bench, &from_wheel)?;
    println!(
        "       from the wheel and from source: one commit refused, one let pass, one that only deletes refused"
    );
    Ok(())
}

/// The settings that the documents show: the wheel, and the source.
fn documented() -> Result<[String; 2]> {
    let page = read_text(&root().join("docs/continuous-integration.md"))?;
    let mark = "```yaml\n# .pre-commit-config.yaml\n";
    let blocks = page
        .split(mark)
        .skip(1)
        .filter_map(|it| it.split("```").next());
    let blocks: Vec<String> = blocks.map(str::to_owned).collect();
    blocks
        .try_into()
        .map_err(|found: Vec<String>| anyhow::anyhow!("the page shows {} settings", found.len()))
}

/// The settings with a folder of a registry among the arguments.
fn in_folder(config: &str, folder: &str) -> String {
    match folder {
        "" | "data" => config.to_owned(),
        folder => config.replace(
            "args: [--fail-on, error]",
            &format!("args: [--fail-on, error, --, {folder}]"),
        ),
    }
}

/// A registry whose sources are in a file of their own, which a commit can remove.
fn write_registry(data: &Path) -> Result<(PathBuf, String)> {
    fs::create_dir_all(data)?;
    let faulty = read_text(&root().join("tests/cases/mistyped-state/data/registry.yaml"))?;
    let (faulty, sources) = faulty
        .split_once("sources:\n")
        .context("the registry has no sources")?;
    let record = data.join("registry.yaml");
    fs::write(&record, faulty)?;
    fs::write(data.join("sources.yaml"), format!("sources:\n{sources}"))?;
    Ok((record, faulty.to_owned()))
}

fn session(bench: &Bench, name: &str, config: &str, folder: &str) -> Result<()> {
    let repository = bench.folder.join(name);
    let (record, faulty) = write_registry(&repository.join(folder))?;
    start(bench, &repository, &in_folder(config, folder))?;
    let shown = Path::new(folder).join("registry.yaml:8:20");
    refused(bench, &repository, &shown.display().to_string())?;
    // What is left is a warning.
    let good = faulty.replace("HU]", "HUN]");
    let warned = good.replace("tiers:", "severities: {single-source: warning}\ntiers:");
    fs::write(&record, warned)?;
    output_of(git(&repository).args(["add", "."]))?;
    let (printed, complaints) = output_of(&mut commit(bench, &repository))?;
    let said = format!("{printed}{complaints}");
    if !said.contains("Passed") || !said.contains("warning[single-source]") {
        bail!("the hook did not run, or showed no warning:\n{said}");
    }
    let sources = Path::new(folder).join("sources.yaml");
    output_of(git(&repository).args(["rm", "--quiet"]).arg(sources))?;
    refused(bench, &repository, "[unknown-source]")
}

/// Two registries of one repository: the hook is listed twice, and finds what is in the second.
fn two_registries(bench: &Bench, config: &str) -> Result<()> {
    let repository = bench.folder.join("two");
    let (asia, faulty) = write_registry(&repository.join("asia"))?;
    write_registry(&repository.join("europe"))?;
    fs::write(&asia, faulty.replace("HU]", "HUN]"))?;
    let (head, hook) = config.split_once("      - id:").context("a hook")?;
    let [first, second] = ["asia", "europe"].map(|folder| {
        let hook = in_folder(hook, folder);
        hook.replace("check the registry", &format!("check {folder}"))
    });
    let both = format!("{head}      - id:{first}      - id:{second}");
    start(bench, &repository, &both)?;
    refused(bench, &repository, "europe/registry.yaml:8:20")?;
    let said = commit(bench, &repository).output()?;
    let said =
        String::from_utf8_lossy(&said.stderr).into_owned() + &String::from_utf8_lossy(&said.stdout);
    let passes = |line: &&str| line.starts_with("check asia") && line.ends_with("Passed");
    if said.lines().find(passes).is_none() {
        bail!("the hook of the first registry does not pass:\n{said}");
    }
    Ok(())
}

/// A repository of everything in its folder, with the hook installed.
fn start(bench: &Bench, repository: &Path, config: &str) -> Result<()> {
    fs::write(repository.join(".pre-commit-config.yaml"), config)?;
    output_of(git(repository).args(["init", "--quiet"]))?;
    output_of(git(repository).args(["add", "."]))?;
    output_of(hook(bench, repository).arg("install"))?;
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
/// into one folder, so that a later release build of the checkout would be that of the clone. It is
/// built without optimization, which changes nothing about the hook.
fn within(bench: &Bench, mut command: Command) -> Command {
    command
        .env("PRE_COMMIT_HOME", bench.folder.join("home"))
        .env("CARGO_TARGET_DIR", root().join("target/hook"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
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
