use anyhow::Result;
use clap::{Arg, ArgMatches};

use super::Command;
use crate::exit::Exit;
use crate::schema::SCHEMA_FILES;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "schema",
    sentence: "Print the JSON Schema of record files or of registry.yaml, for editors",
    define: |command| {
        let names: Vec<&str> = SCHEMA_FILES.iter().map(|file| file.name).collect();
        command.arg(
            Arg::new("file")
                .value_name("FILE")
                .value_parser(names)
                .default_value(SCHEMA_FILES[0].name)
                .help("Which file: one with records, or registry.yaml"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let name = matches.get_one::<String>("file");
    let meant = SCHEMA_FILES
        .iter()
        .find(|file| Some(file.name) == name.map(String::as_str));
    let text = meant.unwrap_or(&SCHEMA_FILES[0]).text();
    terminal.file("the schema", text.as_bytes())?;
    Ok(Exit::Done)
}
