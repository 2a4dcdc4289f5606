use anyhow::Result;
use clap::{Arg, ArgMatches};
use clap_mangen::Man;

use super::{COMMANDS, Command, command};
use crate::exit::{Exit, UsageError};
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "man",
    sentence: "Print the manual page of the program or of a command, as roff",
    define: |command| {
        command.arg(
            Arg::new("command")
                .value_name("COMMAND")
                .help("A command [default: the program]"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let mut program = command();
    program.build();
    let page = match matches.get_one::<String>("command") {
        None => program,
        Some(name) => named(&program, name)?,
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    terminal.file("the page", &text)?;
    Ok(Exit::Done)
}

fn named(program: &clap::Command, name: &str) -> Result<clap::Command> {
    let names: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    let known = program
        .find_subcommand(name)
        .filter(|_| names.contains(&name));
    let known = known.ok_or_else(|| {
        let help = format!("the commands are {}", names.join(", "));
        UsageError::new(format!("unknown command `{name}`"), help)
    })?;
    Ok(known.clone())
}
