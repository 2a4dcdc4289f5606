use std::io::ErrorKind;

use anyhow::{Result, anyhow};
use clap::ArgMatches;
use lsp_server::Connection;

use super::Command;
use crate::exit::Exit;
use crate::lsp;
use crate::rules_url;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "lsp",
    sentence: "Answer an editor by the Language Server Protocol, on standard input and output",
    define: |command| {
        command.arg(rules_url::argument()).after_help(
            "An editor starts it; `editors/` of the project shows how. It reads the registry in \
             which a file is open, and writes nothing.",
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let rules_url = rules_url::chosen(matches)?;
    let (connection, threads) = Connection::stdio();
    let is_in_order = lsp::serve(&connection, rules_url).map_err(|error| anyhow!(error))?;
    drop(connection);
    if let Err(error) = threads.join() {
        match error.kind() {
            ErrorKind::InvalidData => {
                terminal.error("the editor sent what is not a message of the protocol");
            }
            _ => terminal.error(&format!("the editor cannot be heard or answered: {error}")),
        }
        return Ok(Exit::Failed);
    }
    Ok(if is_in_order {
        Exit::Done
    } else {
        Exit::Failed
    })
}
