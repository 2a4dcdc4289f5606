use std::io::Write;

use anyhow::Result;
use chancery_core::date::Truth;
use chancery_core::finding::{visible, visible_lines};
use chancery_core::model::Selector;
use chancery_core::select::SelectorNoun;
use chancery_export::formats::Options;
use chancery_export::formats::csv::write_table;
use chancery_export::views::{
    Cell, ColumnKind, ExportContext, Row, TABLES, Table, tables, undated_words,
};
use clap::{Arg, ArgMatches};
use unicode_width::UnicodeWidthStr;

use super::Command;
use crate::exit::{Exit, UsageError};
use crate::panel;
use crate::registry::OpenedRegistry;
use crate::selector;
use crate::terminal::Terminal;
use crate::values::row_value;

pub(super) static COMMAND: Command = Command {
    name: "list",
    sentence: "List partners, partnerships, instruments, states and more, narrowed by flags",
    define,
    run,
};

fn define(command: clap::Command) -> clap::Command {
    let command = command.args([
        Arg::new("table")
            .value_name("TABLE")
            .required(true)
            .value_parser(TABLES.iter().map(|table| table.name).collect::<Vec<_>>())
            .help("What to list"),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(["human", "csv", "json", "yaml"])
            .default_value("human")
            .help("Output format"),
        Arg::new("columns")
            .long("columns")
            .value_name("COLUMN,...")
            .value_delimiter(',')
            .help("Which columns [default: the main ones in the format human, otherwise all]"),
        panel::argument(),
    ]);
    selector::define(command)
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let name = matches
        .get_one::<String>("table")
        .map_or("", String::as_str);
    let Some(table) = TABLES.iter().copied().find(|table| table.name == name) else {
        return Err(UsageError::new(format!("unknown table `{name}`"), "see --help").into());
    };
    let columns = columns(table, matches)?;
    let form = panel::form(matches);
    panel::check(form, &[table])?;
    let asked = selector::parse(matches, table.noun, table.name)?;
    let opened = OpenedRegistry::to_the_end(None, matches)?;
    let network = opened.analysis.network();
    opened.warn(terminal);
    opened.dated()?;
    let mut selection = selector::select(network, &asked, matches, table.noun)?;
    selection.only_of_ego = is_of_one(table, matches)?;
    opened.warn_of_later(selection.day, terminal);
    let mut views = ExportContext::new(&opened.analysis, selection);
    views.panel = form;
    if let Some(reason) = tables::too_large(table, &views, tables::MOST_PANEL_ROWS) {
        let message = format!("{} is too large: {reason}", table.name);
        return Err(UsageError::new(message, "name one day with --on DAY").into());
    }
    let format = matches
        .get_one::<String>("format")
        .map_or("human", String::as_str);
    match format {
        "csv" => write_table(
            table,
            &columns,
            &views,
            &Options::default(),
            &mut terminal.out,
        )?,
        "json" => write_json(table, &columns, &views, &mut terminal.out)?,
        "yaml" => write_yaml(table, &columns, &views, &mut terminal.out)?,
        _ => {
            let is_whole = matches.get_many::<String>("columns").is_some();
            let columns = (&*columns, is_whole);
            let counts = write_aligned(table, columns, &views, &mut terminal.out)?;
            writeln!(terminal.err, "{}", count_line(table, counts, &views))?;
            if let Some(line) = members_meant(table, &asked) {
                writeln!(terminal.err, "{line}")?;
            }
            let undated = undated_words(&views.selection, table.noun);
            if let Some([why, what]) = undated.filter(|_| !table.is_panel()) {
                writeln!(terminal.err, "{why}\n{what}")?;
            }
        }
    }
    Ok(Exit::Done)
}

/// How to ask for the members of an organisation, where its own memberships are listed.
fn members_meant(table: &Table, asked: &Selector) -> Option<String> {
    let [organisation] = asked.organisation.as_slice() else {
        return None;
    };
    let is_meant = table.noun == SelectorNoun::Memberships && asked.member_of.is_empty();
    is_meant.then(|| {
        format!(
            "these are the organisations to which {organisation} belongs; `--member-of \
             {organisation}` lists its members"
        )
    })
}

/// The positions of the columns that are wanted.
fn columns(table: &Table, matches: &ArgMatches) -> Result<Vec<usize>> {
    let format = matches
        .get_one::<String>("format")
        .map_or("human", String::as_str);
    let position = |name: &str| table.columns.iter().position(|column| column.name == name);
    if let Some(names) = matches.get_many::<String>("columns") {
        let found = names.map(|name| {
            position(name).ok_or_else(|| {
                let all: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
                let message = format!("unknown column `{name}` in the table `{}`", table.name);
                UsageError::new(message, format!("valid columns are {}", all.join(", "))).into()
            })
        });
        return found.collect();
    }
    if format == "human" {
        return Ok(table
            .listed
            .iter()
            .filter_map(|name| position(name))
            .collect());
    }
    Ok((0..table.columns.len()).collect())
}

/// Writes an array of objects, row by row, so that a long table is never in memory as a whole.
fn write_json(
    table: &Table,
    columns: &[usize],
    views: &ExportContext<'_>,
    out: &mut dyn Write,
) -> Result<()> {
    let mut start = "[\n  ";
    for row in table.rows(views) {
        let object = serde_json::to_string_pretty(&row_value(table, columns, &row))?;
        write!(out, "{start}{}", object.replace('\n', "\n  "))?;
        start = ",\n  ";
    }
    let is_empty = start.starts_with('[');
    writeln!(out, "{}", if is_empty { "[]" } else { "\n]" })?;
    Ok(())
}

/// Writes the same as YAML, row by row.
fn write_yaml(
    table: &Table,
    columns: &[usize],
    views: &ExportContext<'_>,
    out: &mut dyn Write,
) -> Result<()> {
    let mut is_empty = true;
    for row in table.rows(views) {
        is_empty = false;
        let item = serde_yaml::to_string(&[row_value(table, columns, &row)])?;
        out.write_all(item.as_bytes())?;
    }
    if is_empty {
        writeln!(out, "[]")?;
    }
    Ok(())
}

/// How many rows there are, and how many of them are possible only.
#[derive(Clone, Copy, Default)]
struct Counts {
    rows: usize,
    possible: usize,
}

/// The most entries of a list that a table for the eye has in one cell; of more it has the number.
const MOST_IN_A_CELL: usize = 8;

/// A cell in a table for the eye. `is_whole` is what was asked for by its name.
fn shown(cell: &Cell<'_>, column: &str, is_whole: bool) -> String {
    match cell {
        Cell::List(all) if all.len() > MOST_IN_A_CELL && !is_whole => {
            format!("{} {}", all.len(), column.replace('_', " "))
        }
        cell => visible(&cell.as_text()).into_owned(),
    }
}

/// Writes the columns aligned, with their names above. The rows are made twice, so that a long
/// table is never in memory as a whole: for their widths and counts, and to be written.
fn write_aligned(
    table: &Table,
    (columns, is_whole): (&[usize], bool),
    views: &ExportContext<'_>,
    out: &mut dyn Write,
) -> Result<Counts> {
    let text =
        |row: &Row<'_>, column: usize| shown(&row[column], table.columns[column].name, is_whole);
    let kinds: Vec<ColumnKind> = columns.iter().map(|it| table.columns[*it].kind).collect();
    let head: Vec<&str> = columns.iter().map(|it| table.columns[*it].name).collect();
    let mut widths: Vec<usize> = head.iter().map(|name| name.width()).collect();
    let mut all = table.columns.iter();
    let holds = all.position(|column| column.kind == ColumnKind::Holds);
    let mut counts = Counts::default();
    for row in table.rows(views) {
        counts.rows += 1;
        let is_possible = holds.is_some_and(|index| row[index] == Cell::Holds(Truth::Unknown));
        counts.possible += usize::from(is_possible);
        for (width, column) in widths.iter_mut().zip(columns) {
            *width = text(&row, *column).width().max(*width);
        }
    }
    write_line(&head, &widths, &kinds, out)?;
    for row in table.rows(views) {
        let cells: Vec<String> = columns.iter().map(|it| text(&row, *it)).collect();
        write_line(&cells, &widths, &kinds, out)?;
    }
    Ok(counts)
}

/// Writes one line: numbers to the right, all else to the left.
fn write_line(
    cells: &[impl AsRef<str>],
    widths: &[usize],
    kinds: &[ColumnKind],
    out: &mut dyn Write,
) -> Result<()> {
    let mut text = String::new();
    for ((cell, width), kind) in cells.iter().zip(widths).zip(kinds) {
        let cell = cell.as_ref();
        let space = " ".repeat(width - cell.width());
        let (before, after) = match kind {
            ColumnKind::Integer => (space.as_str(), ""),
            _ => ("", space.as_str()),
        };
        text.extend([before, cell, after, "  "]);
    }
    writeln!(out, "{}", visible_lines(text.trim_end()))?;
    Ok(())
}

/// How many rows there are: '24 partners on 2025-12-13, and 2 more are possible'.
fn count_line(table: &Table, counts: Counts, views: &ExportContext<'_>) -> String {
    let Counts { rows, possible } = counts;
    let certain = rows - possible;
    let is_panel = table.is_panel();
    let noun = match (is_panel, certain) {
        (true, 1) => format!("row of {}", table.name),
        (true, _) => format!("rows of {}", table.name),
        (false, 1) => singular(table.name).replace('_', " "),
        (false, _) => table.name.replace('_', " "),
    };
    let day = match table.noun {
        // Each row has its own.
        _ if is_panel => String::new(),
        SelectorNoun::Others => String::new(),
        // Whether one still binds is not what a row says.
        SelectorNoun::Instruments => {
            let of = match table.name {
                "instruments" => "",
                _ => " of instruments",
            };
            format!("{of} concluded by {}", views.selection.day)
        }
        _ if views.selection.selector.ended.is_some() => {
            let day = views.selection.day;
            match table.noun {
                SelectorNoun::Partners | SelectorNoun::States | SelectorNoun::Actors => {
                    format!(" by a partnership that had ended by {day}")
                }
                _ => format!(" that had ended by {day}"),
            }
        }
        _ => format!(" on {}", views.selection.day),
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

/// Whether `--of` names the one whose partnerships or instruments are listed.
///
/// # Errors
///
/// If it is given for a table in which nobody is a partner or a party.
fn is_of_one(table: &Table, matches: &ArgMatches) -> Result<bool> {
    if !matches.contains_id("of") {
        return Ok(false);
    }
    match table.noun {
        SelectorNoun::Partnerships | SelectorNoun::Instruments => Ok(true),
        SelectorNoun::Partners => Ok(false),
        // A panel counts the partners of each state, and says who is one of that actor's.
        _ if table.is_panel() => Ok(false),
        _ => {
            let message = format!("--of cannot be used to select {}", table.name);
            let help = "`list partners`, `list partnerships` and `list instruments` take it";
            Err(UsageError::new(message, help).into())
        }
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
