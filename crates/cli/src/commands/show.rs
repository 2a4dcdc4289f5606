use std::io::Write as _;

use anyhow::Result;
use clap::{Arg, ArgMatches};

use super::Command;
use crate::exit::Exit;
use crate::registry::OpenedRegistry;
use crate::show::{self, names::KnownNames};
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "show",
    sentence: "Show one record and everything that refers to it",
    define: |command| {
        command.args([
            Arg::new("id")
                .value_name("ID")
                .required(true)
                .help("Id or name of a record or state; capitals and accents make no difference"),
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
    let opened = OpenedRegistry::to_the_end(None, matches)?;
    let network = opened.analysis.network();
    opened.warn(terminal);
    opened.dated()?;
    let names = KnownNames::new(network);
    let meant = names.meant(id);
    let meant = match meant.as_slice() {
        [only] => *only,
        _ => id,
    };
    let Some(shown) = show::ShownRecord::find(network, meant) else {
        return Err(names.not_found(id).into());
    };
    match matches
        .get_one::<String>("format")
        .map_or("human", String::as_str)
    {
        "human" => terminal.say(&show::text(opened, network, &shown, show::Most::ALL))?,
        format => {
            let value = show::value(opened, network, &shown);
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
