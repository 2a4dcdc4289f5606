use std::io::Write as _;

use anyhow::Result;
use chancery_core::check::RULES;
use chancery_core::model::Choice;
use clap::ArgMatches;

use super::Command;
use crate::exit::Exit;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "rules",
    sentence: "Lists the rules with their default levels",
    define: |command| command,
    run,
};

fn run(_: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let width = RULES
        .iter()
        .map(|rule| rule.name.len())
        .max()
        .unwrap_or_default();
    for rule in RULES.iter() {
        let level = rule.level.name();
        writeln!(
            terminal.out,
            "{:width$}  {level:7}  {}",
            rule.name, rule.summary
        )?;
    }
    Ok(Exit::Done)
}
