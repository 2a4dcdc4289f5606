use std::path::PathBuf;

use anyhow::Result;
use clap::{Arg, ArgMatches};

use super::{Command, folder};
use crate::changelog::{Changelog, FORMATS};
use crate::exit::Exit;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "changelog",
    sentence: "Write what each commit changed in a registry, as Markdown, JSON or an Atom feed",
    define,
    run,
};

fn define(command: clap::Command) -> clap::Command {
    command.args([
        folder(),
        Arg::new("git")
            .long("git")
            .value_name("FROM[..TO]")
            .required(true)
            .help("The commits behind this revision, up to another one [default: HEAD]"),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(FORMATS.iter().map(|it| it.name).collect::<Vec<_>>())
            .default_value(FORMATS[0].name)
            .help("Output format"),
    ])
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let range = matches.get_one::<String>("git").map_or("", String::as_str);
    let changelog = Changelog::new(range, matches.get_one::<PathBuf>("dir"), matches)?;
    let name = matches.get_one::<String>("format");
    let mut formats = FORMATS.iter();
    let named = formats.find(|format| Some(format.name) == name.map(String::as_str));
    let format = named.unwrap_or(&FORMATS[0]);
    terminal.file(format.name, (format.text)(&changelog).as_bytes())?;
    Ok(Exit::Done)
}
