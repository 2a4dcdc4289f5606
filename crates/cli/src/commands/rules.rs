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
    for rule in RULES {
        let level = rule.level.name();
        writeln!(
            terminal.out,
            "{:width$}  {level:7}  {}",
            rule.name,
            first_sentence(rule.page)
        )?;
    }
    Ok(Exit::Done)
}

/// The first sentence of a page's first section.
fn first_sentence(page: &str) -> String {
    let body = page
        .split_once("## What it does")
        .map_or(page, |(_, body)| body);
    let paragraph: Vec<&str> = body
        .trim_start()
        .lines()
        .take_while(|line| !line.is_empty())
        .collect();
    let text = paragraph.join(" ");
    match text.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => text,
    }
}
