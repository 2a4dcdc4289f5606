use anyhow::Result;
use chancery_core::check::is_reader_rule;
use chancery_core::model::Keyword;
use clap::{Arg, ArgMatches};

use super::{Command, rules};
use crate::exit::Exit;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "explain",
    sentence: "Explain what a rule finds, why, and what to do about it",
    define: |command| {
        command.arg(
            Arg::new("rule")
                .value_name("RULE")
                .required(true)
                .help("Name of the rule"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let name = matches.get_one::<String>("rule").map_or("", String::as_str);
    let rule = rules::named(name, terminal)?;
    let page = page_for_reading(rule.page);
    let least = if is_reader_rule(rule) {
        ", which cannot be lowered"
    } else {
        ""
    };
    terminal.say(&format!(
        "{page}\nDefault level: {}{least}.\n",
        rule.level.name()
    ))?;
    Ok(Exit::Done)
}

/// The page without the words behind its code fences, which are for the test that runs them.
fn page_for_reading(page: &str) -> String {
    let mut out = String::new();
    for line in page.lines() {
        out.push_str(if line.starts_with("```yaml") {
            "```yaml"
        } else {
            line
        });
        out.push('\n');
    }
    out
}
