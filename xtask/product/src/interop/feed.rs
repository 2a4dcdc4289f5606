//! feedparser reads the feed of a changelog, whatever commits and records are called.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};
use chancery::changelog::{Changelog, Entry, atom};
use chancery::diff::report::Report;
use chancery::diff::{Comparison, State, States, json};
use chancery::git::{Commit, Revision};
use chancery::registry::OpenedRegistry;
use chancery_core::Analysis;
use chancery_core::model::Registry;
use serde_json::{Value, json as value};

use super::install::Package;
use super::{Bench, Test, hostile, python};

pub(super) static TEST: Test = Test {
    name: "feed",
    program: "python",
    package: Package::Python(&["feedparser"]),
    check,
};

const SCRIPT: &str = include_str!("feed.py");

fn check(bench: &Bench) -> Result<()> {
    let names: Vec<String> = hostile::names();
    // The texts of a commit are single lines, and a feed has none of the spaces around them.
    let names: Vec<String> = names
        .iter()
        .map(|name| name.replace('\n', " ").trim().to_owned())
        .collect();
    let feed = feed(&names)?;
    let path = bench.folder.join("changes.atom");
    fs::write(&path, feed)?;
    let found = python::run(&bench.program, SCRIPT, [path])?;
    let days = (0..names.len()).map(|number| format!("2025-12-{}", 30 - number));
    for (key, expected) in [
        ("version", value!("atom10")),
        ("fault", Value::Null),
        ("complete", value!(true)),
        ("titles", value!(names)),
        ("authors", value!(names)),
        ("days", value!(days.collect::<Vec<_>>())),
        (
            "markup",
            value!(["b", "code", "div", "h2", "ins", "p", "q"]),
        ),
    ] {
        if found[key] != expected {
            bail!("{key} is {}, not {expected}", found[key]);
        }
    }
    let ids = found["ids"].as_array().into_iter().flatten();
    let ids: BTreeSet<String> = ids.map(ToString::to_string).collect();
    if ids.len() != names.len() {
        bail!(
            "the entries have {} ids, and are {}",
            ids.len(),
            names.len()
        );
    }
    println!("       {} entries, with every name as it is", names.len());
    Ok(())
}

/// The feed of a registry in which everything has these names, and of commits with them.
fn feed(names: &[String]) -> Result<String> {
    let state = |registry: Registry, name: &str| State {
        opened: OpenedRegistry::from_analysis(
            PathBuf::from("registry"),
            Analysis::from_registry(registry),
        ),
        name: name.to_owned(),
        commit: None,
        remark: Some(names.join(" ")),
    };
    let states = States::new(
        state(Registry::default(), "before"),
        state(hostile::registry()?, "after"),
    );
    let comparison = Comparison::new(&states);
    let commit = |name: &String, number: usize| Commit {
        revision: Revision {
            name: name.clone(),
            commit: format!("{number:040x}"),
        },
        date: format!("2025-12-{:02}T12:00:00+04:00", 30 - number),
        author: name.clone(),
        subject: name.clone(),
    };
    let entries = names.iter().enumerate().map(|(number, name)| Entry {
        commit: commit(name, number),
        report: Report::new(&comparison),
        changes: json::document(&comparison),
    });
    let changelog = Changelog {
        registry: "hostile".to_owned(),
        title: names.join(" "),
        from: commit(&names[0], 29).revision,
        to: commit(&names[0], 0),
        entries: entries.collect(),
    };
    Ok((atom::FORMAT.text)(&changelog))
}
