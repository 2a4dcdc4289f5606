use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Arg, ArgMatches};

use super::Command;
use crate::diff::{
    Comparison, DiffFormat, FORMATS, between_folders, between_revisions, verdict_change,
};
use crate::exit::{Exit, UsageError};
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "diff",
    sentence: "Show what changed between two states of a registry: records, partners, claims",
    define,
    run,
};

fn define(command: clap::Command) -> clap::Command {
    let folder = |name: &'static str, shown: &'static str, help: &'static str| {
        Arg::new(name)
            .value_name(shown)
            .value_parser(clap::value_parser!(PathBuf))
            .help(help)
    };
    command.args([
        folder(
            "old",
            "OLD|DIR",
            "Folder of the old state; with --git, of the registry [default: as for --registry]",
        ),
        folder("new", "NEW", "Folder of the new state"),
        Arg::new("git").long("git").value_name("REV[..REV]").help(
            "Compare a revision of the registry with the working tree; `A..B` compares two \
             revisions, `A...B` compares B with its last common ancestor with A",
        ),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(FORMATS.iter().map(|it| it.name).collect::<Vec<_>>())
            .default_value(FORMATS[0].name)
            .help("Output format"),
        Arg::new("fail-on")
            .long("fail-on")
            .value_name("CHANGE")
            .value_parser(["verdict", "partner", "any", "never"])
            .default_value("never")
            .help(
                "Exit with code 1 at a change: of a verdict (`verdict`), of a verdict or a partner \
                 (`partner`), or of anything (`any`); also if errors hide whether there is one",
            ),
    ])
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let folder = |name: &str| matches.get_one::<PathBuf>(name);
    let states = match (
        matches.get_one::<String>("git"),
        folder("old"),
        folder("new"),
    ) {
        (Some(range), registry, None) => between_revisions(range, registry, matches)?,
        (None, Some(old), Some(new)) => between_folders(old, new, matches)?,
        (Some(_), _, Some(_)) => {
            let message = "--git compares two states of one registry, and two folders are named";
            return Err(UsageError::new(message, "name one folder, or leave out --git").into());
        }
        (None, ..) => {
            let message = "nothing to compare with";
            let help = "name two folders, or a revision of the registry with --git REV";
            return Err(UsageError::new(message, help).into());
        }
    };
    let comparison = Comparison::new(&states);
    let exit = exit(matches, &comparison);
    terminal.decide(exit);
    let format = format(matches);
    let text = (format.text)(&comparison);
    match format.is_for_terminal {
        true => terminal.out.write_all(text.as_bytes())?,
        false => terminal.file(format.name, text.as_bytes())?,
    }
    Ok(exit)
}

fn format(matches: &ArgMatches) -> &'static DiffFormat {
    let name = matches.get_one::<String>("format");
    let mut formats = FORMATS.iter();
    let named = formats.find(|format| Some(format.name) == name.map(String::as_str));
    named.unwrap_or(&FORMATS[0])
}

fn exit(matches: &ArgMatches, comparison: &Comparison<'_>) -> Exit {
    let diff = &comparison.diff;
    if diff.is_unchanged() {
        return Exit::Done;
    }
    let verdicts = || match &diff.holds {
        Some(holds) => holds.claims.iter().any(|it| verdict_change(it).is_some()),
        None => true,
    };
    let partners = || {
        diff.holds
            .as_ref()
            .is_none_or(|holds| !holds.ties.is_empty())
    };
    let fails = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("verdict") => verdicts(),
        Some("partner") => verdicts() || partners(),
        Some("any") => true,
        _ => false,
    };
    match fails {
        true => Exit::Findings,
        false => Exit::Done,
    }
}
