//! The cases: each folder of `cases/` is one test, named after it. So is each of `registries/`, whose
//! records documents show: it has no error and no warning.
//!
//! `case.yaml` lists commands, which run one after the other in a copy of the case's `data/`. What
//! they print is compared with the files of `expected/` that it names, and what they write into
//! `out/` with `expected/out/`, in both directions. `compared` names the files and folders of it
//! that the case is about, so that a new format changes no case about others. A file that nobody
//! could read there, since it is not text, is named under `unread`: it must be written, and tests
//! of its format look into it.
//! The style and the script of a page are the same in all, so that only a case with `whole-pages`
//! compares them.
//! Lists of written files, `files.json`, are left out. `CHANCERY_BLESS=1` writes `expected/`, and
//! nothing else.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test makes files and runs programs"
)]

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

datatest_stable::harness! {
    { test = case, root = "../../tests/cases", pattern = r"^[^/]+/case\.yaml$" },
    { test = clean, root = "../../tests/registries", pattern = r"^[^/]+/registry\.yaml$" },
}

/// What `case.yaml` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    commands: Vec<Step>,
    /// The files and folders of `out/` that the case is about, as `out/...`; none: all of `out/`.
    #[serde(default)]
    compared: Vec<String>,
    /// Files that are written into `out/` and are not text, as `out/...`.
    #[serde(default)]
    unread: Vec<String>,
    /// Whether the style and the script of pages are compared.
    #[serde(default, rename = "whole-pages")]
    whole_pages: bool,
}

/// One command, and what is expected of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    args: Vec<String>,
    exit: i32,
    /// What is set in its environment.
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// The file of `expected/` that holds what it prints.
    stdout: Option<String>,
    /// The file of `expected/` that holds what it says about it.
    stderr: Option<String>,
}

/// What a case does not show. The harness prints it by its debug form, which is to be read.
struct Faults(String);

impl fmt::Debug for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Faults {}

/// Files by their path, with `/`.
type Files = BTreeMap<String, Vec<u8>>;

fn clean(manifest: &Path) -> datatest_stable::Result<()> {
    let checked = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["check", "--fail-on", "warning"])
        .args(manifest.parent())
        .output()?;
    match checked.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&checked.stdout).into()),
    }
}

fn case(description: &Path) -> datatest_stable::Result<()> {
    let folder = description.parent().ok_or("a case has a folder")?;
    let case: Case = serde_yaml::from_str(&fs::read_to_string(description)?)?;
    let workplace = tempfile::tempdir()?;
    for (name, bytes) in files_below(&folder.join("data"))? {
        write_file(&workplace.path().join(name), &bytes)?;
    }
    let mut faults = Vec::new();
    let mut given = Files::new();
    for step in &case.commands {
        run(step, workplace.path(), &mut given, &mut faults)?;
    }
    let mut written = files_below(&workplace.path().join("out"))?;
    // Its digests follow from the files beside it.
    written.retain(|name, _| name.rsplit('/').next() != Some("files.json"));
    let written = written
        .into_iter()
        .map(|(name, bytes)| (format!("out/{name}"), bytes));
    let is_compared = |name: &str| {
        let mut about = case.compared.iter();
        case.compared.is_empty() || about.any(|start| Path::new(name).starts_with(start))
    };
    for (name, bytes) in written.filter(|(name, _)| is_compared(name)) {
        give(name, bytes, &mut given, &mut faults);
    }
    if !case.whole_pages {
        let pages = given.iter_mut().filter(|(name, _)| name.ends_with(".html"));
        for (_, page) in pages {
            *page = without_style_and_script(page);
        }
    }
    let codebooks = given.iter_mut();
    for (_, codebook) in codebooks.filter(|(name, _)| name.ends_with("codebook.md")) {
        *codebook = without_tables(codebook);
    }
    for name in &case.unread {
        if given.remove(name).is_none_or(|bytes| bytes.is_empty()) {
            faults.push(format!("{name} was not written"));
        }
    }
    let expected = folder.join("expected");
    if std::env::var_os("CHANCERY_BLESS").is_some() {
        bless(&expected, &given)?;
    } else {
        compare(&files_below(&expected)?, &given, &mut faults);
    }
    if !faults.is_empty() {
        let hint = "if this is as it should be, run the test with CHANCERY_BLESS=1";
        return Err(Box::new(Faults(format!("{}\n{hint}", faults.join("\n")))));
    }
    Ok(())
}

/// Runs a command, and keeps what it prints under the names that it is expected as.
fn run(
    step: &Step,
    workplace: &Path,
    given: &mut Files,
    faults: &mut Vec<String>,
) -> datatest_stable::Result<()> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command
        .args(&step.args)
        .current_dir(workplace)
        .env("NO_COLOR", "1");
    // What the person who runs the tests has set must not matter.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CHANCERY_") {
            command.env_remove(name);
        }
    }
    command.env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command.envs(&step.env);
    let output = command.output()?;
    let shown = format!("chancery {}", step.args.join(" "));
    if output.status.code() != Some(step.exit) {
        let said = String::from_utf8_lossy(&output.stderr);
        faults.push(format!(
            "{shown}: {}, not {}\n{said}",
            output.status, step.exit
        ));
    }
    for (name, bytes) in [(&step.stdout, output.stdout), (&step.stderr, output.stderr)] {
        let Some(name) = name else { continue };
        give(name.clone(), bytes, given, faults);
    }
    Ok(())
}

/// Keeps what was given under a name. What is given twice, as by two commands, or by one and a
/// file, must be the same.
fn give(name: String, bytes: Vec<u8>, given: &mut Files, faults: &mut Vec<String>) {
    match given.get(&name) {
        Some(before) if *before != bytes => faults.push(format!("{name} is not as given before")),
        _ => {
            given.insert(name, bytes);
        }
    }
}

/// What a codebook says before its tables, which are as in docs/columns.md.
fn without_tables(codebook: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(codebook);
    let head = text.split("\n## ").next().unwrap_or_default();
    format!("{head}\n## not compared\n").into_bytes()
}

/// A page with a word in the place of its style, of its script, and of their digests.
fn without_style_and_script(page: &[u8]) -> Vec<u8> {
    let mut rest = String::from_utf8_lossy(page).into_owned();
    let mut out = String::new();
    for (start, end) in [
        ("'sha256-", "='"),
        ("'sha256-", "='"),
        ("<style>", "</style>"),
        ("<script>", "</script>"),
    ] {
        let Some((before, after)) = rest.split_once(start) else {
            continue;
        };
        let Some((_, behind)) = after.split_once(end) else {
            continue;
        };
        out.push_str(&format!("{before}{start}not compared{end}"));
        rest = behind.to_owned();
    }
    (out + &rest).into_bytes()
}

/// The files below a folder; none if there is no such folder.
fn files_below(folder: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = folders.pop().filter(|next| next.is_dir()) {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                files.insert(parts.join("/"), fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

fn write_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

fn bless(expected: &Path, given: &Files) -> std::io::Result<()> {
    if expected.is_dir() {
        fs::remove_dir_all(expected)?;
    }
    for (name, bytes) in given {
        write_file(&expected.join(name), bytes)?;
    }
    Ok(())
}

fn compare(expected: &Files, given: &Files, faults: &mut Vec<String>) {
    for name in given.keys().filter(|name| !expected.contains_key(*name)) {
        faults.push(format!("expected/{name} is not there"));
    }
    for (name, expected) in expected {
        match given.get(name) {
            None => faults.push(format!("expected/{name} was not given")),
            Some(given) if given == expected => {}
            Some(given) => faults.push(difference(name, expected, given)),
        }
    }
}

/// The first line that differs, from both.
fn difference(name: &str, expected: &[u8], given: &[u8]) -> String {
    let (expected, given) = (
        String::from_utf8_lossy(expected),
        String::from_utf8_lossy(given),
    );
    let mut lines = (expected.split('\n'), given.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (lines.0.next(), lines.1.next()) {
            (Some(expected), Some(given)) if expected == given => {}
            (None, None) => return format!("expected/{name} differs in bytes that are no text"),
            (expected, given) => {
                let shown = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
                let (expected, given) = (shown(expected), shown(given));
                return format!(
                    "expected/{name}, line {number}\n  expected: {expected}\n  given:    {given}"
                );
            }
        }
    }
}
