use std::io::Write as _;

use anyhow::Result;
use chancery_core::check::{RULES, rule};
use chancery_core::finding::{Rule, nearest};
use chancery_core::model::Keyword;
use clap::ArgMatches;

use super::Command;
use crate::exit::{Exit, UsageError};
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "rules",
    sentence: "List all rules with their default levels",
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

/// The rule that an argument names; a note says so where the name is a former one.
pub(super) fn named(name: &str, terminal: &mut Terminal) -> Result<&'static Rule, UsageError> {
    let Some(rule) = rule(name) else {
        let help = match nearest(name, RULES.iter().map(|rule| rule.name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`chancery rules` lists all rules".to_owned(),
        };
        return Err(UsageError::new(format!("unknown rule `{name}`"), help));
    };
    if rule.name != name {
        terminal.note(&format!("the rule `{name}` is now called `{rule}`"));
    }
    Ok(rule)
}
