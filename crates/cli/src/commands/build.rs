use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery_core::check::LocatedFinding;
use chancery_core::finding::how_many;
use chancery_core::model::{Level, Selector};
use chancery_core::select::Selection;
use chancery_export::error::ExportError;
use chancery_export::formats::Options;
use chancery_export::views::ExportContext;
use chancery_export::views::audit::tally_words;
use clap::{Arg, ArgMatches};

use super::{Command, folder, stop_on_errors};
use crate::archive;
use crate::boundaries;
use crate::contents::{contents, why_not_judged};
use crate::exit::Exit;
use crate::formats::formats;
use crate::output::{OutputFolder, Scope, WrittenFile};
use crate::progress::Progress;
use crate::registry::{OpenedRegistry, shown_path};
use crate::render::counts;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "build",
    sentence: "Check the registry, and write every export into one folder",
    define: |command| {
        command.args([
            folder(),
            archive::argument(),
            Arg::new("out")
                .long("out")
                .short('o')
                .value_name("DIR")
                .value_parser(clap::value_parser!(PathBuf))
                .default_value("out")
                .help("Folder to write into"),
            boundaries::argument(),
        ])
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let progress = Progress::new(terminal);
    progress.say("reading");
    let opened = OpenedRegistry::new(matches.get_one::<PathBuf>("dir"), matches)?;
    let network = opened.analysis.network();
    progress.say("checking");
    let findings = opened.findings();
    if let Some(exit) = progress.aside(|| stop_on_errors(&opened, &findings, terminal))? {
        return Ok(exit);
    }
    opened.dated()?;
    let options = Options {
        boundaries: boundaries::boundaries(matches, network)?,
        rasterise: Some(chancery_png::png),
        ..Options::default()
    };
    let everything = Selector::default();
    let views = ExportContext::for_export(&opened.analysis, Selection::new(network, &everything));
    let out = matches
        .get_one::<PathBuf>("out")
        .cloned()
        .unwrap_or_else(|| PathBuf::from("out"));
    let mut folder = OutputFolder::begin(&out, &opened.root, progress, terminal)?;
    let mut missing = Vec::new();
    for format in formats() {
        folder.enter(format.name)?;
        if let Err(error) = (format.write)(&views, &options, &mut folder) {
            // Where files cannot be written, no other format could be either.
            if matches!(error, ExportError::Io(_)) {
                return Err(error.into());
            }
            folder.abandon();
            let error = anyhow::Error::from(error);
            missing.push(format!("{} is not written: {error:#}", format.name));
        }
    }
    let left_out = folder.left_out().iter();
    missing.extend(left_out.map(|words| words.replacen('/', ": ", 1)));
    let remarks = folder.remarks().to_vec();
    let written = folder.finish(Scope::Build)?;
    for words in &missing {
        terminal.decide(Exit::Failed);
        terminal.error(words);
    }
    for words in remarks {
        terminal.note(&words);
    }
    found(&opened, &findings, terminal)?;
    summary(&out, &written, terminal)?;
    Ok(terminal.decided())
}

/// Says what was found, before what was written: how much there is, what is wrong with it, and how
/// many claims hold.
///
/// # Errors
///
/// If it cannot be printed.
pub(super) fn found(
    opened: &OpenedRegistry,
    findings: &[LocatedFinding],
    terminal: &mut Terminal,
) -> Result<()> {
    let contents = contents(opened.analysis.network());
    let counts = counts(findings, 0);
    let is_grave = findings.iter().any(|it| it.finding.level > Level::Note);
    let counts = match (findings.is_empty(), is_grave) {
        (true, _) => counts,
        (_, true) => format!("{counts} (chancery check --notes shows them)"),
        (_, false) => {
            format!("no error and no warning; {counts} (chancery check --notes shows them)")
        }
    };
    writeln!(terminal.out, "{contents}: {counts}")?;
    if let Some(why) = why_not_judged(opened.analysis.network()) {
        writeln!(terminal.out, "{why}")?;
    }
    let verdicts = opened.analysis.verdicts();
    // Errors may hide what claims count.
    let is_whole = findings.iter().all(|it| it.finding.level < Level::Error);
    if is_whole && !opened.analysis.registry().claims.is_empty() {
        let not_counted = match verdicts.not_counted.len() {
            0 => String::new(),
            number => format!("; {} cannot be counted", how_many(number, "claim")),
        };
        let words = tally_words(verdicts.claims.iter());
        writeln!(
            terminal.out,
            "{words}{not_counted} (chancery audit shows them)"
        )?;
    }
    writeln!(terminal.out)?;
    Ok(())
}

fn summary(out: &Path, written: &WrittenFile, terminal: &mut Terminal) -> Result<()> {
    for name in &written.names {
        let path = out.join(name);
        let bytes = fs::metadata(&path)
            .map(|file| file.len())
            .unwrap_or_default();
        writeln!(terminal.out, "{:>9} bytes  {}", bytes, shown_path(&path))?;
    }
    let removed = match written.removed.len() {
        0 => String::new(),
        gone => format!("; removed {} of the last build", how_many(gone, "file")),
    };
    let folder = shown_path(out);
    writeln!(
        terminal.out,
        "{} in {folder}{removed}",
        how_many(written.names.len(), "file")
    )?;
    for name in &written.left {
        let path = shown_path(&out.join(name));
        terminal.note(&format!(
            "{path} is from an earlier build and was kept, because it was changed after it was \
             written"
        ));
    }
    Ok(())
}
