use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery_core::check::{LocatedFinding, is_reader_rule};
use chancery_core::finding::how_many;
use chancery_core::yaml::Formatted;
use clap::{Arg, ArgAction, ArgMatches};
use similar::TextDiff;

use super::Command;
use crate::exit::{Exit, UsageError};
use crate::output::replace_file;
use crate::registry::{OpenedRegistry, around, shown_path};
use crate::render::{RenderedFinding, human};
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "fmt",
    sentence: "Write record files in canonical form, and keep their comments",
    define,
    run,
};

fn define(command: clap::Command) -> clap::Command {
    command.args([
        Arg::new("path")
            .value_name("PATH")
            .num_args(0..)
            .value_parser(clap::value_parser!(PathBuf))
            .help("Registries, or folders or files in one [default: as for --registry]"),
        Arg::new("check")
            .long("check")
            .action(ArgAction::SetTrue)
            .help("Write nothing; name the files that are not in canonical form, and exit with code 1 if \
                   there are any"),
        Arg::new("diff")
            .long("diff")
            .action(ArgAction::SetTrue)
            .help("As --check, but show what would be changed"),
    ])
}

/// What became of the files.
#[derive(Default)]
struct Tally {
    changed: usize,
    canonical: usize,
    left: usize,
    /// Why files could not be written.
    failed: Vec<anyhow::Error>,
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let paths: Vec<&PathBuf> = matches.get_many("path").into_iter().flatten().collect();
    let mut chosen = Vec::new();
    if paths.is_empty() {
        let opened = OpenedRegistry::new(None, matches)?;
        let files = (0..opened.analysis.reading().texts.len()).collect();
        chosen.push((opened, files));
    }
    for path in paths {
        choose(path, matches, &mut chosen)?;
    }
    let mut tally = Tally::default();
    for (opened, files) in &chosen {
        let mut faulty = Vec::new();
        for file in files {
            if format_one(opened, *file, matches, &mut tally, terminal)? {
                faulty.push(*file);
            }
        }
        show_faulty(opened, &faulty, terminal)?;
    }
    let is_dry = matches.get_flag("check") || matches.get_flag("diff");
    terminal.note(&tally.words(is_dry));
    if let Some(last) = tally.failed.pop() {
        for error in &tally.failed {
            terminal.error(&format!("{error:#}"));
        }
        return Err(last);
    }
    Ok(match tally.left > 0 || is_dry && tally.changed > 0 {
        true => Exit::Findings,
        false => Exit::Done,
    })
}

/// Adds the files that a path means to those of their registry.
fn choose(
    path: &Path,
    matches: &ArgMatches,
    chosen: &mut Vec<(OpenedRegistry, Vec<usize>)>,
) -> Result<()> {
    let shown = shown_path(path);
    let (root, place) = around(path, matches)?;
    let position = match chosen.iter().position(|(opened, _)| opened.root == root) {
        Some(position) => position,
        None => {
            let opened = OpenedRegistry::new(Some(&root), matches)?;
            chosen.push((opened, Vec::new()));
            chosen.len() - 1
        }
    };
    let (opened, files) = &mut chosen[position];
    let texts = opened.analysis.reading().texts.iter().enumerate();
    let meant = texts.filter(|(_, text)| root.join(&text.name).starts_with(&place));
    let meant: Vec<usize> = meant.map(|(file, _)| file).collect();
    if meant.is_empty() {
        let message = format!(
            "{shown} holds no record file of the registry in {}",
            shown_path(&root)
        );
        let help = "the names of record files end with .yaml, .yml or .json";
        return Err(UsageError::new(message, help).into());
    }
    files.extend(meant);
    files.sort_unstable();
    files.dedup();
    Ok(())
}

/// Formats one file, unless something in it could not be read: then the answer is yes.
fn format_one(
    opened: &OpenedRegistry,
    file: usize,
    matches: &ArgMatches,
    tally: &mut Tally,
    terminal: &mut Terminal,
) -> Result<bool> {
    let shown = opened.shown_path(file);
    let before: &str = &opened.analysis.reading().texts[file].text;
    let after = match opened.analysis.formatted(file) {
        Formatted::Text(text) => text,
        Formatted::Json => {
            terminal.note(&format!("{shown} is JSON, and was left unchanged"));
            return Ok(false);
        }
        Formatted::Ignored => {
            terminal.note(&format!(
                "{shown} is not read as records, and was left unchanged"
            ));
            return Ok(false);
        }
        Formatted::Faulty => {
            tally.left += 1;
            return Ok(true);
        }
        _ => {
            tally.left += 1;
            say_unsure(shown, terminal);
            return Ok(false);
        }
    };
    if after == before {
        tally.canonical += 1;
        return Ok(false);
    }
    tally.changed += 1;
    if matches.get_flag("diff") {
        terminal.decide(Exit::Findings);
        let diff = TextDiff::from_lines(before, after.as_str());
        let mut diff = diff.unified_diff();
        terminal.say(&diff.header(shown, shown).to_string())?;
        return Ok(false);
    }
    if matches.get_flag("check") {
        terminal.decide(Exit::Findings);
    } else {
        let path = opened.root.join(opened.analysis.file_name(file));
        // One file that cannot be written keeps none of the others from it.
        if let Err(error) = replace_file(&path, Some(before), &after) {
            tally.changed -= 1;
            tally.left += 1;
            tally.failed.push(error);
            return Ok(false);
        }
    }
    terminal.say(&format!("{shown}\n"))?;
    Ok(false)
}

/// Says that a file was left as it is, since what was written would not have been what was read.
pub(super) fn say_unsure(shown: &str, terminal: &mut Terminal) {
    let words = "was left unchanged: not all of its comments and records would be kept";
    terminal.error(&format!("{shown} {words}"));
    terminal.help(
        "put each comment on a line of its own above a key; if it has no other comments, please \
         report this file",
    );
}

/// Shows why files were left as they are.
///
/// # Errors
///
/// If it cannot be printed.
pub(super) fn show_faulty(
    opened: &OpenedRegistry,
    files: &[usize],
    terminal: &mut Terminal,
) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    terminal.decide(Exit::Findings);
    let findings = opened.findings();
    let why: Vec<&LocatedFinding> = findings
        .iter()
        .filter(|it| is_reader_rule(it.finding.rule) && files.contains(&it.at.span.file))
        .collect();
    let shown = RenderedFinding::at_most(human::RENDERER.most, why);
    let text = human::text(opened, &shown, true, terminal.width());
    terminal.err.write_all(text.as_bytes())?;
    for file in files {
        let shown = opened.shown_path(*file);
        terminal.note(&format!(
            "{shown} was left unchanged because of the findings above"
        ));
    }
    Ok(())
}

impl Tally {
    fn words(&self, is_dry: bool) -> String {
        let all = how_many(self.changed + self.canonical + self.left, "file");
        let mut words = match (self.changed, is_dry) {
            (0, _) => format!(
                "{} in canonical form already",
                how_many(self.canonical, "file")
            ),
            (changed, true) => format!("{changed} of {all} not in canonical form"),
            (changed, false) => format!("{changed} of {all} written in canonical form"),
        };
        if self.left > 0 {
            words.push_str(&format!("; {} left unchanged", how_many(self.left, "file")));
        }
        words
    }
}
