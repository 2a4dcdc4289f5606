use std::collections::BTreeSet;
use std::io::Write as _;

use anyhow::Result;
use chancery_core::finding::Suggestions;
use chancery_core::network::Network;
use clap::{Arg, ArgMatches};

use super::Command;
use crate::exit::{Exit, UsageError};
use crate::registry::OpenedRegistry;
use crate::show;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "show",
    sentence: "Show one record and everything that refers to it",
    define: |command| {
        command.args([
            Arg::new("id")
                .value_name("ID")
                .required(true)
                .help("Id or name of a record or state"),
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["human", "json", "yaml"])
                .default_value("human")
                .help("Output format"),
        ])
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let opened = OpenedRegistry::new(None, matches)?;
    let network = opened.analysis.network();
    opened.warn(terminal);
    opened.dated()?;
    let named = show::ShownRecord::named(network, id);
    let meant = match named.as_slice() {
        // An id takes precedence over a name.
        [only] if show::ShownRecord::find(network, id).is_none() => only.as_str(),
        _ => id,
    };
    let Some(shown) = show::ShownRecord::find(network, meant) else {
        return Err(not_found(network, id, &named).into());
    };
    match matches
        .get_one::<String>("format")
        .map_or("human", String::as_str)
    {
        "human" => terminal.say(&show::text(&opened, network, &shown))?,
        format => {
            let value = show::value(&opened, network, &shown);
            let text = if format == "json" {
                serde_json::to_string_pretty(&value)?
            } else {
                serde_yaml::to_string(&value)?
            };
            writeln!(terminal.out, "{}", text.trim_end())?;
        }
    }
    Ok(Exit::Done)
}

/// What to say of a word that is not an id, and not the name of one record alone.
fn not_found(network: &Network<'_>, word: &str, named: &[String]) -> UsageError {
    if named.len() > 1 {
        let message = format!("`{word}` is the name of {} records", named.len());
        return UsageError::new(message, format!("name one by its id: {}", named.join(", ")));
    }
    let actors = network.actors.iter().map(|actor| actor.id);
    let ids = network.records.ids();
    let known = ids.into_iter().chain(actors).collect::<BTreeSet<_>>();
    let known = Suggestions::new(known.into_iter().map(|id| (id, Vec::new())));
    // A state that ISO knows, and of which nothing is recorded.
    let help = match (named, known.closest(word)) {
        ([only], _) => format!("`{word}` is `{only}`, about which nothing is recorded"),
        (_, Some(found)) => found.help(word),
        _ => "`chancery list TABLE` shows the ids of the records of a table".to_owned(),
    };
    UsageError::new(format!("no record has the id or the name `{word}`"), help)
}
