use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery_core::check::{LocatedFinding, is_reader_rule};
use chancery_core::finding::{Place, Rule};
use chancery_core::model::{Keyword, Section};
use chancery_core::yaml::{Located, MANIFEST_FILE};
use chancery_export::sheets;
use clap::{Arg, ArgMatches};

use super::{Command, rules};
use crate::exit::{Exit, UsageError};
use crate::registry::{OpenedRegistry, around, shown_path};
use crate::render::{RenderedFinding, human};
use crate::show::{self, Most};
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "explain",
    sentence: "Explain what a rule finds, why, and what to do about it; or what is at a line of a file",
    define: |command| {
        command.arg(
            Arg::new("rule")
                .value_name("RULE|FILE:LINE")
                .required(true)
                .help("Name of a rule, or a line of a record file: what is found there, otherwise the record"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let asked = matches.get_one::<String>("rule").map_or("", String::as_str);
    if let Some((path, line)) = place(asked) {
        return explain_line(Path::new(path), line, matches, terminal);
    }
    // What is found in tables has no page among the rules of records.
    let mut of_sheets = sheets::rules::RULES.iter().copied();
    let rule = match of_sheets.find(|rule| rule.name == asked) {
        Some(rule) => rule,
        None => rules::named(asked, terminal)?,
    };
    terminal.say(&page_of(rule))?;
    Ok(Exit::Done)
}

/// The file and the line of `FILE:LINE` or `FILE:LINE:COLUMN`.
fn place(asked: &str) -> Option<(&str, usize)> {
    let (before, last) = asked.rsplit_once(':')?;
    let last: usize = last.parse().ok()?;
    let line = |(path, line): (_, &str)| Some((path, line.parse().ok()?));
    before
        .rsplit_once(':')
        .and_then(line)
        .or(Some((before, last)))
}

fn page_of(rule: &Rule) -> String {
    let page = page_for_reading(rule.page);
    let least = match is_reader_rule(rule) {
        true => ", which cannot be lowered",
        false => "",
    };
    format!("{page}\nDefault level: {}{least}.\n", rule.level.name())
}

/// Explains what is found at a line, otherwise the record that it belongs to.
fn explain_line(
    path: &Path,
    line: usize,
    matches: &ArgMatches,
    terminal: &mut Terminal,
) -> Result<Exit> {
    // What is found at a link is about the link, and not about what it leads to.
    let (root, place) = match folder_of(path) {
        Some((folder, name)) => {
            let (root, place) = around(&folder, matches)?;
            (root, place.join(name))
        }
        None => around(path, matches)?,
    };
    let shown = shown_path(path);
    let outer = matches
        .get_one::<PathBuf>("registry")
        .is_none()
        .then(|| around(root.parent()?, matches).ok())
        .flatten();
    // What the registry around this one finds about it has no other place.
    let roots = [Some(root.clone()), outer.map(|(outer, _)| outer)];
    for root in roots.into_iter().flatten() {
        let opened = OpenedRegistry::new(Some(&root), matches)?;
        let findings = opened.findings();
        let file = file_at(&opened, &place);
        let found = file.map(|file| at_line(&findings, file, line));
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            return explain_findings(&opened, found, terminal);
        }
    }
    let opened = OpenedRegistry::new(Some(&root), matches)?;
    let Some(file) = file_at(&opened, &place) else {
        let message = format!("{shown} is not a record file of the registry");
        let help = "the names of record files end with .yaml, .yml or .json";
        return Err(UsageError::new(message, help).into());
    };
    let lines = opened.analysis.reading().texts[file].text.lines().count();
    if !(1..=lines).contains(&line) {
        let message = format!("{shown} has no line {line}");
        return Err(UsageError::new(message, format!("its last line is {lines}")).into());
    }
    let record = record_at(&opened, file, line);
    let text = record
        .and_then(|(section, index)| show::record_text_at(&opened, section, index, Most::ALL));
    match text {
        Some(text) => terminal.say(&format!(
            "nothing is found at {shown}:{line}, which belongs to\n\n{text}"
        ))?,
        None => match not_read_from(&opened, file).filter(|from| *from < line) {
            Some(from) => terminal.say(&format!(
                "{shown} is read only to line {from}, where an error ends it; `chancery explain \
                 {shown}:{from}` shows that error\n"
            ))?,
            None => terminal.say(&format!(
                "nothing is found at {shown}:{line}, and no record is there\n"
            ))?,
        },
    }
    Ok(Exit::Done)
}

/// The line at which the reading of a file ends before its end.
fn not_read_from(opened: &OpenedRegistry, file: usize) -> Option<usize> {
    opened.analysis.registry().files[file].unread.as_ref()?;
    let findings = opened.findings();
    let ends = findings
        .iter()
        .filter(|it| it.at.span.file == file && is_reader_rule(it.finding.rule));
    ends.map(|it| it.at.start.line).max()
}

/// The folder that a path names a file in, and the name of the file there; none of a folder.
fn folder_of(path: &Path) -> Option<(PathBuf, &OsStr)> {
    let name = path.file_name()?;
    let folder = path.parent()?;
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let is_there = path.symlink_metadata().is_ok_and(|it| !it.is_dir());
    is_there.then(|| (folder.to_owned(), name))
}

/// The position of a file among those of a registry.
fn file_at(opened: &OpenedRegistry, place: &Path) -> Option<usize> {
    let mut texts = opened.analysis.reading().texts.iter();
    texts.position(|text| opened.root.join(&text.name) == place)
}

/// The findings that begin at a line, or that point at it.
fn at_line(findings: &[LocatedFinding], file: usize, line: usize) -> Vec<&LocatedFinding> {
    let is_it = |at: &Located| (at.span.file, at.start.line) == (file, line);
    let is_there = |found: &&LocatedFinding| is_it(&found.at) || found.related.iter().any(is_it);
    findings.iter().filter(is_there).collect()
}

fn explain_findings(
    opened: &OpenedRegistry,
    found: Vec<&LocatedFinding>,
    terminal: &mut Terminal,
) -> Result<Exit> {
    let mut rules: Vec<&'static Rule> = Vec::new();
    for it in &found {
        if !rules.contains(&it.finding.rule) {
            rules.push(it.finding.rule);
        }
    }
    let shown = RenderedFinding::at_most(human::RENDERER.most, found);
    let text = human::text(opened, &shown, terminal.is_coloured(), terminal.width());
    terminal.out.write_all(text.as_bytes())?;
    let pages: Vec<String> = rules.into_iter().map(page_of).collect();
    terminal.say(&pages.join("\n"))?;
    Ok(Exit::Done)
}

/// The record that a line belongs to: the last one that begins at or above it, if what is between is
/// indented deeper than its dash.
fn record_at(opened: &OpenedRegistry, file: usize, line: usize) -> Option<(Section, usize)> {
    let about = opened.analysis.registry().files.get(file)?;
    let text = &opened.analysis.reading().texts[file].text;
    let lines: Vec<&str> = text.lines().collect();
    let mut locator = opened.analysis.locator();
    let mut last: Option<(usize, (Section, usize))> = None;
    for section in Section::ALL.iter().filter(|it| **it != Section::Manifest) {
        for index in about.records[*section as usize].clone() {
            let start = locator.locate(&Place::record(*section, index)).start.line;
            if start <= line && last.is_none_or(|(other, _)| other <= start) {
                last = Some((start, (*section, index)));
            }
        }
    }
    let is_manifest = about.name == MANIFEST_FILE && !lines.get(line - 1)?.trim().is_empty();
    let manifest = is_manifest.then_some((Section::Manifest, 0));
    let Some((start, record)) = last else {
        return manifest;
    };
    let indent = |text: &str| text.len() - text.trim_start().len();
    let dash = indent(lines.get(start - 1)?);
    let mut between = lines[start..line].iter().filter(|it| !it.trim().is_empty());
    between
        .all(|it| indent(it) > dash)
        .then_some(record)
        .or(manifest)
}

/// The page without the words behind its code fences, which are for the test that runs them.
fn page_for_reading(page: &str) -> String {
    let mut out = String::new();
    for line in page.lines() {
        out.push_str(if line.starts_with("```yaml") {
            "```yaml"
        } else {
            line
        });
        out.push('\n');
    }
    out
}
