use std::io::Write;

use anyhow::Result;
use chancery_core::audit::Verdicts;
use chancery_core::network::Network;
use chancery_export::formats::Options;
use chancery_export::formats::csv::write_table;
use chancery_export::views::{ColumnKind, Row, TABLES, Table, Views};
use clap::{Arg, ArgMatches};
use unicode_width::UnicodeWidthStr;

use super::Command;
use crate::exit::{Exit, UsageError};
use crate::registry::Opened;
use crate::selector;
use crate::terminal::Terminal;
use crate::values::row_value;

pub(super) static COMMAND: Command = Command {
    name: "list",
    sentence: "Lists partners, partnerships, instruments, states and more, narrowed by flags",
    define,
    run,
};

fn define(command: clap::Command) -> clap::Command {
    let command = command.args([
        Arg::new("table")
            .value_name("TABLE")
            .required(true)
            .value_parser(TABLES.iter().map(|table| table.name).collect::<Vec<_>>())
            .help("What is listed"),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(["table", "csv", "json", "yaml"])
            .default_value("table")
            .help("How it is written"),
        Arg::new("columns")
            .long("columns")
            .value_name("COLUMN,...")
            .value_delimiter(',')
            .help("Which columns; default: the main ones in a table for people, else all"),
    ]);
    selector::define(command)
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let name = matches
        .get_one::<String>("table")
        .map_or("", String::as_str);
    let Some(table) = TABLES.iter().copied().find(|table| table.name == name) else {
        return Err(UsageError::new(format!("there is no table `{name}`"), "see --help").into());
    };
    let columns = columns(table, matches)?;
    let asked = selector::parse(matches, table.noun, table.name)?;
    let opened = Opened::new(None, matches)?;
    let network = Network::new(&opened.reading.registry);
    let verdicts = Verdicts::new(&network, None);
    if let Some(exit) = opened.gate(&network, &verdicts, terminal)? {
        return Ok(exit);
    }
    let selection = selector::select(&network, &asked, matches, table.noun)?;
    let views = Views::new(selection, &verdicts);
    let format = matches
        .get_one::<String>("format")
        .map_or("table", String::as_str);
    match format {
        "csv" => write_table(
            table,
            &columns,
            &views,
            &Options::default(),
            &mut terminal.out,
        )?,
        "json" | "yaml" => {
            let rows: Vec<serde_json::Value> = (table.rows)(&views)
                .map(|row| row_value(table, &columns, &row))
                .collect();
            let text = if format == "json" {
                serde_json::to_string_pretty(&rows)?
            } else {
                serde_yaml::to_string(&rows)?
            };
            writeln!(terminal.out, "{}", text.trim_end())?;
        }
        _ => {
            let rows: Vec<Row<'_>> = (table.rows)(&views).collect();
            write_aligned(table, &columns, &rows, &mut terminal.out)?;
            writeln!(terminal.err, "{}", count_line(table, &rows, &views))?;
        }
    }
    Ok(Exit::Done)
}

/// The positions of the columns that are wanted.
fn columns(table: &Table, matches: &ArgMatches) -> Result<Vec<usize>> {
    let format = matches
        .get_one::<String>("format")
        .map_or("table", String::as_str);
    let position = |name: &str| table.columns.iter().position(|column| column.name == name);
    if let Some(names) = matches.get_many::<String>("columns") {
        let found = names.map(|name| {
            position(name).ok_or_else(|| {
                let all: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
                let message = format!("{} have no column `{name}`", table.name);
                UsageError::new(message, format!("the columns are {}", all.join(", "))).into()
            })
        });
        return found.collect();
    }
    if format == "table" {
        return Ok(table
            .listed
            .iter()
            .filter_map(|name| position(name))
            .collect());
    }
    Ok((0..table.columns.len()).collect())
}

/// Writes the columns aligned, with their names above.
fn write_aligned(
    table: &Table,
    columns: &[usize],
    rows: &[Row<'_>],
    out: &mut dyn Write,
) -> Result<()> {
    let mut lines: Vec<Vec<String>> = Vec::with_capacity(rows.len() + 1);
    lines.push(
        columns
            .iter()
            .map(|column| table.columns[*column].name.to_owned())
            .collect(),
    );
    for row in rows {
        lines.push(
            columns
                .iter()
                .map(|column| row[*column].as_text().into_owned())
                .collect(),
        );
    }
    let widths: Vec<usize> = (0..columns.len())
        .map(|index| {
            lines
                .iter()
                .map(|line| line[index].width())
                .max()
                .unwrap_or_default()
        })
        .collect();
    for line in &lines {
        let mut text = String::new();
        for ((cell, width), column) in line.iter().zip(&widths).zip(columns) {
            let space = " ".repeat(width - cell.width());
            let is_number = table.columns[*column].kind == ColumnKind::Integer;
            if is_number {
                text.push_str(&space);
            }
            text.push_str(cell);
            if !is_number {
                text.push_str(&space);
            }
            text.push_str("  ");
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// How many rows there are: '24 partners on 2025-12-13, and 2 more are possible'.
fn count_line(table: &Table, rows: &[Row<'_>], views: &Views<'_>) -> String {
    let holds = table
        .columns
        .iter()
        .position(|column| column.kind == ColumnKind::Holds);
    let is_possible =
        |row: &&Row<'_>| holds.is_some_and(|index| row[index].as_text() == "possible");
    let possible = rows.iter().filter(is_possible).count();
    let certain = rows.len() - possible;
    let is_panel = table.position("year").is_some();
    let noun = match (is_panel, certain) {
        (true, 1) => format!("row of {}", table.name),
        (true, _) => format!("rows of {}", table.name),
        (false, 1) => singular(table.name).replace('_', " "),
        (false, _) => table.name.replace('_', " "),
    };
    let day = match table.noun {
        // Each row has its own.
        _ if is_panel => String::new(),
        chancery_core::select::SelectorNoun::Partners
        | chancery_core::select::SelectorNoun::Partnerships => {
            format!(" on {}", views.selection.day)
        }
        _ => String::new(),
    };
    let more = match possible {
        0 => String::new(),
        1 => ", and 1 more is possible".to_owned(),
        more => format!(", and {more} more are possible"),
    };
    format!("{certain} {noun}{day}{more}")
}

/// One of the records that a table is named after.
fn singular(name: &str) -> String {
    match (name.strip_suffix("ies"), name.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        // What cannot be counted has no other form.
        (None, None) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_record_is_called_in_the_singular() {
        let words = TABLES.iter().map(|table| singular(table.name));
        let words: Vec<String> = words.collect();
        for word in [
            "partner",
            "instrument_party",
            "signatory",
            "evidence",
            "tier",
        ] {
            assert!(words.iter().any(|it| it == word), "{word}: {words:?}");
        }
    }
}
