//! What the registry's own README shows: its blocks of YAML are the files of one small registry, its
//! dates are dates, and its numbers are those that the check prints.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use chancery::contents::contents;
use chancery::output::replace_file;
use chancery_core::Analysis;
use chancery_core::date::Date;
use chancery_core::model::Level;
use chancery_core::yaml::MANIFEST_FILE;

use super::canonical::check_file;
use super::{Data, Failure, read_files};

/// The file, beside the registry's manifest.
pub(super) const README: &str = "README.md";

/// A block of YAML: the file that its first line names, its text, and the line before it.
struct Block {
    file: (String, Vec<u8>),
    before: usize,
}

/// The text of the README in a folder, if there is one.
pub(super) fn read_readme(folder: &Path) -> Result<Option<String>> {
    let path = folder.join(README);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let Some(readme) = &data.readme else {
        return Ok(Vec::new());
    };
    let (blocks, mut failures) = blocks(readme);
    failures.extend(not_canonical(&blocks));
    failures.extend(findings(blocks));
    failures.extend(dates(readme));
    if let Some((line, numbers)) = stale_numbers(data, readme) {
        let message = format!("the registry has {numbers}; `--readme` writes it");
        failures.push(at(line, message));
    }
    Ok(failures)
}

fn at(line: usize, message: String) -> Failure {
    Failure {
        line,
        ..Failure::of_file(README, message)
    }
}

fn blocks(readme: &str) -> (Vec<Block>, Vec<Failure>) {
    let (mut blocks, mut failures) = (Vec::new(), Vec::new());
    let mut lines = readme.lines().zip(1..);
    while let Some((line, before)) = lines.next() {
        if line != "```yaml" {
            continue;
        }
        let text: String = lines
            .by_ref()
            .map(|(line, _)| line)
            .take_while(|line| *line != "```")
            .map(|line| format!("{line}\n"))
            .collect();
        match text.lines().next().and_then(|it| it.strip_prefix("# ")) {
            Some(name) => blocks.push(Block {
                file: (name.to_owned(), text.clone().into_bytes()),
                before,
            }),
            None => failures.push(at(
                before + 1,
                "the first line of a block names its file, as in `# states.yaml`".to_owned(),
            )),
        }
    }
    (blocks, failures)
}

fn not_canonical(blocks: &[Block]) -> impl Iterator<Item = Failure> {
    let wrong = blocks.iter().filter(|it| check_file(&it.file).is_some());
    wrong.map(|block| {
        at(
            block.before,
            "this block is not in canonical form".to_owned(),
        )
    })
}

/// What the rules find in the blocks, read as the files of one registry.
fn findings(blocks: Vec<Block>) -> Vec<Failure> {
    if !blocks.iter().any(|block| block.file.0 == MANIFEST_FILE) {
        return Vec::new();
    }
    let (files, starts): (Vec<_>, Vec<_>) =
        blocks.into_iter().map(|it| (it.file, it.before)).unzip();
    let analysis = Analysis::from_reading(read_files(&files));
    let findings = analysis.check(&analysis.policy(&[]));
    let grave = findings
        .iter()
        .filter(|found| found.finding.level >= Level::Warning);
    grave
        .map(|found| {
            let name = analysis.file_name(found.at.span.file);
            let block = files.iter().position(|file| file.0 == name);
            let before = block.map_or(0, |block| starts[block]);
            let message = format!("{} [{}]", found.finding.message, found.finding.rule);
            at(before + found.at.start.line, message)
        })
        .collect()
}

/// The dates in the first column of the table of dates that are none.
fn dates(readme: &str) -> Vec<Failure> {
    let lines = readme.lines().zip(1..);
    let table = lines
        .skip_while(|(line, _)| *line != "## Dates")
        .skip(1)
        .take_while(|(line, _)| !line.starts_with("## "));
    let cells = table.filter_map(|(line, number)| {
        let cell = line.strip_prefix("| `")?.split(" | ").next()?;
        Some((cell.trim_end_matches('`').split("`, `"), number))
    });
    cells
        .flat_map(|(dates, number)| dates.map(move |date| (date, number)))
        .filter(|(date, _)| date.parse::<Date>().is_err())
        .map(|(date, number)| at(number, format!("`{date}` is an invalid date")))
        .collect()
}

/// The line of the numbers, if they are not those of the registry, and what they are.
fn stale_numbers(data: &Data, readme: &str) -> Option<(usize, String)> {
    let is_of_numbers = |line: &str| {
        let words: Vec<&str> = line.split([' ', ',']).filter(|it| !it.is_empty()).collect();
        line.starts_with("    ")
            && matches!(words[..], [number, .., "in", _, "file" | "files"] if number.parse::<usize>().is_ok())
    };
    let (written, line) = readme.lines().zip(1..).find(|it| is_of_numbers(it.0))?;
    let analysis = Analysis::from_reading(data.reading.clone());
    let numbers = contents(analysis.network());
    (written.trim_start() != numbers).then_some((line, numbers))
}

/// Writes the numbers of the registry into its README, where it has others.
pub(super) fn write_numbers(folder: &Path, data: &Data) -> Result<()> {
    let (Some(old), Some(new)) = (&data.readme, with_numbers(data)) else {
        return Ok(());
    };
    let path = folder.join(README);
    replace_file(&path, Some(old), &new)?;
    println!("written {}", path.display());
    Ok(())
}

/// The README with the numbers of the registry; none if it has them already.
fn with_numbers(data: &Data) -> Option<String> {
    let readme = data.readme.as_ref()?;
    let (stale, numbers) = stale_numbers(data, readme)?;
    let lines = readme.lines().zip(1..);
    let lines = lines.map(|(line, number)| match number == stale {
        true => format!("    {numbers}\n"),
        false => format!("{line}\n"),
    });
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRY: &str = "registry: r\ntitle: R\nas-of: 2025-01-01\nlicence: CC0-1.0\ntiers:\n  - {id: t, name: T}\n";

    fn data(readme: &str) -> Data {
        let files = vec![("registry.yaml".to_owned(), REGISTRY.into())];
        Data {
            reading: read_files(&files),
            files,
            readme: Some(readme.to_owned()),
            archive: None,
        }
    }

    fn found(readme: &str) -> Vec<(usize, String)> {
        let failures = check(&data(readme)).unwrap();
        failures
            .into_iter()
            .map(|it| (it.line, it.message))
            .collect()
    }

    #[test]
    fn a_block_is_held_to_the_rules_at_its_line() {
        let block = format!(
            "# A\n\n```yaml\n# registry.yaml\n{REGISTRY}directions: [{{id: w, nam: W}}]\n```\n"
        );
        let found = found(&block);
        assert!(
            found
                .iter()
                .any(|(line, message)| *line == 11 && message.contains("unknown-key")),
            "{found:?}"
        );
        assert_eq!(
            found[0],
            (3, "this block is not in canonical form".to_owned())
        );
    }

    #[test]
    fn a_block_names_its_file_and_dates_are_dates() {
        let found =
            found("```yaml\nstates:\n```\n## Dates\n| `2013`, `13-3` | a | b |\n## B\n| `x` |\n");
        let lines: Vec<usize> = found.iter().map(|it| it.0).collect();
        assert_eq!(lines, [2, 5]);
        assert_eq!(found[1].1, "`13-3` is an invalid date");
    }

    #[test]
    fn stale_numbers_are_found_and_mended() {
        let readme = "# A\n\n    12 sources in 2 files\n\nIn 2 files.\n";
        let found = found(readme);
        assert_eq!(found[0].0, 3, "{found:?}");
        let mended = with_numbers(&data(readme)).unwrap();
        assert_eq!(mended, "# A\n\n    0 records in 1 file\n\nIn 2 files.\n");
        assert!(with_numbers(&data(&mended)).is_none());
    }
}
