//! What `data/README.md` shows: its blocks of YAML are the files of one small registry.

use std::fs;
use std::process::{Command, Output};

use chancery_core::date::Date;
use chancery_core::yaml::{Input, MANIFEST_FILE, comment_free, file_text, read};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
const README: &str = include_str!("../data/README.md");

/// The blocks by the name in their first line, `# NAME`.
fn files() -> Vec<(&'static str, &'static str)> {
    let blocks = README.split("\n```yaml\n").skip(1);
    let files = blocks.map(|rest| {
        let (block, _) = rest.split_once("```\n").expect("the block ends");
        let name = block
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# "));
        (name.expect("its first line names the file"), block)
    });
    files.collect()
}

fn input((name, text): (&str, &str)) -> Input {
    Input {
        name: name.to_owned(),
        bytes: Ok(text.as_bytes().to_vec()),
    }
}

fn check(folder: &str) -> (String, Output) {
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["check", folder, "--fail-on", "warning"])
        .output()
        .expect("the program starts");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output)
}

#[test]
fn blocks_are_a_registry_without_a_warning() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files() {
        let path = folder.path().join(name);
        assert!(!path.exists(), "two blocks are {name}");
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it is made");
        fs::write(path, text).expect("the file is written");
    }
    let (printed, output) = check(folder.path().to_str().expect("a plain path"));
    assert!(output.status.success(), "{printed}");
}

#[test]
fn blocks_are_in_canonical_form() {
    for (name, text) in files() {
        let reading = read(vec![input((name, text))]);
        let canonical = file_text(&reading.registry, name == MANIFEST_FILE);
        assert_eq!(comment_free(text), canonical, "{name}");
    }
}

#[test]
fn every_noun_is_shown() {
    let registry = read(files().into_iter().map(input).collect()).registry;
    let shown = [
        ("tier", registry.manifest.tiers.len()),
        ("direction", registry.manifest.directions.len()),
        ("state", registry.states.len()),
        ("organisation", registry.organisations.len()),
        ("partnership", registry.partnerships.len()),
        ("instrument", registry.instruments.len()),
        ("principle", registry.principles.len()),
        ("source", registry.sources.len()),
        ("claim", registry.claims.len()),
        ("waiver", registry.waivers.len()),
    ];
    for (noun, count) in shown {
        assert!(count > 0, "there is no example of a {noun}");
    }
}

#[test]
fn dates_of_the_table_are_dates() {
    let (_, rest) = README
        .split_once("\n## Dates\n")
        .expect("there is a part on dates");
    let rows = rest.lines().take_while(|line| !line.starts_with("## "));
    let cells = rows.filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let dates: Vec<&str> = cells
        .flat_map(|cell| cell.trim_end_matches('`').split("`, `"))
        .collect();
    assert!(dates.len() > 8, "{dates:?}");
    for date in dates {
        assert!(date.parse::<Date>().is_ok(), "{date}");
    }
}

#[test]
fn numbers_are_those_of_the_check() {
    let (printed, _) = check(DATA);
    let (numbers, _) = printed.split_once(':').expect("a summary");
    assert!(README.contains(&format!("    {numbers}\n")), "{numbers}");
}
