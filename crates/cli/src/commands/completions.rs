use anyhow::Result;
use clap::{Arg, ArgMatches, value_parser};
use clap_complete::Shell;

use super::Command;
use crate::exit::Exit;
use crate::shell_values::write_script;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "completions",
    sentence: "Print what a shell reads to complete commands, flags, words and ids",
    define: |command| {
        command.arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(Shell))
                .help("The shell that reads them"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let mut text = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        write_script(*shell, &mut text)?;
    }
    terminal.file("the completions", &text)?;
    Ok(Exit::Done)
}
