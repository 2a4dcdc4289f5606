use std::io::ErrorKind;

use anyhow::Result;
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
             which a file is open, and writes nothing. It ends with exit code 0 if the editor asked \
             it to shut down before, and otherwise with 1.",
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let rules_url = rules_url::chosen(matches)?;
    let (connection, threads) = Connection::stdio();
    // It fails where nobody takes its answers any more, which the threads know better.
    let is_in_order = lsp::serve(&connection, rules_url);
    drop(connection);
    if let Err(error) = threads.join() {
        match error.kind() {
            ErrorKind::InvalidData => {
                terminal.error("the editor sent what is not a message of the protocol");
            }
            ErrorKind::BrokenPipe | ErrorKind::ConnectionReset => return Ok(Exit::NotShutDown),
            _ => terminal.error(&format!("the editor cannot be heard or answered: {error}")),
        }
        return Ok(Exit::Failed);
    }
    Ok(match is_in_order {
        Ok(true) => Exit::Done,
        _ => Exit::NotShutDown,
    })
}
