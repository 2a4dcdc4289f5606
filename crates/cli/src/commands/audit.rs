use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use chancery_core::audit::Audit;
use chancery_core::date::Day;
use chancery_core::finding::{Suggestions, one_of};
use chancery_core::messages::Messages;
use chancery_export::formats::audit::{MOST_CHANGES, json, markdown};
use chancery_export::views::audit::audit_later_words;
use clap::{Arg, ArgAction, ArgMatches};

use super::{Command, folder};
use crate::audit_text;
use crate::exit::{Exit, UsageError};
use crate::registry::OpenedRegistry;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "audit",
    sentence: "Compare what each source claims with what the records show",
    define,
    run,
};

fn define(command: clap::Command) -> clap::Command {
    command.args([
        folder(),
        Arg::new("claim")
            .long("claim")
            .value_name("ID")
            .action(ArgAction::Append)
            .value_delimiter(',')
            .help("Only this claim; separate several with commas"),
        Arg::new("source")
            .long("source")
            .value_name("ID")
            .help("Only the claims of this source"),
        Arg::new("as-of")
            .long("as-of")
            .value_name("DAY")
            .help("Day for claims without `as-of` [default: the day of their source]"),
        Arg::new("max-changes")
            .long("max-changes")
            .value_name("NUMBER")
            .value_parser(clap::value_parser!(u16).range(1..=20))
            .help(format!(
                "Greatest number of states in a change that would reconcile claims [default: \
                 {MOST_CHANGES}]"
            )),
        Arg::new("explain")
            .long("explain")
            .action(ArgAction::SetTrue)
            .help("Show the reasoning of each claim, down to records and quotes"),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(["human", "json", "markdown"])
            .default_value("human")
            .help("Output format"),
    ])
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let day = day(matches)?;
    let opened = OpenedRegistry::to_the_end(matches.get_one::<PathBuf>("dir"), matches)?;
    let network = opened.analysis.network();
    opened.warn(terminal);
    opened.dated()?;
    let wanted: Vec<&String> = matches
        .get_many::<String>("claim")
        .into_iter()
        .flatten()
        .collect();
    let source = matches.get_one::<String>("source");
    let claims = &network.registry.claims;
    for id in &wanted {
        let quotes = claims.iter().map(|claim| {
            (
                claim.id.as_str(),
                claim.quote.as_deref().into_iter().collect(),
            )
        });
        known("claim", id, quotes)?;
    }
    if let Some(source) = source {
        known(
            "source",
            source,
            network.registry.sources.iter().map(|it| {
                let title = it.title.as_deref();
                (
                    it.id.as_str(),
                    title.into_iter().chain([it.publisher.as_str()]).collect(),
                )
            }),
        )?;
    }
    let changes = matches.get_one::<u16>("max-changes");
    let changes = changes.map_or(MOST_CHANGES, |number| usize::from(*number));
    let audit = opened.analysis.audit(day, changes, |claim| {
        (wanted.is_empty() || wanted.iter().any(|id| **id == *claim.id))
            && source.is_none_or(|source| *source == *claim.source)
    });
    if let Some(words) = audit_later_words(Messages::in_digits(), &audit) {
        terminal.note(&words);
    }
    let format = matches
        .get_one::<String>("format")
        .map_or("human", String::as_str);
    let text = document(opened, &audit, format, matches.get_flag("explain"))?;
    if format == "json" {
        terminal.out.write_all(text.as_bytes())?;
    } else {
        terminal.say(&text)?;
    }
    Ok(Exit::Done)
}

/// The audit in a format. A document for others speaks the language of the registry; what is for the
/// terminal is English, and so are the records on which a count rests.
fn document(
    opened: &OpenedRegistry,
    audit: &Audit<'_>,
    format: &str,
    explain: bool,
) -> Result<String> {
    let language = opened.analysis.network().manifest().reader_language();
    let messages = markdown::messages_of_documents(Messages::of(language));
    Ok(match (format, explain) {
        ("json", _) => json::text(messages, audit)?,
        ("markdown", true) => markdown::text(Messages::in_digits(), audit, true),
        ("markdown", false) => markdown::text(messages, audit, false),
        _ => audit_text::text(opened, audit, explain),
    })
}

fn day(matches: &ArgMatches) -> Result<Option<Day>> {
    let Some(text) = matches.get_one::<String>("as-of") else {
        return Ok(None);
    };
    let day = text.parse().map_err(|error| UsageError {
        message: format!("--as-of: `{text}`: {error}"),
        ..UsageError::default()
    })?;
    Ok(Some(day))
}

/// The most ids that an error names.
const MOST_NAMED: usize = 12;

/// Refuses an id that no claim or no source has; a record may be called by one of its names.
fn known<'i>(
    noun: &str,
    id: &str,
    names: impl Iterator<Item = (&'i str, Vec<&'i str>)> + Clone,
) -> Result<()> {
    let ids = names.clone().map(|(id, _)| id);
    if ids.clone().any(|known| known == id) {
        return Ok(());
    }
    let all: Vec<&str> = ids.clone().collect();
    let known = Suggestions::new(names);
    let help = match (known.closest(id), all.as_slice()) {
        (Some(found), _) => Some(found.help(id)),
        (None, []) => Some(format!("the registry has no {noun}")),
        (None, [only]) => Some(format!("the only one is `{only}`")),
        (None, few) if few.len() <= MOST_NAMED => Some(format!("expected one of {}", one_of(few))),
        (None, _) => None,
    };
    Err(UsageError {
        message: format!("--{noun}: no {noun} has the id `{id}`"),
        help,
        ..UsageError::default()
    }
    .into())
}
