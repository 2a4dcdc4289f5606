use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use chancery_core::check::{CheckedRegistry, LocatedFinding, is_reader_rule};
use chancery_core::finding::{Rule, how_many};
use chancery_core::model::{Keyword, Level, Selector};
use chancery_core::network::Network;
use chancery_core::select::{Selection, SelectorNoun};
use chancery_export::views::undated_words;
use clap::{Arg, ArgAction, ArgMatches};

use super::{Command, folder, rules};
use crate::archive;
use crate::contents::{contents, why_not_judged};
use crate::exit::{Exit, UsageError};
use crate::registry::OpenedRegistry;
use crate::render::{RENDERERS, RenderSettings, RenderedFinding, Renderer, counts};
use crate::rules_url;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "check",
    sentence: "Check a registry, and report each problem with its file, line and column",
    define,
    run,
};

fn define(command: clap::Command) -> clap::Command {
    command.args([
        folder(),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(
                RENDERERS
                    .iter()
                    .map(|renderer| renderer.name)
                    .collect::<Vec<_>>(),
            )
            .default_value(RENDERERS[0].name)
            .help("Output format"),
        Arg::new("severity")
            .long("severity")
            .value_name("RULE=LEVEL")
            .action(ArgAction::Append)
            .help("Give a rule another level: error, warning, note or off"),
        Arg::new("fail-on")
            .long("fail-on")
            .value_name("LEVEL")
            .value_parser(["error", "warning", "note", "never"])
            .default_value("error")
            .help("Exit with code 1 if there is a finding of at least this level"),
        Arg::new("notes")
            .long("notes")
            .action(ArgAction::SetTrue)
            .help("Show notes too; without this flag they are only counted"),
        Arg::new("max-findings")
            .long("max-findings")
            .value_name("N")
            .value_parser(finding_limit)
            .help(
                "Show only the N most severe findings, or `all` [default: 100 in the format \
                   human]",
            ),
        rules_url::argument(),
        archive::argument(),
    ])
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let flags = severities(matches, terminal)?;
    let settings = RenderSettings {
        is_coloured: terminal.is_coloured(),
        width: terminal.width(),
        fail_on: fail_on(matches),
        rules_url: rules_url::chosen(matches)?,
    };
    let folder = matches.get_one::<PathBuf>("dir");
    let mut opened = OpenedRegistry::to_check(folder, matches)?;
    let mut answer = Answer::of(opened, &flags, &settings, matches);
    if opened.analysis.has_lost_a_text() {
        // A file has changed since it was read, so all are read anew, and their texts kept.
        opened = OpenedRegistry::to_the_end(folder, matches)?;
        answer = Answer::of(opened, &flags, &settings, matches);
    }
    let Answer {
        checked,
        text,
        left_out,
    } = answer;
    let (analysis, renderer) = (&opened.analysis, renderer(matches));
    let network = analysis.network();
    let exit = exit(fail_on(matches), &checked);
    terminal.decide(exit);
    terminal.out.write_all(text.as_bytes())?;
    report_rest(renderer, left_out, terminal)?;
    if renderer.has_summary {
        let summary = summary(network, &checked);
        writeln!(terminal.out, "{summary}")?;
        if let Some(why) = why_not_judged(network) {
            writeln!(terminal.out, "{why}")?;
        }
        let anything = Selector::default();
        let selection = Selection::new(network, &anything);
        let noun = match network.subject {
            Some(_) => SelectorNoun::Partners,
            None => SelectorNoun::Partnerships,
        };
        if let Some([why, what]) = undated_words(&selection, noun) {
            writeln!(terminal.out, "{why}\n{what}")?;
        }
        if let Some(line) = archive::summary(analysis) {
            writeln!(terminal.out, "{line}")?;
        }
    }
    Ok(exit)
}

/// What a check says.
struct Answer {
    checked: CheckedRegistry,
    /// The findings as they are shown.
    text: String,
    /// How many are not shown.
    left_out: usize,
}

impl Answer {
    fn of(
        opened: &OpenedRegistry,
        flags: &[(&'static Rule, Level)],
        settings: &RenderSettings,
        matches: &ArgMatches,
    ) -> Self {
        let least = match matches.get_flag("notes") {
            true => Level::Note,
            false => Level::Warning,
        };
        let policy = opened.analysis.policy(flags);
        let checked = opened.analysis.check_from(&policy, least);
        let wanted: Vec<&LocatedFinding> = checked.found.iter().collect();
        let renderer = renderer(matches);
        let asked = matches.get_one::<Option<usize>>("max-findings").copied();
        let shown = RenderedFinding::at_most(renderer.limit(asked), wanted);
        Answer {
            text: (renderer.text)(opened, &shown, settings),
            left_out: shown.left_out,
            checked,
        }
    }
}

/// Says how many findings are not shown. What a program reads is left as it is.
fn report_rest(renderer: &Renderer, left_out: usize, terminal: &mut Terminal) -> Result<()> {
    if left_out > 0 {
        let rest = format!(
            "{} not shown (--max-findings)",
            how_many(left_out, "more finding")
        );
        if renderer.has_summary {
            writeln!(terminal.out, "{rest}\n")?;
        } else {
            writeln!(terminal.err, "{rest}")?;
        }
    }
    Ok(())
}

/// The number of `--max-findings`; none for `all`.
fn finding_limit(text: &str) -> Result<Option<usize>, String> {
    match text {
        "all" => Ok(None),
        _ => text
            .parse()
            .map(Some)
            .map_err(|_| "expected a number or `all`".to_owned()),
    }
}

fn renderer(matches: &ArgMatches) -> &'static Renderer {
    let name = matches
        .get_one::<String>("format")
        .map_or(RENDERERS[0].name, String::as_str);
    RENDERERS
        .iter()
        .copied()
        .find(|renderer| renderer.name == name)
        .unwrap_or(RENDERERS[0])
}

/// The least level that makes the run fail; none for `never`.
fn fail_on(matches: &ArgMatches) -> Option<Level> {
    let name = matches
        .get_one::<String>("fail-on")
        .map_or("error", String::as_str);
    Level::from_name(name)
}

fn exit(fail_on: Option<Level>, checked: &CheckedRegistry) -> Exit {
    let fails = |least| {
        let mut levels = checked.found.iter().map(|found| found.finding.level);
        // Only notes are counted without being shown.
        levels.any(|level| level >= least) || (least == Level::Note && checked.lower > 0)
    };
    if fail_on.is_some_and(fails) {
        Exit::Findings
    } else {
        Exit::Done
    }
}

/// The levels that the flags give to rules.
fn severities(
    matches: &ArgMatches,
    terminal: &mut Terminal,
) -> Result<Vec<(&'static Rule, Level)>> {
    let given = matches.get_many::<String>("severity").into_iter().flatten();
    given.map(|text| severity(text, terminal)).collect()
}

fn severity(text: &str, terminal: &mut Terminal) -> Result<(&'static Rule, Level)> {
    let (name, level) = text.split_once('=').ok_or_else(|| {
        UsageError::new(
            format!("--severity: invalid value `{text}`, expected RULE=LEVEL"),
            "for example: single-source=off",
        )
    })?;
    let known = rules::named(name, terminal).map_err(|error| UsageError {
        message: format!("--severity: {error}"),
        ..error
    })?;
    let level = Level::from_name(level).ok_or_else(|| {
        let help = "expected one of error, warning, note and off";
        UsageError::new(format!("--severity: unknown level `{level}`"), help)
    })?;
    if is_reader_rule(known) && level < known.level {
        let message = format!(
            "--severity: `{name}` cannot be lowered: rules that are applied while files are read \
             keep their level"
        );
        return Err(UsageError::new(message, "fix what the rule finds").into());
    }
    Ok((known, level))
}

/// The line under the findings.
fn summary(network: &Network<'_>, checked: &CheckedRegistry) -> String {
    let contents = contents(network);
    let notes = checked.lower;
    let counts = counts(&checked.found, notes);
    match (checked.found.is_empty(), notes) {
        (_, 0) => format!("{contents}: {counts}"),
        (true, _) => format!(
            "{contents}: no error and no warning; {} (--notes shows them)",
            how_many(notes, "note")
        ),
        (false, _) => format!("{contents}: {counts} (--notes shows the notes)"),
    }
}
