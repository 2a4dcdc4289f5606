use std::collections::BTreeSet;
use std::io::Write as _;

use anyhow::Result;
use chancery_core::audit::Verdicts;
use chancery_core::finding::Suggestions;
use chancery_core::network::Network;
use clap::{Arg, ArgMatches};

use super::Command;
use crate::exit::{Exit, UsageError};
use crate::registry::Opened;
use crate::show;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "show",
    sentence: "Shows one record with all that hangs on it",
    define: |command| {
        command.args([
            Arg::new("id")
                .value_name("ID")
                .required(true)
                .help("The id of any record or state"),
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json", "yaml"])
                .default_value("text")
                .help("How it is written"),
        ])
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let opened = Opened::new(None, matches)?;
    let network = Network::new(&opened.reading.registry);
    let verdicts = Verdicts::new(&network, None);
    if let Some(exit) = opened.gate(&network, &verdicts, terminal)? {
        return Ok(exit);
    }
    opened.dated()?;
    let Some(shown) = show::Shown::find(&network, id) else {
        let states = network.states.iter().map(|state| state.id);
        let ids = network.records.ids();
        let known = ids.into_iter().chain(states).collect::<BTreeSet<_>>();
        let known = Suggestions::new(known.into_iter().map(|id| (id, Vec::new())));
        let help = match known.of(id) {
            Some(found) => found.help(id),
            None => "`chancery list` shows the ids of records".to_owned(),
        };
        return Err(UsageError::new(format!("no record has the id `{id}`"), help).into());
    };
    match matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
    {
        "text" => terminal.say(&show::text(&opened, &network, &shown))?,
        format => {
            let value = show::value(&opened, &network, &shown);
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
