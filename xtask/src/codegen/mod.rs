//! The documents that derive from tables.

mod cli;
mod columns;
mod export_schema;
mod format;
mod pictures;
mod rules;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use clap::{Arg, ArgAction, ArgMatches};

use crate::Chore;
use crate::root::root;

pub(crate) static CHORE: Chore = Chore {
    name: "codegen",
    sentence: "Writes what derives from tables and data: format, rules, columns, commands, pictures",
    arguments: |command| {
        command.arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Write nothing, and fail where a document is stale"),
        )
    },
    run,
};

/// The command that writes all documents.
pub const MENDING_COMMAND: &str = "cargo xtask codegen";

/// A document that derives from a table.
struct Document {
    /// Its path below the repository.
    path: &'static str,
    /// Its text, without the line that says where it comes from.
    text: fn() -> String,
}

static DOCUMENTS: &[Document] = &[
    Document {
        path: "docs/cli.md",
        text: cli::text,
    },
    Document {
        path: "docs/columns.md",
        text: columns::text,
    },
    Document {
        path: "docs/format.md",
        text: format::text,
    },
    Document {
        path: "docs/pictures/map.svg",
        text: pictures::map,
    },
    Document {
        path: "docs/pictures/memberships.svg",
        text: pictures::memberships,
    },
    Document {
        path: "docs/pictures/network.svg",
        text: pictures::network,
    },
    Document {
        path: "docs/pictures/timeline.svg",
        text: pictures::timeline,
    },
    Document {
        path: "docs/rules.md",
        text: rules::text,
    },
    Document {
        path: "schema/export.schema.json",
        text: export_schema::text,
    },
];

/// The documents in the repository that are not as they would be written, by path.
#[must_use]
pub fn stale() -> Vec<&'static str> {
    let root = root();
    DOCUMENTS
        .iter()
        .filter(|document| is_stale(&root, document))
        .map(|d| d.path)
        .collect()
}

fn is_stale(root: &Path, document: &Document) -> bool {
    fs::read_to_string(root.join(document.path)).ok().as_deref() != Some(&*whole_text(document))
}

fn whole_text(document: &Document) -> String {
    let text = (document.text)();
    if document.path.ends_with(".json") {
        // JSON has no comments.
        return text + "\n";
    }
    if document.path.ends_with(".svg") {
        // A picture is as the program writes it.
        return text;
    }
    format!(
        "<!-- Written by `{MENDING_COMMAND}`. Do not edit. -->\n\n{}\n",
        text.trim_end()
    )
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    let root = root();
    let mut is_well = true;
    for document in DOCUMENTS
        .iter()
        .filter(|document| is_stale(&root, document))
    {
        let path = document.path;
        if arguments.get_flag("check") {
            println!("stale   {path}: run `{MENDING_COMMAND}`");
            is_well = false;
        } else {
            fs::write(root.join(path), whole_text(document))
                .with_context(|| format!("cannot write {path}"))?;
            println!("written {path}");
        }
    }
    Ok(is_well)
}

/// A table in Markdown. Bars in cells are escaped, so that they do not divide them.
fn markdown_table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | ")).replace("|  |", "| |")
    };
    let mut table = line(header.iter().map(|cell| (*cell).to_owned()).collect());
    table.push_str(&format!("|{}\n", "---|".repeat(header.len())));
    table.extend(rows.into_iter().map(line));
    table
}
