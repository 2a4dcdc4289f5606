use anyhow::Result;
use clap::{Arg, ArgMatches};
use clap_mangen::Man;

use super::{Command, command};
use crate::exit::{Exit, UsageError};
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "man",
    sentence: "Print the manual page of the program or of a command, as roff",
    define: |command| {
        command.arg(
            Arg::new("command")
                .value_name("COMMAND")
                .num_args(0..)
                .help("A command, as `new partnership` [default: the program]"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let mut program = command();
    program.build();
    let names = matches.get_many::<String>("command");
    let page = names
        .into_iter()
        .flatten()
        .try_fold(&program, |above, name| named(above, name))?
        .clone();
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    terminal.file("the page", &text)?;
    Ok(Exit::Done)
}

/// The command of this name below another.
fn named<'c>(above: &'c clap::Command, name: &str) -> Result<&'c clap::Command> {
    let below: Vec<&clap::Command> = above
        .get_subcommands()
        .filter(|it| it.get_name() != "help")
        .collect();
    let known = below.iter().find(|it| it.get_name() == name);
    let known = known.copied().ok_or_else(|| {
        let names: Vec<&str> = below.iter().map(|it| it.get_name()).collect();
        let help = match names.is_empty() {
            true => format!("`{}` has no commands of its own", above.get_name()),
            false => format!("the commands are {}", names.join(", ")),
        };
        UsageError::new(format!("unknown command `{name}`"), help)
    })?;
    Ok(known)
}
